"""How long somebody may be held: every limit that may count, the longest first.

Pure: the moment, the clock and what the police say come in, the limits go out. The hours stand in
the law files (`holds_at_most` of a right). Where an exception may make a limit longer, the longer
one is in the list, so that nobody is told too early that a person must be free.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions, surest_version
from lawbase.model.law import HoldingLimit, Provision, Right, RightVersion


@dataclass(frozen=True, slots=True)
class Custody:
    """What is known about a detention.

    `since` is the moment of real restraint, or the last one at which it can have begun; None: not
    known. `police_say` is the id of an article, `offence`, `crime`, or anything else: not known.
    """

    country: str
    now: dt.datetime
    since: dt.datetime | None = None
    police_say: str = ""

    @property
    def held_for(self) -> dt.timedelta | None:
        """How long the person is held at least."""
        return None if self.since is None else self.now - self.since


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that may count; `ends` is None where the moment is not known."""

    right: Right
    version: RightVersion
    rule: HoldingLimit
    ends: dt.datetime | None
    passed: bool

    @property
    def cite(self) -> str:
        """Where the limit stands."""
        return self.rule.cite or self.version.cite


def articles_on(corpus: Corpus, country: str, day: dt.date) -> list[Provision]:
    """Return the articles that police may name on a day: those in force, or perhaps in force."""
    return [
        provision
        for provision in corpus.charges_of(country)
        if any(possible_versions(provision, day, day))
    ]


def limits(corpus: Corpus, custody: Custody) -> list[Limit]:
    """Return every limit that may count, the longest first; the court's time stands among them."""
    day = (custody.since or custody.now).date()
    kinds, arrest = _what_it_may_be(corpus, custody.police_say, day)
    found = [
        _limit(right, version, rule, custody)
        for right, version in _rights(corpus, custody.country, day)
        for rule in version.holds_at_most
        if rule.kind in kinds and (arrest or rule.reach != "arrest")
    ]
    return sorted(found, key=lambda limit: -limit.rule.hours)


def _rights(corpus: Corpus, country: str, day: dt.date) -> Iterator[tuple[Right, RightVersion]]:
    for right in corpus.rights.values():
        version = surest_version(right, day) if right.jurisdiction == country else None
        if version is not None:
            yield right, version


def _what_it_may_be(corpus: Corpus, police_say: str, day: dt.date) -> tuple[frozenset[str], bool]:
    """Return the kinds of case that it may be, and whether arrest may be a penalty."""
    article = corpus.provisions.get(police_say)
    if article is not None:
        kind = "offence" if article.kind == "offence" else "crime"
        return frozenset({kind}), _may_mean_arrest(article, day)
    named = {police_say} & {"offence", "crime"}
    return frozenset(named or {"offence", "crime"}), True


def _may_mean_arrest(article: Provision, day: dt.date) -> bool:
    """Whether some version that may count has arrest; an unseen text may have it too."""
    return any(
        version.text_not_seen
        or any(p.kind == "arrest" for part in version.parts for p in part.penalties)
        for version in possible_versions(article, day, day)
        if version is not None
    )


def _limit(right: Right, version: RightVersion, rule: HoldingLimit, custody: Custody) -> Limit:
    ends = None if custody.since is None else custody.since + dt.timedelta(hours=rule.hours)
    return Limit(right, version, rule, ends, ends is not None and ends <= custody.now)

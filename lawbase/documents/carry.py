"""The carry sheet: rights, phrases, deadlines and help of a country and a day. No answer of hers.

Two people with the same country, language, law and gate get the same bytes: this module never
sees a fact. Behind a gate the sheet is that gate's page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.documents.render import date_text, known_language
from lawbase.documents.words import (
    ACT_NAMES,
    COUNTRIES,
    N_,
    cite_text,
    cites_text,
    period_text,
    term_text,
)
from lawbase.i18n import title, translator
from lawbase.model.law import Right, RightVersion

# A shorter period would tell the day almost as well as the day itself: then it is not printed.
_SHORTEST_PERIOD: Final = dt.timedelta(days=300)

# The most useful rights first, by what she asks herself, and how many phrases are printed with
# them. Those in force on the day are printed.
TOPICS: Final[tuple[tuple[str, int, tuple[str, ...]], ...]] = (
    (N_("Who are you, and why?"), 0, ("kz.cao.14.3", "kg.co.526.5", "kg.const2021.59.5")),
    (
        N_("Silence"),
        1,
        ("kz.cao.767.3", "kg.co.517.3", "kg.const2021.59.5.rights", "kg.const2021.57.4"),
    ),
    (N_("A lawyer"), 1, ("kz.cao.749.1.1", "kg.co.500.4", "kg.const2021.59.5.lawyer")),
    (N_("Somebody is told"), 1, ("kz.cao.788.2", "kg.co.524.3")),
    (
        N_("How long"),
        1,
        (
            "kz.cao.789.1",
            "kz.cao.789.3",
            "kz.cao.789.2",
            "kz.cpc.131.4",
            "kg.co.526.1",
            "kg.co.526.2",
            "kg.co.526.2.prosecutor",
            "kg.cpc.12.1",
            "kg.const2021.59.4",
        ),
    ),
    (
        N_("A search"),
        2,
        (
            "kz.cao.791.4",
            "kz.cao.791.4.witnesses",
            "kz.cao.791.10",
            "kg.co.528.2",
            "kg.co.528.5",
        ),
    ),
    (
        N_("Your things and your phone"),
        3,
        (
            "kz.cao.795.2",
            "kz.cao.795.12",
            "kz.cao.16",
            "kg.co.36.1",
            "kg.co.137.papers",
            "kg.const2021.29.3",
        ),
    ),
    (
        N_("Papers and copies"),
        2,
        (
            "kz.cao.803.7",
            "kz.cao.803.8",
            "kz.cao.788.1",
            "kg.co.517.5",
            "kg.co.517.6",
            "kg.co.524.2",
        ),
    ),
    (N_("Money"), 1, ("kz.cao.893.2", "kg.co.518.1")),
    (
        N_("Doctor and interpreter"),
        1,
        ("kz.cao.758.2", "kg.co.526.5.doctor", "kg.co.505.1", "kg.const2021.59.5.doctor"),
    ),
)
# They assert nothing about place, work, money or other people.
PHRASES: Final = (
    N_("I do not agree. I will explain with a lawyer. Please write that down."),
    N_("Who are you, please? Which article is it?"),
    N_("I ask for a lawyer, and that somebody close is told."),
)
SIGN_NOTHING: Final = (
    N_("A blank paper, or one that you have not read."),
    N_("A paper in a language that you do not understand."),
    N_("A paper saying that you need no lawyer."),
    N_("A paper that you do not agree with. Or write on it first: I do not agree."),
)
SIGN_NOTHING_KZ: Final = (
    (
        N_("A warning on the spot. Your signature counts as an admission, and as a penalty."),
        ("kz.cao.807(1)(1)", "kz.cao.807(2)"),
    ),
    (
        N_("Half of the fine. Paid within seven days, it is an admission and closes the case."),
        ("kz.cao.810(1)", "kz.cao.811(2)"),
    ),
)
EVENTS: Final = {
    "ruling_received": N_("from the day you get the copy"),
    "refusal_received": N_("from the day you get it"),
    "detained_from": N_("from the day it happened"),
}
DEADLINES: Final = {
    "appeal_ruling": N_("To appeal a decision about you"),
    "complain_acts": N_("To complain about what officers did"),
    "appeal_refusal": N_("To appeal a refusal"),
}
COSTS: Final = (
    N_("Asking for a lawyer may keep you there longer."),
    N_("What you say without a lawyer can be used."),
    N_("A complaint shows your name to those you complain about."),
)
# Where to turn, in this order; the police never stand alone or first.
_BODIES: Final = ("prosecutor", "ombudsman", "police")
_PRINTED: Final = ("confirmed", "dated")


@dataclass(frozen=True, slots=True)
class RightWords:
    """A right as it is printed."""

    text: str
    say: str
    cite: str
    unseen: bool


@dataclass(frozen=True, slots=True)
class HelpWords:
    """A body, and the numbers that may be printed."""

    name: str
    contacts: list[str]


@dataclass(slots=True)
class _Printed:
    """What was printed: the check day, and how long it all applied unchanged."""

    verified: list[dt.date] = field(default_factory=list)
    begins: list[dt.date] = field(default_factory=list)
    ends: list[dt.date] = field(default_factory=list)

    def add(self, right: Right, version: RightVersion) -> None:
        self.verified.append(right.verified_to)
        self.begins.append(version.entry.latest)
        index = right.versions.index(version)
        if index + 1 < len(right.versions):
            self.ends.append(right.versions[index + 1].entry.latest - dt.timedelta(days=1))
        elif right.ended is not None:
            self.ends.append(right.ended)


def carry_view(
    corpus: Corpus, jurisdiction: str, day: dt.date, today: dt.date, language: str
) -> dict[str, Any]:
    """Return what the carry sheet shows.

    Args:
        corpus: the law.
        jurisdiction: kz or kg.
        day: whose law of procedure counts.
        today: for the contacts.
        language: of the words.
    """
    language = known_language(language)
    _ = translator(language)
    printed = _Printed()
    topics = list(_topics(corpus, jurisdiction, day, language, printed))
    sign_nothing = [(_(text), "") for text in SIGN_NOTHING]
    if jurisdiction == "kz":
        sign_nothing += [(_(text), cites_text(c, language)) for text, c in SIGN_NOTHING_KZ]
    return {
        "country": _(COUNTRIES[jurisdiction]),
        "checked": date_text(_checked(corpus, jurisdiction, printed), language),
        "period": _period(printed, language),
        "phrases": [_(phrase) for phrase in PHRASES],
        "sign_nothing": sign_nothing,
        "topics": topics,
        "unseen": any(right.unseen for _name, rights in topics for right in rights),
        "deadlines": list(_deadlines(corpus, jurisdiction, day, language)),
        "costs": [_(cost) for cost in COSTS],
        "bodies": list(bodies(corpus, jurisdiction, today, language)),
        "acts": _(ACT_NAMES[jurisdiction]),
    }


def _topics(
    corpus: Corpus, jurisdiction: str, day: dt.date, language: str, printed: _Printed
) -> Iterable[tuple[str, list[RightWords]]]:
    _ = translator(language)
    said: set[str] = set()
    for name, phrases, ids in TOPICS:
        rights: list[RightWords] = []
        for id_ in ids:
            right = corpus.rights.get(id_)
            version = surest_version(right, day) if right is not None else None
            if right is None or version is None or right.jurisdiction != jurisdiction:
                continue
            printed.add(right, version)
            say = version.say or ""
            if say in said or phrases == 0:
                say = ""
            elif say:
                said.add(say)
                phrases -= 1
            rights.append(
                RightWords(
                    _(version.text),
                    _(say) if say else "",
                    cite_text(version.cite, language),
                    version.text_not_seen,
                )
            )
        if rights:
            yield _(name), rights


def _checked(corpus: Corpus, jurisdiction: str, printed: _Printed) -> dt.date:
    acts = [a.verified_to for a in corpus.acts.values() if a.jurisdiction == jurisdiction]
    return min(printed.verified) if printed.verified else max(acts)


def _period(printed: _Printed, language: str) -> str:
    if not printed.begins:
        return ""
    first, last = max(printed.begins), min(printed.ends, default=None)
    if last is not None and last - first < _SHORTEST_PERIOD:
        return ""
    return period_text(first, last, language)


def _deadlines(
    corpus: Corpus, jurisdiction: str, day: dt.date, language: str
) -> Iterable[tuple[str, str, str, str]]:
    """Yield each general term: what for, how long, from when, where it stands."""
    _ = translator(language)
    for id_, name in DEADLINES.items():
        deadline = corpus.deadlines.get((jurisdiction, id_))
        if deadline is None or (deadline.ended is not None and day > deadline.ended):
            continue
        begun = [v for v in deadline.versions if v.entry.latest <= day]
        if not begun:
            continue
        newest = max(v.entry.latest for v in begun)
        current = [v for v in begun if v.entry.latest == newest]
        shortest = min(current, key=lambda v: (v.term.years, v.term.months, v.term.days)).term
        yield (
            _(name),
            term_text(shortest.days, shortest.months, shortest.years, language),
            _(EVENTS[deadline.event]),
            cites_text([v.cite for v in current], language),
        )


def bodies(corpus: Corpus, jurisdiction: str, today: dt.date, language: str) -> Iterable[HelpWords]:
    """Yield the bodies with a number that may be printed, the police last and never alone."""
    _ = translator(known_language(language))
    found: list[HelpWords] = []
    for body in _BODIES:
        authority = corpus.authorities.get(f"{jurisdiction}.authority.{body}")
        version = surest_version(authority, today) if authority is not None else None
        if version is None:
            continue
        contacts = []
        for contact in version.contacts:
            if contact.status not in _PRINTED:
                continue
            if contact.status == "dated":
                contacts.append(
                    _("{number} ({year}: check first)").format(
                        number=contact.value, year=contact.year
                    )
                )
            else:
                contacts.append(contact.value)
        name = title(version.name, known_language(language))
        if contacts or body != "police":
            found.append(HelpWords(name[:1].upper() + name[1:], contacts))
    return found

"""What to read again first: statements by how much harm an old text can do.

A statement is at risk when the law may have changed since it was checked. The harm is greatest
where it reassures: an article whose charge can be called without ground, on a text that nobody
saw, checked long ago.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.model.law import Dated, Provision

A_YEAR: Final = dt.timedelta(days=365)
# How much harm an old text of each kind does: a charge called groundless comes first.
_HARM: Final = {"charge": 4, "right": 3, "deadline": 3, "officer": 2, "remedy": 1, "authority": 1}
_UNSURE: Final = {"official": 0, "secondary": 1, "unverified": 2}


@dataclass(frozen=True, slots=True)
class Stale:
    """One statement in force: how long ago it was compared with the law, and how unsure it is.

    `risk` grows with the harm that an old text can do, the months since it was checked, and doubt.
    """

    id: str
    kind: str
    verified_to: dt.date
    checked_on: dt.date
    confidence: str
    text_not_seen: bool
    risk: int


def stale(corpus: Corpus, today: dt.date) -> list[Stale]:
    """Return every statement in force, the one to read again first at the top."""
    found = [
        _stale(id_, kind, entry.verified_to, version, today)
        for id_, kind, entry in _entries(corpus)
        if (version := surest_version(entry, today)) is not None
    ]
    return sorted(found, key=lambda row: (-row.risk, row.id))


def older_than_a_year(corpus: Corpus, today: dt.date) -> list[Stale]:
    """Return the statements in force that nobody has read for more than a year."""
    return [row for row in stale(corpus, today) if today - row.checked_on > A_YEAR]


def _entries(corpus: Corpus) -> Iterator[tuple[str, str, Any]]:
    for id_, provision in corpus.provisions.items():
        yield id_, _kind(provision), provision
    for id_, right in corpus.rights.items():
        yield id_, "right", right
    for (country, id_), deadline in corpus.deadlines.items():
        yield f"{country}:{id_}", "deadline", deadline
    for id_, remedy in corpus.remedies.items():
        yield id_, "remedy", remedy
    for id_, authority in corpus.authorities.items():
        yield id_, "authority", authority


def _kind(provision: Provision) -> str:
    return "charge" if provision.aimed_at == "person" else "officer"


def _stale(id_: str, kind: str, verified_to: dt.date, version: Dated, today: dt.date) -> Stale:
    months = max(0, (today - min(verified_to, version.checked_on)).days // 30)
    doubt = _UNSURE[version.confidence] + 2 * version.text_not_seen
    doubt += version.entry.earliest != version.entry.latest
    return Stale(
        id_,
        kind,
        verified_to,
        version.checked_on,
        version.confidence,
        version.text_not_seen,
        _HARM[kind] * (1 + months + 2 * doubt),
    )

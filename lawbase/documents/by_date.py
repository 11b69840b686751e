"""Answers side by side where the days of a case span two versions: which counts from when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lawbase.model.assessment import ChargeFinding
from lawbase.model.case import Days
from lawbase.model.law import EntryDay, Provision, Version


@dataclass(frozen=True, slots=True)
class DatedAnswer:
    """One of the answers: it counts from `first` and before `before`, where these say anything.

    `argued`: on every told day where it may count, another answer may count too. So it is an
    argument, and no answer to rest on.
    """

    finding: ChargeFinding
    first: dt.date | None
    before: dt.date | None
    argued: bool


def answers_by_date(provision: Provision, charge: ChargeFinding, days: Days) -> list[DatedAnswer]:
    """Return every answer that the days allow, the less reassuring first; none if there is one."""
    if charge.also is None:
        return []
    found: list[DatedAnswer] = []
    worse: set[dt.date | None] = set()
    for finding in _chain(charge):
        found.append(_dated(provision, finding, days, worse))
        worse.add(finding.version_from)
    return found


def unsure_entry(provision: Provision, charge: ChargeFinding, days: Days) -> EntryDay | None:
    """Return the window of an uncertain entry day into which the days fall."""
    for finding in _chain(charge):
        version = version_of(provision, finding)
        if version is None:
            continue
        entry = version.entry
        if entry.earliest < entry.latest and _meet(entry, days):
            return entry
    return None


def version_of(provision: Provision, finding: ChargeFinding) -> Version | None:
    """Return the version that a finding speaks of; None where the article did not apply."""
    return next((v for v in provision.versions if v.entry.earliest == finding.version_from), None)


def _meet(entry: EntryDay, days: Days) -> bool:
    return days.first < entry.latest and entry.earliest <= days.last


def _chain(charge: ChargeFinding) -> Iterator[ChargeFinding]:
    finding: ChargeFinding | None = charge
    while finding is not None:
        yield finding
        finding = finding.also


def _dated(
    provision: Provision, finding: ChargeFinding, days: Days, worse: set[dt.date | None]
) -> DatedAnswer:
    """Return when an answer counts. The less reassuring one takes every day that is not sure.

    Args:
        provision: the article.
        finding: the answer.
        days: on one of which it happened. A bound says something only if it is not sure on each.
        worse: the versions of the less reassuring answers.
    """
    turns = _turns(provision)
    at = _place(provision, finding, days)
    first = before = None
    argued = False
    begins = turns[at].entry
    if begins is not None and begins.latest > days.first:
        yields = turns[at - 1].version_from in worse
        sure = days.last >= begins.latest
        first = begins.latest if yields and sure else begins.earliest
        argued = yields and not sure
    ends = turns[at + 1].entry if at + 1 < len(turns) else None
    if ends is not None and ends.earliest <= days.last:
        yields = turns[at + 1].version_from in worse
        sure = days.first < ends.earliest
        before = ends.earliest if yields and sure else ends.latest
        argued = argued or (yields and not sure)
    return DatedAnswer(finding, first, before, argued)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What an article turns to on some day: a version, or none. The first one has no day."""

    version_from: dt.date | None
    entry: EntryDay | None


def _turns(provision: Provision) -> list[_Turn]:
    """Return everything that an article was, from the time before it to the time after it."""
    turns = [_Turn(None, None)]
    turns += [_Turn(version.entry.earliest, version.entry) for version in provision.versions]
    if provision.ended is not None:
        day = provision.ended + dt.timedelta(days=1)
        turns.append(_Turn(None, EntryDay(earliest=day, latest=day)))
    return turns


def _place(provision: Provision, finding: ChargeFinding, days: Days) -> int:
    """Return which turn a finding speaks of."""
    version = version_of(provision, finding)
    if version is not None:
        return provision.versions.index(version) + 1
    not_begun = days.first < provision.versions[0].entry.latest
    return 0 if not_begun else len(provision.versions) + 1

"""Reads a case file and says exactly what is wrong with it: file, line, field, expected form."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any, get_args

from lawbase.corpus import ContentError, Corpus, Fault
from lawbase.corpus.reading import Path, YamlFile, read_yaml
from lawbase.model.case import FIRST_DAY, Answer, Case, Days, Events, Role
from lawbase.model.facts import Fact
from lawbase.model.law import Jurisdiction

MAX_BYTES = 64 * 1024
_KEYS = ("jurisdiction", "date", "today", "charges", "role", "facts", "events")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_LAST_YEAR = 2999  # terms are counted on from a day: leave the calendar room
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_DAY_FORM = "a day like 2025-03-01, a month like 2025-03, or {from: 2025-03-01, to: 2025-03-09}"
_DATE_TIMES = ("detained_from", "released_at")


def read_case(text: str, name: str, corpus: Corpus, today: dt.date | None = None) -> Case:
    """Read a case from the text of a case file.

    Args:
        text: YAML, at most 64 kB.
        name: of the file, for messages ("-" for standard input).
        corpus: which knows the ids of facts and provisions.
        today: what counts as today if the file does not say so; default the system's date.

    Raises:
        ContentError: with every fault found.
    """
    if len(text.encode()) > MAX_BYTES:
        raise ContentError([too_large(name)])
    return _CaseReader(read_yaml(text, name), corpus, today or dt.date.today()).case()


def too_large(name: str) -> Fault:
    """Return the fault of a case file that is larger than any case can be."""
    problem = f"the file has more than {MAX_BYTES:,} bytes"
    return Fault(name, 1, "", problem, f"at most {MAX_BYTES:,} bytes")


class _CaseReader:
    def __init__(self, source: YamlFile, corpus: Corpus, today: dt.date) -> None:
        self.source = source
        self.corpus = corpus
        self.today = today
        self.faults: list[Fault] = []

    def fault(self, path: Path, problem: str, expected: str) -> None:
        self.faults.append(self.source.fault(path, problem, expected))

    def case(self) -> Case:
        data = self.source.data
        if not isinstance(data, dict):
            self.fault((), "the case file holds no fields", f"fields such as {', '.join(_KEYS)}")
            raise ContentError(self.faults)
        for key in data:
            if key not in _KEYS:
                self.fault((key,), "unknown field", f"one of {', '.join(_KEYS)}")
        jurisdiction = self.one_of("jurisdiction", data, get_args(Jurisdiction), None)
        self.today = self.day(("today",), data.get("today"), self.today)
        days = self.days(data, jurisdiction)
        role = self.one_of("role", data, get_args(Role), "worker")
        charges = self.charges(data.get("charges"), jurisdiction)
        facts = self.facts(data.get("facts"))
        events = self.events(data.get("events"), days)
        if self.faults:
            raise ContentError(self.faults)
        assert jurisdiction is not None
        assert days is not None
        return Case(
            jurisdiction=jurisdiction,  # type: ignore[arg-type]
            days=days,
            today=self.today,
            charges=charges,
            role=role,  # type: ignore[arg-type]
            facts=facts,
            events=events,
            date_as_told=_told(data["date"]),
        )

    # -- plain fields --------------------------------------------------------------------------

    def one_of(
        self, key: str, data: dict[str, Any], values: tuple[str, ...], default: str | None
    ) -> str | None:
        value = default if data.get(key) is None else data[key]
        expected = f"one of {', '.join(values)}"
        if value is None:
            self.fault((key,), "this field is missing", expected)
        elif value not in values:
            self.fault((key,), f"{_shown(value)} is not known", expected)
            return None
        return value

    def day(self, path: Path, value: Any, default: dt.date) -> dt.date:
        if value is None:
            return default
        day = _day(value)
        if day is not None:
            return day
        self.fault(path, f"{_shown(value)} is not a day", "a day that exists, like 2025-03-01")
        return default

    def days(self, data: dict[str, Any], jurisdiction: str | None) -> Days | None:
        value = data.get("date")
        if value is None:
            self.fault(("date",), "this field is missing", _DAY_FORM)
            return None
        days = self.span(value)
        if days is None:
            return None
        first_day = FIRST_DAY.get(jurisdiction or "")
        if first_day is not None and days.first < first_day:
            problem = f"{days.first} lies before the law that is known here"
            self.fault(("date",), problem, f"a day from {first_day} on for {jurisdiction}")
        if days.last > self.today and not _MONTH.match(str(value)):
            self.fault(
                ("date",), f"{days.last} lies after today ({self.today})", "a day that has come"
            )
        elif days.first > self.today:
            self.fault(
                ("date",), f"{value} lies after today ({self.today})", "a month that has begun"
            )
        return Days(first=days.first, last=max(days.first, min(days.last, self.today)))

    def span(self, value: Any) -> Days | None:
        day = _day(value)
        if day is not None:
            return Days(first=day, last=day)
        month = _MONTH.match(value) if isinstance(value, str) else None
        if month and 1 <= int(month[2]) <= 12:
            year, number = int(month[1]), int(month[2])
            last = calendar.monthrange(year, number)[1] if year else 1
            if year:
                return Days(first=dt.date(year, number, 1), last=dt.date(year, number, last))
        if isinstance(value, dict) and set(value) == {"from", "to"}:
            before = len(self.faults)
            first = self.day(("date", "from"), value["from"] or "nothing", self.today)
            last_day = self.day(("date", "to"), value["to"] or "nothing", self.today)
            if len(self.faults) > before:
                return None
            if last_day < first:
                self.fault(("date", "to"), f"{last_day} lies before {first}", "from, then to")
                return None
            return Days(first=first, last=last_day)
        self.fault(("date",), f"{_shown(value)} is not a day", _DAY_FORM)
        return None

    # -- lists ---------------------------------------------------------------------------------

    def charges(self, value: Any, jurisdiction: str | None) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(("charges",), f"{_shown(value)} is not a list", "a list like [kz.cao.449]")
            return ()
        charges: list[str] = []
        for index, charge in enumerate(value):
            provision = self.corpus.provisions.get(charge) if isinstance(charge, str) else None
            path: Path = ("charges", index)
            known = ", ".join(p.id for p in self.corpus.charges_of(jurisdiction or ""))
            if provision is None:
                self.fault(path, f"{_shown(charge)} is not a provision", f"one of {known}")
            elif jurisdiction and not provision.id.startswith(jurisdiction + "."):
                self.fault(path, f"{charge} is not law of {jurisdiction}", f"one of {known}")
            elif provision.aimed_at != "person":
                problem = f"{charge} is listed here as a crime against P, not as a charge"
                self.fault(path, problem, f"one of {known}")
            elif charge not in charges:
                charges.append(charge)
        return tuple(charges)

    def facts(self, value: Any) -> dict[str, Answer]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.fault(("facts",), f"{_shown(value)} is not a list of answers", "{fact: answer}")
            return {}
        answers: dict[str, Answer] = {}
        for id_, answer in value.items():
            fact = self.corpus.facts.get(id_)
            if fact is None:
                self.fault(
                    ("facts", id_), "this fact is not known", "an id from `lawbase facts --json`"
                )
                continue
            read = _answer(fact, answer)
            if read is None:
                self.fault(("facts", id_), f"{_shown(answer)} is no answer", _answer_form(fact))
            else:
                answers[id_] = read
        return answers

    def events(self, value: Any, days: Days | None) -> Events:
        if value is None:
            return Events()
        known = tuple(Events.model_fields)
        if not isinstance(value, dict):
            self.fault(("events",), f"{_shown(value)} is not a list of dates", "{event: date}")
            return Events()
        read: dict[str, Any] = {}
        for id_, date in value.items():
            path: Path = ("events", id_)
            if id_ not in known:
                self.fault(path, "unknown event", f"one of {', '.join(known)}")
            elif date is not None:
                read[id_] = self.event(path, id_, date)
        for id_, date in read.items():
            day = date.date() if isinstance(date, dt.datetime) else date
            if day is not None and day > self.today:
                self.fault(
                    ("events", id_), f"{day} lies after today ({self.today})", "a day that has come"
                )
        return Events(**{k: v for k, v in read.items() if v is not None})

    def event(self, path: Path, id_: str, value: Any) -> dt.date | dt.datetime | None:
        if id_ not in _DATE_TIMES:
            day = _day(value)
            if day is None:
                expected = "a day that exists, like 2025-03-01"
                self.fault(path, f"{_shown(value)} is not a day", expected)
            return day
        if isinstance(value, dt.datetime):
            return value.replace(tzinfo=None)
        if isinstance(value, dt.date):
            return dt.datetime(value.year, value.month, value.day)
        moment = _moment(value)
        if moment is None:
            self.fault(path, f"{_shown(value)} is not a time", "a time like 2025-03-01 21:40")
        return moment


def _day(value: Any) -> dt.date | None:
    """Return a day; written as a day or as text (as in JSON); None if it is none."""
    if isinstance(value, dt.datetime):
        return None
    if isinstance(value, dt.date):
        return value if value.year <= _LAST_YEAR else None
    if isinstance(value, str) and _DAY.match(value):
        try:
            return _day(dt.date.fromisoformat(value))
        except ValueError:
            return None
    return None


def _moment(value: Any) -> dt.datetime | None:
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            return None
    return None


def _answer(fact: Fact, answer: Any) -> Answer | None:
    """Return the answer in its plain form, or None if it is none."""
    if answer is None or answer == "unknown":
        return "unknown"
    if fact.kind == "yesno":
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        return answer if answer in ("yes", "no") else None
    if fact.kind == "number":
        whole = isinstance(answer, int) and not isinstance(answer, bool)
        return answer if whole and 0 <= answer <= 10_000_000 else None
    if fact.kind == "date":
        return answer if isinstance(answer, dt.date) else None
    return answer if isinstance(answer, str) and answer in fact.choices else None


def _answer_form(fact: Fact) -> str:
    return {
        "yesno": "yes, no or unknown",
        "number": "a whole number of 0 or more, or unknown",
        "date": "a day like 2025-03-01, or unknown",
        "choice": f"one of {', '.join(fact.choices)}, or unknown",
    }[fact.kind]


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: str(day) for key, day in value.items()}
    return str(value)


def _shown(value: Any) -> str:
    """Write a value as the file has it, cut if long."""
    text = _written(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value[:9]) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_written(v)}" for k, v in list(value.items())[:9]) + "}"
    return repr(value) if isinstance(value, str) else str(value)

"""Small changes of the law files, one at a time.

An element dropped, a test turned round or left out, `all` and `any` exchanged, a date moved by a
day, a number raised by one.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel

from lawbase.corpus.loading import RULES
from lawbase.model.law import (
    Deadline,
    Exclusion,
    FirstWarning,
    Parameter,
    PenaltyBar,
    Remedy,
    Right,
)

Raw = dict[str, Any]
Change = tuple[str, Raw]

NUMBERS = frozenset(
    f"{unit}{end}"
    for unit in ("units", "hours", "days", "months", "years")
    for end in ("", "_min", "_max")
) | {"working_days"}
ONE_DAY = dt.timedelta(days=1)
# The lists of the law files whose entries are changed.
MODELS: dict[str, type[BaseModel]] = {
    "rights": Right,
    "deadlines": Deadline,
    "remedies": Remedy,
    "penalty_bars": PenaltyBar,
    "first_warnings": FirstWarning,
    "exclusions": Exclusion,
    "parameters": Parameter,
}


@dataclass(frozen=True)
class Entry:
    """One entry of the law files as it stands there."""

    kind: str
    country: str
    raw: Raw

    @property
    def id(self) -> str:
        """The id of the entry; with its country where two countries share ids."""
        shared = self.kind in ("deadlines", "exclusions")
        return f"{self.country}:{self.raw['id']}" if shared else str(self.raw["id"])


def entries() -> Iterator[Entry]:
    """Yield every article, right, deadline, remedy, bar, exclusion and index."""
    for path in sorted(RULES.rglob("*.yaml")):
        country = path.relative_to(RULES).parts[0]
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if "versions" in data:
            yield Entry("provisions", country, data)
            continue
        for kind in MODELS:
            for raw in data.get(kind, []):
                yield Entry(kind, raw.get("jurisdiction", country), raw)


# -- the changes -----------------------------------------------------------------------------------


def changes(entry: Entry) -> Iterator[Change]:
    """Yield the entry with one thing changed, and the name of the change."""
    if entry.kind == "provisions":
        yield from _of_article(entry.raw)
    yield from _of_dates(entry.raw)
    yield from _of_numbers(entry)
    for path, condition in _conditions(entry):
        for name, other in _of_condition(condition):
            yield _changed(entry.raw, f"{_words(path)}: {name}", path, other)


def _of_article(raw: Raw) -> Iterator[Change]:
    for key, element in raw["elements"].items():
        if element.get("basis", "statute") != "statute":
            yield _changed(raw, f"{key}: statute", ("elements", key, "basis"), "statute")
    for index, exclusion in enumerate(raw.get("exclusions", [])):
        yield _changed(
            raw, f"no exclusion {exclusion}", ("exclusions",), _less(raw["exclusions"], index)
        )
    for number, version in enumerate(raw["versions"]):
        ways = version.get("ways") or {"": version.get("elements", [])}
        for way, keys in ways.items():
            base = ("versions", number, "ways", way) if way else ("versions", number, "elements")
            for index, key in enumerate(keys if len(keys) > 1 else ()):
                name = f"v{number + 1} no {way} {key}".replace("  ", " ")
                yield _changed(raw, name, base, _less(keys, index))
        for step, part in enumerate(version["parts"]):
            yield from _of_part(raw, ("versions", number, "parts", step), part)


def _of_part(raw: Raw, path: tuple[Any, ...], part: Raw) -> Iterator[Change]:
    name = f"v{path[1] + 1} part {part['part']}"
    if part.get("when"):
        yield _changed(raw, f"{name}: no condition", (*path, "when"), [])
    penalties = part.get("penalties", [])
    for index, penalty in enumerate(penalties if len(penalties) > 1 else ()):
        label = f"{name}: no {penalty['kind']} {penalty.get('who', '')}".rstrip()
        yield _changed(raw, label, (*path, "penalties"), _less(penalties, index))


def _of_dates(raw: Raw) -> Iterator[Change]:
    """Move each entry day, but the first: before it nothing is asked."""
    for key in ("versions", "investigations", "values"):
        for number, version in enumerate(raw.get(key, [])):
            if number == 0 and key != "values":
                continue
            for step in (-1, 1):
                moved = _moved(version["from"], step * ONE_DAY)
                yield _changed(
                    raw, f"{key} {number + 1} {step:+} day", (key, number, "from"), moved
                )
    for field_ in ("ended", "sure_from"):
        if raw.get(field_):
            for step in (-1, 1):
                moved = raw[field_] + step * ONE_DAY
                yield _changed(raw, f"{field_} {step:+} day", (field_,), moved)


def _moved(entry: Any, step: dt.timedelta) -> Any:
    if isinstance(entry, dict):
        return {key: day + step for key, day in entry.items()}
    return entry + step


def _of_numbers(entry: Entry) -> Iterator[Change]:
    for path, number in _numbers(entry.raw, ()):
        yield _changed(entry.raw, f"{_words(path)} + 1", path, number + 1)
    if entry.kind == "parameters":
        for index, value in enumerate(entry.raw["values"]):
            spot = ("values", index, "value")
            yield _changed(entry.raw, f"value {index + 1} + 1", spot, value["value"] + 1)


def _numbers(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield each number of a penalty or a term; conditions have numbers of their own."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in NUMBERS and isinstance(inner, int):
                yield (*path, key), inner
            elif key not in ("when", "broken_when", "weak_when", "unless", "holds_at_most"):
                yield from _numbers(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _numbers(inner, (*path, index))


def _conditions(entry: Entry) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield from _conditions_in(entry.raw, ())


def _conditions_in(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("when", "broken_when", "weak_when", "unless"):
                if isinstance(inner, list):  # the conditions of a part
                    for index, condition in enumerate(inner):
                        yield (*path, key, index), condition
                else:
                    yield (*path, key), inner
            else:
                yield from _conditions_in(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _conditions_in(inner, (*path, index))


def _of_condition(raw: Any) -> Iterator[tuple[str, Any]]:
    """Yield a condition with one test turned round, left out, widened, or its word exchanged."""
    if isinstance(raw, str) or next(iter(raw)) in ("is", "over", "not"):
        yield (
            f"not {_short(raw)}",
            raw["not"] if isinstance(raw, dict) and "not" in raw else {"not": raw},
        )
    if isinstance(raw, str):
        return
    ((key, value),) = raw.items()
    if key in ("all", "any"):
        other = "any" if key == "all" else "all"
        if len(value) > 1:
            yield f"{other} for {key}", {other: value}
            for index, branch in enumerate(value):
                yield f"without {_short(branch)}", {key: _less(value, index)}
        for index, branch in enumerate(value):
            for name, changed in _of_condition(branch):
                yield name, {key: [*value[:index], changed, *value[index + 1 :]]}
    elif key == "over":
        ((fact, limit),) = value.items()
        yield f"{fact} {limit} + 1", {"over": {fact: limit + 1}}
    elif key in ("perhaps", "presumed", "told"):
        for name, changed in _of_condition(value):
            yield name, {key: changed}


def _short(raw: Any) -> str:
    return " ".join(str(raw).translate({ord(sign): None for sign in "{}[]'"}).split())[:60]


def _words(path: tuple[Any, ...]) -> str:
    """Write where a change is: v6 part 3 condition 1."""
    words: list[str] = []
    for step, inner in zip(path, (*path[1:], None), strict=True):
        if step == "versions":
            words.append(f"v{inner + 1}")
        elif step in ("parts", "penalties", "exceptions", "investigations", "values"):
            words.append(f"{step.removesuffix('s')} {inner + 1}")
        elif not isinstance(step, int) and step not in ("elements", "when"):
            words.append(str(step))
    return " ".join(words) or "when"


def _less(items: list[Any], index: int) -> list[Any]:
    return items[:index] + items[index + 1 :]


def _changed(raw: Raw, name: str, path: tuple[Any, ...], value: Any) -> Change:
    """Copy only what lies on the way: the rest is shared."""
    mutant = copy.copy(raw)
    spot: Any = mutant
    for step in path[:-1]:
        spot[step] = copy.copy(spot[step])
        spot = spot[step]
    spot[path[-1]] = value
    return name, mutant

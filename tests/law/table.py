"""Reads the tables of expected answers, and writes findings in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_SPANS = {"units": "", "hours": "h", "days": "d", "months": "m", "years": "y"}


# Keys of `expect` that speak of more than one charge; every other key is the id of a charge.
BESIDE_CHARGES = (
    "breaches",
    "no_breach",
    "officers",
    "not_officers",
    "deadlines",
    "their_deadlines",
    "cautions",
    "gate",
    "remedies",
    "authorities",
    "others",
    "not_listed",
)


@dataclass(frozen=True)
class Row:
    """One line of a table: a case and what the law says about it.

    `expect` holds the charges by id; `beside` the rest of the answer: rights broken, officers'
    offences, deadlines, cautions, and the remedies and authorities of that day.
    """

    file: str
    id: str
    cite: str
    country: str
    case: str
    expect: dict[str, Any]
    beside: dict[str, Any]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The id of every entry of the law that this row expects something of."""
        found = set(self.expect)
        for key in ("breaches", "no_breach", "officers", "not_officers", "remedies", "authorities"):
            found |= set(self.beside.get(key, ()))
        for key in ("deadlines", "their_deadlines"):
            found |= {f"{self.country}:{id_}" for id_ in self.beside.get(key, ())}
        return frozenset(found)

    def __str__(self) -> str:
        return f"{self.file}:{self.id}"


def rows() -> Iterator[Row]:
    """Yield every row of every table in this folder."""
    for path in sorted(HERE.glob("*.yaml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["rows"]:
            expect = dict(row.get("expect", {}))
            beside = {key: expect.pop(key) for key in BESIDE_CHARGES if key in expect}
            beside |= {key: row[key] for key in BESIDE_CHARGES if key in row}
            case = yaml.safe_dump(row["case"], allow_unicode=True, sort_keys=False)
            country = row["case"]["jurisdiction"]
            yield Row(path.stem, row["id"], row["cite"], country, case, expect, beside)


def penalty_in_words(penalty: dict[str, Any]) -> str:
    """Write a penalty as the tables do: fine person 5 mci x 3932 = 19660 KZT."""
    words = [penalty["kind"]]
    if penalty["kind"] == "fine":
        words.append(penalty["who"])
    for span, sign in _SPANS.items():
        count = _span(penalty, span)
        if not count:
            continue
        if span == "units":
            words += [count, penalty["unit"]]
            amount = _span(penalty, "amount")
            if amount:
                most = penalty.get("units", penalty.get("units_max"))
                sum_ = penalty.get("amount", penalty.get("amount_max"))
                words += [
                    "x",
                    str(sum_ // most),
                    "=",
                    amount.removeprefix("<="),
                    penalty["currency"],
                ]
        else:
            words += [count, sign]
    if "first" in penalty:
        words.append(f"first={penalty['first']}")
    if "barred" in penalty:
        words.append(f"barred={penalty['barred']}")
    if penalty.get("with"):
        words += ["with", *penalty["with"]]
    if penalty.get("maybe_with"):
        words += ["maybe_with", *penalty["maybe_with"]]
    return " ".join(words)


def _span(penalty: dict[str, Any], name: str) -> str:
    exact, least, most = (penalty.get(name + end) for end in ("", "_min", "_max"))
    if exact is not None:
        return str(exact)
    if least is not None and most is not None:
        return f"{least}-{most}"
    return f"<={most}" if most is not None else f">={least}" if least is not None else ""


def check_arithmetic(written: str) -> None:
    """Check that the sum in a row is what its own factors give."""
    found = re.search(r"(<=)?([\d-]+) (?:mci|cu) x (\d+) = ([\d-]+) ", written)
    if found:
        value = int(found[3])
        sums = "-".join(str(int(units) * value) for units in found[2].split("-"))
        assert sums == found[4], f"{written}: {found[2]} x {found[3]} is {sums}"


def same_penalties(
    expected: list[str], actual: list[dict[str, Any]]
) -> tuple[list[str], list[str]]:
    """Return both lists in one order; a bar counts only where the row speaks of one."""
    wanted = sorted(expected, key=_without_bar)
    found = sorted((penalty_in_words(penalty) for penalty in actual), key=_without_bar)
    speaks = ["barred=" in words for words in wanted] + [False] * len(found)
    return wanted, [
        words if barred else _without_bar(words)
        for words, barred in zip(found, speaks, strict=False)
    ]


def _without_bar(words: str) -> str:
    return re.sub(r" barred=\w+", "", words)

"""The tables alone notice a change of the law files: each small mutation fails some row.

Mutations that no row notices are listed in survivors.txt. The list may only get shorter.
"""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from lawbase.casefile import read_case
from lawbase.corpus import Corpus
from lawbase.corpus.loading import RULES
from lawbase.engine import Engine
from lawbase.engine.chaining import PlainChainer
from lawbase.model.law import Provision
from lawbase.output import plain
from tests.law.table import Row, rows
from tests.law.test_rows import check

SURVIVORS = Path(__file__).with_name("survivors.txt")
NUMBERS = ("units", "units_min", "units_max", "hours_min", "hours_max", "days_min", "days_max")
NUMBERS += ("years_min", "years_max")
Mutant = tuple[str, dict[str, Any]]


def articles() -> Iterator[dict[str, Any]]:
    for path in sorted(RULES.glob("*/offences/*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


def mutants(article: dict[str, Any]) -> Iterator[Mutant]:
    """Yield the article with one thing changed, and the name of the change."""
    for key, element in article["elements"].items():
        yield changed(article, f"flip {key}", ["elements", key, "when"], {"not": element["when"]})
        if element.get("basis", "statute") != "statute":
            yield changed(article, f"statute {key}", ["elements", key, "basis"], "statute")
    for index, exclusion in enumerate(article.get("exclusions", [])):
        kept = article["exclusions"][:index] + article["exclusions"][index + 1 :]
        yield changed(article, f"without exclusion {exclusion}", ["exclusions"], kept)
    for number, version in enumerate(article["versions"]):
        yield from of_version(article, number, version)


def of_version(article: dict[str, Any], number: int, version: dict[str, Any]) -> Iterator[Mutant]:
    path: list[Any] = ["versions", number]
    name = f"v{number + 1}"
    for way, keys in (version.get("ways") or {"": version.get("elements", [])}).items():
        where = [*path, "ways", way] if way else [*path, "elements"]
        for index, key in enumerate(keys):
            if len(keys) > 1:
                kept = keys[:index] + keys[index + 1 :]
                yield changed(article, f"{name} without {way} {key}", where, kept)
    if number:
        for day in (-1, 1):
            yield changed(article, f"{name} {day:+} day", [*path, "from"], moved(version, day))
    for step, part in enumerate(version["parts"]):
        base = [*path, "parts", step]
        part_name = f"{name} part {part['part']}"
        if part.get("when"):
            yield changed(article, f"{part_name} without condition", [*base, "when"], [])
        for index, penalty in enumerate(part.get("penalties", [])):
            spot = [*base, "penalties", index]
            label = f"{part_name} {penalty['kind']} {penalty.get('who', '')}".rstrip()
            for field in NUMBERS:
                if field in penalty:
                    yield changed(article, f"{label} {field}", [*spot, field], penalty[field] + 1)
            if len(part["penalties"]) > 1:
                kept = part["penalties"][:index] + part["penalties"][index + 1 :]
                yield changed(article, f"{part_name} without {label}", [*base, "penalties"], kept)


def moved(version: dict[str, Any], days: int) -> Any:
    step = dt.timedelta(days=days)
    entry = version["from"]
    if isinstance(entry, dict):
        return {key: day + step for key, day in entry.items()}
    return entry + step


def changed(article: dict[str, Any], name: str, path: list[Any], value: Any) -> Mutant:
    mutant = copy.deepcopy(article)
    spot = mutant
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return f"{article['id']}: {name}", mutant


def is_noticed(article: dict[str, Any], corpus: Corpus, tables: list[Row]) -> bool:
    provisions = {**corpus.provisions, article["id"]: Provision.model_validate(article)}
    engine = Engine(dataclasses.replace(corpus, provisions=provisions), PlainChainer())
    for row in tables:
        try:
            check(row, plain(engine.assess(read_case(row.case, row.id, engine.corpus))))
        except AssertionError:
            return True
    return False


def test_mutations_are_noticed_by_the_tables(corpus: Corpus) -> None:
    tables = list(rows())
    survivors: list[str] = []
    tried = 0
    for article in articles():
        about = [row for row in tables if article["id"] in row.expect]
        for name, mutant in mutants(article):
            tried += 1
            if not is_noticed(mutant, corpus, about):
                survivors.append(name)
    print(f"\n{tried} mutations, {len(survivors)} not noticed by any row")
    listed = set(SURVIVORS.read_text(encoding="utf-8").split("\n")) if SURVIVORS.exists() else set()
    new = [name for name in survivors if name not in listed]
    assert not new, "no row notices: " + "; ".join(new)

"""Loads rules/ into a corpus. A broken file stops the load with a list of every fault."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lawbase.corpus.checks import Places, check_references
from lawbase.corpus.corpus import Corpus
from lawbase.corpus.faults import ContentError, Fault
from lawbase.corpus.reading import YamlFile, build, read_yaml
from lawbase.model.facts import Contradiction, Derivation, Fact
from lawbase.model.gates import GatePage, GateRight
from lawbase.model.guidance import Place, Statement
from lawbase.model.held import HeldAdvice, HeldPhrase, HeldRule
from lawbase.model.law import (
    Act,
    Authority,
    Caution,
    Deadline,
    Exclusion,
    FirstWarning,
    NotChecked,
    Parameter,
    PenaltyBar,
    Provision,
    Remedy,
    Right,
    Source,
)
from lawbase.model.outcome import Outcome

RULES = Path(__file__).resolve().parents[2] / "rules"
JURISDICTIONS = ("kz", "kg")


@dataclass
class _Shelf:
    """Where the entries of one kind of list go: their model, and how the corpus takes them."""

    model: type[BaseModel]
    put: Callable[[Corpus, str, Any], bool]


def _by_id(name: str) -> Callable[[Corpus, str, Any], bool]:
    def put(corpus: Corpus, _jurisdiction: str, entry: Any) -> bool:
        shelf = getattr(corpus, name)
        if entry.id in shelf:
            return False
        shelf[entry.id] = entry
        return True

    return put


def _in_order(name: str) -> Callable[[Corpus, str, Any], bool]:
    def put(corpus: Corpus, _jurisdiction: str, entry: Any) -> bool:
        getattr(corpus, name).append(entry)
        return True

    return put


def _put_exclusion(corpus: Corpus, jurisdiction: str, entry: Exclusion) -> bool:
    shelf = corpus.exclusions.setdefault(jurisdiction, {})
    return shelf.setdefault(entry.id, entry) is entry


def _put_place(corpus: Corpus, jurisdiction: str, entry: Place) -> bool:
    shelf = corpus.places.setdefault(jurisdiction, {})
    return shelf.setdefault(entry.id, entry) is entry


def _put_deadline(corpus: Corpus, _jurisdiction: str, entry: Deadline) -> bool:
    return corpus.deadlines.setdefault((entry.jurisdiction, entry.id), entry) is entry


_SHELVES: dict[str, _Shelf] = {
    "acts": _Shelf(Act, _by_id("acts")),
    "sources": _Shelf(Source, _by_id("sources")),
    "facts": _Shelf(Fact, _by_id("facts")),
    "derivations": _Shelf(Derivation, _in_order("derivations")),
    "contradictions": _Shelf(Contradiction, _in_order("contradictions")),
    "cautions": _Shelf(Caution, _by_id("cautions")),
    "parameters": _Shelf(Parameter, _by_id("parameters")),
    "exclusions": _Shelf(Exclusion, _put_exclusion),
    "penalty_bars": _Shelf(PenaltyBar, _by_id("penalty_bars")),
    "first_warnings": _Shelf(FirstWarning, _by_id("first_warnings")),
    "authorities": _Shelf(Authority, _by_id("authorities")),
    "not_checked": _Shelf(NotChecked, _by_id("not_checked")),
    "rights": _Shelf(Right, _by_id("rights")),
    "remedies": _Shelf(Remedy, _by_id("remedies")),
    "deadlines": _Shelf(Deadline, _put_deadline),
    "outcomes": _Shelf(Outcome, _by_id("outcomes")),
    "gates": _Shelf(GatePage, _by_id("gates")),
    "gate_rights": _Shelf(GateRight, _in_order("gate_rights")),
    "held_advice": _Shelf(HeldAdvice, _in_order("held_advice")),
    "held_rules": _Shelf(HeldRule, _in_order("held_rules")),
    "held_phrases": _Shelf(HeldPhrase, _in_order("held_phrases")),
    "statements": _Shelf(Statement, _by_id("statements")),
    "places": _Shelf(Place, _put_place),
}


def load_corpus(rules: Path = RULES, jurisdictions: tuple[str, ...] = JURISDICTIONS) -> Corpus:
    """Read all files below `rules`; arguments and errors as for `load_with_places`."""
    return load_with_places(rules, jurisdictions)[0]


def load_with_places(
    rules: Path = RULES, jurisdictions: tuple[str, ...] = JURISDICTIONS
) -> tuple[Corpus, Places]:
    """Read all files below `rules`, and remember where each entry stands.

    Args:
        rules: the folder with the law.
        jurisdictions: load only these countries' folders (and what all share).

    Raises:
        ContentError: with every fault found, each with file, line, field and expected form.
    """
    corpus = Corpus()
    faults: list[Fault] = []
    broken: set[str] = set()
    unreadable = False
    places: Places = {}
    digest = hashlib.sha256()
    for path, jurisdiction in _files(rules, jurisdictions):
        name, raw = str(path.relative_to(rules.parent)), path.read_bytes()
        digest.update(raw)
        try:
            source = read_yaml(raw.decode(), name)
        except UnicodeDecodeError:
            faults.append(Fault(name, 1, "", "this is not text in UTF-8", "a text file in UTF-8"))
            unreadable = True
            continue
        except ContentError as error:
            faults.extend(error.faults)
            unreadable = True
            continue
        faults.extend(_take_file(corpus, jurisdiction, source, places, broken))
    corpus.digest = digest.hexdigest()[:16]
    if not unreadable:  # what an unreadable file holds would be missed everywhere
        faults += check_references(corpus, places, frozenset(broken))
    if faults:
        raise ContentError(faults)
    return corpus, places


def _files(rules: Path, jurisdictions: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for path in (*sorted(rules.glob("*.yaml")), *sorted(rules.glob("facts/*.yaml"))):
        yield path, ""
    for jurisdiction in jurisdictions:
        for path in sorted((rules / jurisdiction).rglob("*.yaml")):
            yield path, jurisdiction


def _take_file(
    corpus: Corpus,
    jurisdiction: str,
    source: YamlFile,
    places: Places,
    broken: set[str],
) -> list[Fault]:
    data = source.data
    if not isinstance(data, dict):
        return [source.fault((), "the file holds no fields", "a provision or named lists")]
    if "versions" in data:
        return _take_provision(corpus, data, source, places, broken)
    faults: list[Fault] = []
    for key, entries in data.items():
        shelf = _SHELVES.get(key)
        if shelf is None or not isinstance(entries, list):
            known = ", ".join(sorted(_SHELVES))
            faults.append(source.fault((key,), "unknown list", f"one of {known}, each a list"))
            continue
        for index, entry in enumerate(entries):
            path = (key, index)
            try:
                built = build(shelf.model, entry, path, source)
            except ContentError as error:
                faults.extend(error.faults)
                broken |= _id_of(entry)
                continue
            places[id(built)] = (source, path)
            if not shelf.put(corpus, jurisdiction, built):
                faults.append(source.fault((*path, "id"), "this id is given twice", "unique ids"))
    return faults


def _take_provision(
    corpus: Corpus,
    data: dict[Any, Any],
    source: YamlFile,
    places: Places,
    broken: set[str],
) -> list[Fault]:
    try:
        provision = build(Provision, data, (), source)
    except ContentError as error:
        broken |= _id_of(data)
        return list(error.faults)
    places[id(provision)] = (source, ())
    if corpus.provisions.setdefault(provision.id, provision) is not provision:
        return [source.fault(("id",), "this id is given twice", "unique ids")]
    return []


def _id_of(entry: Any) -> set[str]:
    """Return the id of an entry that could not be built, if it has one."""
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return {id_} if isinstance(id_, str) else set()

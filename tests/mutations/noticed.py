"""Whether a row of the tables in tests/law notices a change: nothing else counts."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zlib import crc32

from lawbase.casefile import read_case
from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.engine.chaining import PlainChainer
from lawbase.engine.charges import _by_conduct
from lawbase.model.case import Case
from lawbase.model.law import Provision
from lawbase.output import plain
from tests.law.table import Row, rows
from tests.law.test_rows import check, check_stands
from tests.mutations.changes import MODELS, Entry, Raw, changes


@dataclass
class Tables:
    """The rows with their cases, read once."""

    corpus: Corpus
    rows: list[Row] = field(default_factory=lambda: list(rows()))

    @cached_property
    def engine(self) -> Engine:
        """The engine of the law as it stands."""
        return Engine(self.corpus, PlainChainer())

    @cached_property
    def cases(self) -> dict[str, Case]:
        """Each row's case, by the row's name."""
        return {str(row): read_case(row.case, row.id, self.corpus) for row in self.rows}

    def about(self, entry: Entry) -> list[Row]:
        """Return the rows that can notice a change of an entry, the likeliest first."""
        own = [row for row in self.rows if row.country == entry.country]
        if entry.kind in ("penalty_bars", "first_warnings", "exclusions", "parameters"):
            facts = set(_facts(entry.raw))
            own = [row for row in own if row.expect]
            return sorted(own, key=lambda row: not any(fact in row.case for fact in facts))
        return [row for row in own if entry.id in row.ids]

    def notice(self, entry: Entry, mutant: Raw, about: list[Row]) -> bool:
        """Say whether one of these rows fails with the changed entry."""
        corpus = with_entry(self.corpus, entry, mutant)
        if corpus is None:
            return True  # the load itself refuses it
        engine = self.engine_of(corpus, entry)
        for row in about:
            if self._fails(row, engine):
                about.remove(row)
                about.insert(0, row)  # what noticed this change may well notice the next one
                return True
        return False

    def engine_of(self, corpus: Corpus, entry: Entry) -> Engine:
        """Return the engine of the changed law; what the change leaves alone is compiled once."""
        if entry.kind not in ("provisions", "rights"):
            return Engine(corpus, PlainChainer())
        engine = copy.copy(self.engine)
        engine.corpus = corpus
        if entry.kind == "provisions":
            engine._charge_articles = {j: corpus.charges_of(j) for j in corpus.exclusions}
            engine._officer_articles = {j: corpus.officer_offences_of(j) for j in corpus.exclusions}
            engine.charges = charges = copy.copy(self.engine.charges)
            charges.corpus = corpus
            charges._compiled = _without(charges._compiled, entry.id)
            charges._by_conduct = _by_conduct(corpus.provisions.values())
        else:
            procedure = copy.copy(self.engine._procedures[entry.country])
            procedure.corpus = corpus
            procedure._rights = [
                r for r in corpus.rights.values() if r.jurisdiction == entry.country
            ]
            procedure._days = sorted(set(procedure._change_days()))
            procedure._slices = {}
            procedure._compiled = _without(procedure._compiled, entry.id)
            procedure._sets = {}
            engine._procedures = {**self.engine._procedures, entry.country: procedure}
        return engine

    def _fails(self, row: Row, engine: Engine) -> bool:
        try:
            if row.expect or set(row.beside) - {"remedies", "authorities"}:
                check(row, plain(engine.assess(self.cases[str(row)])))
            check_stands(row, engine.corpus, self.cases[str(row)])
        except AssertionError:
            return True
        return False

    def survivors(self, entry: Entry, every: int = 1) -> tuple[list[str], int]:
        """Return the changes of an entry that no row notices, and how many were tried.

        Args:
            entry: of the law files.
            every: try one change in so many, others for each entry.
        """
        first = crc32(entry.id.encode()) % every
        tried, about = list(changes(entry))[first::every], self.about(entry)
        failing = [str(row) for row in about if self._fails(row, self.engine)]
        assert not failing, f"these rows fail without any change: {failing}"
        left = [name for name, raw in tried if not self.notice(entry, raw, about)]
        return [f"{entry.id}: {name}" for name in left], len(tried)


def _without(compiled: dict[Any, Any], id_: str) -> dict[Any, Any]:
    return {key: value for key, value in compiled.items() if key[0] != id_}


def _facts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _facts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _facts(inner)


def with_entry(corpus: Corpus, entry: Entry, raw: Raw) -> Corpus | None:
    """Return the corpus with one entry put in place of the one with its id; None if refused."""
    try:
        built: Any = (
            Provision if entry.kind == "provisions" else MODELS[entry.kind]
        ).model_validate(raw)
    except ValueError:
        return None
    shelf: Any = dict(getattr(corpus, entry.kind))
    if entry.kind == "deadlines":
        shelf[built.jurisdiction, built.id] = built
    elif entry.kind == "exclusions":
        shelf[entry.country] = {**shelf[entry.country], built.id: built}
    else:
        shelf[built.id] = built
    return dataclasses.replace(corpus, **{entry.kind: shelf})

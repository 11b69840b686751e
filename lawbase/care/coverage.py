"""Which rows of the research notes the law base answers with, from the lists in rules/coverage/.

Each list names the rows of one note. A row is encoded (it names the entries that do so), or it is
left out with one of three reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from lawbase.corpus.corpus import Corpus
from lawbase.corpus.faults import ContentError, Fault
from lawbase.corpus.reading import YamlFile, build, read_yaml
from lawbase.model.law import LawModel

FOLDER = "coverage"
Reason = Literal["superseded", "outside_the_audience", "unconfirmed"]


class CoverageRow(LawModel):
    """One row of a note: the entries that answer with it, or why none does."""

    row: str
    about: str
    encoded: list[str] = Field(default_factory=list)
    left_out: Reason | None = None
    why: str | None = None

    @model_validator(mode="after")
    def _encoded_or_left_out(self) -> Self:
        if bool(self.encoded) == (self.left_out is not None):
            raise ValueError("a row is encoded or left out; expected one of the two")
        if self.left_out is not None and not self.why:
            raise ValueError("a row is left out without a reason; expected `why`")
        return self


class CoverageList(LawModel):
    """The rows of one note, in its order."""

    name: str = Field(alias="list")
    rows: list[CoverageRow]


def read_coverage(rules: Path, corpus: Corpus) -> list[CoverageList]:
    """Read the lists below `rules`.

    Raises:
        ContentError: with every fault: a broken file, an entry that does not exist.
    """
    lists: list[CoverageList] = []
    faults: list[Fault] = []
    known = set(_ids(corpus))
    for path in sorted((rules / FOLDER).glob("*.yaml")):
        name = str(path.relative_to(rules.parent))
        try:
            source = read_yaml(path.read_text(encoding="utf-8"), name)
            lists += [_list(raw, index, source, known, faults) for index, raw in _documents(source)]
        except ContentError as error:
            faults.extend(error.faults)
    if faults:
        raise ContentError(faults)
    return lists


def _documents(source: YamlFile) -> Iterator[tuple[int | None, object]]:
    """A file holds one list, or several of them below `lists`."""
    several = source.data.get("lists") if isinstance(source.data, dict) else None
    if several is None:
        yield None, source.data
    else:
        yield from enumerate(several)


def _list(
    raw: object, index: int | None, source: YamlFile, known: set[str], faults: list[Fault]
) -> CoverageList:
    base = () if index is None else ("lists", index)
    built = build(CoverageList, raw, base, source)
    for number, row in enumerate(built.rows):
        for step, id_ in enumerate(row.encoded):
            if id_ not in known:
                spot = (*base, "rows", number, "encoded", step)
                faults.append(source.fault(spot, f"{id_!r} is not known", "an id in rules/"))
    return built


def _ids(corpus: Corpus) -> Iterator[str]:
    """Yield every id that a row can name; deadlines and exclusions stand under their country."""
    for shelf in (
        corpus.acts,
        corpus.provisions,
        corpus.rights,
        corpus.remedies,
        corpus.authorities,
        corpus.penalty_bars,
        corpus.first_warnings,
        corpus.cautions,
        corpus.statements,
        corpus.outcomes,
        corpus.parameters,
        corpus.gates,
        corpus.facts,
    ):
        yield from shelf
    yield from (f"{country}:{id_}" for country, id_ in corpus.deadlines)
    for country, exclusions in corpus.exclusions.items():
        yield from (f"{country}:{id_}" for id_ in exclusions)
    yield from (contradiction.id for contradiction in corpus.contradictions)


def summary(lists: list[CoverageList]) -> tuple[int, int]:
    """Return how many rows there are, and how many of them are encoded."""
    rows = [row for listed in lists for row in listed.rows]
    return len(rows), sum(bool(row.encoded) for row in rows)

"""Whether the law files make sense together: no rule is dead, none stands against another one.

The load refuses what cannot be read or leads nowhere. What is told here needs reasoning, and is
told by `lawbase check`: each fault with file, line and field; for two entries that stand against
each other, both places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from lawbase.corpus import Corpus, Fault
from lawbase.corpus.checks import ENGINE_FACTS, Places
from lawbase.corpus.loading import RULES, load_with_places
from lawbase.corpus.reading import Path as Spot
from lawbase.engine.logic import NO, YES, fewest_facts
from lawbase.model.condition import Conjunction, Perhaps, Tree, facts_in
from lawbase.model.facts import Derivation
from lawbase.model.law import Dated, Element, LawModel, Provision, Remedy, Source, Version

# A condition with more facts than this is believed: trying all answers would take too long.
_MOST_FACTS = 8


def unsound(rules: Path = RULES) -> list[Fault]:
    """Return every rule that is dead, out of reach, or in conflict with another one.

    Args:
        rules: the folder with the law.

    Raises:
        ContentError: if the files cannot be loaded at all.
    """
    corpus, places = load_with_places(rules)
    soundness = _Soundness(corpus, places)
    return [
        *soundness.versions(),
        *soundness.conditions(),
        *soundness.grounds(),
        *soundness.parts(),
        *soundness.conflicts(),
        *soundness.facts(),
        *soundness.never_named(),
    ]


class _Soundness:
    def __init__(self, corpus: Corpus, places: Places) -> None:
        self.corpus = corpus
        self.places = places
        self.derived = {derivation.fact for derivation in corpus.derivations}

    def fault(self, entry: LawModel, path: Spot, problem: str, expected: str) -> Fault:
        source, base = self.places[id(entry)]
        return source.fault((*base, *path), problem, expected)

    def place(self, entry: LawModel, path: Spot = ()) -> str:
        source, base = self.places[id(entry)]
        return f"{source.name}, line {source.line_of((*base, *path))}"

    # -- versions ------------------------------------------------------------------------------

    def versions(self) -> Iterator[Fault]:
        """Two versions may not both be sure on one day, and none may begin before its act."""
        for entry in self._dated():
            steps: Sequence[Dated] = entry.versions
            for index, (one, next_) in enumerate(pairwise(steps), start=1):
                if next_.entry != one.entry and next_.entry.earliest < one.entry.latest:
                    other = self.place(entry, ("versions", index - 1))
                    yield self.fault(
                        entry,
                        ("versions", index, "from"),
                        f"this version overlaps the one of {other}",
                        f"a day from {one.entry.latest} on",
                    )
        for provision in self.corpus.provisions.values():
            act = self.corpus.acts[provision.act]
            if provision.versions[0].entry.earliest < act.in_force_from:
                yield self.fault(
                    provision,
                    ("versions", 0, "from"),
                    "this version begins before its act",
                    f"a day from {act.in_force_from} on",
                )

    def _dated(self) -> Iterator[Any]:
        corpus = self.corpus
        for shelf in (corpus.provisions, corpus.rights, corpus.remedies, corpus.authorities):
            yield from shelf.values()

    # -- dead rules ----------------------------------------------------------------------------

    def conditions(self) -> Iterator[Fault]:
        """A rule whose condition no answer can make true is dead."""
        corpus = self.corpus
        for right in corpus.rights.values():
            for index, version in enumerate(right.versions):
                spot: Spot = ("versions", index)
                yield from self._alive(right, (*spot, "broken_when"), version.broken_when)
                for step, exception in enumerate(version.exceptions):
                    path = (*spot, "exceptions", step, "when")
                    yield from self._alive(right, path, exception.when)
        for caution in corpus.cautions.values():
            yield from self._alive(caution, ("when",), caution.when)
        for contradiction in corpus.contradictions:
            yield from self._alive(contradiction, ("when",), contradiction.when)
        for shelf in corpus.exclusions.values():
            for exclusion in shelf.values():
                yield from self._alive(exclusion, ("when",), exclusion.when)
        for bar in corpus.penalty_bars.values():
            for index, wording in enumerate(bar.versions):
                yield from self._alive(bar, ("versions", index, "when"), wording.when)

    def _alive(self, entry: LawModel, path: Spot, condition: Tree) -> Iterator[Fault]:
        if _never(condition, YES) and not _perhaps_only(condition):
            problem = "no answer can make this true"
            yield self.fault(entry, path, problem, "no dead rows")

    # -- grounds -------------------------------------------------------------------------------

    def grounds(self) -> Iterator[Fault]:
        """Every article must be able to be present, and able to be absent."""
        for provision in self.corpus.provisions.values():
            for index, version in enumerate(provision.versions):
                spot: Spot = ("versions", index)
                ways = [
                    [provision.elements[key] for key in keys]
                    for keys in (version.ways.values() or [version.elements])
                ]
                # What officers aimed at is theirs alone: such a finding may stay open for good.
                charged = provision.aimed_at == "person"
                if charged and not any(all(_can_be_met(e) for e in way) for way in ways):
                    yield self.fault(
                        provision, spot, "this article can never be present", "elements to meet"
                    )
                if not all(any(_can_clear(e) for e in way) for way in ways):
                    yield self.fault(
                        provision, spot, "this article can never be absent", "an element to deny"
                    )

    def parts(self) -> Iterator[Fault]:
        """A part is named once in a version, and its conditions can hold together."""
        for provision in self.corpus.provisions.values():
            for index, version in enumerate(provision.versions):
                yield from self._parts(provision, index, version)

    def _parts(self, provision: Provision, index: int, version: Version) -> Iterator[Fault]:
        first: dict[str, int] = {}
        for step, part in enumerate(version.parts):
            path: Spot = ("versions", index, "parts", step)
            before = first.setdefault(part.part, step)
            if before != step:
                other = self.place(provision, (*path[:-1], before))
                problem = f"part {part.part} stands here and in {other}"
                yield self.fault(provision, path, problem, "each part once in a version")
            together = Conjunction(tuple(part.when))
            if part.when:
                yield from self._alive(provision, (*path, "when"), together)

    # -- conflicts -----------------------------------------------------------------------------

    def conflicts(self) -> Iterator[Fault]:
        """Two rules that conclude different things from the same answers."""
        for one, other in combinations(self.corpus.derivations, 2):
            if one.fact == other.fact and set(one.jurisdictions) & set(other.jurisdictions):
                yield from self._derivations(one, other)
        for provision in self.corpus.provisions.values():
            yield from self._yields_back(provision)
            yield from self._successor_too_early(provision)
        twins: dict[tuple[Any, ...], LawModel] = {}
        for right in self.corpus.rights.values():
            for index, version in enumerate(right.versions):
                key = (version.cite, version.broken_when, version.entry, version.text)
                twin = twins.setdefault(key, right)
                if twin is not right:
                    problem = f"the same rule stands in {self.place(twin)}"
                    yield self.fault(right, ("versions", index), problem, "each rule once")

    def _derivations(self, one: Derivation, other: Derivation) -> Iterator[Fault]:
        for yes, no in ((one.yes_when, other.no_when), (other.yes_when, one.no_when)):
            if yes is None or no is None:
                continue
            both = Conjunction((yes, no))
            if not _never(both, YES) and not self._declared(set(facts_in(both))):
                problem = f"{self.place(one)} may say yes and no to {one.fact} at once"
                yield self.fault(other, ("fact",), problem, "a contradiction declared, or one rule")

    def _declared(self, facts: set[str]) -> bool:
        """Say whether answers that disagree on these facts are declared: then nothing follows."""
        return any(set(facts_in(c.when)) <= facts for c in self.corpus.contradictions)

    def _yields_back(self, provision: Provision) -> Iterator[Fault]:
        if provision.yields is None:
            return
        other = self.corpus.provisions[provision.yields.to]
        if other.yields is not None and other.yields.to == provision.id:
            problem = f"it gives way to {other.id}, which gives way to it ({self.place(other)})"
            yield self.fault(provision, ("yields", "to"), problem, "one of the two")

    def _successor_too_early(self, provision: Provision) -> Iterator[Fault]:
        """An article and its successor may not both be sure on one day."""
        if provision.successor is None or provision.ended is None:
            return
        successor = self.corpus.provisions[provision.successor]
        begins = successor.versions[0].entry
        if begins.latest <= provision.ended:
            problem = f"{successor.id} begins on {begins.latest} ({self.place(successor)})"
            yield self.fault(provision, ("ended",), problem, "an end before its successor begins")

    # -- facts ---------------------------------------------------------------------------------

    def facts(self) -> Iterator[Fault]:
        """Every element can be settled by something that is asked."""
        for provision in self.corpus.provisions.values():
            for key, element in provision.elements.items():
                facts = set(facts_in(element.when)) - ENGINE_FACTS
                if facts and not any(self._asked(fact) for fact in facts):
                    yield self.fault(
                        provision,
                        ("elements", key, "when"),
                        "nothing that is asked settles this element",
                        "a fact with a question, or one derived from such facts",
                    )

    def _asked(self, fact: str) -> bool:
        known = self.corpus.facts[fact]
        return not known.judged or fact in self.derived

    # -- entries that nothing names ------------------------------------------------------------

    def never_named(self) -> Iterator[Fault]:
        """A remedy or a source that nothing names is a dead row.

        What the law merely allows, with nobody to write to, answers no breach: search finds it.
        """
        named = set(self._named())
        for shelf, what in (
            (self.corpus.remedies, "remedy"),
            (self.corpus.sources, "source"),
        ):
            for id_, entry in shelf.items():
                if id_ not in named and not _merely_allowed(entry):
                    yield self.fault(entry, ("id",), f"nothing names this {what}", "no dead rows")

    def _named(self) -> Iterator[str]:
        corpus = self.corpus
        for shelf in (
            corpus.provisions,
            corpus.rights,
            corpus.remedies,
            corpus.deadlines,
            corpus.authorities,
            corpus.penalty_bars,
            corpus.first_warnings,
            corpus.cautions,
            corpus.parameters,
            corpus.outcomes,
            corpus.statements,
        ):
            for entry in shelf.values():
                yield from _strings(entry)
        for rows in (corpus.gate_rights, corpus.held_rules):
            for row in rows:
                yield from _strings(row)


def _never(tree: Tree, wanted: str) -> bool:
    """Say whether no answers bring a condition to `wanted`; large ones are believed to."""
    facts = list(facts_in(tree))
    if len(facts) != len(set(facts)) and len(set(facts)) > _MOST_FACTS:
        return False
    return fewest_facts(tree, {}, wanted) is None


def _perhaps_only(tree: Tree) -> bool:
    """A condition with a `perhaps` may be meant to be at most unknown: it never surely holds."""
    if isinstance(tree, Perhaps):
        return True
    below = getattr(tree, "of", ())
    return any(
        _perhaps_only(branch) for branch in (below if isinstance(below, tuple) else (below,))
    )


def _can_be_met(element: Element) -> bool:
    return element.basis == "doctrine" or not _never(element.when, YES)


def _can_clear(element: Element) -> bool:
    return element.basis == "statute" and not _never(element.when, NO)


def _merely_allowed(entry: Remedy | Source) -> bool:
    return isinstance(entry, Remedy) and not any(version.to for version in entry.versions)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, LawModel):
        for name in type(value).model_fields:
            if name != "id":
                yield from _strings(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)

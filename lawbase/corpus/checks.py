"""Cross-checks of the content: every id that is used exists, every version has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lawbase.corpus.corpus import Corpus
from lawbase.corpus.faults import Fault
from lawbase.corpus.reading import Path, YamlFile
from lawbase.model.case import Events
from lawbase.model.condition import ChoiceIs, Tree, facts_in
from lawbase.model.guidance import Place
from lawbase.model.law import (
    Deadline,
    EntryDay,
    FirstWarning,
    PenaltyBar,
    Provision,
    Remedy,
    RemedyVersion,
    Right,
)

# Facts that the engine sets itself before it reads a condition.
ENGINE_FACTS = frozenset(
    {"charge_allows_arrest", "charge_is_crime", "charge_decided_by_court", "cannot_be_arrested"}
)

Places = dict[int, tuple[YamlFile, Path]]


def check_references(corpus: Corpus, places: Places, broken: frozenset[str]) -> list[Fault]:
    """Return a fault for every reference that leads nowhere and every version out of order.

    Args:
        corpus: what could be read.
        places: where each entry stands.
        broken: ids of entries that are there, but faulty themselves: they are not missed.
    """
    check = _Check(corpus, places, broken)
    for provision in corpus.provisions.values():
        check.provision(provision)
    for right in corpus.rights.values():
        check.right(right)
    for dated in (
        *corpus.remedies.values(),
        *corpus.deadlines.values(),
        *corpus.authorities.values(),
        *corpus.penalty_bars.values(),
        *corpus.first_warnings.values(),
    ):
        check.dated(dated)
    for deadline in corpus.deadlines.values():
        check.deadline(deadline)
    for parameter in corpus.parameters.values():
        for index, value in enumerate(parameter.values):
            check.known(parameter, ("values", index, "source"), value.source, corpus.sources)
    for bar in corpus.penalty_bars.values():
        check.acts(bar)
        for index, version in enumerate(bar.versions):
            check.condition(bar, ("versions", index, "when"), version.when)
    for first in corpus.first_warnings.values():
        check.acts(first)
        for index, rule in enumerate(first.versions):
            check.condition(first, ("versions", index, "unless"), rule.unless)
    for remedy in corpus.remedies.values():
        for index, wording in enumerate(remedy.versions):
            check.remedy(remedy, ("versions", index), wording)
    for gate_right in corpus.gate_rights:
        check.known(gate_right, ("source",), gate_right.source, corpus.sources)
        check.known(gate_right, ("gate",), gate_right.gate, corpus.gates)
    for held_rule in corpus.held_rules:
        check.known(held_rule, ("source",), held_rule.source, corpus.sources)
    for outcome in corpus.outcomes.values():
        check.known(outcome, ("provision",), outcome.provision, corpus.provisions)
        check.known(outcome, ("source",), outcome.source, corpus.sources)
    check.statements()
    for jurisdiction, cards in corpus.places.items():
        for card in cards.values():
            check.card(jurisdiction, card)
    check.facts()
    return check.faults


class _Check:
    def __init__(self, corpus: Corpus, places: Places, broken: frozenset[str]) -> None:
        self.corpus = corpus
        self.places = places
        self.broken = broken
        self.faults: list[Fault] = []

    def fault(self, entry: Any, path: Path, problem: str, expected: str) -> None:
        source, base = self.places[id(entry)]
        self.faults.append(source.fault((*base, *path), problem, expected))

    def known(self, entry: Any, path: Path, id_: str | None, shelf: Iterable[str]) -> None:
        if id_ is not None and id_ not in shelf and id_ not in self.broken:
            near = ", ".join(sorted(shelf)[:6])
            self.fault(entry, path, f"{id_!r} is not known", f"an id that exists, such as {near}")

    def condition(self, entry: Any, path: Path, tree: Tree | None) -> None:
        if tree is None:
            return
        for fact in facts_in(tree):
            known_facts = (self.corpus.facts, ENGINE_FACTS, self.broken)
            if not any(fact in shelf for shelf in known_facts):
                self.fault(entry, path, f"{fact!r} is not a fact", "an id from rules/facts.yaml")
        for comparison in _choices(tree):
            known = self.corpus.facts.get(comparison.fact)
            for choice in comparison.choices:
                if known is not None and choice not in known.choices:
                    offered = ", ".join(known.choices) or "no choices"
                    self.fault(
                        entry, path, f"{choice!r} is no choice of {comparison.fact}", offered
                    )

    def dated(self, entry: Any) -> None:
        previous = None
        for index, version in enumerate(entry.versions):
            self.known(entry, ("versions", index, "source"), version.source, self.corpus.sources)
            begins = version.entry
            if previous is not None and not _follows(entry, begins, previous):
                self.fault(
                    entry,
                    ("versions", index, "from"),
                    "this version does not begin after the one above it",
                    "versions from the oldest to the newest",
                )
            previous = begins
        if not entry.versions:
            self.fault(entry, ("versions",), "there is no version", "at least one")

    def provision(self, provision: Provision) -> None:
        self.dated(provision)
        self.known(provision, ("act",), provision.act, self.corpus.acts)
        for key in ("predecessor", "successor"):
            self.known(provision, (key,), getattr(provision, key), self.corpus.provisions)
            self.line_ends(provision, key)
        if provision.yields is not None:
            self.known(provision, ("yields", "to"), provision.yields.to, self.corpus.provisions)
        for index, neighbour in enumerate(provision.neighbours):
            self.known(provision, ("neighbours", index), neighbour, self.corpus.provisions)
        for index, boundary in enumerate(provision.boundaries):
            spot: Path = ("boundaries", index)
            self.known(provision, (*spot, "beside"), boundary.beside, self.corpus.provisions)
            self.known(provision, (*spot, "source"), boundary.source, self.corpus.sources)
        exclusions = self.corpus.exclusions.get(provision.id[:2], {})
        for index, exclusion in enumerate(provision.exclusions):
            self.known(provision, ("exclusions", index), exclusion, exclusions)
        for key, element in provision.elements.items():
            self.condition(provision, ("elements", key, "when"), element.when)
            self.condition(provision, ("elements", key, "weak_when"), element.weak_when)
        for index, version in enumerate(provision.versions):
            self.version(provision, index, version)
        for index, step in enumerate(provision.investigations):
            path = ("investigations", index, "by")
            self.known(provision, path, step.by, self.corpus.authorities)
        used = {
            key
            for version in provision.versions
            for keys in (version.elements, *version.ways.values())
            for key in keys
        }
        for key in sorted(set(provision.elements) - used):
            self.fault(provision, ("elements", key), "no version uses this element", "no dead rows")

    def line_ends(self, provision: Provision, direction: str) -> None:
        """A line of predecessors or successors must not come back to where it began."""
        met = {provision.id}
        id_ = getattr(provision, direction)
        while id_ in self.corpus.provisions:
            if id_ in met:
                self.fault(
                    provision, (direction,), f"the line comes back to {id_}", "a line that ends"
                )
                return
            met.add(id_)
            id_ = getattr(self.corpus.provisions[id_], direction)

    def remedy(self, remedy: Remedy, base: Path, wording: RemedyVersion) -> None:
        for step, to in enumerate(wording.to):
            self.known(remedy, (*base, "to", step), to, self.corpus.authorities)
        for step, before in enumerate(wording.after):
            self.known(remedy, (*base, "after", step), before, self.corpus.remedies)
        terms = {
            id_ for jurisdiction, id_ in self.corpus.deadlines if remedy.id.startswith(jurisdiction)
        }
        for step, id_ in enumerate(wording.file_by):
            self.known(remedy, (*base, "file_by", step), id_, terms)

    def deadline(self, deadline: Deadline) -> None:
        self.known(deadline, ("event",), deadline.event, Events.model_fields)
        self.known(deadline, ("closed_by",), deadline.closed_by, Events.model_fields)
        for index, version in enumerate(deadline.versions):
            for step, decider in enumerate(version.decided_by):
                path = ("versions", index, "decided_by", step)
                self.known(deadline, path, decider, self.corpus.authorities)

    def acts(self, entry: PenaltyBar | FirstWarning) -> None:
        for index, act in enumerate(entry.acts):
            self.known(entry, ("acts", index), act, self.corpus.acts)

    def version(self, provision: Provision, index: int, version: Any) -> None:
        base: Path = ("versions", index)
        for step, key in enumerate(version.elements):
            self.known(provision, (*base, "elements", step), key, provision.elements)
        for way, keys in version.ways.items():
            for step, key in enumerate(keys):
                self.known(provision, (*base, "ways", way, step), key, provision.elements)
        self.known(provision, (*base, "protocol_by"), version.protocol_by, self.corpus.authorities)
        for step, part in enumerate(version.parts):
            path = (*base, "parts", step)
            self.known(provision, (*path, "decided_by"), part.decided_by, self.corpus.authorities)
            for condition in part.when:
                self.condition(provision, (*path, "when"), condition)
            if not part.penalties and not version.text_not_seen:
                self.fault(provision, path, "this part has no penalty", "at least one alternative")
        if not version.parts:
            self.fault(provision, base, "this version has no part", "at least one (one part: '1')")

    def right(self, right: Right) -> None:
        self.dated(right)
        for index, version in enumerate(right.versions):
            base: Path = ("versions", index)
            self.condition(right, (*base, "broken_when"), version.broken_when)
            for step, exception in enumerate(version.exceptions):
                self.condition(right, (*base, "exceptions", step, "when"), exception.when)
            for step, remedy in enumerate(version.remedies):
                self.known(right, (*base, "remedies", step), remedy, self.corpus.remedies)

    def card(self, jurisdiction: str, card: Place) -> None:
        rights = [r.id for r in self.corpus.rights.values() if r.jurisdiction == jurisdiction]
        for index, right in enumerate(card.rights):
            self.known(card, ("rights", index), right, rights)
        statements = self.corpus.statements.values()
        own = [s.id for s in statements if s.cite.startswith(f"{jurisdiction}.")]
        for index, article in enumerate(card.articles):
            self.known(card, ("articles", index), article, own)

    def statements(self) -> None:
        cards = [card for shelf in self.corpus.places.values() for card in shelf.values()]
        used = {id_ for card in cards for id_ in card.articles}
        for statement in self.corpus.statements.values():
            self.known(statement, ("source",), statement.source, self.corpus.sources)
            if statement.id not in used and not self.broken:  # a broken card may use it
                self.fault(statement, ("id",), "no card uses this statement", "no dead rows")

    def facts(self) -> None:
        facts = self.corpus.facts
        for caution in self.corpus.cautions.values():
            self.condition(caution, ("when",), caution.when)
            for step, remedy in enumerate(caution.remedies):
                self.known(caution, ("remedies", step), remedy, self.corpus.remedies)
            if caution.stands is not None:
                path = ("stands", "source")
                self.known(caution, path, caution.stands.source, self.corpus.sources)
        for derivation in self.corpus.derivations:
            self.known(derivation, ("fact",), derivation.fact, facts)
            self.condition(derivation, ("yes_when",), derivation.yes_when)
            self.condition(derivation, ("no_when",), derivation.no_when)
        for contradiction in self.corpus.contradictions:
            self.condition(contradiction, ("when",), contradiction.when)
            for step, fact in enumerate(contradiction.facts):
                self.known(contradiction, ("facts", step), fact, facts)
        for shelf in self.corpus.exclusions.values():
            for exclusion in shelf.values():
                self.condition(exclusion, ("when",), exclusion.when)
                self.known(exclusion, ("lists",), exclusion.lists, self.corpus.provisions)


def _follows(entry: Any, begins: EntryDay, previous: EntryDay) -> bool:
    """Two wordings of one deadline may begin together: who decides picks one."""
    if isinstance(entry, Deadline) and begins == previous:
        return True
    return begins.earliest > previous.earliest


def _choices(tree: Tree) -> Iterator[ChoiceIs]:
    if isinstance(tree, ChoiceIs):
        yield tree
        return
    below = getattr(tree, "of", ())
    for branch in below if isinstance(below, tuple) else (below,):
        yield from _choices(branch)

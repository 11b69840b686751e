"""Compiles each version of a provision: its elements into tests, its law into plain rules.

The rules say, for one version, when the ground is absent, open or present (docs/architecture.md):

- absent: an element is surely not met, or an exclusion that bars the charge is shown;
- present: all elements are met; what only doctrine adds may be unknown;
- open: everything between, and every account whose answers disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lawbase.engine.chaining import Rule, RuleSet
from lawbase.engine.logic import Test, compile_condition
from lawbase.model.condition import Conjunction, facts_in
from lawbase.model.law import Element, Exclusion, Part, Provision, Version

MET: Final = "met"
OPEN: Final = "open"
NOT_MET: Final = "not_met"
WEAK: Final = "weak"  # not met, but only by a reading of the words or by doctrine

ABSENT: Final = "absent"
PRESENT: Final = "present"

_When = tuple[tuple[str, frozenset[str]], ...]


def _is(finding: str, *values: str) -> tuple[str, frozenset[str]]:
    return finding, frozenset(values)


@dataclass(frozen=True, slots=True)
class CompiledElement:
    """An element with its tests; `key` is unique in the provision, `id` is what people see."""

    key: str
    id: str
    element: Element
    test: Test
    weak_test: Test | None
    always_weak: bool


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part with the test of its own conditions (None: it has none)."""

    part: Part
    test: Test | None


@dataclass(frozen=True, slots=True)
class CompiledExclusion:
    """An exclusion with its test."""

    exclusion: Exclusion
    test: Test


@dataclass(frozen=True, slots=True)
class CompiledVersion:
    """One version, ready to be assessed."""

    provision: Provision
    version: Version
    elements: tuple[CompiledElement, ...]
    ways: dict[str, tuple[str, ...]]
    parts: tuple[CompiledPart, ...]
    bars: tuple[CompiledExclusion, ...]
    weakeners: tuple[CompiledExclusion, ...]
    facts: frozenset[str]
    conduct_facts: tuple[str, ...]
    rules: RuleSet


def compile_version(
    provision: Provision, version: Version, exclusions: dict[str, Exclusion], digest: str
) -> CompiledVersion:
    """Compile one version of a provision.

    Args:
        provision: the article.
        version: its version.
        exclusions: the exclusions of that country, by id.
        digest: of the content; part of the name of the rules.
    """
    ways = {way: tuple(keys) for way, keys in version.ways.items()} or {"": tuple(version.elements)}
    keys = dict.fromkeys(key for way in ways.values() for key in way)
    elements = tuple(_compile_element(key, provision.elements[key]) for key in keys)
    parts = tuple(_compile_part(part) for part in version.parts)
    chosen = [exclusions[id_] for id_ in provision.exclusions]
    compiled = [CompiledExclusion(e, compile_condition(e.when)) for e in chosen]
    bars = tuple(e for e in compiled if e.exclusion.effect == "bars")
    weakeners = tuple(e for e in compiled if e.exclusion.effect == "weakens")
    rules = tuple(
        _Rules(
            f"{provision.id}@{version.entry.earliest}", version, ways, elements, bars, weakeners
        ).all(parts)
    )
    name = f"{provision.id}@{version.entry.earliest}#{digest}"
    return CompiledVersion(
        provision,
        version,
        elements,
        ways,
        parts,
        bars,
        weakeners,
        frozenset(
            fact
            for condition in (*(e.element.when for e in elements), *(e.when for e in chosen))
            for fact in facts_in(condition)
        ),
        _conduct_facts(elements),
        RuleSet(name, rules, passes=2 if len(ways) > 1 else 1),
    )


def _conduct_facts(elements: tuple[CompiledElement, ...]) -> tuple[str, ...]:
    told = (fact for e in elements if e.element.conduct for fact in facts_in(e.element.when))
    return tuple(dict.fromkeys(told))


def _compile_element(key: str, element: Element) -> CompiledElement:
    weak = compile_condition(element.weak_when) if element.weak_when is not None else None
    return CompiledElement(
        key,
        element.named or key.partition("@")[0],
        element,
        compile_condition(element.when),
        weak,
        always_weak=element.basis != "statute",
    )


def _compile_part(part: Part) -> CompiledPart:
    if not part.when:
        return CompiledPart(part, None)
    return CompiledPart(part, compile_condition(Conjunction(tuple(part.when))))


class _Rules:
    """Writes the rules of one version."""

    def __init__(
        self,
        base: str,
        version: Version,
        ways: dict[str, tuple[str, ...]],
        elements: tuple[CompiledElement, ...],
        bars: tuple[CompiledExclusion, ...],
        weakeners: tuple[CompiledExclusion, ...],
    ) -> None:
        self.base = base
        self.ways = ways
        self.elements = {e.key: e for e in elements}
        self.bars = [f"bar.{e.exclusion.id}" for e in bars]
        self.weakeners = [f"weakener.{e.exclusion.id}" for e in weakeners]
        self.unseen = version.text_not_seen
        self.agree = _is("answers", "agree")
        self.free: _When = (self.agree, *(_is(bar, "no") for bar in self.bars))

    def rule(self, name: str, when: _When, then: tuple[str, str]) -> Rule:
        return Rule(f"{self.base}/{name}", when, then)

    def all(self, parts: tuple[CompiledPart, ...]) -> Iterator[Rule]:
        yield self.rule("disagree", (_is("answers", "disagree"),), ("ground", OPEN))
        for bar in self.bars:
            shown = (self.agree, _is(bar, "shown"))
            yield self.rule(bar, shown, ("ground", ABSENT))
            yield self.rule(f"{bar}/by", shown, (f"barred.{bar[4:]}", "yes"))
        if len(self.ways) == 1:
            yield from self.of_one_way(*next(iter(self.ways.values())))
        else:
            for way, keys in self.ways.items():
                yield from self.of_way(f"way.{way}", keys)
            yield from self.of_ways()
        yield from self.of_parts(parts)

    def steps(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str, _When]]:
        """Yield (name, ground, condition) for a list of elements that are all needed."""
        findings = [f"element.{key}" for key in keys]
        doctrine = {f"element.{k}" for k in keys if self.elements[k].element.basis == "doctrine"}
        for finding in findings:
            yield finding, ABSENT, (_is(finding, NOT_MET),)
        held = tuple(_is(f, MET, OPEN) if f in doctrine else _is(f, MET) for f in findings)
        yield "all", PRESENT, held
        for finding in findings:
            between = (WEAK,) if finding in doctrine else (OPEN, WEAK)
            others = tuple(_is(f, MET, OPEN, WEAK) for f in findings if f != finding)
            yield finding, OPEN, (_is(finding, *between), *others)

    def of_one_way(self, *keys: str) -> Iterator[Rule]:
        for name, ground, when in self.steps(keys):
            yield from self.ground(name, ground, when)

    def of_way(self, way: str, keys: tuple[str, ...]) -> Iterator[Rule]:
        for name, ground, when in self.steps(keys):
            yield self.rule(f"{way}/{ground}/{name}", when, (way, ground))

    def of_ways(self) -> Iterator[Rule]:
        """The offence stands if one way of committing it does."""
        ways = [f"way.{way}" for way in self.ways]
        yield from self.ground("no-way", ABSENT, tuple(_is(way, ABSENT) for way in ways))
        for way in ways:
            yield from self.ground(way, PRESENT, (_is(way, PRESENT),))
            others = tuple(_is(other, ABSENT, OPEN) for other in ways if other != way)
            yield from self.ground(way, OPEN, (_is(way, OPEN), *others))

    def ground(self, name: str, ground: str, when: _When) -> Iterator[Rule]:
        """Yield the rule for the ground, with what holds it back."""
        when = (*self.free, *when)
        if ground == PRESENT:
            for weakener in self.weakeners:
                held = (*when, _is(weakener, "shown"))
                yield self.rule(f"{weakener}/{name}", held, ("ground", OPEN))
            when = (*when, *(_is(weakener, "no") for weakener in self.weakeners))
        if ground == ABSENT and self.unseen:
            # A text that nobody has seen clears nobody, unless she did none of what it can name.
            held = (*when, _is("conduct", "perhaps"))
            yield self.rule(f"unseen/{name}", held, ("ground", OPEN))
            when = (*when, _is("conduct", "none"))
        yield self.rule(f"{ground}/{name}", when, ("ground", ground))

    def of_parts(self, parts: tuple[CompiledPart, ...]) -> Iterator[Rule]:
        """The gravest part whose conditions are a yes, if every graver one has a no."""
        graver: list[str] = []
        for part in parts:
            finding = f"part.{part.part.part}"
            none = tuple(_is(g, "no") for g in graver)
            yield self.rule(finding, (_is(finding, "yes"), *none), ("part", part.part.part))
            unsettled = tuple(_is(g, "no", "open") for g in graver)
            may = (_is(finding, "yes", "open"), *unsettled)
            yield self.rule(f"{finding}/may", may, (f"possible.{part.part.part}", "yes"))
            graver.append(finding)

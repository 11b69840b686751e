"""Conditions on facts: the small trees in which the law files say when something holds.

A condition is written in YAML as the id of a fact, or as a mapping with one key:

    approached_people                            the fact is a yes
    {not: minor_involved}                        the opposite
    {all: [a, b]}  {any: [a, b]}                 and, or
    {is: {place: [street, shop_station_transport]}}   a choice is one of these
    {over: {held_minutes: 180}}                  a number is greater
    {perhaps: a}                                 a yes settles nothing (yes -> unknown)
    {presumed: a}                                holds unless the answer is no (unknown -> yes)
    {told: a}                                    holds only if told (unknown -> no)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer


@dataclass(frozen=True, slots=True)
class FactIs:
    """A fact answered with yes."""

    fact: str


@dataclass(frozen=True, slots=True)
class ChoiceIs:
    """A choice answered with one of these."""

    fact: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberOver:
    """A number greater than the limit."""

    fact: str
    limit: int


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of a condition."""

    of: Tree


@dataclass(frozen=True, slots=True)
class Conjunction:
    """All of these."""

    of: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    """At least one of these."""

    of: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A yes is not enough to settle it."""

    of: Tree


@dataclass(frozen=True, slots=True)
class Presumed:
    """Holds unless the answer is no."""

    of: Tree


@dataclass(frozen=True, slots=True)
class Told:
    """Holds only if the answer is a told yes."""

    of: Tree


Tree = (
    FactIs
    | ChoiceIs
    | NumberOver
    | Negation
    | Conjunction
    | Disjunction
    | Perhaps
    | Presumed
    | Told
)

_EXPECTED = (
    "expected the id of a fact, or one of {not: …}, {all: […]}, {any: […]}, "
    "{is: {fact: [choice, …]}}, {over: {fact: number}}, {perhaps: …}, {presumed: …}, {told: …}"
)
_WRAPPERS: dict[str, Callable[[Tree], Tree]] = {
    "not": Negation,
    "perhaps": Perhaps,
    "presumed": Presumed,
    "told": Told,
}
_GROUPS: dict[str, Callable[[tuple[Tree, ...]], Tree]] = {"all": Conjunction, "any": Disjunction}


def parse_condition(raw: Any) -> Tree:
    """Turn the YAML form of a condition into a tree; ValueError says what was expected."""
    if isinstance(raw, str) and raw:
        return FactIs(raw)
    if isinstance(raw, dict) and len(raw) == 1:
        ((key, value),) = raw.items()
        if key in _WRAPPERS:
            return _WRAPPERS[key](parse_condition(value))
        if key in _GROUPS and isinstance(value, list) and value:
            return _GROUPS[key](tuple(parse_condition(item) for item in value))
        if key in ("is", "over") and isinstance(value, dict) and len(value) == 1:
            return _parse_comparison(key, *next(iter(value.items())))
    if hasattr(raw, "__dataclass_fields__"):
        return raw  # type: ignore[no-any-return]
    raise ValueError(f"{raw!r} is not a condition: {_EXPECTED}")


def _parse_comparison(key: str, fact: Any, value: Any) -> Tree:
    if not isinstance(fact, str):
        raise ValueError(f"{fact!r} is not the id of a fact: {_EXPECTED}")
    if key == "over" and isinstance(value, int) and not isinstance(value, bool):
        return NumberOver(fact, value)
    if key == "is":
        choices = [value] if isinstance(value, str) else value
        if isinstance(choices, list) and choices and all(isinstance(c, str) for c in choices):
            return ChoiceIs(fact, tuple(choices))
    raise ValueError(f"{value!r} does not fit {key!r}: {_EXPECTED}")


def facts_in(tree: Tree) -> Iterator[str]:
    """Yield the ids of the facts in a tree, in the order written, repeats included."""
    match tree:
        case FactIs(fact) | ChoiceIs(fact, _) | NumberOver(fact, _):
            yield fact
        case Conjunction(of) | Disjunction(of):
            for branch in of:
                yield from facts_in(branch)
        case Negation(of) | Perhaps(of) | Presumed(of) | Told(of):
            yield from facts_in(of)


Condition = Annotated[
    Tree, BeforeValidator(parse_condition), PlainSerializer(lambda tree: repr(tree))
]

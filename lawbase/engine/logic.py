"""Step 1 of the reasoning: conditions over yes, no and unknown (Kleene's strong logic).

A condition is compiled once into a function of the answers. It returns the value and the facts
that decide it: for a yes or a no those that make it so, for unknown those that could settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from typing import Final

from lawbase.model.case import Answer
from lawbase.model.condition import (
    ChoiceIs,
    Conjunction,
    Disjunction,
    FactIs,
    Negation,
    NumberOver,
    Perhaps,
    Presumed,
    Told,
    Tree,
    facts_in,
)

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"

REFUSED: Final = "refused"  # asked, and not known: no later answer will change it

Answers = Mapping[str, Answer]
Outcome = tuple[str, tuple[str, ...]]
Test = Callable[[Answers], Outcome]

_NOTHING_MORE: Final[frozenset[str]] = frozenset()
_OPPOSITE: Final = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}


def compile_condition(tree: Tree) -> Test:
    """Turn a condition into a function from answers to (yes | no | unknown, deciding facts)."""
    match tree:
        case FactIs(fact):
            return _fact(fact)
        case ChoiceIs(fact, choices):
            return _choice(fact, frozenset(choices))
        case NumberOver(fact, limit):
            return _over(fact, limit)
        case Negation(of):
            return _mapped(compile_condition(of), _OPPOSITE)
        case Perhaps(of):
            return _mapped(compile_condition(of), {YES: UNKNOWN, NO: NO, UNKNOWN: UNKNOWN})
        case Presumed(of):
            return _assumed(compile_condition(of), YES)
        case Told(of):
            return _assumed(compile_condition(of), NO)
        case Conjunction(of):
            return _group([compile_condition(branch) for branch in of], settles=NO, else_=YES)
        case Disjunction(of):
            return _group([compile_condition(branch) for branch in of], settles=YES, else_=NO)


def _fact(fact: str) -> Test:
    yes, no, unknown = (YES, (fact,)), (NO, (fact,)), (UNKNOWN, (fact,))

    def test(answers: Answers) -> Outcome:
        answer = answers.get(fact)
        return yes if answer == YES else no if answer == NO else unknown

    return test


def _choice(fact: str, choices: frozenset[str]) -> Test:
    yes, no, unknown = (YES, (fact,)), (NO, (fact,)), (UNKNOWN, (fact,))

    def test(answers: Answers) -> Outcome:
        answer = answers.get(fact, UNKNOWN)
        return unknown if answer in (UNKNOWN, REFUSED) else yes if answer in choices else no

    return test


def _over(fact: str, limit: int) -> Test:
    yes, no, unknown = (YES, (fact,)), (NO, (fact,)), (UNKNOWN, (fact,))

    def test(answers: Answers) -> Outcome:
        answer = answers.get(fact)
        return unknown if not isinstance(answer, int) else yes if answer > limit else no

    return test


def _mapped(inner: Test, values: Mapping[str, str]) -> Test:
    def test(answers: Answers) -> Outcome:
        value, because = inner(answers)
        return values[value], because

    return test


def _assumed(inner: Test, unless_told: str) -> Test:
    """An unknown counts as `unless_told`; then no fact is the reason."""
    silent: Outcome = unless_told, ()

    def test(answers: Answers) -> Outcome:
        outcome = inner(answers)
        return silent if outcome[0] == UNKNOWN else outcome

    return test


def _group(tests: list[Test], settles: str, else_: str) -> Test:
    """`all` is settled by the first no, `any` by the first yes; else unknown before the rest."""

    def test(answers: Answers) -> Outcome:
        deciding: tuple[str, ...] = ()
        open_facts: tuple[str, ...] = ()
        unsettled = False
        for inner in tests:
            value, because = inner(answers)
            if value == settles:
                return settles, because
            if value == UNKNOWN:
                unsettled = True
                open_facts += because
            else:
                deciding += because
        if unsettled:
            return UNKNOWN, tuple(dict.fromkeys(open_facts))
        return else_, tuple(dict.fromkeys(deciding))

    return test


def _cheapest(options: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    possible = [option for option in options if option is not None]
    return min(possible, key=len) if possible else None


def _together(options: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    if any(option is None for option in options):
        return None
    return tuple(dict.fromkeys(fact for option in options if option for fact in option))


def fewest_facts(tree: Tree, answers: Answers, wanted: str) -> tuple[str, ...] | None:
    """Return the fewest unknown facts that can bring a condition to `wanted` (yes or no).

    Empty if it has that value already; None if no answer to an unknown fact can do it.
    """
    facts = list(facts_in(tree))
    if len(facts) == len(set(facts)) and not _assumes_over_perhaps(tree):
        return _fewest_by_branch(tree, answers, wanted)
    return _fewest_by_trial(tree, answers, wanted)


def _assumes_over_perhaps(tree: Tree, assumed: bool = False) -> bool:
    """Say whether a `perhaps` stands below a `presumed` or a `told`: then unknown is enough."""
    match tree:
        case FactIs() | ChoiceIs() | NumberOver():
            return False
        case Conjunction(of) | Disjunction(of):
            return any(_assumes_over_perhaps(branch, assumed) for branch in of)
        case Perhaps(of):
            return assumed or _assumes_over_perhaps(of, assumed)
        case Presumed(of) | Told(of):
            return _assumes_over_perhaps(of, assumed=True)
        case Negation(of):
            return _assumes_over_perhaps(of, assumed)


def _fewest_by_trial(tree: Tree, answers: Answers, wanted: str) -> tuple[str, ...] | None:
    """Try the answers: for the rare condition in which a fact stands twice.

    What no answers could do if each place of a fact had its own answer, none can do.
    """
    towards = facts_towards(tree, answers, wanted)
    if towards is None and not _assumes_over_perhaps(tree):
        return None
    test = compile_condition(tree)
    candidates = {leaf.fact: _answers_that_matter(leaf) for leaf in _leaves(tree)}
    unknown = [
        fact
        for fact in candidates
        if answers.get(fact, UNKNOWN) == UNKNOWN and (towards is None or fact in towards)
    ]
    for count in range(len(unknown) + 1):
        for chosen in combinations(unknown, count):
            for values in product(*(candidates[fact] for fact in chosen)):
                if test({**answers, **dict(zip(chosen, values, strict=True))})[0] == wanted:
                    return chosen
    return None


def _leaves(tree: Tree) -> Iterator[FactIs | ChoiceIs | NumberOver]:
    match tree:
        case FactIs() | ChoiceIs() | NumberOver():
            yield tree
        case Conjunction(of) | Disjunction(of):
            for branch in of:
                yield from _leaves(branch)
        case Negation(of) | Perhaps(of) | Presumed(of) | Told(of):
            yield from _leaves(of)


def _answers_that_matter(leaf: FactIs | ChoiceIs | NumberOver) -> tuple[Answer, ...]:
    match leaf:
        case FactIs():
            return YES, NO
        case ChoiceIs(_, choices):
            return (*choices, "none of these")
        case NumberOver(_, limit):
            return limit, limit + 1


def _fewest_by_branch(tree: Tree, answers: Answers, wanted: str) -> tuple[str, ...] | None:
    """Each fact stands once, so that the branches can be looked at one by one."""
    match tree:
        case FactIs(fact) | ChoiceIs(fact, _) | NumberOver(fact, _):
            value, _ = compile_condition(tree)(answers)
            return () if value == wanted else (fact,) if value == UNKNOWN else None
        case Negation(of):
            return _fewest_by_branch(of, answers, _OPPOSITE[wanted])
        case Perhaps(of):
            return _fewest_by_branch(of, answers, NO) if wanted == NO else None
        case Presumed(of) | Told(of):
            value, _ = compile_condition(tree)(answers)
            return () if value == wanted else _fewest_by_branch(of, answers, wanted)
        case Conjunction(of):
            options = [_fewest_by_branch(branch, answers, wanted) for branch in of]
            return _together(options) if wanted == YES else _cheapest(options)
        case Disjunction(of):
            options = [_fewest_by_branch(branch, answers, wanted) for branch in of]
            return _cheapest(options) if wanted == YES else _together(options)


def facts_towards(tree: Tree, answers: Answers, wanted: str) -> frozenset[str] | None:
    """Return the unknown facts that take part in some way of bringing a condition to `wanted`.

    None if it cannot be brought there: an answer stands against it, or was refused.
    """
    match tree:
        case FactIs(fact) | ChoiceIs(fact, _) | NumberOver(fact, _):
            answer = answers.get(fact, UNKNOWN)
            if answer == UNKNOWN:
                return frozenset({fact})
            if answer == REFUSED:
                return None
            return _NOTHING_MORE if compile_condition(tree)(answers)[0] == wanted else None
        case Negation(of):
            return facts_towards(of, answers, _OPPOSITE[wanted])
        case Perhaps(of):
            return facts_towards(of, answers, NO) if wanted == NO else None
        case Presumed(of) | Told(of):
            value, _ = compile_condition(tree)(answers)
            return frozenset() if value == wanted else facts_towards(of, answers, wanted)
        case Conjunction(of) | Disjunction(of):
            ways = [facts_towards(branch, answers, wanted) for branch in of]
            all_needed = (wanted == YES) == isinstance(tree, Conjunction)
            open_ways = [way for way in ways if way is not None]
            if not open_ways or (all_needed and len(open_ways) < len(ways)):
                return None
            if not all_needed and _NOTHING_MORE in open_ways:
                return _NOTHING_MORE  # one branch has brought it there already
            return _NOTHING_MORE.union(*open_ways)


def facts_that_settle(tree: Tree, answers: Answers) -> list[str]:
    """Return the unknown facts that can still bring a condition to a yes or to a no, in order."""
    towards = (facts_towards(tree, answers, wanted) or frozenset() for wanted in (YES, NO))
    either = frozenset().union(*towards)
    return [fact for fact in dict.fromkeys(facts_in(tree)) if fact in either]

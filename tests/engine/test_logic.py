"""Step 1 of the reasoning: truth tables of every kind of condition, and the fewest facts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawbase.corpus import Corpus
from lawbase.engine.logic import compile_condition, fewest_facts
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
    parse_condition,
)

THREE = ("yes", "no", "unknown")


def value(condition: Any, answers: dict[str, Answer]) -> str:
    return compile_condition(parse_condition(condition))(answers)[0]


def because(condition: Any, answers: dict[str, Answer]) -> tuple[str, ...]:
    return compile_condition(parse_condition(condition))(answers)[1]


# -- one fact -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "answer", "expected"),
    [
        ("a", "yes", "yes"),
        ("a", "no", "no"),
        ("a", "unknown", "unknown"),
        ({"not": "a"}, "yes", "no"),
        ({"not": "a"}, "no", "yes"),
        ({"not": "a"}, "unknown", "unknown"),
        ({"perhaps": "a"}, "yes", "unknown"),
        ({"perhaps": "a"}, "no", "no"),
        ({"perhaps": "a"}, "unknown", "unknown"),
        ({"presumed": "a"}, "yes", "yes"),
        ({"presumed": "a"}, "no", "no"),
        ({"presumed": "a"}, "unknown", "yes"),
        ({"told": "a"}, "yes", "yes"),
        ({"told": "a"}, "no", "no"),
        ({"told": "a"}, "unknown", "no"),
        ({"is": {"a": ["flat", "car"]}}, "flat", "yes"),
        ({"is": {"a": ["flat", "car"]}}, "car", "yes"),
        ({"is": {"a": ["flat", "car"]}}, "street", "no"),
        ({"is": {"a": ["flat", "car"]}}, "unknown", "unknown"),
        ({"is": {"a": "flat"}}, "flat", "yes"),
        ({"over": {"a": 180}}, 181, "yes"),
        ({"over": {"a": 180}}, 180, "no"),
        ({"over": {"a": 180}}, 0, "no"),
        ({"over": {"a": 180}}, "unknown", "unknown"),
        # One in the other
        ({"not": {"not": "a"}}, "unknown", "unknown"),
        ({"perhaps": {"told": "a"}}, "unknown", "no"),
        ({"perhaps": {"told": "a"}}, "yes", "unknown"),
        ({"not": {"told": "a"}}, "unknown", "yes"),
        ({"told": {"not": "a"}}, "unknown", "no"),
        ({"not": {"presumed": "a"}}, "unknown", "no"),
    ],
)
def test_one_fact(condition: Any, answer: Answer, expected: str) -> None:
    assert value(condition, {"a": answer}) == expected


@pytest.mark.parametrize("answer", THREE)
@pytest.mark.parametrize("kind", ["not", "perhaps"])
def test_the_reason_is_the_fact(kind: str, answer: Answer) -> None:
    assert because("a", {"a": answer}) == ("a",)
    assert because({kind: "a"}, {"a": answer}) == ("a",)


@pytest.mark.parametrize("kind", ["presumed", "told"])
def test_silence_that_counts_as_an_answer_is_no_reason(kind: str) -> None:
    assert because({kind: "a"}, {"a": "yes"}) == ("a",)
    assert because({kind: "a"}, {"a": "no"}) == ("a",)
    assert because({kind: "a"}, {}) == ()


@pytest.mark.parametrize(
    "condition", ["a", {"not": "a"}, {"is": {"a": "flat"}}, {"over": {"a": 1}}, {"perhaps": "a"}]
)
def test_what_is_not_told_is_unknown(condition: Any) -> None:
    assert value(condition, {}) == "unknown"


# -- two places: all nine combinations ------------------------------------------------------------

# Each row is the first answer, each column the second, in the order yes, no, unknown.
ALL = """
    yes      no  unknown
    no       no  no
    unknown  no  unknown
"""
ANY = """
    yes  yes      yes
    yes  no       unknown
    yes  unknown  unknown
"""


def nine(table: str) -> Iterator[tuple[str, str, str]]:
    for first, row in zip(THREE, table.strip().splitlines(), strict=True):
        for second, expected in zip(THREE, row.split(), strict=True):
            yield first, second, expected


@pytest.mark.parametrize(("a", "b", "expected"), list(nine(ALL)))
def test_all_of_two(a: str, b: str, expected: str) -> None:
    assert value({"all": ["a", "b"]}, {"a": a, "b": b}) == expected


@pytest.mark.parametrize(("a", "b", "expected"), list(nine(ANY)))
def test_any_of_two(a: str, b: str, expected: str) -> None:
    assert value({"any": ["a", "b"]}, {"a": a, "b": b}) == expected


@pytest.mark.parametrize(("a", "b"), list(itertools.product(THREE, THREE)))
def test_the_laws_of_de_morgan(a: str, b: str) -> None:
    answers: dict[str, Answer] = {"a": a, "b": b}
    neither = {"not": {"any": ["a", "b"]}}
    assert value(neither, answers) == value({"all": [{"not": "a"}, {"not": "b"}]}, answers)


@pytest.mark.parametrize("group", ["all", "any"])
@pytest.mark.parametrize("answers", list(itertools.product(THREE, repeat=3)))
def test_three_are_two_and_one(group: str, answers: tuple[str, ...]) -> None:
    told: dict[str, Answer] = dict(zip("abc", answers, strict=True))
    assert value({group: ["a", "b", "c"]}, told) == value({group: [{group: ["a", "b"]}, "c"]}, told)


@pytest.mark.parametrize("group", ["all", "any"])
@pytest.mark.parametrize(
    "silent", [{"perhaps": {"presumed": "a"}}, {"perhaps": {"not": {"told": "a"}}}]
)
def test_a_group_is_unknown_even_if_no_fact_is_the_reason(group: str, silent: Any) -> None:
    """Such a branch is unknown although nothing was told: the group may not overlook it."""
    assert value(silent, {}) == "unknown"
    assert value({group: [silent]}, {}) == "unknown"
    other = {"all": "yes", "any": "no"}[group]
    assert value({group: [silent, "b"]}, {"b": other}) == "unknown"


# -- the reasons ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ({"all": ["a", "b"]}, {"a": "yes", "b": "no"}, ("b",)),
        ({"all": ["a", "b"]}, {"a": "no", "b": "no"}, ("a",)),
        ({"all": ["a", "b"]}, {"a": "yes", "b": "yes"}, ("a", "b")),
        ({"all": ["a", "b"]}, {"a": "yes"}, ("b",)),
        ({"all": ["a", "b"]}, {}, ("a", "b")),
        ({"any": ["a", "b"]}, {"a": "no", "b": "yes"}, ("b",)),
        ({"any": ["a", "b"]}, {"a": "no", "b": "no"}, ("a", "b")),
        ({"any": ["a", "b"]}, {"a": "no"}, ("b",)),
        ({"any": ["a", {"all": ["a", "b"]}]}, {}, ("a", "b")),
    ],
)
def test_the_facts_that_decide(
    condition: Any, answers: dict[str, Answer], expected: tuple[str, ...]
) -> None:
    assert because(condition, answers) == expected


# -- trees ---------------------------------------------------------------------------------------

POSSIBLE: dict[str, tuple[Answer, ...]] = {
    "a": ("yes", "no"),
    "b": ("yes", "no"),
    "c": ("yes", "no"),
    "d": ("yes", "no"),
    "place": ("flat", "car", "street"),
    "minutes": (100, 200, 2000),
}


def leaf(fact: str) -> st.SearchStrategy[Tree]:
    if fact == "place":
        return st.sampled_from([ChoiceIs(fact, ("flat",)), ChoiceIs(fact, ("flat", "car"))])
    if fact == "minutes":
        return st.sampled_from([NumberOver(fact, 180), NumberOver(fact, 1440)])
    return st.just(FactIs(fact))


def grown(below: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(below, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Negation, below),
        st.builds(Perhaps, below),
        st.builds(Presumed, below),
        st.builds(Told, below),
        st.builds(Conjunction, several),
        st.builds(Disjunction, several),
    )


TREES: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(sorted(POSSIBLE)).flatmap(leaf), grown, max_leaves=6
)


@st.composite
def accounts(draw: st.DrawFn) -> dict[str, Answer]:
    told = draw(st.sets(st.sampled_from(sorted(POSSIBLE)), max_size=4))
    return {fact: draw(st.sampled_from(POSSIBLE[fact])) for fact in sorted(told)}


def completions(
    facts: tuple[str, ...], possible: dict[str, tuple[Answer, ...]]
) -> Iterator[dict[str, Answer]]:
    for answers in itertools.product(*(possible[fact] for fact in facts)):
        yield dict(zip(facts, answers, strict=True))


def is_plain(tree: Tree) -> bool:
    """Say whether a tree is built without presumed and told, which read silence as an answer."""
    match tree:
        case Presumed() | Told():
            return False
        case Negation(of) | Perhaps(of):
            return is_plain(of)
        case Conjunction(of) | Disjunction(of):
            return all(is_plain(branch) for branch in of)
        case _:
            return True


@given(TREES.filter(is_plain), accounts())
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_fuller_account_keeps_every_settled_value(tree: Tree, answers: dict[str, Answer]) -> None:
    test = compile_condition(tree)
    before, _ = test(answers)
    open_facts = tuple(sorted(set(facts_in(tree)) - set(answers)))
    if before == "unknown":
        return
    for more in completions(open_facts, POSSIBLE):
        assert test({**answers, **more})[0] == before


@given(TREES, accounts())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_reasons_suffice_and_are_of_the_tree(tree: Tree, answers: dict[str, Answer]) -> None:
    outcome, reasons = compile_condition(tree)(answers)
    assert set(reasons) <= set(facts_in(tree))
    assert len(reasons) == len(set(reasons))
    if outcome != "unknown" and is_plain(tree):
        told = {fact: answers[fact] for fact in reasons}
        assert compile_condition(tree)(told)[0] == outcome


# -- the fewest facts -----------------------------------------------------------------------------


def fewest_by_trying(
    tree: Tree,
    answers: dict[str, Answer],
    wanted: str,
    possible: dict[str, tuple[Answer, ...]] = POSSIBLE,
) -> int | None:
    """Return how few answers to unknown facts can bring a tree to a value, by trying them all."""
    test = compile_condition(tree)
    open_facts = sorted({f for f in facts_in(tree) if answers.get(f, "unknown") == "unknown"})
    for count in range(len(open_facts) + 1):
        for facts in itertools.combinations(open_facts, count):
            for more in completions(facts, possible):
                if test({**answers, **more})[0] == wanted:
                    return count
    return None


def assert_fewest(
    tree: Tree,
    answers: dict[str, Answer],
    wanted: str,
    possible: dict[str, tuple[Answer, ...]] = POSSIBLE,
) -> None:
    found = fewest_facts(tree, answers, wanted)
    expected = fewest_by_trying(tree, answers, wanted, possible)
    assert (None if found is None else len(found)) == expected, f"{found} for {wanted}"
    if found:
        test = compile_condition(tree)
        assert any(
            test({**answers, **more})[0] == wanted for more in completions(found, possible)
        ), f"no answer to {found} gives {wanted}"


def speaks_once_of_each(tree: Tree) -> bool:
    facts = list(facts_in(tree))
    return len(facts) == len(set(facts))


# What is presumed is already there when the rest is unknown: it need not be brought to a yes.
@example(tree=Presumed(Perhaps(Told(FactIs("a")))), answers={}, wanted="yes")
@given(TREES.filter(speaks_once_of_each), accounts(), st.sampled_from(["yes", "no"]))
@settings(max_examples=600, deadline=None, derandomize=True)
def test_the_fewest_facts_of_small_trees(
    tree: Tree, answers: dict[str, Answer], wanted: str
) -> None:
    assert_fewest(tree, answers, wanted)


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        # One answer is enough: b. The branches are not to be counted each for itself.
        ({"all": [{"any": ["a", "b"]}, "b"]}, "yes"),
        ({"any": [{"all": ["a", "b"]}, "b"]}, "no"),
        # No answer can do it: what settles the one branch opens the other.
        ({"any": ["a", {"not": "a"}]}, "no"),
        ({"all": ["a", {"not": "a"}]}, "yes"),
    ],
)
def test_the_fewest_facts_where_a_fact_comes_twice(condition: Any, wanted: str) -> None:
    assert_fewest(parse_condition(condition), {}, wanted)


def shipped_conditions(corpus: Corpus) -> Iterator[tuple[str, Tree]]:
    """Yield the elements for which the engine names the fewest facts: those of charges."""
    for provision in (*corpus.charges_of("kz"), *corpus.charges_of("kg")):
        for key, element in provision.elements.items():
            yield f"{provision.id} {key}", element.when


def test_the_fewest_facts_of_every_shipped_element(corpus: Corpus) -> None:
    """From no answer, and from every single answer."""
    for name, tree in shipped_conditions(corpus):
        facts = sorted(set(facts_in(tree)) & set(corpus.facts))
        possible: dict[str, tuple[Answer, ...]] = {}
        for fact in set(facts_in(tree)):
            kind = corpus.facts[fact].kind if fact in corpus.facts else "yesno"
            possible[fact] = {
                "choice": tuple(corpus.facts[fact].choices) if kind == "choice" else (),
                "number": (0, 100, 200, 1500, 3000),
            }.get(kind, ("yes", "no"))
        if len(possible) > 7:
            continue  # trying all would take too long
        starts: list[dict[str, Answer]] = [{}]
        starts += [{fact: answer} for fact in facts for answer in possible[fact]]
        for answers in starts:
            for wanted in ("yes", "no"):
                try:
                    assert_fewest(tree, answers, wanted, possible)
                except AssertionError as error:
                    raise AssertionError(f"{name} with {answers}: {error}") from None

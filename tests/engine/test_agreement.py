"""The two chainers agree: on every combination of findings, and on random cases."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from lawbase.corpus import load_corpus
from lawbase.engine import Engine
from lawbase.engine.chaining import Chainer, Conclusion, Findings, PlainChainer, RuleSet
from lawbase.engine.grounds import CompiledVersion
from tests.random_cases import random_cases

FINDINGS = ("met", "open", "not_met", "weak")
PARTS = ("yes", "no", "open")


def all_compiled(engine: Engine) -> Iterator[CompiledVersion]:
    for provision in engine.corpus.provisions.values():
        for version in provision.versions:
            yield engine.charges.compiled(provision, version)


def combinations(compiled: CompiledVersion) -> Iterator[dict[str, str]]:
    """Yield all combinations of findings.

    Where an article can be committed in several ways, each way goes through all combinations of
    its own elements, and the grounds of the ways through all combinations of each other: the ways
    meet only there. Exclusions, and answers that disagree, are tried one at a time. Parts do not
    touch grounds.
    """
    base = resting(compiled)
    several = len(compiled.ways) > 1
    for way, keys in compiled.ways.items():
        others = {
            f"element.{k}": "not_met" for w in compiled.ways if w != way for k in compiled.ways[w]
        }
        for findings in itertools.product(FINDINGS, repeat=len(keys)):
            mine = {f"element.{k}": f for k, f in zip(keys, findings, strict=True)}
            for setting in [{}] if several else settings(compiled):
                yield {**base, **others, **mine, **setting}
    if several:
        for stand in itertools.product(("met", "open", "not_met"), repeat=len(compiled.ways)):
            held = {
                f"element.{key}": finding
                for keys, finding in zip(compiled.ways.values(), stand, strict=True)
                for key in keys
            }
            for setting in settings(compiled):
                yield {**base, **held, **setting}
    parts = [f"part.{part.part.part}" for part in compiled.parts]
    for states in itertools.product(PARTS, repeat=len(parts)):
        yield {**base, **dict(zip(parts, states, strict=True))}


def resting(compiled: CompiledVersion) -> dict[str, str]:
    found = {f"element.{e.key}": "met" for e in compiled.elements}
    found |= {f"bar.{b.exclusion.id}": "no" for b in compiled.bars}
    found |= {f"weakener.{w.exclusion.id}": "no" for w in compiled.weakeners}
    found |= {f"part.{p.part.part}": "no" for p in compiled.parts}
    return {**found, "answers": "agree", "conduct": "perhaps"}


def settings(compiled: CompiledVersion) -> Iterator[dict[str, str]]:
    yield {}
    yield {"answers": "disagree"}
    yield {"conduct": "none"}
    for bar in compiled.bars:
        yield {f"bar.{bar.exclusion.id}": "shown"}
    for weakener in compiled.weakeners:
        yield {f"weakener.{weakener.exclusion.id}": "shown"}


def disagreement(compiled: CompiledVersion, one: Chainer, other: Chainer) -> dict[str, str] | None:
    """Return the first findings on which the two chainers conclude different things."""
    for findings in combinations(compiled):
        if one.run(compiled.rules, findings) != other.run(compiled.rules, findings):
            return findings
    return None


def test_all_combinations_of_findings(plain_engine: Engine, durable: Chainer) -> None:
    tried = 0
    for compiled in all_compiled(plain_engine):
        assert disagreement(compiled, durable, plain_engine.chainer) is None, compiled.rules.name
        tried += sum(1 for _ in combinations(compiled))
    print(f"\n{tried:,} combinations of findings, no disagreement")
    assert tried > 10_000


class WithoutOneRule:
    """A chainer that has lost one rule."""

    name = "without one rule"

    def __init__(self, chainer: Chainer, lost: str) -> None:
        self.chainer = chainer
        self.lost = lost

    def run(self, rules: RuleSet, findings: Findings) -> list[Conclusion]:
        kept = tuple(rule for rule in rules.rules if rule.id != self.lost)
        return self.chainer.run(RuleSet(f"{rules.name}-{self.lost}", kept, rules.passes), findings)


@pytest.mark.parametrize("provision", ["kz.cao.449", "kg.co.109-2", "kg.co.126"])
def test_a_rule_lost_by_durable_rules_alone_is_noticed(
    provision: str, plain_engine: Engine, durable: Chainer
) -> None:
    article = plain_engine.corpus.provisions[provision]
    compiled = plain_engine.charges.compiled(article, article.versions[-1])
    for rule in compiled.rules.rules:
        crippled = WithoutOneRule(durable, rule.id)
        assert disagreement(compiled, crippled, PlainChainer()) is not None, rule.id


# ./run test --deep sets it.
RANDOM_CASES = 1_000_000 if os.environ.get("LAWBASE_DEEP") else 100_000


class BothChainers:
    """Runs every set of findings on both chainers, and fails where their conclusions differ.

    Each set is run every time that it comes up: durable-rules once lost a conclusion only now and
    then. Equal conclusions make equal answers, since all else is worked out once.
    """

    name = "both"

    def __init__(self, one: Chainer, other: Chainer) -> None:
        self.one, self.other = one, other

    def run(self, rules: RuleSet, findings: Findings) -> list[Conclusion]:
        concluded = self.one.run(rules, findings)
        assert concluded == self.other.run(rules, findings), (rules.name, findings)
        return concluded


def first_disagreement(seed: int, count: int) -> str | None:
    """Return the first random case on which the two chainers differ; runs in a process."""
    from lawbase.engine.durable_chainer import DurableChainer

    corpus = load_corpus()
    engine = Engine(corpus, BothChainers(DurableChainer(), PlainChainer()))
    for case in random_cases(corpus, count, seed):
        try:
            engine.assess(case)
        except AssertionError as difference:
            return f"{case!r}: {difference}"
    return None


@pytest.mark.usefixtures("durable")
def test_random_cases() -> None:
    share = RANDOM_CASES // 10
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(first_disagreement, range(10), [share] * 10))
    assert found == [None] * 10
    print(f"\n{RANDOM_CASES:,} random cases, no disagreement")

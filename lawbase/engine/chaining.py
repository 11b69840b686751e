"""Step 2 of the reasoning: plain rules, and the plain chainer.

A rule says: when these findings have one of these values, conclude this. Rules are compiled from
the law when the corpus loads. Two chainers run the same rules: the plain one here is the
yardstick; the other is `durable_chainer`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class ConflictError(Exception):
    """Two rules conclude different things about the same matter: the law data is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`when`: for each finding the values that fit, all needed. `then`: (matter, value)."""

    id: str
    when: tuple[tuple[str, frozenset[str]], ...]
    then: tuple[str, str]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules that belong together; `name` is unique for their content.

    `passes`: 2 if some rules stand on the conclusions of others, else 1.
    """

    name: str
    rules: tuple[Rule, ...]
    passes: int = 1


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was concluded, and the rule whose action fired."""

    rule: str
    matter: str
    value: str


Findings = Mapping[str, str]


class Chainer(Protocol):
    """Runs the rules of a set over findings."""

    name: str

    def run(self, rules: RuleSet, findings: Findings) -> list[Conclusion]:
        """Return a conclusion for every rule that fired, in the order of the rules."""


class PlainChainer:
    """A fixpoint loop over the rules: short enough to believe, so it is the yardstick."""

    name = "plain"

    def run(self, rules: RuleSet, findings: Findings) -> list[Conclusion]:
        """Fire every rule that fits until nothing new follows."""
        known = dict(findings)
        fired: dict[str, Conclusion] = {}
        for _ in range(rules.passes):
            for rule in rules.rules:
                if rule.id in fired:
                    continue
                for finding, values in rule.when:
                    if known.get(finding) not in values:
                        break
                else:
                    fired[rule.id] = Conclusion(rule.id, *rule.then)
            if rules.passes > 1:
                known.update((c.matter, c.value) for c in fired.values())
        return [fired[rule.id] for rule in rules.rules if rule.id in fired]


def settle(conclusions: Sequence[Conclusion]) -> dict[str, Conclusion]:
    """Return one conclusion for each matter: the first rule that fired.

    Raises ConflictError if two rules conclude different values for one matter.
    """
    settled: dict[str, Conclusion] = {}
    for conclusion in conclusions:
        first = settled.setdefault(conclusion.matter, conclusion)
        if first.value != conclusion.value:
            raise ConflictError(
                f"{first.rule} concludes {first.matter}={first.value}, "
                f"but {conclusion.rule} concludes {conclusion.value}"
            )
    return settled

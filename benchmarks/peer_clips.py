"""CLIPS through clipspy: a template for each version of a charge, a rule for each of ours.

The facts of a case are asserted from Python; the verdicts come back in one string, which is
faster than reading the slots of each fact from Python.
"""

from __future__ import annotations

from typing import Any

from clips import Environment, Symbol

from lawbase.engine.chaining import Findings, Rule, RuleSet

READ = """(deffunction verdicts () (bind ?all (create$))
  (do-for-all-facts ((?g ground)) TRUE (bind ?all (create$ ?all ?g:of ?g:is)))
  (implode$ ?all))"""


class Clips:
    """Forward chaining by Rete, in C."""

    name = "clipspy"
    package = "clipspy"

    def __init__(self, charges: dict[str, RuleSet]) -> None:
        self._env: Any = Environment()
        self._env.build("(deftemplate ground (slot of (type SYMBOL)) (slot is (type SYMBOL)))")
        self._names = {f"v{number}": charge for number, charge in enumerate(charges)}
        self._slots: dict[str, dict[str, str]] = {}
        for name, charge in self._names.items():
            self._add(name, charge, charges[charge])
        self._templates = {
            charge: self._env.find_template(name) for name, charge in self._names.items()
        }
        self._env.build(READ)
        self._read = self._env.find_function("verdicts")

    def _add(self, name: str, charge: str, rules: RuleSet) -> None:
        concluded = {rule.then[0] for rule in rules.rules}
        tested = dict.fromkeys(f for rule in rules.rules for f, _ in rule.when)
        slots = {f: f"s{i}" for i, f in enumerate(f for f in tested if f not in concluded)}
        self._slots[charge] = slots
        declared = " ".join(f"(slot {slot} (type SYMBOL))" for slot in slots.values())
        self._env.build(f"(deftemplate {name} {declared})")
        for number, rule in enumerate(rules.rules):
            self._env.build(_rule(name, number, rule, slots))

    def prepare(self, findings: dict[str, Findings]) -> Any:
        """Return the template and the slots of each fact to assert."""
        return [
            (
                self._templates[charge],
                {slot: Symbol(found[finding]) for finding, slot in self._slots[charge].items()},
            )
            for charge, found in findings.items()
        ]

    def verdicts(self, prepared: Any) -> dict[str, str]:
        """Assert, run, read."""
        self._env.reset()
        for template, slots in prepared:
            template.assert_fact(**slots)
        self._env.run()
        words = str(self._read()).split()
        return {self._names[n]: value for n, value in zip(words[::2], words[1::2], strict=True)}


def _rule(name: str, number: int, rule: Rule, slots: dict[str, str]) -> str:
    told, derived = [], []
    for finding, values in rule.when:
        fits = "|".join(sorted(values))
        if finding in slots:
            told.append(f"({slots[finding]} {fits})")
        else:
            derived.append(f"({name}-concluded {finding} {fits})")
    conditions = [f"({name} {' '.join(told)})"] if told else []
    matter, value = rule.then
    then = f"({name}-concluded {matter} {value})"
    if matter == "ground":
        then = f"(ground (of {name}) (is {value}))"
    return f"(defrule {name}-r{number} {' '.join(conditions + derived)} => (assert {then}))"

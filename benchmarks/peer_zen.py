"""GoRules' zen-engine, in its two ways: decision tables, and compiled expressions.

Tables are what the engine is made for: a row for each of our rules, the first that fits decides.
Expressions are faster, but the rules of a charge are then one nested condition: which rule
decided is gone.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import zen

from lawbase.engine.chaining import Findings, Rule, RuleSet

_PLACE = {"x": 0, "y": 0}


def _key(finding: str) -> str:
    """A dot would mean a nested property."""
    return "f_" + "".join(c if c.isalnum() else f"_{ord(c):x}_" for c in finding)


def _quoted(values: frozenset[str]) -> str:
    return ", ".join(json.dumps(value) for value in sorted(values))


def _by_matter(rules: RuleSet) -> dict[str, list[Rule]]:
    """Return the rules for each matter; those for the ground come last: they use the others."""
    matters: dict[str, list[Rule]] = {}
    for rule in rules.rules:
        matters.setdefault(rule.then[0], []).append(rule)
    matters["ground"] = matters.pop("ground")
    return matters


class _Zen:
    package = "zen-engine"

    def __init__(self, charges: dict[str, RuleSet]) -> None:
        self._tested = {
            charge: {finding for rule in rules.rules for finding, _ in rule.when}
            for charge, rules in charges.items()
        }

    def _context(self, charge: str, found: Findings) -> dict[str, str]:
        return {_key(f): value for f, value in found.items() if f in self._tested[charge]}


class ZenTables(_Zen):
    """Decision tables, all charges of a case in one call."""

    name = "zen-engine, tables"

    def __init__(self, charges: dict[str, RuleSet]) -> None:
        super().__init__(charges)
        graphs = {charge: _graph(rules) for charge, rules in charges.items()}
        self._engine: Any = zen.ZenEngine({"loader": {"type": "static", "content": graphs}})

    def prepare(self, findings: dict[str, Findings]) -> Any:
        """Return the batch of requests."""
        return [{"key": c, "context": self._context(c, f)} for c, f in findings.items()]

    def verdicts(self, prepared: Any) -> dict[str, str]:
        """Evaluate the batch."""
        answers = self._engine.evaluate_batch(prepared)
        return {
            request["key"]: answer["data"]["result"]["ground"]
            for request, answer in zip(prepared, answers, strict=True)
        }


class ZenExpressions(_Zen):
    """One compiled expression for each version of a charge."""

    name = "zen-engine, expressions"

    def __init__(self, charges: dict[str, RuleSet]) -> None:
        super().__init__(charges)
        self._expressions: dict[str, Any] = {
            charge: zen.compile_expression(_expression(rules)) for charge, rules in charges.items()
        }

    def prepare(self, findings: dict[str, Findings]) -> Any:
        """Return each expression with its context."""
        return [(c, self._expressions[c], self._context(c, f)) for c, f in findings.items()]

    def verdicts(self, prepared: Any) -> dict[str, str]:
        """Evaluate each expression."""
        return {charge: expression.evaluate(context) for charge, expression, context in prepared}


def _graph(rules: RuleSet) -> dict[str, Any]:
    """A chain of tables: each adds what it concludes, the last gives the ground alone."""
    tables = [_table(matter, group) for matter, group in _by_matter(rules).items()]
    ends = [{"id": kind, "name": kind, "type": f"{kind}Node"} for kind in ("input", "output")]
    nodes: list[dict[str, Any]] = [ends[0], *tables, ends[1]]
    edges = [
        {"id": f"e{i}", "type": "edge", "sourceId": one["id"], "targetId": two["id"]}
        for i, (one, two) in enumerate(pairwise(nodes))
    ]
    nodes = [{**node, "position": _PLACE} for node in nodes]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def _table(matter: str, rules: list[Rule]) -> dict[str, Any]:
    last = matter == "ground"
    output = matter if last else _key(matter)
    columns = {f: f"i{i}" for i, f in enumerate(dict.fromkeys(f for r in rules for f, _ in r.when))}
    rows = []
    for rule in rules:
        cells = dict.fromkeys(columns.values(), "")
        cells.update({columns[finding]: _quoted(values) for finding, values in rule.when})
        rows.append({"_id": rule.id, **cells, "out": json.dumps(rule.then[1])})
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": id_, "name": f, "field": _key(f)} for f, id_ in columns.items()],
        "outputs": [{"id": "out", "name": output, "field": output}],
        "rules": rows,
        "passThrough": not last,
        "inputField": None,
        "outputPath": None,
        "executionMode": "single",
    }
    return {"id": f"t-{matter}", "name": matter, "type": "decisionTableNode", "content": content}


def _expression(rules: RuleSet) -> str:
    fits: dict[str, dict[str, str]] = {}
    for matter, group in _by_matter(rules).items():
        of_value: dict[str, list[str]] = {}
        for rule in group:
            of_value.setdefault(rule.then[1], []).append(f"({_condition(rule, fits)})")
        fits[matter] = {value: " or ".join(tests) for value, tests in of_value.items()}
    nested = '"none"'
    for value, test in fits["ground"].items():
        nested = f'({test}) ? "{value}" : ({nested})'
    return nested


def _condition(rule: Rule, fits: dict[str, dict[str, str]]) -> str:
    tests = []
    for finding, values in rule.when:
        if finding in fits:
            known = [fits[finding][value] for value in sorted(values) if value in fits[finding]]
            tests.append(f"({' or '.join(known)})")
        elif len(values) == 1:
            tests.append(f"{_key(finding)} == {_quoted(values)}")
        else:
            tests.append(f"{_key(finding)} in [{_quoted(values)}]")
    return " and ".join(tests)

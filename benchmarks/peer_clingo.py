"""clingo: all charges of a country as one program, grounded once.

Every finding is an external atom. From case to case only those that differ are set anew, and one
solve call answers for all charges.
"""

from __future__ import annotations

from typing import Any

from clingo import Control, Function, Number

from lawbase.engine.chaining import Findings, Rule, RuleSet


class Clingo:
    """Answer set programming."""

    name = "clingo"
    package = "clingo"

    def __init__(self, charges: dict[str, RuleSet]) -> None:
        self._charges = list(charges)
        self._control: Any = Control(["--warn=none"])
        self._atoms: dict[tuple[str, str, str], int] = {}
        programs = [_Program(number, rules) for number, rules in enumerate(charges.values())]
        lines = [line for program in programs for line in program.lines]
        self._control.add("\n".join([*lines, "#show g/2."]))
        self._control.ground()
        atoms = self._control.symbolic_atoms
        for program, charge in zip(programs, self._charges, strict=True):
            for finding, value, symbol in program.externals():
                self._atoms[charge, finding, value] = atoms[symbol].literal
        self._true: set[int] = set()
        self._found: dict[str, str] = {}

    def prepare(self, findings: dict[str, Findings]) -> Any:
        """Return the literals that are true in this case."""
        told = ((c, f, value) for c, found in findings.items() for f, value in found.items())
        return {self._atoms[key] for key in told if key in self._atoms}

    def verdicts(self, prepared: Any) -> dict[str, str]:
        """Set the externals and solve."""
        for literal in self._true - prepared:
            self._control.assign_external(literal, False)
        for literal in prepared - self._true:
            self._control.assign_external(literal, True)
        self._true = prepared
        self._control.solve(on_model=self._read)
        return self._found

    def _read(self, model: Any) -> None:
        self._found = {}
        for atom in model.symbols(shown=True):
            number, ground = atom.arguments
            self._found[self._charges[number.number]] = ground.name


class _Program:
    """The rules of one version: f/3 is told, c/3 is concluded, g/2 is the ground."""

    def __init__(self, number: int, rules: RuleSet) -> None:
        self.number = number
        self._concluded = {rule.then[0] for rule in rules.rules}
        self._ids: dict[str, int] = {}
        self._values: dict[str, set[str]] = {}
        lines: dict[str, None] = {}
        for rule in rules.rules:
            lines.update(dict.fromkeys(self._lines(rule)))
        told = (f"#external f({number},{self._ids[f]},{v})." for f, v in self._told())
        self.lines = [*told, *lines]

    def _told(self) -> list[tuple[str, str]]:
        return [(f, v) for f, values in self._values.items() for v in sorted(values)]

    def externals(self) -> list[tuple[str, str, Any]]:
        """Return each finding and value with its symbol."""
        number = Number(self.number)
        return [
            (f, v, Function("f", [number, Number(self._ids[f]), Function(v)]))
            for f, v in self._told()
        ]

    def _lines(self, rule: Rule) -> list[str]:
        body, lines = [], []
        for finding, values in rule.when:
            atoms = [self._atom(finding, value) for value in sorted(values)]
            if len(atoms) > 1:
                either = f"e({self.number},{self._ids[finding]},{'_'.join(sorted(values))})"
                lines += [f"{either} :- {atom}." for atom in atoms]
                atoms = [either]
            body.append(atoms[0])
        matter, value = rule.then
        head = f"g({self.number},{value})" if matter == "ground" else self._atom(matter, value)
        return [*lines, f"{head} :- {', '.join(body)}."]

    def _atom(self, finding: str, value: str) -> str:
        id_ = self._ids.setdefault(finding, len(self._ids))
        kind = "c" if finding in self._concluded else "f"
        if kind == "f":
            self._values.setdefault(finding, set()).add(value)
        return f"{kind}({self.number},{id_},{value})"

"""What is wrong in a file, and where: the form in which every reader reports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the file, the line (1 is the first), the field, what is wrong and expected."""

    file: str
    line: int
    field: str
    problem: str
    expected: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}"
        field = f", field {self.field}" if self.field else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{where}{field}: {self.problem}{expected}"


class ContentError(Exception):
    """A file cannot be used; `faults` lists everything that is wrong, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

"""A copy of the law files that a test can break."""

from __future__ import annotations

from pathlib import Path

from lawbase.corpus import ContentError, Fault, load_corpus


class Content:
    """A copy of rules/ that can be broken."""

    def __init__(self, rules: Path) -> None:
        self.rules = rules

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace the first `old` in a file; return the line on which it stood."""
        path = self.rules / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, file: str, text: str) -> int:
        """Add lines at the end of a file; return the first of them."""
        path = self.rules / file
        before = path.read_text(encoding="utf-8")
        path.write_text(before + text, encoding="utf-8")
        return before.count("\n") + 1

    def write(self, file: str, text: str) -> None:
        """Write a file of its own."""
        path = self.rules / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def faults(self) -> list[Fault]:
        try:
            load_corpus(self.rules)
        except ContentError as error:
            return list(error.faults)
        return []

    def messages(self) -> list[str]:
        return [str(fault) for fault in self.faults()]

"""What is looked at on every page: its words, its width, its accessibility tree, and axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# What the framework says in English, whatever the language of the page.
LEFTOVERS = (
    "Streamlit",
    "Skip to main",
    "Choose an option",
    "available.",
    "keyboard_",
    "Running",
    "Clear value",
    "No results",
    "Loading...",
    "Connecting",
)
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:kz|kg|org|int|com)\b\S*")
_WORD = r"[A-Za-z][A-Za-z'’-]*"
_LATIN = re.compile(rf"{_WORD}(?:[ \u00a0,:;/]+{_WORD})+")
_PAGE = """() => {
  const texts = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const around = nodes.currentNode.parentElement;
    if (around.checkVisibility() || around.closest("details:not([open])"))
      texts.push(nodes.currentNode.data);
  }
  return {
    visible: document.body.innerText,
    whole: texts.join("\\n"),
    width: document.documentElement.scrollWidth,
    said: [...document.querySelectorAll(".said, .words:not(.spoken)")].map(e => e.textContent),
  };
}"""
_AXE = """async () => (await axe.run({resultTypes: ["violations"]})).violations
  .filter(found => ["serious", "critical"].includes(found.impact))
  .map(found => found.id + " (" + found.impact + "): "
    + found.nodes.map(node => node.target.join(" ") + " " + node.failureSummary).join(" | "))"""


@dataclass(frozen=True)
class Look:
    """A page as it stands: what can be seen, what is folded away too, and what is to be said."""

    visible: str
    whole: str
    width: int
    said: list[str]


def look(page: Page) -> Look:
    """Look at a page once."""
    return Look(**page.evaluate(_PAGE))


def latin_runs(text: str) -> list[str]:
    """Return every run of two Latin words or more, apart from addresses."""
    return _LATIN.findall(_ADDRESS.sub(" ", text))


def accessible(page: Page) -> list[Any]:
    """Return the accessibility tree: each node is a line, or a line with what is inside it."""
    tree: list[Any] = yaml.load(page.locator("body").aria_snapshot(), yaml.BaseLoader)
    return tree


def names(tree: Any) -> Iterator[str]:
    """Yield every line of the accessibility tree."""
    for _above, line in _lines(tree, ()):
        yield line


def answers_without_question(tree: Any, question: str, answers: list[str]) -> list[str]:
    """Return the answers that stand in no group named by the question."""
    group = f"group {_quoted(question)}"
    buttons = {f"button {_quoted(answer)}": answer for answer in answers}
    return [
        buttons[line] for above, line in _lines(tree, ()) if line in buttons and group not in above
    ]


def serious_findings(page: Page) -> list[str]:
    """Return what axe finds that is serious or critical."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    findings: list[str] = page.evaluate(_AXE)
    return findings


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines(tree: Any, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(tree, list):
        for node in tree:
            yield from _lines(node, above)
    elif isinstance(tree, dict):
        for line, inside in tree.items():
            yield above, line
            yield from _lines(inside, (*above, line))
    else:
        yield above, tree

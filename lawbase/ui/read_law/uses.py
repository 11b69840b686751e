"""Where an article or a rule is used: cards, pages, other articles."""

from __future__ import annotations

from lawbase.documents import used_in
from lawbase.documents.words import provision_title
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, say, section, words


def show(walk: Walk, uses: list[dict[str, str]]) -> None:
    """Show each use once, in words."""
    _ = words(walk)
    if not uses:
        return
    section(_("Where it is used"))
    found: dict[str, list[str]] = {}
    for use in uses:
        found.setdefault(use["where"], []).append(_name(walk, use["where"], use["what"]))
    lines = []
    for where, names in found.items():
        told = "; ".join(name for name in names if name)
        lines.append(f"{_(where)}: {told}" if told else _(where))
    say(bullets(lines))


def _name(walk: Walk, where: str, what: str) -> str:
    """Return what the card, the article or the right is called; nothing for a single page."""
    _ = words(walk)
    corpus = law().corpus
    if where == used_in.NOW:
        return _(corpus.places[walk.country][what].name)
    if where == used_in.NEIGHBOUR:
        return provision_title(corpus, what, walk.lang)
    if where == used_in.REMEDY:
        return _(corpus.rights[what].title)
    return ""

"""Which page of the law is read: the search, an article, or a rule."""

from __future__ import annotations

from lawbase.ui.law import law
from lawbase.ui.read_law import article, find, rule
from lawbase.ui.state import Walk


def show(walk: Walk) -> None:
    """Show what is being read, or the search."""
    provision = law().corpus.provisions.get(walk.reading)
    if provision is not None:
        article.show(walk, provision)
    elif walk.reading:
        rule.show(walk, walk.reading)
    else:
        find.show(walk)

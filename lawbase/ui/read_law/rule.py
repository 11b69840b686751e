"""A right or a way to act as a page: what it says today and said before, with its sources."""

from __future__ import annotations

import datetime as dt

from lawbase.documents.rule_page import KINDS, content_lines, rule_view, rules
from lawbase.documents.words import period_text
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.read_law import uses
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, folded_card, paragraphs, say, title, words


def show(walk: Walk, id_: str) -> None:
    """Show every wording of a rule, the newest first."""
    _ = words(walk)
    corpus = law().corpus
    kind, rule = rules(corpus)[id_]
    view = rule_view(corpus, id_, None)
    bar(walk)
    name = view["title"]
    title(_(name))
    paragraphs(_(KINDS[kind]), kind="small")
    for index, version in reversed(list(enumerate(view["versions"]))):
        begun = dt.date.fromisoformat(version["from_earliest"])
        last = dt.date.fromisoformat(version["to"]) if version["to"] else None
        period = period_text(begun, last, walk.lang)
        inside = why.lines(content_lines(version, begun, walk.lang, corpus))
        cites = [version["cite"]] if "cite" in version else []
        inside += why.source(walk, cites, rule.versions[index], rule.verified_to)
        say(folded_card(period[:1].upper() + period[1:], inside))
    uses.show(walk, view["used_in"])

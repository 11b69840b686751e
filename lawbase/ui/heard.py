"""What the officers said, in their words: each quote stands for an article.

The articles that they reach for first are offered first; all others at a tap.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from lawbase.corpus.corpus import possible_versions
from lawbase.i18n import title as official
from lawbase.model.law import Provision
from lawbase.ui.law import law
from lawbase.ui.state import Walk, go, step_number
from lawbase.ui.widgets import answers, bar, button, folded, say, title, words

_QUOTES: Final = 3  # the commonest; search finds an article by all of them


def show(walk: Walk) -> None:
    """Ask what they said; several are possible, nothing too."""
    _ = words(walk)
    bar(walk)
    everything = walk.page == "all_articles"
    title(_("All articles") if everything else _("What do they say you did?"))
    say(folded(_("Why we ask"), _("Each word stands for an article. You can choose several.")))
    provisions = [p for p in _in_force(walk) if p.often or everything]
    chosen = [p.id for p in sorted(provisions, key=lambda p: not p.often) if _chosen(walk, p)]
    if st.button(
        _("Next"), key=f"{step_number()}-next", type="primary", width="stretch", disabled=not chosen
    ):
        go(walk.but(heard=tuple(chosen), page=""))
        st.rerun()
    if not everything:
        more = walk.but(page="all_articles", ticked=tuple(chosen))
        button(_("Something else"), more, kind="tertiary")
    with answers():
        button(_("They did not say"), walk.but(heard=(), page=""))
        button(_("I don't know"), walk.but(heard=(), page=""))


def _chosen(walk: Walk, provision: Provision) -> bool:
    return st.checkbox(
        _label(provision, walk.lang),
        value=provision.id in walk.ticked,
        key=f"{step_number()}-{provision.id}",
        width="stretch",
    )


def _in_force(walk: Walk) -> list[Provision]:
    assert walk.days is not None
    first, last = walk.days.first, walk.days.last
    return [
        provision
        for provision in law().corpus.charges_of(walk.country)
        if any(possible_versions(provision, first, last))
    ]


def _label(provision: Provision, lang: str) -> str:
    """Return the quotes, or the official title where there is no quote."""
    quotes = ", ".join(f"«{quote}»" for quote in provision.as_heard[:_QUOTES])
    name = "" if quotes and lang == "ru" else official(provision.title, lang)
    return " — ".join(part for part in (quotes, name) if part) + f" ({provision.article})"

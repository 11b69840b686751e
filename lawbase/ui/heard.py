"""What the officers said, in their words: each quote stands for an article."""

from __future__ import annotations

import streamlit as st

from lawbase.corpus.corpus import possible_versions
from lawbase.i18n import title as official
from lawbase.model.law import Provision
from lawbase.ui.law import law
from lawbase.ui.state import Walk, go, step_number
from lawbase.ui.widgets import answers, bar, button, folded, say, title, words


def show(walk: Walk) -> None:
    """Ask what they said; several are possible, nothing too."""
    _ = words(walk)
    bar(walk)
    title(_("What do they say you did?"))
    say(folded(_("Why we ask"), _("Each word stands for an article. You can choose several.")))
    chosen = [
        provision.id
        for provision in _in_force(walk)
        if st.checkbox(
            _label(provision, walk.lang), key=f"{step_number()}-{provision.id}", width="stretch"
        )
    ]
    if st.button(
        _("Next"), key=f"{step_number()}-next", type="primary", width="stretch", disabled=not chosen
    ):
        go(walk.but(heard=tuple(chosen)))
        st.rerun()
    with answers():
        button(_("They did not say"), walk.but(heard=()))
        button(_("I don't know"), walk.but(heard=()))


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
    quotes = ", ".join(f"«{quote}»" for quote in provision.as_heard)
    name = "" if quotes and lang == "ru" else official(provision.title, lang)
    return " — ".join(part for part in (quotes, name) if part) + f" ({provision.article})"

"""Search in the law: a number, a word, what officers say. What is typed stays in this page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from lawbase.documents.find_law import Hit, find
from lawbase.documents.words import N_, cite_text, provision_title
from lawbase.ui.law import law
from lawbase.ui.state import Walk, step_number
from lawbase.ui.widgets import bar, button, paragraphs, section, title, words

_MOST: Final = 8  # of a kind; more words narrow the search
_KINDS: Final = {
    "article": N_("Articles"),
    "right": N_("Your rights"),
    "remedy": N_("Ways to act"),
}


def show(walk: Walk) -> None:
    """Ask for words; show what fits, or every article."""
    _ = words(walk)
    bar(walk)
    title(_("The law"))
    number = step_number()
    asked = st.text_input(
        _("A number, a word, or what officers say"),
        key=f"{number}-words",
        autocomplete="off",
        max_chars=60,
    )
    # A tap on it takes the focus from the field: that is what sends the words.
    st.button(_("Search"), key=f"{number}-search", type="primary", width="stretch")
    hits = find(law().corpus, asked, walk.country) if asked.strip() else _all_articles(walk)
    if not hits:
        paragraphs(_("Nothing found. Try another word, or a number."))
    for kind, heading in _KINDS.items():
        found = [hit for hit in hits if hit.kind == kind]
        if found:
            section(_(heading))
        for hit in found if not asked.strip() else found[:_MOST]:
            button(_name(walk, hit), walk.but(reading=hit.id), name=hit.id)


def _all_articles(walk: Walk) -> list[Hit]:
    corpus = law().corpus
    both = (*corpus.charges_of(walk.country), *corpus.officer_offences_of(walk.country))
    return [Hit(provision.id, "article") for provision in both]


def _name(walk: Walk, hit: Hit) -> str:
    """Return what a hit is called, and its number."""
    _ = words(walk)
    corpus = law().corpus
    if hit.kind == "article":
        name = provision_title(corpus, hit.id, walk.lang)
        heard = corpus.provisions[hit.id].as_heard[:2]
        return f"{name} — {', '.join(f'«{word}»' for word in heard)}" if heard else name
    entry = corpus.rights.get(hit.id) or corpus.remedies[hit.id]
    return f"{_(entry.title)} ({cite_text(entry.versions[-1].cite, walk.lang)})"

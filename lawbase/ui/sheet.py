"""The sheet to take along; and the form for a lawyer, behind what it may cost."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from lawbase.documents.sheet import refusal, sheet_pdf
from lawbase.ui.law import law
from lawbase.ui.state import Walk, step_number
from lawbase.ui.widgets import bar, button, paragraphs, section, title, words


def show(walk: Walk) -> None:
    """Offer the sheet as a file."""
    _ = words(walk)
    bar(walk)
    title(_("Sheet to take along"))
    paragraphs(_("It holds the law, your rights and short sentences."))
    paragraphs(_("It holds no answer of yours. Police may see it."))
    _offer(walk, "carry", _("Download the sheet (PDF)"), kind="primary")
    paragraphs(_("The file stays in the phone. Delete it when you do not need it."), kind="small")
    if not walk.gate and walk.finished:
        _show_way_to_form(walk)
    button(_("Back to the page before"), walk.but(page=""))


def _show_way_to_form(walk: Walk) -> None:
    """Say where the lawyer's form is; it is made only where that is safe."""
    _ = words(walk)
    section(_("For my lawyer"))
    if refusal(law().engine.assess(walk.case()), walk.case()) is None:
        button(_("A form with my answers"), walk.but(page="form_for_lawyer"))
        return
    paragraphs(
        _("There is no form for a lawyer here: it would hold your answers."),
        _("It is made only when the first four questions were answered with No."),
    )


def show_form_for_lawyer(walk: Walk) -> None:
    """Say what the lawyer's form may cost, and offer it."""
    _ = words(walk)
    bar(walk)
    title(_("For my lawyer"))
    paragraphs(
        _("It holds your answers. If police find it, they can use it against you."),
        _("Give it to a lawyer, then delete it."),
        kind="dont",
    )
    button(_("I do not need it"), walk.but(page=""), kind="primary")
    _offer(walk, "lawyer", _("Download the form for my lawyer (PDF)"), kind="secondary")


def _offer(walk: Walk, form: str, label: str, kind: Literal["primary", "secondary"]) -> None:
    """Make the file in memory and show its button."""
    _ = words(walk)
    with st.spinner(_("Making the sheet …")):
        pdf = sheet_pdf(law().engine, walk.case(), form, walk.lang)
    st.download_button(
        label,
        pdf,
        file_name="document.pdf",
        mime="application/pdf",
        key=f"{step_number()}-{form}",
        type=kind,
        width="stretch",
        on_click="ignore",
    )

"""The widgets that the pages share: the bar, titles, texts, buttons."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from lawbase.i18n import Translate, translator
from lawbase.ui.state import Walk, back, go, leave, restart, step_number


def words(walk: Walk) -> Translate:
    """Return the function that turns an English text into the language of the walk."""
    return translator(walk.lang)


def bar(walk: Walk, progress: str = "", can_go_back: bool = True) -> None:
    """Show the bar that stands on every page: Back, how far, Leave."""
    _ = translator(walk.lang or "ru")
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        if can_go_back:
            st.button("‹ " + _("Back"), key="back", type="tertiary", on_click=back)
        if progress:
            say(f'<div class="small"><p>{escape(progress)}</p></div>', width="content")
        name = _("Leave") if walk.lang else "Уйти · Leave"
        st.button(name, key="leave", type="primary", on_click=leave)


def say(html: str, width: str = "stretch") -> None:
    """Show a piece of HTML whose texts are escaped already."""
    st.html(f'<div class="say">{html}</div>', width=width)  # type: ignore[arg-type]


def title(text: str) -> None:
    """Show the one title of the page."""
    say(f'<h1 tabindex="-1">{escape(text)}</h1>')


def section(text: str) -> None:
    """Show the title of a section."""
    say(f"<h2>{escape(text)}</h2>")


def paragraphs(*texts: str, kind: str = "") -> None:
    """Show one paragraph a text."""
    say(f'<div class="{kind}">' + "".join(f"<p>{escape(text)}</p>" for text in texts) + "</div>")


def folded(summary: str, *texts: str) -> str:
    """Return texts that open at a tap."""
    inside = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return folded_html(summary, inside)


def folded_html(summary: str, inside: str) -> str:
    """Return HTML that opens at a tap."""
    head = f"<summary>{escape(summary)}</summary>"
    return f'<details>{head}<div class="small">{inside}</div></details>'


def folded_card(head: str, inside: str, below: str = "") -> str:
    """Return a card that shows its head, and the rest at a tap; `below` stays in sight."""
    summary = f"<summary><b>{escape(head)}</b></summary>"
    below = f"<p>{escape(below)}</p>" if below else ""
    return f'<div class="card"><details>{summary}{inside}</details>{below}</div>'


def bullets(texts: Iterable[str]) -> str:
    """Return texts as a list."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def phrases(texts: Iterable[str], kind: str = "words") -> None:
    """Show short sentences, each in a block of its own."""
    say("".join(f'<div class="{kind}">{escape(text)}</div>' for text in texts))


def button(label: str, walk: Walk, kind: str = "secondary", name: str = "") -> None:
    """Show a full-width button that goes on with another walk.

    Each screen has keys of its own: a second tap on a slow line meets no new button.
    """
    _button(label, go, walk, kind, name)


def button_to_restart(label: str, walk: Walk, kind: str = "secondary", name: str = "") -> None:
    """Show a full-width button that forgets every step and begins from this walk."""
    _button(label, restart, walk, kind, name)


def _button(label: str, action: object, walk: Walk, kind: str, name: str) -> None:
    st.button(
        label,
        key=f"{step_number()}-{name or label}",
        type=kind,  # type: ignore[arg-type]
        width="stretch",
        on_click=action,  # type: ignore[arg-type]
        args=(walk,),
    )

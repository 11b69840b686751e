"""The widgets that the pages share: the bar, titles, texts, buttons."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from html import escape
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lawbase.i18n import LANGUAGES, Translate, translator
from lawbase.ui.state import Walk, back, go, leave, restart, step_number

# What is said to police: most speak Russian; the state language stands beside it.
SAID_IN: Final = {"kz": ("ru", "kk"), "kg": ("ru", "ky")}


def words(walk: Walk) -> Translate:
    """Return the function that turns an English text into the language of the walk."""
    return translator(walk.lang)


def bar(walk: Walk, progress: str = "", can_go_back: bool = True) -> None:
    """Show the bar that stands on every page: Back, Cover, Leave; below it, how far it is."""
    _ = translator(walk.lang or "ru")
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        if can_go_back:
            key = f"bar-back-{step_number()}"  # a second tap on a slow line goes no further back
            st.button("‹ " + _("Back"), key=key, type="tertiary", on_click=back)
        say(_cover_and_leave(walk), width="content")
        # Not seen: the script taps it when she leaves, and the server forgets.
        st.button("leave", key="wipe", on_click=leave)
    if progress:
        paragraphs(progress, kind="small")


def _cover_and_leave(walk: Walk) -> str:
    """Return the two buttons that work in the browser alone, connection or not."""
    _ = translator(walk.lang or "ru")
    hide = _("Cover")
    cover = f'<button type="button" class="cover">{escape(hide)}</button>'
    name = _("Leave") if walk.lang else "Уйти · Шығу · Чыгуу · Leave"
    leave_ = f'<button type="button" class="leave">{escape(name)}</button>'
    return f'<div class="ways-out">{cover if walk.lang else ""}{leave_}</div>'


def say(html: str, width: str = "stretch") -> None:
    """Show a piece of HTML whose texts are escaped already."""
    st.html(f'<div class="say">{html}</div>', width=width)  # type: ignore[arg-type]


def title(text: str) -> None:
    """Show the one title of the page."""
    say(f'<h1 id="page-title" tabindex="-1">{escape(text)}</h1>')


def section(text: str, icon: str = "") -> None:
    """Show the title of a section, with a sign beside the words."""
    sign = f' data-icon="{icon}"' if icon else ""
    say(f"<h2{sign}>{escape(text)}</h2>")


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


def alert(place: DeltaGenerator, text: str) -> None:
    """Say in a place above what was chosen why it does not fit; a screen reader says it at once."""
    with place:
        say(f'<div class="dont" role="alert">{escape(text)}</div>')


def answers() -> AbstractContextManager[object]:
    """Return the group for the answers; the browser's script gives it the question as its name."""
    return st.container(key="answers")


def spoken(walk: Walk, texts: Iterable[str]) -> None:
    """Show sentences to say, as `spoken_html` writes them."""
    say(spoken_html(walk, texts))


def spoken_html(walk: Walk, texts: Iterable[str]) -> str:
    """Return sentences to say, in the languages of that country, with what they mean below.

    Each can be shown large, and read aloud where the device has a voice of its own for it.

    Args:
        walk: for the country and the reader's language.
        texts: the source texts (English), each a sentence or two.
    """
    return "".join(_spoken(walk, text) for text in texts)


def _spoken(walk: Walk, text: str) -> str:
    _ = words(walk)
    said = sorted(SAID_IN[walk.country], key=lambda lang: lang != walk.lang)
    lines = [_in(lang, translator(lang)(text), "said") for lang in said]
    if walk.lang not in said:
        lines.append(_in(walk.lang, _(text), "meaning"))
    read, enlarge = _("Read aloud"), _("Large")
    aloud = "".join(
        f'<button type="button" class="aloud" lang="{lang}">'
        f"{escape(read)}: {escape(LANGUAGES[lang])}</button>"
        for lang in said
    )
    large = f'<button type="button" class="large">{escape(enlarge)}</button>'
    tools = f'<div class="tools">{large}{aloud}</div>'
    return f'<div class="words spoken">{"".join(lines)}{tools}</div>'


def _in(lang: str, text: str, kind: str) -> str:
    return f'<p class="{kind}" lang="{lang}">{escape(text)}</p>'


def button(label: str, walk: Walk, kind: str = "secondary", name: str = "", icon: str = "") -> None:
    """Show a full-width button that goes on with another walk; `icon` is a file in assets/icons.

    Each screen has keys of its own: a second tap on a slow line meets no new button.
    """
    _button(label, go, walk, kind, f"{name or label}-icon_{icon}_" if icon else name)


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

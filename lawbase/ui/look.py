"""What each screen tells the browser: its neutral title, its language, its looks."""

from __future__ import annotations

import json

import streamlit as st

from lawbase.i18n import translator
from lawbase.ui.state import Looks, step_number


def dress(lang: str, looks: Looks) -> None:
    """Give the page its title and language, and the few words that the browser's script needs."""
    _ = translator(lang or "ru")
    st.set_page_config(page_title=_("Information"), page_icon=None, layout="centered")
    screen = {
        "step": step_number(),  # another number: the script runs once a screen
        "lang": lang or "ru",
        "light": looks.light,
        "size": looks.size,
        "words": {
            "open": _("Open the list"),
            "close": _("Close the list"),
            "larger": _("Large"),
            "smaller": _("Small again"),
            "uncover": _("Tap twice to see the page again"),
            "offline": _("No connection. Leave and Cover work. Later this page may begin anew."),
        },
    }
    script = json.dumps(screen, ensure_ascii=False).replace("<", "\\u003c")
    st.html(f"<script>newScreen({script})</script>", unsafe_allow_javascript=True)

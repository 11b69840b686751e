"""What stands on the screen when something of ours went wrong."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lawbase.i18n import translator
from lawbase.ui.state import back, current
from lawbase.ui.widgets import bar, paragraphs, title


def show_trouble() -> None:
    """Show a calm line, with a way back."""
    walk = current()
    _ = translator(walk.lang or "ru")
    with suppress(StreamlitAPIException):  # the bar may stand there already
        bar(walk)
    title(_("Something went wrong here."))
    paragraphs(_("It is our fault, not yours. Nothing was kept."))
    st.button(_("Go back one step"), key="trouble", on_click=back)

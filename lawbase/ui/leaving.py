"""After Leave: everything is forgotten already; the browser goes to our blank page."""

from __future__ import annotations

import streamlit as st

from lawbase.ui.state import Walk


def show(walk: Walk) -> None:
    """Show nothing, and replace this page by the blank one."""
    script = "<script>document.documentElement.classList.add('left'); location.replace('./blank');"
    st.html(script + "</script>", unsafe_allow_javascript=True)

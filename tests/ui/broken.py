"""The application with one page that fails, as `streamlit run tests/ui/broken.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lawbase.ui.serving import MIDDLEWARE, ROUTES, be_quiet, calm_about_errors

be_quiet()
app = st.App(
    Path(__file__).resolve().parent / "broken_page.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=calm_about_errors,
)

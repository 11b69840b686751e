"""Streamlit's entry: what is served, by which rules. The pages stand in lawbase/ui."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lawbase.ui.serving import MIDDLEWARE, ROUTES, be_quiet, calm_about_errors

be_quiet()
app = st.App(
    Path(__file__).resolve().parent / "lawbase" / "ui" / "walk.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=calm_about_errors,
)

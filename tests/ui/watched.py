"""The application as it is, with one more address that counts what the process still holds.

Run as `streamlit run tests/ui/watched.py`. The counts say how many walks with something told are
alive, how many sessions, and how many files are offered: never what is in them.
"""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.runtime import get_instance

from lawbase.ui import serving, walk


async def held(_request: Request) -> Response:
    gc.collect()
    walks = [o for o in gc.get_objects() if type(o).__name__ == "Walk"]
    told = sum(bool(w.facts or w.heard or w.days or w.door) for w in walks)
    runtime = get_instance()
    files = runtime.media_file_mgr._file_metadata
    return JSONResponse(
        {
            "walks": told,
            "sessions": runtime._session_mgr.num_sessions(),
            "files": len(files),
        }
    )


serving.be_quiet()
app = st.App(
    Path(walk.__file__),
    routes=[*serving.ROUTES, Route("/held", held)],
    middleware=serving.MIDDLEWARE,
    on_script_error=serving.calm_about_errors,
)

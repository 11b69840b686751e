"""Forgetting: what one person told leaves the memory of the process, whole and on time.

Measured in Streamlit 1.67: emptying the session state leaves what each button was given; and the
session of a closed tab is dropped only when another one closes, which may be never. So both are
done here. This is the one module that reaches into the framework's own parts.
"""

from __future__ import annotations

import asyncio
import time
from typing import Final

from streamlit import config
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state import SessionState

_EVERY: Final = 1.0  # seconds between two looks at the closed tabs


def forget_this_session() -> None:
    """Forget all that the session of the running script holds."""
    context = get_script_run_ctx()
    if context is not None:
        _forget(context.session_id, context.session_state._state)


def _forget(session_id: str, state: SessionState) -> None:
    state.clear()
    state._new_widget_state.widget_metadata.clear()
    if exists():
        files = get_instance().media_file_mgr
        files.clear_session_refs(session_id)
        for _step in ("marks a download", "removes it"):
            files.remove_orphaned_files()


async def forget_closed_tabs() -> None:
    """End each session whose tab was closed, once a lost connection would have come back.

    Runs for as long as the server does, on its event loop. How long a closed tab is remembered is
    `server.disconnectedSessionTTL`, in seconds.
    """
    remembered = float(config.get_option("server.disconnectedSessionTTL"))
    closed: dict[str, tuple[float, SessionInfo]] = {}
    while True:
        await asyncio.sleep(_EVERY)
        if exists():
            _look_at_closed_tabs(closed, remembered)


def _look_at_closed_tabs(closed: dict[str, tuple[float, SessionInfo]], remembered: float) -> None:
    runtime, now = get_instance(), time.monotonic()
    for info in runtime._session_mgr.list_sessions():
        if not runtime.is_active_session(info.session.id):
            closed.setdefault(info.session.id, (now, info))
    for id_, (since, info) in list(closed.items()):
        if runtime.is_active_session(id_):
            del closed[id_]  # the connection came back
        elif now - since >= remembered - 2 * _EVERY:
            del closed[id_]
            runtime.close_session(id_)
            info.session.shutdown()  # if the framework has lost sight of it already
            _forget(id_, info.session.session_state)

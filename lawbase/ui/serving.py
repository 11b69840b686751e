"""How the application is served: which routes, which headers, no logs, calm errors."""

from __future__ import annotations

import asyncio
import base64
import logging
import sys
import threading
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from lawbase.ui.compression import CompressedFiles, compress_ahead
from lawbase.ui.first_page import BLANK, first_page
from lawbase.ui.forgetting import forget_closed_tabs

# A grey dot, as neutral as an icon can be.
_ICON: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAQAAAC1+jfqAAAAKElEQVR42mNoYMAPGUhR8B8JYij4jwWSouA/Dji0"
    "FFAeDkQENfmxCQBzm/uFBa3xiQAAAABJRU5ErkJggg=="
)
# Nothing may come from another host, and no other page may frame this one. The framework's own
# fonts (half of what the first page weighs) are not fetched: the system's are used.
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'none'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": _POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


async def _first_page(request: Request) -> Response:
    return HTMLResponse(first_page(), headers={"cache-control": "no-store"})


async def _blank_page(request: Request) -> Response:
    return HTMLResponse(BLANK, headers={"cache-control": "no-store"})


async def _icon(request: Request) -> Response:
    return Response(_ICON, media_type="image/png", headers={"cache-control": "max-age=86400"})


class SafeHeaders:
    """Adds the headers that keep the page to itself, and keeps /media out of every cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        media = scope["path"].startswith("/media/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message, media)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _add_headers(message: MutableMapping[str, Any], media: bool) -> None:
    added = dict(_HEADERS)
    if media:
        added["cache-control"] = "no-store"
    kept = [(k, v) for k, v in message.get("headers", []) if k.decode().lower() not in added]
    message["headers"] = kept + [(k.encode(), v.encode()) for k, v in added.items()]


class WithTheServer:
    """Starts with the server: what the first visitor would wait for, and the forgetting."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.forgetting: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let everything through."""
        if scope["type"] == "lifespan":
            threading.Thread(target=_prepare, daemon=True).start()
            self.forgetting = asyncio.create_task(forget_closed_tabs())
        await self.app(scope, receive, send)


def _prepare() -> None:
    # Only now, in a thread of its own: the server answers while the pages and the law are read.
    from lawbase.ui import walk  # noqa: F401
    from lawbase.ui.law import law

    law()
    compress_ahead(first_page())


ROUTES: Final = [
    Route("/", _first_page),
    Route("/blank", _blank_page),
    Route("/favicon.png", _icon),
]
MIDDLEWARE: Final = [
    Middleware(WithTheServer),
    Middleware(CompressedFiles),
    Middleware(SafeHeaders),
    Middleware(GZipMiddleware, compresslevel=6),
]


def be_quiet() -> None:
    """Silence every log line of this process: an address or an error text can be a trace.

    Streamlit and uvicorn set up loggers of their own, some only later; so the switch stands
    at the root of Python's logging, not in each of them.
    """
    logging.disable(logging.CRITICAL)
    logging.raiseExceptions = False
    # Tracebacks printed by rich go past every logger. A hidden option: config.toml is no place.
    config.set_option("logger.enableRich", False)


def calm_about_errors(error: Exception) -> bool:
    """Show a calm line instead of an error, and print where in the code it came from.

    The text of an error can hold an answer: neither the screen nor the log gets it.
    """
    places = [f for f in traceback.extract_tb(error.__traceback__) if "lawbase" in f.filename]
    where = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else "?"
    print(f"lawbase: {type(error).__name__} at {where}", file=sys.stderr, flush=True)
    from lawbase.ui.trouble import show_trouble

    show_trouble()
    return True

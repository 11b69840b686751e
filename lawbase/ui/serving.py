"""How the application is served: neutral first page, headers, no logs, calm errors."""

from __future__ import annotations

import base64
import logging
import sys
import traceback
from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

# Streamlit's own first page, served with a neutral title, our colours and the script for Leave.
_SHELL: Final = Path(st.__file__).parent / "static" / "index.html"
_HEAD: Final = """<title>Information</title>
    <meta name="robots" content="noindex, nofollow" />
    <meta name="color-scheme" content="dark" />
    <style>
      html, body { background: #14171a; color: #f2efe9; }
      #waiting { font: 18px/1.5 "Noto Sans", sans-serif; padding: 2rem 1rem; }
      html.left body { visibility: hidden; }
      html.left, html.left body { background: #fff; }
    </style>
    <script>
      // Leave hides the page at once. The tap itself tells the server to wipe everything;
      // a moment later the history entry gives way to our own blank page.
      function leave() {
        document.documentElement.classList.add("left");
        setTimeout(function () { location.replace("./blank"); }, 300);
      }
      document.addEventListener("click", function (event) {
        if (event.target.closest && event.target.closest(".st-key-leave button")) leave();
      }, true);
      // Names that the framework gives in English only; the page says what to put instead.
      new MutationObserver(function () {
        var words = window.frameworkWords || {};
        Object.keys(words).forEach(function (word) {
          document.querySelectorAll('[aria-label="' + word + '"]').forEach(function (element) {
            element.setAttribute("aria-label", words[word]);
          });
        });
      }).observe(document, { childList: true, subtree: true });
    </script>"""
_WAITING: Final = "Загружается · Loading …"
_BLANK: Final = (
    '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Information</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="./favicon.png"></head><body></body></html>'
)
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


@lru_cache
def _shell() -> str:
    page = _SHELL.read_text(encoding="utf-8")
    for old, new in (
        ("<title>Streamlit</title>", _HEAD),
        ('<html lang="en">', '<html lang="ru">'),
        (
            '<div id="root"></div>',
            f'<div id="root"><p id="waiting">{_WAITING}</p></div>',
        ),
    ):
        if old not in page:  # pragma: no cover
            raise RuntimeError(f"Streamlit's first page has changed: no {old}")
        page = page.replace(old, new)
    page = _without(page, "<!--\n      Machine-readable", 'openapi.json" />')
    page = _without(page, '<link\n      rel="preload"', "/>")
    script = "Включите JavaScript. · Please switch JavaScript on."
    return _without(page, "<noscript>", "</noscript>", f"<noscript><p>{script}</p></noscript>")


def _without(page: str, begin: str, end: str, instead: str = "") -> str:
    head, found, rest = page.partition(begin)
    if not found:
        return page
    return head + instead + rest.partition(end)[2]


async def _first_page(request: Request) -> Response:
    return HTMLResponse(_shell(), headers={"cache-control": "no-store"})


async def _blank_page(request: Request) -> Response:
    return HTMLResponse(_BLANK, headers={"cache-control": "no-store"})


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


ROUTES: Final = [
    Route("/", _first_page),
    Route("/blank", _blank_page),
    Route("/favicon.png", _icon),
]
MIDDLEWARE: Final = [Middleware(SafeHeaders), Middleware(GZipMiddleware, compresslevel=6)]


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

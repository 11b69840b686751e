"""The framework's scripts and styles, as small as the browser can take them.

Nearly all that a first visit weighs is here. While the server starts, what the first page asks for
is compressed as hard as it goes and kept in memory. All else is compressed quickly, when asked.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import brotli
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_FOLDER: Final = Path(st.__file__).parent / "static"
_ADDRESS: Final = re.compile(r"/(static/(?:js|css)/[\w-][\w.-]*\.(?:js|css))")
_KINDS: Final = {".js": "text/javascript", ".css": "text/css"}
# The name of a file holds a sum of what is in it, so it never changes; the framework says so too.
# A policy is for pages: a script or a style needs none, and it would weigh more than most of them.
_HEADERS: Final = {
    "cache-control": "public, immutable, max-age=31536000",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
}
_FONTS: Final = re.compile(rb"@font-face\s*\{[^}]*\}")
_CODINGS: Final = ("br", "gzip")  # the denser one first
_dense: Final[dict[tuple[Path, str], bytes]] = {}


class CompressedFiles:
    """Answers for the framework's scripts and styles; all else goes on.

    A middleware, as the framework keeps the addresses of its files to itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = _file_at(scope["path"]) if scope["type"] == "http" else None
        if path is None or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        coding = best_coding(Headers(scope=scope).get("accept-encoding", ""))
        content = await run_in_threadpool(_content, path, coding)
        headers = _HEADERS | ({"content-encoding": coding} if coding else {})
        response = Response(content, media_type=_KINDS[path.suffix], headers=headers)
        await response(scope, receive, send)


def _file_at(address: str) -> Path | None:
    found = _ADDRESS.fullmatch(address)
    path = _FOLDER / found[1] if found else None
    return path if path is not None and path.is_file() else None


def best_coding(accepted: str) -> str:
    """Return the densest coding among those that a browser accepts, or nothing.

    Browsers offer Brotli only where nobody on the way reads along: over TLS, or on this machine.
    """
    offered = {part.strip() for part in accepted.split(",")}
    return next((coding for coding in _CODINGS if coding in offered), "")


def compress_ahead(page: str) -> None:
    """Compress as hard as it goes what a page asks for, and keep it."""
    for address in re.findall(r'"\.(/static/[^"]+)"', page):
        path = _file_at(address)
        if path is None:
            continue
        for coding in _CODINGS:
            _dense[path, coding] = compress(_read(path), coding, hard=True)


def compress(content: bytes, coding: str, hard: bool) -> bytes:
    """Return the content in a coding: as small as it gets, or small and at once."""
    if coding == "br":
        return bytes(brotli.compress(content, quality=11 if hard else 5))
    if coding == "gzip":
        return gzip.compress(content, 9 if hard else 5, mtime=0)
    return content


def _content(path: Path, coding: str) -> bytes:
    return _dense.get((path, coding)) or compress(_read(path), coding, hard=False)


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    # No font is fetched: the policy forbids it.
    return _FONTS.sub(b"", content) if path.suffix == ".css" else content

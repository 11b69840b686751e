"""The first page that a browser gets: Streamlit's own, with our title, looks and script.

All that the browser does alone (leave, cover, read aloud) is in `assets/shell.js`, all looks in
`assets/look.css`, each sign is a file in `assets/icons`. They go inside the page: one request less
on a slow line, and they are there before the framework is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

import streamlit as st

_FRAMEWORK: Final = Path(st.__file__).parent / "static" / "index.html"
_ASSETS: Final = Path(__file__).parent / "assets"
_HEAD: Final = """<title>Information</title>
    <meta name="robots" content="noindex, nofollow" />
    <meta name="color-scheme" content="dark light" />
    {soon}
    <style>html, body {{ background: #14171a; }}</style>
    <script>{script}</script>"""
# The looks stand below the framework's own styles, so that they win over them.
_BODY: Final = """<div id="root"><p id="waiting">{waiting}</p></div>
    <p id="offline" role="status" hidden></p>
    <style>{style}</style>"""
# What the first screen is made of, and the two answers without which the framework does not begin:
# asked for at once, not one after the other when the rest has come.
_SOON: Final = ("Html", "purify.es", "Button")
_ASKED: Final = ("_stcore/health", "_stcore/host-config")
_WAITING: Final = "Загружается · Жүктелуде · Жүктөлүүдө · Loading …"
_NO_SCRIPT: Final = "Включите JavaScript. · JavaScript қосыңыз. · Please switch JavaScript on."
BLANK: Final = (
    '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Information</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="./favicon.png"></head><body></body></html>'
)


@lru_cache
def first_page() -> str:
    """Return the first page.

    Raises:
        RuntimeError: Streamlit's page no longer has what is replaced here.
    """
    page = _FRAMEWORK.read_text(encoding="utf-8")
    script = (_ASSETS / "shell.js").read_text(encoding="utf-8")
    for old, new in (
        ("<title>Streamlit</title>", _HEAD.format(script=script, soon=_soon())),
        ('<html lang="en">', '<html lang="ru">'),
        ('<div id="root"></div>', _BODY.format(waiting=_WAITING, style=_style())),
    ):
        if old not in page:  # pragma: no cover
            raise RuntimeError(f"Streamlit's first page has changed: no {old}")
        page = page.replace(old, new)
    page = _without(page, "<!--\n      Machine-readable", 'openapi.json" />')
    page = _without(page, '<link\n      rel="preload"', "/>")
    return _without(page, "<noscript>", "</noscript>", f"<noscript><p>{_NO_SCRIPT}</p></noscript>")


def _soon() -> str:
    """Return the links that make the browser fetch early what it needs a little later."""
    scripts = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{path.name}">'
        for name in _SOON
        for path in _FRAMEWORK.parent.glob(f"static/js/{name}.*.js")
    ]
    if len(scripts) != len(_SOON):  # pragma: no cover
        raise RuntimeError(f"Streamlit's scripts have changed: not one each of {_SOON}")
    asked = [f'<link rel="preload" as="fetch" crossorigin href="./{name}">' for name in _ASKED]
    return "\n    ".join(scripts + asked)


def _style() -> str:
    """Return the looks without their comments, and one rule for each sign."""
    style = (_ASSETS / "look.css").read_text(encoding="utf-8")
    style = re.sub(r"/\*.*?\*/\s*", "", style, flags=re.DOTALL)
    return style + "\n".join(_icon_rule(path) for path in sorted(_ASSETS.glob("icons/*.svg")))


def _icon_rule(path: Path) -> str:
    name, drawing = path.stem, quote(path.read_text(encoding="utf-8").strip(), safe=" ='/:")
    where = f'[class*="icon_{name}_"] button, [data-icon="{name}"]'
    return f'{where} {{ --icon: url("data:image/svg+xml,{drawing}"); }}'


def _without(page: str, begin: str, end: str, instead: str = "") -> str:
    head, found, rest = page.partition(begin)
    if not found:
        return page
    return head + instead + rest.partition(end)[2]

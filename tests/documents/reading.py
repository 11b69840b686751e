"""Reads a PDF as a person or a stranger would: text, metadata, tags, fonts."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from pypdf import PdfReader

from lawbase.model.case import Case, Days, Events

TODAY = dt.date(2026, 11, 22)
ADULT = {"under_18": "no", "forced_or_held_by_others": "no"}


def case(jurisdiction: str, day: str, *charges: str, **facts: Any) -> Case:
    """A case of one day; `events` among the facts is taken as its events."""
    when = dt.date.fromisoformat(day)
    events = facts.pop("events", {})
    return Case(
        jurisdiction=jurisdiction,  # type: ignore[arg-type]
        days=Days(first=when, last=when),
        today=TODAY,
        charges=charges,
        facts=facts,
        events=Events(**events),
        date_as_told=day,
    )


def text_of(pdf: bytes) -> str:
    """All text, spaces and line ends made one space."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return flat(" ".join(page.extract_text() for page in pages))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def bare(text: str) -> str:
    """Letters and digits only: line ends and spaces of the layout do not count."""
    return re.sub(r"[\W_]+", "", text).casefold()


def html_text(html: str) -> str:
    """The text of a page, without its style."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return flat(re.sub(r"<[^>]+>", " ", body))


def fonts_of(pdf: bytes) -> set[str]:
    """Names of all fonts, without the prefix of a subset."""
    found: set[str] = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            name = str(font.get_object()["/BaseFont"]).lstrip("/")
            found.add(name.partition("+")[2] or name)
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a source text."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def words_in(sentence: str) -> int:
    return len(re.findall(r"[\w'’-]+", re.sub(r"[%{]\(?\w+[)}]s?", "x", sentence)))


def latin_runs(text: str) -> list[str]:
    """Runs of two or more Latin words, addresses apart."""
    without = re.sub(r"https?://\S+(\s?\S*/\S+)?", " ", text)
    return re.findall(r"[A-Za-z]{2,}(?:\s+[A-Za-z]{2,})+", without)

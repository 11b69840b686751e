"""Languages: English is the source text, the others come from gettext catalogues in locales/.

A language has one folder; all its .po files together are its catalogue. They are read as they
stand, so that a translator's file works without a build step.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_origin

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lawbase.corpus import Corpus
from lawbase.model.law import LawModel

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "locales"
# Each by its own name, in the order in which they are offered.
LANGUAGES = {"ru": "Русский", "kk": "Қазақша", "ky": "Кыргызча", "en": "English"}

# Fields of the law files that people read.
_READ_FIELDS = frozenset(
    {
        "text",
        "argument",
        "why",
        "plain",
        "what_changed",
        "say",
        "effect",
        "cost",
        "counted_from",
        "fee",
        "late",
        "question",
        "statement",
        "task",
        "what",
        "title",
        "includes",
        "part_open",
        "name",
    }
)

# Lists of sentences that people read.
_READ_LISTS = frozenset(
    {"contents", "do_not", "first", "help", "helpers", "phrases", "remember", "say", "then"}
)

Translate = Callable[[str], str]


@lru_cache
def _catalogue(language: str) -> Catalog:
    merged = Catalog(locale=language)
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string:
                    merged.add(message.id, message.string, flags=message.flags)
    return merged


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; the source text where there is none."""
    if language == "en":
        return gettext.NullTranslations()
    buffer = io.BytesIO()
    write_mo(buffer, _catalogue(language))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def translator(language: str) -> Translate:
    """Return the function that turns a source text into a language."""
    return translations(language).gettext


@lru_cache
def reviewed_on(language: str) -> dt.date | None:
    """Return the day on which a native lawyer had read all texts of a language; None: not yet."""
    with (LOCALES / "reviews.yaml").open(encoding="utf-8") as file:
        reviews: dict[str, dict[str, dt.date | None]] = yaml.safe_load(file)
    return reviews[language]["native_lawyer"]


def title(names: dict[str, str], language: str) -> str:
    """Return an official name in a language, else in Russian, else in English."""
    return names.get(language) or names.get("ru") or names.get("en") or next(iter(names.values()))


# -- what must be translated -----------------------------------------------------------------------


def law_texts(corpus: Corpus) -> Iterator[str]:
    """Yield every text of the law files that people read."""
    shelves: list[dict[Any, Any]] = [
        corpus.provisions,
        corpus.sources,
        corpus.rights,
        corpus.remedies,
        corpus.deadlines,
        corpus.facts,
        corpus.cautions,
        corpus.penalty_bars,
        corpus.first_warnings,
        corpus.outcomes,
        corpus.gates,
        *corpus.exclusions.values(),
        corpus.statements,
        *corpus.places.values(),
    ]
    for shelf in shelves:
        for entry in shelf.values():
            yield from _texts(entry)
    for contradiction in corpus.contradictions:
        yield contradiction.text
    for rows in (
        corpus.gate_rights,
        corpus.held_advice,
        corpus.held_rules,
        corpus.held_phrases,
    ):
        yield from _texts(rows)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, LawModel):
        for name in type(value).model_fields:
            field = getattr(value, name)
            if isinstance(field, str):
                if name in _READ_FIELDS and not _is_choice(type(value), name):
                    yield field
            elif name == "choices":
                yield from field.values()
            elif name in _READ_LISTS and isinstance(field, list):
                yield from field
            else:
                yield from _texts(field)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _is_choice(model: type[LawModel], name: str) -> bool:
    """A field that takes one of a few fixed words is an id, not a text."""
    return get_origin(model.model_fields[name].annotation) is Literal


# What marks a text for translators: the functions, and where their texts stand.
_MARKS = {"_": None, "gettext": None, "N_": None, "n": (1, 2)}


@lru_cache
def program_texts() -> tuple[str, ...]:
    """Return every text that the program and the templates mark for translation."""
    found: list[str] = []
    methods = [("**.py", "python"), ("**.html", "jinja2.ext.babel_extract")]
    for folder in ("lawbase", "templates"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder,
            method_map=methods,
            keywords=_MARKS,
        ):
            found.append(message if isinstance(message, str) else message[0])
    return tuple(found)


def missing_translations(corpus: Corpus) -> list[str]:
    """Return a line for every text that a language does not have yet."""
    wanted = list(dict.fromkeys((*program_texts(), *law_texts(corpus))))
    lines: list[str] = []
    for language in LANGUAGES:
        if language == "en":
            continue
        catalogue = translations(language)
        absent = [text for text in wanted if catalogue.gettext(text) == text]
        lines += [f"locales/{language}: no translation of {text!r}" for text in absent]
    return lines

"""Search finds what people type: a number, a word in any of our languages, what officers say."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from lawbase.cli import app
from lawbase.corpus import Corpus
from lawbase.documents.find_law import find


@pytest.mark.parametrize(
    ("country", "query", "first"),
    [
        ("kz", "449", "kz.cao.449"),
        ("kz", "пристаёшь", "kz.cao.449"),
        ("kz", "пристаешь", "kz.cao.449"),
        ("kz", "Хулиганка!", "kz.cao.434"),
        ("kg", "хулиганка", "kg.co.126"),
        ("kg", "109-2", "kg.co.109-2"),
        ("kg", "проституция", "kg.co.109-2"),
    ],
)
def test_the_first_hit(corpus: Corpus, country: str, query: str, first: str) -> None:
    assert find(corpus, query, country)[0].id == first


@pytest.mark.parametrize("country", ["kz", "kg"])
def test_what_officers_call_a_brothel(corpus: Corpus, country: str) -> None:
    found = {hit.id for hit in find(corpus, "притон", country)}
    assert {"kz": "kz.cc.309", "kg": "kg.cc.160"}[country] in found


@pytest.mark.parametrize(
    "query", ["lawyer", "адвокат", "адвокатты", "адвокатка"], ids=["en", "ru", "kk", "ky"]
)
def test_words_of_every_language_in_any_form(corpus: Corpus, query: str) -> None:
    assert any(hit.kind == "right" for hit in find(corpus, query, "kz"))


def test_more_words_narrow_the_search(corpus: Corpus) -> None:
    wide, narrow = find(corpus, "обыск", "kz"), find(corpus, "обыск понятые", "kz")
    assert set(narrow) < set(wide)


def test_nothing_of_the_other_country(corpus: Corpus) -> None:
    assert all(hit.id.startswith("kg.") for hit in find(corpus, "адвокат", "kg"))


@pytest.mark.parametrize("query", ["", "   ", "?!", "бессмыслицаслово"])
def test_nothing_found(corpus: Corpus, query: str) -> None:
    assert find(corpus, query, "kz") == []


def test_the_command_searches_and_lists() -> None:
    found = CliRunner().invoke(app, ["law", "--find", "притон", "--json"])
    assert {hit["id"] for hit in json.loads(found.stdout)} >= {"kz.cc.309", "kg.cc.160"}
    listed = CliRunner().invoke(app, ["law", "--lang", "ru"])
    assert "kz.cao.449" in listed.stdout
    nothing = CliRunner().invoke(app, ["law", "--find", "бессмыслицаслово"])
    assert nothing.stdout == "Nothing found. Try another word, or a number.\n"

"""What every PDF must be: neutral, tagged, Noto Sans only, the same bytes; and closed to markup."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
from typing import Any

import pytest
from pypdf import PdfReader

from lawbase.documents import render
from lawbase.i18n import ROOT
from tests.documents.conftest import Make
from tests.documents.reading import ADULT, case, fonts_of, text_of

SHEETS = [
    (case("kz", "2025-03-20"), "carry"),
    (case("kg", "2025-03-20"), "carry"),
    (case("kg", "2025-03-20", under_18="yes"), "carry"),
    (case("kz", "2025-03-20", forced_or_held_by_others="yes"), "carry"),
    (case("kz", "2025-03-01", "kz.cao.449", "kz.cc.309", held_minutes=300, **ADULT), "lawyer"),
    (case("kg", "2024-08-15", "kg.co.109-2", service_provided="yes", **ADULT), "lawyer"),
]
TITLES = {"en": "Information", "ru": "Информация"}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("number", range(len(SHEETS)))
def test_pdf_is_neutral_tagged_and_in_one_font(make: Make, number: int, lang: str) -> None:
    told, form = SHEETS[number]
    pdf = make(told, form, lang)
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert dict(reader.metadata or {}) == {"/Title": TITLES[lang]}
    described = root["/Metadata"].get_object().get_data().decode()
    for word in ("Producer", "Creator", "Date", "WeasyPrint", "author", told.jurisdiction + "."):
        assert word not in described
    assert b"WeasyPrint" not in pdf
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == lang
    assert 'part="1"' in described  # PDF/UA-1
    assert fonts_of(pdf) <= {"Noto-Sans", "Noto-Sans-Bold"}


def test_same_input_same_bytes_in_another_process(make: Make) -> None:
    script = (
        "import sys, hashlib\n"
        "from lawbase.corpus import load_corpus\n"
        "from lawbase.engine import Engine\n"
        "from lawbase.engine.chaining import PlainChainer\n"
        "from lawbase.documents.sheet import sheet_pdf\n"
        "from tests.documents.reading import case\n"
        "pdf = sheet_pdf(Engine(load_corpus(), PlainChainer()), case('kz', '2025-03-20'), "
        "'carry', 'ru')\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(make(case("kz", "2025-03-20"), lang="ru")).hexdigest()
    assert run.stdout.strip() == here


def _page(text: str) -> str:
    """The smallest page that shows a text, through a real template."""
    view = {
        "country": text,
        "title": text,
        "checked": "1 January 2026",
        "first": [text],
        "phrases": [text],
        "rights": [(text, text)],
        "help": [text],
        "bodies": [],
        "helpers": [text],
        "acts": text,
    }
    return render.html("gate.html", "en", **view)


def test_text_of_others_is_text_and_never_markup() -> None:
    text = '<b id="x">bold</b> {{ 7 * 7 }} <img src="file:///etc/passwd"> &amp; "quoted"'
    page = _page(text)
    assert '<b id="x">' not in page
    assert "<img" not in page
    assert "49" not in page
    shown = text_of(render.pdf(page))
    assert '<b id="x">bold</b> {{ 7 * 7 }}' in shown
    assert "&amp;" in shown


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "https://example.org/x.png", "file:///etc/hostname"]
)
def test_no_address_is_fetched(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError) as caught:
        render.pdf(f"<html><body><img src='{address}'></body></html>")
    assert "disallowed protocol" in str(caught.value.__cause__)


def test_data_is_served() -> None:
    dot = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
    assert render.pdf(f'<html><body><img alt="" src="{dot}"></body></html>').startswith(b"%PDF")


def test_missing_value_is_an_error_and_not_an_empty_place() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render.html("gate.html", "en", country="x")


@pytest.mark.parametrize(
    ("penalty", "lang", "written"),
    [
        ({"units": 5, "unit": "mci", "amount": 21625, "currency": "KZT"}, "en", None),
        ({"units": 5, "unit": "mci", "amount": 21625, "currency": "KZT"}, "ru", None),
        ({"units": 55, "unit": "cu", "amount": 5500, "currency": "KGS"}, "ru", "5 500 сом"),
        ({"units": 55, "unit": "cu", "amount": 5500, "currency": "KGS"}, "en", "5,500 som"),
        ({"units": 5, "unit": "mci", "currency": "KZT"}, "ru", "5 МРП"),
    ],
)
def test_money(penalty: dict[str, Any], lang: str, written: str | None) -> None:
    expected = (
        written
        or {
            "en": "21,625 tenge (5 MCI)",
            "ru": "21 625 тенге (5 МРП)",
        }[lang]
    )
    assert render.money_text(penalty, lang).replace(render.NO_BREAK, " ") == expected


def test_range_of_money() -> None:
    fine = {"units_min": 1000, "units_max": 2000, "unit": "cu", "currency": "KGS"}
    fine |= {"amount_min": 100_000, "amount_max": 200_000}
    assert render.money_text(fine, "ru").replace(render.NO_BREAK, " ") == "100 000–200 000 сом"


@pytest.mark.parametrize(
    ("lang", "written"), [("en", "3 February 2026"), ("ru", "3 февраля 2026 года")]
)
def test_date(lang: str, written: str) -> None:
    assert render.date_text(dt.date(2026, 2, 3), lang).replace(render.NO_BREAK, " ") == written

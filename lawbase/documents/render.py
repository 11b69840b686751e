"""The one place for Jinja2 and WeasyPrint: from a template and data to HTML and PDF, in memory.

What users or law files say is text, never markup: templates escape everything. A PDF holds no
author, no date, no name of a program, and the same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from babel.dates import format_date
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from lawbase.i18n import LANGUAGES, ROOT, translations
from lawbase.model.assessment import PenaltyView

if TYPE_CHECKING:
    from weasyprint import Document

TEMPLATES: Final = ROOT / "templates"
NO_BREAK: Final = "\u00a0"
# Says nothing about a day, a person or a case, and is the same in every file.
_IDENTIFIER: Final = b"0" * 32
_CURRENCY: Final = {
    "en": {"KZT": "tenge", "KGS": "som"},
    "ru": {"KZT": "тенге", "KGS": "сом"},
    "kk": {"KZT": "теңге", "KGS": "сом"},
    "ky": {"KZT": "теңге", "KGS": "сом"},
}
_UNIT: Final = {
    "en": {"mci": "MCI", "cu": ""},
    "ru": {"mci": "МРП", "cu": ""},
    "kk": {"mci": "АЕК", "cu": ""},
    "ky": {"mci": "АЭК", "cu": ""},
}
_BARE_UNIT: Final = {
    "en": {"mci": "MCI", "cu": "calculation units"},
    "ru": {"mci": "МРП", "cu": "расчётных показателей"},
    "kk": {"mci": "АЕК", "cu": "есептік көрсеткіш"},
    "ky": {"mci": "АЭК", "cu": "эсептик көрсөткүч"},
}
# Babel writes English with an American order of the day and the month; most readers expect this.
_DATE_FORMAT: Final = {
    "en": "d MMMM y",
    "ru": "d MMMM y 'года'",
    "kk": "y 'жылғы' d MMMM",
}
# Kyrgyz names a month of a day by another form than Babel has: 2026-жылдын 3-февралы.
_KYRGYZ_MONTHS: Final = (
    *("январы", "февралы", "марты", "апрели", "майы", "июну"),
    *("июлу", "августу", "сентябры", "октябры", "ноябры", "декабры"),
)


def known_language(language: str) -> str:
    """Return the language if there is a catalogue for it, else English."""
    return language if language in LANGUAGES else "en"


# -- dates and money ---------------------------------------------------------------------------


def date_text(day: dt.date | str, language: str) -> str:
    """Write a day as people read it: 3 February 2026; 3 февраля 2026 года."""
    when = dt.date.fromisoformat(day) if isinstance(day, str) else day
    language = known_language(language)
    if language == "ky":
        written = f"{when.year}-жылдын {when.day}-{_KYRGYZ_MONTHS[when.month - 1]}"
    else:
        written = format_date(when, _DATE_FORMAT[language], locale=language)
    return written.replace(" ", NO_BREAK)


def number_text(number: int, language: str) -> str:
    """Write a whole number with the separator of the language: 21,625; 21 625."""
    return f"{number:,}".replace(",", "," if known_language(language) == "en" else NO_BREAK)


def money_text(penalty: PenaltyView, language: str) -> str:
    """Write a fine: 21,625 tenge (5 MCI); 21 625 тенге (5 МРП); 5 500 сом.

    Where the index of that day is not known, only the units are given.
    """
    language = known_language(language)
    units = _span(penalty, "units", language)
    amount = _span(penalty, "amount", language)
    if not amount:
        return f"{units}{NO_BREAK}{_BARE_UNIT[language][penalty['unit']]}" if units else ""
    sum_ = f"{amount}{NO_BREAK}{_CURRENCY[language][penalty['currency']]}"
    unit = _UNIT[language][penalty["unit"]]
    return f"{sum_} ({units}{NO_BREAK}{unit})" if unit else sum_


def _span(penalty: PenaltyView, key: str, language: str) -> str:
    """Write one number, a range, or nothing. Only a maximum: the maximum alone."""
    if key in penalty:
        return number_text(penalty[key], language)
    ends = [penalty.get(f"{key}_min"), penalty.get(f"{key}_max")]
    return "–".join(number_text(end, language) for end in ends if end is not None)


# -- templates ---------------------------------------------------------------------------------


@lru_cache
def _environment(language: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translations(language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    environment.filters["day"] = lambda day: date_text(day, language)
    environment.filters["money"] = lambda penalty: money_text(penalty, language)
    environment.filters["number"] = lambda number: number_text(number, language)
    return environment


def html(template: str, language: str, **data: Any) -> str:
    """Render a template of `templates/` to HTML.

    Args:
        template: its file name.
        language: of the words; unknown ones give English.
        **data: what the template shows. Text in it is escaped.
    """
    language = known_language(language)
    return _environment(language).get_template(template).render(language=language, **data)


# -- PDF ---------------------------------------------------------------------------------------

# The font configuration is shared, and laying out holds Python's lock almost all the time anyway.
_one_at_a_time = threading.Lock()


def pdf(page: str, at_most: int | None = None) -> bytes:
    """Turn an HTML page into a tagged PDF (PDF/UA-1), in memory.

    No address is ever fetched, neither from the network nor from the disk: only `data:` is served.

    Args:
        page: a whole HTML page.
        at_most: the number of pages that it should have; if it has more, it is set in smaller type.
    """
    with _one_at_a_time:
        document = _laid_out(page)
        if at_most is not None and len(document.pages) > at_most:
            document = _laid_out(page.replace('<body class="', '<body class="tight ', 1))
        _leave_out_producer(document)
        written = document.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_tags=True,
            pdf_identifier=_IDENTIFIER,
            finisher=lambda _document, made: made.info.pop("Producer", None),
        )
    assert isinstance(written, bytes)
    return written


def _laid_out(page: str) -> Document:
    from weasyprint import HTML  # half a second to import, and only needed here

    return HTML(string=page, url_fetcher=_only_data(), base_url=None).render(font_config=_fonts())


@lru_cache
def _fonts() -> Any:
    """Return the one font configuration. A new one for each document is never given back whole."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache
def _only_data() -> Any:
    """Return the one fetcher: `data:` is served, everything else is refused."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(
        allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True, timeout=1
    )


def _leave_out_producer(document: Document) -> None:
    """Leave the program's name out of the metadata that every PDF/UA file must carry."""
    metadata = document.metadata
    generate = metadata.generate_rdf_metadata

    def without_producer(*arguments: Any) -> bytes:
        rdf = ElementTree.fromstring(generate(*arguments))
        for description in list(rdf):
            description.attrib.pop("{http://ns.adobe.com/pdf/1.3/}Producer", None)
            if len(description.attrib) < 2 and len(description) == 0:
                rdf.remove(description)
        written: bytes = ElementTree.tostring(rdf, encoding="utf-8")
        return written

    metadata.generate_rdf_metadata = without_producer

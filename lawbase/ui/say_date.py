"""Days and months in the words of a language."""

from __future__ import annotations

from babel.dates import get_month_names

from lawbase.documents.render import date_text
from lawbase.model.case import Days


def month_names(lang: str) -> list[str]:
    """Return the names of the twelve months, as they stand alone."""
    names = get_month_names("wide", context="stand-alone", locale=lang)
    return [names[number].capitalize() for number in range(1, 13)]


def told_days(days: Days, lang: str) -> str:
    """Return the day of the act, or the month in which it was."""
    if days.first == days.last:
        return date_text(days.first, lang)
    return f"{month_names(lang)[days.first.month - 1]} {days.first.year}"

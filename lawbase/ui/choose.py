"""The first two pages: language, each by its own name, and country."""

from __future__ import annotations

from lawbase.i18n import LANGUAGES
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, paragraphs, title, words


def show_languages(walk: Walk) -> None:
    """Ask for the language. It is not known yet, so this page is in all of them."""
    bar(walk, can_go_back=False)
    title("Выберите язык · Choose a language")
    for lang in sorted(LANGUAGES, key=lambda lang: lang == "en"):
        button(LANGUAGES[lang], walk.but(lang=lang), name=lang)
    paragraphs("Введённое не сохраняется.", "Nothing you enter is kept.", kind="small")


def show_countries(walk: Walk) -> None:
    """Ask for the country: it decides the law."""
    _ = words(walk)
    bar(walk)
    title(_("In which country did it happen?"))
    button(_("Kazakhstan"), walk.but(country="kz"))
    button(_("Kyrgyzstan"), walk.but(country="kg"))

"""The checks of the browser tests see what they are made to see."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.ui.looking import accessible, answers_without_question, latin_runs, serious_findings
from tests.ui.never_said import ASSERTED, GUILT, NO_OFFENCE, PRICE

QUESTION = 'Did they say "no"?'
BAD_PAGE = f"""<html lang="en"><title>x</title><main><h1>{QUESTION}</h1>
<div role="group" aria-label='{QUESTION}'><button>Yes</button></div>
<button>No</button><button></button>
<p style="color: #888; background: #999">hardly seen</p></main></html>"""


@pytest.mark.browser
def test_answers_outside_their_question_and_what_axe_sees(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(BAD_PAGE)
    assert answers_without_question(accessible(page), QUESTION, ["Yes", "No"]) == ["No"]
    findings = serious_findings(page)
    assert sorted(found.split()[0] for found in findings) == ["button-name", "color-contrast"]
    page.close()


def test_latin_words_apart_from_addresses() -> None:
    text = "Смотрите https://adilet.zan.kz/rus/docs/K1400000235 или PDF. Skip to main · Leave"
    assert latin_runs(text) == ["Skip to main"]


@pytest.mark.parametrize(
    ("never", "text"),
    [
        (NO_OFFENCE, "Это не является правонарушением."),
        (NO_OFFENCE, "Бул укук бузуу эмес."),
        (NO_OFFENCE, "This is not an offence."),
        (NO_OFFENCE, "Бұл құқық бұзушылық емес."),
        (GUILT, "Вы невиновны."),
        (GUILT, "Сіз кінәсізсіз."),
        (GUILT, "Сиз күнөөсүзсүз."),
        (GUILT, "You are innocent."),
        (PRICE, "Какая цена?"),
        (ASSERTED, "Это не моя квартира."),
    ],
)
def test_what_may_never_be_said_is_found(never: re.Pattern[str], text: str) -> None:
    assert never.search(text)

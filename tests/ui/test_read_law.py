"""Reading the law on a phone: search, an article on its days, and nothing typed stays behind.

By keyboard in one language; axe looks at each page in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from lawbase.corpus import Corpus
from lawbase.documents.words import provision_title
from lawbase.i18n import LANGUAGES
from tests.ui.conftest import Server
from tests.ui.test_ways import check_never_said
from tests.ui.walking import Visitor

pytestmark = pytest.mark.browser

FIELD = "A number, a word, or what officers say"


@pytest.fixture(params=list(LANGUAGES))
def reader(
    request: pytest.FixtureRequest, browser: Browser, server: Server, corpus: Corpus
) -> Iterator[Visitor]:
    lang = request.param
    someone = Visitor(browser, server.address, corpus, lang, keyboard=lang == "ru", examine=True)
    yield someone
    someone.close()


def search(reader: Visitor, words: str) -> None:
    reader.stands_at("The law")
    field = reader.page.get_by_label(reader._(FIELD))
    field.fill(words)
    reader.press(reader.button("Search"))


def test_an_article_is_found_by_what_officers_say_and_read_on_two_days(reader: Visitor) -> None:
    reader.begin("Kazakhstan", "Read the law")
    search(reader, "хулиганка")
    name = provision_title(reader.corpus, "kz.cao.434", reader.lang)
    # The accessibility tree has plain spaces only.
    spoken = re.escape(name.replace("\u00a0", " "))
    found = reader.page.get_by_role("button", name=re.compile(spoken))
    expect(found).to_have_count(1)
    reader.look_over()
    reader.go_by(found)
    assert reader.title() == name
    text = reader.text()
    # Part 1 today: 20 MCI x 4,325 = 86,500 tenge
    assert re.search(r"86[\s.,\u00a0\u202f]?500", text)
    assert reader._("They would have to prove:") in text
    assert reader._("Along the years") in text
    before = reader.page.get_by_role("button", name=re.compile("2020"))
    reader.press(before)
    # Part 1 on 17 January 2020: 5 MCI x 2,651 = 13,255 tenge
    expect(reader.page.locator("body")).to_contain_text(re.compile(r"13[\s.,\u00a0\u202f]?255"))
    reader.look_over()
    check_never_said(reader, kyrgyz=False)
    reader.check_nothing_left_the_house()
    reader.check_no_english()


def test_a_right_is_found_and_read(reader: Visitor) -> None:
    reader.begin("Kyrgyzstan", "Read the law")
    right = reader.corpus.rights["kg.co.526.1"]
    search(reader, "526")
    found = reader.page.get_by_role("button", name=re.compile(re.escape(reader._(right.title))))
    expect(found).to_have_count(1)
    reader.go_by(found)
    assert reader._(right.versions[-1].text).split(". ")[0] in reader.page.content()
    check_never_said(reader, kyrgyz=True)
    reader.check_no_english()


def test_what_was_searched_for_is_gone_after_leaving(visitor: Visitor) -> None:
    visitor.begin("Kazakhstan", "Read the law")
    search(visitor, "madeupword")
    expect(visitor.page.locator("body")).to_contain_text("Nothing found.")
    visitor.page.locator("button.leave").click()
    visitor.page.wait_for_timeout(500)
    visitor.page.goto(visitor.address)
    visitor.settle()
    assert "madeupword" not in visitor.page.content()
    visitor.check_nothing_left_the_house()

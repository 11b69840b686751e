"""A visitor with a small phone: walks through the pages by what the accessibility tree says."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from babel.dates import get_month_names
from playwright.sync_api import Browser, Locator, Page, Response, TimeoutError, expect
from pypdf import PdfReader

from lawbase.corpus import Corpus
from lawbase.i18n import LANGUAGES, translator

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
GATES = ("under_18", "forced_or_held_by_others", "held_now", "drugs_found")
# What the framework says in English, whatever the language of the page.
LEFTOVERS = ("Streamlit", "Skip to main", "Choose an option", "available.", "keyboard_", "Running")


_STANDS = """before => {
  const app = document.querySelector("[data-testid=stApp]");
  const titles = document.querySelectorAll("h1");
  return app && app.dataset.testScriptState === "notRunning" && titles.length === 1
    && titles[0].innerText !== before;
}"""


class Visitor:
    """One person with one phone of 360 × 640."""

    def __init__(self, browser: Browser, address: str, corpus: Corpus, lang: str = "en") -> None:
        self.address = address
        self.corpus = corpus
        self.context = browser.new_context(
            viewport={"width": 360, "height": 640}, accept_downloads=True
        )
        self.requested: list[str] = []
        self.media: list[Response] = []
        self.seen: list[str] = []
        self.context.on("request", lambda request: self.requested.append(request.url))
        self.context.on("response", self._keep_media)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.speak(lang)

    def speak(self, lang: str) -> None:
        """Read the pages in this language."""
        self.lang = lang
        self._ = translator(lang)
        self.facts = {self._(fact.question): fact for fact in self.corpus.facts.values()}

    def close(self) -> None:
        """Put the phone away."""
        self.context.close()

    def _keep_media(self, response: Response) -> None:
        if response.url.startswith(self.address + "media/"):
            self.media.append(response)

    # -- reading -------------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the page that stands there now."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def stands_at(self, title: str) -> None:
        """Check which page stands there."""
        assert self.title() == self._(title)

    def text(self) -> str:
        """Return all text of the page that can be seen."""
        return self.page.locator("body").inner_text()

    def settle(self) -> None:
        """Wait until the page stands, and look it over."""
        self._wait_for_page("")
        expect(self.page.get_by_role("heading", level=1)).to_have_count(1)
        text = self.text()
        self.seen.append(text)
        assert "Traceback" not in text
        assert self._("Something went wrong here.") not in text
        for leftover in LEFTOVERS:
            assert leftover not in text, f"{leftover!r} on {self.title()!r}"
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{self.title()!r} is {width} pixels wide"

    # -- doing ---------------------------------------------------------------------------------

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.page.get_by_role("button", name=self._(name), exact=True)

    def tap(self, name: str) -> None:
        """Tap a button, and wait for the next page."""
        before = self.title()
        self.button(name).click()
        self._wait_for_page(before)
        self.settle()

    def _wait_for_page(self, before: str) -> None:
        """Wait, with every frame, for a page with another title whose script has ended."""
        self.page.wait_for_function(_STANDS, arg=before)

    def begin(self, country: str) -> None:
        """Choose language and country, and begin."""
        self.page.goto(self.address)
        self.page.get_by_role("button", name="Русский").wait_for()
        self.settle()
        self.tap(LANGUAGES[self.lang])
        self.tap(country)
        self.tap("Begin")

    def pass_gates(self) -> None:
        """Answer every gate with a no."""
        for gate in GATES:
            assert self.facts[self.title()].id == gate
            self.tap("No")

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select."""
        box = self.page.get_by_role("combobox", name=self._(label))
        lists = self.page.get_by_role("listbox")
        self._open(box, lists)
        found = self.page.get_by_role("option", name=option, exact=True)
        lists.hover()
        self.page.mouse.wheel(0, -5_000)
        for _attempt in range(20):  # a long list draws only what can be seen
            if found.count():
                break
            self.page.mouse.wheel(0, 150)
            self.page.wait_for_timeout(60)
        found.click()
        expect(lists).to_have_count(0)
        expect(box).to_have_value(option)
        self.settle()

    def _open(self, box: Locator, lists: Locator) -> None:
        """Open a select; once more if the page was drawn anew just then and closed it."""
        for _attempt in range(5):
            if not lists.count():
                box.click()
            with suppress(TimeoutError):
                lists.wait_for(timeout=1_000)
                return
        raise AssertionError("the select does not open")

    def choose_day(self, year: int, month: int, day: int | None) -> None:
        """Choose year, month and day in the three selects."""
        names = get_month_names("wide", context="stand-alone", locale=self.lang)
        self.choose("Year", str(year))
        self.choose("Month", names[month].capitalize())
        if day is not None:
            self.choose("Day", str(day))

    def tell_day(self, year: int, month: int, day: int | None = None) -> None:
        """Say when it happened."""
        self.stands_at("When did it happen?")
        self.choose_day(year, month, day)
        self.tap("Next")

    def tell_what_they_said(self, quote: str) -> None:
        """Say what they said, in their words."""
        self.stands_at("What do they say you did?")
        quoted = self.page.get_by_role("checkbox", name=re.compile(re.escape(quote)))
        self.page.locator("label").filter(has=quoted).click()
        expect(quoted).to_be_checked()
        self.settle()
        self.tap("Next")

    def answer_questions(self, answers: Mapping[str, str], limit: int = 40) -> list[str]:
        """Answer until it is enough; what is not in `answers` gets "I don't know"."""
        asked: list[str] = []
        while self.title() != self._("That is enough"):
            fact = self.facts[self.title()]
            asked.append(fact.id)
            assert len(asked) < limit, asked
            self.tap(answers.get(fact.id, "I don't know"))
        return asked

    def download(self, name: str) -> tuple[str, str, bytes]:
        """Download a sheet; return its file name, its text and its bytes."""
        with self.page.expect_download() as waiting:
            self.button(name).click()
        made = waiting.value
        content = Path(made.path()).read_bytes()
        pages = PdfReader(io.BytesIO(content)).pages
        text = "\n".join(page.extract_text() for page in pages)
        return made.suggested_filename, " ".join(text.split()), content

    def check_nothing_left_the_house(self) -> None:
        """Check that every request went to our own server, and none told anything."""
        for url in self.requested:
            if url.startswith(("data:", "blob:")):
                continue
            assert url.startswith(self.address), url
            assert "?" not in url.removeprefix(self.address), url
        assert self.context.cookies() == []
        assert self.page.url == self.address

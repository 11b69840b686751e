"""A visitor: walks through the pages by what the accessibility tree says, by taps or by keys."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from babel.dates import get_month_names
from playwright.sync_api import Browser, Locator, Page, Response, TimeoutError, expect
from pypdf import PdfReader

from lawbase.corpus import Corpus
from lawbase.i18n import LANGUAGES, translator
from tests.ui.keyboard import Keyboard
from tests.ui.looking import (
    LEFTOVERS,
    accessible,
    answers_without_question,
    latin_runs,
    look,
    names,
    serious_findings,
)

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
PHONE = (360, 640)
LAPTOP = (1280, 800)
GATES = ("under_18", "forced_or_held_by_others", "held_now", "drugs_found")
NOW = "It is happening now"
CHARGED = "They say I broke a law"
HELD = "Somebody I know is held"
RESULT = "What the law of that day says"
LANGUAGE = "Тіл · Тил · Язык · Language"  # the title of the first page, which is in all languages

# Another page stands once it has a title of its own, holds the focus, and its script has ended.
_STANDS = """before => {
  const app = document.querySelector("[data-testid=stApp]");
  const titles = document.querySelectorAll("h1");
  return app && app.dataset.testScriptState === "notRunning" && titles.length === 1
    && titles[0].innerText !== before && document.activeElement === titles[0];
}"""

_LOOKS = "document.documentElement.className + document.documentElement.dataset.size"


class Visitor:
    """One person with one screen.

    With `keyboard` every move is made by keys. With `examine` axe looks at each page, once for
    the same headings, language and screen.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        corpus: Corpus,
        lang: str = "en",
        size: tuple[int, int] = PHONE,
        keyboard: bool = False,
        examine: bool = False,
    ) -> None:
        self.address = address
        self.corpus = corpus
        self.examine = examine
        self.examined: set[tuple[tuple[str, ...], str, tuple[int, int]]] = set()
        self.looks: tuple[str, ...] = ()  # buttons to press beside the doors
        self.after_each_page: Callable[[], None] = lambda: None
        self.context = browser.new_context(accept_downloads=True)
        self.context.on("request", lambda request: self.requested.append(request.url))
        self.context.on("response", self._keep_media)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.keys = Keyboard(self.page) if keyboard else None
        self.start_anew(lang, size)

    def start_anew(self, lang: str, size: tuple[int, int]) -> None:
        """Take another screen and another language, and forget what was seen."""
        self.requested: list[str] = []
        self.media: list[Response] = []
        self.seen: list[str] = []
        self.whole: list[str] = []
        self.said: list[str] = []
        self.english: list[str] = []
        self.size = size
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
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
        self.page.wait_for_function(_STANDS, arg="")
        self.look_over()

    def look_over(self) -> None:
        """Look the page over: its words, its width, and what a screen reader is told."""
        title = self.title()
        page = look(self.page)
        tree = accessible(self.page)
        self.seen.append(page.visible)
        self.whole.append(page.whole)
        self.said += page.said
        assert "Traceback" not in page.whole
        assert self._("Something went wrong here.") not in page.visible
        assert page.width <= self.size[0], f"{title!r} is {page.width} pixels wide"
        spoken = "\n".join(names(tree))
        for leftover in LEFTOVERS:
            assert leftover not in page.visible + spoken, f"{leftover!r} on {title!r}"
        if title != LANGUAGE:
            self.english += latin_runs(page.whole) + latin_runs(re.sub(r"(?m)^[a-z]+", "", spoken))
        answers = [self._(answer) for answer in ("Yes", "No")]
        if title in self.facts:
            answers += [self._(answer) for answer in ("I don't know", "Skip")]
        assert answers_without_question(tree, title, answers) == [], title
        self._let_axe_look(tuple(line for line in names(tree) if line.startswith("heading")))
        self.after_each_page()

    def _let_axe_look(self, headings: tuple[str, ...]) -> None:
        mark = (headings, self.lang, self.size)
        if self.examine and mark not in self.examined:
            self.examined.add(mark)
            found = serious_findings(self.page)
            assert found == [], f"{headings[0]}: " + "\n".join(found)

    # -- doing ---------------------------------------------------------------------------------

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.page.get_by_role("button", name=self._(name), exact=True)

    def button_that_begins(self, name: str) -> Locator:
        """Return the button whose name begins so."""
        return self.page.get_by_role("button", name=re.compile("^" + re.escape(self._(name))))

    def tap(self, name: str) -> None:
        """Tap a button, and wait for the next page."""
        self.go_by(self.button(name))

    def go_back(self) -> None:
        """Go back one step by the bar."""
        self.go_by(self.button(f"‹ {self._('Back')}"))

    def answer(self, name: str) -> None:
        """Answer the question of this page."""
        group = self.page.get_by_role("group", name=self.title(), exact=True)
        self.go_by(group.get_by_role("button", name=self._(name), exact=True))

    def go_by(self, button: Locator) -> None:
        """Go on to the next page by a button."""
        before = self.title()
        expect(button).to_be_enabled()
        self.press(button)
        self.page.wait_for_function(_STANDS, arg=before)
        self.look_over()

    def press(self, what: Locator, key: str = "Enter") -> None:
        """Tap something, or press a key on it."""
        if self.keys is None:
            what.click()
        else:
            self.keys.press(what, key)

    def begin(self, country: str, door: str = CHARGED) -> None:
        """Choose language, country and what is happening."""
        self.begin_at_doors(country)
        self.go_by(self.button_that_begins(door))

    def begin_at_doors(self, country: str) -> None:
        """Choose language and country, and how the page looks."""
        self.page.goto(self.address)
        self.settle()
        self.tap(LANGUAGES[self.lang])
        self.tap(country)
        for name in self.looks:
            before = self.page.evaluate(_LOOKS)
            self.press(self.button(name))
            self.page.wait_for_function(f"before => {_LOOKS} !== before", arg=before)

    def pass_gates(self) -> None:
        """Answer every gate with a no."""
        for gate in GATES:
            assert self.facts[self.title()].id == gate
            self.answer("No")

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select."""
        box = self.page.get_by_role("combobox", name=self._(label))
        if box.input_value() == option:
            return
        lists = self.page.get_by_role("listbox")
        for _attempt in range(4):  # a list that still scrolls under the finger takes no tap
            self._open(box, lists)
            if self.keys is None:
                self._tap_option(lists, option)
            else:
                self.keys.choose(option)
            with suppress(AssertionError):
                expect(box).to_have_value(option, timeout=1_500)
                expect(lists).to_have_count(0, timeout=1_500)
                break
        expect(box).to_have_value(option)
        self.look_over()

    def _tap_option(self, lists: Locator, option: str) -> None:
        found = self.page.get_by_role("option", name=option, exact=True)
        lists.hover()
        self.page.mouse.wheel(0, -5_000)
        for _attempt in range(20):  # a long list draws only what can be seen
            if found.count():
                break
            self.page.mouse.wheel(0, 150)
            self.page.wait_for_timeout(60)
        found.click()

    def _open(self, box: Locator, lists: Locator) -> None:
        """Open a select; once more if the page was drawn anew just then and closed it."""
        for _attempt in range(5):
            if not lists.count():
                self.press(box, "ArrowDown")
            with suppress(TimeoutError):
                lists.wait_for(timeout=1_000)
                return
        raise AssertionError("the select does not open")

    def choose_day(self, year: int, month: int, day: int | None) -> None:
        """Choose year, month and day in the three selects."""
        months = get_month_names("wide", context="stand-alone", locale=self.lang)
        self.choose("Year", str(year))
        self.choose("Month", months[month].capitalize())
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
        if self.keys is None:
            self.page.locator("label").filter(has=quoted).click()
        else:
            self.keys.press(quoted, "Space")
        expect(quoted).to_be_checked()
        self.look_over()
        self.tap("Next")

    def answer_questions(self, answers: Mapping[str, str], limit: int = 40) -> list[str]:
        """Answer until it is enough; what is not in `answers` gets "I don't know"."""
        asked: list[str] = []
        while self.title() != self._("That is enough"):
            fact = self.facts[self.title()]
            asked.append(fact.id)
            assert len(asked) < limit, asked
            self.answer(answers.get(fact.id, "I don't know"))
        return asked

    def download(self, name: str) -> tuple[str, str, bytes]:
        """Download a sheet; return its file name, its text and its bytes."""
        with self.page.expect_download() as waiting:
            self.press(self.button(name))
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

    def check_no_english(self) -> None:
        """Check that no page in another language held English words."""
        if self.lang != "en":
            assert sorted(set(self.english)) == []

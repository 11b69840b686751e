"""Nothing of a walk stays behind: no file, no log line, no address, no cookie, nothing after Leave.

Each test starts a server of its own, from a copy of the project, with a home and a temporary folder
of its own: so every file below the three can be looked at. All accounts are made up.
"""

from __future__ import annotations

import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lawbase.corpus import Corpus
from lawbase.documents.words import GROUND_LABELS
from tests.ui.conftest import ROOT, Server, start_server, stop_server
from tests.ui.test_walks import walk_kazakhstan, walk_kyrgyzstan
from tests.ui.walking import Visitor

pytestmark = pytest.mark.browser

PARTS = ("lawbase", "rules", "locales", "templates", "tests", "app.py", ".streamlit")
WATCHED = ("-m", "streamlit", "run", "tests/ui/watched.py")
SHORT_MEMORY = ("--server.disconnectedSessionTTL", "3")
# What a walk tells: facts, articles, grounds, and the words on the screen for them.
TOLD = ("approached_people", "kz.cao.449", "kg.co.109-2", "service_provided", "absent", "прохожим")


@dataclass
class House:
    """A server with folders that nothing else uses."""

    server: Server
    working: Path
    home: Path
    temporary: Path

    def held(self) -> dict[str, int]:
        """Count what the process still holds."""
        with urllib.request.urlopen(self.server.address + "held", timeout=5) as answer:
            counts: dict[str, int] = json.load(answer)
            return counts

    def files(self) -> dict[Path, int]:
        """Return every file with the moment of its last change."""
        folders = (self.working, self.home, self.temporary)
        found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {path: path.stat().st_mtime_ns for path in found}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    base = tmp_path_factory.mktemp("house")
    working, home, temporary = (base / name for name in ("working", "home", "temporary"))
    for folder in (working, home, temporary):
        folder.mkdir()
    skipped = shutil.ignore_patterns("__pycache__")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, working / part, ignore=skipped)
        else:
            shutil.copy(source, working / part)
    own = {
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(working),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    command = (*WATCHED, *SHORT_MEMORY, "--server.port")
    server = start_server(base / "printed.txt", command, folder=working, environment=own)
    yield House(server, working, home, temporary)
    stop_server(server)


@pytest.fixture
def guest(browser: Browser, house: House, corpus: Corpus) -> Iterator[Visitor]:
    someone = Visitor(browser, house.server.address, corpus)
    yield someone
    someone.close()


def walk_to_the_sheet(guest: Visitor) -> None:
    walk_kazakhstan(guest)
    guest.tap("Sheet to take along")
    guest.download("Download the sheet (PDF)")


def wait_until_nothing_is_held(guest: Visitor, house: House) -> None:
    """Wait for the server to forget; it may take as long as a closed tab is remembered."""
    for _attempt in range(150):
        if house.held()["walks"] == 0 and house.held()["files"] == 0:
            return
        guest.page.wait_for_timeout(100)
    raise AssertionError(house.held())


def test_walk_leaves_no_file_and_no_line(guest: Visitor, house: House) -> None:
    walk_to_the_sheet(guest)  # once, so that what Python compiles is there
    guest.page.reload()
    guest.context.clear_cookies()
    before = house.files()
    walk_to_the_sheet(guest)
    template = house.working / "templates" / "carry.html"
    whole = template.read_text(encoding="utf-8")
    broken = whole.replace("<h1>", "<h1>{{ approached_people.absent.nothing }}", 1)
    template.write_text(broken, encoding="utf-8")
    guest.tap("Back to the page before")
    guest.button("Sheet to take along").click()  # the error that is provoked
    guest.page.get_by_text(guest._("It is our fault, not yours. Nothing was kept.")).wait_for()
    template.write_text(whole, encoding="utf-8")
    changed = {path for path, when in house.files().items() if before.get(path) != when}
    changed.discard(template)
    assert changed == set()
    assert "UndefinedError" in house.server.printed
    for word in (*TOLD, "Traceback"):
        assert word not in house.server.printed
    guest.check_nothing_left_the_house()
    kept = guest.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])"
    )
    for word in TOLD:
        assert word not in kept


@pytest.mark.parametrize("way", ["button", "shift", "idle"])
def test_leave_wipes_everything(browser: Browser, house: House, corpus: Corpus, way: str) -> None:
    guest = Visitor(browser, house.server.address, corpus)
    walk_to_the_sheet(guest)
    assert house.held()["walks"] > 0
    length = guest.page.evaluate("history.length")
    if way == "button":
        guest.button("Leave").click()
    elif way == "shift":
        for _press in range(3):
            guest.page.keyboard.press("Shift")
    else:
        guest.page.clock.install()  # only now: the framework's lists need the real one
        guest.page.clock.fast_forward("10:30")
        guest.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        guest.page.clock.run_for(1000)
    guest.page.wait_for_url(re.compile("/blank$"))
    assert guest.text().strip() == ""
    assert guest.page.evaluate("history.length") == length
    wait_until_nothing_is_held(guest, house)
    assert guest.media
    assert guest.context.request.get(guest.media[-1].url).status == 404
    for step in (guest.page.go_back, guest.page.go_forward):
        step()
        assert guest.page.url in ("about:blank", house.server.address + "blank")
        assert guest.text().strip() == ""
    guest.page.goto(house.server.address)
    guest.page.get_by_role("button", name="Русский").wait_for()
    for word in (GROUND_LABELS["absent"], "449", "Sheet"):
        assert word not in guest.text()
    guest.close()


def test_closed_tab_is_forgotten(browser: Browser, house: House, corpus: Corpus) -> None:
    guest = Visitor(browser, house.server.address, corpus)
    walk_to_the_sheet(guest)
    watcher = Visitor(browser, house.server.address, corpus)
    guest.close()
    wait_until_nothing_is_held(watcher, house)
    watcher.close()


def test_no_page_has_a_field_that_a_browser_could_fill_in(guest: Visitor) -> None:
    """Nothing is typed anywhere: what is chosen from a list is not offered again by a browser."""
    fields: list[str] = []
    find = """[...document.querySelectorAll("input, textarea, [contenteditable]")].filter(
      field => !["checkbox", "radio"].includes(field.type) && !field.readOnly
        && field.autocomplete !== "off").map(field => field.outerHTML)"""
    guest.after_each_page = lambda: fields.extend(guest.page.evaluate(find))
    walk_to_the_sheet(guest)
    assert fields == []


def test_leave_without_a_connection(browser: Browser, corpus: Corpus, tmp_path: Path) -> None:
    own = start_server(tmp_path / "printed.txt")
    guest = Visitor(browser, own.address, corpus)
    guest.begin("Kazakhstan", "It is happening now")
    stop_server(own)
    guest.page.get_by_role("status").get_by_text("No connection.").wait_for()
    guest.page.locator("details.place > summary").nth(1).click()
    assert guest.page.locator("details.place[open] .said").first.is_visible()
    guest.button("Leave").click()
    guest.page.wait_for_url("about:blank")
    guest.close()


def test_two_people_never_see_each_other(browser: Browser, house: House, corpus: Corpus) -> None:
    one = Visitor(browser, house.server.address, corpus)
    other = Visitor(browser, house.server.address, corpus, "ru")
    walk_kazakhstan(one)
    walk_kyrgyzstan(other)
    one.tap("Change an answer")
    other.tap("Change an answer")
    assert "449" in one.text()
    assert "109-2" in other.text()
    for theirs in ("109-2", "Кыргызстан", "проституцией"):
        assert theirs not in one.text()
    for theirs in ("449", "Kazakhstan", "прохожим"):
        assert theirs not in other.text()
    one.tap("Back to the answer")
    assert one._(GROUND_LABELS["absent"]) in one.text()
    one.close()
    other.close()

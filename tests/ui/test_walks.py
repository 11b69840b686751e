"""The walk from a charge to a sheet, in both countries and both languages, on a real server."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lawbase.corpus import Corpus
from lawbase.documents.carry import PHRASES
from lawbase.documents.sheet import sheet_pdf
from lawbase.documents.words import GROUND_LABELS
from lawbase.engine import Engine
from lawbase.model.case import Case, Days
from tests.ui.conftest import BROKEN, ENVIRONMENT, ROOT, Server, start_server, stop_server
from tests.ui.never_said import NO_OFFENCE
from tests.ui.walking import Visitor

pytestmark = pytest.mark.browser


def walk_kazakhstan(visitor: Visitor) -> None:
    """Almaty, 10 June 2025: "you pester passers-by"; she spoke to nobody first."""
    visitor.begin("Kazakhstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6, 10)
    visitor.tell_what_they_said("пристаёшь к прохожим")
    asked = visitor.answer_questions({"approached_people": "No", "ruling_made": "No"})
    assert "approached_people" in asked
    visitor.tap("Show the answer")
    visitor.stands_at("All this rests on one answer. Is that so?")
    visitor.tap("Yes, that is so")
    visitor.stands_at("What the law of that day says")
    assert visitor._(GROUND_LABELS["absent"]) in visitor.text()


def walk_kyrgyzstan(visitor: Visitor) -> None:
    """Bishkek, some day in June 2025: "you engage in prostitution"; nothing is confessed."""
    visitor.begin("Kyrgyzstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6)
    visitor.tell_what_they_said("занимаешься проституцией")
    asked = visitor.answer_questions({"protocol_made": "Yes", "ruling_made": "No"})
    assert not {"service_provided", "payment_received", "payment_agreed"} & set(asked)
    visitor.tap("Show the answer")
    visitor.stands_at("What the law of that day says")
    assert visitor._(GROUND_LABELS["open"]) in visitor.text()
    assert visitor._("Silence is no proof.") in visitor.text()
    visitor.tap("Answer anyway")
    assert visitor._("A yes can only hurt you or a colleague.") in visitor.text()
    visitor.tap(visitor.corpus.facts["service_provided"].question)
    visitor.tap("Skip")
    visitor.stands_at("What the law of that day says")
    assert visitor._(GROUND_LABELS["open"]) in visitor.text()


BUTTONS_AT_A_GATE = ("Cover", "Leave", "Sheet to take along", "I tapped this by mistake")
WALKS = {"Kazakhstan": walk_kazakhstan, "Kyrgyzstan": walk_kyrgyzstan}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("country", list(WALKS))
def test_walk_to_the_sheet(visitor: Visitor, country: str, lang: str) -> None:
    visitor.speak(lang)
    WALKS[country](visitor)
    assert visitor.page.evaluate("document.documentElement.lang") == lang
    assert visitor.page.title() == visitor._("Information")
    visitor.tap("Sheet to take along")
    name, text, _content = visitor.download("Download the sheet (PDF)")
    assert name == "document.pdf"
    assert visitor._(PHRASES[0]) in text
    for fact in visitor.corpus.facts.values():
        assert visitor._(fact.statement) not in text
    visitor.check_nothing_left_the_house()
    assert visitor.media
    assert {r.header_value("cache-control") for r in visitor.media} == {"no-store"}
    if country == "Kyrgyzstan":
        assert not NO_OFFENCE.search("\n".join((*visitor.seen, text)))


def test_why_form_for_a_lawyer_and_leave(visitor: Visitor) -> None:
    walk_kazakhstan(visitor)
    visitor.page.get_by_text("Why?", exact=True).first.click()
    text = visitor.text()
    for part in ("All this rests on:", "449(1)", "This text counts since", "Source:", "Read on"):
        assert part in text
    visitor.tap("Sheet to take along")
    visitor.tap("A form with my answers")
    assert "they can use it against you" in visitor.text()
    name, text, _content = visitor.download("Download the form for my lawyer (PDF)")
    assert name == "document.pdf"
    assert "449" in text
    visitor.button("Leave").click()
    visitor.page.wait_for_url(re.compile("/blank$"))
    assert visitor.text().strip() == ""
    visitor.page.wait_for_timeout(500)
    assert visitor.context.request.get(visitor.media[-1].url).status == 404
    visitor.page.go_back()
    assert visitor.page.url in ("about:blank", visitor.address + "blank")


def test_change_an_answer_and_go_back(visitor: Visitor) -> None:
    walk_kazakhstan(visitor)
    visitor.tap("Change an answer")
    question = visitor.corpus.facts["approached_people"].question
    visitor.page.get_by_role("button", name=re.compile(re.escape(question))).click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(question)
    visitor.settle()
    visitor.tap("Yes")
    visitor.stands_at("What the law of that day says")
    assert GROUND_LABELS["absent"] not in visitor.text()
    visitor.go_back()
    assert visitor.title() == question
    visitor.tap("No")
    visitor.stands_at("What the law of that day says")
    assert GROUND_LABELS["absent"] in visitor.text()


def test_ruling_brings_its_date_and_the_clock(visitor: Visitor) -> None:
    visitor.begin("Kazakhstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6, 10)
    visitor.tap("They did not say")
    assert visitor.facts[visitor.title()].id == "ruling_made"
    visitor.tap("Yes")
    visitor.stands_at("On which day did you get the decision on paper?")
    visitor.choose_day(2025, 6, 12)
    visitor.tap("Next")
    visitor.tap("Stop here and show the answer")
    text = visitor.text()
    assert "Your clock" in text
    assert "22\u00a0June\u00a02025" in text
    assert visitor.corpus.cautions["paper_ruling_made"].text.split(".")[0] in text


@pytest.mark.parametrize(
    ("gate", "fact"), [("minor", "under_18"), ("forced", "forced_or_held_by_others")]
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_gate_ends_at_its_calm_page(
    visitor: Visitor, corpus: Corpus, plain_engine: Engine, gate: str, fact: str, lang: str
) -> None:
    visitor.speak(lang)
    visitor.begin("Kyrgyzstan")
    while visitor.facts[visitor.title()].id != fact:
        visitor.tap("No")
    visitor.tap("Yes")
    named = visitor.page.get_by_role("button").all_inner_texts()
    buttons = [name for name in named if name != visitor._("Large")]  # one beside each phrase
    offered = [visitor._(n) for n in BUTTONS_AT_A_GATE]
    assert buttons == offered
    visitor.tap("Sheet to take along")
    _name, _text, content = visitor.download("Download the sheet (PDF)")
    today = dt.date.today()
    case = Case(
        jurisdiction="kg", days=Days(first=today, last=today), today=today, facts={fact: "yes"}
    )
    assert content == sheet_pdf(plain_engine, case, "carry", lang)
    assert visitor._("For my lawyer") not in visitor.text()


def test_held_now_hears_the_caution_first(visitor: Visitor) -> None:
    visitor.begin("Kazakhstan")
    visitor.tap("No")
    visitor.tap("No")
    visitor.tap("Yes")
    visitor.stands_at("You are held now")
    assert PHRASES[0] in visitor.text()
    visitor.tap("Go on to the questions")
    assert visitor.facts[visitor.title()].id == "drugs_found"


def test_skipped_gates_give_no_form_for_a_lawyer(visitor: Visitor) -> None:
    visitor.begin("Kyrgyzstan")
    for _gate in range(4):
        visitor.tap("Skip")
    visitor.tap("It was today")
    visitor.tap("They did not say")
    visitor.tap("Stop here and show the answer")
    visitor.tap("Sheet to take along")
    assert "There is no form for a lawyer here" in visitor.text()
    assert visitor.button("A form with my answers").count() == 0


def test_buttons_are_large_enough(visitor: Visitor) -> None:
    visitor.begin("Kazakhstan")
    for name in ("Yes", "No", "I don't know", "Skip"):
        box = visitor.button(name).bounding_box()
        assert box is not None
        assert box["height"] >= 48
        assert box["width"] >= 320


def test_first_page_is_neutral_and_safe(visitor: Visitor) -> None:
    response = visitor.page.goto(visitor.address)
    assert response is not None
    headers = response.all_headers()
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in headers["content-security-policy"]
    body = response.text()
    assert "<title>Information</title>" in body
    assert "Streamlit app" not in body


def test_error_shows_no_traceback_and_leaves_no_text(browser: Browser, tmp_path: Path) -> None:
    broken = start_server(tmp_path / "printed.txt", BROKEN)
    try:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.goto(broken.address)
        page.get_by_text("It is our fault, not yours.").or_(
            page.get_by_text("Это наша ошибка, не ваша.")
        ).wait_for()
        text = page.locator("body").inner_text()
        page.close()
    finally:
        stop_server(broken)
    for word in ("service_provided", "ValueError", "Traceback", "broken_page"):
        assert word not in text
    assert "service_provided" not in broken.printed
    assert "Traceback" not in broken.printed
    assert "lawbase: ValueError at " in broken.printed


def test_whole_walk_without_any_network(browser: Browser) -> None:
    """The same walk in a network namespace that has no route."""
    tried = subprocess.run(["unshare", "--net", "--map-root-user", "true"], capture_output=True)
    if tried.returncode != 0:
        pytest.skip(f"no network namespace here: {tried.stderr.decode().strip()}")
    command = ["unshare", "--net", "--map-root-user", sys.executable, "-m", "tests.ui.offline"]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip().endswith("walked without a network")


def test_server_prints_nothing_about_anybody(server: Server) -> None:
    """Stands last: it reads what the server printed during all the walks above."""
    printed = server.printed
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    assert lines == [
        "You can now view your Streamlit app in your browser.",
        f"URL: {server.address.rstrip('/')}",
    ]

"""The ways people go, in each language, on a phone and on a laptop, by keyboard alone.

Each door, each gate, a green, an amber, a plain and a grey result, and a closed case. On every
page axe finds nothing serious, each answer stands in a group named by its question, and nothing is
said that may not be said. All accounts are made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from lawbase.corpus import Corpus
from lawbase.documents.words import BARRED, GATES, GROUND_LABELS, GROUNDS
from lawbase.i18n import LANGUAGES, translator
from lawbase.ui.result.grounds import SIGNS
from tests.ui.conftest import Server
from tests.ui.never_said import ASSERTED, EVERYWHERE, NO_OFFENCE
from tests.ui.test_walks import walk_kazakhstan
from tests.ui.walking import HELD, LAPTOP, NOW, PHONE, RESULT, Visitor

pytestmark = pytest.mark.browser

SCREENS = {"phone": PHONE, "laptop": LAPTOP}
DECIDED = (
    "If you paid within seven days, this case counts as decided against you. If not, it goes on."
)


# -- the ways ----------------------------------------------------------------------------------


def it_happens_now(visitor: Visitor) -> None:
    """In the street in Bishkek: a card, a sentence shown large, and back to the doors."""
    visitor.begin("Kyrgyzstan", NOW)
    street = visitor.page.locator("details.place").filter(has_text=visitor._("In the street"))
    visitor.press(street.locator("summary").first)
    expect(visitor.page.locator("details.place[open]")).to_have_count(1)
    visitor.look_over()
    phrase = street.locator(".spoken").first
    visitor.press(phrase.get_by_role("button", name=visitor._("Large"), exact=True))
    expect(visitor.page.locator(".spoken.enlarged .said").first).to_be_in_viewport()
    visitor.look_over()
    visitor.press(phrase.get_by_role("button", name=visitor._("Small again"), exact=True))
    expect(visitor.page.locator(".spoken.enlarged")).to_have_count(0)
    visitor.look_over()
    visitor.go_back()
    visitor.stands_at("What is happening?")


def somebody_is_held(visitor: Visitor) -> None:
    """A friend outside a station in Kazakhstan, since yesterday; the police say nothing."""
    visitor.begin("Kazakhstan", HELD)
    visitor.answer("No")
    visitor.choose("Day", visitor._("Yesterday"))
    visitor.choose("Hour", "10")
    visitor.choose("Minutes", "30")
    visitor.tap("Next")
    visitor.answer("They do not say")
    visitor.stands_at("What you can do now")


def under_18(visitor: Visitor) -> None:
    visitor.begin("Kazakhstan")
    visitor.answer("Yes")
    assert visitor.page.get_by_role("group", name=visitor._("Are you under 18?")).count() == 0


def forced(visitor: Visitor) -> None:
    visitor.begin("Kyrgyzstan")
    visitor.answer("No")
    visitor.answer("Yes")


def amber(visitor: Visitor) -> None:
    """Bishkek, some day in June 2025: "you engage in prostitution"; nothing is told about it."""
    visitor.begin("Kyrgyzstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6)
    visitor.tell_what_they_said("занимаешься проституцией")
    visitor.answer_questions({})
    visitor.tap("Show the answer")


def plain(visitor: Visitor) -> None:
    """Bishkek, June 2025: swearing in public, and people there complained."""
    visitor.begin("Kyrgyzstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6)
    visitor.tell_what_they_said("мелкое хулиганство")
    visitor.answer_questions({"foul_language_in_public": "Yes", "people_there_complained": "Yes"})
    visitor.tap("Show the answer")


def grey(visitor: Visitor) -> None:
    """As amber; then it comes out that it was in May 2024, before the article."""
    amber(visitor)
    visitor.tap("Change an answer")
    visitor.go_by(visitor.button_that_begins("When did it happen?"))
    visitor.tell_day(2024, 5)


def closed(visitor: Visitor) -> None:
    """Almaty, June 2025: she spoke to nobody first, and half of the fine is paid."""
    visitor.begin("Kazakhstan")
    visitor.pass_gates()
    visitor.tell_day(2025, 6)
    visitor.tell_what_they_said("пристаёшь к прохожим")
    visitor.answer_questions({"approached_people": "No", "paid_half_fine": "Yes"})
    visitor.tap("Show the answer")
    visitor.tap("Yes, that is so")
    text = visitor.text()
    card = visitor._(DECIDED)
    assert text.index(card) < text.index(visitor._(GROUND_LABELS["absent"]))


@dataclass(frozen=True)
class Way:
    """A way, the grounds that its last page shows, and what must stand there."""

    walk: Callable[[Visitor], None]
    grounds: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()


WAYS = {
    "now": Way(
        it_happens_now,
        must_say=("This is information about the law. It is not a lawyer.",),
    ),
    "held": Way(
        somebody_is_held,
        must_say=(
            "How long it may last",
            "Call, in this order",
            "Be careful",
            "Police may read the message. Send only this.",
        ),
    ),
    "minor": Way(under_18, must_say=(GATES["minor"], "Your rights", "Who can help")),
    "forced": Way(forced, must_say=(GATES["forced"], "Your rights", "Who can help")),
    "green": Way(
        walk_kazakhstan,
        ("absent",),
        (
            "This rests on what you told. A court can see it differently.",
            "All this rests on:",
            "What we did not check",
        ),
    ),
    "amber": Way(
        amber,
        ("open",),
        (
            "What they would still have to prove",
            "They have to prove the open points. You need not help.",
            "Silence is no proof.",
        ),
    ),
    "plain": Way(
        plain,
        ("present",),
        ("What the law allows:", "Silence is no proof.", "What you say without one can be used."),
    ),
    "grey": Way(grey, ("not_in_force",), ("What we did not check",)),
    "closed": Way(
        closed,
        ("absent",),
        (
            DECIDED,
            "What follows is about the charge. It does not reopen the case.",
            "If it says below that there is no ground, you still have to act.",
        ),
    ),
}
# Stands on the way to the last page, not on it.
SEEN_BEFORE = {
    "now": (
        "Where are you?",
        "After sexual violence: care within 72 hours",
        "You can say",
        "Do not",
        "Remember",
    ),
    "green": ("A wrong answer here could calm you without reason.",),
}
KYRGYZ = ("now", "forced", "amber", "plain", "grey")


# -- the tests ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def walker(browser: Browser, server: Server, corpus: Corpus) -> Iterator[Visitor]:
    """Somebody who walks all ways, one after the other, in one browser that is warm."""
    someone = Visitor(browser, server.address, corpus, keyboard=True, examine=True)
    yield someone
    someone.close()


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("screen", list(SCREENS))
@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_way(walker: Visitor, lang: str, screen: str, way: str) -> None:
    walker.start_anew(lang, SCREENS[screen])
    WAYS[way].walk(walker)
    if WAYS[way].grounds:
        walker.stands_at(RESULT)
    assert walker.page.evaluate("document.documentElement.lang") == lang
    check_grounds(walker, WAYS[way].grounds)
    for text in WAYS[way].must_say:
        assert walker._(text) in walker.seen[-1], text
    for text in SEEN_BEFORE.get(way, ()):
        assert any(walker._(text) in page for page in walker.seen), text
    check_never_said(walker, kyrgyz=way in KYRGYZ)
    walker.check_nothing_left_the_house()
    walker.check_no_english()


def check_grounds(visitor: Visitor, expected: tuple[str, ...]) -> None:
    """Check that the page says these grounds, and none other of any language."""
    page = visitor.whole[-1]
    headings = visitor.page.get_by_role("heading", level=2).all_inner_texts()
    for ground, sentence in GROUNDS.items():
        here = ground in expected
        label = f"{SIGNS[ground]} {visitor._(GROUND_LABELS[ground])}"
        assert (label in headings) == here, (ground, headings)
        assert (visitor._(sentence) in page) == here, ground
        for other in set(LANGUAGES) - {visitor.lang}:
            if translator(other)(sentence) != visitor._(sentence):
                assert translator(other)(sentence) not in page, (ground, other)
    assert visitor._(BARRED) not in page


def check_never_said(visitor: Visitor, kyrgyz: bool) -> None:
    """Check all that was shown on the way, folded or not."""
    for page in visitor.whole:
        for what, words in EVERYWHERE.items():
            assert not words.search(page), (what, words.search(page))
        if kyrgyz:
            assert not NO_OFFENCE.search(page), NO_OFFENCE.search(page)
    for said in visitor.said:
        assert not ASSERTED.search(said), said


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_light_page_with_the_largest_letters(
    browser: Browser, server: Server, corpus: Corpus, lang: str
) -> None:
    visitor = Visitor(browser, server.address, corpus, lang, examine=True)
    visitor.looks = ("Light page", "Larger letters", "Larger letters")
    closed(visitor)
    visitor.stands_at(RESULT)
    visitor.close()


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_each_ground_has_words_of_its_own(lang: str) -> None:
    for texts in (GROUNDS, GROUND_LABELS):
        translated = [translator(lang)(text) for text in texts.values()]
        assert len(set(translated)) == len(texts)
        if lang != "en":
            assert not set(translated) & set(texts.values())

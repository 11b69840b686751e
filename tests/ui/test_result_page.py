"""The result page without a browser: what stands on it, and in which order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from lawbase.documents.words import GROUND_LABELS
from lawbase.model.case import Answer, Days
from lawbase.ui.law import law
from lawbase.ui.question import after
from lawbase.ui.state import Walk

TODAY = dt.date.today()
GATES = dict.fromkeys(("under_18", "forced_or_held_by_others", "held_now", "drugs_found"), "no")


def page() -> None:
    from lawbase.ui.state import current
    from lawbase.ui.walk import show

    show(current())


def walk(
    country: str, days: Days, charge: str, facts: Mapping[str, Answer], **more: object
) -> Walk:
    return Walk(
        lang="en",
        country=country,
        door="law",
        facts={**GATES, **facts},
        days=days,
        about=days.first.isoformat(),
        heard=(charge,),
        finished=True,
        ruling_asked=True,
        confirmed=frozenset({("approached_people", "no")}),
    ).but(**more)


def run(walked: Walk) -> AppTest:
    tested = AppTest.from_function(page, default_timeout=60)
    tested.session_state["past"] = [walked]
    tested.run()
    assert not tested.exception
    return tested


def shown(walked: Walk) -> str:
    """Return the text of the page, in its order; what is folded too."""
    return text_of(run(walked))


def text_of(tested: AppTest) -> str:
    pieces = [
        element.proto.body if element.type == "html" else getattr(element, "label", "")
        for element in tested.main
    ]
    return unescape(re.sub(r"<[^>]+>", "\n", "\n".join(pieces)))


def tap(tested: AppTest, label: str) -> str:
    """Tap the button whose label begins so; return the text of the next page."""
    next(button for button in tested.button if button.label.startswith(label)).click()
    tested.run()
    assert not tested.exception
    return text_of(tested)


def in_order(text: str, *parts: str) -> None:
    """Check that the parts stand in the text, each after the one before."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} does not stand where it should"
        at = found + len(part)


def one_day(day: dt.date) -> Days:
    return Days(first=day, last=day)


def test_order_of_the_page() -> None:
    told: dict[str, Answer] = {
        "approached_people": "no",
        "held_minutes": 400,
        "money_demanded": "yes",
        "wrong_done_by": "officer",
    }
    in_order(
        shown(walk("kz", one_day(dt.date(2025, 6, 10)), "kz.cao.449", told)),
        GROUND_LABELS["absent"],
        "They may write another article: CAO 434",
        "What the law needs",
        "You can say",
        "Asking for a lawyer may keep you there longer.",
        "Do not say",
        "Do not sign",
        "If you do not sign, they write that down.",
        "What they may have done wrong",
        "What officers or others may have committed",
        "Where to turn, and what it may cost",
        "How such cases usually end",
        "a warning: 96 %",
        "What we did not check",
        "Take it with you",
        "Change an answer",
    )


@pytest.mark.parametrize(
    ("told", "ruling", "headline"),
    [
        ({"ruling_made": "yes"}, TODAY, "This case is closed against you unless you act by"),
        (
            {"ruling_made": "yes"},
            TODAY - dt.timedelta(days=60),
            "This case counts as closed against you.",
        ),
        (
            {"signed_warning": "yes"},
            None,
            "This case is closed against you unless you appeal in time.",
        ),
        (
            {"paid_half_fine": "yes"},
            None,
            "If you paid within seven days, this case counts as decided against you.",
        ),
        (
            {"paid_half_fine": "yes", "ruling_made": "yes"},
            TODAY,
            "Ask a lawyer which paper counts. This case is closed against you unless you act by",
        ),
    ],
)
def test_closed_case_opens_with_its_card(
    told: dict[str, str], ruling: dt.date | None, headline: str
) -> None:
    days = one_day(TODAY - dt.timedelta(days=61))
    facts: dict[str, Answer] = {"approached_people": "no", **told}
    text = shown(walk("kz", days, "kz.cao.449", facts, ruling=ruling))
    in_order(
        text,
        "What the law of that day says",
        headline,
        "Evidence to keep:",
        "The cost:",
        "you still have to act.",
        GROUND_LABELS["absent"],
    )
    assert ("Your clock" in text) == (ruling is not None)


def test_an_unsure_day_shows_both_answers_the_worse_first() -> None:
    days = Days(first=dt.date(2024, 8, 1), last=dt.date(2024, 8, 31))
    text = shown(walk("kg", days, "kg.co.109-2", {})).replace("\u00a0", " ")
    in_order(
        text,
        "If it was from 30 July 2024:",
        GROUND_LABELS["open"],
        "If it was before 1 September 2024:",
        "Only an argument; a lawyer must make it.",
    )


def test_answers_that_disagree_are_named_and_can_be_changed() -> None:
    facts: dict[str, Answer] = {"approached_people": "yes", "prior_contact_by_client": "yes"}
    in_order(
        shown(walk("kz", one_day(dt.date(2026, 1, 10)), "kz.cao.449", facts)),
        "Some of your answers do not fit together",
        "Only one can be right.",
        "Change: Did you speak to somebody first",
        "Change: Did the other person call or write to you first?",
        GROUND_LABELS["open"],
    )


def test_numbers_are_not_shown_where_the_law_of_the_day_had_no_warning() -> None:
    """CAO 449 has had a warning since January 2018."""
    facts: dict[str, Answer] = {"approached_people": "yes"}
    text = shown(walk("kz", one_day(dt.date(2016, 5, 5)), "kz.cao.449", facts))
    assert "How such cases usually end" not in text


@pytest.mark.parametrize("approached", ["yes", "no"])
@pytest.mark.parametrize(
    ("told", "shown_to", "part_open"),
    [
        ({}, True, True),
        ({"foreigner": "no", "punished_same_article_within_year": "no"}, True, False),
        ({"foreigner": "yes"}, False, False),
        ({"foreigner": "no", "punished_same_article_within_year": "yes"}, False, False),
    ],
)
def test_numbers_are_shown_to_who_can_get_a_warning(
    approached: str, told: dict[str, str], shown_to: bool, part_open: bool
) -> None:
    """CAO 449(2), 449(3): a second case within a year and a foreigner's have no warning."""
    facts: dict[str, Answer] = {"approached_people": approached, **told}
    text = shown(walk("kz", one_day(dt.date(2025, 6, 10)), "kz.cao.449", facts))
    assert ("a warning: 96 %" in text) == shown_to
    assert ("have no warning." in text) == part_open


def test_expulsion_shows_its_own_day_first() -> None:
    """CAO 834(4), 883(4): only an appeal before the departure date holds it up."""
    days = one_day(TODAY - dt.timedelta(days=20))
    facts: dict[str, Answer] = {"ruling_made": "yes", "expulsion_named": "yes"}
    text = shown(walk("kz", days, "kz.cao.449", facts, ruling=TODAY))
    in_order(
        text,
        "Expulsion: act before the departure date in the ruling.",
        "Your clock",
        "An earlier departure date counts instead of this day.",
    )
    assert "unless you act by" not in text
    assert "Days left" not in text


def test_signed_warning_offers_to_tell_its_day() -> None:
    days = one_day(TODAY - dt.timedelta(days=20))
    tested = run(walk("kz", days, "kz.cao.449", {"signed_warning": "yes"}))
    asked = tap(tested, "Tell on which day you got the paper")
    assert "On which day did you get the decision on paper?" in asked


def test_the_day_of_a_warning_tells_of_no_ruling() -> None:
    """A ruling would send a complaint back (CAO 827(8)); the day of a warning does not."""
    days = one_day(dt.date(2025, 6, 10))
    facts: dict[str, Answer] = {
        "signed_warning": "yes",
        "complaint_not_taken": "yes",
        "ruling_made": "unknown",
    }
    told = walk("kz", days, "kz.cao.449", facts, ruling=dt.date(2025, 6, 11), dates_warning=True)
    (breach,) = (b for b in law().engine.assess(told.case()).breaches if b.id == "kz.cao.827.3")
    assert breach.finding == "broken"
    in_order(shown(told), "This case counts as closed against you.", "Your clock")


def test_a_warning_that_was_not_signed_has_no_day() -> None:
    days = one_day(dt.date(2025, 6, 10))
    told = walk(
        "kz",
        days,
        "kz.cao.449",
        {"signed_warning": "yes"},
        ruling=dt.date(2025, 6, 11),
        dates_warning=True,
    )
    changed = after(told, law().corpus.facts["signed_warning"], "no")
    assert changed.case().events.ruling_received is None
    assert "Your clock" not in shown(changed)


def test_an_answer_that_disagrees_is_asked_anew() -> None:
    facts: dict[str, Answer] = {"approached_people": "yes", "prior_contact_by_client": "yes"}
    tested = run(walk("kz", one_day(dt.date(2026, 1, 10)), "kz.cao.449", facts))
    assert "Why we ask" in tap(tested, "Change: Did the other person call or write")

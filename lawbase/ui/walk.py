"""The walk: which page stands where. Streamlit runs this file anew at every tap."""

from __future__ import annotations

from lawbase.interview import GATES, SAFETY
from lawbase.ui import (
    another_answer,
    answer_anyway,
    caution,
    choose,
    day,
    enough,
    gate,
    happening,
    heard,
    held,
    leaving,
    question,
    read_back,
    sheet,
)
from lawbase.ui.law import law
from lawbase.ui.look import dress
from lawbase.ui.read_law import page as read_law
from lawbase.ui.result import page as result
from lawbase.ui.state import Walk, current, looks


def show(walk: Walk) -> None:
    """Show the page that comes next in this walk."""
    if walk.left:
        leaving.show(walk)
    elif not walk.lang:
        choose.show_languages(walk)
    elif not walk.country:
        choose.show_countries(walk)
    elif walk.page == "sheet":
        sheet.show(walk)
    elif walk.page == "form_for_lawyer":
        sheet.show_form_for_lawyer(walk)
    elif walk.gate:
        gate.show(walk)
    elif not walk.door:
        choose.show_doors(walk)
    elif walk.door == "now":
        happening.show(walk)
    elif walk.door == "held":
        held.show(walk)
    elif walk.door == "read":
        read_law.show(walk)
    elif not _show_safety(walk):
        _show_case(walk)


def _show_safety(walk: Walk) -> bool:
    """Show the next gate or caution; say whether there was one."""
    for fact in (*GATES, *SAFETY):
        if fact not in walk.facts or walk.asking == fact:
            question.show(walk, law().corpus.facts[fact])
            return True
        if fact in SAFETY and walk.facts[fact] == "yes" and fact not in walk.cautioned:
            caution.show(walk, fact)
            return True
    return False


def _show_case(walk: Walk) -> None:
    if walk.days is None:
        day.show_day_of_act(walk)
    elif walk.heard is None:
        heard.show(walk)
    elif _has_dated_paper(walk) and not walk.ruling_asked:
        day.show_day_of_ruling(walk)
    elif walk.asking:
        question.show(walk, law().corpus.facts[walk.asking])
    elif walk.page == "answer_anyway":
        answer_anyway.show(walk)
    elif walk.page == "another_answer":
        another_answer.show(walk)
    elif walk.finished:
        _show_result(walk)
    else:
        _show_interview(walk)


def _has_dated_paper(walk: Walk) -> bool:
    """Say whether there is a paper from whose day the time to appeal runs."""
    paper = "signed_warning" if walk.dates_warning else "ruling_made"
    return "yes" in (walk.facts.get("ruling_made"), walk.facts.get(paper))


def _show_interview(walk: Walk) -> None:
    step = law().interview.next_step(walk.case())
    if step.question is not None and (not step.enough or walk.further):
        question.show(walk, step.question.fact, step.question.left)
    else:
        enough.show(walk, step.question.left if step.question else 0)


def _show_result(walk: Walk) -> None:
    assessment = law().engine.assess(walk.case())
    hanging = read_back.hanging_on_one_answer(walk, assessment)
    if hanging:
        read_back.show(walk, hanging)
    else:
        result.show(walk, assessment)


if __name__ == "__main__":
    dress(current().lang, looks())
    show(current())

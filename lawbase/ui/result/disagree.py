"""Answers that do not fit together: said kindly, with a way to change one of them."""

from __future__ import annotations

from collections.abc import Iterator

from lawbase.engine.account import Account
from lawbase.model.condition import facts_in
from lawbase.ui import why
from lawbase.ui.answers import answer_text
from lawbase.ui.law import law
from lawbase.ui.state import UNKNOWN, Walk
from lawbase.ui.widgets import button, paragraphs, say, section, words


def show(walk: Walk) -> None:
    """Name the answers of each disagreement; any of them can be changed."""
    _ = words(walk)
    account = law().engine.account(walk.case())
    if not account.contradictions:
        return
    section(_("Some of your answers do not fit together"), "change")
    paragraphs(_("That happens to everybody. Until you change one, this stays open."))
    offered: dict[str, None] = {}
    for text, facts in _disagreements(walk, account):
        say(f'<div class="card">{why.lines([text])}{why.told_facts(walk, facts)}</div>')
        offered |= dict.fromkeys(facts)
    for fact in offered:
        question = _(law().corpus.facts[fact].question)
        label = _("Change: {question}").format(question=question)
        answer = answer_text(walk, fact)
        button(f"{label} **{answer}**", walk.but(asking=fact), name=f"change-{fact}")


def _disagreements(walk: Walk, account: Account) -> Iterator[tuple[str, list[str]]]:
    """Yield what does not fit, in words, and the told answers that it is about."""
    _ = words(walk)
    declared = {c.id: c for c in law().corpus.contradictions}
    for id_ in account.contradictions:
        if id_ in declared:
            facts = [*declared[id_].facts, *facts_in(declared[id_].when)]
            yield _(declared[id_].text), _told(walk, facts)
        else:
            yield _("This answer does not follow from the others:"), _told(walk, _behind(id_))


def _behind(fact: str) -> list[str]:
    """Return a fact, and the facts that it follows from."""
    derivations = [d for d in law().corpus.derivations if d.fact == fact]
    trees = [t for d in derivations for t in (d.yes_when, d.no_when) if t is not None]
    return [fact, *(behind for tree in trees for behind in facts_in(tree))]


def _told(walk: Walk, facts: list[str]) -> list[str]:
    """Return those that were answered; for a judged one those that it follows from."""
    known = law().corpus.facts
    told = [
        seen
        for fact in facts
        for seen in ([fact] if fact in walk.facts else _behind(fact))
        if walk.facts.get(seen, UNKNOWN) != UNKNOWN and seen in known
    ]
    return list(dict.fromkeys(told))

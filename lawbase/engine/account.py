"""An account: the answers of a case with what follows from them and what they dispute."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from lawbase.corpus import Corpus
from lawbase.corpus.checks import ENGINE_FACTS
from lawbase.engine.logic import NO, UNKNOWN, YES, compile_condition
from lawbase.model.case import Answer
from lawbase.model.condition import facts_in


@dataclass(slots=True)
class Account:
    """What counts as answered.

    `answers`: told and derived, without the disputed ones. `told`: with them. `origins`: for a
    derived fact the told facts that it follows from. `readings`: what was read from it so far.
    """

    answers: dict[str, Answer]
    told: dict[str, Answer]
    origins: dict[str, tuple[str, ...]] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    contradictions: tuple[str, ...] = ()
    readings: dict[tuple[str, dt.date], Any] = field(default_factory=dict)

    def trace(self, because: tuple[str, ...]) -> list[str]:
        """Return the facts behind these that people tell, each once."""
        if not self.origins and not ENGINE_FACTS.intersection(because):
            return list(because)
        sources = (source for fact in because for source in self.origins.get(fact, (fact,)))
        return [fact for fact in dict.fromkeys(sources) if fact not in ENGINE_FACTS]


class AccountReader:
    """Reads the facts of a case by the derivations and contradictions of one country."""

    def __init__(self, corpus: Corpus, jurisdiction: str) -> None:
        self._derivations = [
            (d.fact, value, compile_condition(tree), frozenset(facts_in(tree)))
            for d in corpus.derivations
            if jurisdiction in d.jurisdictions
            for value, tree in ((YES, d.yes_when), (NO, d.no_when))
            if tree is not None
        ]
        self._contradictions = [
            (c.id, compile_condition(c.when), frozenset(facts_in(c.when)), frozenset(c.facts))
            for c in corpus.contradictions
            if jurisdiction in c.jurisdictions
        ]

    def read(self, facts: dict[str, Answer]) -> Account:
        """Return the account; an answer of "unknown" counts as none."""
        told = {fact: answer for fact, answer in facts.items() if answer != UNKNOWN}
        origins: dict[str, tuple[str, ...]] = {}
        while self._derive(told, origins):
            pass
        disputed: frozenset[str] = frozenset()
        contradictions: tuple[str, ...] = ()
        for id_, test, speaks_of, concerned in self._contradictions:
            if not speaks_of.isdisjoint(told) and test(told)[0] == YES:
                disputed |= concerned
                contradictions += (id_,)
        for fact, value, test, speaks_of in self._derivations:
            if fact in told and fact not in origins and told[fact] != value:
                outcome, because = test(told) if not speaks_of.isdisjoint(told) else (NO, ())
                if outcome == YES:
                    # What was told of this fact disagrees with what follows from other answers.
                    disputed |= {fact, *because}
                    contradictions += (fact,)
        if not disputed:
            return Account(told, told, origins)
        # What was derived from a disputed answer is disputed too.
        disputed |= {fact for fact, sources in origins.items() if disputed & set(sources)}
        answers = {fact: answer for fact, answer in told.items() if fact not in disputed}
        return Account(answers, told, origins, disputed, contradictions)

    def _derive(self, told: dict[str, Answer], origins: dict[str, tuple[str, ...]]) -> bool:
        found = False
        for fact, value, test, speaks_of in self._derivations:
            if fact in told or speaks_of.isdisjoint(told):
                continue
            outcome, because = test(told)
            if outcome == YES:
                told[fact] = value
                origins[fact] = tuple(s for b in because for s in origins.get(b, (b,)))
                found = True
        return found

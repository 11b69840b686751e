"""The interview: the next question that matters, or "enough is known".

A question matters if its answer can change what the engine finds. Gates come first, then the
papers that exist, then the elements of the charges in play. Once each of these has a finding or
a refused answer it is enough; what follows can still change the part, a bar, a penalty or a
breach, and is offered, not pressed: what papers show and the time held first.

A fact counts as asked once it stands in the case, even as "unknown". What could only hurt her or
a colleague is never asked here: the screen shows what they would have to prove instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawbase.engine import Engine
from lawbase.engine.account import Account
from lawbase.engine.charges import Reading
from lawbase.engine.grounds import NOT_MET, OPEN, WEAK, CompiledElement
from lawbase.engine.logic import REFUSED, YES, Answers, facts_that_settle, facts_towards
from lawbase.model.case import Case
from lawbase.model.condition import Presumed, Told, Tree, facts_in
from lawbase.model.facts import Fact

GATES = ("under_18", "forced_or_held_by_others")
SAFETY = ("held_now", "drugs_found")
PAPERS = ("ruling_made", "signed_warning", "paid_half_fine", "protocol_made")
# Of what is offered once enough is known, these come first.
PAPERS_AND_TIME = (
    "held_minutes",
    "detention_record_made",
    "detention_record_copy_given",
    "protocol_copy_given",
    "signed_unread_or_blank",
    "earlier_penalty_same_article",
    "expulsion_named",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask: the fact, and how many like it are left with this one."""

    fact: Fact
    left: int


@dataclass(frozen=True, slots=True)
class Step:
    """The next step: whether enough is known, and a question that would still matter."""

    enough: bool
    question: Question | None


class Interview:
    """Chooses questions for one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.facts = engine.corpus.facts
        self._shown_by: dict[str, list[Tree]] = {}
        for derivation in engine.corpus.derivations:
            trees = [t for t in (derivation.yes_when, derivation.no_when) if t is not None]
            self._shown_by.setdefault(derivation.fact, []).extend(trees)
        self._seen = {fact: self._seen_behind(fact) for fact in self.facts}
        self._judged = frozenset(fact.id for fact in self.facts.values() if fact.judged)

    def next_step(self, case: Case) -> Step:
        """Return what to do next in this case."""
        account = self.engine.account(case)
        if any(account.told.get(gate) == "yes" for gate in GATES):
            return Step(True, None)
        if account.told.get("held_now") == "yes":
            return Step(True, None)  # while she is held: short phrases, no questions
        answers = self._answers(case, account)
        needed = list(self._askable(case, self._needed(case, account), answers))
        if needed:
            return Step(False, Question(needed[0], len(needed)))
        offered = sorted(self._askable(case, self._offered(case, account), answers), key=_place)
        return Step(True, Question(offered[0], len(offered)) if offered else None)

    def to_prove(self, case: Case) -> list[str]:
        """Return the facts that the police would have to prove and that are not asked."""
        account = self.engine.account(case)
        hidden = self.engine.confessions(case)
        unsettled = self._unsettled(case, account)
        open_facts = (fact for condition in unsettled for fact in facts_in(condition))
        return list(dict.fromkeys(f for f in open_facts if f in hidden and f not in case.facts))

    # -- what matters --------------------------------------------------------------------------

    def _needed(self, case: Case, account: Account) -> Iterator[str]:
        yield from GATES
        yield from SAFETY
        yield from PAPERS
        answers = self._answers(case, account)
        for condition in self._unsettled(case, account):
            yield from facts_that_settle(condition, answers)

    def _unsettled(self, case: Case, account: Account) -> Iterator[Tree]:
        """Yield the conditions that elements of the charges in play still wait for.

        Without a charge named, what nothing points to waits only for a yes to conduct, and only
        where officers reach for the article first: the others would take a hundred questions.
        """
        for reading in self._in_play(case, account):
            if case.charges or reading.pointed:
                for element in _not_ruled_out(reading):
                    yield from _waits_for(element, reading.findings[f"element.{element.key}"])
            elif reading.compiled.provision.often:
                yield from _conduct_told(reading)

    def _offered(self, case: Case, account: Account) -> Iterator[str]:
        answers = self._answers(case, account)
        for reading in self._in_play(case, account):
            if not (case.charges or reading.pointed) or reading.ground == "absent":
                continue
            for condition in self._open_conditions(reading, case):
                yield from facts_that_settle(condition, answers)
        yield from self.engine.procedure_facts(case, account, answers)
        for condition in self._seldom(case, account):
            yield from facts_that_settle(condition, answers)

    def _seldom(self, case: Case, account: Account) -> Iterator[Tree]:
        """Yield the conduct of the articles that officers reach for less, if none is named."""
        for reading in () if case.charges else self._in_play(case, account):
            if not reading.pointed and not reading.compiled.provision.often:
                yield from _conduct_told(reading)

    def _open_conditions(self, reading: Reading, case: Case) -> Iterator[Tree]:
        """Yield the conditions that decide the part, the penalty, or whether a bar is shown."""
        for part in reading.compiled.parts:
            if reading.findings[f"part.{part.part.part}"] == "open":
                yield from part.part.when
        yield from self.engine.charges.penalty_conditions(reading, case)
        yield from (bar.exclusion.when for bar in reading.compiled.bars)

    def _in_play(self, case: Case, account: Account) -> list[Reading]:
        return self.engine.readings(case, account)

    def _answers(self, case: Case, account: Account) -> Answers:
        """Return the answers; "refused" stands for those that no later question will bring."""
        asked = [id_ for id_ in case.facts if id_ not in self._judged]
        asked += [id_ for id_ in self._judged if case.facts.keys() >= set(self._seen[id_])]
        return {**dict.fromkeys(asked, REFUSED), **account.answers}

    # -- what may be asked ---------------------------------------------------------------------

    def _askable(self, case: Case, wanted: Iterator[str], answers: Answers) -> Iterator[Fact]:
        """Yield the facts to ask for, seen ones for judged ones, each once."""
        hidden = self.engine.confessions(case)
        done: set[str] = set()
        for id_ in wanted:
            for fact_id in self._still_showing(id_, answers):
                if fact_id in done or fact_id in case.facts or fact_id in hidden:
                    continue
                fact = self.facts[fact_id]
                if case.jurisdiction in fact.jurisdictions:
                    done.add(fact_id)
                    yield fact

    def _seen_behind(self, id_: str) -> tuple[str, ...]:
        """Return the seen facts behind a judged one. A judged fact itself is never asked."""
        seen: list[str] = []
        behind = [id_]
        for fact_id in behind:  # grows while a source is judged itself
            if not self.facts[fact_id].judged:
                seen.append(fact_id)
            else:
                sources = (s for tree in self._shown_by.get(fact_id, ()) for s in facts_in(tree))
                behind += [s for s in dict.fromkeys(sources) if s not in behind]
        return tuple(seen)

    def _still_showing(self, id_: str, answers: Answers) -> list[str]:
        """Return the seen facts that can still show a judged one; a seen one itself."""
        seen: list[str] = []
        behind = [id_]
        for fact_id in behind:  # grows while a source is judged itself
            if fact_id not in self.facts:
                continue  # a fact of the engine's own
            if not self.facts[fact_id].judged:
                seen.append(fact_id)
                continue
            for tree in self._shown_by.get(fact_id, ()):
                towards = facts_towards(tree, answers, YES) or ()
                behind += [s for s in facts_in(tree) if s in towards and s not in behind]
        return seen


def _not_ruled_out(reading: Reading) -> Iterator[CompiledElement]:
    """Yield the elements of each way of committing it in which none is surely missing."""
    elements = {e.key: e for e in reading.compiled.elements}
    for keys in reading.compiled.ways.values():
        if all(reading.findings[f"element.{key}"] != NOT_MET for key in keys):
            yield from (elements[key] for key in keys)


def _conduct_told(reading: Reading) -> Iterator[Tree]:
    """Yield what would have to be told for this article to be pointed to."""
    for element in _not_ruled_out(reading):
        if element.element.conduct:
            yield from map(Told, _waits_for(element, reading.findings[f"element.{element.key}"]))


def _waits_for(element: CompiledElement, finding: str) -> Iterator[Tree]:
    """Yield the condition that can still change the finding of an element, if there is one.

    A no that is weak counts in full once the facts that make it weak are denied.
    """
    if finding == OPEN:
        yield element.element.when
    elif finding == WEAK and not element.always_weak and element.element.weak_when is not None:
        yield Presumed(element.element.weak_when)


def _place(fact: Fact) -> int:
    """Return the place of a fact among what is offered; those that are not listed keep theirs."""
    return PAPERS_AND_TIME.index(fact.id) if fact.id in PAPERS_AND_TIME else len(PAPERS_AND_TIME)

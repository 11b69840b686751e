"""The durable-rules chainer. The only module that imports durable.lang.

durable-rules 2.0.28 must be handled with care; each line below answers a measured fault:

- a session in which no rule fired corrupts the heap when it is deleted, and sessions that are
  never deleted end the process: a catch-all rule always fires, delete_state stands in `finally`;
- a fact that matches no rule loses the other conclusions: one fact carries all findings;
- it is not thread-safe: one lock around assert … delete, and the host exists from import on;
- the host's own background threads take pending actions of any session, outside that lock, and
  conclusions were lost (one case in about 100,000): our host starts no such threads;
- an exception in an action vanishes into the state: it is kept here and raised;
- rulesets cannot be unregistered: each is built once a process, named by its content.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import durable.lang
from durable.engine import Host
from durable.lang import assert_fact, delete_state, m, ruleset, when_all

from lawbase.engine.chaining import Conclusion, Findings, Rule, RuleSet

_LOCK = threading.Lock()
_SESSIONS = itertools.count()
_BUILT: set[str] = set()
_FIRED: list[Rule] = []


class _QuietHost(Host):  # type: ignore[misc]
    """A host without background threads: nothing here waits for a timer."""

    def _run(self) -> None:
        """Start nothing."""


durable.lang._main_host = _QuietHost()


class DurableChainer:
    """Runs rules with durable-rules. Safe to use from several threads."""

    name = "durable"

    def run(self, rules: RuleSet, findings: Findings) -> list[Conclusion]:
        """Return a conclusion for every rule that fired, in the order of the rules."""
        known = dict(findings)
        fired: dict[str, Rule] = {}
        for _ in range(rules.passes):
            for rule in self._run_once(rules, known):
                fired[rule.id] = rule
            known.update(rule.then for rule in fired.values())
        return [Conclusion(r.id, *r.then) for r in rules.rules if r.id in fired]

    def _run_once(self, rules: RuleSet, findings: Findings) -> list[Rule]:
        with _LOCK:
            if rules.name not in _BUILT:
                _build(rules)
                _BUILT.add(rules.name)
            session = f"s{next(_SESSIONS)}"
            _FIRED.clear()
            fact = {property_(key): value for key, value in findings.items()}
            try:
                state = assert_fact(rules.name, {**fact, "sid": session, "any": "yes"})
                problem = (state or {}).get("$m", {}).get("exception") if state else None
            finally:
                delete_state(rules.name, session)
            if problem:
                raise RuntimeError(f"a rule of {rules.name} failed: {problem}")
            return list(_FIRED)


@cache
def property_(finding: str) -> str:
    """Findings become property names: durable-rules takes a dot for a nested property."""
    return "f_" + "".join(c if c.isalnum() else f"_{ord(c):x}_" for c in finding)


def _build(rules: RuleSet) -> None:
    with ruleset(rules.name):

        @when_all(m.any == "yes")  # type: ignore[untyped-decorator]
        def _catch_all(_context: Any) -> None:
            """Always fires, so that the session can be deleted."""

        for rule in rules.rules:
            when_all(_pattern(rule))(_action(rule))


def _pattern(rule: Rule) -> Any:
    pattern = m.any == "yes"
    for finding, values in rule.when:
        name = property_(finding)
        alternatives = [getattr(m, name) == value for value in sorted(values)]
        joined = alternatives[0]
        for alternative in alternatives[1:]:
            joined = joined | alternative
        pattern = pattern & joined
    return pattern


def _action(rule: Rule) -> Callable[[Any], None]:
    def act(_context: Any) -> None:
        _FIRED.append(rule)

    return act

"""The answer as plain text for a terminal, in the order of the result screen."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator

from lawbase.corpus import Corpus
from lawbase.documents.findings import (
    BreachWords,
    ChargeWords,
    DeadlineWords,
    ElementWords,
    FindingsWriter,
    OfficerWords,
    PartWords,
)
from lawbase.documents.gates import gate_view
from lawbase.documents.render import known_language
from lawbase.documents.words import GATES
from lawbase.i18n import Translate, translator
from lawbase.model.assessment import Assessment
from lawbase.model.case import Case

_WIDTH = 88
_MARK = {"met": "+", "not_met": "-", "open": "?"}


def report(assessment: Assessment, corpus: Corpus, lang: str, case: Case | None = None) -> str:
    """Write an assessment as text.

    Papers and the clock come first, then the charges that were in force, what was done wrong, and
    what officers may have done.

    Args:
        assessment: what the engine found.
        corpus: with the words of the law.
        lang: language of the words.
        case: if given, the answers stand beside the facts.
    """
    language = known_language(lang)
    _ = translator(language)
    if assessment.gate is not None:
        return "\n".join(_gate(assessment, corpus, language, _))
    found = FindingsWriter(corpus, language, case).write(assessment)
    lines: list[str] = []
    for caution in found.cautions:
        lines += [*_wrap(caution), ""]
    lines += _section(_("Your clock"), (_deadline(d, _) for d in found.deadlines))
    lines += _section(_("Their clock"), (_wrap(line, "  * ", "    ") for line in found.their_clock))
    for charge in found.charges:
        lines += [*_charge(charge, _), ""]
    if not found.charges:
        lines += [*_wrap(_("Nothing told points to an article.")), ""]
    if found.others:
        lines += [*_wrap(found.others), ""]
    lines += _section(_("What they did wrong"), (_breach(b, _) for b in found.breaches))
    lines += _section(
        _("What officers may have committed"), (_officer(o, _) for o in found.officers)
    )
    lines += _section(_("What we did not check"), (_wrap(n, "  ") for n in found.not_checked))
    lines += _section(_("Please note"), (_wrap(w, "  ") for w in found.warnings))
    lines += _wrap(
        _("Information, not a lawyer. Law checked to {day}.").format(day=found.verified_to)
    )
    return "\n".join(lines)


def _gate(assessment: Assessment, corpus: Corpus, language: str, _: Translate) -> Iterator[str]:
    assert assessment.gate is not None
    # Without a case there is no other day than the one on which the law was last checked.
    view = gate_view(corpus, assessment.jurisdiction, assessment.gate, dt.date.max, language)
    yield from _wrap(_(GATES[assessment.gate]))
    for text in view["first"]:
        yield from _wrap(text, "  ")
    yield ""
    for text, cite in view["rights"]:
        yield from _wrap(f"{text} ({cite})" if cite else text, "  * ", "    ")
    yield ""
    yield _("Help")
    for text in view["help"]:
        yield from _wrap(text, "  * ", "    ")
    for body in view["bodies"]:
        if body.contacts:
            yield from _wrap(f"{body.name}: {'; '.join(body.contacts)}", "  * ", "    ")
    yield ""
    yield from _wrap(
        _("Information, not a lawyer. Law checked to {day}.").format(day=view["checked"])
    )


def _charge(charge: ChargeWords, _: Translate) -> Iterator[str]:
    yield from _wrap(charge.title)
    yield from _wrap(f"{charge.label}. {charge.sentence}", "  ")
    if charge.version:
        yield from _wrap(charge.version, "  ")
    if charge.barred:
        yield from _wrap(charge.barred, "  ")
    if charge.rests_on:
        yield from _wrap(_("All this rests on:"), "  ")
        yield from _list(charge.rests_on, "    ")
    yield from _parts(charge.parts, "  ", _)
    for way, elements in charge.elements:
        yield from _wrap(way or _("What the law needs"), "  ")
        for element in elements:
            yield from _element(element)
    for warning in charge.warnings:
        yield from _wrap(warning, "  ! ", "    ")
    for heading, texts in (
        (_("Could still help, if shown"), charge.could_still_help),
        (_("What decides it"), charge.settles),
        (_("They may switch to"), charge.neighbours),
        (_("A later law"), charge.milder),
    ):
        if texts:
            yield from _wrap(heading, "  ")
            yield from _list(texts, "    ")
    if charge.also is not None:
        yield from _wrap(_("By the other possible law:"), "  ")
        yield from (f"  {line}" for line in _charge(charge.also, _))


def _element(element: ElementWords) -> Iterator[str]:
    mark = _MARK[element.finding]
    line = f"{element.text} {element.label[:1].upper()}{element.label[1:]}"
    yield from _wrap(f"{line} ({element.cite}; {element.basis}).", f"    [{mark}] ", "        ")


def _breach(breach: BreachWords, _: Translate) -> Iterator[str]:
    yield from _wrap(f"{breach.title}. {breach.sentence} ({breach.cite})", "  * ", "    ")
    yield from _list(breach.exceptions, "      ")
    if breach.effect:
        yield from _wrap(breach.effect, "    ")
    if breach.remedies:
        yield from _wrap(_("Where to turn, and what it may cost:"), "    ")
        yield from _list(breach.remedies, "      ")


def _parts(parts: list[PartWords], margin: str, _: Translate) -> Iterator[str]:
    for part in parts:
        yield from _wrap(f"{part.name}: {'; '.join(part.penalties)}", margin, f"{margin}  ")
        if part.decided_by:
            depends = _("It depends on: {facts}").format(facts=part.decided_by)
            yield from _wrap(depends, f"{margin}  ")


def _officer(offence: OfficerWords, _: Translate) -> Iterator[str]:
    yield from _wrap(f"{offence.title}. {offence.sentence}", "  * ", "    ")
    yield from _parts(offence.parts, "      ", _)
    yield from _list(offence.bodies, "      ")


def _deadline(deadline: DeadlineWords, _: Translate) -> Iterator[str]:
    due = _("by {day}").format(day=deadline.due)
    yield from _wrap(f"{deadline.title}: {due} ({deadline.cite}). {deadline.text}", "  * ", "    ")
    for text in (deadline.latest, deadline.late):
        if text:
            yield from _wrap(text, "    ")


def _section(heading: str, entries: Iterable[Iterable[str]]) -> list[str]:
    body = [line for entry in entries for line in entry]
    return [heading, *body, ""] if body else []


def _list(texts: Iterable[str], indent: str) -> Iterator[str]:
    for text in texts:
        yield from _wrap(text, f"{indent}- ", f"{indent}  ")


def _wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )

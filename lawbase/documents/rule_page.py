"""A right, a remedy, a deadline or an authority as a page: its wordings by date, with sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.documents.render import date_text, known_language
from lawbase.documents.used_in import used_in
from lawbase.documents.words import (
    BASES,
    CONFIDENCE,
    N_,
    WARNINGS,
    authority_name,
    cite_text,
    edition_text,
    law_text_of,
    period_text,
)
from lawbase.i18n import Translate, title, translator
from lawbase.model.law import Authority, Dated, Deadline, Remedy, Right, Term
from lawbase.output import plain

Rule = Right | Remedy | Deadline | Authority

KINDS = {
    "right": N_("Right"),
    "remedy": N_("A way to act"),
    "deadline": N_("A term"),
    "authority": N_("Authority"),
}


def rules(corpus: Corpus) -> dict[str, tuple[str, Rule]]:
    """Return every rule by its id, with its kind; a deadline's id begins with its country."""
    found: dict[str, tuple[str, Rule]] = {}
    found |= {id_: ("right", right) for id_, right in corpus.rights.items()}
    found |= {id_: ("remedy", remedy) for id_, remedy in corpus.remedies.items()}
    found |= {id_: ("authority", authority) for id_, authority in corpus.authorities.items()}
    for (country, id_), deadline in corpus.deadlines.items():
        found[f"{country}.deadline.{id_}"] = ("deadline", deadline)
    return found


def rule_view(corpus: Corpus, id_: str, day: dt.date | None) -> dict[str, Any]:
    """Return a rule as plain data for JSON.

    Args:
        corpus: the law.
        id_: one of `rules`.
        day: only the wording that surely counted on this day.
    """
    kind, rule = rules(corpus)[id_]
    dated: Any = rule
    versions = list(dated.versions)
    if day is not None:
        surest = surest_version(dated, day)
        versions = [surest] if surest is not None else []
    view = {
        "id": id_,
        "kind": kind,
        "title": rule.task if isinstance(rule, Authority) else rule.title,
        "on": day,
        "in_force": bool(versions),
        "versions": [_version(corpus, rule, version) for version in versions],
        "used_in": [{"where": where, "what": what} for where, what in used_in(corpus, id_)],
        "verified_to": rule.verified_to,
    }
    written: dict[str, Any] = plain(view)
    return written


def _version(corpus: Corpus, rule: Rule, version: Dated) -> dict[str, Any]:
    later = [v for v in rule.versions if v.entry.latest > version.entry.latest]
    last = later[0].entry.latest - dt.timedelta(days=1) if later else rule.ended
    source = corpus.sources[version.source]
    return {
        "from_earliest": version.entry.earliest,
        "from_latest": version.entry.latest,
        "to": last,
        "law": version.law,
        "source": {"id": source.id, "title": source.title, "edition": source.edition},
        "address": source.address,
        "confidence": version.confidence,
        "basis": version.basis,
        "checked_on": version.checked_on,
        "text_not_seen": version.text_not_seen,
        **wording(version),
    }


def wording(version: Any) -> dict[str, Any]:
    """Return what a wording says, whatever kind of rule it is of."""
    view: dict[str, Any] = {}
    for name in ("text", "say", "effect", "cost", "fee", "late", "cite", "name"):
        if getattr(version, name, None):
            view[name] = getattr(version, name)
    for name in ("remedies", "contents", "file_by", "after"):
        if getattr(version, name, None):
            view[name] = list(getattr(version, name))
    if getattr(version, "to", None):
        view["addressed_to"] = list(version.to)
    if getattr(version, "exceptions", None):
        view["exceptions"] = [{"text": e.text, "cite": e.cite} for e in version.exceptions]
    if getattr(version, "contacts", None):  # an unconfirmed number is stored and never shown
        view["contacts"] = [
            {"value": c.value, "what": c.what, "status": c.status, "year": c.year}
            for c in version.contacts
            if c.status != "unconfirmed"
        ]
    if getattr(version, "term", None):
        view["term"] = _term(version.term)
    answer = getattr(version, "answer", None)
    if answer is not None:
        view["answer"] = {
            "within": _term(answer.within),
            "at_most": _term(answer.at_most) if answer.at_most else None,
            "cite": answer.cite,
        }
    return view


def _term(term: Term) -> dict[str, int]:
    return {unit: count for unit, count in term.model_dump().items() if count}


# -- as text -----------------------------------------------------------------------------------

UNITS = {
    "hours": N_("hours: {count}"),
    "days": N_("days: {count}"),
    "working_days": N_("working days: {count}"),
    "months": N_("months: {count}"),
    "years": N_("years: {count}"),
}


def length_text(term: dict[str, int], language: str) -> str:
    """Write a length of time: "working days: 15"."""
    _ = translator(language)
    units = [(UNITS[unit], count) for unit, count in term.items() if count]
    return ", ".join(_(unit).format(count=count) for unit, count in units)


def rule_text(view: dict[str, Any], lang: str, corpus: Corpus) -> str:
    """Write a rule as text for a terminal."""
    language = known_language(lang)
    return "\n".join(_lines(view, language, corpus, translator(language)))


def _lines(view: dict[str, Any], language: str, corpus: Corpus, _: Translate) -> Iterator[str]:
    kind, name = KINDS[view["kind"]], view["title"]
    yield f"{_(kind)}: {_(name)}"
    if not view["in_force"] and view["on"]:
        yield _("Not in force on {day}.").format(day=date_text(view["on"], language))
    for version in view["versions"]:
        yield ""
        yield from _version_lines(version, language, corpus, _)
    yield ""
    yield _("Information, not a lawyer. Law checked to {day}.").format(
        day=date_text(view["verified_to"], language)
    )


def _version_lines(
    version: dict[str, Any], language: str, corpus: Corpus, _: Translate
) -> Iterator[str]:
    first, last = version["from_earliest"], version["to"]
    begun = dt.date.fromisoformat(first)
    heading = period_text(begun, dt.date.fromisoformat(last) if last else None, language)
    yield heading[:1].upper() + heading[1:]
    yield from (f"  {line}" for line in content_lines(version, begun, language, corpus))
    law = law_text_of(version["law"] or "", language)
    source, edition = version["source"]["title"], version["source"]["edition"]
    parts = (law, _(source), edition_text(edition, language), version["address"] or "")
    yield "  " + " · ".join(part for part in parts if part)
    confidence, basis = CONFIDENCE[version["confidence"]], BASES[version["basis"]]
    day = date_text(version["checked_on"], language)
    checked = _("{confidence}, checked on {day}").format(confidence=_(confidence), day=day)
    yield f"  {checked} · {_(basis)}"
    if version["text_not_seen"]:
        not_seen = WARNINGS["text_not_seen"]
        yield f"  ! {_(not_seen)}"


def content_lines(
    version: dict[str, Any], day: dt.date, language: str, corpus: Corpus
) -> Iterator[str]:
    """Write what a wording says, line by line.

    Args:
        version: of `rule_view`.
        day: on which authorities are named.
        language: of the reader.
        corpus: for the names of authorities, remedies and terms.
    """
    _ = translator(language)
    if "name" in version:
        yield title(version["name"], language)
    for key in ("text", "say", "effect", "late"):
        if key in version:
            words = version[key]
            yield _(words)
    if "term" in version:
        yield _("How long: {term}").format(term=length_text(version["term"], language))
    for exception in version.get("exceptions", ()):
        words, cite = exception["text"], cite_text(exception["cite"], language)
        yield _("Except: {text}").format(text=f"{_(words)} ({cite})")
    if "addressed_to" in version:
        names = [authority_name(corpus, id_, day, language) for id_ in version["addressed_to"]]
        yield _("To whom: {names}").format(names="; ".join(names))
    if "contents" in version:
        yield _("The paper must hold:")
        yield from (f"  - {_(item)}" for item in version["contents"])
    if "answer" in version:
        within = length_text(version["answer"]["within"], language)
        yield _("They must answer within: {term}").format(term=within)
    if "cost" in version:
        words = version["cost"]
        yield _("The cost: {cost}").format(cost=_(words))
    if "fee" in version:
        words = version["fee"]
        yield _("Fee: {fee}").format(fee=_(words))
    for contact in version.get("contacts", ()):
        words, value = contact["what"], contact["value"]
        checked = _("{number} ({year}: check first)").format(number=value, year=contact["year"])
        yield f"{checked if contact['status'] == 'dated' else value}: {_(words)}"
    for remedy in version.get("remedies", ()):
        words = corpus.remedies[remedy].title
        yield _("A way to act: {remedy}").format(remedy=_(words))
    if "cite" in version:
        yield cite_text(version["cite"], language)

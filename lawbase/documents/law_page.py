"""An article as a page: its versions, elements, parts and penalties, with sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions
from lawbase.documents.law_changes import change_text, changes
from lawbase.documents.render import date_text, known_language
from lawbase.documents.used_in import used_in
from lawbase.documents.words import (
    BASES,
    CONFIDENCE,
    KINDS,
    WARNINGS,
    cite_text,
    edition_text,
    law_text_of,
    penalty_words,
    period_text,
    term_text,
)
from lawbase.i18n import Translate, title, translator
from lawbase.model.law import Part, Penalty, Provision, Term, Version
from lawbase.output import plain

_SPANS = ("units", "hours", "days", "months", "years")


def law_view(corpus: Corpus, provision_id: str, day: dt.date | None) -> dict[str, Any]:
    """Return an article as plain data for JSON.

    Args:
        corpus: the law.
        provision_id: like "kz.cao.449".
        day: only the versions that may have applied on this day, with the money of that day.
    """
    provision = corpus.provisions[provision_id]
    versions = (
        provision.versions
        if day is None
        else [v for v in possible_versions(provision, day, day) if v is not None]
    )
    exclusions = corpus.exclusions.get(provision_id[:2], {})
    limitation = provision.limitation
    view = {
        "id": provision.id,
        "title": dict(provision.title),
        "act": provision.act,
        "act_name": dict(corpus.acts[provision.act].name),
        "article": provision.article,
        "kind": provision.kind,
        "plain": provision.plain,
        "on": day,
        "in_force": bool(versions),
        "predecessor": provision.predecessor,
        "successor": provision.successor,
        "neighbours": list(provision.neighbours),
        "exclusions": [
            {"id": e.id, "text": e.text, "cite": e.cite, "effect": e.effect}
            for e in (exclusions[id_] for id_ in provision.exclusions)
        ],
        "limitation": {"within": _term(limitation.within), "cite": limitation.cite}
        if limitation
        else None,
        "boundaries": [
            {"beside": b.beside, "text": b.text, "cite": b.cite, "basis": b.basis}
            for b in provision.boundaries
        ],
        "versions": [_version(corpus, provision, version, day) for version in versions],
        "used_in": [
            {"where": where, "what": what} for where, what in used_in(corpus, provision_id)
        ],
        "verified_to": provision.verified_to,
    }
    written: dict[str, Any] = plain(view)
    return written


def _version(
    corpus: Corpus, provision: Provision, version: Version, day: dt.date | None
) -> dict[str, Any]:
    index = provision.versions.index(version)
    following = provision.versions[index + 1 : index + 2]
    last = following[0].entry.latest - dt.timedelta(days=1) if following else provision.ended
    view = _version_alone(corpus, provision, version, day)
    before = provision.versions[index - 1] if index else None
    view["changes"] = (
        changes(_version_alone(corpus, provision, before, day), view) if before is not None else []
    )
    view["to"] = last
    return view


def _version_alone(
    corpus: Corpus, provision: Provision, version: Version, day: dt.date | None
) -> dict[str, Any]:
    source = corpus.sources[version.source]
    ways = version.ways or {"": version.elements}
    return {
        "from_earliest": version.entry.earliest,
        "from_latest": version.entry.latest,
        "to": None,
        "law": version.law,
        "source": {
            "id": source.id,
            "title": source.title,
            "address": source.address,
            "edition": source.edition,
        },
        "confidence": version.confidence,
        "checked_on": version.checked_on,
        "text_not_seen": version.text_not_seen,
        "what_changed": version.what_changed,
        "elements": [
            {
                "id": provision.elements[key].named or key.split("@")[0],
                "way": way or None,
                "text": provision.elements[key].text,
                "cite": provision.elements[key].cite,
                "basis": provision.elements[key].basis,
                "conduct": provision.elements[key].conduct,
                "argument": provision.elements[key].argument,
            }
            for way, keys in ways.items()
            for key in keys
        ],
        "parts": [_part(corpus, provision, part, day) for part in version.parts],
        "who": {
            "protocol_by": version.protocol_by,
            "decided_by": list(dict.fromkeys(p.decided_by for p in version.parts if p.decided_by)),
        },
    }


def _part(corpus: Corpus, provision: Provision, part: Part, day: dt.date | None) -> dict[str, Any]:
    return {
        "part": part.part,
        "text": part.text,
        "penalties": [_penalty(corpus, provision, penalty, day) for penalty in part.penalties],
        "decided_by": part.decided_by,
        "short_procedure": part.short_procedure,
        "limitation": _term(part.limitation) if part.limitation else None,
    }


def _penalty(
    corpus: Corpus, provision: Provision, penalty: Penalty, day: dt.date | None
) -> dict[str, Any]:
    """Return a penalty in the form of an assessment; sums only with a day."""
    view: dict[str, Any] = {"kind": penalty.kind}
    parameter, value = corpus.index_on(provision.id[:2], day) if day else (None, None)
    for span in _SPANS:
        for suffix in ("", "_min", "_max"):
            size = getattr(penalty, span + suffix, None)
            if size is None:
                continue
            view[span + suffix] = size
            if span == "units" and value is not None:
                view["amount" + suffix] = size * value
    if any(key.startswith("units") for key in view):
        known = parameter or next(
            p for p in corpus.parameters.values() if p.jurisdiction == provision.id[:2]
        )
        view |= {"unit": known.unit, "currency": known.currency}
    view["who"] = penalty.who
    if penalty.together_with:
        view["with"] = list(penalty.together_with)
    if penalty.maybe_with:
        view["maybe_with"] = list(penalty.maybe_with)
    if penalty.first_by:
        view["cite"] = penalty.first_by
    return view


def _term(term: Term) -> dict[str, int]:
    return {"days": term.days, "months": term.months, "years": term.years}


# -- as text -----------------------------------------------------------------------------------


def law_text(view: dict[str, Any], lang: str, corpus: Corpus) -> str:
    """Write an article as text for a terminal."""
    language = known_language(lang)
    _ = translator(language)
    return "\n".join(_lines(view, language, corpus, _))


def _lines(view: dict[str, Any], language: str, corpus: Corpus, _: Translate) -> Iterator[str]:
    yield f"{cite_text(view['id'], language)}. {title(view['title'], language)}"
    # The words are taken out first: gettext's extractor reads every string inside _().
    kind, plain_words = KINDS[view["kind"]], view["plain"]
    yield f"{title(view['act_name'], language)} · {_(kind)}"
    yield _(plain_words)
    for key, heading in (
        ("predecessor", _("Before it")),
        ("successor", _("After it")),
    ):
        if view[key]:
            yield f"{heading}: {cite_text(view[key], language)}"
    if view["neighbours"]:
        near = ", ".join(cite_text(neighbour, language) for neighbour in view["neighbours"])
        yield f"{_('They may switch to')}: {near}"
    for boundary in view["boundaries"]:
        text, basis = boundary["text"], BASES[boundary["basis"]]
        yield f"  - {_(text)} ({cite_text(boundary['cite'], language)}; {_(basis)})"
    if not view["in_force"] and view["on"]:
        yield ""
        yield _("Not in force on {day}.").format(day=date_text(view["on"], language))
    for version in view["versions"]:
        yield ""
        yield from _version_lines(version, language, corpus, _)
    yield ""
    if view["limitation"]:
        term = term_text(**view["limitation"]["within"], language=language)
        cite = cite_text(view["limitation"]["cite"], language)
        yield _("Time in which a penalty is allowed: {term} ({cite})").format(term=term, cite=cite)
    if view["exclusions"]:
        yield _("What bars or weakens a charge, if shown")
        for exclusion in view["exclusions"]:
            text, cite = exclusion["text"], cite_text(exclusion["cite"], language)
            yield f"  - {_(text)} ({cite})"
    yield _("Information, not a lawyer. Law checked to {day}.").format(
        day=date_text(view["verified_to"], language)
    )


def _version_lines(
    version: dict[str, Any], language: str, corpus: Corpus, _: Translate
) -> Iterator[str]:
    first, sure = version["from_earliest"], version["from_latest"]
    last = version["to"]
    heading = period_text(
        dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None, language
    )
    yield heading[:1].upper() + heading[1:]
    if first != sure:
        yield "  " + _("Sure only from {day}.").format(day=date_text(sure, language))
    law = law_text_of(version["law"] or "", language)
    if law:
        yield f"  {law}"
    source = version["source"]
    name = source["title"]
    edition = edition_text(source["edition"], language)
    parts = (_(name), edition, source["address"] or "")
    yield "  " + " · ".join(part for part in parts if part)
    confidence = CONFIDENCE[version["confidence"]]
    yield "  " + _("{confidence}, checked on {day}").format(
        confidence=_(confidence),
        day=date_text(version["checked_on"], language),
    )
    if version["text_not_seen"]:
        not_seen = WARNINGS["text_not_seen"]
        yield f"  ! {_(not_seen)}"
    changed = version["what_changed"]
    if changed:
        yield "  " + _("What changed: {text}").format(text=_(changed))
    for change in version["changes"]:
        day = dt.date.fromisoformat(first)
        yield f"    {change_text(change, corpus, day, language)}"
    way, number = None, 0
    for element in version["elements"]:
        if element["way"] is not None and element["way"] != way:
            way, number = element["way"], number + 1
            yield "  " + _("Way {number}").format(number=number)
        cite, basis = cite_text(element["cite"], language), BASES[element["basis"]]
        words = element["text"]
        yield f"  - {_(words)} ({cite}; {_(basis)})"
    for part in version["parts"]:
        name = _("Part {part}").format(part=part["part"])
        words = part["text"]
        yield f"  {name}. {_(words)}" if words else f"  {name}."
        for penalty in part["penalties"]:
            yield f"    - {penalty_words(penalty, language)}"
        if not part["penalties"]:
            yield "    - " + _("The penalty of that time was not seen.")

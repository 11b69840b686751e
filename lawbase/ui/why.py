"""Why? The chain of facts, the article and its part, which version, the source, checked on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from typing import Final

from lawbase.documents.render import date_text
from lawbase.documents.words import BASES, CONFIDENCE, WARNINGS, authority_name, cite_text
from lawbase.model.assessment import ElementFinding
from lawbase.model.law import Dated, Element
from lawbase.ui.answers import answer_text
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, folded_html, words

TEXT_NOT_SEEN: Final = WARNINGS["text_not_seen"]


def fold(walk: Walk, inside: str) -> str:
    """Return the reasons, folded until asked for."""
    _ = words(walk)
    return folded_html(_("Why?"), inside)


def folded_source(walk: Walk, cited: Iterable[str], version: Dated, verified_to: dt.date) -> str:
    """Return only where it stands, folded."""
    return fold(walk, source(walk, cited, version, verified_to))


def told_facts(walk: Walk, facts: Iterable[str]) -> str:
    """Return each question with what was answered."""
    _ = words(walk)
    known = law().corpus.facts
    lines = [
        f"{_(known[fact].question)} — {answer_text(walk, fact)}" for fact in facts if fact in known
    ]
    return bullets(lines) if lines else ""


def element(walk: Walk, found: ElementFinding, shown: Element) -> str:
    """Return the reasons for one element."""
    _ = words(walk)
    texts = [_(text) for text in (shown.why, shown.argument) if text]
    html = lines(texts)
    html += told_facts(walk, found.because)
    basis = _(BASES[found.basis])
    return html + f"<p>{escape(cite_text(found.cite, walk.lang))} · {escape(basis)}</p>"


def source(walk: Walk, cited: Iterable[str], version: Dated, verified_to: dt.date) -> str:
    """Return article, version, source and the day of the check."""
    _ = words(walk)
    since = date_text(version.entry.earliest, walk.lang)
    told = [
        "; ".join(cite_text(cite, walk.lang) for cite in cited),
        _("This text counts since {day}.").format(day=since),
    ]
    if version.text_not_seen:
        told.append(_(TEXT_NOT_SEEN))
    upto = date_text(verified_to, walk.lang)
    checked = _("Checked for changes up to {day}.").format(day=upto)
    read = origin(walk, version.source, version.checked_on, version.confidence)
    return lines(told) + read + lines([checked])


def origin(walk: Walk, source_id: str, checked_on: dt.date, confidence: str) -> str:
    """Return the source with its address, when it was read, and how sure it is."""
    _ = words(walk)
    known = law().corpus.sources[source_id]
    told = [_("Source:") + " " + _(known.title)]
    if known.address:
        told.append(known.address)
    day = date_text(checked_on, walk.lang)
    told.append(_("Read on {day}: {how}.").format(day=day, how=_(CONFIDENCE[confidence])))
    return lines(told)


def lines(texts: Iterable[str]) -> str:
    """Return one paragraph a text."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def authority(walk: Walk, id_: str, day: dt.date) -> str:
    """Return the name that an authority had on a day."""
    return authority_name(law().corpus, id_, day, walk.lang)

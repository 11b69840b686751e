"""Why? The chain of facts, the article and its part, which version, the source, checked on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape

from lawbase.corpus.corpus import surest_version
from lawbase.documents.render import date_text
from lawbase.documents.words import BASES, CONFIDENCE, cite_text
from lawbase.i18n import title as official
from lawbase.model.assessment import ElementFinding
from lawbase.model.law import Dated, Element
from lawbase.ui.answers import answer_text
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, folded_html, words


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
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)
    html += told_facts(walk, found.because)
    basis = _(BASES[found.basis])
    return html + f"<p>{escape(cite_text(found.cite, walk.lang))} · {escape(basis)}</p>"


def cites(walk: Walk, cited: Iterable[str]) -> str:
    """Return citations in words."""
    return f"<p>{escape('; '.join(cite_text(cite, walk.lang) for cite in cited))}</p>"


def source(walk: Walk, cited: Iterable[str], version: Dated, verified_to: dt.date) -> str:
    """Return article, version, source and the day of the check."""
    _ = words(walk)
    corpus = law().corpus
    lines = ["; ".join(cite_text(cite, walk.lang) for cite in cited)]
    since = date_text(version.entry.earliest, walk.lang)
    lines.append(_("This text counts since {day}.").format(day=since))
    origin = corpus.sources.get(version.source)
    if origin is not None:
        lines.append(_("Source:") + " " + _(origin.title))
        if origin.address:
            lines.append(origin.address)
    checked = date_text(version.checked_on, walk.lang)
    how = _(CONFIDENCE[version.confidence])
    lines.append(_("Read on {day}: {how}.").format(day=checked, how=how))
    upto = date_text(verified_to, walk.lang)
    lines.append(_("Checked for changes up to {day}.").format(day=upto))
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def authority(walk: Walk, id_: str, day: dt.date) -> str:
    """Return the name that an authority had on a day."""
    known = law().corpus.authorities[id_]
    version = surest_version(known, day) or known.versions[-1]
    return official(version.name, walk.lang)

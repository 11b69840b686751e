"""The article that they may write instead: named in sight, with what it would need at a tap."""

from __future__ import annotations

from lawbase.corpus.corpus import possible_versions
from lawbase.documents.words import provision_title
from lawbase.model.assessment import ChargeFinding
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.result import elements
from lawbase.ui.state import Walk
from lawbase.ui.widgets import folded_html, words


def line(walk: Walk, charge: ChargeFinding) -> str:
    """Return a line for each article that they may switch to."""
    return "".join(_neighbour(walk, id_) for id_ in charge.neighbours)


def _neighbour(walk: Walk, id_: str) -> str:
    _ = words(walk)
    provision = law().corpus.provisions[id_]
    name = provision_title(law().corpus, id_, walk.lang)
    inside = why.lines([_(provision.plain), _("They would have to prove:")])
    assert walk.days is not None
    for version in possible_versions(provision, walk.days.first, walk.days.last)[-1:]:
        if version is not None:
            inside += elements.needed(walk, provision, version)
            inside += why.source(walk, [id_], version, provision.verified_to)
    head = _("They may write another article: {article}").format(article=name)
    return folded_html(head, inside)

"""Where an article or a rule is used: the cards, the pages and the other rules that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from lawbase.corpus import Corpus
from lawbase.documents.words import N_

NOW = N_("Card: it is happening now")
GATE = N_("Page for children and for those who are forced")
HELD = N_("Page for friends of somebody who is held")
PAPER = N_("Page of a case with a paper")
NEIGHBOUR = N_("An article that police may switch to it from")
REMEDY = N_("A right that names it as a way to act")


def used_in(corpus: Corpus, id_: str) -> list[tuple[str, str]]:
    """Return (where, what) for each use of an article, right, remedy or authority.

    `where` is one of the texts above; `what` is the id of the card, article or right, or "".
    """
    return list(dict.fromkeys(_uses(corpus, id_)))


def _uses(corpus: Corpus, id_: str) -> Iterator[tuple[str, str]]:
    country = id_[:2]
    for place, card in corpus.places.get(country, {}).items():
        cited = {corpus.statements[statement].cite for statement in card.articles}
        if id_ in card.rights or any(_same_article(cite, id_) for cite in cited):
            yield NOW, place
    for gate_right in corpus.gate_rights:
        if gate_right.jurisdiction == country and _cites(gate_right.cites, id_):
            yield GATE, gate_right.gate
    for rule in corpus.held_rules:
        if rule.jurisdiction == country and _cites(rule.cites, id_):
            yield HELD, rule.topic
    for right in corpus.rights.values():
        if right.id == id_ and any(version.holds_at_most for version in right.versions):
            yield HELD, "limits"
        if any(id_ in version.remedies for version in right.versions):
            yield REMEDY, right.id
    for caution in corpus.cautions.values():
        if id_ in caution.remedies:
            yield PAPER, caution.id
    for provision in corpus.provisions.values():
        if id_ in provision.neighbours and provision.aimed_at == "person":
            yield NEIGHBOUR, provision.id


def _cites(cites: list[str], id_: str) -> bool:
    return any(_same_article(cite, id_) for cite in cites)


def _same_article(cite: str, id_: str) -> bool:
    return cite.split("(")[0].split(" ")[0] == id_

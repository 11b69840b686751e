"""The calm page behind a gate: the strongest rights of that state, help, and a part for helpers.

It holds no fact and no day of hers. The rows stand in rules/gates.yaml and in each country's
gates.yaml; those that are sure today are shown.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawbase.corpus import Corpus
from lawbase.documents.carry import bodies
from lawbase.documents.render import date_text, known_language
from lawbase.documents.words import ACT_NAMES, COUNTRIES, cites_text
from lawbase.i18n import translator


def gate_view(
    corpus: Corpus, jurisdiction: str, gate: str, today: dt.date, language: str
) -> dict[str, Any]:
    """Return what the page of a gate shows."""
    language = known_language(language)
    _ = translator(language)
    page = corpus.gates[gate]
    rights = [right for right in corpus.gate_rights if right.jurisdiction == jurisdiction]
    return {
        "country": _(COUNTRIES[jurisdiction]),
        "title": _(page.title),
        "checked": date_text(min(right.verified_to for right in rights), language),
        "first": [_(text) for text in page.first],
        "phrases": [_(phrase) for phrase in page.phrases],
        "rights": [
            (_(right.text), cites_text(right.cites, language))
            for right in rights
            if right.gate == gate and right.entry.latest <= today
        ],
        "help": [_(text) for text in page.help],
        "bodies": list(bodies(corpus, jurisdiction, today, language)),
        "helpers": [_(text) for text in page.helpers],
        "acts": _(ACT_NAMES[jurisdiction]),
    }

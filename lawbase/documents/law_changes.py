"""What changed between two versions of an article: element by element, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawbase.corpus import Corpus
from lawbase.documents.words import N_, authority_name, penalty_words
from lawbase.i18n import translator

VersionView = dict[str, Any]
Change = dict[str, Any]

KINDS = {
    "element_added": N_("New: they must prove this too."),
    "element_gone": N_("Gone: this need not be proved any more."),
    "element_reworded": N_("Worded anew."),
    "part_added": N_("A new part."),
    "part_gone": N_("This part is gone."),
    "part_reworded": N_("This part is worded anew."),
    "penalty_added": N_("A new penalty."),
    "penalty_gone": N_("This penalty is gone."),
    "decided_by": N_("Somebody else decides."),
}
NOTHING = N_("Nothing that this page shows changed.")


def changes(before: VersionView, after: VersionView) -> list[Change]:
    """Return each difference between two versions as `documents.law_page` gives them.

    Each has a `kind` (a key of KINDS), the element or the part concerned, and what it was and is.
    """
    return [*_elements(before, after), *_parts(before, after)]


def _elements(before: VersionView, after: VersionView) -> Iterator[Change]:
    one, other = _by(before["elements"], "way", "id"), _by(after["elements"], "way", "id")
    for key, element in other.items():
        was = one.get(key)
        if was is None:
            yield {"kind": "element_added", "element": element["id"], "after": element["text"]}
        elif was["text"] != element["text"]:
            yield {
                "kind": "element_reworded",
                "element": element["id"],
                "before": was["text"],
                "after": element["text"],
            }
    for key, element in one.items():
        if key not in other:
            yield {"kind": "element_gone", "element": element["id"], "before": element["text"]}


def _parts(before: VersionView, after: VersionView) -> Iterator[Change]:
    one, other = _by(before["parts"], "part"), _by(after["parts"], "part")
    for key, part in reversed(other.items()):
        was = one.get(key)
        if was is None:
            yield {"kind": "part_added", "part": part["part"], "after": part["text"]}
            was = {"text": part["text"], "penalties": [], "decided_by": part["decided_by"]}
        elif was["text"] != part["text"]:
            yield {
                "kind": "part_reworded",
                "part": part["part"],
                "before": was["text"],
                "after": part["text"],
            }
        yield from _penalties(part["part"], was["penalties"], part["penalties"])
        if was["decided_by"] != part["decided_by"]:
            yield {
                "kind": "decided_by",
                "part": part["part"],
                "before": was["decided_by"],
                "after": part["decided_by"],
            }
    for key, part in reversed(one.items()):
        if key not in other:
            yield {"kind": "part_gone", "part": part["part"], "before": part["text"]}


def _penalties(part: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    for penalty in after:
        if penalty not in before:
            yield {"kind": "penalty_added", "part": part, "after": penalty}
    for penalty in before:
        if penalty not in after:
            yield {"kind": "penalty_gone", "part": part, "before": penalty}


def _by(entries: list[dict[str, Any]], *keys: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(entry[key] for key in keys): entry for entry in entries}


def change_text(change: Change, corpus: Corpus, day: Any, language: str) -> str:
    """Write a change in a line.

    Args:
        change: one of `changes`.
        corpus: for the names of authorities.
        day: on which a named authority is named.
        language: of the reader.
    """
    _ = translator(language)
    kind = KINDS[change["kind"]]
    where = _("Part {part}").format(part=change["part"]) + ". " if "part" in change else ""
    told = [
        _value(change[side], corpus, day, language)
        for side in ("before", "after")
        if change.get(side)
    ]
    return f"{where}{_(kind)} {' → '.join(told)}".strip()


def _value(value: Any, corpus: Corpus, day: Any, language: str) -> str:
    if isinstance(value, dict):
        return str(penalty_words(value, language))
    if value in corpus.authorities:
        return authority_name(corpus, value, day, language)
    return translator(language)(value)

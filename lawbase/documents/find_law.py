"""Search in the law: by number, by a word of any of our languages, by what officers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lawbase.corpus import Corpus
from lawbase.i18n import LANGUAGES, translator

# Words end differently in each case and person: what is compared is how they begin.
_ENDINGS: Final = 3
_SHORTEST: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:-\d+)*", re.UNICODE)
_SAME: Final = str.maketrans({"ё": "е", "Ё": "е"})
# How much a hit counts by where it is: a number above words, the officers' words above our own.
_NUMBER, _HEARD, _TITLE, _TEXT = 40, 12, 8, 1


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits: its id, and what it is (article, right, remedy)."""

    id: str
    kind: str


def find(corpus: Corpus, query: str, country: str) -> list[Hit]:
    """Return the entries of one country that fit the words, the best first.

    Args:
        corpus: the law.
        query: numbers and words, in any of our languages, in any form.
        country: kz or kg.
    """
    asked = [_beginning(word) for word in _words(query)]
    places: dict[Hit, tuple[int | str, ...]] = {}
    for entry in _index(_Key(corpus)):
        if asked and entry.hit.id.startswith(country + "."):
            points = [entry.points(word) for word in asked]
            if all(points):
                hit = entry.hit
                places[hit] = entry.of_officers, -sum(points), entry.seldom, hit.kind, hit.id
    return sorted(places, key=lambda hit: places[hit])


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is searched; what officers commit comes last, what they seldom use later."""

    hit: Hit
    numbers: frozenset[str]
    heard: frozenset[str]
    title: frozenset[str]
    text: frozenset[str]
    of_officers: bool = False
    seldom: bool = False

    def points(self, word: str) -> int:
        if word in self.numbers:
            return _NUMBER
        for words, worth in ((self.heard, _HEARD), (self.title, _TITLE), (self.text, _TEXT)):
            if any(known.startswith(word) for known in words):
                return worth
        return 0


class _Key:
    """Holds a corpus, so that its index is made once: a corpus never changes."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __hash__(self) -> int:
        return hash(self.corpus.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.corpus is self.corpus


@lru_cache(maxsize=2)
def _index(key: _Key) -> tuple[_Entry, ...]:
    return tuple(_entries(key.corpus))


def _entries(corpus: Corpus) -> Iterator[_Entry]:
    for provision in corpus.provisions.values():
        texts = [provision.plain, *(element.text for element in provision.elements.values())]
        yield _Entry(
            Hit(provision.id, "article"),
            frozenset({provision.article}),
            _all_words(provision.as_heard),
            _all_words(provision.title.values()),
            _all_words(_in_all_languages(texts)),
            provision.aimed_at == "officer",
            not provision.often,
        )
    for right in corpus.rights.values():
        version = right.versions[-1]
        numbers = frozenset(_numbers(version.cite))
        title = _all_words(_in_all_languages([right.title]))
        text = _all_words(_in_all_languages([version.text, version.say or ""]))
        yield _Entry(Hit(right.id, "right"), numbers, frozenset(), title, text)
    for remedy in corpus.remedies.values():
        wording = remedy.versions[-1]
        numbers = frozenset(_numbers(wording.cite))
        title = _all_words(_in_all_languages([remedy.title]))
        text = _all_words(_in_all_languages([wording.text]))
        yield _Entry(Hit(remedy.id, "remedy"), numbers, frozenset(), title, text)


def _numbers(cite: str) -> Iterator[str]:
    yield cite.split(".", 2)[2].split("(")[0].split(" ")[0]


def _in_all_languages(texts: list[str]) -> Iterator[str]:
    for language in LANGUAGES:
        _ = translator(language)
        yield from (_(text) for text in texts if text)


def _all_words(texts: object) -> frozenset[str]:
    return frozenset(word for text in texts for word in _words(text))  # type: ignore[attr-defined]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_SAME).casefold())


def _beginning(word: str) -> str:
    return word if word[0].isdigit() else word[: max(_SHORTEST, len(word) - _ENDINGS)]

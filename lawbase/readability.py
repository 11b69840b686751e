"""How easy the screen texts are to read: words a sentence, syllables a word, an index for Russian.

No library measures Kazakh and Kyrgyz, so the counting is done here, the same way for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawbase.corpus import Corpus
from lawbase.i18n import law_texts, program_texts, translator

MOST_WORDS = 15  # in a sentence on the screen

# In Russian each vowel letter makes a syllable. Kazakh «и» and «у» are counted as vowels, though
# they can also be the glide of a diphthong («тау»): slightly too many. A long Kyrgyz vowel is
# written double and makes one syllable. English: each group of vowels, a silent e included.
_SYLLABLE = {
    "en": re.compile("[aeiouy]+"),
    "ru": re.compile("[аеёиоуыэюя]"),
    "kk": re.compile("[аәеёиоөуұүыіэюя]"),
    "ky": re.compile("аа|оо|уу|ээ|өө|үү|[аеёиоөуүыэюя]"),
}
_STOP = re.compile(r"[.?!…]+[»”\")\]]*\s+|\n+")
_ABBREVIATION = re.compile(r"(?:^|[\s(«])(?:абз|б|г|гг|п|пп|см|ст|т|ч|Art|No|e\.g|i\.e|т\.\s?е)\.$")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in the texts of one language.

    `words`: with numbers; `spelled`: those with letters, whose syllables are counted.
    """

    texts: int
    sentences: int
    words: int
    spelled: int
    syllables: int
    longest: int

    @property
    def words_a_sentence(self) -> float:
        """The mean number of words in a sentence."""
        return self.words / self.sentences

    @property
    def syllables_a_word(self) -> float:
        """The mean number of syllables in a word that has letters."""
        return self.syllables / self.spelled


def source_texts(corpus: Corpus) -> list[str]:
    """Return each text of the program, the templates and the law files, once, as it was written."""
    return list(dict.fromkeys((*program_texts(), *law_texts(corpus))))


def screen_texts(sources: Iterable[str], language: str) -> list[str]:
    """Return the texts in a language, without those that it does not have yet."""
    if language == "en":
        return list(sources)
    translate = translator(language)
    written = ((source, translate(source)) for source in sources)
    return [text for source, text in written if text != source]


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text: up to a stop or the end of a line.

    No sentence ends before a small letter, nor after an abbreviation such as «ст.» or «г.».
    """
    begin = 0
    for stop in _STOP.finditer(text):
        found = text[begin : stop.end()].strip()
        new_line = "\n" in stop.group()
        going_on = text[stop.end() : stop.end() + 1].islower() or _ABBREVIATION.search(found)
        if new_line or not going_on:
            begin = stop.end()
            if words(found):
                yield found
    if words(text[begin:]):
        yield text[begin:].strip()


def words(sentence: str) -> list[str]:
    """Return what stands between spaces and holds a letter or a digit."""
    return [word for word in sentence.split() if any(map(str.isalnum, word))]


def syllables(word: str, language: str) -> int:
    """Count the syllables of a word: one at least if it has letters."""
    found = len(_SYLLABLE[language].findall(word.lower()))
    return max(found, 1) if _is_spelled(word) else 0


def _is_spelled(word: str) -> bool:
    """A number, or a gap like {count} that is filled later, is not spelled."""
    return "{" not in word and "%(" not in word and any(map(str.isalpha, word))


def measure(texts: Iterable[str], language: str) -> Measure:
    """Count texts, sentences, words and syllables."""
    listed = list(texts)
    by_sentence = [words(sentence) for text in listed for sentence in sentences(text)]
    every = [word for found in by_sentence for word in found]
    return Measure(
        texts=len(listed),
        sentences=len(by_sentence),
        words=len(every),
        spelled=sum(map(_is_spelled, every)),
        syllables=sum(syllables(word, language) for word in every),
        longest=max(map(len, by_sentence)),
    )


def russian_ease(measured: Measure) -> float:
    """Return Flesch's reading ease for Russian: the higher, the easier.

    The coefficients 1.3 and 60.1 are those of I. V. Oborneva (2006), who fitted the formula to
    Russian; other measures for Russian use the same.
    """
    return 206.835 - 1.3 * measured.words_a_sentence - 60.1 * measured.syllables_a_word


def report_line(texts: Iterable[str], language: str) -> str:
    """Return one line that says what was measured."""
    measured = measure(texts, language)
    line = (
        f"{language}: {measured.texts} texts, {measured.words_a_sentence:.1f} words a sentence "
        f"(longest {measured.longest}), {measured.syllables_a_word:.2f} syllables a word"
    )
    return f"{line}, Flesch for Russian {russian_ease(measured):.0f}" if language == "ru" else line

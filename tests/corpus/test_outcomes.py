"""How cases ended: the numbers of a source fit together, and are shown as they are."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lawbase.corpus import Corpus
from lawbase.i18n import law_texts
from lawbase.model.outcome import Outcome


def test_2025_of_article_449(corpus: Corpus) -> None:
    """111.4 of 115.6 thousand rulings are 96.4 of a hundred."""
    outcome = corpus.outcomes["kz.outcome.449.2025"]
    assert outcome.provision == "kz.cao.449"
    assert outcome.usual == "warning"
    assert outcome.percent("warning") == 96
    assert outcome.percent("fine") == 3  # 3.4 / 115.6 = 2.9
    assert outcome.percent("arrest") == 0  # fewer than one of a hundred
    assert sum(outcome.results.values()) == 115_066
    assert outcome.confidence == "secondary"


def test_its_texts_are_translated_like_the_law(corpus: Corpus) -> None:
    texts = set(law_texts(corpus))
    for outcome in corpus.outcomes.values():
        assert {outcome.text, outcome.part_open, outcome.includes} <= texts


@pytest.mark.parametrize(
    "wrong", [{"rulings": 115_000}, {"cases": 115_500}, {"last": "2024-01-01"}]
)
def test_numbers_that_do_not_fit_are_a_fault(corpus: Corpus, wrong: dict[str, object]) -> None:
    good = corpus.outcomes["kz.outcome.449.2025"].model_dump()
    with pytest.raises(ValidationError):
        Outcome.model_validate({**good, **wrong})

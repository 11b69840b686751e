"""The cards of "It is happening now": short, asserting nothing, and resting on law of today."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from lawbase.corpus import ContentError, Corpus, load_corpus
from lawbase.corpus.corpus import surest_version
from lawbase.corpus.loading import JURISDICTIONS, RULES
from lawbase.i18n import LANGUAGES, law_texts, translator
from lawbase.model.guidance import Place, PlaceId, Statement
from tests.documents.reading import sentences, words_in

KZ = "kz/at_once.yaml"
KG = "kg/at_once.yaml"

# Words that would assert something about place, work, money or other people; and about oneself.
# "I am held", "I was stopped", "I was brought" are what the officers themselves do.
ASSERTING = {
    "en": r"work\w*|job|client\w*|customer\w*|money|pa(y|id)\w*|price\w*|sex\w*|service\w*|flat|"
    r"apartment|sauna|hotel|house|home|room|street|girl\w*|friend\w*|colleague\w*|landlord|driver|"
    r"owner|husband|guilty|innocent|mine|she|he|they|we|"
    r"I (am|was)(?! (held|stopped|brought))( \w+)?|I do not (know|do|sell|work)|"
    r"I (did|only|never|live|came|met|saw|know)",
    "ru": r"работ\w*|клиент\w*|деньг\w*|денег|плат\w*|цен[аы]|секс\w*|услуг\w*|квартир\w*|саун\w*|"
    r"гостиниц\w*|отел\w*|дома|домой|комнат\w*|улиц\w*|девуш\w*|подруг\w*|друзья\w*|коллег\w*|"
    r"водител\w*|хозя\w*|муж\w*|виновн\w*|невиновн\w*|он[аи]?|мы|я (не (зна|дела|работа)\w*|был\w*|"
    r"только|никогда|живу|пришл\w*|встреча\w*|виде\w*)",
    "kk": r"жұмыс\w*|клиент\w*|тұтынушы\w*|ақша\w*|төле\w*|баға\w*|секс\w*|қызмет көрсет\w*|"
    r"пәтер\w*|сауна\w*|қонақ үй\w*|үй(де|ге|ім|імде)?|бөлме\w*|көше\w*|қыз(дар\w*)?|дос\w*|"
    r"әріптес\w*|жүргізуші\w*|иесі|күйеу\w*|кінәлі\w*|ол(ар)?|біз",
    "ky": r"жумуш\w*|кардар\w*|клиент\w*|акча\w*|төлө\w*|баа(сы)?|секс\w*|кызмат көрсөт\w*|"
    r"батир\w*|сауна\w*|мейманкана\w*|үй(дө|гө|үм|үмдө)?|бөлмө\w*|көчө\w*|кыз(дар\w*)?|дос\w*|"
    r"кесиптеш\w*|айдоочу\w*|ээси|күйөө\w*|күнөөлүү\w*|ал(ар)?|биз",
}
WORK = re.compile(
    r"(?<!community )(?<!place of )\bwork(ed|er|ing)?\b|\b(job|client|prostitut\w*)\b|"
    r"(?<!your own )\bsex",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def cards(corpus: Corpus) -> list[tuple[str, Place]]:
    return [
        (country, card) for country in JURISDICTIONS for card in corpus.places[country].values()
    ]


def lines(card: Place) -> list[str]:
    return [card.name, *card.say, *card.do_not, *card.remember, *card.then]


def statements(corpus: Corpus, card: Place) -> list[Statement]:
    return [corpus.statements[id_] for id_ in card.articles]


def asserting(language: str, text: str) -> list[str]:
    found = re.finditer(rf"\b({ASSERTING[language]})\b", text, re.IGNORECASE)
    return [match.group() for match in found]


# -- as it is shipped -----------------------------------------------------------------------------


def test_each_country_has_the_six_places_in_one_order(corpus: Corpus) -> None:
    assert set(corpus.places) == set(JURISDICTIONS)
    for shelf in corpus.places.values():
        assert tuple(shelf) == get_args(PlaceId)


def test_three_to_say_and_three_to_leave(corpus: Corpus) -> None:
    for _country, card in cards(corpus):
        assert (len(card.say), len(card.do_not)) == (3, 3)
        assert len(set(lines(card))) == len(lines(card)), card.id


def test_sentences_have_at_most_fifteen_words(corpus: Corpus) -> None:
    texts = [
        text
        for _country, card in cards(corpus)
        for text in (*lines(card), *(row.text for row in statements(corpus, card)))
    ]
    assert [s for text in texts for s in sentences(text) if words_in(s) > 15] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_asserts_nothing(corpus: Corpus, language: str) -> None:
    _ = translator(language)
    for country, card in cards(corpus):
        for text in card.say:
            if language == "en" or _(text) != text:
                assert asserting(language, _(text)) == [], (country, card.id, _(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I was only with a friend."),
        ("en", "This is my flat."),
        ("en", "I never paid."),
        ("ru", "Я никогда не платила."),
        ("ru", "Это моя квартира."),
        ("kk", "Мен көшеде тұрдым."),
        ("ky", "Мен көчөдө турдум."),
    ],
)
def test_what_asserts_something_is_noticed(language: str, text: str) -> None:
    assert asserting(language, text)


def test_no_line_for_kyrgyzstan_speaks_of_work(corpus: Corpus) -> None:
    for card in corpus.places["kg"].values():
        for text in (*lines(card), *(row.text for row in statements(corpus, card))):
            assert not WORK.search(text), text


def test_the_cost_of_a_lawyer_stands_on_every_card(corpus: Corpus) -> None:
    for country, card in cards(corpus):
        asks = [text for text in card.then if "a lawyer" in text]
        assert asks, (country, card.id)
        for text in asks:
            assert "What you say without one can be used." in text


def test_what_the_lines_rest_on_is_in_force_today(corpus: Corpus) -> None:
    today = dt.date.today()
    for country, card in cards(corpus):
        assert len(set(card.rights)) == len(card.rights)
        for id_ in card.rights:
            right = corpus.rights[id_]
            assert right.jurisdiction == country
            version = surest_version(right, today)
            assert version is not None, id_
            assert not version.text_not_seen, id_
        for article in statements(corpus, card):
            assert article.entry.latest <= today, article.cite
            assert article.verified_to >= article.entry.latest, article.cite


def test_translators_see_every_text(corpus: Corpus) -> None:
    wanted = set(law_texts(corpus))
    for _country, card in cards(corpus):
        assert {*lines(card), *(row.text for row in statements(corpus, card))} <= wanted
        assert not {*card.rights, *card.articles, card.id} & wanted


def test_each_article_is_told_once(corpus: Corpus) -> None:
    """Whoever translates or changes it finds one row: a cite and a text stand once a country."""
    rows = list(corpus.statements.values())
    assert len({row.cite for row in rows}) == len(rows)
    assert len({(row.id[:2], row.text) for row in rows}) == len(rows)


def test_what_a_signature_and_a_role_mean(corpus: Corpus) -> None:
    """CAO 807(2), 811(3) and the role in a case: what the station cards must say."""
    for country, card in cards(corpus):
        if card.id == "station":
            assert any("in which role you are here" in text for text in card.then), country
    kz, kg = (corpus.places[country] for country in JURISDICTIONS)
    assert any("can write a protocol" in text for text in kz["station"].do_not)
    assert any("place of work or study" in text for text in kg["station"].then)


def test_who_may_be_brought_by_force(corpus: Corpus) -> None:
    """KZ: CAO 790(1), notice by 743(4)(3). KG: more than two missed notices, CO 527(1)."""
    assert {"kz.cao.790.1", "kz.cao.743.4.3"} <= set(corpus.places["kz"]["phone"].articles)
    assert "kg.co.527.1" in corpus.places["kg"]["phone"].articles
    assert "kz.cpc.223.2" in corpus.places["kz"]["clinic"].articles
    assert "kg.cpc.175.3" in corpus.places["kg"]["clinic"].articles


# -- a broken file teaches ------------------------------------------------------------------------


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def broken(rules: Path, file: str, old: str, new: str) -> tuple[int, list[str]]:
    """Replace the first `old`; return its line and what the load says."""
    path = rules / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_corpus(rules)
    return text[: text.index(old)].count("\n") + 1, [str(fault) for fault in error.value.faults]


def test_an_unknown_right(rules: Path) -> None:
    line, (message,) = broken(rules, KZ, "- kz.cao.786.1\n", "- kz.cao.7861\n")
    assert message.startswith(
        f"rules/{KZ}, line {line}, field places[0].rights[1]: 'kz.cao.7861' is not known; "
        "expected an id that exists, such as kz."
    )


def test_a_right_of_the_other_country(rules: Path) -> None:
    line, (message,) = broken(rules, KG, "- kg.co.523.1\n", "- kz.cao.786.1\n")
    assert message.startswith(
        f"rules/{KG}, line {line}, field places[0].rights[1]: 'kz.cao.786.1' is not known; "
    )


def test_an_article_of_the_other_country(rules: Path) -> None:
    line, (message,) = broken(rules, KG, "      - kg.co.128\n", "      - kz.cao.667.1\n")
    assert message.startswith(
        f"rules/{KG}, line {line}, field places[0].articles[1]: 'kz.cao.667.1' is not known; "
    )


def test_a_statement_that_no_card_names(rules: Path) -> None:
    broken_id = "  - id: kg.co.498.2.1\n"
    line, messages = broken(rules, KG, broken_id, broken_id.replace("498.2.1", "498"))
    assert f"rules/{KG}, line {line}, field statements[0].id: no card uses this statement; " in (
        messages[0] + messages[1]
    )


def test_an_article_without_a_known_source(rules: Path) -> None:
    line, (message,) = broken(rules, KG, "source: kg-co-2025-08-13", "source: a-book")
    assert message.startswith(
        f"rules/{KG}, line {line}, field statements[0].source: 'a-book' is not known; "
    )


def test_a_fourth_sentence_to_say(rules: Path) -> None:
    line, (message,) = broken(rules, KZ, "    say:\n", "    say:\n      - Am I free to go?\n")
    assert message == (
        f"rules/{KZ}, line {line}, field places[0].say: 4 texts; expected exactly three, so that "
        "they are read"
    )


def test_a_place_that_is_none(rules: Path) -> None:
    line, (message,) = broken(rules, KZ, "  - id: street\n", "  - id: roof\n")
    assert message.startswith(f"rules/{KZ}, line {line}, field places[0].id: ")
    assert "'street'" in message


def test_a_place_given_twice(rules: Path) -> None:
    line, (message,) = broken(rules, KZ, "  - id: door\n", "  - id: street\n")
    assert message == (
        f"rules/{KZ}, line {line}, field places[1].id: this id is given twice; expected unique ids"
    )

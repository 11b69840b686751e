"""The law page over the years: what changed between two versions, and where a rule is used."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from lawbase.cli import app
from lawbase.corpus import Corpus
from lawbase.documents.law_changes import change_text
from lawbase.documents.law_page import law_view
from lawbase.documents.rule_page import rule_text, rule_view, rules
from lawbase.documents.used_in import HELD, NEIGHBOUR, NOW, used_in
from lawbase.i18n import LANGUAGES


def changes_of(corpus: Corpus, provision: str, day: dt.date) -> list[dict[str, object]]:
    (version,) = law_view(corpus, provision, day)["versions"]
    found: list[dict[str, object]] = version["changes"]
    return found


def test_community_work_came_to_449_in_september_2025(corpus: Corpus) -> None:
    (change,) = changes_of(corpus, "kz.cao.449", dt.date(2025, 9, 1))
    assert (change["kind"], change["part"]) == ("penalty_added", "2")
    text = change_text(change, corpus, dt.date(2025, 9, 1), "en")
    assert text == "Part 2. A new penalty. community work: up to 20 hours"


def test_soiling_became_parts_of_its_own_in_434(corpus: Corpus) -> None:
    changes = changes_of(corpus, "kz.cao.434", dt.date(2024, 9, 9))
    added = [change["part"] for change in changes if change["kind"] == "part_added"]
    assert sorted(map(str, added)) == ["4", "5", "6"]


def test_the_first_version_changed_nothing(corpus: Corpus) -> None:
    view = law_view(corpus, "kz.cao.449", None)
    assert view["versions"][0]["changes"] == []


def test_every_change_can_be_told_in_every_language(corpus: Corpus) -> None:
    for provision in corpus.provisions:
        for version in law_view(corpus, provision, None)["versions"]:
            day = dt.date.fromisoformat(version["from_latest"])
            for change in version["changes"]:
                for language in LANGUAGES:
                    assert change_text(change, corpus, day, language)


def test_where_rules_are_used(corpus: Corpus) -> None:
    assert (NEIGHBOUR, "kz.cao.449") in used_in(corpus, "kz.cao.434")
    for jurisdiction, cards in corpus.places.items():
        for card in cards.values():
            for right in card.rights:
                assert (NOW, card.id) in used_in(corpus, right), jurisdiction
    limits = [r.id for r in corpus.rights.values() if any(v.holds_at_most for v in r.versions)]
    assert all((HELD, "limits") in used_in(corpus, right) for right in limits)


def test_every_rule_can_be_shown(corpus: Corpus) -> None:
    for id_ in rules(corpus):
        view = json.loads(json.dumps(rule_view(corpus, id_, None)))
        assert view["versions"]
        for language in ("en", "ru"):
            assert rule_text(view, language, corpus)


def test_an_unconfirmed_number_is_never_shown(corpus: Corpus) -> None:
    unconfirmed = {
        (authority.id, contact.value)
        for authority in corpus.authorities.values()
        for version in authority.versions
        for contact in version.contacts
        if contact.status == "unconfirmed"
    }
    assert unconfirmed
    for authority, number in unconfirmed:
        assert number not in rule_text(rule_view(corpus, authority, None), "en", corpus)


@pytest.mark.parametrize(
    ("day", "text"),
    [("2017-06-01", "not verified"), ("2026-01-01", "official text")],
)
def test_a_term_on_a_day(day: str, text: str) -> None:
    done = CliRunner().invoke(app, ["law", "kz.deadline.appeal_ruling", "--on", day])
    assert done.exit_code == 0
    assert "A term: Appeal against the ruling" in done.stdout
    assert text in done.stdout

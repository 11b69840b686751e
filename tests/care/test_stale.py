"""What to read first: an unseen text that reassures stands above an official one read last week."""

from __future__ import annotations

import datetime as dt

from typer.testing import CliRunner

from lawbase.care.stale import older_than_a_year, stale
from lawbase.cli import app
from lawbase.corpus import Corpus

TODAY = dt.date(2026, 11, 28)


def test_only_what_is_in_force_is_listed(corpus: Corpus) -> None:
    listed = {row.id for row in stale(corpus, TODAY)}
    assert "kz.cao.449" in listed
    assert "kg.com2017.119" not in listed


def test_charges_on_old_texts_come_before_authorities(corpus: Corpus) -> None:
    rows = stale(corpus, TODAY)
    assert rows[0].kind == "charge"
    assert [row.risk for row in rows] == sorted((row.risk for row in rows), reverse=True)


def test_doubt_and_age_raise_the_risk(corpus: Corpus) -> None:
    now = {row.id: row.risk for row in stale(corpus, TODAY)}
    later = {row.id: row.risk for row in stale(corpus, TODAY + dt.timedelta(days=400))}
    assert all(later[id_] > now[id_] for id_ in now if id_ in later)


def test_nothing_is_older_than_a_year_when_read_and_everything_is_two_years_later(
    corpus: Corpus,
) -> None:
    assert older_than_a_year(corpus, TODAY) == []
    assert len(older_than_a_year(corpus, dt.date(2028, 12, 1))) == len(
        stale(corpus, dt.date(2028, 12, 1))
    )


def test_the_command_lists_the_top() -> None:
    done = CliRunner().invoke(app, ["stale", "--on", "2027-12-01", "--top", "5"])
    assert done.exit_code == 0
    assert len(done.stdout.strip().split("\n")) == 5
    assert "law checked to" in done.stdout

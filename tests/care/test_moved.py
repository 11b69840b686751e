"""A change of the law files is visible as a change of answers, and as nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawbase.care.moved import differences, moved, stored_cases
from lawbase.cli import app
from lawbase.corpus import Corpus, load_corpus
from tests.broken_content import Content

KZ_449 = "kz/offences/cao_449.yaml"
CASES = {
    "spoke-to-nobody": "{jurisdiction: kz, date: 2025-09-02, today: 2026-11-22, "
    "charges: [kz.cao.449], facts: {approached_people: no}}",
    "again-in-a-year": "{jurisdiction: kz, date: 2025-09-02, today: 2026-11-22, "
    "charges: [kz.cao.449], facts: {approached_people: yes, approach_insistent: yes, "
    "in_public_place: yes, approach_offered_sex: yes, punished_same_article_within_year: yes, "
    "foreigner: no}}",
}


def test_the_same_content_moves_nothing(corpus: Corpus) -> None:
    assert moved(corpus, corpus, stored_cases()) == []


def test_a_date_moved_by_a_week_moves_the_answer_of_that_week(
    corpus: Corpus, content: Content
) -> None:
    content.replace(KZ_449, "from: 2025-09-01", "from: 2025-09-08")
    moves = moved(corpus, load_corpus(content.rules), CASES)
    assert {move.case for move in moves} == {"again-in-a-year"}
    assert any("penalties" in move.field for move in moves)


def test_stored_cases_hold_the_tables() -> None:
    cases = stored_cases()
    assert len(cases) > 500
    assert "kz_cao_434:stood-quietly-2025" in cases


def test_differences_name_the_smallest_field() -> None:
    before = {"charges": [{"provision": "a", "ground": "open"}, {"provision": "b", "ground": "x"}]}
    after = {"charges": [{"provision": "b", "ground": "x"}, {"provision": "a", "ground": "absent"}]}
    assert list(differences(before, after)) == [("charges[a].ground", "open", "absent")]


def test_a_case_that_only_one_content_can_read(corpus: Corpus, content: Content) -> None:
    content.write(
        "facts/new.yaml",
        "facts:\n  - id: sky_was_blue\n    statement: S.\n    question: Q?\n    why: W.\n"
        "    group: act\n",
    )
    case = {"new": "{jurisdiction: kz, date: 2025-09-02, facts: {sky_was_blue: yes}}"}
    moves = moved(corpus, load_corpus(content.rules), case)
    assert "cannot be read" in {move.field for move in moves}


@pytest.mark.parametrize("place", ["folder", "revision"])
def test_the_command_prints_what_moved(place: str, content: Content, tmp_path: Path) -> None:
    content.replace(KZ_449, "from: 2025-09-01", "from: 2025-09-02")
    old = str(Path(__file__).resolve().parents[2] / "rules") if place == "folder" else "HEAD"
    done = CliRunner().invoke(app, ["diff", old, str(content.rules)])
    if place == "revision" and done.exit_code == 2:
        pytest.skip("this copy of the project has no history")
    assert done.exit_code == 0, done.output
    last = done.stdout.strip().split("\n")[-1]
    assert "answers moved, in " in last


def test_a_place_that_is_neither_folder_nor_revision() -> None:
    done = CliRunner().invoke(app, ["diff", "no-such-thing", "rules"])
    assert done.exit_code == 2
    assert "neither a folder nor a revision" in done.stderr

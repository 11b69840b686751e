"""Every row of the notes is encoded, and a row of the tables fails without it, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawbase.care.coverage import CoverageList, read_coverage, summary
from lawbase.corpus import ContentError, Corpus
from lawbase.corpus.loading import RULES
from tests.broken_content import Content
from tests.law.table import rows


@pytest.fixture(scope="module")
def lists(corpus: Corpus) -> list[CoverageList]:
    return read_coverage(RULES, corpus)


def test_nineteen_in_twenty_rows_are_encoded(lists: list[CoverageList]) -> None:
    count, encoded = summary(lists)
    print(f"\n{encoded} of {count} rows encoded ({encoded / count:.1%})")
    assert count > 300
    assert encoded >= count * 0.95


def test_each_encoded_entry_is_expected_by_a_row(lists: list[CoverageList], corpus: Corpus) -> None:
    """Without the entry that row fails: it names it, and it passes today."""
    tested = {id_ for row in rows() for id_ in row.ids}
    shelves = (corpus.provisions, corpus.rights, corpus.remedies, corpus.authorities)
    in_tables = {id_ for shelf in shelves for id_ in shelf}
    in_tables |= {f"{country}:{id_}" for country, id_ in corpus.deadlines}
    lacking = sorted(
        {
            id_
            for listed in lists
            for row in listed.rows
            for id_ in row.encoded
            if id_ in in_tables and id_ not in tested
        }
    )
    assert lacking == []


def test_no_row_stands_twice_in_a_list(lists: list[CoverageList]) -> None:
    for listed in lists:
        names = [row.row for row in listed.rows]
        assert len(names) == len(set(names)), listed.name


def test_an_unknown_entry_is_a_fault_with_its_line(content: Content, corpus: Corpus) -> None:
    broken = 'list: notes\nrows:\n  - row: "1"\n    about: A\n    encoded: [kz.cao.0]\n'
    content.write("coverage/broken.yaml", broken)
    with pytest.raises(ContentError) as error:
        read_coverage(content.rules, corpus)
    assert str(error.value).startswith(
        "rules/coverage/broken.yaml, line 5, field rows[0].encoded[0]: 'kz.cao.0' is not known"
    )


def test_a_row_left_out_needs_its_reason(tmp_path: Path, corpus: Corpus) -> None:
    folder = tmp_path / "rules" / "coverage"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(
        'list: notes\nrows:\n  - row: "1"\n    about: A\n    left_out: superseded\n', "utf-8"
    )
    with pytest.raises(ContentError, match="left out without a reason"):
        read_coverage(tmp_path / "rules", corpus)

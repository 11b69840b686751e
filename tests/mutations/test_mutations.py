"""The tables alone notice a change of the law files: each small change fails some row.

Changes that no row notices stand in survivors.yaml, each with the reason why no answer differs.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from lawbase.corpus import Corpus
from tests.mutations.changes import changes, entries
from tests.mutations.noticed import Tables

SURVIVORS = Path(__file__).with_name("survivors.yaml")
SHARES = 16  # so that the workers share the load
# All take minutes: ./run test --deep tries each, a plain run one in six.
EVERY = 1 if os.environ.get("LAWBASE_DEEP") else 6
ENTRIES = list(entries())


def explained() -> dict[str, str]:
    """Return the changes that no row can notice, each with the reason."""
    listed = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8")) or []
    return {change: group["why"] for group in listed for change in group["changes"]}


@pytest.fixture(scope="module")
def tables(corpus: Corpus) -> Tables:
    return Tables(corpus)


@pytest.mark.parametrize("share", range(SHARES))
def test_each_change_is_noticed_by_a_row_or_explained(share: int, tables: Tables) -> None:
    known = explained()
    unexplained: list[str] = []
    tried = left = 0
    for entry in ENTRIES[share::SHARES]:
        survivors, count = tables.survivors(entry, EVERY)
        tried, left = tried + count, left + len(survivors)
        unexplained += [name for name in survivors if name not in known]
    print(f"\n{tried} changes, {left} not noticed by any row")
    assert not unexplained, "no row notices: " + "; ".join(unexplained)


def test_nineteen_in_twenty_changes_are_noticed() -> None:
    tried = [f"{entry.id}: {name}" for entry in ENTRIES for name, _ in changes(entry)]
    known = explained()
    print(
        f"\n{len(tried)} changes, {len(known)} explained: {1 - len(known) / len(tried):.1%} noticed"
    )
    assert len(known) <= len(tried) / 20
    assert all(known.values()), "each survivor has its reason"
    assert not set(known) - set(tried), "these changes are no longer tried; take them off the list"

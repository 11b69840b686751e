"""Prints the changes that no row notices, of the entries named, or of all.

python -m tests.mutations kz.cao.449 kz.cao.789.1
"""

from __future__ import annotations

import sys

from lawbase.corpus import load_corpus
from tests.mutations.changes import entries
from tests.mutations.noticed import Tables


def main(wanted: list[str]) -> None:
    """Print the survivors of the entries named, or of all."""
    tables = Tables(load_corpus())
    all_tried = all_left = 0
    for entry in entries():
        if wanted and entry.id not in wanted and str(entry.raw["id"]) not in wanted:
            continue
        left, tried = tables.survivors(entry)
        all_tried, all_left = all_tried + tried, all_left + len(left)
        if left or wanted:
            print(f"{entry.id}: {tried} changes, {len(left)} not noticed", *left, sep="\n   ")
    killed = 100 * (1 - all_left / all_tried) if all_tried else 100.0
    print(f"{all_tried} changes, {all_left} not noticed: {killed:.1f} % are noticed")


if __name__ == "__main__":
    main(sys.argv[1:])

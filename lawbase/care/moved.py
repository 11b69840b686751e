"""Which answers move when the law files change: the stored cases run through both contents."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lawbase.casefile import read_case
from lawbase.corpus import ContentError, Corpus, load_corpus
from lawbase.corpus.loading import RULES
from lawbase.engine import Engine
from lawbase.engine.chaining import PlainChainer
from lawbase.output import plain

# Case files, and the tables of cases with expected answers.
STORED = (RULES.parent / "scenarios", RULES.parent / "tests" / "law")
# Where the entries of a list have no place of their own, this names them.
_NAMES = ("provision", "id", "part")


@dataclass(frozen=True, slots=True)
class Move:
    """One answer that is different now: the case, the field, the value before and after."""

    case: str
    field: str
    before: Any
    after: Any


@contextmanager
def content(where: str) -> Iterator[Path]:
    """Give the rules folder that `where` names: a folder, or a revision of this repository.

    Raises:
        ValueError: if it is neither.
    """
    folder = Path(where)
    if folder.is_dir():
        yield folder / "rules" if (folder / "rules").is_dir() else folder
        return
    archive = subprocess.run(
        ["git", "archive", "--format=tar", where, "rules"],
        cwd=RULES.parent,
        capture_output=True,
        check=False,
    )
    if archive.returncode != 0:
        raise ValueError(f"{where!r} is neither a folder nor a revision of this repository")
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            tar.extractall(unpacked, filter="data")
        yield Path(unpacked) / "rules"


def stored_cases(folders: tuple[Path, ...] = STORED) -> dict[str, str]:
    """Return the text of every stored case, by its file and its id."""
    cases: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.glob("**/*.yaml")):
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            rows = data.get("rows", [data]) if isinstance(data, dict) else []
            for row in rows:
                case = row.get("case")
                if isinstance(case, dict):
                    name = f"{path.stem}:{row.get('id', path.stem)}"
                    cases[name] = yaml.safe_dump(case, allow_unicode=True, sort_keys=False)
    return cases


def moved(old: Corpus, new: Corpus, cases: dict[str, str]) -> list[Move]:
    """Return every answer that the two contents give differently, case by case.

    A case that one of them cannot read (an id that is not there yet) counts as one answer.
    """
    engines = Engine(old, PlainChainer()), Engine(new, PlainChainer())
    moves: list[Move] = []
    for name, text in cases.items():
        before, after = (_answer(engine, text, name) for engine in engines)
        moves += [Move(name, *difference) for difference in differences(before, after)]
    return moves


def _answer(engine: Engine, text: str, name: str) -> Any:
    try:
        return plain(engine.assess(read_case(text, name, engine.corpus)))
    except ContentError as error:
        return {"cannot be read": str(error.faults[0].problem)}


def differences(before: Any, after: Any, field: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield (field, before, after) for the smallest parts that differ."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            if key not in ("why", "version_from"):
                inside = f"{field}.{key}" if field else key
                yield from differences(before.get(key), after.get(key), inside)
    elif _named(before) and _named(after):
        one, other = _by_name(before), _by_name(after)
        for name in dict.fromkeys((*one, *other)):
            yield from differences(one.get(name), other.get(name), f"{field}[{name}]")
    else:
        yield field, before, after


def _named(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, dict) and _name(v) for v in value)


def _name(entry: dict[str, Any]) -> str:
    return next((str(entry[key]) for key in _NAMES if key in entry), "")


def _by_name(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {_name(entry): entry for entry in entries}


def in_short(value: Any) -> str:
    """Write an answer in a few words: an entry by what it found, a list by its length."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        found = value.get("ground") or value.get("finding") or value.get("due")
        return str(found) if found else ", ".join(f"{k}: {v}" for k, v in value.items())[:100]
    if isinstance(value, list):
        return "; ".join(in_short(item) for item in value) or "none"
    return str(value)


def load(where: str) -> Corpus:
    """Return the content that `where` names, loaded.

    Raises:
        ValueError: if `where` names none; ContentError: if it is faulty.
    """
    with content(where) as rules:
        return load_corpus(rules)

"""The YAML reader: values as people mean them, and the line of every field."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from lawbase.corpus import ContentError, Fault
from lawbase.corpus.reading import Path, build, dotted, read_yaml

TEXT = """\
# A comment
id: kz.cao.449

versions:
  - from: 2015-01-01
    parts:
      - {part: "1", units: 5}
      - part: "2"
        units: 10
  - from: 2018-01-08
"""


def faults(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_yaml(text, "x.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_values() -> None:
    source = (
        "{a: yes, b: no, c: 2025-03-01, d: 2025-03, e: 300, f: '300', g: , h: [x, y], i: {k: v}}"
    )
    assert read_yaml(source, "x.yaml").data == {
        "a": True,
        "b": False,
        "c": dt.date(2025, 3, 1),
        "d": "2025-03",
        "e": 300,
        "f": "300",
        "g": None,
        "h": ["x", "y"],
        "i": {"k": "v"},
    }


def test_keys_are_always_text() -> None:
    assert read_yaml("{yes: 1, 449: 2, 2025-03-01: 3}", "x.yaml").data == {
        "yes": 1,
        "449": 2,
        "2025-03-01": 3,
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("versions",), 4),
        (("versions", 0, "from"), 5),
        (("versions", 0, "parts"), 6),
        (("versions", 0, "parts", 0, "units"), 7),
        (("versions", 0, "parts", 1, "part"), 8),
        (("versions", 0, "parts", 1, "units"), 9),
        (("versions", 1), 10),
        # A field that is not there: the line of the nearest one above it.
        (("versions", 1, "parts"), 10),
        (("versions", 0, "parts", 1, "who", "x"), 8),
        (("title",), 2),
    ],
)
def test_the_line_of_a_field(path: Path, line: int) -> None:
    assert read_yaml(TEXT, "x.yaml").line_of(path) == line


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("date",), "date"),
        (("date", "from"), "date.from"),
        (("versions", 0, "parts", 1, "part"), "versions[0].parts[1].part"),
        (("facts", 12, "id"), "facts[12].id"),
    ],
)
def test_a_path_in_words(path: Path, text: str) -> None:
    assert dotted(path) == text


def test_a_fault_in_words() -> None:
    assert str(Fault("a.yaml", 3, "date", "wrong", "a day")) == (
        "a.yaml, line 3, field date: wrong; expected a day"
    )
    assert str(Fault("a.yaml", 1, "", "wrong")) == "a.yaml, line 1: wrong"


def test_keys_given_twice_are_all_listed() -> None:
    assert faults("a: 1\nb:\n  c: 1\n  c: 2\na: 3\na: 4\n") == [
        "x.yaml, line 4, field b.c: this key is given twice; expected each key once",
        "x.yaml, line 5, field a: this key is given twice; expected each key once",
        "x.yaml, line 6, field a: this key is given twice; expected each key once",
    ]


def test_an_alias_is_named_with_the_line_of_its_list() -> None:
    assert faults("a: &x [1]\nb: 2\nc:\n  - *x\n") == [
        "x.yaml, line 3, field c[0]: an alias (*name); expected the value written out"
    ]


def test_an_alias_to_itself_ends() -> None:
    assert len(faults("a: &x [*x]\n")) == 1


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13-01", "!!bool x", "!!int x", "!x y"])
def test_a_value_that_yaml_cannot_read_stays_text(value: str) -> None:
    """Whoever reads the field then says what was expected there."""
    assert read_yaml(f"a: 1\nb: {value}\n", "x.yaml").data["b"] == value.split()[-1]


@pytest.mark.parametrize("depth", [100, 400, 600, 900])
def test_deep_nesting_is_named(depth: int) -> None:
    (message,) = faults("a: " + "[" * depth + "]" * depth)
    assert message.endswith("nested too deep; expected at most 20 levels")


def test_nothing_gives_no_data() -> None:
    assert read_yaml("", "x.yaml").data is None
    assert read_yaml("# only a comment\n", "x.yaml").data is None


# -- models ---------------------------------------------------------------------------------------


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    part: str
    units: int


class Article(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    parts: list[Part]


def built(text: str) -> list[str]:
    source = read_yaml(text, "x.yaml")
    data: Any = source.data
    with pytest.raises(ContentError) as caught:
        build(Article, data, (), source)
    return [str(fault) for fault in caught.value.faults]


def test_every_wrong_field_is_listed_with_its_line() -> None:
    text = "id: 5\nparts:\n  - part: '1'\n    units: five\n  - units: 3\n    colour: red\n"
    found = built(text)
    assert [line.split(":")[0] for line in found] == [
        "x.yaml, line 1, field id",
        "x.yaml, line 4, field parts[0].units",
        "x.yaml, line 5, field parts[1].part",
        "x.yaml, line 6, field parts[1].colour",
    ]
    assert found[2].endswith("this field is missing; expected a value")
    assert found[3].endswith("unknown field; expected a field of the schema")

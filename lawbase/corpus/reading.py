"""Reads YAML with the line of every field, so that each error can say where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from lawbase.corpus.faults import ContentError, Fault

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

# Law and cases need no more; deeper nesting is a mistake or an attack.
_DEEPEST = 20
_FLAT = f"at most {_DEEPEST} levels"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class YamlFile:
    """The data of a YAML file and the line on which each field begins."""

    name: str
    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """Return the line of the field, or of the nearest field above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, problem: str, expected: str = "") -> Fault:
        """Return a fault at this field."""
        return Fault(self.name, self.line_of(path), dotted(path), problem, expected)


def dotted(path: Path) -> str:
    """Write a path as people do: versions[0].parts[1].part."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def read_yaml(text: str, name: str) -> YamlFile:
    """Read one YAML document.

    A value that YAML cannot make sense of stays the text it is; whoever reads the field says what
    was expected there.

    Raises ContentError on broken YAML, on a key given twice, on deep nesting, and on anchors and
    aliases (they can blow up a small file, and a reader cannot see at the place what stands there).
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(
            [_not_yaml(name, line, error.problem or "", "key: value pairs")]
        ) from None
    except yaml.YAMLError as error:
        raise ContentError([_not_yaml(name, 1, str(error), "plain text in UTF-8")]) from None
    except RecursionError:
        raise ContentError([_not_yaml(name, 1, "nested too deep", _FLAT)]) from None
    document = YamlFile(name, None)
    builder = _Builder(document)
    if node is not None:
        document.data = builder.value(node, (), node.start_mark.line + 1)
    if builder.faults:
        raise ContentError(builder.faults)
    return document


def _not_yaml(name: str, line: int, problem: str, expected: str) -> Fault:
    return Fault(name, line, "", f"this is not YAML: {' '.join(problem.split())}", expected)


class _Builder:
    """Builds plain data from YAML nodes and notes the line of every field."""

    def __init__(self, document: YamlFile) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self.seen: set[int] = set()
        self.loader = _Loader("")

    def fault(self, path: Path, problem: str, expected: str) -> None:
        self.faults.append(self.document.fault(path, problem, expected))

    def value(self, node: Any, path: Path, line: int) -> Any:
        """Return the data of a node that stands at `path`, on `line`."""
        self.document.lines[path] = line
        if id(node) in self.seen:
            self.fault(path, "an alias (*name)", "the value written out")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if len(path) >= _DEEPEST:
            self.fault(path, "nested too deep", _FLAT)
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        return [
            self.value(item, (*path, index), self.line(item, line))
            for index, item in enumerate(node.value)
        ]

    def line(self, node: Any, line: int) -> int:
        """Return the line of an item; an alias knows only that of what it stands for."""
        return line if id(node) in self.seen else node.start_mark.line + 1

    def mapping(self, node: Any, path: Path) -> dict[Any, Any]:
        built: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in built:
                self.document.lines[(*path, key)] = line
                self.fault((*path, key), "this key is given twice", "each key once")
            built[key] = self.value(value_node, (*path, key), line)
            self.document.lines[(*path, key)] = line
        return built

    def scalar(self, node: Any) -> Any:
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, KeyError, IndexError, AttributeError):
            return node.value  # such as 30 February, or a number of a thousand digits


def build(model: type[Model], data: Any, path: Path, source: YamlFile) -> Model:
    """Build a model from a part of a file; ContentError names the line of every wrong field."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(
            [_from_pydantic(source, path, problem) for problem in error.errors()]
        ) from None


def _from_pydantic(source: YamlFile, path: Path, problem: Any) -> Fault:
    location: Sequence[str | int] = problem["loc"]
    where = (*path, *location)
    while where and where not in source.lines and len(where) > len(path):
        where = where[:-1]
    message = str(problem["msg"]).removeprefix("Value error, ")
    said, _, expected = message.partition("; expected ")
    if problem["type"] == "missing":
        return source.fault((*path, *location), "this field is missing", "a value")
    if problem["type"] == "extra_forbidden":
        return source.fault((*path, *location), "unknown field", "a field of the schema")
    if not expected:
        said, _, expected = message.partition(": expected ")
    value = problem.get("input")
    shown = f" (it reads {value!r})" if isinstance(value, str | int | bool) else ""
    return source.fault(where, f"{said}{shown}", expected)

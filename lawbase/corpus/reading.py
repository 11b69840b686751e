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

    Raises ContentError on broken YAML, on a key given twice, and on anchors and aliases (they
    can blow up a small file, and a reader cannot see at the place what is written there).
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(
            [Fault(name, line, "", f"this is not YAML: {error.problem}", "key: value pairs")]
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError(
            [Fault(name, 1, "", f"this is not YAML: {error}", "plain text in UTF-8")]
        ) from None
    document = YamlFile(name, None)
    faults: list[Fault] = []
    if node is not None:
        document.data = _build(node, (), document, faults, set(), _Loader(""))
    if faults:
        raise ContentError(faults)
    return document


def _build(
    node: Any, path: Path, document: YamlFile, faults: list[Fault], seen: set[int], loader: Any
) -> Any:
    document.lines[path] = node.start_mark.line + 1
    if id(node) in seen:
        faults.append(document.fault(path, "an alias (*name)", "the value written out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            if key in mapping:
                document.lines[here] = key_node.start_mark.line + 1
                faults.append(document.fault(here, "this key is given twice", "each key once"))
            mapping[key] = _build(value_node, here, document, faults, seen, loader)
            document.lines[here] = key_node.start_mark.line + 1
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(item, (*path, index), document, faults, seen, loader)
            for index, item in enumerate(node.value)
        ]
    try:
        return loader.construct_object(node)
    except (yaml.YAMLError, ValueError):
        faults.append(document.fault(path, f"{node.value!r} cannot be read", "a plain value"))
        return None


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

"""YAML bytes to plain values that remember their lines.

Rule: every error about a definition file names file and line, shows the line's words, and says what to do.
Only true, false, null and numbers are anything but text: `on`, `no` and 2009-05-22 stay what was written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from servanda.errors import BadDossier

Path_ = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(slots=True)
class Placed:
    """Values of one YAML file, with the line (from 1) at which each of them stands."""

    file: Path
    lines: list[str]
    data: Any = None
    places: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest value that holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, 1)

    def at(self, path: Path_) -> Any:
        """The value at a path."""
        found = self.data
        for part in path:
            found = found[part]
        return found

    def error(self, path: Path_, what: str, remedy: str) -> BadDossier:
        """Say what is wrong with the value at a path."""
        return self.error_at(self.line(path), what, remedy)

    def error_at(self, line: int, what: str, remedy: str) -> BadDossier:
        """Say what is wrong at a line."""
        words = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
        shown = f"{line} | {words}" if words else ""
        return BadDossier(what, where=f"{self.file}:{line}", words=shown, remedy=remedy)


class _Loader(yaml.SafeLoader):
    """A loader for which a day is text, and so is every word but true, false and null."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  (the name that PyYAML looks for)


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?(?:0|[1-9]\d*)$", list("-+0123456789")),
    ("float", r"^[-+]?\d+\.\d+$", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


_AT_END = re.compile("<stream end>|end of stream")  # in PyYAML's words


def read_yaml(file: Path) -> Placed:
    """Read a YAML file with the line of every value.

    Raises:
        BadDossier: it cannot be opened, is not UTF-8, is no YAML, repeats a key or uses an alias.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadDossier(
            f"cannot be read: {error.strerror}", where=str(file), remedy="Check the name and the permissions."
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        placed = Placed(file, data.decode("utf-8", "replace").splitlines())
        line = data.count(b"\n", 0, error.start) + 1
        raise placed.error_at(line, "not UTF-8", "Save the file as UTF-8.") from None
    placed = Placed(file, text.splitlines())
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is not None:
            placed.data = _value(loader, node, (), placed, set())
    except yaml.MarkedYAMLError as error:
        raise _malformed(placed, error) from None
    except yaml.YAMLError as error:
        raise placed.error_at(1, f"no YAML: {error}", "Mend the file.") from None
    finally:
        loader.dispose()
    return placed


def _malformed(placed: Placed, error: yaml.MarkedYAMLError) -> BadDossier:
    """Say what the parser could not read, at the last line with words where it met the end of the file."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    worded = [number for number, words in enumerate(placed.lines[:line], 1) if words.strip()]
    line = worded[-1] if worded else 1
    what, remedy = str(error.problem), "Mend the line."
    if _AT_END.search(what):
        opened = error.context_mark.line + 1 if error.context_mark else line
        what = "a bracket or quotation mark is not closed"
        remedy = f"Close what line {opened} opens." if opened < line else "Close it."
    return placed.error_at(line, f"no YAML: {what}", remedy)


def _value(loader: _Loader, node: Node, path: Path_, placed: Placed, seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    placed.places.setdefault(path, line)
    if isinstance(node, ScalarNode):
        return loader.construct_object(node)
    if id(node) in seen:
        raise placed.error_at(line, "an alias", "Write the value out: aliases are not read.")
    seen.add(id(node))
    if isinstance(node, SequenceNode):
        return [_value(loader, one, (*path, n), placed, seen) for n, one in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        here = (*path, name)
        if name in found:
            raise placed.error_at(
                key.start_mark.line + 1,
                f"the key stands twice: {name} (first in line {placed.places[here]})",
                "Keep one of the two.",
            )
        placed.places[here] = key.start_mark.line + 1
        found[name] = _value(loader, value, here, placed, seen)
    return found


def shape(model: type[M], placed: Placed) -> M:
    """Give the values of a file the shape of a pydantic model.

    Raises:
        BadDossier: a field is missing, unknown or of the wrong kind; the first of them by line.
    """
    found, errors = shaped(model, placed)
    if found is None:
        raise errors[0]
    return found


def shaped(model: type[M], placed: Placed) -> tuple[M | None, list[BadDossier]]:
    """Give the values of a file the shape of a pydantic model, or all that hinders it, by line."""
    try:
        return model.model_validate(placed.data if placed.data is not None else {}), []
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    inner = {one["loc"][:depth] for one in wrong for depth in range(len(one["loc"]))}
    # A list none of whose values can be used is told to be too short as well: only the values are wrong.
    found = [shown(one, model, placed) for one in wrong if one["loc"] not in inner]
    alone = {str(one): one for one in found}  # a value that fails in two ways may be told alike
    return None, sorted(alone.values(), key=lambda one: int(one.where.rpartition(":")[2]))


def shown(error: Any, model: type[BaseModel], placed: Placed, under: Path_ = ()) -> BadDossier:
    """Say at which line what pydantic found wrong with a model, whose values stand under a path."""
    inner: Path_ = tuple(part for part in error["loc"])
    path = (*under, *inner)
    name = next((part for part in reversed(inner) if isinstance(part, str)), "")
    if not path:
        what = f"no sections, but {'a list' if isinstance(placed.data, list) else 'one value'}"
        return placed.error((), what, "Put what is listed under the name of its section, as in parties:")
    if error["type"] == "missing":
        return placed.error(path[:-1], f"{name} is missing", f"Add {name}: …")
    if error["type"] == "extra_forbidden":
        if " " in name:  # a comma or a colon inside of braces ends a value
            remedy = "Put words that hold a comma or a colon in quotation marks."
        else:
            remedy = suggest(name, _fields(model, inner[:-1]), "field")
        return placed.error(path, f"no such field: {name}", remedy)
    return placed.error(path, f"{name}: {_reason(error)}", f"Given was {error['input']!r}."[:200])


# What pydantic calls a fault, and what it is to an analyst.
_REASONS = {
    "tuple_type": "a list belongs here, as in [one, other]",
    "dict_type": "fields belong here, as in {name: value}",
    "model_type": "fields belong here, as in {name: value}",
    "model_attributes_type": "fields belong here, as in {name: value}",
    "string_type": "words belong here",
    "string_too_short": "words belong here",
    "too_short": "at least one belongs here",
    "bool_parsing": "true or false belongs here",
    "bool_type": "true or false belongs here",
    "float_parsing": "a number belongs here",
    "float_type": "a number belongs here",
    "int_parsing": "a whole number belongs here",
    "int_type": "a whole number belongs here",
    "int_from_float": "a whole number belongs here",
}


def _reason(error: Any) -> str:
    kind = error["type"]
    if kind in ("literal_error", "enum"):
        return f"one of these belongs here: {error['ctx']['expected']}".replace("'", "").replace(" or ", ", ")
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = error["ctx"].get("ge", error["ctx"].get("le"))
        return f"at {'least' if kind.startswith('greater') else 'most'} {bound} belongs here"
    return _REASONS.get(kind) or str(error["msg"]).removeprefix("Value error, ")


def _fields(model: type[BaseModel], path: Path_) -> tuple[str, ...]:
    """The names of the fields of the model that stands at a path."""
    names = [part for part in path if isinstance(part, str)]
    kind: Any = model
    for name in names:
        info = getattr(kind, "model_fields", {}).get(name)
        kind = _inner(info.annotation) if info else None
    return tuple(info.alias or name for name, info in getattr(kind, "model_fields", {}).items())


def _inner(annotation: Any) -> Any:
    for one in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None


def suggest(word: str, known: Iterable[str], noun: str) -> str:
    """Say which known name was perhaps meant."""
    names = tuple(known)
    near = difflib.get_close_matches(word, names, 1, 0.6)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known {noun}s: {', '.join(names)}." if names else f"No {noun} is known here."

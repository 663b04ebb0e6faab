"""Immutable nouns to plain JSON values and back.

This is how the record keeps them; the exchange format for others is in `present`.
Rule: what `encode` writes `decode` reads back equal, and fields at their defaults are left out,
so that a noun may gain a field without a migration.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_PLAIN = frozenset({str, int, float, bool, type(None)})


def encode(value: object) -> Any:
    """Turn a noun, or a tuple, dict or scalar of nouns, into what `json.dumps` takes."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [encode(item) for item in cast(Sequence[object], value)]
    plan = _plan(kind)
    if plan is not None:
        found = {}
        for name, default in plan:
            item = getattr(value, name)
            if item != default:
                found[name] = encode(item)
        return found
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    raise TypeError(f"no noun of the model: {kind.__name__}")


def decode(kind: type[T], data: Any) -> T:
    """Read back a noun of the given dataclass."""
    make: Callable[[Any], T] = _decoder(cast(Any, kind))
    return make(data)


@cache
def _plan(kind: type) -> tuple[tuple[str, object], ...] | None:
    """Names and defaults of a noun's fields; None where the type is no noun."""
    if not is_dataclass(kind):
        return None
    return tuple(
        (field.name, field.default if field.default_factory is MISSING else field.default_factory())
        for field in fields(kind)
    )


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What reads a type back; `_as_it_is` itself where JSON already has the value."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = [_decoder(arg) for arg in args if arg is not type(None)]
        assert len(inner) == 1, f"a union of two nouns cannot be told apart: {kind}"
        only = inner[0]
        return only if only is _as_it_is else lambda data: None if data is None else only(data)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return tuple if item is _as_it_is else lambda data: tuple([item(one) for one in data])
        items = [_decoder(arg) for arg in args]
        return lambda data: tuple([one(part) for one, part in zip(items, data, strict=True)])
    if origin is dict:
        value = _decoder(args[1])
        return lambda data: {key: value(one) for key, one in data.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        # An Enum's own look-up costs ten times a dict's; it still has the last word, and the error.
        return lambda data: members.get(data) or kind(data)
    if kind is date:
        return date.fromisoformat
    return _noun_decoder(kind) if is_dataclass(kind) else _as_it_is


def _noun_decoder(kind: Any) -> Callable[[Any], Any]:
    """What makes a noun: fields that JSON has as they are go in as they are, the rest are read first."""
    names = frozenset(field.name for field in fields(kind))
    readers: list[tuple[str, Callable[[Any], Any]]] | None = None

    def build(data: Any) -> Any:
        nonlocal readers
        if readers is None:  # late, so that a noun may hold itself
            hints = get_type_hints(kind)
            found = [(name, _decoder(hints[name])) for name in sorted(names)]
            readers = [each for each in found if each[1] is not _as_it_is]
        if not names.issuperset(data):  # of a newer program: what it alone knows is left out
            data = {name: one for name, one in data.items() if name in names}
        elif readers:
            data = dict(data)
        for name, read in readers:
            if name in data:
                data[name] = read(data[name])
        return kind(**data)

    return build


def _as_it_is(data: Any) -> Any:
    return data

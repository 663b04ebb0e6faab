"""A thing of an answer to plain values by attribute, so that two answers can be held side by side.

Attributes are paths: ``state``, ``performance/FY2007/state``. Rule: what names a thing or supports it is no
part of what it says; ids of things in the record are counted, since another source may rename them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from servanda.model.figure import Amount
from servanda.model.when import Recurrence, When

Says = Mapping[str, str]

_CONTENT_ID = re.compile(r"^[a-z]+_[0-9a-f]{16}$")

# Names and grounds; what only tells how well a thing is supported; what `history` repeats of the rest.
# The next round is told as a round.
_SUPPORT = frozenset({"because", "history", "ambiguous", "outside_knowledge"})
LEFT = _SUPPORT | {"id", "name", "commitment", "figure", "next_round"}

# Lists whose members have a name of their own, by which the same one is found in the other answer.
NAMED: Mapping[str, Callable[[Any], str]] = {
    "performance": lambda one: one.name or value(one.period),
    "steps": lambda one: f"{one.name} {one.by}",
    "sides": lambda one: one.party,
    "ordinals": lambda one: one.by,
    "parameters": lambda one: f"{one.name} {one.low or ''}".strip(),
    "rules": lambda one: f"{one.parameter} {one.test} {_begin(one)}".strip(),
    "stretches": lambda one: one.low or "",
    "text_readings": lambda one: one.given_by,
    "requires": lambda one: one.text,
}


def _begin(rule: Any) -> str:
    """From when a rule holds: as assessed, or as a definition states it."""
    return str(getattr(rule, "low", None) or getattr(rule, "start", None) or "")


def says(thing: Any, leave: frozenset[str] = LEFT) -> dict[str, str]:
    """What a dataclass says, attribute by attribute; what is not stated is left out."""
    return {name: found for name, found in _pairs(thing, leave, "") if found}


def _pairs(thing: Any, leave: frozenset[str], path: str) -> Iterator[tuple[str, str]]:
    for one in fields(thing):
        if one.name in leave:
            continue
        yield from _field(one.name, getattr(thing, one.name), leave, f"{path}{one.name}")


def _field(name: str, held: Any, leave: frozenset[str], path: str) -> Iterator[tuple[str, str]]:
    if isinstance(held, tuple) and any(is_dataclass(one) for one in held):
        key = NAMED.get(name)
        if key is None or not all(is_dataclass(one) for one in held):
            yield path, str(len(held))
            return
        for one in held:
            yield from _pairs(one, leave, f"{path}/{key(one)}/")
    elif is_dataclass(held) and not isinstance(held, When | Amount | Recurrence):
        yield from _pairs(held, leave, f"{path}/")
    else:
        yield path, value(held)


def value(held: Any) -> str:
    """One value in writing; empty where nothing is stated."""
    if held is None:
        return ""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, Enum):
        return str(held.value)
    if isinstance(held, float):
        return f"{held:g}"
    if isinstance(held, Amount):
        ends = [f"{end:g}" if end is not None else "" for end in (held.low, held.high)]
        return ends[0] if held.exact else "..".join(ends)
    if isinstance(held, tuple):
        return _several(held)
    return held.value if isinstance(held, When) else str(held)


def _several(held: Iterable[Any]) -> str:
    """Values in order; things of the record by their number."""
    members = tuple(held)
    if any(isinstance(one, tuple) or _CONTENT_ID.match(str(one)) for one in members):
        return str(len(members))
    return "; ".join(dict.fromkeys(value(one) for one in members))

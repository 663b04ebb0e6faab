"""The objects that pages are drawn from, as schemas and as JSON: one shape for both.

Rule: a shape is the type itself, from `present.screens`; every field is always there, and there is no other.
Two types of one name are told apart by their module.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from servanda.present.page import Line, Sheet
from servanda.present.screens import (
    charts,
    conditions,
    dashboard,
    decisions,
    documents,
    duel,
    duty,
    hits,
    item,
    marked,
    matrix,
    measures,
    meeting,
    network,
    people,
    problems,
)

Schema = dict[str, Any]
REF = "#/components/schemas/"
_HOME = "servanda__present__"  # before the name of a type of which there are several, and of its module


@dataclass(frozen=True, slots=True)
class TrackRound:
    """A round in the list of all, with the track that it is of."""

    id: str
    track: str
    track_name: str
    round: meeting.Row


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A row of the matrix, with its instrument and what the columns of its cells are."""

    id: str
    instrument: str
    title: str
    columns: tuple[str, ...]
    duty: matrix.Row


@dataclass(frozen=True, slots=True)
class HeldCondition:
    """A condition, with whoever makes it."""

    id: str
    holder: str
    side: str
    condition: conditions.Hinge


@dataclass(frozen=True, slots=True)
class GroupedMeasure:
    """A measure as it stands on the day, with the group in which it is shown."""

    id: str
    group: str
    measure: measures.Card


SHAPES: tuple[Any, ...] = (
    Sheet,
    Line,
    dashboard.Dashboard,
    TrackRound,
    meeting.Meeting,
    DutyRow,
    duty.Duty,
    HeldCondition,
    GroupedMeasure,
    measures.Question,
    charts.Series,
    duel.Row,
    duel.Duel,
    documents.Row,
    marked.Marked,
    people.Known,
    people.One,
    network.Network,
    problems.Row,
    item.Item,
    decisions.Decided,
    decisions.Dispute,
    hits.Found,
    hits.Facet,
)


def written(shape: Any, thing: object) -> Any:
    """Write a thing as plain JSON values."""
    return _adapter(shape).dump_python(thing, mode="json")


def ref_to(shape: Any) -> Schema:
    """Refer to the schema of a shape."""
    return dict(_made()[0][shape])


def schemas() -> Schema:
    """The schemas of all shapes, by name, with those of what they are made of."""
    return dict(_made()[1])


@lru_cache(maxsize=128)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@lru_cache(maxsize=1)
def _made() -> tuple[dict[Any, Schema], Schema]:
    wanted = [(str(number), "serialization", _adapter(one)) for number, one in enumerate(SHAPES)]
    refs, whole = TypeAdapter.json_schemas(wanted, ref_template=REF + "{model}")  # type: ignore[arg-type]
    found = {_name(name): _closed(_renamed(told)) for name, told in whole["$defs"].items()}
    told = {SHAPES[int(key)]: _renamed(one) for (key, _), one in refs.items()}
    return told, found


def _name(name: str) -> str:
    return name.removeprefix(_HOME).removeprefix("screens__").replace("__", ".")


def _renamed(told: Any) -> Any:
    if isinstance(told, list):
        return [_renamed(one) for one in told]
    if not isinstance(told, dict):
        return told
    return {
        key: REF + _name(value.removeprefix(REF)) if key == "$ref" else _renamed(value)
        for key, value in told.items()
    }


def _closed(told: Schema) -> Schema:
    if told.get("type") == "object" and "properties" in told:
        return {**told, "required": list(told["properties"]), "additionalProperties": False}
    return told

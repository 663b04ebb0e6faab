"""Which events are rounds of a track, and which belong to one.

Rule: every single meeting of a track, held, planned, proposed or not held, is one round. An act that is
about a meeting (its postponement) belongs to that round; else one of the track on a round's day to the
round of that day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.ids import content_id

_NO_ROUND = frozenset({Status.CONDITIONAL, Status.NOT_STATED, Status.ONGOING})
# What is done to a round that is already set; an offer of a next one is made at the present one.
ABOUT_ROUND = frozenset({"talks.schedule", "talks.postpone", "talks.decline"})


def assign_rounds(events: Sequence[Event], contents: Mapping[str, str | None] | None = None) -> list[Event]:
    """Give each meeting of a track its round id; to acts about it, and others of its day, the same.

    Args:
        events: of the whole record.
        contents: of an assertion that is the content of another, the id of that other.
    """
    days: dict[tuple[str, str], str] = {}
    about: dict[str, tuple[date, str]] = {}  # assertion -> the round that is its content, with its first day
    found: list[Event] = []
    for event in events:
        if event.type == "talks.hold" and event.track and event.status not in _NO_ROUND:
            number = content_id("n", event.id)
            if event.when is not None and event.when.is_day:
                days.setdefault((event.track, event.when.value), number)
            for one in event.assertions:
                act = (contents or {}).get(one)
                if act:  # of a day put off to another, the first is what was put off
                    about[act] = min(about.get(act, (date.max, number)), (_first(event), number))
            event = replace(event, round=number)
        found.append(event)
    return [_within(event, days, about) for event in found]


def _first(event: Event) -> date:
    return (event.when.earliest if event.when else None) or date.max


def _within(
    event: Event, days: Mapping[tuple[str, str], str], about: Mapping[str, tuple[date, str]]
) -> Event:
    if event.round is not None or event.track is None:
        return event
    if event.type in ABOUT_ROUND:
        told = [about[one] for one in event.assertions if one in about]
        if told:
            return replace(event, round=min(told)[1])
    if event.when is not None and (event.track, event.when.value) in days:
        return replace(event, round=days[event.track, event.when.value])
    return event

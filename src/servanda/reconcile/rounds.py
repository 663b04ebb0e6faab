"""Which events are rounds of a track, and which belong to one.

Rule: every single meeting of a track, held, planned, proposed or not held, is one round; another event
of the track on the same day belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.ids import content_id

_NO_ROUND = frozenset({Status.CONDITIONAL, Status.NOT_STATED, Status.ONGOING})


def assign_rounds(events: Sequence[Event]) -> list[Event]:
    """Give each meeting of a track its round id, and other events of its day the same."""
    days: dict[tuple[str, str], str] = {}
    found: list[Event] = []
    for event in events:
        if event.type == "talks.hold" and event.track and event.status not in _NO_ROUND:
            number = content_id("n", event.id)
            if event.when is not None and event.when.is_day:
                days.setdefault((event.track, event.when.value), number)
            event = replace(event, round=number)
        found.append(event)
    return [
        replace(event, round=days[event.track, event.when.value])
        if event.round is None
        and event.track
        and event.when is not None
        and (event.track, event.when.value) in days
        else event
        for event in found
    ]

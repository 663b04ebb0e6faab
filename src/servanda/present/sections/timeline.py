"""Every event in the order of its day, those without a day last."""

from __future__ import annotations

from servanda.model.event import Event
from servanda.present.naming import spoken
from servanda.present.page import Group, Section
from servanda.present.sections.desk import Desk


def timeline(desk: Desk) -> Section:
    """Write the section."""
    events = sorted(desk.view.reconciled.events, key=day_of)
    lines = tuple(
        desk.citing.line(desk.wording.event(event), (event.id,), label=spoken(event.when), id=event.id)
        for event in events
    )
    return Section("timeline", "Timeline", (Group(lines),) if lines else (), empty="No event is on record.")


def day_of(event: Event) -> tuple[bool, str, str]:
    """Order events by their first possible day; what has none comes last."""
    first = (event.when.earliest or event.when.latest) if event.when else None
    return (first is None, first.isoformat() if first else "", event.known_on or "")

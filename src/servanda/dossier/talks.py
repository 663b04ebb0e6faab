"""What a view tells of a track beyond its rounds: how often they are held, and where.

Rule: an accord's own words are text, a custom that names no instrument is practice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from servanda.model.act import Aspect
from servanda.model.record import Assertion
from servanda.model.talks import Track
from servanda.model.view import View

_CADENCE, _ALTERNATE = "cadence:", "host:alternate"


def customs(view: View, track: Track) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The fields that documents tell of cadence and hosts: name, value, ids of the assertions."""
    habits = [
        found
        for event in view.reconciled.events
        if event.track == track.id
        for one in event.assertions
        if (found := view.reconciled.assertions.get(one)) and found.aspect is Aspect.HABIT
    ]
    text = _cadence([one for one in habits if one.role("instrument")])
    practice = _cadence([one for one in habits if not one.role("instrument")])
    if text or practice:
        value, because = text or practice or ("", ())
        yield "cadence", value, because
        yield "cadence_by", "text" if text else "practice", because
    if text and practice and text[0] != practice[0]:
        yield "practice", *practice
    hosting = tuple(
        one.id for one in habits if any(role.entity == _ALTERNATE for role in one.all_roles("host"))
    )
    if hosting:
        yield "hosting", "alternate", hosting


def _cadence(habits: list[Assertion]) -> tuple[str, tuple[str, ...]] | None:
    """The cadence that most accounts tell, with them."""
    told = {
        one.id: entity.removeprefix(_CADENCE)
        for one in habits
        for role in one.all_roles("amount")
        if (entity := role.entity or "").startswith(_CADENCE)
    }
    if not told:
        return None
    value = min(Counter(told.values()).items(), key=lambda pair: (-pair[1], pair[0]))[0]
    return value, tuple(id_ for id_, one in told.items() if one == value)

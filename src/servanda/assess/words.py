"""The words for what an act is about, as its own document has them.

Rule: what was asked or offered comes first, then a matter that is known, then the words of the act itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.assess.index import Index
from servanda.model.event import Event
from servanda.model.record import Assertion, Role


def matter(index: Index, assertion: Assertion) -> str:
    """Give the words for the content of an act ("that the next round be held"), else for its matter."""
    contents = [one for one in index.contents.get(assertion.id, ()) if one.evidence]
    if contents:
        return min(contents, key=lambda one: (one.evidence[0].start, one.id)).evidence[0].quote
    patient, topic = assertion.role("patient"), assertion.role("topic")
    for role in (patient, topic):
        if role and role.text and (role.entity or _around(role, topic)):
            return role.text
    return assertion.evidence[0].quote if assertion.evidence else ""


def _around(role: Role, topic: Role | None) -> bool:
    """Tell whether the words of a role hold those of the topic: "a new fisheries agreement"."""
    if topic is None or role.start is None or role.end is None or topic.start is None or topic.end is None:
        return False
    return role.start <= topic.start and topic.end <= role.end


def of_topic(index: Index, events: Iterable[Event], topic: str) -> str:
    """The words by which acts name a topic; the topic's id where only it is known."""
    found = (
        role.text
        for event in events
        for role in event.roles
        if index.same(role.entity) == topic and role.text
    )
    return next(found, topic)

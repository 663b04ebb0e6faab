"""Names that recur in documents and that nothing identifies, for an analyst who may know a party in them.

Rule: found by capital letters inside of sentences alone, so that it works for any accord; only ever offered,
commented out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from servanda.dossier.grounds import Grounds
from servanda.dossier.writing import scalar
from servanda.model.actor import Actor, ActorType
from servanda.model.source import Part
from servanda.model.view import View

_ABOUT = (
    "  # These names recur, and nothing tells what they are. One that is a party gets an entry, its code",
    "  # in place of XA; `demonyms` are words for its people, `capital` a city that may stand for it.",
)
MOST = 6  # names offered
_OFTEN = 4  # times at least
# A capital after a small letter and a space: no beginning of a sentence. Words in capitals are headings.
_NAME = re.compile(
    r"(?<=[a-z,;] )(?:the )?([A-Z][^\W\d_]*[a-z][^\W\d_]*(?:[ -][A-Z][^\W\d_]*[a-z][^\W\d_]*)*)"
)


def lines(view: View, grounds: Grounds) -> Iterator[str]:
    """Commented entries for names that recur, the most frequent first, each with where it stands first."""
    taken = _taken(view)
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for document in sorted(grounds.documents.values(), key=lambda one: one.id):
        spans = taken.get(document.id, [])
        for found in _NAME.finditer(document.text):
            start, end = found.span(1)
            if document.part_at(start) is Part.FURNITURE or _within(spans, start, end):
                continue
            counts[found[1]] += 1
            first.setdefault(found[1], grounds.around(document.id, start, end))
    known = {actor.name for actor in view.reconciled.actors if _identified(actor)}
    often = [(name, count) for name, count in counts.items() if count >= _OFTEN and name not in known]
    if not often:
        return
    yield from _ABOUT
    for name, count in sorted(often, key=lambda one: (-one[1], one[0]))[:MOST]:
        yield f"  # {first[name]}"
        yield "  # - id: state:XA"
        yield f"  #   name: {scalar(name)}  # {count} times"


def _taken(view: View) -> dict[str, list[tuple[int, int]]]:
    """Stretches of each document that stand for someone or for a time."""
    found: dict[str, list[tuple[int, int]]] = {}
    for actor in view.reconciled.actors:
        if not _identified(actor):
            continue
        for one in actor.mentions:
            found.setdefault(one.document, []).append((one.start, one.end))
    for visible in view.visible:
        for timex in visible.reading.timexes:
            found.setdefault(timex.document, []).append((timex.start, timex.end))
    return found


def _identified(actor: Actor) -> bool:
    """Tell whether it is known what a name stands for: a place of one word may be a state."""
    unsure = actor.type in (ActorType.PLACE, ActorType.ORGANISATION, ActorType.PERSON)
    return not unsure or actor.party is not None or bool(actor.offices) or " " in actor.name


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in spans)

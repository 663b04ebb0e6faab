"""From what an act is done to, to the roles that say it: patient, instrument, place, amount, topic.

Rule: a part without a name stands for its accord ("the terms of the treaty"); talks have topics, no patient.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.circumstances import amounts, reach, topics
from servanda.read.clauses import Clauses
from servanda.read.frame_hit import Hit
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at
from servanda.read.role_of import role_of
from servanda.read.roles import chain_end, is_talks
from servanda.read.scene import Scene

PLACED = ("talks.", "contact.", "person.", "relations.", "instrument.sign", "case.intercept")
_ABOUT = frozenset({"position.demand", "position.request", "position.offer", "position.pledge"})


def shown_by(hit: Hit) -> tuple[int, int] | None:
    """Where what an act is done to stands, from its first word to its last."""
    return (hit.patient[0].first, hit.patient[-1].last) if hit.patient else None


def end_of(hit: Hit) -> int:
    """The last word of a hit and of what it is done to."""
    return max([hit.last, *(noun.last for noun in hit.patient)])


def patient_roles(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """What an act is done to or is about, as roles; those who act are none of them."""
    line = clauses.line
    found: list[Role] = []
    if not hit.patient:
        return _free_topics(clauses, hit)
    first, last = hit.patient[0], hit.patient[-1]
    wide = hit.light >= 0 or hit.act in _ABOUT
    end = reach(line, last.last) if wide else chain_end(line, last.last)
    if hit.frame.object == "place":
        named = next((one for one in line.actors if one.last == first.head), None)
        if named is not None:
            found.append(Role("place", named.text, named.entity, named.name, named.start, named.end))
        return found
    abouts = topics(line, min(first.first, hit.word + 1) if hit.pred is None else first.first, end)
    covered = {one.entity for one in line.concepts if one.first <= first.head <= one.last}
    if not is_talks(hit) and not hit.frame.mutual:
        for noun in hit.patient:
            entity = next(
                (one.entity for one in line.concepts if one.first <= noun.head <= one.last and one.entity),
                None,
            )
            named = line.actor_at.get(noun.head)
            if (whole := _instrument_of(line, noun)) is not None and hit.act.startswith("conduct."):
                found.append(whole)
            elif hit.frame.object not in ("actor", "state") and not (named is not None and named.entity):
                found.append(role_of(line, "patient", noun, entity))
            found += amounts(line, noun, scene)
    if not abouts and not is_talks(hit):
        abouts = _apposed(line, first.first)
    found += [one for one in abouts if hit.frame.mutual or not (is_talks(hit) and one.entity in covered)]
    return found


def _instrument_of(line: Line, noun: Noun) -> Role | None:
    """Read "the terms of the accord": what is kept or broken is the accord, not a part without a name."""
    inner = noun_at(line, noun.last + 2) if line.low(noun.last + 1) == "of" else None
    if inner is None or "instrument" not in classes_of(line, inner):
        return None
    named = line.actor_at.get(inner.head)
    entity = named.entity if named is not None and named.type == "instrument" else None
    return role_of(line, "instrument", inner, entity)


def _apposed(line: Line, index: int) -> list[Role]:
    """Topics of what an apposition is said of: "the mail links with Oslo, a service that was cut"."""
    if line.kind(index - 1) != "comma" or line.low(index) not in ("a", "an"):
        return []
    start = index - 1
    while (
        start > 0
        and index - start < 14
        and line.kind(start - 1) not in ("verb", "hard", "comp", "rel", "sub")
    ):
        start -= 1
    found = topics(line, start, index - 1)
    return found[-1:]


def _free_topics(clauses: Clauses, hit: Hit) -> list[Role]:
    if hit.pred is None:
        return []
    return topics(clauses.line, hit.last, chain_end(clauses.line, hit.last))

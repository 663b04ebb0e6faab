"""Whether an act has those whom it needs: two sides, a body that one joins, somebody met.

Rule: a plural who are not known by name are several.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame_hit import Hit
from servanda.read.governors import governor_at
from servanda.read.patients import end_of
from servanda.read.role_of import is_plural
from servanda.read.roles import chain_end
from servanda.read.scene import Scene

_ASSEMBLED = frozenset(
    {"council", "assembly", "union", "league", "bloc", "organisation", "organization", "commission",
     "committee", "members", "conference", "forum", "signatories", "summit", "community",
     "commonwealth", "alliance"}
)  # fmt: skip


def has_body(clauses: Clauses, hit: Hit, agents: Sequence[Role]) -> bool:
    """Membership is of an organisation: one must be named as who admits or what is entered."""
    if any(role.entity and role.entity.startswith("org:") for role in agents):
        return True
    if any(role.text.lower().split()[-1] in _ASSEMBLED for role in agents):
        return True  # "the Council readmitted Mali", where no list knows the council
    line = clauses.line
    start, end = min([hit.first, *(one.first for one in hit.patient)]), chain_end(line, end_of(hit))
    if any(line.low(place) in _ASSEMBLED for place in range(start, end + 1)):
        return True
    return any(one.type == "organisation" and start <= one.first <= end for one in line.actors)


def has_two_sides(agents: Sequence[Role], others: Sequence[Role], scene: Scene) -> bool:
    """Tell whether those of an act are of two sides at least, or several under one name."""
    sides = {scene.parties.get(role.entity or "") or role.entity or role.text for role in (*agents, *others)}
    return len(sides - {""}) >= 2 or any(is_plural(role) for role in agents or others)


def to_negotiate(clauses: Clauses, pred: Pred) -> bool:
    """Tell "refused to negotiate", "an offer to negotiate": with whom is left to the story."""
    governed = pred.kind == "infinitive" and governor_at(clauses, pred.governor) is not None
    return governed and "negotiate" in pred.lemmas


def meets(agents: Sequence[Role], others: Sequence[Role]) -> bool:
    """A meeting needs somebody on each side, or two who meet."""
    several = any(is_plural(role) for role in agents)
    return several or len({role.entity or role.text for role in (*agents, *others)}) >= 2

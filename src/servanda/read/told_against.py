"""Who denies an act, who accuses of it, and whose finding it is.

Rule: only what is adverse is laid at somebody's door; what one blames another for is presupposed.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.alleged import speakers_at, unnamed
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.scene import Scene
from servanda.read.who import agents_of

_FAULTING = frozenset({"criticise", "criticize", "condemn", "denounce", "blame"})


def set_deniers(clauses: Clauses, draft: Draft, axes: Axes, scene: Scene) -> None:
    """Note on a draft who denies its act, and who accuses another of it."""
    draft.denier = speakers_at(clauses, axes.denied_by, scene)
    judges = clauses.by_word.get(axes.accused_by)
    presupposed = (
        draft.type not in scene.frames.adverse and judges is not None and set(judges.lemmas) & _FAULTING
    )
    draft.accuser = [] if presupposed else speakers_at(clauses, axes.accused_by, scene)
    if axes.hearsay >= 0 and draft.type in scene.frames.adverse:
        held = clauses.by_word.get(axes.hearsay)
        first, last = (held.first, held.last) if held is not None else (axes.hearsay, axes.hearsay)
        draft.accuser = [Role("speaker", clauses.line.text(first, last))]


def finder_of(clauses: Clauses, pred: Pred, scene: Scene) -> list[Role]:
    """Who holds or finds that an adverse act was done: it is theirs to say, not the outlet's."""
    if pred.opener < 0 or clauses.line.kind(pred.opener) != "comp":
        return []
    held = clauses.before(pred.opener)
    if held is None or held.last != pred.opener - 1:
        return []
    return agents_of(clauses, held, "speaker", scene) or unnamed(clauses, held)

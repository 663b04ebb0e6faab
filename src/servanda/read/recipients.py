"""From the giving or refusing of a permit to whom it is given, and by whom: "was refused a visa by".

Rule: a second object and the subject of a passive are given to; whoever gets something is given it by the one
it comes from. Nobody is named whom the words do not name.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame_hit import Hit
from servanda.read.in_words import with_whose
from servanda.read.nouns import Noun
from servanda.read.role_of import role_of
from servanda.read.scene import Scene
from servanda.read.who import who_or_words

GIVEN = frozenset({"case.visa-grant", "case.visa-refuse", "case.permit-grant", "case.permit-refuse"})
GETTING = frozenset({"get", "receive", "obtain", "win", "secure", "gain", "collect", "land"})
# What one has done for oneself: "had the crew freed"; "had two boats seized" is suffered.
_HAD_DONE = frozenset(
    {"person.release", "measure.lift", "measure.ease", "measure.extend", "case.permit-grant",
     "case.visa-grant", "talks.postpone", "instrument.amend", "instrument.extend"}
)  # fmt: skip
_STEPS = 4
_HAVING = frozenset({"have", "get"})


def recipients(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """Those to whom a permit is given or refused: "granted the line a licence", "withheld from vessels"."""
    tree, pred = clauses.tree, hit.pred
    if tree is None or pred is None:
        return []
    patients = {noun.head for noun in hit.patient}
    nouns = [tree.noun(one) for one in tree.of(pred.i, "iobj") if one not in patients]
    getting = bool(GETTING.intersection(pred.lemmas))
    given = pred.passive and bool(patients) and not getting
    if (
        pred.subject is not None
        and pred.subject.head not in patients
        and (given or (getting and not pred.passive))
    ):
        nouns.append(pred.subject)
    if not getting:
        nouns += _from(clauses, pred)
    return [role for noun in nouns for role in _anybody(clauses, noun, "target", scene, pred)]


def given_by(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """Who gives what one gets: "received a licence from the port"."""
    assert hit.pred is not None
    return [
        role
        for noun in _from(clauses, hit.pred)
        for role in who_or_words(clauses, noun, "agent", scene, hit.pred)
    ]


def has_done(clauses: Clauses, pred: Pred, act: str) -> Pred | None:
    """The "had" of "had nine of them freed", whose subject does it; None where nobody has it done."""
    tree = clauses.tree
    if tree is None or act not in _HAD_DONE or pred.finite or pred.kind != "participle":
        return None
    place, held = tree.head(pred.i), None
    for _ in range(_STEPS):  # the participle may hang on what it is done to: "nine of the men freed"
        held = clauses.by_word.get(place) if place >= 0 else None
        if held is not None or place < 0:
            break
        place = tree.head(place)
    had = held is not None and bool(_HAVING.intersection(held.lemmas)) and held.subject is not None
    return held if had else None


def _from(clauses: Clauses, pred: Pred) -> list[Noun]:
    tree = clauses.tree
    assert tree is not None
    return [
        tree.noun(one)
        for one in tree.of(pred.i, "obl")
        if one > pred.i and any(clauses.line.low(case) == "from" for case in tree.of(one, "case"))
    ]


def _anybody(clauses: Clauses, noun: Noun, role: str, scene: Scene, pred: Pred) -> list[Role]:
    if noun.head in clauses.line.timex_at:
        return []
    found = who_or_words(clauses, noun, role, scene, pred)
    if found or clauses.line.kind(noun.head) != "word":
        return found
    return [role_of(clauses.line, role, with_whose(clauses.line, noun))]  # whoever they are, they get it

"""From the predicates of a sentence to the acts that they tell: one each, at most.

Rule: what a noun carries ("drew criticism") is tried before the frames of the verb itself, and what is
judged or kept after them; a verb with a particle of its own matches no entry without one.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.read.acting import recent_of, subjects_of
from servanda.read.by_accord import BREACH, accord_frame, breach_at
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame, Frames, Trigger
from servanda.read.frame_hit import Hit, Setting
from servanda.read.inflect import plural
from servanda.read.judged_words import judged
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import noun_at, nouns_from
from servanda.read.received import received
from servanda.read.tree_objects import objects
from servanda.read.verb_frames import try_verb

_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_HARSHER = frozenset(
    {"stricter", "tighter", "tougher", "harsher", "stiffer", "steeper", "heavier", "stringent"}
)
_PARTLY = frozenset({"partly", "partially"})
_ASKING = frozenset({"position.request", "position.offer", "position.demand"})
_LODGED = _ASKING | {"position.object", "position.criticise", "position.set-condition", "position.accuse"}
_ADDRESSED = frozenset({"contact.invite", "position.object", "position.pledge", "position.demand"})
_REFUSED = ("case.permit-refuse", "case.visa-refuse")
_APPLIED = frozenset({"application", "applications", "applicant", "applicants", "those"})
_PAPERS = frozenset({"visa", "permit", "permit-paper"})
_TERMS = frozenset({"instrument", "obligation"})
_NO_DEED = ("position.", "conduct.perform", "conduct.breach", "talks.")  # what is said, or told already


def verb_hits(clauses: Clauses, frames: Frames, setting: Setting) -> list[Hit]:
    """Find the act of each predicate, one at most."""
    found: list[Hit] = []
    for pred in clauses.preds:
        hit = (
            _received(clauses, pred, frames)
            or _light(clauses, pred, frames)
            or _judged(clauses, pred, first=True)
            or _verb_hit(clauses, pred, frames, setting)
            or _judged(clauses, pred)
        )
        if hit is None and (told := accord_frame(clauses, pred)) is not None:
            frame, patient = told
            hit = Hit(frame, frame.act, pred.i, pred.first, pred.last, patient, pred)
        if hit is not None and not _is_leave(pred, hit):
            _by_degree(clauses, pred, hit)
            _by_paper(clauses, hit, setting)
            found.append(hit)
            if not hit.act.startswith(_NO_DEED) and (at := breach_at(clauses, pred)) is not None:
                found.append(Hit(BREACH, BREACH.act, pred.i, *at, (), pred))
    return [hit for hit in found if not _is_inside(hit, found)]


def _is_inside(hit: Hit, found: list[Hit]) -> bool:
    """Tell the honouring of "stopped honouring the pact", which is among the words of another conduct."""
    if hit.act != "conduct.perform":
        return False
    return any(one.act == "conduct.breach" and one.word < hit.word <= one.last for one in found)


def _is_leave(pred: Pred, hit: Hit) -> bool:
    """Tell "may fish inside the limit", "can pay in euros": what one is free to do is no conduct."""
    if hit.act == "conduct.cooperate" and pred.passive and {"must", "shall"}.intersection(pred.group):
        return True  # "a request must be answered within a month"
    deed = hit.act in ("conduct.perform", "conduct.breach") and not hit.frame.patient & _TERMS
    return deed and "not" not in pred.group and bool({"may", "can"}.intersection(pred.group))


def _by_degree(clauses: Clauses, pred: Pred, hit: Hit) -> None:
    """Tell "stricter limits were set" from new ones, "partly lifted" from lifted."""
    line = clauses.line
    words = {line.low(place) for one in hit.patient for place in range(one.first, one.last + 1)}
    around = {line.low(place) for place in range(pred.first - 1, pred.last + 2)}
    if hit.act == "measure.impose" and words & _HARSHER:
        hit.act = "measure.tighten"
    elif hit.act == "measure.lift" and around & _PARTLY:
        hit.act = "measure.ease"
    elif hit.act == "measure.lift" and "lift" in pred.lemmas and _is_raised_to(line, hit):
        hit.act = "measure.tighten"


def _is_raised_to(line: Line, hit: Hit) -> bool:
    """Tell "lifted the fee to 85 euros" from "lifted the fee"."""
    if not hit.patient or "charge" not in classes_of(line, hit.patient[-1]):
        return False
    after = hit.patient[-1].last + 1
    return line.low(after) in ("to", "by") and any(
        line.low(place)[:1].isdigit() for place in (after + 1, after + 2)
    )


def _by_paper(clauses: Clauses, hit: Hit, setting: Setting) -> None:
    """Tell applications for visas, of which the line or the one before speaks, from those for permits."""
    line = clauses.line
    if hit.act not in _REFUSED or not any(line.low(one.head) in _APPLIED for one in hit.patient):
        return
    if any(word.low in ("visa", "visas") for word in line.words):
        hit.act = "case.visa-refuse"  # "had their applications knocked back under the visa accord"
        return
    papers = [found & _PAPERS for found, _ in (*recent_of(line), *setting.recent) if found & _PAPERS]
    if papers:
        hit.act = "case.visa-refuse" if "visa" in papers[0] else "case.permit-refuse"


def _verb_hit(clauses: Clauses, pred: Pred, frames: Frames, setting: Setting) -> Hit | None:
    own = clauses.tree.of(pred.i, "compound:prt") if clauses.tree is not None else []
    other = any(one + 1 not in clauses.line.timex_at for one in own)  # but "signed in 1996"
    for lemma in pred.lemmas:
        for trigger in frames.verbs.get(lemma, ()):
            if other and not trigger.rest:
                continue  # "were set up" is not "were set"
            hit = try_verb(clauses, pred, trigger, setting) or _of_carried(clauses, pred, trigger, setting)
            if hit is not None:
                return hit
    return _of_state(clauses, pred, frames, setting)


def _of_state(clauses: Clauses, pred: Pred, frames: Frames, setting: Setting) -> Hit | None:
    """Read "are deadlocked", "are locked in talks": states that the tree takes for passives."""
    if not pred.passive or "by" in (clauses.line.low(pred.last + 1), clauses.line.low(pred.last + 2)):
        return None
    being = replace(pred, passive=False)
    for trigger in frames.verbs.get("be", ()) if "be" in _plain(pred.group) else ():
        if trigger.rest[:1] == (clauses.line.low(pred.i),):
            hit = try_verb(clauses, being, replace(trigger, rest=trigger.rest[1:]), setting)
            if hit is not None:
                return hit
    return None


def _of_carried(clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting) -> Hit | None:
    """Read "a date was set for the talks": what a verb carries with it is the subject of its passive."""
    if pred.kind == "participle" and trigger.frame.act == "conduct.perform":
        return None  # "the report, submitted on 3 May", says of a paper what it is
    carried = [one[1:] for one in trigger.rest if len(one) > 1 and one.startswith("*")]
    if not pred.passive or len(carried) != 1 or "*" in trigger.rest:
        return None
    heads = {clauses.line.low(one.head) for one in subjects_of(clauses.line, pred)}
    if not heads & {carried[0], plural(carried[0])}:
        return None
    rest = tuple(one for one in trigger.rest if not one.startswith("*"))
    frame = replace(trigger.frame, acting=False)
    hit = try_verb(clauses, replace(pred, passive=False, subject=None), Trigger(rest, frame, False), setting)
    if hit is not None:
        hit.pred = pred
    return hit


def _plain(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset("be" if one in _BEING else one for one in group)


def _received(clauses: Clauses, pred: Pred, frames: Frames) -> Hit | None:
    """Find "drew criticism from Oslo": what the subject gets is another's position."""
    found = received(clauses, pred, frames)
    if found is None:
        return None
    hit = Hit(found.frame, found.frame.act, pred.i, pred.first, found.last, (), pred, light=found.noun.head)
    hit.owners = found.owners
    return hit


def _judged(clauses: Clauses, pred: Pred, *, first: bool = False) -> Hit | None:
    """Find "called the raid a war crime": what is said of a thing is a position on it.

    `first`: before the frames of the verb itself, which hold unless it is said to be a crime.
    """
    found = judged(clauses, pred)
    if found is None or (first and found[0].act != "position.condemn"):
        return None
    frame, about, last = found
    return Hit(frame, frame.act, pred.i, pred.first, max(last, pred.i), about, pred)


def _light(clauses: Clauses, pred: Pred, frames: Frames) -> Hit | None:
    """Find "expressed its readiness", "the desire that was voiced": a light verb with its noun."""
    if not any(lemma in frames.light for lemma in pred.lemmas):
        return None
    line = clauses.line
    if pred.passive:
        carried = subjects_of(line, pred)
    else:
        noun = noun_at(line, pred.last + 1)
        carried = [*([noun] if noun is not None else []), *objects(clauses, pred)]
    noun = next((one for one in carried if line.low(one.head) in frames.light_nouns), None)
    if noun is None:
        return None
    act = frames.light_nouns[line.low(noun.head)]
    if pred.passive and act not in _LODGED:
        return None
    if act in _ASKING and line.low(noun.head + 1) in ("for", "of"):
        asked = nouns_from(line, noun.head + 2, len(line.words) - 1)
        if any("talks" in classes_of(line, one) for one in asked):
            frame = next(one for one in frames.nouns["offer"] if one.act == "talks.propose")
            last = max(noun.head, pred.i)
            return Hit(frame, frame.act, pred.i, pred.first, last, tuple(asked), pred, light=noun.head)
    first, last = min(pred.first, noun.first), max(pred.i, noun.head)
    frame = Frame(act, topic=True, to=act in _ADDRESSED)
    return Hit(frame, act, pred.i, first, last, (noun,), pred, light=noun.head)

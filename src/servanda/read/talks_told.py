"""Talks told by a noun alone: "after two days of talks with X", "came to Oslo for talks", "the talks lasted".

Rule: a preposition that presupposes them, a journey made for them, or a verb that only talks held can have,
and besides that something that tells these talks from others: a side, a place, a time or a length.
"""

from __future__ import annotations

from servanda.model.act import Modality, Polarity
from servanda.model.record import Role
from servanda.model.when import Temporal
from servanda.read.axes import Axes
from servanda.read.circumstances import places, topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, nouns_from, phrase_start
from servanda.read.roles import chain_end
from servanda.read.scene import Scene
from servanda.read.status import pred_axes
from servanda.read.times import temporal
from servanda.read.who import agents_of, who

_SURE = 0.7


def talks_told(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Find the talks and meetings of one sentence that no verb of theirs tells of."""
    line = clauses.line
    found: list[Draft] = []
    for word in line.words:
        act = _act_of(line, word.i)
        if act is None or _is_told(drafts, word.i):
            continue
        first, measured = _whole(line, word.i)
        if {line.low(place) for place in range(first, word.i)} & _words("not_yet"):
            continue
        draft = _told(clauses, Noun(first, word.i, word.i), act, scene, measured=measured)
        if draft is not None:
            found.append(draft)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(strings(table("acts")["talks_told"][name], f"acts.yaml: talks_told: {name}"))


def _act_of(line: Line, index: int) -> str | None:
    if line.kind(index) != "word" or line.kind(index + 1) in ("word", "hyphen", "poss"):
        return None
    classes = classes_of(line, Noun(phrase_start(line, index), index, index))
    if "talks" in classes and line.low(index) in _words("talks"):
        return "talks.hold"
    return "contact.meet" if line.low(index) in _words("meetings") else None


def _is_told(drafts: list[Draft], index: int) -> bool:
    """Tell whether an act of talks or contact already covers a noun."""
    for draft in drafts:
        if not draft.type.startswith(("talks.", "contact.")):
            continue
        inside = draft.also is not None and draft.also[0] <= index <= draft.also[1]
        if inside or draft.first <= index <= draft.last:
            return True
    return False


def _whole(line: Line, index: int) -> tuple[int, bool]:
    """First word of "the third round of talks", "two days of talks", and whether a measure stands in it."""
    first, measured = phrase_start(line, index), False
    while line.low(first - 1) == "of":
        place = first - 2
        measure = line.low(place) in _words("measures") or line.kind(place) == "time"
        if not measure:
            break
        while place > 0 and line.kind(place - 1) in ("time", "num", "det", "word", "hyphen"):
            place -= 1
        first, measured = place, True
    return first, measured


def _told(clauses: Clauses, noun: Noun, act: str, scene: Scene, *, measured: bool) -> Draft | None:
    line = clauses.line
    before = line.low(noun.first - 1)
    end = chain_end(line, noun.last)
    others = _sides(clauses, noun, end, scene)
    where = places(line, noun.last, end)
    when = _when(line, noun.last + 1, end)
    told_apart = bool(others or where or when)
    company = line.low(noun.last + 1) in ("with", "between")
    axes: Axes | None = None
    agents: list[Role] = []
    held = clauses.before(noun.first)
    if before in _words("after") and (told_apart or measured):
        axes = Axes()
    elif before in _words("during") and told_apart:
        axes = Axes() if _around_is_real(clauses, noun.first) else None
    elif before == "for" and held is not None and set(held.lemmas) & _words("journeys"):
        axes = pred_axes(clauses, held) if company or where or measured else None
        agents = agents_of(clauses, held, "agent", scene) if axes is not None else []
    else:
        subject_of = _subject_of(clauses, noun)
        if subject_of is not None and (told_apart or measured or line.low(noun.first) in ("the", "their")):
            axes = pred_axes(clauses, subject_of)
            axes = None if axes is None else Axes(Polarity.AFFIRMED, axes.modality, axes.aspect)
    if axes is None or axes.polarity is Polarity.NEGATED:
        return None
    draft = Draft(line, act, axes, noun.head, noun.head, word=noun.head, also=(noun.first, noun.last))
    draft.roles = [*agents, *others, *where, *topics(line, noun.first, end)]
    draft.when = when
    draft.confidence = _SURE
    return draft


def _subject_of(clauses: Clauses, noun: Noun) -> Pred | None:
    """Find the verb of these talks that only talks which are held can have."""
    for pred in clauses.preds:
        fits = pred.subject is not None and pred.subject.head == noun.head and not pred.antecedent
        if fits and pred.finite and not pred.passive and set(pred.lemmas) & _words("verbs"):
            return pred
    return None


def _around_is_real(clauses: Clauses, index: int) -> bool:
    """Tell whether the clause around a place tells of something that is done."""
    held = clauses.before(index) or clauses.after(index)
    if held is None:
        return False
    if held.i > index or not held.finite:
        held = next((one for one in clauses.preds if one.finite), held)
    axes = pred_axes(clauses, held)
    return axes is not None and axes.modality is Modality.ACTUAL and axes.polarity is Polarity.AFFIRMED


def _sides(clauses: Clauses, noun: Noun, end: int, scene: Scene) -> list[Role]:
    """Those whom "with" and "between" name after the talks."""
    line = clauses.line
    for place in range(noun.last + 1, min(end, len(line.words) - 2) + 1):
        low = line.low(place)
        if low in ("with", "between", "among"):
            role = "target" if low == "with" else "agent"
            return [
                one
                for item in nouns_from(line, place + 1, len(line.words) - 1)
                for one in who(clauses, item, role, scene)
            ]
    return []


def _when(line: Line, start: int, end: int) -> Temporal | None:
    for first, last, timex in line.timexes:
        dated = start <= first and last <= end and timex.type == "DATE" and timex.expression is not None
        if dated and (first == start or line.low(first - 1) in ("in", "on", "this", "last", "of")):
            return temporal(line, first, timex, Axes())
    return None

"""What one sentence adds to a round of talks that another tells of: who led a delegation, on which day it is.

Rule: it is added as an assertion of its own with its own words; status and time are lent by the round that
the document told of last, and are marked as implied. Where that round cannot be told, nothing is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.record import Role, Timex
from servanda.model.when import Kind, Temporal
from servanda.read.circumstances import places
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at, phrase_start
from servanda.read.role_of import role_of_name
from servanda.read.roles import chain_end
from servanda.read.scene import Scene
from servanda.read.times import forward, past, temporal

_LEADS = frozenset({"head", "lead", "chair"})
_ROUND = frozenset({"talks.hold", "talks.resume"})


@cache
def _delegations() -> frozenset[str]:
    return frozenset(strings(table("acts")["nouns"]["delegation"], "acts.yaml: delegation"))


def lend_to_negated(drafts: Sequence[Draft]) -> None:
    """Give "that meeting did not take place" the time and sides of the round told of just before it."""
    for draft in drafts:
        if (
            draft.type != "talks.hold"
            or draft.axes.polarity is not Polarity.NEGATED
            or draft.when is not None
        ):
            continue
        before = [
            one
            for one in drafts
            if one.type in _ROUND and one is not draft and one.first < draft.first and one.when is not None
            if one.axes.modality is not Modality.ACTUAL
        ]
        if before and before[-1].when is not None:
            draft.when = _implied(past(before[-1].when))
            held = {role.role for role in draft.roles}
            draft.roles += [_unplaced(role) for role in before[-1].roles if role.role not in held]


def _implied(when: Temporal) -> Temporal:
    return replace(when, text="", start=None, end=None)


def _unplaced(role: Role) -> Role:
    return replace(role, text="", start=None, end=None)


def _told_last(drafts: Sequence[Draft], line: Line) -> Draft | None:
    """The round that a document told of last before (or in) a line: no habit, none told of beside another."""
    rounds = [
        one
        for one in drafts
        if one.type in _ROUND
        and not one.earlier
        and one.axes.aspect is not Aspect.HABIT
        and one.axes.modality in (Modality.ACTUAL, Modality.PLANNED)
        and one.axes.polarity is Polarity.AFFIRMED
    ]
    before = [one for one in rounds if one.line.sentence.start <= line.sentence.start]
    dated = [one for one in before if one.when is not None]
    chosen = dated or before
    return max(chosen, key=lambda one: (one.line.sentence.start, one.first), default=None)


def delegation_drafts(sentences: Sequence[Clauses], drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Find who led which delegation: "headed the X delegation", "led by N", "N, head of the X team"."""
    found: list[Draft] = []
    for clauses in sentences:
        line = clauses.line
        if not any(low in _delegations() for low in line.lows):
            continue
        for pred in clauses.preds:
            pair = _led(clauses, pred, scene)
            if pair is not None:
                found += _headed(line, pair, min(pred.first, pair[2]), max(pred.last, pair[3]), drafts, scene)
        for word in line.words:
            named = _head_of(line, word.i, scene)
            if named is not None:
                found += _headed(line, named, min(word.i, named[2]), named[3], drafts, scene)
    return found


Led = tuple[Named, tuple[str, str], int, int]  # who, the side's id and name, first and last word


def _led(clauses: Clauses, pred: Pred, scene: Scene) -> Led | None:
    line = clauses.line
    if not set(pred.lemmas) & _LEADS:
        return None
    if pred.passive or pred.kind == "participle":
        person = _by_person(line, pred.last + 1)
        team = next((one for one in (*pred.options, pred.subject) if one and _is_team(line, one)), None)
        if person is None or team is None or (side := _side(line, team, person, scene)) is None:
            return None
        return person, side, min(team.first, pred.first), max(person.last, team.last)
    team = noun_at(line, pred.last + 1)
    if team is None or not _is_team(line, team) or pred.subject is None:
        return None
    person = _person_in(line, pred.subject)
    if person is None or (side := _side(line, team, person, scene)) is None:
        return None
    return person, side, min(person.first, pred.first), team.last


def _head_of(line: Line, index: int, scene: Scene) -> Led | None:
    """Read "N, head of the X delegation" and "the head of the X delegation, N"."""
    if line.low(index) not in ("head", "leader", "chief") or line.low(index + 1) != "of":
        return None
    team = noun_at(line, index + 2)
    if team is None or not _is_team(line, team):
        return None
    first = phrase_start(line, index)
    person = None
    if line.kind(first - 1) == "comma":
        person = line.actor_at.get(first - 2)
    if (person is None or person.type != "person") and line.kind(team.last + 1) == "comma":
        person = line.actor_at.get(team.last + 2)
    if person is None or person.type != "person":
        person = line.actor_at.get(team.last + 1)
    if person is None or person.type != "person" or (side := _side(line, team, person, scene)) is None:
        return None
    return person, side, min(first, person.first), max(team.last, person.last)


def _is_team(line: Line, noun: Noun) -> bool:
    return line.low(noun.head) in _delegations() and line.low(noun.head) != "side"


def _side(line: Line, team: Noun, person: Named, scene: Scene) -> tuple[str, str] | None:
    end = chain_end(line, team.last) if line.low(team.last + 1) == "of" else team.head
    for one in line.actors:
        if team.first <= one.first and one.last <= end and one.type in ("state", "organ", "group"):
            entity = one.party or one.entity
            if entity:
                return entity, scene.names.get(entity, "")
    if line.low(team.first) in ("its", "his", "her", "their") and person.party:
        return person.party, scene.names.get(person.party, "")
    return (person.party, scene.names.get(person.party, "")) if person.party else None


def _by_person(line: Line, index: int) -> Named | None:
    if line.low(index) != "by":
        return None
    for place in range(index + 1, min(index + 12, len(line.words))):
        named = line.actor_at.get(place)
        if named is not None and named.type == "person":
            return named
        if line.kind(place) in ("comma", "verb", "hard"):
            return None
    return None


def _person_in(line: Line, noun: Noun) -> Named | None:
    for place in range(noun.last, noun.first - 1, -1):
        named = line.actor_at.get(place)
        if named is not None and named.type == "person":
            return named
    return None


def _headed(
    line: Line, led: Led, first: int, last: int, drafts: Sequence[Draft], scene: Scene
) -> list[Draft]:
    person, (side, name), _, _ = led
    told = _told_last(drafts, line)
    if told is None or not scene.talks:
        return []
    draft = Draft(line, "talks.hold", told.axes, first, last, confidence=0.75)
    draft.roles = [role_of_name("head-of-delegation", person), Role("agent", "", side, name)]
    draft.roles += [
        _unplaced(role)
        for role in told.roles
        if role.role in ("agent", "target", "topic", "place", "track")
        and role.entity not in (side, person.entity)
    ]
    draft.when = _implied(told.when) if told.when is not None else None
    return [draft]


def dated_references(lines: Sequence[Line], drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Read "Friday's meeting in Oslo" where the document told of one round to come without its day."""
    coming = [
        one
        for one in drafts
        if one.type == "talks.hold"
        and one.axes.modality is Modality.PLANNED
        and one.axes.aspect is Aspect.EVENT
        and one.axes.polarity is Polarity.AFFIRMED
        and not one.axes.was
        and (one.when is None or one.when.expression.kind in (Kind.OFFSET, Kind.MONTH, Kind.VAGUE))
        and not any(role.role == "head-of-delegation" for role in one.roles)
    ]
    if not scene.talks:
        return []
    found: list[Draft] = []
    for line in lines:
        for first, last, timex in line.timexes:
            noun = _meeting_of(line, first, last, timex)
            if noun is None:
                continue
            where = places(line, noun.last, min(noun.last + 4, len(line.words) - 1))
            told = _one_round([one for one in coming if _may_be_at(one, where)])
            if told is None:
                continue
            draft = Draft(line, "talks.hold", told.axes, first, noun.last, confidence=0.65)
            made = temporal(line, first, timex, told.axes)
            draft.when = forward(made) if made is not None else None
            draft.roles = [*where, *(_unplaced(role) for role in told.roles if role.role != "place")]
            found.append(draft)
    return found


def _one_round(drafts: Sequence[Draft]) -> Draft | None:
    """The fullest account of the only round that some drafts tell of; None where they may be two."""
    if len({one.when.expression for one in drafts if one.when is not None}) > 1:
        return None
    return max(drafts, key=lambda one: (one.when is not None, len(one.roles)), default=None)


def _meeting_of(line: Line, first: int, last: int, timex: Timex) -> Noun | None:
    if timex.expression is None or timex.expression.kind not in (Kind.WEEKDAY, Kind.MONTH_DAY, Kind.ABSOLUTE):
        return None
    if line.kind(last + 1) != "poss":
        return None
    noun = noun_at(line, last + 2)
    if noun is None or not classes_of(line, noun) & {"talks", "round", "meeting"}:
        return None
    return Noun(first, noun.last, noun.head)


def _may_be_at(draft: Draft, where: Sequence[Role]) -> bool:
    told = {role.entity for role in draft.roles if role.role == "place"}
    return not told or not where or where[0].entity in told

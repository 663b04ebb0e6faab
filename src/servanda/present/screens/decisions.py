"""Judgements to what people decided, by what they decided it on, and where two of them disagree.

Rule: only what stands counts; of one person's decisions on one thing the last is theirs. Two people disagree
where what they decided of one thing cannot both be so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.model.record import Assertion, Decision, Judgement
from servanda.model.view import View
from servanda.present.labels import humane
from servanda.present.naming import join, plain, spoken, spoken_moment
from servanda.present.screens.telling import ROLE, Thing, act_name, tell
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject as name_of
from servanda.register.standing import standing

_ONE = (Decision.ACCEPT, Decision.REJECT)
_PAIRS = (Decision.SAME, Decision.DIFFERENT)
DONE: dict[Decision, str] = {
    Decision.ACCEPT: "accepted",
    Decision.REJECT: "rejected",
    Decision.CORRECT: "corrected",
    Decision.SAME: "the same as another",
    Decision.DIFFERENT: "different from another",
    Decision.PREFER: "settled",
    Decision.ASSESS: "assessed",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision in words."""

    judgement: str
    subject: str
    on: str  # what it is about
    done: str
    by: str
    why: str
    when: str
    act: bool = False  # whether the subject is an assertion, which a page of review shows


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing on which people decided differently; the last one counts."""

    subject: str
    on: str
    decided: tuple[Decided, ...]
    act: bool = False


def decided(view: View, judgements: tuple[Judgement, ...] | None = None) -> tuple[Decided, ...]:
    """Every decision that stands, the latest first."""
    told = _Teller(view)
    return tuple(told(one) for one in reversed(standing(judgements or view.judgements)))


def disputes(view: View, judgements: tuple[Judgement, ...] | None = None) -> tuple[Dispute, ...]:
    """Where people disagree, the latest first."""
    told = _Teller(view)
    by_question: dict[tuple[str, ...], dict[str, Judgement]] = {}
    for one in standing(judgements or view.judgements):
        by_question.setdefault(_question(one), {})[one.by] = one
    found = [
        list(each.values())
        for each in by_question.values()
        if len({_answer(one) for one in each.values()}) > 1
    ]
    found.sort(key=lambda some: max(one.recorded_at for one in some), reverse=True)
    return tuple(_dispute(told, some) for some in found)


def _dispute(told: _Teller, some: list[Judgement]) -> Dispute:
    some = sorted(some, key=lambda one: one.recorded_at)
    subject = some[0].subject
    return Dispute(subject, told.thing(subject), tuple(map(told, some)), told.is_act(subject))


def told_of(view: View) -> dict[str, str]:
    """What was decided on each thing, in words: "rejected by A. Reviewer"."""
    found: dict[str, str] = {}
    for one in standing(view.judgements):
        found[one.subject] = f"{DONE[one.decision]} by {plain(one.by)}"
    return found


def judged_ids(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The things on which somebody decided; both of a pair."""
    stand = standing(judgements)
    return frozenset(
        (*(one.subject for one in stand), *(one.value for one in stand if one.decision in _PAIRS))
    )


def _question(one: Judgement) -> tuple[str, ...]:
    if one.decision in _ONE:
        return ("right", one.subject)
    if one.decision is Decision.CORRECT:
        return ("correct", one.subject, one.value.partition("=")[0].strip())
    if one.decision in _PAIRS:
        return ("pair", *sorted((one.subject, one.value)))
    return (one.decision, one.subject, one.value.partition("=")[0] if one.decision is Decision.ASSESS else "")


def _answer(one: Judgement) -> str:
    return (
        one.decision if one.decision in (*_ONE, *_PAIRS) else one.value.partition("=")[2].strip() or one.value
    )


class _Teller:
    """Says decisions in words."""

    def __init__(self, view: View) -> None:
        self._desk = Desk.of(view, whole=True)
        self._raw: dict[str, Thing] = {
            one.id: one for visible in view.visible for one in visible.reading.assertions
        }
        self._conflicts = {one.id: one for one in view.reconciled.conflicts}

    def __call__(self, one: Judgement) -> Decided:
        return Decided(
            one.id, one.subject, self.thing(one.subject), self._done(one), plain(one.by), plain(one.why),
            spoken_moment(one.recorded_at[:16] + "Z" if "T" in one.recorded_at else one.recorded_at),
            self.is_act(one.subject),
        )  # fmt: skip

    def is_act(self, id_: str) -> bool:
        return id_ in self._raw

    def thing(self, id_: str) -> str:
        now = self._desk.view.reconciled.assertions.get(id_) or self._raw.get(id_)
        if now is not None:
            return tell(self._desk, now)
        return name_of(self._desk, id_)

    def _done(self, one: Judgement) -> str:
        if one.decision is Decision.CORRECT:
            return self._corrected(one.value)
        if one.decision is Decision.SAME:
            return f"the same as: {self.thing(one.value)}"
        if one.decision is Decision.DIFFERENT:
            return f"different from: {self.thing(one.value)}"
        if one.decision is Decision.PREFER:
            return f"settled: {self._settled(one)}"
        if one.decision is Decision.ASSESS:
            return f"assessed: {one.value.replace('=', ': ')}"
        return DONE[one.decision]

    def _settled(self, one: Judgement) -> str:
        conflict = self._conflicts.get(one.subject)
        for answer in conflict.answers if conflict else ():
            if one.value in answer.assertions:
                return self._desk.value(conflict.attribute, answer.value) if conflict else ""
        return self.thing(one.value)

    def _corrected(self, value: str) -> str:
        attribute, _, said = value.partition("=")
        attribute, said = attribute.strip(), said.strip()
        if attribute in ("when", "published"):
            return f"corrected: {'when' if attribute == 'when' else 'published'} is {spoken(said)}"
        if attribute == "type":
            return f"corrected: it is {act_name(said)}"
        label = ROLE.get(attribute, humane(attribute))
        return f"corrected: {label} is {join((self._desk.citing.names.told(said),))}"


def rejected(view: View) -> tuple[Assertion, ...]:
    """What was read and counts no more, since somebody rejected it."""
    return tuple(
        one
        for visible in view.visible
        if visible.document.id in view.reconciled.dates
        for one in visible.reading.assertions
        if one.id not in view.reconciled.assertions
    )

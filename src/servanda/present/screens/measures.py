"""Measures on a day: in force, no longer, or not stated; each with its rules from when to when.

Rule: "not stated" is said as plainly as yes and no, and never taken for either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.assess.allowed import Answer, allowed
from servanda.assess.rules import stands
from servanda.errors import BadCall, UnknownId
from servanda.model.limits import Measure, Parameter, Rule
from servanda.model.view import View
from servanda.present.facts import facts, readable, terms
from servanda.present.labels import VERBS
from servanda.present.naming import plain, spoken, spoken_day
from servanda.present.page import Line, Section, Source
from servanda.present.screens.marks import Mark
from servanda.present.sections.allowed import allowed as answer_section
from servanda.present.sections.desk import Desk
from servanda.present.sections.measures import rule_words, span, stated, title

NOT_STATED = "not stated"
_SAID = {True: "in force", False: "no longer in force", None: "not stated whether in force"}
_FORCE = {
    True: Mark("in force", "good"),
    False: Mark("no longer in force", "plain"),
    None: Mark(NOT_STATED, "open"),
}
_GROUPS: tuple[tuple[bool | None, str], ...] = (
    (True, "In force"),
    (None, "Not stated whether in force"),
    (False, "No longer in force"),
)
ANSWERS = {
    Answer.YES: Mark("Yes", "good"),
    Answer.NO: Mark("No", "bad"),
    Answer.NOT_STATED: Mark("Not stated", "open"),
}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One parameter for a stretch: `line` is what it was; `stood` tells whether it stands on the day."""

    name: str
    line: Line
    start: str
    end: str
    stood: bool | None


@dataclass(frozen=True, slots=True)
class Card:
    """One measure on a day."""

    id: str
    name: str
    mark: Mark
    force: Line
    span: str
    now: tuple[RuleRow, ...]
    before: tuple[RuleRow, ...]
    changes: tuple[Line, ...]
    references: str
    provisional: bool

    def lines(self) -> list[Line]:
        """Every line."""
        return [self.force, *(row.line for row in (*self.now, *self.before)), *self.changes]


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures on a day, in groups by whether they were in force."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    choices: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of what would have been allowed, with its answer; `given` are the facts as they were put."""

    mark: Mark
    section: Section
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A measure, what its rules ask for, and the answer where something was asked."""

    card: Card
    names: tuple[tuple[str, str], ...]  # a parameter and what its rule says on the day
    asked: Asked | None
    wrong: str
    remedy: str
    sources: tuple[Source, ...]


def compose(view: View) -> Measures:
    """Write all of a day."""
    desk = Desk.of(view, whole=True)
    cards = [(one.in_force, _card(desk, one)) for one in view.assessment.measures]
    cards.sort(key=lambda pair: (-len(pair[1].lines()), pair[1].name))
    groups = ((name, tuple(card for force, card in cards if force is told)) for told, name in _GROUPS)
    lines = [line for _, card in cards for line in card.lines()]
    return Measures(
        tuple((name, some) for name, some in groups if some),
        tuple(sorted(((card.id, card.name) for _, card in cards), key=lambda pair: pair[1])),
        desk.citing.sources(lines),
        len(cards),
    )


def question(view: View, measure_id: str, given: Sequence[tuple[str, str]] = ()) -> Question:
    """Write one measure, and whether what is given would have been allowed on the day of the view.

    Raises:
        UnknownId: there is no such measure.
    """
    measure = next((one for one in view.assessment.measures if one.id == measure_id), None)
    if measure is None:
        raise UnknownId(
            f"no measure is called {measure_id!r} here", remedy="The list of measures names them all."
        )
    desk = Desk.of(view, whole=True)
    card, asked, wrong, remedy = _card(desk, measure), None, "", ""
    if given:
        try:
            asked = ask(desk, measure, given)
        except BadCall as error:
            wrong, remedy = error.what, error.remedy
    lines = card.lines() + (list(asked.section.lines()) if asked else [])
    return Question(card, _names(desk, measure, given), asked, wrong, remedy, desk.citing.sources(lines))


def ask(desk: Desk, measure: Measure, given: Sequence[tuple[str, str]]) -> Asked:
    """Answer as `servanda allowed` does.

    Raises:
        BadCall: a fact is none.
    """
    meant = readable(measure)
    put = facts(f"{name}={value}" for name, value in given)
    day = desk.view.on
    verdict = allowed(meant, put, day, terms(meant, put, desk.view.dossier))
    return Asked(ANSWERS[verdict.answer], answer_section(desk, measure, verdict), tuple(given))


def _card(desk: Desk, one: Measure) -> Card:
    line, outside = desk.citing.line, one.outside_knowledge
    mark = _FORCE[one.in_force]
    rules = {(rule.parameter, rule.low, rule.because): rule for rule in stated(desk, one)}
    rows = [
        _rule(desk, one, each, rules.get(_key(each))) for each in one.parameters if each.name != "in-force"
    ]
    day = spoken_day(desk.view.on)
    force = line(_SAID[one.in_force], one.because, label=day, id=one.id, outside=outside)
    return Card(
        id=one.id,
        name=title(desk, one),
        mark=mark,
        force=force,
        span=span(one.low, one.high).strip(" ()"),
        now=tuple(row for row in rows if row.stood is not False),
        before=tuple(row for row in rows if row.stood is False),
        changes=tuple(_changes(desk, one)),
        references=plain("; ".join(one.references)),
        provisional=one.provisional,
    )


def _bound(value: str | None) -> str:
    return spoken(value, NOT_STATED) if value else NOT_STATED


def _key(each: Parameter) -> tuple[str, str | None, tuple[str, ...]]:
    return (each.name, each.low, each.because)


def _rule(desk: Desk, one: Measure, each: Parameter, rule: Rule | None) -> RuleRow:
    """Write a parameter; of a rule in the dossier its words, and whether it stood on the day."""
    words = rule_words(rule) if rule else plain(each.value)
    line = desk.citing.line(
        words or NOT_STATED,
        each.because or one.because,
        shown=words,
        outside=one.outside_knowledge,
    )
    alike = (other for other in one.rules if (other.parameter, other.low, other.because) == _key(each))
    held = {stands(other, desk.view.on, one.rules) for other in alike}
    told = held.pop() if len(held) == 1 else None
    told = told if isinstance(told, bool) else None
    return RuleRow(plain(each.name), line, _bound(each.low), _bound(each.high), told)


def _changes(desk: Desk, one: Measure) -> Iterable[Line]:
    for when, type_, ids in one.changes:
        verb = VERBS.get(type_)
        event = next((found for id_ in ids if (found := desk.event(id_))), None)
        said = desk.wording.event(event) if event else verb.participle if verb else type_
        yield desk.citing.line(said, ids or one.because, label=spoken(when), id=event.id if event else "")


def _names(desk: Desk, measure: Measure, given: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What can be asked for: each parameter once, with the words of a rule that may stand; what was given."""
    found: dict[str, str] = {}
    for rule in measure.rules:
        if "=" in rule.parameter or stands(rule, desk.view.on, measure.rules) is False:
            continue
        found[rule.parameter] = found.get(rule.parameter) or rule_words(rule)
    for name, _ in given:
        found.setdefault(name, "")
    return tuple(found.items())

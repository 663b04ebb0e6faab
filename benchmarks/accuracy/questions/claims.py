"""Questions on what is owed, imposed and alleged: conditions, refusals, limits, a suspended service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.accuracy.questions.answer import As, Check, Checks
from benchmarks.accuracy.questions.look import DONE, Look, ids
from benchmarks.accuracy.questions.parameters import Parameters, Refusals
from servanda.model.act import Status
from servanda.model.duties import Performance, PerformanceState
from servanda.model.event import Difference, Event
from servanda.model.limits import Measure, Parameter
from servanda.model.record import Assertion
from servanda.model.when import When, parse

_LOOSENING = ("measure.ease", "measure.lift")
_AHEAD = frozenset({*DONE, Status.PLANNED, Status.PROPOSED})


def long_measure(view: As, given: Parameters) -> Iterable[Check]:
    """A measure of long standing whose lifting would only be considered, on terms that differ by report."""
    ask = given.long_measure
    seen = view()
    checks, look = Checks(seen), Look(seen)
    stands = look.events("measure.in-force", "measure.impose", topics=ask.topics)
    since = [one for one in stands if one.when and one.when.earliest]
    checks.judge(
        f"since {ask.since}",
        lambda: any(one.when and one.when.earliest and one.when.earliest.year == ask.since for one in since),
        told=bool(since),
        because=ids(since),
        got=[str(one.when) for one in since],
    )
    agents = frozenset(party for one in stands for party in look.agents(one))
    checks.judge(
        "by the one party", lambda: agents == {given.one}, told=bool(agents), because=ids(stands), got=agents
    )
    measures = [one for one in seen.assessment.measures if one.topic in ask.topics]
    states = {one.in_force for one in measures if one.in_force is not None}
    checks.judge("in force", lambda: states == {True}, told=bool(states), because=ids(measures), got=states)
    lifted = look.events(*_LOOSENING, topics=ask.topics, statuses=_AHEAD)
    pledged = look.events("position.pledge", "position.offer", agent=given.one, topics=ask.topics)
    if lifted or pledged:
        what = [(one.type, one.status) for one in (*lifted, *pledged)]
        checks.contradicted("no lifting and no promise of one", what, ids((*lifted, *pledged)))
    else:
        checks.absent("no lifting and no promise of one")
    conditions = [one for topic in ask.topics for one in look.conditions(topic)]
    enough = [one for one in conditions if one.force in ("sufficient", "both")]
    point = "no condition is enough by itself"
    if enough:
        checks.contradicted(point, [one.force for one in enough], ids(enough))
    else:
        checks.absent(point)
    for wanted in ask.requirements:
        here = [one for one in conditions if look.document(one.document) == wanted.document]
        topics = {topic for one in here for topic in one.requires_topics}
        point = f"what {wanted.document} says that it depends on"
        allowed = {*wanted.topics, *wanted.may}
        if topics & {topic for one in ask.requirements for topic in one.topics} - allowed:
            checks.contradicted(point, sorted(topics), ids(here))
        elif topics >= set(wanted.topics):
            checks.holds(point, ids(here), sorted(topics))
        else:
            checks.missing(point, sorted(topics))
    return checks


def refusals(view: As, given: Parameters) -> Iterable[Check]:
    """Refusals that three persons allege in one statement, another's complaint, and what a report tells."""
    ask = given.refusals
    seen = view()
    checks, look = Checks(seen), Look(seen)
    told = [
        one
        for one in seen.reconciled.assertions.values()
        if one.type == ask.type and given.other in look.agents(one)
    ]
    three = {look.who(one) for one in ask.persons}
    theirs = [one for one in told if three <= look.voices(one)]
    checks.judge(
        "alleged, by the three",
        lambda: all(one.status is Status.ALLEGED for one in theirs),
        told=bool(theirs),
        because=ids(theirs),
        got=[one.status for one in theirs],
    )
    _one_speech(checks, look, ask, three, theirs)
    _amount(checks, look, ask)
    _separate(checks, look, ask, three)
    plain = [one for one in told if look.document(one.document) == ask.own_voice]
    before = parse(ask.before)
    checks.judge(
        "one report tells of refusals in its own voice",
        lambda: all(
            one.status in DONE and not look.voices(one) and (when := look.when(one)) and before.contains(when)
            for one in plain
        ),
        told=bool(plain) and any(look.when(one) or look.voices(one) for one in plain),
        because=ids(plain),
        got=[(one.status, str(look.when(one))) for one in plain],
    )
    _performance(checks, look, given, theirs)
    return checks


def _one_speech(
    checks: Checks, look: Look, ask: Refusals, three: set[str], theirs: Sequence[Assertion]
) -> None:
    within = {one.within for one in theirs}
    speeches = [
        speech
        for speech in look.view.reconciled.speeches
        if any(statement.id in within for statement in speech.statements)
    ]
    # A noun for the three together ("three senators") is no fourth speaker.
    speakers = {speaker for speech in speeches for speaker in look.speakers(speech) if ":" in speaker}
    files = {file for speech in speeches for file in look.documents(speech)}
    events = [one for one in look.view.reconciled.events if set(one.assertions) & set(ids(theirs))]
    point = "one statement, excerpted by two reports, counted once"
    got = (len(speeches), len(events), sorted(files), sorted(speakers))
    if len(speeches) > 1 or len(events) > 1 or speakers - three:
        checks.contradicted(point, got, ids(speeches))
    elif speakers == three and files == set(ask.documents):
        checks.holds(point, (*ids(speeches), *ids(events)), got)
    else:
        checks.missing(point, got)


def _amount(checks: Checks, look: Look, ask: Refusals) -> None:
    figures = [
        one
        for one in look.view.reconciled.figures
        if one.counts in ask.topics and look.document(one.document) in ask.documents and one.per
    ]
    point = "how many, and how often"
    got = [(one.amount, one.per, [link.name for link in one.said_by]) for one in figures]
    if any((one.amount.low, one.amount.high) != (ask.low, ask.high) for one in figures):
        checks.contradicted(point, got, ids(figures))
    elif figures and all(one.said_by for one in figures):
        checks.holds(point, ids(figures), got)
    else:
        checks.missing(point, got)


def _separate(checks: Checks, look: Look, ask: Refusals, three: set[str]) -> None:
    other = look.who(ask.other)
    speeches = [one for one in look.view.reconciled.speeches if other in look.speakers(one)]
    checks.judge(
        "another's complaint is apart",
        lambda: (
            all(look.speakers(one) == {other} for one in speeches)
            and not any(look.speakers(one) & three for one in speeches)
        ),
        told=bool(speeches),
        because=ids(speeches),
        got=[sorted(look.speakers(one)) for one in speeches],
    )


def _performance(checks: Checks, look: Look, given: Parameters, theirs: Sequence[Assertion]) -> None:
    events = {event.id for event in look.view.reconciled.events if set(event.assertions) & set(ids(theirs))}
    grounds = events | set(ids(theirs))
    rows: list[Performance] = [
        row
        for commitment in look.view.assessment.commitments
        if commitment.obligor == given.other
        for row in commitment.performance
        if set(row.because) & grounds
    ]
    because = [one for row in rows for one in row.because]
    states = {row.state for row in rows}
    checks.judge(
        "performance is alleged not to be",
        lambda: states == {PerformanceState.ALLEGED_NOT_PERFORMED},
        told=bool(rows),
        because=because,
        got=states,
    )
    names = {actor.name for actor in look.view.reconciled.actors if actor.id in _merged(look, given)}
    alleged = {name for row in rows for name in row.alleged_by}
    point = "the three are named as those who allege it"
    if rows and len(names) == len(given.refusals.persons) and names <= alleged:
        checks.holds(point, because, sorted(alleged))
    else:
        checks.missing(point, sorted(alleged))
    replies = [one for row in rows for one in row.replies]
    if replies:
        checks.contradicted("no reply on record", replies, replies)
    elif rows:
        checks.absent("no reply on record")
    else:
        checks.missing("no reply on record", "no such commitment")


def _merged(look: Look, given: Parameters) -> set[str]:
    return {look.who(one) for one in given.refusals.persons}


def eased(view: As, given: Parameters) -> Iterable[Check]:
    """Limits before an easing and after; the accounts of its day differ, and that is kept."""
    ask = given.eased
    seen = view()
    checks, look = Checks(seen), Look(seen)
    measures = [one for one in seen.assessment.measures if one.topic in ask.topics]
    parameters = [one for measure in measures for one in measure.parameters]
    for values in ask.before:
        point = f"before: {values[0]}"
        fitting = [one for one in parameters if any(value in one.value.lower() for value in values)]
        if not fitting:
            checks.missing(point, [one.value for one in parameters])
        elif any(_holds_on(one, parse(ask.day_after.isoformat())) for one in fitting):
            checks.contradicted(point, [(one.low, one.high) for one in fitting], _because(fitting))
        elif all(_holds_on(one, parse(ask.day_before.isoformat())) for one in fitting):
            checks.holds(point, _because(fitting), [(one.low, one.high) for one in fitting])
        else:
            checks.missing(point, [(one.low, one.high) for one in fitting])
    loosened = look.events(*_LOOSENING, agent=given.one, topics=ask.topics)
    days = [parse(month) for month in ask.months]
    told = [(event, when) for event in loosened for one in look.assertions(event) if (when := look.when(one))]
    strange = [when for _, when in told if not any(when.agrees(day) for day in days)]
    holders = [[event for event, when in told if day.contains(when)] for day in days]
    point = "the two months of the easing are never silently one"
    got = sorted({when.value for _, when in told})
    if strange:
        checks.contradicted(point, got, ids(loosened))
    elif not all(holders):
        checks.missing(point, got)
    else:
        apart = not {one.id for one in holders[0]} & {one.id for one in holders[1]}
        flags = [
            one.id for one in look.conflicts(loosened, "when") if one.difference is not Difference.PRECISION
        ]
        checks.judge(
            point, lambda: apart or bool(flags), told=True, because=(*ids(loosened), *flags), got=got
        )
    _after(checks, measures, loosened)
    return checks


def _holds_on(one: Parameter, day: When) -> bool:
    low = parse(one.low) if one.low else None
    high = parse(one.high) if one.high else None
    if low is None and high is None:
        return False  # a value of no known time is told of no day
    return not (low and day.before(low)) and not (high and high.before(day))


def _because(parameters: Iterable[Parameter]) -> list[str]:
    return [one for parameter in parameters for one in parameter.because]


def _after(checks: Checks, measures: Sequence[Measure], loosened: Sequence[Event]) -> None:
    wrong = [one for one in measures if one.in_force is True]
    changes = [one for measure in measures for one in measure.changes if one[1] in _LOOSENING]
    point = "after: loosened"
    if wrong:
        checks.contradicted(point, "still in force unchanged", ids(wrong))
    elif changes and loosened:
        checks.holds(
            point, [one for change in changes for one in change[2]], [change[1] for change in changes]
        )
    else:
        checks.missing(point)


def service(view: As, given: Parameters) -> Iterable[Check]:
    """A service suspended long ago; a dialogue on it; its return is not stated."""
    ask = given.service
    seen = view()
    checks, look = Checks(seen), Look(seen)
    stops = ("measure.impose", "measure.in-force", "instrument.suspend", "relations.sever", "talks.suspend")
    stopped = [one for one in look.events(*stops, topics=ask.topics) if one.when]
    checks.judge(
        f"suspended in {ask.suspended}",
        lambda: all(one.when and one.when.earliest == parse(ask.suspended).earliest for one in stopped),
        told=bool(stopped),
        because=ids(stopped),
        got=[str(one.when) for one in stopped],
    )
    met = ("talks.resume", "talks.hold", "contact.meet", "contact.visit")
    talked = [one for one in look.events(*met, topics=ask.topics) if one.when]
    checks.judge(
        f"dialogue on {ask.dialogue}",
        lambda: all(one.when == parse(ask.dialogue) for one in talked),
        told=bool(talked),
        because=ids(talked),
        got=[str(one.when) for one in talked],
    )
    returns = (*_LOOSENING, "relations.restore", "relations.establish", "instrument.enter-into-force")
    back = look.events(*returns, topics=ask.topics, statuses={*DONE, Status.PLANNED})
    measures = [one for one in seen.assessment.measures if one.topic in ask.topics and one.in_force is False]
    if back or measures:
        checks.contradicted("return not stated", [one.status for one in back], (*ids(back), *ids(measures)))
    else:
        checks.absent("return not stated")
    return checks

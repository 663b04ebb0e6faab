"""What holds of every assessment, whatever the record: grounds, order, and nothing from later days."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.assess import assess, why
from servanda.assess.tables import TRACK as TABLE
from servanda.assess.tables import TRACK_STEPS
from servanda.assess.walk import Path, Step, take
from servanda.model.accord import Assessment
from servanda.model.act import ACTS, Aspect, Modality, Polarity, Voice
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.event import Reconciled
from servanda.model.record import Assertion
from servanda.model.talks import RoundState, TrackState
from servanda.model.when import Recurrence, parse
from tests.assess.making import AA, BB, CC, ESCORT, FISH, LICENCE, TRACK, Making, dossier

DAYS = st.dates(date(2000, 1, 1), date(2012, 12, 31))
TYPES = st.sampled_from(
    [
        act.name
        for act in ACTS
        if act.group in ("talks", "position", "measure", "conduct", "case", "instrument")
    ]
)
BOOK = dossier(
    TrackDef(
        id=TRACK, name="Fisheries talks", parties=(AA, BB), topics=(FISH,), cadence=Recurrence(6, "month")
    )
)


@st.composite
def told(draw: st.DrawFn) -> dict[str, object]:
    day = draw(DAYS)
    value = draw(st.sampled_from([None, day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))
    return {
        "type": draw(TYPES),
        "agents": draw(st.lists(st.sampled_from([AA, BB, CC]), max_size=2, unique=True)),
        "topic": draw(st.sampled_from([FISH, ESCORT, LICENCE, None])),
        "known": (day + timedelta(days=draw(st.integers(0, 400)))).isoformat(),
        "when": value,
        "polarity": draw(st.sampled_from(Polarity)),
        "modality": draw(st.sampled_from(Modality)),
        "aspect": draw(st.sampled_from([Aspect.EVENT, Aspect.EVENT, Aspect.HABIT])),
        "voice": draw(st.sampled_from([None, *Voice])),
        "joins": draw(st.booleans()),
        "number": draw(st.sampled_from([None, None, "ordinal:3", "ordinal:4", "cadence:6 month"])),
    }


@st.composite
def records(draw: st.DrawFn) -> Making:
    made = Making()
    groups: list[list[Assertion]] = []
    for number, one in enumerate(draw(st.lists(told(), max_size=9))):
        document = made.document(str(one["known"]), f"Report {number}.")
        agents = one["agents"]
        assert isinstance(agents, list)
        roles = [f"agent={agent}" for agent in agents] + ([f"topic={one['topic']}"] if one["topic"] else [])
        roles += [f"amount={one['number']}"] if one["number"] and one["type"] == "talks.hold" else []
        assertion = made.told(
            document,
            str(one["type"]),
            *roles,
            when=str(one["when"]) if one["when"] else None,
            polarity=Polarity(str(one["polarity"])),
            modality=Modality(str(one["modality"])),
            aspect=Aspect(str(one["aspect"])),
            said_by=f"someone|{agents[0] if agents else ''}" if one["voice"] else "",
            voice=Voice(str(one["voice"])) if one["voice"] else Voice.REPORT,
        )
        if one["joins"] and groups and groups[-1][0].type == assertion.type:
            groups[-1].append(assertion)
        else:
            groups.append([assertion])
    for group in groups:
        made.event(*group)
    return made


def grounds(assessed: Assessment) -> list[tuple[str, ...]]:
    return [
        *(one.because for one in assessed.tracks),
        *(reason.because for one in assessed.tracks for reason in one.reasons),
        *(because for one in assessed.tracks for _, _, because in one.history),
        *(one.due.because for one in assessed.tracks if one.due.by_text or one.due.by_practice),
        *(one.because for one in assessed.rounds),
        *(because for one in assessed.rounds for _, _, because in one.history),
        *(number.because for one in assessed.rounds for number in one.ordinals),
        *(act.because for one in assessed.rounds for act in one.acts),
        *(reason.because for one in assessed.rounds for reason in one.reasons),
        *(side.because for one in assessed.rounds for side in one.sides),
        *(item.because for one in assessed.rounds for side in one.sides for item in side.items),
        *(one.because for one in assessed.proposals),
        *(one.because for one in assessed.commitments),
        *(row.because for one in assessed.commitments for row in one.performance),
        *(one.because for one in assessed.measures),
        *(row.because for one in assessed.measures for row in one.parameters),
    ]


@settings(max_examples=150, deadline=None)
@given(records(), DAYS, st.sampled_from([Dossier(), BOOK]))
def test_every_answer_has_grounds_that_lead_down_to_words(made: Making, on: date, with_: Dossier) -> None:
    found = made.reconciled()
    assessed = assess(found, with_, on=on)
    for because in grounds(assessed):
        assert because
        for one in because:
            tree = why(found, assessed, one)
            assert tree.cites or one.startswith("dossier:"), one


@settings(max_examples=100, deadline=None)
@given(records(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_record_tells_nothing(made: Making, on: date, chance: random.Random) -> None:
    found = made.reconciled()
    events = list(found.events)
    chance.shuffle(events)
    assertions = list(found.assertions.items())
    chance.shuffle(assertions)
    other = replace(found, events=tuple(events), assertions=dict(assertions))
    assert assess(other, BOOK, on=on) == assess(found, BOOK, on=on)


@settings(max_examples=100, deadline=None)
@given(records(), DAYS)
def test_no_answer_uses_a_document_of_which_the_record_did_not_know(made: Making, known_by: date) -> None:
    found = made.reconciled(known_by=known_by.isoformat())
    assessed = assess(found, BOOK, on=known_by)
    for because in grounds(assessed):
        for one in because:
            for leaf in why(found, assessed, one).leaves():
                assert leaf.known_on is None or leaf.known_on <= known_by.isoformat()


@settings(max_examples=150, deadline=None)
@given(records(), DAYS)
def test_nothing_is_held_performed_or_accepted_without_an_account_that_says_so(
    made: Making, on: date
) -> None:
    found = made.reconciled()
    assessed = assess(found, BOOK, on=on)
    for one in assessed.rounds:
        if RoundState.HELD in one.state:
            assert _affirmed(found, "talks.hold", one.because)
        else:
            assert one.held is None
    for proposal in assessed.proposals:
        assert (proposal.state in ("accepted", "declined", "unanswered", "withdrawn")) <= bool(
            proposal.replies
        )
    for track in assessed.tracks:
        if track.state == (TrackState.SUSPENDED,):
            assert _affirmed(found, "talks.suspend", track.because)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(set(TRACK_STEPS.values()))), DAYS), max_size=8))
def test_a_step_that_the_table_lacks_is_handed_back_and_changes_nothing(told: list[tuple[str, date]]) -> None:
    steps = [
        Step(name, day, day, parse(day.isoformat()), (f"{name}-{number}",))
        for number, (name, day) in enumerate(sorted(told, key=lambda one: one[1]))
    ]
    path = whole = Path(TrackState.NONE)
    for step in steps:
        whole = take(whole, step, TABLE)
    unlike = [step for step, _ in whole.illegal]
    for step in steps:
        path = path if step in unlike else take(path, step, TABLE)
    assert (path.state, path.taken, path.illegal) == (whole.state, whole.taken, ())
    assert all((state, step.name) not in TABLE for step, state in whole.illegal)


def _affirmed(found: Reconciled, type_: str, because: tuple[str, ...]) -> bool:
    return any(
        assertion.type == type_
        and assertion.polarity is Polarity.AFFIRMED
        and assertion.modality is Modality.ACTUAL
        for event in found.events
        if event.id in because
        for one in event.assertions
        if (assertion := found.assertions.get(one))
    )

"""Answers narrowed to one accord: what they hold is what the whole record holds of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import UnknownId
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.event import Reconciled
from servanda.model.record import Assertion, Decision, Reading, Role, Speaker, Statement
from servanda.model.scope import Scope
from servanda.model.source import Document
from servanda.model.when import Expression, Temporal
from servanda.register import Register
from tests.store.nouns import data_of, make_document

AT = "2031-04-01T12:00:00Z"
# Two accords with no party, subject, speaker or word in common: where they are, and how they are told.
PATROL = (
    "state:XN",
    "state:XS",
    "concept:fisheries",
    "person:nord",
    "Talks on herring number {} took place.",
)
SLUICE = (
    "state:YU",
    "state:YL",
    "concept:water",
    "person:sund",
    "Sluice commissioners assembled again ({}).",
)
TYPES = ("talks.hold", "talks.suspend", "talks.resume", "position.demand", "measure.ease")
DAYS = (None, "2031-02-03", "2031-02-07", "2031-03")
Told = tuple[bool, bool, str, str | None, str | None]

reports = st.tuples(
    st.booleans(), st.booleans(), st.sampled_from(TYPES), st.sampled_from(DAYS), st.sampled_from(DAYS)
)


def make(number: int, told: Told) -> tuple[Document, Reading]:
    """One report of one accord, of both parties or of one, that tells one act in somebody's words."""
    first, both, type_, when, published = told
    north, south, topic, speaker, words = PATROL if first else SLUICE
    document = make_document(words.format(number), file=f"{number}.txt", published=published)
    cited = document.quote(0, len(document.text))
    roles = [Role("agent", "", north), Role("topic", "", topic)]
    return document, Reading(
        id=f"r_{number}",
        document=document.id,
        reader="machine 1",
        words="w",
        anchor=published,
        actors=tuple(Actor(id=one, name=one, type=ActorType.STATE) for one in (north, south)[: 1 + both]),
        statements=(
            Statement(
                id=f"s_{number}", document=document.id, speakers=(Speaker(speaker, "N"),), content=(cited,)
            ),
        ),
        assertions=(
            Assertion(
                id=f"a_{number}",
                document=document.id,
                reading=f"r_{number}",
                type=type_,
                roles=tuple([*roles, Role("target", "", south)] if both else roles),
                when=Temporal("", Expression.absolute(when)) if when else None,
                within=f"s_{number}",
                evidence=(cited,),
            ),
        ),
    )


def filled(told: list[Told], dossier: Dossier | None = None) -> Register:
    register = Register.in_memory(dossier=dossier)
    for number, one in enumerate(told):
        document, reading = make(number, one)
        register.store.add_document(document, data_of(document), AT)
        register.store.add_reading(reading, AT)
    return register


def of_documents(found: Reconciled, there: set[str]) -> dict[str, object]:
    """What a record amounts to, as far as it rests on some documents."""
    ids = {one.id for one in found.assertions.values() if one.document in there}
    events = tuple(one for one in found.events if set(one.documents) & there)
    return {
        "documents": tuple(one for one in found.documents if one.id in there),
        "dates": {name: day for name, day in found.dates.items() if name in there},
        "assertions": {name: one for name, one in found.assertions.items() if name in ids},
        "resolved": {name: when for name, when in found.resolved.items() if name in ids},
        "events": events,
        "speeches": tuple(one for one in found.speeches if one.statements[0].document in there),
        "conflicts": tuple(one for one in found.conflicts if one.subject in {each.id for each in events}),
        "origins": {name: one for name, one in found.origins.items() if name in there},
    }


@settings(deadline=None, max_examples=40)
@given(st.lists(reports, max_size=9))
def test_the_answer_about_one_accord_is_the_whole_answer_restricted_to_it(told: list[Told]) -> None:
    both = [number for number, one in enumerate(told) if one[0] and one[1]]
    with filled(told) as register:
        whole = register.view(on=date(2031, 5, 1))
        if not both:
            return
        scope = register.scope("track:xn-xs-fisheries")
        narrow = register.view(on=date(2031, 5, 1), scope=scope)
    there = {make(number, one)[0].id for number, one in enumerate(told) if one[0]}
    assert {one.id for one in narrow.reconciled.documents} == there
    assert of_documents(narrow.reconciled, there) == of_documents(whole.reconciled, there)
    tracks = [one for one in whole.assessment.tracks if one.id == scope.track]
    assert list(narrow.assessment.tracks) == tracks
    assert list(narrow.assessment.rounds) == [
        one for one in whole.assessment.rounds if one.track == scope.track
    ]


@pytest.fixture
def register() -> Iterator[Register]:
    fisheries = TrackDef(
        id="track:herring",
        name="the herring talks",
        parties=("state:XN", "state:XS"),
        topics=("concept:fisheries",),
        instruments=("instrument:quota",),
    )
    nord = Actor(id="person:nord", name="Nord", type=ActorType.PERSON, party="state:XS")
    told: list[Told] = [
        (True, True, "talks.hold", "2031-02-03", "2031-02-03"),
        (True, False, "position.demand", None, "2031-02-07"),
        (False, True, "talks.hold", "2031-02-07", "2031-02-07"),
    ]
    with filled(told, Dossier(tracks=(fisheries,), actors=(nord,))) as made:
        yield made


def test_a_track_of_the_dossier_is_narrowed_to_as_the_dossier_defines_it(register: Register) -> None:
    assert register.scope("track:herring") == Scope(
        parties=(("state:XN",), ("state:XS", "person:nord")),
        topics=("concept:fisheries",),
        names=("track:herring", "instrument:quota"),
        track="track:herring",
    )


def test_a_provisional_track_is_narrowed_to_as_its_id_says(register: Register) -> None:
    scope = register.scope("track:yl-yu-water")
    assert scope.parties == (("state:YL",), ("state:YU",))
    assert scope.topics == ("concept:water",)
    view = register.view(scope=scope)
    assert [one.file for one in view.reconciled.documents] == ["2.txt"]
    assert view.scope == scope
    with pytest.raises(UnknownId):
        register.scope("track:yl-zz-water")


def test_a_judgement_on_other_documents_is_no_problem_of_a_narrowed_answer(register: Register) -> None:
    register.judge(Decision.REJECT, "a_0", by="M. Ray", why="a slip")
    register.judge(Decision.REJECT, "a_2", by="M. Ray", why="a slip")
    narrow = register.view(scope=register.scope("track:herring"))
    assert [one.subject for one in narrow.judgements] == ["a_0"]
    assert set(narrow.reconciled.assertions) == {"a_1"}
    assert narrow.problems == narrow.reconciled.problems == ()


def test_changes_of_a_narrowed_answer_are_of_its_documents(register: Register) -> None:
    found = register.changes(date(2031, 2, 1), scope=register.scope("track:herring"))
    whole = register.changes(date(2031, 2, 1))
    assert {one.subject for one in found} < {one.subject for one in whole}

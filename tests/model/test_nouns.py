"""Nouns round-trip through their JSON form, have stable ids, and derive their status in one place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.act import (
    ACT,
    ACTS,
    Aspect,
    Attribution,
    Modality,
    Polarity,
    Status,
    Voice,
    status_of,
)
from servanda.model.codec import decode, encode
from servanda.model.ids import content_id, slug
from servanda.model.record import Assertion, Reading, Role
from servanda.model.source import Document, Evidence, Part, Region, Span
from servanda.model.when import Direction, Expression, Kind, Temporal

CHAIN = (Attribution("an official"), Attribution("the ministry", "organ:va-foreign-ministry", Voice.ACCUSE))


def assertion(**changes: object) -> Assertion:
    given_: dict[str, object] = {
        "id": "a_1",
        "document": "d_1",
        "reading": "r_1",
        "type": "talks.suspend",
        "roles": (Role("agent", "Varonia", "state:VA", "Varonia", 0, 7),),
        "when": Temporal("Friday", Expression(Kind.WEEKDAY, "5", Direction.PAST), 10, 16),
        "said_by": CHAIN,
        "evidence": (Evidence("d_1", 0, 7, "Varonia"),),
        **changes,
    }
    return Assertion(**given_)  # type: ignore[arg-type]


def test_a_reading_round_trips_through_json() -> None:
    reading = Reading(
        id="r_1", document="d_1", reader="x 1", words="w", anchor="2009-05-22", assertions=(assertion(),)
    )
    assert decode(Reading, json.loads(json.dumps(encode(reading)))) == reading


def test_fields_at_their_defaults_are_left_out() -> None:
    assert "polarity" not in encode(assertion())
    assert encode(assertion(polarity=Polarity.NEGATED))["polarity"] == "negated"


@given(st.text(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(list(Part)))))
def test_documents_round_trip(text: str, spans: list[tuple[int, int, Part]]) -> None:
    regions = tuple(Region(min(a, b), max(a, b), part) for a, b, part in spans)
    document = Document(id="d_1", sha256="0", file="a.txt", text=text, regions=regions)
    assert decode(Document, json.loads(json.dumps(encode(document)))) == document


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_parts_have_different_ids(one: list[str], other: list[str]) -> None:
    assert (content_id("a", *one) == content_id("a", *other)) == (one == other)


def test_slugs_are_plain() -> None:
    assert slug("José  Bolaños, Jr.") == "jose-bolanos-jr"


@pytest.mark.parametrize(
    ("polarity", "modality", "aspect", "voices", "status"),
    [
        (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT, (), Status.HAPPENED),
        (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT, (Voice.REPORT,), Status.HAPPENED),
        (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.HABIT, (), Status.ONGOING),
        (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT, (Voice.REPORT, Voice.ACCUSE), Status.ALLEGED),
        (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT, (Voice.DENY,), Status.DENIED),
        (Polarity.NEGATED, Modality.ACTUAL, Aspect.EVENT, (), Status.DID_NOT_HAPPEN),
        (Polarity.NEGATED, Modality.PLANNED, Aspect.EVENT, (), Status.DID_NOT_HAPPEN),
        (Polarity.AFFIRMED, Modality.PLANNED, Aspect.EVENT, (), Status.PLANNED),
        (Polarity.AFFIRMED, Modality.PROPOSED, Aspect.EVENT, (Voice.REPORT,), Status.PROPOSED),
        (Polarity.NEGATED, Modality.CONDITIONAL, Aspect.EVENT, (), Status.CONDITIONAL),
        (Polarity.AFFIRMED, Modality.ASKED, Aspect.EVENT, (), Status.NOT_STATED),
    ],
)
def test_status_follows_from_the_axes(
    polarity: Polarity, modality: Modality, aspect: Aspect, voices: tuple[Voice, ...], status: Status
) -> None:
    assert status_of("talks.hold", polarity, modality, aspect, voices) is status


def test_mere_attribution_never_alleges() -> None:
    for act in ACTS:
        for aspect in Aspect:
            found = status_of(act.name, Polarity.AFFIRMED, Modality.ACTUAL, aspect, (Voice.REPORT,))
            assert found is not Status.ALLEGED


def test_a_state_that_is_affirmed_is_ongoing() -> None:
    assert status_of("relations.none", Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT) is Status.ONGOING


def test_the_vocabulary_names_each_act_once_with_its_codes() -> None:
    assert len(ACT) == len(ACTS)
    assert all(act.plover.isupper() and act.cameo.isdigit() and len(act.cameo) == 3 for act in ACTS)


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="no such span"):
        Span(5, 4)
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 4).overlaps(Span(4, 9))

"""What a paragraph asserts, with who, what, when, and who says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.act import ACT, Status, Voice
from servanda.model.record import Assertion
from servanda.model.source import Part, Region
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from tests.read.status_cases import cases, document_of, reading_of

REPORT = """Iceland and Norway agree to reopen mackerel talks

BERGEN, June 9 - Norway and Iceland agreed on Tuesday to reopen negotiations on mackerel quotas that were broken off by Reykjavik in March, officials from both sides said.

The talks, held alternately in Bergen and Reykjavik, normally take place every six months. The last round, in October 2020, ended without an agreement.

"Norway has repeatedly exceeded its quota under the 2014 agreement," Icelandic Fisheries Minister Jon Baldursson told reporters. He said Iceland would return to the table only if Oslo cut its catch by a fifth.

Norway's fisheries ministry denied that it had breached the agreement. It accused Iceland of blocking inspections in May.

The Norwegian minister welcomed the proposal but rejected a demand for compensation.

Last month Norway eased restrictions on landings by foreign vessels."""


def told(type_: str, status: str, text: str = REPORT) -> Assertion:
    """The only assertion of a type and a status."""
    found = [one for one in reading_of(text).assertions if one.type == type_ and one.status.value == status]
    assert found, [(one.type, one.status.value) for one in reading_of(text).assertions]
    return found[0]


def entities(one: Assertion, role: str) -> set[str | None]:
    return {filler.entity for filler in one.all_roles(role)}


def test_an_agreement_to_resume_is_two_assertions_one_the_content_of_the_other() -> None:
    body = [one for one in reading_of(REPORT).assertions if one.when and one.when.text == "Tuesday"]
    accepted = next(one for one in body if one.type == "talks.accept")
    resumed = next(one for one in reading_of(REPORT).assertions if one.content_of == accepted.id)
    assert accepted.status is Status.HAPPENED
    assert resumed.type == "talks.resume"
    assert resumed.status is Status.PLANNED
    assert resumed.when is None, "Tuesday is the day of the agreement, not of the resumption"
    assert entities(accepted, "agent") == {"state:NO", "state:IS"}


def test_the_clause_of_a_relative_pronoun_has_its_own_agent_and_time() -> None:
    broken = told("talks.break-off", "happened")
    assert entities(broken, "agent") == {"state:IS"}
    assert broken.when is not None
    assert broken.when.text == "March"


def test_a_habit_carries_cadence_and_turns_and_is_no_event() -> None:
    habit = told("talks.hold", "ongoing")
    assert entities(habit, "amount") == {"cadence:6 month"}
    assert entities(habit, "host") == {"host:alternate"}


def test_the_last_round_is_told_of_as_held() -> None:
    last = told("talks.hold", "happened")
    assert last.when is not None
    assert last.when.expression.value == "2020-10"


def test_a_breach_in_the_voice_of_the_other_side_is_alleged() -> None:
    alleged = told("conduct.breach", "alleged")
    assert entities(alleged, "agent") == {"state:NO"}
    assert alleged.said_by[-1].voice is Voice.ACCUSE
    assert alleged.within is not None


def test_a_denial_is_neither_a_breach_nor_its_absence() -> None:
    denied = told("conduct.breach", "denied")
    assert denied.said_by[-1].voice is Voice.DENY


def test_an_accusation_by_a_pronoun_is_no_fact_of_the_outlet() -> None:
    blocked = told("conduct.obstruct", "alleged")
    assert entities(blocked, "agent") == {"state:IS"}
    assert blocked.said_by


def test_a_coordinated_verb_shares_its_subject() -> None:
    assert entities(told("position.object", "happened"), "agent") == {"state:NO"}


def test_talks_that_another_verb_takes_are_not_held() -> None:
    text = "The ministers described the talks as useful. Norway praised the negotiations."
    assert not [one for one in reading_of(text).assertions if one.type == "talks.hold"]


def test_a_meeting_that_came_to_nothing_takes_the_time_of_the_plan() -> None:
    text = (
        "Both governments aimed to hold another round of talks in March, "
        "but that meeting did not materialise."
    )
    negated = told("talks.hold", "did-not-happen", text)
    assert negated.when is not None
    assert negated.when.start is None, "the time is implied, so it stands nowhere"
    assert str(negated.when.expression) == "month|03|past"


def test_the_head_of_a_delegation_is_told_beside_the_round() -> None:
    text = (
        "Chile and Peru held talks on fisheries on Monday. "
        "Peruvian Deputy Foreign Minister Ana Rios, who headed the Peruvian delegation, called them useful."
    )
    head = next(one for one in reading_of(text).assertions if one.role("head-of-delegation"))
    assert head.type == "talks.hold"
    assert entities(head, "head-of-delegation") == {"person:ana-rios"}
    assert "state:PE" in entities(head, "agent")
    assert head.when is not None
    assert str(head.when.expression) == "weekday|1|past"


def test_a_ground_is_cited_in_the_words_that_stand_there() -> None:
    text = "Jordan halted the talks because Israel withheld flow data, a minister said."
    assert [role.text for role in told("talks.suspend", "happened", text).all_roles("cause")] == [
        "Israel withheld flow data"
    ]


def test_a_refusal_told_of_before_a_dated_act_is_not_later_than_it() -> None:
    text = "The talks were halted in 1998 after Russia refused to grant visas to inspectors."
    refused = told("case.visa-refuse", "happened", text)
    assert refused.when is not None
    assert refused.when.expression.value == "../1998"


def test_furniture_asserts_nothing() -> None:

    document = document_of("Norway suspended the talks in 2004.")
    document = replace(document, regions=(Region(0, len(document.text), Part.FURNITURE),))
    assert read_document(document, language=load(), lexicon=Lexicon.of()).assertions == ()


WORDS = sorted({word for case in cases() for word in case.text.split()})


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_order_give_evidence_that_stands(words: list[str]) -> None:
    text = " ".join(words)
    reading = reading_of(text)
    assert not [one for one in reading.problems if "step" in one.what or "sentence" in one.what]
    assert len({one.id for one in reading.assertions}) == len(reading.assertions)
    for one in reading.assertions:
        assert one.type in ACT
        assert 0 < one.confidence < 1
        for cited in one.evidence:
            assert text[cited.start : cited.end] == cited.quote
        for role in one.roles:
            if role.start is not None:
                assert text[role.start : role.end] == role.text


def test_reading_twice_gives_the_same_ids() -> None:
    reading_of.cache_clear()
    first = reading_of(REPORT)
    reading_of.cache_clear()
    assert first == reading_of(REPORT)


def test_what_is_kept_in_part_is_the_accord_and_not_its_parts() -> None:
    text = "Russia must comply with basic aspects of the accord."
    (one,) = (found for found in reading_of(text).assertions if found.type == "conduct.perform")
    instrument = one.role("instrument")
    assert instrument is not None
    assert instrument.text == "the accord"
    assert one.role("patient") is None


@pytest.mark.parametrize(
    ("phrase", "amount"),
    [("few licences", {"quantity:few"}), ("a few licences", set()), ("quite a few licences", set())],
)
def test_few_are_hardly_any(phrase: str, amount: set[str]) -> None:
    text = f"Norway issued {phrase} to Danish crews in 2015."
    assert entities(told("case.permit-grant", "happened", text), "amount") == amount

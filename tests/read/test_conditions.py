"""A condition keeps holder, outcome and requirement apart, and never says what follows from it."""

from __future__ import annotations

import pytest

from servanda.model.act import Polarity, Status
from servanda.model.record import Condition
from tests.read.status_cases import reading_of


def only(text: str) -> Condition:
    """The one condition of a text."""
    (found,) = reading_of(text).conditions
    return found


def test_only_if_is_necessary_and_promises_nothing() -> None:
    text = "Iraq will lift the embargo only if Turkey releases more water."
    one = only(text)
    assert one.holder == "state:IQ"
    assert one.outcome == "Iraq will lift the embargo"
    assert one.outcome_type == "measure.lift"
    assert one.requires == ("Turkey releases more water",)
    assert one.force == "necessary"
    statuses = {item.status for item in reading_of(text).assertions if item.type == "measure.lift"}
    assert statuses <= {Status.CONDITIONAL}


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Iraq will not resume the talks until and unless Turkey releases the crew.", "necessary"),
        ("Iraq will not consider lifting the ban in the absence of inspections.", "necessary"),
        ("Iraq said a lifting of the ban was dependent on inspections.", "necessary"),
        ("Iraq is ready to resume the talks provided that the embargo is lifted.", "necessary"),
        ("Iraq would release the prisoners in exchange for grain.", "both"),
        ("Iraq will only consider easing the ban if Turkey signs the protocol.", "necessary"),
        ("Iraq would sign the protocol if the ban were eased.", "not-stated"),
    ],
)
def test_the_link_tells_the_force(text: str, force: str) -> None:
    one = only(text)
    assert one.force == force
    assert one.holder == "state:IQ"


def test_a_required_absence_is_negated() -> None:
    text = "Iraq is prepared to negotiate with Turkey, providing there are no preconditions."
    assert only(text).polarity is Polarity.NEGATED


def test_pointing_words_take_the_topics_of_the_condition_before() -> None:
    text = (
        "Iraq will not lift the embargo unless Turkey frees its political prisoners. "
        "Easier trade is dependent on such steps, Iraq said."
    )
    first, second = reading_of(text).conditions
    assert first.requires_topics
    assert second.requires_topics == first.requires_topics


def test_a_time_is_no_condition() -> None:
    text = "The talks ran until Friday. The ban was in force until 1999."
    assert reading_of(text).conditions == ()


def test_who_holds_a_condition_has_set_it() -> None:
    text = "Iraq will not resume the talks unless the embargo is lifted."
    (act,) = [one for one in reading_of(text).assertions if one.type == "position.set-condition"]
    assert [role.entity for role in act.all_roles("agent")] == ["state:IQ"]
    assert text[act.evidence[0].start : act.evidence[0].end] == act.evidence[0].quote


def test_a_requirement_is_a_clause_or_a_phrase_without_an_empty_opening() -> None:
    assert only("Iraq will lift the embargo only if there are free elections.").requires == (
        "free elections",
    )
    text = "Iraq will lift the embargo on condition that Turkey releases the crew."
    assert only(text).requires == ("Turkey releases the crew",)


def test_after_but_the_second_verb_alone_is_conditioned() -> None:
    text = "Iraq is ready to return to the talks, but will sign a new agreement only if the ban is lifted."
    one = only(text)
    assert one.outcome == "will sign a new agreement"
    assert one.holder == "state:IQ"


def test_a_pronoun_as_holder_is_who_it_stands_for() -> None:
    text = "Iraq and Turkey agreed to open the border. They will lift the ban only if Iran withdraws."
    assert only(text).holder == "state:IQ"


def test_what_will_not_be_unless_is_barred_and_the_link_is_necessary_for_the_thing_itself() -> None:
    one = only("Iraq will not lift the embargo unless Turkey releases more water.")
    assert (one.outcome, one.force, one.barred, one.polarity) == (
        "Iraq will not lift the embargo",
        "necessary",
        True,
        Polarity.AFFIRMED,
    )


def test_what_will_be_unless_follows_from_what_is_not_done() -> None:
    one = only("Iraq will tighten the embargo unless Turkey releases more water.")
    assert (one.force, one.barred, one.polarity) == ("sufficient", False, Polarity.NEGATED)


def test_if_and_only_if_is_both() -> None:
    assert only("Iraq will lift the embargo if and only if Turkey releases more water.").force == "both"

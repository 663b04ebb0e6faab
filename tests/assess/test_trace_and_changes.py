"""Why the record says so, down to the words; and what changed between two answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess import assess, changes, why
from servanda.assess.stated import OUTSIDE
from servanda.assess.trace import ids
from servanda.errors import UnknownId
from servanda.model.accord import Assessment
from servanda.model.act import Voice
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.event import Reconciled
from servanda.model.source import Basis, Published
from tests.assess.making import AA, BB, ESCORT, FISH, TRACK, Making, dossier
from tests.assess.meeting import rhythm
from tests.assess.test_commitments import accused, book
from tests.assess.test_measures import eased
from tests.assess.test_tracks import resumed_talks


def answer(
    made: Making, day: str, known_by: str | None = None, with_: Dossier | None = None
) -> tuple[Reconciled, Assessment]:
    found = made.reconciled(known_by=known_by or day)
    return found, assess(found, with_ or Dossier(), on=date.fromisoformat(day))


@pytest.mark.parametrize("made", [resumed_talks(), rhythm(), eased(), accused()])
def test_every_id_of_a_record_leads_down_to_exact_words(made: Making) -> None:
    found, assessed = answer(made, "2010-06-01")
    texts = {one.id: one.text for one in found.documents}
    for id_ in ids(found, assessed):
        tree = why(found, assessed, id_)
        if tree.kind not in ("document", "actor"):
            assert tree.cites, id_
        for cited in tree.cites:
            assert texts[cited.document][cited.start : cited.end] == cited.quote


def test_a_track_is_traced_over_its_events_to_words_with_the_day_they_were_known() -> None:
    found, assessed = answer(resumed_talks(), "2009-07-15")
    tree = why(found, assessed, TRACK)
    assert (tree.kind, dict(tree.says)["state"]) == ("track", "running")
    assert {leaf.kind for leaf in tree.leaves()} == {"assertion"}
    assert {leaf.known_on for leaf in tree.leaves()} == {"2009-05-22", "2009-06-01", "2009-07-15"}


def test_a_round_that_bears_the_id_of_its_event_rests_on_what_the_event_rests_on() -> None:
    made = Making()
    event = made.happened("2009-07-15", "talks.hold", f"agent={AA}", f"agent={BB}", when="2009-07-14")
    made.events = [replace(event, round=event.id)]
    found, assessed = answer(made, "2009-07-15")
    assert assessed.rounds[0].id == event.id
    assert why(found, assessed, event.id).cites


def test_what_only_the_dossier_states_ends_in_outside_knowledge() -> None:
    with_ = dossier(TrackDef(id=TRACK, name="", parties=(AA, BB)))
    found, assessed = answer(Making(), "2009-01-01", with_=with_)
    assert [(leaf.kind, leaf.id) for leaf in why(found, assessed, TRACK).leaves()] == [(OUTSIDE, TRACK)]


def test_an_inferred_day_of_a_document_is_traced_to_what_it_was_inferred_from() -> None:
    made = resumed_talks()
    found, assessed = answer(made, "2009-07-15")
    first, last = found.documents[0], found.documents[-1]
    dates = {**found.dates, last.id: Published("2009-07-14", Basis.INFERRED, (first.id,), (), "by a weekday")}
    tree = why(replace(found, dates=dates), assessed, last.id)
    assert dict(tree.says)["basis"] == "inferred"
    assert [one.id for one in tree.because] == [first.id]


def test_an_unknown_id_is_refused_with_the_nearest_ones() -> None:
    found, assessed = answer(resumed_talks(), "2009-07-15")
    with pytest.raises(UnknownId) as refused:
        why(found, assessed, "track:aa-bb-fishery")
    assert TRACK in refused.value.remedy


def test_what_became_known_since_a_day_is_new_or_revised_with_the_day_it_became_known() -> None:
    made = resumed_talks()
    before, after = answer(made, "2009-05-22"), answer(made, "2009-06-01")
    told = {(one.kind, one.subject_kind): one for one in changes(before, after)}
    assert set(told) == {("new", "document"), ("new", "event"), ("revised", "track"), ("revised", "proposal")}
    assert {one.known_on for one in told.values()} == {"2009-06-01"}
    assert changes(after, after) == ()


def test_a_second_source_that_says_the_same_changes_no_event() -> None:
    made = Making()
    hold = ("talks.hold", f"agent={AA}", f"agent={BB}", f"topic={FISH}")
    one, other = made.document("2009-07-15"), made.document("2009-07-16")
    made.event(made.told(one, *hold, when="2009-07-14"), made.told(other, *hold, when="2009-07-14"))
    told = changes(answer(made, "2009-07-15"), answer(made, "2009-07-16"))
    assert [(change.kind, change.subject_kind) for change in told] == [("new", "document")]


def test_a_difference_is_disputed_when_it_appears_and_settled_when_it_is_settled() -> None:
    made = Making()
    event = made.happened("2009-07-15", "talks.hold", f"agent={AA}", f"agent={BB}", when="2009-07-14")
    before = answer(made, "2009-07-15")
    made.differ(event, "when", "2009-07-14", "2009-07-13")
    open_ = answer(made, "2009-07-15")
    assert [(one.kind, one.subject_kind) for one in changes(before, open_)] == [("disputed", "conflict")]
    made.conflicts.clear()
    made.differ(event, "when", "2009-07-14", "2009-07-13", settled="2009-07-14")
    settled = [one.kind for one in changes(open_, answer(made, "2009-07-15"))]
    assert settled == ["settled"]


def test_a_denial_makes_an_allegation_a_dispute_and_that_is_a_change() -> None:
    made = accused()
    before = answer(made, "2009-05-31", with_=book())
    denial = made.document("2009-06-01")
    made.event(
        made.told(
            denial,
            "case.permit-refuse",
            f"agent={BB}",
            "topic=concept:licence",
            said_by=f"BB|{BB}",
            voice=Voice.DENY,
        )
    )
    told = changes(before, answer(made, "2009-06-01", with_=book()))
    [one] = [change for change in told if change.subject_kind == "commitment"]
    assert (one.kind, one.known_on) == ("disputed", "2009-06-01")
    assert [was for name, was in one.before if name.endswith("/state")] == ["alleged-not-performed"]
    assert [now for name, now in one.after if name.endswith("/state")] == ["disputed"]


def test_a_request_first_made_later_is_new() -> None:
    made = resumed_talks()
    before = answer(made, "2009-07-15")
    made.happened("2009-07-16", "position.request", f"agent={AA}", f"topic={ESCORT}", when="2009-07-14")
    told = changes(before, answer(made, "2009-07-16"))
    assert ("new", "proposal") in {(one.kind, one.subject_kind) for one in told}

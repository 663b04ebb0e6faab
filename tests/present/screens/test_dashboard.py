"""The first page: what each track's card says, what is new, what waits, and that every line is cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.model.event import Difference
from servanda.model.talks import Due, RoundState, TrackState
from servanda.model.view import View
from servanda.model.when import parse
from servanda.present.screens.dashboard import Dashboard, TrackCard, compose, waiting
from servanda.present.screens.marks import Mark
from tests.present.sample import CHANGES, VIEW

LAST = date(2021, 5, 11)


def card(view: View) -> TrackCard:
    return compose(view).tracks[0]


def facts(one: TrackCard) -> dict[str, tuple[str, str]]:
    return {
        item.line.label: (item.line.text, " ".join(mark.text for mark in item.marks)) for item in one.facts
    }


def with_track(**changed: object) -> View:
    track = replace(VIEW.assessment.tracks[0], **changed)  # type: ignore[arg-type]
    return replace(VIEW, assessment=replace(VIEW.assessment, tracks=(track,)))


def test_a_track_tells_its_state_why_and_what_is_due_by_text_and_by_practice_apart() -> None:
    found = card(VIEW)
    assert (found.marks, found.since) == ((Mark("running", "good"),), "since 11 May 2021")
    assert [line.text for line in found.why] == ["“a long pause”, according to the ministry"]
    assert facts(found) == {
        "Next round": ("December 2021", "proposed"),
        "Due by the text": ("not stated", ""),
        "Due by practice": ("November 2021", "not overdue"),
        "Next host": ("Sudmark", ""),
        "Last round": ("11 May 2021, Haven", ""),
    }
    assert [item.path for item in found.facts] == ["/rounds/n_december", "", "", "", "/rounds/n_2021"]


def test_what_is_late_is_marked_in_a_word_and_what_the_text_may_not_set_is_never_late() -> None:
    due = Due(parse("2021-03"), parse("2021-03"), None, True, ("a_held",))
    told = facts(card(with_track(due=due)))
    assert told["Due by practice"] == ("March 2021", "overdue")
    assert told["Due by the text"] == ("March 2021, if the text sets it", "")


def test_several_states_that_the_accounts_allow_are_all_shown() -> None:
    found = card(with_track(state=(TrackState.RUNNING, TrackState.DORMANT)))
    assert [mark.text for mark in found.marks] == ["running", "dormant"]
    assert found.since == ""
    assert found.state.text.startswith("undecided between running and dormant (nothing held")


def test_every_line_is_cited_and_its_documents_are_among_the_sources() -> None:
    made = compose(VIEW, CHANGES, LAST)
    numbered = {source.document for source in made.sources}
    assert [line.text for line in made.lines() if not line.cites] == []
    assert {cite.document for line in made.lines() for cite in line.cites if cite.document} == numbered


def test_what_waits_is_counted_by_kind_and_what_was_judged_waits_no_more() -> None:
    found = {one.what: one for one in waiting(VIEW)}
    readings = found["readings to check"]
    assert readings.count == sum(count for _, _, count in readings.kinds)
    unjudged = {one.what: one for one in waiting(replace(VIEW, judgements=()))}["readings to check"]
    assert unjudged.count == readings.count + 1
    assert found["problems of reading"].count == 1
    assert found["provisional commitments"].count == 1


def test_a_difference_of_mere_precision_is_none_to_settle() -> None:
    (conflict,) = VIEW.reconciled.conflicts
    fine = replace(conflict, difference=Difference.PRECISION)
    grave = replace(conflict, difference=Difference.TRUE_CONFLICT, settled=None)

    def made(one: object) -> Dashboard:
        return compose(replace(VIEW, reconciled=replace(VIEW.reconciled, conflicts=(one,))))  # type: ignore[arg-type]

    assert (made(fine).conflicts.count, made(fine).conflicts.empty) == (0, "Nothing is left to settle.")
    (item,) = made(grave).conflicts.items
    assert item.path == f"/conflicts/{conflict.id}"
    assert item.marks[0].text == "they contradict each other"


def test_rounds_ahead_are_those_not_yet_past() -> None:
    assert [item.line.label for item in compose(VIEW).ahead.items] == ["December 2021"]
    late = replace(VIEW, on=date(2022, 2, 1))
    assert compose(late).ahead.items == ()
    told = replace(VIEW.assessment.rounds[1], state=(RoundState.CANCELLED,))
    off = replace(VIEW.assessment, rounds=(VIEW.assessment.rounds[0], told))
    assert compose(replace(VIEW, assessment=off)).ahead.items == ()


def test_an_empty_record_says_so() -> None:
    empty = View(
        reconciled=replace(VIEW.reconciled, documents=(), conflicts=(), events=(), assertions={}),
        assessment=type(VIEW.assessment)(),
        dossier=type(VIEW.dossier)(),
        on=VIEW.on,
    )
    made = compose(empty)
    assert (made.is_empty, made.tracks, made.news) == (True, (), None)

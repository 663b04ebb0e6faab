"""The brief: every line cites exact words, says what is not stated, and never more than the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.accord import Assessment
from servanda.model.dossier import CONVERTER
from servanda.model.event import Reconciled
from servanda.model.source import Basis, Published
from servanda.present import brief, views
from servanda.present.citing import Citing
from servanda.present.naming import plain
from servanda.present.page import Sheet, Source, named, particulars, uncited
from tests.present.sample import CHANGES, VIEW
from tests.present.sample_documents import paper, wire

T = TypeVar("T")
LAST = date(2021, 5, 11)
TEXTS = {wire.id: wire.text, paper.id: paper.text}


def written(sheet: Sheet, key: str) -> list[str]:
    section = next(one for one in sheet.sections if one.key == key)
    return [f"{line.label}: {line.text}" if line.label else line.text for line in section.lines()]


@pytest.mark.parametrize("full", [True, False])
def test_every_line_of_the_brief_cites(full: bool) -> None:
    sheet = brief.compose(VIEW, CHANGES, LAST, full=full)
    assert len(list(sheet.lines())) > 25
    assert uncited(sheet) == ()


@pytest.mark.parametrize("name", [listing.name for listing in views.VIEWS])
def test_every_line_of_every_list_cites(name: str) -> None:
    sheet = views.compose(VIEW, name)
    assert list(sheet.lines())
    assert uncited(sheet) == ()


def test_each_citation_is_a_stretch_of_its_document_and_the_words_shown_stand_in_it() -> None:
    for line in brief.compose(VIEW, CHANGES, LAST).lines():
        for cite in line.cites:
            if cite.document:
                assert TEXTS[cite.document][cite.start : cite.end] == cite.quote
                assert cite.words.removesuffix("…") in plain(cite.quote)
            else:
                assert "outside knowledge" in cite.words


@given(st.data())
def test_whatever_is_missing_from_a_view_no_line_is_left_without_words(data: st.DataObject) -> None:
    told, found = VIEW.assessment, VIEW.reconciled
    fewer = replace(
        VIEW,
        assessment=Assessment(
            tracks=_some(data, told.tracks),
            rounds=_some(data, told.rounds),
            proposals=_some(data, told.proposals),
            commitments=_some(data, told.commitments),
            measures=_some(data, told.measures),
        ),
        reconciled=replace(
            found,
            actors=_some(data, found.actors),
            speeches=_some(data, found.speeches),
            figures=_some(data, found.figures),
            conditions=_some(data, found.conditions),
            conflicts=_some(data, found.conflicts),
        ),
    )
    assert uncited(brief.compose(fewer, CHANGES, LAST)) == ()


def _some(data: st.DataObject, things: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(one for one in things if data.draw(st.booleans()))


def test_the_heading_states_both_days() -> None:
    known = replace(VIEW, known_by=date(2021, 5, 11), recorded_by="2021-06-01")
    assert brief.compose(known).heading[:2] == (
        "Cod accord of 2009",
        "On 12 May 2021 · as known by: 11 May 2021 · as recorded by: 1 June 2021",
    )
    assert "as known by: no limit" in brief.compose(VIEW).heading[1]


def test_a_track_says_what_is_due_by_text_and_by_practice() -> None:
    lines = written(brief.compose(VIEW), "tracks")
    assert "Due: by the text: not stated; by practice: November 2021, not overdue" in lines
    assert "Next host: Sudmark" in lines
    assert "Next round: December 2021: proposed" in lines


def test_a_head_of_delegation_that_nobody_names_is_not_stated() -> None:
    lines = written(brief.compose(VIEW), "last-round")
    assert "Head: Ana Berg (deputy fisheries minister)" in lines
    assert "Head: not stated" in lines
    assert "Outcome: not stated (no account says what was agreed)" in lines


def test_the_two_sides_of_a_round_stand_beside_each_other() -> None:
    section = next(one for one in brief.compose(VIEW).sections if one.key == "last-round")
    assert [
        [group.title for group in block.groups] for block in section.blocks if hasattr(block, "groups")
    ] == [["Norland", "Sudmark"]]


def test_an_allegation_names_who_makes_it_and_that_there_is_no_reply() -> None:
    lines = written(brief.compose(VIEW), "commitments")
    assert "alleged not performed, by Per Lund and Ida Moe; no reply from Sudmark on record" in lines


def test_a_joint_statement_in_two_papers_is_one_line_with_both() -> None:
    section = next(one for one in brief.compose(VIEW).sections if one.key == "statements")
    joint = [line for line in section.lines() if line.id == "u_joint"]
    assert [sorted({cite.document for cite in line.cites}) for line in joint] == [sorted([wire.id, paper.id])]
    assert joint[0].text.startswith("Per Lund (senator) and Ida Moe (senator) accused: “")


def test_what_only_the_dossier_states_is_marked_as_outside_knowledge() -> None:
    sheet = brief.compose(VIEW)
    duty = next(line for line in sheet.lines() if line.id == "commitment:logs")
    assert sheet.mark(duty) == "[dossier: outside knowledge]"


def test_open_proposals_come_before_answered_ones() -> None:
    assert written(brief.compose(VIEW), "proposals") == [
        "11 May 2021: Sudmark proposed to Norland: the next round in December",
        "11 May 2021: Norland requested of Sudmark: inspectors on trawlers — declined",
        "answer, 11 May 2021: Sudmark objected to the net rule",
    ]


def test_a_source_says_how_its_day_is_known() -> None:
    sheet = brief.compose(VIEW)
    assert [(one.number, one.published, one.note) for one in sheet.sources] == [
        (1, "11 May 2021", "inferred from “Tuesday” and [2]"),
        (2, "12 May 2021", "stated as “12 May 2021”"),
    ]


def test_a_day_that_rests_on_a_dossiers_source_names_who_published_it_and_no_id() -> None:
    note = replace(
        wire, id="d_note", file="source:S7", title="", publisher="Harbour Post",
        canonical=replace(wire.canonical, converter=CONVERTER),
    )  # fmt: skip
    found = VIEW.reconciled
    dates = {
        **found.dates,
        wire.id: replace(found.dates[wire.id], evidence=(), because=("d_note",)),
        "d_note": Published("2021-05-10", Basis.STATED),
    }
    view = replace(VIEW, reconciled=replace(found, documents=(*found.documents, note), dates=dates))
    (source,) = Citing(view).sources([Citing(view).line("", (wire.id,))])
    assert source.note == "inferred from Harbour Post (10 May 2021)"


def test_a_source_without_a_title_is_named_by_its_publisher_and_nothing_is_said_twice() -> None:
    outside = "dossier: outside knowledge"
    post = Source(1, "d_1", "", "Harbour Post", "https://post.example/1", "10 May 2021", "", outside)
    assert (named(post), particulars(post)) == (
        "Harbour Post",
        ("10 May 2021", "https://post.example/1", outside),
    )
    bare = Source(2, "d_2", "", "the dossier itself", outside, "day of its entry", "", outside)
    assert (named(bare), particulars(bare)) == ("the dossier itself", ("day of its entry", outside))


def test_an_empty_record_says_so_in_one_sentence_a_section() -> None:
    sheet = brief.compose(replace(VIEW, assessment=Assessment(), reconciled=Reconciled()))
    assert list(sheet.lines()) == []
    assert all(section.empty.count(".") == 1 for section in sheet.sections)


def test_long_lists_are_cut_with_the_command_that_shows_them_whole() -> None:
    many = tuple(replace(VIEW.reconciled.figures[0], id=f"f_{n}") for n in range(20))
    view = replace(VIEW, reconciled=replace(VIEW.reconciled, figures=many))
    section = next(one for one in brief.compose(view).sections if one.key == "figures")
    assert (len(list(section.lines())), section.more, section.command) == (8, 12, "servanda figures")
    whole = next(one for one in brief.compose(view, full=True).sections if one.key == "figures")
    assert (len(list(whole.lines())), whole.more) == (20, 0)

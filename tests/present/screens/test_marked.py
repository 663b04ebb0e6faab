"""A marked document: its runs tile the text, each lists what was read there, and every citation has its place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.source import Document, Part, Region
from servanda.model.view import View
from servanda.present import views
from servanda.present.page import Source
from servanda.present.screens import marked
from servanda.present.screens.marked import Note
from servanda.register import Register


@pytest.fixture(scope="module")
def view(read_record: Path) -> View:
    with Register.open(read_record) as register:
        return register.view()


def test_the_runs_of_a_document_are_its_whole_text(view: View) -> None:
    for document in view.reconciled.documents:
        screen = marked.compose(view, document.id)
        runs = [run for stretch in screen.stretches for run in stretch.runs]
        assert "".join(run.text for run in runs) == document.text
        assert all(document.text[run.start :].startswith(run.text) for run in runs)


def test_each_run_lists_all_that_was_read_from_its_words(view: View) -> None:
    for visible in view.visible:
        screen = marked.compose(view, visible.document.id)
        told = {note.id: note.number for note in screen.notes}
        for one in visible.reading.assertions:
            for cited in one.evidence:
                inside = [
                    run
                    for stretch in screen.stretches
                    for run in stretch.runs
                    if cited.start <= run.start and run.start + len(run.text) <= cited.end
                ]
                assert "".join(run.text for run in inside) == cited.quote
                assert all(told[one.id] in run.notes for run in inside)


def test_every_line_of_every_list_has_its_place_in_the_document(view: View) -> None:
    anchors = {
        (document.id, anchor)
        for document in view.reconciled.documents
        for stretch in marked.compose(view, document.id).stretches
        for run in stretch.runs
        for anchor in run.anchors
    }
    missing = [
        cite
        for name in views.BY_NAME
        for line in views.compose(view, name).lines()
        for cite in line.cites
        if cite.document and (cite.document, f"s-{cite.start}-{cite.end}") not in anchors
    ]
    assert missing == []


@given(
    st.text(alphabet="ab\r\n \u202e😀", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_overlapping_spans_are_cut_into_runs_that_hold_just_what_covers_them(
    text: str, spans: list[tuple[int, int]], edges: list[int]
) -> None:
    size = len(text)
    cuts = sorted({0, size, *(one for one in edges if one < size)})
    parts = (Part.BODY, Part.FURNITURE)
    regions = tuple(Region(a, b, parts[n % 2]) for n, (a, b) in enumerate(pairwise(cuts)))
    document = Document(id="d_1", sha256="", file="f", text=text, regions=regions)
    told = [(min(a, b, size), min(max(a, b), size)) for a, b in spans]
    notes = tuple(
        (Note(number, "act", f"a_{number}", "", start, end), (document.quote(start, end),))
        for number, (start, end) in enumerate(told, 1)
    )
    screen = marked._marked(document, Source(1, "d_1", "", "", "", "", ""), notes, ())
    runs = [run for stretch in screen.stretches for run in stretch.runs]
    assert "".join(run.text for run in runs) == text
    for run in runs:
        for at in range(run.start, run.start + len(run.text)):
            assert run.notes == tuple(n for n, (a, b) in enumerate(told, 1) if a <= at < b)


def test_a_document_of_200_kilobytes_is_marked_quickly_enough_to_be_read(view: View) -> None:
    text = "One line of a long report.\r\n" * 7500
    notes = tuple(
        (Note(n, "act", f"a_{n}", "told", 28 * n, 28 * n + 40), (Document(id="d", sha256="", file="", text=text).quote(28 * n, 28 * n + 40),))
        for n in range(3000)
    )  # fmt: skip
    document = Document(id="d", sha256="", file="f", text=text, regions=(Region(0, len(text), Part.BODY),))
    screen = marked._marked(document, Source(1, "d", "", "", "", "", ""), notes, ())
    (stretch,) = screen.stretches
    # As many runs as there are lines and edges of spans: nothing grows with their product.
    assert len(stretch.runs) <= 7500 + 2 * 3000 + 1

"""One assertion on three clocks, and that it is there exactly where the whole view has it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from servanda.errors import UnknownId
from servanda.model.record import Decision
from servanda.model.source import Basis, Document, Published
from servanda.register import Register
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

FIRST, LAST = date(2031, 3, 11), date(2031, 3, 22)
DAYS = tuple(FIRST + timedelta(days=number) for number in range((LAST - FIRST).days))
MOMENTS = ("2031-03-30", "2031-04-01", "2031-04-02", "2031-04-03", None)


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.in_memory() as made:
        yield made


def keep(register: Register, document: Document, read: str | None, day: int, name: str) -> Document:
    """Keep a document with a reading whose assertions have names of their own."""
    at = f"2031-04-0{day}T12:00:00Z"
    reading = patrol_reading(document)
    register.store.add_document(document, data_of(document), at)
    register.store.add_reading(
        replace(
            reading,
            published=Published(read, Basis.DATELINE) if read else Published(),
            assertions=tuple(replace(one, id=f"{one.id}_{name}") for one in reading.assertions),
        ),
        at,
    )
    return document


def test_an_assertion_is_there_from_the_day_on_which_its_document_was_known(register: Register) -> None:
    keep(register, make_document(PATROL, published="2031-03-14"), None, 1, "x")
    assert register.at("a_held_x", known_by=date(2031, 3, 13)) is None
    found = register.at("a_held_x", known_by=date(2031, 3, 14))
    assert found == register.view().reconciled.assertions["a_held_x"]
    assert register.at("a_held_x", recorded_by="2031-03-31") is None
    with pytest.raises(UnknownId):
        register.at("a_held_y", known_by=date(2031, 3, 14))


def test_it_is_there_exactly_where_the_view_of_the_same_clocks_has_it(register: Register) -> None:
    keep(register, make_document(PATROL + "\nA", file="a.txt", published="2031-03-14"), None, 1, "stated")
    keep(register, make_document(PATROL + "\nB", file="b.txt"), "2031-03-18", 1, "by-words")
    keep(register, make_document(PATROL + "\nC", file="c.txt"), None, 2, "by-others")
    month = make_document(PATROL + "\nD", file="d.txt", published="2031-03")
    keep(register, month, None, 2, "in-a-month")
    again = make_document(PATROL + "\nA", file="a2.txt", published="2031-03-12")
    register.store.add_document(again, data_of(again), "2031-04-02T12:00:00Z")
    before = register.store.last_recorded()
    told = register.judge(
        Decision.CORRECT, month.id, "published=2031-03-16", by="M. Ray", why="the masthead says so"
    )
    between = register.store.last_recorded()
    register.take_back(told.id, by="M. Ray", why="that was another paper")
    bare = replace(patrol_reading(again, reader="machine 2"), assertions=())
    register.store.add_reading(bare, register._clock())
    ids = {one.id for seen in register.store.visible(before) for one in seen.reading.assertions}
    answers = set()
    for moment in (*MOMENTS, before, between):
        for day in DAYS:
            there = register.view(known_by=day, recorded_by=moment).reconciled.assertions
            assert {one for one in ids if register.at(one, known_by=day, recorded_by=moment)} == set(there)
            answers.add(frozenset(there))
    assert len(answers) > 4

"""One assertion by its id, as the record stood at a time."""

from dataclasses import replace

import pytest

from servanda.errors import BadDate, UnknownId
from servanda.model.record import Decision, Judgement
from servanda.store.protocol import Store
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

DAY1, DAY2, DAY3, DAY4 = (f"2031-04-0{n}T12:00:00Z" for n in (1, 2, 3, 4))


def test_an_assertion_counts_while_the_reading_that_holds_it_stands(store: Store) -> None:
    document = make_document(PATROL, published="2031-03-14")
    first = patrol_reading(document)
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(first, DAY2)
    store.add_reading(replace(patrol_reading(document, reader="machine 2"), assertions=()), DAY3)
    store.add_reading(patrol_reading(document, reader="hand"), DAY4)
    assert store.point("a_held", "2031-04-01") is None
    then = store.point("a_held", "2031-04-02")
    assert then is not None
    assert then.assertion == first.assertions[0]
    assert store.point("a_held", "2031-04-03") is None
    now = store.point("a_held")
    assert now is not None
    assert (now.assertion.reading, now.reader) == (patrol_reading(document, reader="hand").id, "hand")


def test_a_later_machine_does_not_take_the_place_of_a_hand(store: Store) -> None:
    document = make_document(PATROL)
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(patrol_reading(document, reader="hand"), DAY2)
    store.add_reading(patrol_reading(document, reader="machine 2"), DAY3)
    found = store.point("a_breach")
    assert found is not None
    assert found.reader == "hand"


def test_it_comes_with_what_dates_its_document(store: Store) -> None:
    bare, dated = make_document(PATROL), make_document(PATROL, published="2031-03-14")
    reading = replace(patrol_reading(bare), published=dated.published)
    decision = Judgement(
        id="j_1",
        decision=Decision.CORRECT,
        subject=bare.id,
        value="published=2031-03-13",
        by="M. Ray",
        why="the masthead",
        recorded_at=DAY4,
    )
    store.add_document(bare, data_of(bare), DAY1)
    store.add_reading(reading, DAY2)
    store.add_document(dated, data_of(dated), DAY3)
    kept = store.add_judgement(decision)
    read, told, judged = (store.point("a_held", day) for day in ("2031-04-02", "2031-04-03", "2031-04-04"))
    assert read is not None
    assert told is not None
    assert judged is not None
    assert (read.published.value, read.read.value) == (None, "2031-03-14")
    assert (told.published.value, told.decisions) == ("2031-03-14", ())
    assert (judged.decisions, judged.recorded_at[:10]) == ((kept,), "2031-04-01")


def test_what_was_never_in_the_record_is_an_unknown_id_and_no_day_makes_it_none(store: Store) -> None:
    with pytest.raises(UnknownId, match="no assertion a_none"):
        store.point("a_none", "2031-04-01")
    with pytest.raises(BadDate):
        store.point("a_none", "yesterday")

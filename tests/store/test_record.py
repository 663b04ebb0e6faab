"""What the record keeps, and that it only grows."""

import sqlite3
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import Table

from servanda.errors import BadCall, BadDate, EvidenceMismatch, UnknownId
from servanda.model.dossier import Dossier, PartyDef
from servanda.model.record import Decision, Judgement, Problem
from servanda.model.source import Basis, Published
from servanda.store import tables
from servanda.store.protocol import Store
from servanda.store.sqlite import open_store
from tests.store.homes import Home
from tests.store.nouns import PATROL, SLUICE, data_of, make_document, patrol_reading, place

DAY1, DAY2, DAY3 = (f"2031-04-0{n}T12:00:00.000000Z" for n in (1, 2, 3))


def test_what_goes_in_comes_out_equal(store: Store) -> None:
    document = make_document(PATROL, published="2031-03-14")
    reading = patrol_reading(document)
    assert store.add_document(document, data_of(document), DAY1)
    assert store.add_reading(reading, DAY2)
    assert store.documents() == ((document, DAY1),)
    assert store.bytes_of(document.id) == data_of(document)
    (seen,) = store.visible()
    assert (seen.document, seen.reading, seen.recorded_at) == (document, reading, DAY1)


def test_the_same_bytes_are_kept_once_and_each_publication_beside_the_other(store: Store) -> None:
    first = make_document(PATROL, file="wire.txt")
    reprint = replace(
        first, file="paper.txt", publisher="The Gull", published=Published("2031-03-16", Basis.STATED)
    )
    earlier = replace(first, file="broadcast.txt", published=Published("2031-03-15", Basis.STATED))
    assert store.add_document(first, data_of(first), DAY1)
    assert not store.add_document(first, data_of(first), DAY1)
    assert not store.add_document(reprint, data_of(first), DAY2)
    assert not store.add_document(earlier, data_of(first), DAY3)
    assert store.publications(first.id) == (first, reprint, earlier)
    ((merged, at),) = store.documents()
    assert at == DAY1
    assert merged == replace(first, publisher="The Gull", published=earlier.published)
    assert store.documents(recorded_by=DAY2)[0][0].published == reprint.published
    assert store.documents(recorded_by=DAY1)[0][0] == first


def test_one_assertion_can_be_had_by_its_id(store: Store) -> None:
    document = make_document(PATROL)
    reading = patrol_reading(document)
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(reading, DAY1)
    assert store.assertion("a_breach") == reading.assertions[1]
    with pytest.raises(UnknownId):
        store.assertion("a_gone")


def test_a_newer_reading_stands_in_front_and_the_older_stays(store: Store) -> None:
    document = make_document(PATROL)
    older, newer = patrol_reading(document), patrol_reading(document, reader="machine 2")
    store.add_document(document, data_of(document), DAY1)
    assert store.add_reading(older, DAY1)
    assert store.add_reading(newer, DAY2)
    assert not store.add_reading(newer, DAY3)
    assert [one.reading for one in store.visible()] == [newer]
    assert [one.reading for one in store.visible(recorded_by="2031-04-01")] == [older]
    assert store.visible(recorded_by="2031-03-31") == ()


def test_a_reading_made_again_after_another_stands_again(store: Store) -> None:
    document = make_document(PATROL)
    one, two = patrol_reading(document, words="w1"), patrol_reading(document, words="w2")
    store.add_document(document, data_of(document), DAY1)
    for reading in (one, two, one):
        assert store.add_reading(reading, DAY2)
    assert [seen.reading for seen in store.visible()] == [one]
    assert not store.add_reading(one, DAY3)


def test_a_reading_by_hand_outranks_a_later_one_by_machine(store: Store) -> None:
    document = make_document(PATROL)
    hand, machine = patrol_reading(document, reader="hand"), patrol_reading(document)
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(hand, DAY1)
    assert store.unread("machine 1", "w1") == (document,)
    store.add_reading(machine, DAY2)
    assert [seen.reading for seen in store.visible()] == [hand]


def test_unread_is_what_this_reader_with_these_words_has_still_to_read(store: Store) -> None:
    patrol, sluice = make_document(PATROL), make_document(SLUICE)
    for document in (patrol, sluice):
        store.add_document(document, data_of(document), DAY1)
    assert store.unread("machine 1", "w1") == (patrol, sluice)
    store.add_reading(patrol_reading(patrol), DAY2)
    assert store.unread("machine 1", "w1") == (sluice,)
    assert store.unread("machine 1", "w2") == (patrol, sluice)
    assert store.unread("machine 2", "w1") == (patrol, sluice)


def test_a_document_that_is_told_its_day_later_is_to_be_read_again(store: Store) -> None:
    document = make_document(PATROL)
    dated = replace(document, published=Published("2031-03-14", Basis.STATED))
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(patrol_reading(document), DAY1)
    store.add_document(dated, data_of(document), DAY2)
    assert store.unread("machine 1", "w1") == (dated,)
    store.add_reading(patrol_reading(dated, name="r_again"), DAY3)
    assert store.unread("machine 1", "w1") == ()


def test_a_quote_that_is_not_the_text_at_that_place_is_refused_with_the_whole_reading(store: Store) -> None:
    document = make_document(PATROL)
    reading = patrol_reading(document)
    held = reading.assertions[0]
    moved = replace(held.evidence[0], start=held.evidence[0].start + 1, end=held.evidence[0].end + 1)
    store.add_document(document, data_of(document), DAY1)
    bad = replace(reading, assertions=(*reading.assertions[1:], replace(held, evidence=(moved,))))
    with pytest.raises(EvidenceMismatch, match="met in Port Anse"):
        store.add_reading(bad, DAY2)
    assert store.visible() == ()
    assert store.unread("machine 1", "w1") == (document,)


def test_words_of_roles_and_times_are_held_to_their_place_too(store: Store) -> None:
    document = make_document(PATROL)
    reading = patrol_reading(document)
    held = reading.assertions[0]
    other = replace(held.roles[0], text="Sudria")
    store.add_document(document, data_of(document), DAY1)
    with pytest.raises(EvidenceMismatch, match="Sudria"):
        store.add_reading(replace(reading, assertions=(replace(held, roles=(other,)),)), DAY2)
    with pytest.raises(EvidenceMismatch, match="stands"):
        store.add_reading(replace(reading, timexes=(replace(reading.timexes[0], start=0),)), DAY2)


def test_an_assertion_without_evidence_or_with_another_documents_is_refused(store: Store) -> None:
    document, sluice = make_document(PATROL), make_document(SLUICE)
    reading = patrol_reading(document)
    store.add_document(document, data_of(document), DAY1)
    bare = replace(reading.assertions[0], evidence=())
    with pytest.raises(EvidenceMismatch, match="without evidence"):
        store.add_reading(replace(reading, assertions=(bare,)), DAY2)
    foreign = replace(reading.assertions[0], evidence=(sluice.quote(0, 10),))
    with pytest.raises(EvidenceMismatch, match="another document"):
        store.add_reading(replace(reading, assertions=(foreign,)), DAY2)


def test_a_reading_needs_its_document(store: Store) -> None:
    document = make_document(PATROL)
    with pytest.raises(UnknownId):
        store.add_reading(patrol_reading(document), DAY1)
    with pytest.raises(UnknownId):
        store.bytes_of(document.id)


def test_other_bytes_than_those_named_are_refused(store: Store) -> None:
    document = make_document(PATROL)
    with pytest.raises(BadCall, match="bytes"):
        store.add_document(document, b"other", DAY1)


def test_judgements_problems_and_definitions_are_kept_in_order(store: Store) -> None:
    judgement = Judgement(
        id="j_1", decision=Decision.REJECT, subject="a_held", by="M. Ray", why="a rumour", recorded_at=DAY1
    )
    problem = Problem(id="p_1", where="photo.jpg", what="an image", remedy="Give its text.")
    first, second = (Dossier(name=name, parties=(PartyDef(id="state:XA", name="Oria"),)) for name in "ab")
    assert store.add_judgement(judgement) == judgement
    with pytest.raises(BadCall, match="already"):
        store.add_judgement(judgement)
    assert store.add_problem(problem, DAY2)
    assert not store.add_problem(problem, DAY3)
    assert store.dossier() is None
    assert [store.add_dossier(one, DAY3) for one in (first, first, second, first)] == [
        True,
        False,
        True,
        True,
    ]
    assert store.dossier() == first
    assert (store.judgements(), store.problems()) == ((judgement,), (problem,))
    assert (store.judgements("2031-03-31"), store.problems(DAY1), store.dossier(DAY2)) == ((), (), None)


def test_an_entry_is_always_later_than_the_last(store: Store) -> None:
    late, early = make_document(PATROL), make_document(SLUICE)
    store.add_document(late, data_of(late), DAY3)
    store.add_document(early, data_of(early), DAY1)
    after = "2031-04-03T12:00:00.000001Z"
    assert [at for _, at in store.documents()] == [DAY3, after]
    assert store.last_recorded() == after


def test_recorded_by_takes_a_day_or_an_instant_and_nothing_else(store: Store) -> None:
    document = make_document(PATROL)
    store.add_document(document, data_of(document), "2031-04-01T23:30:00+02:00")
    assert store.documents()[0][1] == "2031-04-01T21:30:00.000000Z"
    assert store.documents("2031-04-01T21:29:59Z") == ()
    assert len(store.documents("2031-04-01T23:30:00+02:00")) == 1
    assert len(store.documents("2031-04-01")) == 1
    with pytest.raises(BadDate):
        store.documents("last spring")


def test_all_three_clocks_are_columns(store: Store, kept: Home) -> None:
    document = make_document(PATROL, published="2031-03-14")
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(patrol_reading(document), DAY2)
    rows = kept.rows(
        "SELECT type, status, valid, valid_first, valid_last, known_on, recorded_at FROM assertion ORDER BY seq"
    )
    may = ("2031-05", "2031-05-01", "2031-05-31")
    tuesday = ("2031-03-11",) * 3
    assert rows == [
        ("talks.hold", "happened", *tuesday, "2031-03-14", DAY2),
        ("conduct.breach", "alleged", None, None, None, "2031-03-14", DAY2),
        ("talks.hold", "proposed", *may, "2031-03-14", DAY2),
    ]
    start, end = place(PATROL, "met in Port Anse on Tuesday")
    assert kept.rows("SELECT start, \"end\" FROM assertion WHERE id = 'a_held'") == [(start, end)]


def test_an_imprecise_day_of_publication_counts_as_known_from_its_last(store: Store, kept: Home) -> None:
    document = make_document(PATROL, published="2031-03")
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(patrol_reading(document), DAY2)
    rows = kept.rows("SELECT published_first, published_last, known_on, valid FROM publication"
        " JOIN assertion USING (document) WHERE assertion.id = 'a_held'")  # fmt: skip
    assert rows == [("2031-03-01", "2031-03-31", "2031-03-31", None)]


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_no_row_can_be_changed_deleted_or_replaced_even_by_other_programs(
    store: Store, kept: Home, table: Table
) -> None:
    document = make_document(PATROL)
    store.add_document(document, data_of(document), DAY1)
    store.add_reading(patrol_reading(document), DAY2)
    store.add_problem(Problem(id="p_1", where="x", what="y"), DAY2)
    store.add_dossier(Dossier(name="a"), DAY2)
    store.add_judgement(
        Judgement(id="j_1", decision=Decision.ACCEPT, subject="a_held", by="M. Ray", why="", recorded_at=DAY3)
    )
    name = table.name
    before = kept.rows(f"SELECT * FROM {name} ORDER BY 1")
    assert before
    key = ", ".join(f'"{column.name}"' for column in table.primary_key)
    for change in (
        f"UPDATE {name} SET recorded_at = '2000-01-01'",
        f"DELETE FROM {name}",
        kept.replacing.format(table=name, key=key),
    ):
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="append-only"):
            kept.change(change)
    assert kept.rows(f"SELECT * FROM {name} ORDER BY 1") == before


def test_a_record_in_memory_is_a_record_too() -> None:
    document = make_document(PATROL)
    with open_store(None) as store:
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(patrol_reading(document), DAY2)
        assert len(store.visible()) == 1
        assert store.check() == ()

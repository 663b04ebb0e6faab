"""The network reads each window by itself, the same in every run, thread and process."""

from __future__ import annotations

import multiprocessing
import pickle
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields

import numpy as np
import pytest

from servanda.read.network import session as sessions
from servanda.read.network.labels import Labels
from servanda.read.network.pieces import Pieces
from servanda.read.network.session import LONGEST, Encoded, Scores, Session
from servanda.read.network.weights import FOLDER, LABELS, PIECES

SENTENCES = (
    "The minister signed the agreement .",
    "Talks resumed in Geneva on Monday after the two sides had exchanged lists of prisoners .",
    "Yes .",
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def windows() -> list[Encoded]:
    pieces = Pieces((FOLDER / PIECES).read_bytes())
    return [pieces.encode(one.split()) for one in SENTENCES]


def same(one: Scores, other: Scores) -> bool:
    return all(np.array_equal(getattr(one, head.name), getattr(other, head.name)) for head in fields(Scores))


def tell_first(session: Session) -> Scores:
    return session.tell(*windows()[0])


def test_every_head_has_a_row_for_each_word_and_the_root(session: Session) -> None:
    told = session.tell(*windows()[0])
    assert {head.name: len(getattr(told, head.name)) for head in fields(Scores)} == {
        head.name: 7 for head in fields(Scores)
    }
    assert told.arcs.shape == (7, 7)
    assert told.starts.shape == (7,)


def test_the_heads_have_the_classes_of_the_labels(session: Session) -> None:
    told, labels = session.tell(*windows()[0]), Labels.of((FOLDER / LABELS).read_bytes())
    for head in ("tags", "feats", "lemmas", "kinds"):
        assert getattr(told, head).max() < len(getattr(labels, head)), head
        assert getattr(told, head).shape == (7,), head
    assert told.names.shape == (7, len(labels.names))
    assert session.relate(told, told.arcs.argmax(1)).shape == (7, len(labels.relations))


def test_a_plain_sentence_is_read_right(session: Session) -> None:
    told, labels = session.tell(*windows()[0]), Labels.of((FOLDER / LABELS).read_bytes())
    assert [labels.tags[at] for at in told.tags[1:]] == [
        "DET",
        "NOUN",
        "VERB",
        "DET",
        "NOUN",
        "PUNCT",
    ]
    heads = told.arcs.argmax(1)
    assert heads[1:].tolist() == [2, 3, 0, 5, 3, 3]
    relations = session.relate(told, np.array([0, *heads[1:]])).argmax(1)
    assert [labels.relations[at] for at in relations[1:]] == ["det", "nsubj", "root", "det", "obj", "punct"]


def test_what_is_read_before_changes_nothing(session: Session) -> None:
    fresh = session.tell(*windows()[0])
    for other in windows():
        session.tell(*other)
    assert same(session.tell(*windows()[0]), fresh)


@pytest.mark.parametrize("size", [2, 3, 8, 32])
@pytest.mark.parametrize("threads", [1, 2])
def test_what_is_read_in_the_same_run_changes_nothing(session: Session, size: int, threads: int) -> None:
    words = " ".join(SENTENCES).split()
    pieces = Pieces((FOLDER / PIECES).read_bytes())
    many = [pieces.encode((words * 9)[at : at + 1 + at * 7 % 190]) for at in range(40)]
    random.Random(size).shuffle(many)
    told = [
        one for at in range(0, 40, size) for one in session.tell_many(many[at : at + size], threads=threads)
    ]
    assert all(same(have, session.tell(*window)) for have, window in zip(told, many, strict=True))


def test_relations_of_many_windows_are_those_of_each(session: Session) -> None:
    told = list(session.tell_many(windows() * 9))
    heads = [one.arcs.argmax(1) for one in told]
    many = session.relate_many(told, heads)
    assert len(many) == len(told)
    for have, one, own in zip(many, told, heads, strict=True):
        assert np.array_equal(have, session.relate(one, own))


def test_no_windows_are_read_as_none(session: Session) -> None:
    assert list(session.tell_many([])) == []
    assert session.relate_many([], []) == []


def test_many_windows_in_threads_are_told_in_order_as_one_by_one(session: Session) -> None:
    many = windows() * 20
    told = list(session.tell_many(iter(many), threads=2))
    assert len(told) == len(many)
    assert all(same(have, session.tell(*window)) for have, window in zip(told, many, strict=True))


def test_a_processor_that_is_not_exact_is_told_the_same_by_exact_products(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_exact", lambda _: False)
    assert same(tell_first(Session()), tell_first(session))


def test_a_session_goes_to_another_process_and_opens_there(session: Session) -> None:
    here = tell_first(session)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert same(pool.submit(tell_first, session).result(), here)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system has no fork")
def test_a_session_survives_a_fork(session: Session) -> None:
    here = tell_first(session)
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        assert same(pool.submit(tell_first, session).result(), here)


def test_a_session_is_pickled_without_its_graphs(session: Session) -> None:
    session.tell(*windows()[0])
    assert len(pickle.dumps(session)) < 1000


def test_a_window_longer_than_the_network_knows_is_refused(session: Session) -> None:
    many = LONGEST + 1
    with pytest.raises(ValueError, match="a window of 513 pieces; at most 512 are read at once"):
        session.tell([0] * many, [0] * many, [0])

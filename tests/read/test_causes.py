"""Each reason for an act keeps who gives it: the report, or the actor whose ground it was."""

from __future__ import annotations

import pytest

from servanda import text
from servanda.model.record import Assertion
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document

LANGUAGE = load()


def _suspensions(words: str) -> list[Assertion]:
    document = text.load(words.encode(), "report.txt")
    reading = read_document(document, language=LANGUAGE, lexicon=Lexicon.of(), anchor="2015-06-09")
    assert reading.problems == ()
    return [one for one in reading.assertions if one.type == "talks.suspend"]


def _reasons(words: str) -> list[tuple[str, list[str | None]]]:
    return [
        (role.text, [link.entity for link in one.said_by])
        for one in _suspensions(words)
        for role in one.all_roles("cause")
    ]


@pytest.mark.parametrize("link", ["citing", "on the ground that", "on grounds that", "on the grounds that"])
def test_a_ground_is_the_actors_own_and_the_act_the_reports(link: str) -> None:
    words = f"Norway suspended the fishing talks in 2008, {link} quotas were ignored."
    assert _reasons(words) == [("quotas were ignored", ["state:NO"])]
    plain = [one for one in _suspensions(words) if not one.said_by]
    assert [one.roles for one in plain] == [tuple(r for r in plain[0].roles if r.role != "cause")]
    assert len(_suspensions(words)) == 2


def test_a_bare_because_is_the_reports() -> None:
    words = "Norway suspended the fishing talks in 2008 because quotas were ignored."
    assert _reasons(words) == [("quotas were ignored", [])]
    assert len(_suspensions(words)) == 1


def test_a_ground_of_nobody_is_not_given_to_the_report() -> None:
    words = "The fishing talks were suspended in 2008 on grounds that quotas were ignored."
    assert _reasons(words) == []
    assert len(_suspensions(words)) == 1

"""Single cases, taken out of what an answer is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from servanda.model.actor import Actor, ActorType
from servanda.model.record import Decision, Problem
from servanda.model.source import Evidence
from servanda.model.view import View
from servanda.model.withheld import BAR, bars
from servanda.present.exchange import objects
from servanda.register import Register
from servanda.register.withholding import Material, withhold

BEFORE = """Visitors in Bergen

BERGEN, 2 February 2031 - Jonas Abelard met the Norwegian foreign minister in Bergen on Monday.
"""
CASE = """An exit permit

BERGEN, 2 March 2031 - Norway denied an exit permit to Jonas Abelard, a glazier, on 27 February 2031. Norway
refused a visa to Mira Solberg on 1 March 2031.

Iceland suspended the talks with Norway on 1 March 2031. Norway refused 300 visas in 2030.
"""
HIDDEN = ("Abelard", "abelard", "glazier", "Solberg", "denied", "27 February")


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    stamps = count(1)
    with Register.in_memory() as made:
        made._clock = lambda: f"2031-04-{next(stamps):02d}T12:00:00.000000Z"  # type: ignore[assignment]
        for name, text in (("before.txt", BEFORE), ("case.txt", CASE)):
            made.take([(name, text.encode())])
            made.read()
        yield made


@pytest.fixture(scope="module")
def seen(register: Register) -> View:
    return register.view(cases=False)


def told(view: View) -> str:
    return json.dumps(list(objects(view)), ensure_ascii=False) + "".join(
        one.document.text + one.document.title for one in view.visible
    )


def test_nothing_of_a_single_case_is_in_the_answer(register: Register, seen: View) -> None:
    for word in HIDDEN:
        assert word in told(register.view()), word
        assert word not in told(seen), word


def test_all_else_stands_where_it_stood(register: Register, seen: View) -> None:
    whole = {one.document.id: one.document.text for one in register.view().visible}
    for one in seen.visible:
        text, spans = (
            whole[one.document.id],
            seen.withheld.spans.get(one.document.id, ()) if seen.withheld else (),
        )
        assert len(one.document.text) == len(text)
        hidden = {at for span in spans for at in range(span.start, span.end)}
        assert all(
            now == then or at in hidden
            for at, (now, then) in enumerate(zip(one.document.text, text, strict=True))
        )
        for cited in one.reading.evidence():
            assert one.document.text[cited.start : cited.end] == cited.quote
    types = [one.type for one in seen.reconciled.events]
    assert "talks.suspend" in types
    assert "contact.meet" in types


def test_the_cases_of_a_type_and_year_are_one_event(seen: View) -> None:
    assert seen.withheld is not None
    sums = [one for one in seen.reconciled.events if set(one.assertions) & seen.withheld.sums]
    assert sorted((one.type, str(one.when), [role.name for role in one.roles]) for one in sums) == [
        ("case.permit-refuse", "2031", ["Norway"]),
        ("case.visa-refuse", "2031", []),
    ]
    counted = {(one["type"], one["period"]): one["id"] for one in objects(seen, ("case",))}
    assert counted["case.permit-refuse", "2031"] == "case:permit-refuse:2031"


def test_what_counts_many_is_no_single_case(seen: View) -> None:
    quotes = [each.quote for one in seen.reconciled.assertions.values() for each in one.evidence]
    assert "Norway refused 300 visas in 2030" in quotes


def test_an_older_answer_withholds_what_is_known_to_be_a_case_today(register: Register) -> None:
    earlier = next(one.recorded_at for one in register.store.entries(0) if one.kind == "reading")
    then = register.view(recorded_by=earlier, cases=False)
    assert [one.document.file for one in then.visible] == ["before.txt"]
    assert "Abelard" in told(register.view(recorded_by=earlier))
    assert "Abelard" not in told(then)


def test_the_case_of_somebody_in_public_is_withheld_and_the_name_is_not(register: Register) -> None:
    known = Actor(id="person:jonas-abelard", name="Jonas Abelard", type=ActorType.PERSON)
    before = register.dossier
    try:
        register.dossier = replace(before, actors=(known,))
        view = register.view(cases=False)
    finally:
        register.dossier = before
    text = {one.document.file: one.document.text for one in view.visible}
    assert "Jonas Abelard met the Norwegian foreign minister" in text["before.txt"]
    assert "glazier" not in text["case.txt"]


def test_a_search_finds_what_is_left(register: Register, seen: View) -> None:
    assert register.search(register.view(), "Abelard")
    assert register.search(seen, "Abelard") == ()
    assert register.search(seen, "abel* permit") == ()
    (hit,) = register.search(seen, '"suspended the talks"')
    assert isinstance(hit.snippet, Evidence)
    assert "suspended the talks" in hit.snippet.quote


def test_a_judgement_on_a_single_case_is_withheld_and_a_name_in_another_is_blacked_out(
    register: Register,
) -> None:
    view = register.view()
    case = next(one for one in view.reconciled.assertions.values() if one.type == "case.permit-refuse")
    other = next(one for one in view.reconciled.assertions.values() if one.type == "talks.suspend")
    register.judge(Decision.ACCEPT, case.id, by="Ana", why="so it is")
    register.judge(Decision.ACCEPT, other.id, by="Ana", why="not about Jonas Abelard")
    (left,) = register.view(cases=False).judgements
    assert (left.subject, left.why) == (other.id, f"not about {bars('Jonas Abelard')}")
    assert BAR in left.why


def test_a_problem_does_not_tell_the_words_of_a_single_case(register: Register) -> None:
    view = register.view()
    (document,) = (one.document.id for one in view.visible if one.document.file == "case.txt")
    problems = [
        Problem(id=f"p_{n}", where="case.txt", what="not understood", words=words, document=document)
        for n, words in enumerate(("an exit permit", "Iceland suspended the talks"))
    ]
    told, _ = withhold(Material(view.visible, (), tuple(problems)), view.dossier)
    assert [one.words for one in told.problems] == ["", "Iceland suspended the talks"]


def test_without_single_cases_the_answer_is_the_same() -> None:
    with Register.in_memory() as register:
        register.take([("before.txt", BEFORE.encode())])
        register.read()
        whole, seen = register.view(), register.view(cases=False)
        assert seen.withheld is not None
        assert replace(seen, withheld=None) == whole

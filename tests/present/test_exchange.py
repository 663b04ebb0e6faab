"""The exchange format: each object of each kind against its published schema, and what a reader relies on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from servanda.errors import BadCall
from servanda.present.exchange import EXPORTERS, KINDS, line, objects, schema
from servanda.present.exchange.extract import extract_objects
from tests.present.sample import VIEW
from tests.present.sample_documents import paper, wire
from tests.present.sample_told import reading

EVERY = list(objects(VIEW))
READ = list(extract_objects((one, reading(one)) for one in (wire, paper)))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_schema_that_is_itself_valid_and_closed(kind: str) -> None:
    found = schema(kind)
    Draft202012Validator.check_schema(found)
    assert found["additionalProperties"] is False
    assert set(found["required"]) == set(found["properties"])


@pytest.mark.parametrize("thing", [*EVERY, *READ], ids=lambda thing: f"{thing['kind']}-{thing['id']}")
def test_every_exported_object_holds_to_its_schema(thing: dict[str, object]) -> None:
    Draft202012Validator(schema(str(thing["kind"]))).validate(thing)


def test_a_view_with_everything_in_it_exports_every_kind_in_the_published_order() -> None:
    written = list(dict.fromkeys(thing["kind"] for thing in EVERY))
    assert written == [kind for kind, _ in EXPORTERS]


def test_extract_writes_the_kinds_that_need_no_record() -> None:
    assert {thing["kind"] for thing in READ} == {
        "document", "timex", "actor", "figure", "statement", "condition", "commitment", "measure", "assertion",
    }  # fmt: skip


def test_a_line_of_export_reads_back_as_the_object() -> None:
    for thing in EVERY:
        text = line(thing)
        assert "\n" not in text
        assert json.loads(text) == thing


def test_what_is_derived_leads_down_to_assertions_with_exact_words() -> None:
    by_id = {thing["id"]: thing for thing in EVERY}
    texts = {wire.id: wire.text, paper.id: paper.text}
    for kind in ("event", "conflict", "track", "round", "proposal", "performance", "measure", "case"):
        for thing in objects(VIEW, [kind]):
            assert thing["because"], thing["id"]
            ends = _ends(by_id, thing["because"])
            assert ends, thing["id"]
            for end in ends:
                for quote in by_id[end]["evidence"]:
                    assert texts[by_id[end]["document"]][quote["start"] : quote["end"]] == quote["quote"]


def _ends(by_id: dict[str, dict[str, object]], ids: object) -> set[str]:
    assert isinstance(ids, list)
    found: set[str] = set()
    for id_ in ids:
        thing = by_id[id_]
        found |= {id_} if thing["kind"] == "assertion" else _ends(by_id, thing["because"])
    return found


def test_an_implied_role_has_no_offsets_and_a_read_one_has_both() -> None:
    roles = next(thing for thing in EVERY if thing["id"] == "a_held")["roles"]
    assert all("start" not in role and "end" not in role for role in roles)


def test_an_answer_as_known_before_a_document_holds_nothing_of_it() -> None:
    early = replace(VIEW, reconciled=replace(VIEW.reconciled, documents=(wire,)))
    assert {thing["document"] for thing in objects(early, ["timex"])} == {wire.id}


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadCall, match="no such kind of object: treaty") as refused:
        list(objects(VIEW, ["treaty"]))
    assert "assertion" in refused.value.remedy


def test_one_statement_in_two_papers_names_its_other_excerpt() -> None:
    excerpts = {thing["id"]: thing["same_as"] for thing in objects(VIEW, ["statement"])}
    assert excerpts == {"s_wire": ["s_paper"], "s_paper": ["s_wire"], "s_word": []}


def test_a_round_that_nobody_says_the_outcome_of_has_null_and_not_none_agreed() -> None:
    held = next(thing for thing in objects(VIEW, ["round"]) if thing["id"] == "n_2021")
    assert held["outcome"] is None
    assert [side["head"] for side in held["sides"]] == ["person:ana-berg", None]

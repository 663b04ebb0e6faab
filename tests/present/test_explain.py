"""`servanda explain`: what made each act, what settled its status, and what would mend a miss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from servanda.present.cli import app
from servanda.present.exchange import schema
from servanda.read.explained import explain
from servanda.read.language import load
from servanda.read.lexicon import Lexicon, table
from servanda.read.reader import read_document
from servanda.read.unread import plain_form
from servanda.text import of_text

OFFER = "Norway has offered to resume the talks with Sweden, officials said."
FORUM = "Norway suspended the gas forum on 3 March 2009."


def _run(*words: str, **more: Any) -> Result:
    return CliRunner().invoke(app, ["explain", *words], env={"COLUMNS": "80"}, **more)


def _objects(*words: str) -> list[dict[str, Any]]:
    outcome = _run(*words, "--json")
    assert outcome.exit_code == 0, outcome.output
    found: list[dict[str, Any]] = json.loads(outcome.stdout)
    checker = Draft202012Validator(schema("explanation"))
    assert [error.message for one in found for error in checker.iter_errors(one)] == []
    return found


def test_each_act_tells_its_entry_its_roles_by_relation_and_what_settled_its_status() -> None:
    (one,) = _objects(OFFER, "--published", "2009-05-22")
    resume = next(act for act in one["acts"] if act["assertion"]["type"] == "talks.resume")
    listed = _line("acts.yaml", resume["entry"]["line"])
    assert (resume["assertion"]["status"], resume["trigger"]["quote"]) == ("proposed", "resume")
    assert resume["entry"]["file"] == "acts.yaml"
    assert "resume" in listed
    assert {"role": "agent", "text": "Norway", "entity": "state:NO", "path": ["nsubj of offered"]} in resume[
        "roles"
    ]
    governor = next(cue for cue in resume["cues"] if cue["words"] == "offered")
    assert governor["told"] == "makes what it governs proposed"
    assert "offer" in _line("status.yaml", governor["line"])
    assert resume["assertion"]["said_by"][0]["name"] == "officials"
    cue = one["statements"][0]["cue"]
    assert OFFER[cue["start"] : cue["end"]] == "said"


@pytest.mark.parametrize(
    ("sentence", "act", "word"),
    [
        ("Norway asked in July for another ten years.", "position.request", "ask"),
        ("Norway said that it was against.", "position.object", "against"),
        ("There was never any promise about fish, Norway said.", "position.pledge", "promise"),
    ],
)
def test_a_position_told_by_its_complements_names_its_line(sentence: str, act: str, word: str) -> None:
    (one,) = _objects(sentence, "--published", "2009-05-22")
    entry = next(found["entry"] for found in one["acts"] if found["assertion"]["type"] == act)
    assert entry["file"] == "positions.yaml"
    assert word in _line("positions.yaml", entry["line"])


def _line(file: str, number: int) -> str:
    folder = Path(__file__).resolve().parents[2] / "src" / "servanda" / "read" / "lexicons"
    return (folder / file).read_text(encoding="utf-8").splitlines()[number - 1]


def test_the_words_stand_with_the_tree_and_what_the_network_holds_of_each() -> None:
    (one,) = _objects(OFFER)
    offered = one["words"][2]
    assert (offered["text"], offered["tag"], offered["event"]) == ("offered", "VERB", True)
    assert offered["factuality"] > 1
    assert one["words"][one["words"][0]["head"]]["text"] == "offered"


def test_a_noun_outside_the_class_is_told_with_the_lines_that_make_it_read(tmp_path: Path) -> None:
    (one,) = _objects(FORUM)
    (miss,) = one["unread"]
    assert (miss["quote"], miss["reason"], miss["act"]) == ("suspended", "outside-class", "talks.suspend")
    assert one["acts"] == []
    (tmp_path / "nouns.yaml").write_text(miss["remedy"]["yaml"], encoding="utf-8")
    (read,) = _objects(FORUM, "--dossier", str(tmp_path))
    assert [act["assertion"]["type"] for act in read["acts"]] == [miss["remedy"]["gives"]]


def test_a_verb_that_no_list_has_is_told_with_the_lines_that_make_it_read(tmp_path: Path) -> None:
    text = "Norway interviewed the delegation on Monday."
    (one,) = _objects(text)
    miss = next(miss for miss in one["unread"] if miss["quote"] == "interviewed")
    assert (miss["reason"], miss["told"]) == ("no-entry", "no entry for the verb “interview”")
    (tmp_path / "acts.yaml").write_text(miss["remedy"]["yaml"], encoding="utf-8")
    (read,) = _objects(text, "--dossier", str(tmp_path))
    (act,) = read["acts"]
    assert (act["assertion"]["type"], act["entry"]["file"]) == (miss["remedy"]["gives"], "dossier")
    shown = _run(text, "--dossier", str(tmp_path)).output
    assert "verb “interview” dossier acts.yaml:3" in " ".join(shown.split())


def test_a_noun_that_nothing_presupposes_is_told_so_and_no_words_are_offered() -> None:
    (one,) = _objects("Peru and a suspension of the talks.")
    miss = next(miss for miss in one["unread"] if miss["quote"] == "suspension")
    assert (miss["reason"], miss["act"], miss["remedy"]) == ("not-asserted", "talks.suspend", None)


def test_a_condition_is_shown_with_its_holder_and_what_it_requires() -> None:
    text = "Turkey said it would lift the ban only if Greece withdraws its troops."
    (one,) = _objects(text)
    assert [(it["force"], it["requires"]) for it in one["conditions"]] == [
        ("necessary", ["Greece withdraws its troops"])
    ]
    shown = _run(text).output
    assert "CONDITIONS\nTurkey  necessary\n" in shown


def test_the_sheet_fits_its_width_and_shows_every_part() -> None:
    shown = _run(OFFER, FORUM, "--published", "2009-05-22").output
    assert max(len(line) for line in shown.splitlines()) <= 80
    for part in ("WORDS", "FOUND", "ACTS", "STATEMENTS", "NOT READ", "nouns:\n       - kind: talks"):
        assert part in shown
    assert "3 March 2009  2009-03-03" in shown


def test_a_record_lends_its_definitions(tmp_path: Path) -> None:
    from servanda.register import Register

    Register.create(tmp_path / "accord").close()
    definitions = tmp_path / "accord" / "dossier"
    definitions.mkdir(exist_ok=True)
    (definitions / "nouns.yaml").write_text(
        "nouns:\n  - {kind: talks, words: {en: [gas forum]}}\n", encoding="utf-8"
    )
    (one,) = _objects(FORUM, "--record", str(tmp_path / "accord"))
    assert [act["assertion"]["type"] for act in one["acts"]] == ["talks.suspend"]


def test_a_passage_may_come_from_standard_input() -> None:
    outcome = _run("-", "--json", input=f"{OFFER}\n{FORUM}\n")
    assert [one["text"] for one in json.loads(outcome.stdout)] == [OFFER, FORUM]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("  ",), 1, "there is no sentence"),
        ((OFFER, "--published", "soon"), 1, "soon"),
        ((OFFER, "--dossier", "here", "--record", "there"), 2, "give one of the two"),
    ],
)
def test_a_wrong_call_is_told(words: tuple[str, ...], code: int, told: str) -> None:
    outcome = _run(*words)
    assert outcome.exit_code == code
    assert told in outcome.output


def test_what_is_explained_is_what_is_read_and_a_plain_reading_keeps_no_trace() -> None:
    language, lexicon = load(), Lexicon.of()
    told = explain(OFFER, None, language=language, lexicon=lexicon)
    plain = read_document(of_text(OFFER), language=language, lexicon=lexicon)
    assert told.reading.assertions == plain.assertions
    assert [act.assertion for one in told.sentences for act in one.acts] == list(plain.assertions)


def test_the_lists_that_cues_are_looked_up_in_are_lists_of_the_lexicon() -> None:
    from servanda.read.status_cues import _NAMED, _VALUED

    assert {*_NAMED, *_VALUED} <= set(table("status"))


@pytest.mark.parametrize(
    ("given", "plain"),
    [("photographe", "photograph"), ("dunne", "dun"), ("handcuffe", "handcuff"), ("invite", "invite"),
     ("ringfence", "ringfence"), ("battle", "battle"), ("court", "court"), ("argue", "argue")],
)  # fmt: skip
def test_a_lemma_that_is_no_english_spelling_is_mended(given: str, plain: str) -> None:
    assert plain_form(given) == plain


def test_a_denial_and_an_accusation_are_told_by_the_word_that_makes_them() -> None:
    (one,) = _objects("Norway denied that it had violated the accord.")
    (act,) = [act for act in one["acts"] if act["assertion"]["type"] == "conduct.breach"]
    assert act["assertion"]["status"] == "denied"
    assert ("denied", "denies what it governs") in [(cue["words"], cue["told"]) for cue in act["cues"]]

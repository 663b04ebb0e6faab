"""Who says what where order alone does not tell: the tree, nouns of saying, transcripts, odd marks."""

from __future__ import annotations

import pytest

from tests.read.actors_in import said, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We saw no change," Ragnhild Moen, who leads the Norwegian team, told journalists.',
         ("Ragnhild Moen", "D", "We saw no change,")),
        ("Two people briefed on the matter said Norway had set no date.",
         ("Two people", "I", "Norway had set no date")),
        ("The truce, Ragnhild Moen told the parliament in Oslo, had been broken eleven times.",
         ("Ragnhild Moen", "I", "The truce | had been broken eleven times")),
        ("There was no doubt, said Ragnhild Moen, that the trawler had been inside the zone.",
         ("Ragnhild Moen", "I", "There was no doubt | that the trawler had been inside the zone")),
        ("Ragnhild Moen was quick to point out that no boat had been stopped.",
         ("Ragnhild Moen", "I", "no boat had been stopped")),
        ("It was said by officials that the map had been settled.",
         ("officials", "I", "the map had been settled")),
        ("Norway denied firing.", ("Norway", "I", "firing")),
        ("The Minister noted with satisfaction that the fleet had sailed.",
         ("The Minister", "I", "the fleet had sailed")),
    ],
)  # fmt: skip
def test_the_tree_tells_who_speaks_and_what(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's claim that the crew had fled was met with laughter.", ("Norway", "I", "the crew had fled")),
        ("Norway voiced the hope that talks would resume.", ("Norway", "I", "talks would resume")),
        ("Norway is adamant that the quota was fair.", ("Norway", "I", "the quota was fair")),
        ("The word from Norway is that the fleet sails on Monday.", ("Norway", "I", "the fleet sails on Monday")),
        ("In Norway's view, the quota was fair.", ("Norway", "I", "the quota was fair")),
        ("As Ragnhild Moen put it, “a quota is a promise”.", ("Ragnhild Moen", "D", "a quota is a promise")),
        ("Norway promised “swift action” on the quota.", ("Norway", "D", "swift action")),
    ],
)  # fmt: skip
def test_nouns_adjectives_and_phrases_of_saying(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_who_quotes_is_the_voice_outside() -> None:
    (found,) = statements("The daily Dagen quoted Ragnhild Moen as saying that the quota was fair.")
    assert found.speakers[0].name == "Ragnhild Moen"
    assert [link.name for link in found.said_by][-1].endswith("Dagen")


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    text = "MS. ODELL: We conveyed our regret.\nI would leave it there.\nQUESTION: Will you go?\nMS. ODELL: No.\n"
    found = [(who, words) for who, _, words in said(text)]
    assert found == [("ODELL", "We conveyed our regret. | I would leave it there."), ("ODELL", "No.")]


@pytest.mark.parametrize(
    "text",
    [
        '"We did what we could, Ragnhild Moen told reporters.',
        "''We did what we could,'' Ragnhild Moen told reporters.",
        "``We did what we could,'' Ragnhild Moen told reporters.",
        "»We did what we could«, Ragnhild Moen told reporters.",
        "‘We did what we could,’ Ragnhild Moen told reporters.",
        "Ragnhild Moen told reporters: “We did what we could",
    ],
)
def test_odd_marks_hide_nothing(text: str) -> None:
    ((who, given, words),) = said(text)
    assert (who, given, words.strip(",.")) == ("Ragnhild Moen", "D", "We did what we could")


def test_a_quotation_without_a_cue_is_of_the_one_told_of_before() -> None:
    text = "Asked about the quota, Ragnhild Moen shrugged. “Not while they fish in our zone.”"
    assert said(text) == [("Ragnhild Moen", "D", "Not while they fish in our zone.")]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Norway said it was ready.", "reported"),
        ("Norway said it was “ready”.", "mixed"),
        ("Norway said: “We are ready.”", "direct"),
    ],
)
def test_quoted_parts_make_a_reported_statement_mixed(text: str, given: str) -> None:
    assert [one.given for one in statements(text)] == [given]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Norway told Iceland that the quota was fair.", "state:IS"),
        ("Norway confirmed to the press that the quota was fair.", "the press"),
        ("Norway said that the quota was fair.", None),
    ],
)
def test_who_is_told(text: str, addressee: str | None) -> None:
    assert [one.addressee for one in statements(text)] == [addressee]


def test_what_binds_what_is_to_come_sets_a_condition() -> None:
    (found,) = statements("Norway said there would be no talks until the ships had left.")
    assert (found.stance, found.act) == ("conditional", "position.set-condition")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody at the ministry would say whether the talks had failed.",
        "The ministry declined to comment on the report.",
        "No official confirmed that the crew was alive.",
        "The talks held in Oslo ended on Friday.",
        "The “people's republic” held a “referendum” on Sunday.",
        "The parties exchanged views on the quota.",
    ],
)
def test_silence_and_arms_length_are_no_statements(text: str) -> None:
    assert said(text) == []

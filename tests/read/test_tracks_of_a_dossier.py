"""A track of talks that a dossier names: documents that use its name tell of its rounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.dossier.load import load as load_dossier
from servanda.model.dossier import Dossier, PartyDef, TrackDef
from servanda.model.record import Reading, Role
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.text.load import load as load_text

PARTIES = (
    PartyDef(id="state:XP", name="Pellan", demonyms=("Pellanese",)),
    PartyDef(id="state:XQ", name="Quorra", demonyms=("Quorran",)),
)
FORUM = TrackDef(id="track:forum", name="The Lighthouse Forum", parties=("state:XP", "state:XQ"))
DOSSIER = Dossier(parties=PARTIES, tracks=(FORUM,))
NAMELESS = Dossier(parties=PARTIES)


def _read(text: str, dossier: Dossier = DOSSIER) -> Reading:
    document = load_text(text.encode(), "a.txt", published="2014-09-20")
    return read_document(document, language=load(), lexicon=Lexicon.of(dossier))


def _held(text: str, dossier: Dossier = DOSSIER) -> tuple[str, tuple[Role, ...]]:
    (one,) = [one for one in _read(text, dossier).assertions if one.type.startswith("talks.")]
    return f"{one.type} {one.status.value}", one.roles


def _filled(roles: tuple[Role, ...], *names: str) -> list[tuple[str, str | None, bool]]:
    return [(one.role, one.entity, one.start is not None) for one in roles if one.role in names]


IMPLIED = [("agent", "state:XP", False), ("agent", "state:XQ", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The Lighthouse Forum met in Brell on 9 September 2014.",
        "The fifth round of the Lighthouse Forum took place in Brell on 9 September 2014.",
        "A session of the Lighthouse Forum was held in Brell on 9 September 2014.",
        "A meeting of the Lighthouse Forum took place in Brell on 9 September 2014.",
        "Lighthouse Forum convened in Brell on 9 September 2014.",
    ],
)
def test_a_track_that_met_was_held_by_its_parties_where_nobody_else_is_named(text: str) -> None:
    told, roles = _held(text)
    assert told == "talks.hold happened"
    assert _filled(roles, "agent", "track", "target") == [("track", "track:forum", True), *IMPLIED]


def test_those_whom_the_sentence_names_are_the_agents() -> None:
    told, roles = _held(
        "Pellan and Quorra held a session of the Lighthouse Forum in Brell on 9 September 2014."
    )
    assert told == "talks.hold happened"
    assert _filled(roles, "agent", "track") == [
        ("agent", "state:XP", True),
        ("agent", "state:XQ", True),
        ("track", "track:forum", True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Lighthouse Forum did not meet in Brell.", "talks.hold did-not-happen"),
        ("Quorra suspended the Lighthouse Forum in May.", "talks.suspend happened"),
        ("The sixth session of the Lighthouse Forum was cancelled.", "talks.suspend happened"),
        ("The Lighthouse Forum will meet in Brell on 3 October 2014.", "talks.hold planned"),
    ],
)
def test_what_is_done_to_a_track_is_done_to_its_talks(text: str, told: str) -> None:
    found, roles = _held(text)
    assert found == told
    assert _filled(roles, "track") == [("track", "track:forum", True)]
    if not told.startswith("talks.hold"):
        assert not [one for one in roles if one.role == "agent" and one.start is None]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("sixth session", "ordinal:6"),
        ("twenty-fifth session", "ordinal:25"),
        ("14th round", "ordinal:14"),
        ("second session", None),
    ],
)
def test_an_ordinal_numbers_the_round_unless_it_may_be_one_of_a_year(said: str, number: str | None) -> None:
    _, roles = _held(f"The {said} of the Lighthouse Forum was held in Brell.")
    (word,) = said.split()[:1]
    assert [(one.text, one.entity) for one in roles if one.role == "amount"] == (
        [(word, number)] if number else []
    )


def test_the_name_of_a_track_is_no_organisation() -> None:
    text = "The Lighthouse Forum met in Brell on 9 September 2014."
    assert "org:lighthouse-forum" in {one.id for one in _read(text, NAMELESS).actors}
    assert "org:lighthouse-forum" not in {one.id for one in _read(text).actors}


@pytest.mark.parametrize(
    "text",
    [
        "The lighthouse forum met in Brell on 9 September 2014.",
        "A Lighthouse Forum met in Brell on 9 September 2014.",
        "The Lighthouse Foundation met in Brell on 9 September 2014.",
    ],
)
def test_other_words_and_another_body_are_not_the_track(text: str) -> None:
    assert [one for one in _read(text).assertions if one.type.startswith("talks.")] == []


def test_without_a_dossier_the_name_says_nothing_of_talks() -> None:
    text = "The Lighthouse Forum met in Brell on 9 September 2014."
    assert [one for one in _read(text, NAMELESS).assertions if one.type.startswith("talks.")] == []


def test_a_name_of_common_words_is_found_in_small_letters_and_its_prepositions_do_not_part_it() -> None:
    one = TrackDef(id="track:ferries", name="Standing board on ferries", parties=("state:XP", "state:XQ"))
    told, roles = _held(
        "The standing board on ferries met in Brell on 9 September 2014.",
        Dossier(parties=PARTIES, tracks=(one,)),
    )
    assert told == "talks.hold happened"
    assert _filled(roles, "track") == [("track", "track:ferries", True)]


def test_another_name_of_a_track_is_another_reading(tmp_path: Path) -> None:
    told = "tracks: [{{id: track:forum, name: {name}, parties: [state:XP, state:XQ]{more}}}]\n"
    parties = "parties: [{id: state:XP, name: Pellan}, {id: state:XQ, name: Quorra}]\n"

    def words(name: str, more: str = "") -> str:
        (tmp_path / "a.yaml").write_text(parties + told.format(name=name, more=more), encoding="utf-8")
        return load_dossier(tmp_path).fingerprint

    assert words("Lighthouse Forum") != words("Beacon Forum")
    assert words("Lighthouse Forum") == words("Lighthouse Forum", ", cadence: 6 month")

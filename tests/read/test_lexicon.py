"""Word lists are read as they are written, or refused with their place."""

from __future__ import annotations

import pytest

from servanda.model.dossier import Dossier
from servanda.read import lexicon


def test_words_that_yaml_would_turn_into_values_stay_words() -> None:
    found = lexicon.parse("words: [no, on, off, 1994-09-09, 12:30, 007]\nnumber: 5\ntold: true\n", "x.yaml")
    assert found == {"words": ["no", "on", "off", "1994-09-09", "12:30", "007"], "number": 5, "told": True}


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1", "defined twice"),
        ("a: [1\nb: 2\n", "x.yaml:2:2", "expected"),
        ("", "x.yaml", "empty"),
    ],
)
def test_a_malformed_list_is_refused_with_its_place(content: str, where: str, what: str) -> None:
    with pytest.raises(lexicon.LexiconError) as caught:
        lexicon.parse(content, "x.yaml")
    assert caught.value.where == where
    assert what in caught.value.what


def test_a_missing_list_is_refused() -> None:
    with pytest.raises(lexicon.LexiconError, match="cannot be read"):
        lexicon.table("no-such-list")


def test_a_list_of_words_holds_words_only() -> None:
    assert lexicon.strings(["a", "b"], "x") == ("a", "b")
    with pytest.raises(lexicon.LexiconError):
        lexicon.strings(["a", 5], "x")
    with pytest.raises(lexicon.LexiconError):
        lexicon.strings("a", "x")


def test_other_words_of_a_dossier_make_another_fingerprint() -> None:
    plain = lexicon.Lexicon.of()
    assert plain == lexicon.Lexicon.of(Dossier())
    assert plain.fingerprint != lexicon.Lexicon.of(Dossier(fingerprint="other")).fingerprint


def test_every_shipped_list_is_sound() -> None:
    names = [one.name for one in lexicon._ROOM.iterdir() if one.name.endswith(".yaml")]
    assert "time.yaml" in names
    for name in names:
        assert lexicon.table(name.removesuffix(".yaml"))

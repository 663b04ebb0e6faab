"""Whether words stand in a text at all: never a no where a reader would find them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from servanda.model.dossier import ActDef, Dossier
from servanda.read.act_clues import act_clues
from servanda.read.clues import Clues, bag
from servanda.read.cues import cue_forms
from servanda.read.frames import frames
from servanda.read.inflect import forms
from servanda.read.verb_forms import all_verbs
from servanda.read.words import fold, words_of
from tests.work import Work, work


def clues(*phrases: str) -> Clues:
    found = Clues()
    for phrase in phrases:
        found.add(phrase)
    found.settle()
    return found


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Bogotá", "In BOGOTA the envoys met."),
        ("communique", "the “joint communiqué”"),
        ("re-open", "They re-opened, or rather re—open, the port."),
        ("walk out of", "They walk, it is said, out of the room of talks."),
        ("O'Brien", "Mr O’Brien’s offer"),
        ("1994 accord", "the accord of September 1994"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
    ],
)
def test_a_phrase_is_hit_in_any_type_case_and_order(phrase: str, text: str) -> None:
    assert clues(phrase).hit(bag(text), text)


def test_a_phrase_is_not_hit_by_some_of_its_words_or_inside_a_word() -> None:
    assert not clues("break off").hit(bag("They break the bread."))
    assert not clues("accord").hit(bag("An accordion is played."))


def test_a_further_part_needs_one_of_its_words() -> None:
    found = Clues()
    found.add("suspended", ("talks", "get-together"))
    found.settle()
    assert found.hit(bag("The get-together was suspended."))
    assert not found.hit(bag("The lamp was suspended."))


def test_capitals_count_where_a_name_is_nothing_but_capitals() -> None:
    found = Clues()
    found.add("US", exact=True)
    found.settle()
    assert found.hit(bag("The US agreed."), "The US agreed.")
    assert not found.hit(bag("It told us nothing."), "It told us nothing.")


def test_every_verb_with_the_words_that_a_frame_asks_for_is_hit() -> None:
    found, verbs = act_clues(Dossier()), all_verbs()
    missed = [
        (form, trigger.rest)
        for lemma, triggers in frames().verbs.items()
        for trigger in triggers
        for form in forms(lemma)
        if form in verbs or lemma == "be"
        for text in [f"Oslo {form} {' '.join(trigger.rest).replace('*', '')} it."]
        if not found.hit(bag(text))
    ]
    assert not missed


def test_every_speech_verb_and_a_dossiers_own_verb_are_hit() -> None:
    dossier = Dossier(acts=(ActDef(type="own.moor", words=(("en", ("moor",)),)),))
    found = act_clues(dossier)
    assert found.hit(bag("The ships moored."))
    assert not act_clues(Dossier()).hit(bag("The ships moored."))
    assert [
        " ".join(words)
        for words, (cue, _) in cue_forms().items()
        if cue.that and not found.hit(bag(" ".join(words)))
    ] == []


@given(st.text(max_size=200))
@example("0\u094d0")
@example("cafe\u0301s")
@example("0\u21200")
def test_no_word_of_a_text_is_lost(text: str) -> None:
    whole = bag(text)
    for word in words_of(text):
        assert bag(word.text) <= whole
        assert bag(word.low) <= whole
    assert bag(fold(text)) <= whole | bag(text.casefold())


@given(st.text(max_size=200), st.sets(st.sampled_from(["a", "talks", "ss", "e", "1"])))
def test_looking_for_some_words_gives_those_of_them_that_are_there(text: str, wanted: set[str]) -> None:
    assert bag(text, frozenset(wanted)) == bag(text) & wanted


CJK = "".join(map(chr, range(0x4E00, 0x5E00)))


@pytest.mark.parametrize(
    ("piece", "plain", "hit"),
    [
        ("talks ", "talks ", True),
        ("a", "a", False),
        (" ", " ", False),
        ("é", "e", False),
        ("\u0301", "", False),
        ("\n", " ", False),
        ("“US” ", " us  ", False),
        (CJK, CJK, False),
    ],
)
def test_a_megabyte_of_anything_is_looked_through_in_a_few_passes(piece: str, plain: str, hit: bool) -> None:
    found = act_clues(Dossier())
    times = 1_000_000 // len(piece)
    assert bag(piece * times) == set((plain * times).split())

    def look(text: str) -> Work:
        assert found.hit(bag(text), text) is hit  # what a character is folded to is kept on first use
        return work(lambda: found.hit(bag(text), text))

    few, many = look(piece * (times // 10)), look(piece * times)
    assert 0 < few.calls == many.calls  # as many as there are kinds of characters
    assert 0 < many.characters <= 64 * len(piece) * times

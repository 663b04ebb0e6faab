"""From the words of a line to their kinds, by the tags of the network where it has them.

Rule: a name, a time and a track are no verbs; a hyphen joins what stands beside it.
Without tags none are guessed for open classes: what is no verb by its place is plain ``word``.
"""

from __future__ import annotations

from servanda.read.closed_kinds import closed_kind, kind_of_that, takes_phrase
from servanda.read.guessed_verbs import stands_as_verb
from servanda.read.inflect import BASE, ING, PART, S
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Token, closed, nouns_too
from servanda.read.tagged import has_tags, kind_of, verb_of


def set_kinds(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> None:
    """Give every word of a line its kind, and to verbs the lemmas that they may be of."""
    subjects = {at for one in line.concepts for at in range(one.first, one.last + 1)}
    for word in line.words:
        word.kind = closed_kind(line, word)
        named = word.i in line.actor_at and line.actor_at[word.i].kind == "name"
        named = named or word.i in line.track_at
        if word.kind in ("word", "adv") and not named and word.i not in line.timex_at:
            word.verb = verbs.get(word.low, {})
            if word.i in subjects and all(tags == {ING} for tags in word.verb.values()):
                word.verb = {}  # "fishing" as a subject matter is no act of anybody's
    if has_tags([word.token for word in line.words]):
        _take_tags(line, verbs)
    else:
        _guess_kinds(line)
    for word in line.words:
        if word.kind == "sub" and word.low in closed("prep_or_sub"):
            word.phrasal = takes_phrase(line, word.i + 1)


def _guess_kinds(line: Line) -> None:
    for word in line.words:
        if word.low == "that":
            word.kind = kind_of_that(line, word.i)
    for word in line.words:
        if word.verb and stands_as_verb(line, word):
            word.kind = "verb"


def _take_tags(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> None:
    subjects = {at for one in line.concepts for at in range(one.first, one.last + 1)}
    headed = _headline_verb(line, verbs)
    for word in line.words:
        named = word.i in line.actor_at and line.actor_at[word.i].kind == "name"
        if named or word.i in line.track_at or word.i in line.timex_at:
            continue
        kind = "verb" if word.i == headed else kind_of(word.token, word.kind)
        if kind == "verb" and word.low.endswith("s") and line.kind(word.i - 1) == "to":
            bare = any(BASE in tags for tags in verbs.get(word.low, {}).values())
            kind = kind if bare or word.token.lemma_.lower() == word.low else "word"  # "agreed to talks"
        turned = _is_infinitive(line, word.i, verbs) or _is_headline_verb(word, verbs)
        if kind == "word" and (turned or _is_limit(line, word.i, verbs)):
            kind = "verb"
        if kind == "verb":
            if line.kind(word.i - 1) == "hyphen" and (whole := verbs.get(_hyphened(line, word.i))):
                word.verb, word.kind = verb_of(word.token, whole), "verb"  # "green-lit the talks"
                line.words[word.i - 2].kind = line.words[word.i - 1].kind = "adv"
                continue
            if line.kind(word.i - 1) == "hyphen" or line.kind(word.i + 1) == "hyphen":
                continue
            word.verb = verb_of(word.token, verbs.get(word.low, {}))
            if word.i in subjects and all(tags == {ING} for tags in word.verb.values()):
                word.verb = {}
                continue
        else:
            word.verb = {}
        word.kind = kind
    for word in line.words:
        if word.kind == "comp" and word.low == "that" and not _clause_follows(line, word.i + 1):
            word.kind = "det"  # "rejected that reading"


def _is_limit(line: Line, index: int, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "had limited travel to three days" from "had limited contact": a value follows its noun."""
    token = line.words[index].token
    if token.dep_ != "amod" or line.kind(index - 1) != "have" or token.head.i != token.i + 1:
        return False
    limits = strings(table("claims")["limits"], "claims.yaml: limits")
    if not any(PART in tags and lemma in limits for lemma, tags in verbs.get(line.low(index), {}).items()):
        return False
    value = index + 4 if line.kind(index + 3) == "adv" else index + 3
    return line.low(index + 2) in ("to", "at") and line.kind(value) in ("num", "time")


def _headline_verb(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> int:
    """Find the verb of "Vietnam frees blogger", which a tag takes for a noun; -1 for none.

    It ends in "s", follows a name, rules the line, and something that it can take follows.
    """
    finite = any(
        word.token.pos_ in ("VERB", "AUX") and "Fin" in word.token.morph.get("VerbForm")
        for word in line.words
    )
    for word in line.words[1:-1] if not finite else ():
        before, after = line.words[word.i - 1], line.words[word.i + 1]
        known = any(S in tags for tags in verbs.get(word.low, {}).values()) and word.low not in nouns_too()
        rules = (
            word.token.pos_ == "NOUN" and word.token.dep_.lower() == "root" and before.token.pos_ == "PROPN"
        )
        if known and rules and after.token.pos_ in ("NUM", "ADJ", "DET", "NOUN", "PROPN", "PRON"):
            return word.i
    return -1


def _hyphened(line: Line, index: int) -> str:
    """The word that a word ends whose parts a hyphen joins: "green-lit"."""
    return f"{line.low(index - 2)}-{line.low(index)}"


def _clause_follows(line: Line, index: int) -> bool:
    for place in range(index, len(line.words)):
        if line.kind(place) in ("verb", "be", "have", "do", "modal", "get"):
            return True
        if line.kind(place) == "hard":
            return False
    return False


def _is_infinitive(line: Line, index: int, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "is due to host talks", where a tag takes the verb for a noun before its object."""
    bare = any(BASE in tags for tags in verbs.get(line.low(index), {}).values())
    governed = line.low(index - 1) == "to" and line.low(index - 2) in ("due", "set", "about", "able", "ready")
    return bare and governed and line.kind(index + 1) in ("det", "word", "num")


def _is_headline_verb(word: Token, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "Mali appeals for talks", where a tag takes the verb that has a subject for a noun."""
    token = word.token
    if token.pos_ != "NOUN" or token.dep_.lower() != "root" or token.i < 1:
        return False
    known = any(S in tags for tags in verbs.get(word.low, {}).values())
    subject = any(one.dep_ == "nsubj" and one.pos_ == "PROPN" for one in token.lefts)
    return known and subject and not any(one.dep_ == "cop" for one in token.children)

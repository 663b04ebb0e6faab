"""From a verb of asking, promising or wishing to the complements that tell what is asked, by the tree.

Rule: an object, an infinitive, a clause of what is to be, a phrase with one of some prepositions, in any
order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from servanda.read.acting import is_acting
from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import PAST
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.tree import Tree
from servanda.read.tree_objects import objects
from servanda.read.verb_words import verb_words

_FLAGS = ("to", "that", "wanted", "thing", "side", "wish")
_WOULD = frozenset({"would", "'d", "’d", "should"})
_SOME = frozenset({"something", "more", "less", "nothing"})
_TO_COME = frozenset(
    {"will", "would", "shall", "'ll", "’ll", "'d", "’d", "wo", "should", "must", "be", "could", "can", "may"}
)
_PROMISED = frozenset({"will", "would", "'d", "’d"})
_KNOWING = frozenset({"know", "hear", "tell", "think", "believe", "say", "explain"})


@dataclass(frozen=True, slots=True)
class Complements:
    """One line of the table: an act, and the complements that may tell it; see lexicons/positions.yaml."""

    number: int  # of the line, from 0
    act: str
    by: frozenset[str]
    named: frozenset[str]
    about: frozenset[str]
    whom: frozenset[str]


@cache
def told_rows() -> dict[str, tuple[Complements, ...]]:
    """The lines of the table, by verb."""
    found: dict[str, list[Complements]] = {}
    for number, row in enumerate(table("positions")["told"]):
        where = f"positions.yaml: told {number + 1}"
        told = Complements(
            number,
            str(row["act"]),
            frozenset(key for key in _FLAGS if row.get(key, False)),
            *(frozenset(strings(row.get(key, []), where)) for key in ("named", "for", "whom")),
        )
        for verb in strings(row["verbs"], where):
            found.setdefault(verb, []).append(told)
    return {verb: tuple(some) for verb, some in found.items()}


@cache
def stances() -> dict[str, str]:
    """The words that tell a stance, with their acts."""
    return _acts_of("stances")


@cache
def never_made() -> dict[str, str]:
    """The nouns of what may never have been put or given, with their acts."""
    return _acts_of("never_made")


def _acts_of(name: str) -> dict[str, str]:
    rows = table("positions")[name]
    return {word: act for act, words in rows.items() for word in strings(words, f"positions.yaml: {name}")}


def told_by(clauses: Clauses, tree: Tree, pred: Pred, row: Complements) -> bool:
    """Tell whether a verb has one of the complements that a line of the table asks for."""
    line = clauses.line
    found = things(clauses, tree, pred)
    return (
        ("to" in row.by and infinitive(clauses, tree, pred))
        or ("that" in row.by and _clause(clauses, tree, pred, wanted=False))
        or ("wanted" in row.by and _clause(clauses, tree, pred, wanted=True))
        or (bool(row.about) and _about(clauses, tree, pred, row.about))
        or ("thing" in row.by and any(_is_thing(clauses, one, row) for one in found))
        or ("side" in row.by and any(is_side(line, one) for one in found))
        or ("wish" in row.by and _wish(clauses, tree, pred))
    )


def things(clauses: Clauses, tree: Tree, pred: Pred) -> list[Noun]:
    """The object, also of a relative clause: "the money it had promised"; of a passive its subject."""
    if pred.passive:
        return ([pred.subject] if pred.subject is not None else []) + [
            tree.noun(one) for one in tree.of(pred.i, "obj")
        ]
    return objects(clauses, pred)


def is_side(line: Line, noun: Noun) -> bool:
    """Tell one who may be blamed: who acts, and people of any kind ("saboteurs")."""
    return is_acting(line, noun) or "person-noun" in classes_of(line, noun)


def _is_thing(clauses: Clauses, noun: Noun, row: Complements) -> bool:
    low = clauses.line.low(noun.head)
    return not row.named or low in row.named or clauses.line.kind(noun.head) == "time"


def infinitive(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell whether an infinitive with "to" hangs on a verb."""
    return any(
        clauses.line.low(mark) == "to"
        for one in tree.of(pred.i, "xcomp", "ccomp", "advcl")
        if one > pred.i
        for mark in tree.of(one, "mark")
    )


def _clause(clauses: Clauses, tree: Tree, pred: Pred, *, wanted: bool) -> bool:
    """Tell a clause of what is to be: "promised in writing that he would", "asked that they be"."""
    line = clauses.line
    for one in tree.of(pred.i, "ccomp"):
        marks = [line.low(mark) for mark in tree.of(one, "mark")]
        if one < pred.i or "to" in marks or (wanted and "that" not in marks):
            continue
        helped = {line.low(aux) for aux in tree.of(one, "aux", "aux:pass", "cop")}
        if helped & _TO_COME and not (wanted and helped & _PROMISED):
            return True
        inner = clauses.by_word.get(one)
        if wanted and inner is not None and not helped and PAST not in inner.tags:
            return True
    return False


def _about(clauses: Clauses, tree: Tree, pred: Pred, links: frozenset[str]) -> bool:
    """Tell "asked in July for another ten years", "for which we have been calling"."""
    return any(
        clauses.line.low(case) in links
        for one in tree.of(pred.i, "obl", "nmod", "obl:unmarked")
        for case in tree.of(one, "case")
    )


def _wish(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell "wants a Swiss chairman", "would like to see it revised" from "wants to sign", its own aim."""
    if pred.passive or pred.kind != "finite":
        return False
    words = clauses.line.words
    if not set(pred.lemmas) & {"want"} and not _would(clauses, pred):
        return False
    seen = [
        deep
        for one in tree.of(pred.i, "xcomp")
        if words[one].token.lemma_ in ("see", "have")
        for deep in tree.of(one, "obj")
    ]
    bare = [one for one in tree.of(pred.i, "xcomp") if tree.pos(one) == "NOUN"]  # "the rent trebled"
    found = [one for one in tree.of(pred.i, "obj") if one > pred.i] or seen or bare
    if any(words[one].token.lemma_ in _KNOWING for one in tree.of(pred.i, "xcomp")):
        return False  # "should like the minister to tell us"
    done = tree.of(pred.i, "xcomp") or [inner for one in found for inner in tree.of(one, "acl")]
    return bool(found) and (tree.pos(found[0]) != "PRON" or bool(done) or clauses.line.low(found[0]) in _SOME)


def _would(clauses: Clauses, pred: Pred) -> bool:
    return bool(_WOULD & set(verb_words(clauses, pred).auxiliaries))

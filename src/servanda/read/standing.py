"""From a sentence's tree to whether a name of a state or a city acts in it or only says where.

Rule: the word that a name hangs on decides, wherever it stands: a subject that says or does something acts,
"in" and "visited" say where, "to" and "from" do so with words of motion. Where the tree does not tell, None:
the words beside the name decide then (`metonyms`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from servanda.read.lexicon import strings, table
from servanda.read.spans import Found, Line
from servanda.read.word_classes import word_lists

_STEPS = 6  # conjuncts and appositions followed
_STATIVE = frozenset(("be", "have", "become", "remain", "get", "come", "go", "stand", "use", "lose", "end"))


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    rows = table("metonyms")
    names = ("verbs", "visits", "travels", "towards", "of_places", "motion", "locative", "suffers")
    return {name: frozenset(strings(rows[name], f"metonyms.yaml: {name}")) for name in names}


def stands(line: Line, one: Found, tokens: dict[int, Any], *, city: bool) -> bool | None:
    """Tell whether a name acts; None where its sentence has no tree or the tree does not decide.

    Args:
        line: the line of the name.
        one: the name.
        tokens: the tokens of its sentence by their place in the document.
        city: it is a city's name as well, and means the state only where it acts.
    """
    top = top_of(line, one.first, one.last, tokens)
    for _ in range(_STEPS):
        if top is None or top.dep_ not in ("conj", "appos", "flat", "parataxis"):
            break
        if top.dep_ == "appos" and top.head.lemma_.lower() in _lists()["of_places"]:
            return False  # "the capital, Havana"
        if top.dep_ == "parataxis" or top.head is top:
            return None
        top = top.head
    if top is None or top.head is top:
        return None
    governor, relation = top.head, top.dep_
    if relation.startswith("nsubj"):
        return _as_subject(governor, relation, city=city)
    if relation in ("obj", "iobj"):
        return False if governor.lemma_.lower() in _lists()["visits"] else None
    case = next((child for child in top.children if child.dep_ == "case"), None)
    if relation.startswith("nmod:poss") or (case is not None and case.lower_ in ("'s", "’s", "'")):
        return False if city and governor.lemma_.lower() in _lists()["of_places"] else None
    if relation.startswith(("obl", "nmod")) and case is not None:
        return _after(case.lower_, governor, city=city)
    return None


def top_of(line: Line, first: int, last: int, tokens: dict[int, Any]) -> Any | None:
    """The token of a run of words that hangs on a word outside it; None without a tree."""
    inside = [token for at in range(first, last) if (token := tokens.get(line.words[at].start))]
    if not inside or not inside[0].doc.has_annotation("DEP"):
        return None
    places = {token.i for token in inside}
    return next((token for token in inside if token.head.i not in places or token.head is token), None)


def _as_subject(governor: Any, relation: str, *, city: bool) -> bool | None:
    lemma = governor.lemma_.lower()
    if any(child.dep_ == "cop" for child in governor.children):
        if governor.pos_ == "ADJ":
            return True if lemma in _lists()["towards"] else None
        return False if city and lemma in _lists()["of_places"] else None
    if relation == "nsubj:pass":
        return True if lemma in _lists()["suffers"] else None
    if lemma in _STATIVE or lemma not in _lists()["verbs"] or governor.pos_ not in ("VERB", "AUX"):
        return None
    return True


def _after(case: str, governor: Any, *, city: bool) -> bool | None:
    """What a preposition says, with the word that it hangs on."""
    lemma = governor.lemma_.lower()
    moving = (
        governor.lower_ in _lists()["motion"] or lemma in _lists()["motion"] or lemma in _lists()["travels"]
    )
    if case in ("toward", "towards"):
        return True if lemma in _lists()["towards"] else None
    if case in word_lists()["locative"]:
        return False
    if case in ("to", "from", "for", "between"):
        return False if moving else None
    if case in ("with", "against", "by"):
        return True if not moving else None
    if case == "of":
        return False if city and lemma in _lists()["of_places"] else None
    return None

"""Of whom a figure counts: who owns, holds, gives or gets what is counted.

Rule: the nearest wins: an owner before the noun ("Cuba's 300 visas"), a receiver or an origin beside it
("to Cuban nationals"), those of a participle or a clause on it ("held by the union"), and last the subject of
a verb of having. A pronoun tells only as far as it is resolved. What is itself counted is nobody.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from servanda.model.actor import Mention
from servanda.read.counted import listed
from servanda.read.figure_scope import Named
from servanda.read.figure_tree import (
    NOUNY,
    Tree,
    case,
    children,
    is_of,
    lemma,
    phrase_words,
    phrases,
    relation,
    subject,
    verb_over,
)
from servanda.read.lexicon import table

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_JOINED = re.compile(r"(?:[,;]|\b(?:and|while|but|or))\s+(?:the\s+)?$")
_PERSONS = re.compile(
    r"(?:er|or|ist|ant|(?<!m)ent|ee|ian|ive|im|rse|school|bank|famil|compan|count|part)(?:s|ies|ries)$"
)
_LEAD = 12  # code points before a name that may join it to what went before
_SENT = re.compile(r"\s{1,3}(?:to|for)\s{1,3}(?:the\s{1,3})?")


def whom(tree: Tree, named: Named, top: Any, noun: Any, start: int, end: int) -> tuple[str | None, str]:
    """Of whom a figure counts: an entity, if what is counted names one, and the words."""
    if (last := _gapped(tree, top, start)) is not None:
        return _told(tree, named, last)
    if (burdened := _levied(top, noun)) is not None:
        return _told(tree, named, burdened)
    if noun is not None and (held := _possessor(tree, named, noun, start)) is not None:
        return held
    if (to := _sent(tree, named, end)) is not None:
        return None, to.text  # who gets is not whose count it is: each of two sides counts what it gave
    phrase = _receiver(tree, named, top, noun) or _described(tree, named, noun)
    if phrase is not None:
        held_by = named.on(phrase) or next(
            (one for child in phrase.children if (one := named.on(child))), None
        )
        gets = case(phrase) in ("to", "for")
        return held_by.entity if held_by and not gets else None, _called(tree, named, phrase)
    owner = _owner(named, top)
    return (None, "") if owner is None else _told(tree, named, owner)


def _told(tree: Tree, named: Named, token: Any) -> tuple[str | None, str]:
    """Somebody's entity, and the words."""
    held = named.on(token)
    return (held.entity if held is not None and held.acting else None), _called(tree, named, token)


def _called(tree: Tree, named: Named, token: Any) -> str:
    """The words for somebody: the name behind a pronoun, a name, or the noun with what describes it."""
    held = named.on(token)
    if held is not None and (held.kind != "name" or str(token.pos_) == "PRON"):
        return named.name(held)
    if held is not None and (held.text.lower() == str(token.lower_) or held.acting):
        return held.text
    first, last = phrase_words(token)
    for child in phrases(token, "of", "from"):
        last = max(phrase_words(child)[1], last, key=lambda one: int(one.i))
    return " ".join(tree.text[tree.offset(first) : tree.offset(last) + len(last.text)].split())


def _possessor(tree: Tree, named: Named, noun: Any, start: int) -> tuple[str | None, str] | None:
    """Whose the counted things are, before their noun: a name, a demonym, a possessive."""
    for child in noun.lefts:
        held = named.on(child)
        if held is not None and not held.start <= start < held.end:
            name = named.name(held)
            if str(child.pos_) != "PRON":
                return held.entity, held.text
            if name and str(child.dep_) == "nmod:poss":
                return held.entity, name
        if str(child.dep_) == "nmod:poss" and str(child.pos_) in NOUNY and child.i not in tree.times:
            return None, _called(tree, named, child)
    return None


def _gapped(tree: Tree, top: Any, start: int) -> Any | None:
    """Whose the second number is of two with one verb: "Japan has paid 60% and Bretonia 45%"."""
    first = next(iter(tree.within(start - tree.start, start - tree.start + 1)), top)
    name = tree.before(first)
    if name is None or str(name.pos_) != "PROPN" or name.i in tree.times:
        return None
    at = tree.offset(name)
    while (before := tree.before(name)) is not None and str(before.pos_) == "PROPN":
        at, name = tree.offset(before), before
    earlier = any(str(one.pos_) == "NUM" for one in tree.within(0, at) if tree.offset(one) < at)
    return tree.before(first) if earlier and _JOINED.search(tree.text[max(0, at - _LEAD) : at]) else None


def _sent(tree: Tree, named: Named, end: int) -> Mention | None:
    """To whom a bare number goes: "34 per cent went to Egypt and almost 10 per cent to Kenya"."""
    found = _SENT.match(tree.text, end - tree.start)
    held = named.starting(tree.start + found.end()) if found else None
    return None if held is None or (held.entity or "").startswith("place:") else held


def _receiver(tree: Tree, named: Named, top: Any, noun: Any) -> Any | None:
    """The noun to whom, from whom or for whom the counted things are; no time, and no place to go to."""
    verb, above = verb_over(top), {top.i, *(one.i for one in top.ancestors)}
    near = [
        child
        for over in (noun, top)
        if over is not None
        for child in phrases(over, "from", "for", "by", "to", "among", "per")
        if child.i > over.i
    ]
    if is_of(verb, listed("giving")):
        near += phrases(verb, "to")
        for one in children(verb, "iobj"):
            if str(one.pos_) in NOUNY and one.i not in above and str(one.whitespace_):
                return one  # and not the "US" of "US$"
    return next((child for child in near if child.i not in above and _is_somebody(tree, named, child)), None)


def _is_somebody(tree: Tree, named: Named, child: Any) -> bool:
    """Tell whom from when, how many and where to."""
    held = named.on(child)
    if held is not None and case(child) == "to" and (held.entity or "").startswith("place:"):
        return False
    if str(child.pos_) == "PRON":
        return held is not None and bool(named.name(held))
    if str(child.pos_) not in NOUNY or child.i in tree.times:
        return False
    if any(relation(one) == "nummod" for one in child.children):
        return False  # itself counted
    if held is not None or str(child.pos_) == "PROPN" or case(child) == "per":
        return True
    if any(named.on(one) is not None for one in child.children if str(one.dep_) != "nmod:poss"):
        return True  # "Cuban nationals"
    return (
        is_of(child, listed("grown") | listed("belonging")) or _PERSONS.search(str(child.lower_)) is not None
    )


def _levied(top: Any, noun: Any) -> Any | None:
    """On whom or what a fine, a tax or a tariff lies."""
    for over in (noun, top.head):
        if over is not None and lemma(over) in listed("levies"):
            verb = over.head if relation(over) in ("nsubj", "obj") else over
            for child in (*phrases(over, "on", "against", "for"), *phrases(verb, "on", "against")):
                if str(child.pos_) in NOUNY and child.i > over.i:
                    return child
    return None


def _described(tree: Tree, named: Named, noun: Any) -> Any | None:
    """Whom a description of the counted noun names: "sent by Fiji", "whom Arden sent", "of the union"."""
    if noun is None:
        return None
    for verb in children(noun, "acl"):
        mine = is_of(verb, listed("having") | listed("giving"))
        if not mine:
            continue
        for child in (*phrases(verb, "to"), *phrases(verb, "by")):
            if _is_somebody(tree, named, child):
                return child
        said = children(verb, "nsubj")
        if said and str(said[-1].lower_) not in _RELATIVE and str(said[-1].dep_) != "nsubj:pass":
            return said[-1] if _is_somebody(tree, named, said[-1]) else None
    for child in phrases(noun, "of") if lemma(noun) in listed("belonging") else ():
        if child.i > noun.i and _is_somebody(tree, named, child):
            return child
    return None


def _owner(named: Named, top: Any) -> Any | None:
    """The subject of a verb of having, doing or being allowed: what its object counts is its own."""
    verb = verb_over(top)
    money = any(str(one.pos_) == "SYM" or one.lower_ in _coins() for one in (top, *top.lefts))
    if not is_of(verb, listed("having") | listed("paying") if money else listed("having")):
        may = any(str(child.lower_) in ("may", "can") for child in children(verb, "aux"))
        if not may or any(str(child.lower_) == "not" for child in verb.children):
            return None
    said = subject(verb)
    if said is None and relation(verb) in ("xcomp", "ccomp"):
        said = next(iter(children(verb.head, "obj")), None)  # "lets each side keep 100"
    elif relation(verb) == "xcomp" and (given := children(verb.head, "obj")):
        said = given[-1]
    if said is not None and str(said.lower_) in _RELATIVE and relation(verb) == "acl":
        said = verb.head
    if said is None or said.i >= top.i or _is_undergoing(said, verb):
        return None
    held = named.on(said)
    known = held is not None and bool(named.name(held))
    return said if str(said.pos_) in NOUNY or (str(said.pos_) == "PRON" and known) else None


def _is_undergoing(said: Any, verb: Any) -> bool:
    return str(said.dep_) == "nsubj:pass" and said.head.i == verb.i


@lru_cache(maxsize=1)
def _coins() -> frozenset[str]:
    """The words and the codes of currencies."""
    words = table("numbers")
    return frozenset(str(one).lower() for one in (*words["currency_words"], *words["currencies"]))

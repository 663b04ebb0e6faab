"""From the tags of a pipeline to the kinds of a line's words and the forms of its verbs.

Rule: closed classes stay as the lists tell them; a tag decides where a list cannot: verb, noun or adjective,
the words "that" and "after", adverbs. A word inside a name or a temporal expression keeps its kind.

Source: Universal Dependencies v2 for tags and features.
"""

from __future__ import annotations

from typing import Any

from servanda.read.governing_words import governing_forms
from servanda.read.inflect import BASE, ING, PART, PAST, S

_GOING = frozenset({"go", "goes", "went", "gone"})  # "went unanswered"
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
_DONE = frozenset({"advmod", "obj", "ccomp"})


def has_tags(tokens: list[Any]) -> bool:
    """Tell whether a pipeline gave tags."""
    return any(token.pos for token in tokens)


def form_of(token: Any) -> str | None:
    """Tell which form of its verb a token is; None where its features do not tell."""
    form, tense = token.morph.get("VerbForm"), token.morph.get("Tense")
    if "Fin" in form:
        if "Past" in tense:
            return PAST
        third = "3" in token.morph.get("Person") and "Sing" in token.morph.get("Number")
        return S if third else BASE
    if "Inf" in form:
        return BASE
    if "Ger" in form or ("Part" in form and "Pres" in tense):
        return ING
    return PART if "Part" in form else None


def verb_of(token: Any, known: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The lemmas and forms that a verb can be: those of the lists where its form is among them.

    Args:
        token: tagged as a verb.
        known: what the lists say of its word.
    """
    form = form_of(token)
    known = known or governing_forms().get(token.lower_, {})
    if known:
        exact = {lemma: frozenset({form}) for lemma, forms in known.items() if form in forms}
        return exact or known
    return {token.lemma_.lower(): frozenset({form or BASE})}


def _stands_as_noun(token: Any) -> bool:
    """Tell "denied exit permits": a verb's object or subject, with words that only a noun takes."""
    if token.dep_ not in ("obj", "nsubj", "nsubj:pass", "iobj"):
        return False
    own = [one for one in token.lefts if one.dep_ in ("compound", "det", "amod", "nummod", "nmod:poss")]
    return bool(own) and not any(
        one.dep_.startswith(("nsubj", "aux", "mark", "obj")) for one in token.children
    )


def kind_of(token: Any, kind: str) -> str:
    """The kind of a word that is in no name, given what the closed lists say."""
    tag = token.pos_
    if token.lower_ == "that":
        if tag == "SCONJ":
            return "comp"
        if tag == "DET":
            return "det"
        return "rel" if "Rel" in token.morph.get("PronType") else "pron"
    if tag == "VERB" and token.dep_ in ("case", "fixed") and kind in ("word", "verb", "adv"):
        return "prep"  # "according to", "regarding"
    if (
        kind == "sub"
        and tag == "ADV"
        and token.dep_ == "advmod"
        and token.lower_ in ("so", "since", "though")
    ):
        return "adv"  # "has so far refused"
    if kind in ("word", "adv"):
        if tag == "VERB":
            helps = token.dep_ in ("aux", "aux:pass") and token.head.i > token.i
            if helps and token.i + 1 < len(token.doc) and token.lower_ not in _GOING:
                return kind  # "whom the rebel forces arrested"
            return kind if _stands_as_noun(token) else "verb"
        if tag == "ADV" and token.dep_ != "fixed":
            return "adv"
        if kind == "adv" and tag in _NOMINAL:
            return "word"
    if kind == "prep" and tag == "VERB" and token.lower_ == "like" and token.dep_ != "case":
        return "verb"  # "would like the rent trebled"
    if kind == "do" and tag == "VERB" and any(one.dep_ in _DONE for one in token.rights):
        return "verb"  # "did away with visas", "did its part"
    if kind == "be" and token.lower_ in ("'s", "’s") and tag == "PART":
        return "poss"
    if kind == "poss" and tag in ("AUX", "VERB"):
        return "be"
    return kind

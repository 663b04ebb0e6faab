"""Forms of the words that govern acts, by form: "deterred" is of "deter", "thanked" of "thank".

Rule: for words that a pipeline tagged as verbs and no list of acts knows; the lists of status and gerunds
hold nouns and adjectives too, whose made-up forms no text has.
"""

from __future__ import annotations

from functools import cache

from servanda.read.inflect import forms
from servanda.read.lexicon import strings, table

_LISTS = (
    "kept_from", "decided_against", "judged_for", "denies", "makes_claims", "factive_verbs", "raising",
    "knowing", "uncertain_saying", "ask_verbs", "told_to_have", "known_to_have", "bare",
)  # fmt: skip
_TABLES = ("unreal_verbs", "fate_of_object", "fate_of_subject")


@cache
def governing_forms() -> dict[str, dict[str, frozenset[str]]]:
    """Map each form of a governing word to the lemmas and tags that it can be."""
    rows = table("status")
    words = [*rows["verbs"]]
    words += [word for name in _LISTS for word in rows[name]]
    words += [word for name in _TABLES for some in rows[name].values() for word in some]
    words += [word for entry in rows["governors"].values() for word in entry["words"]]
    words += [word for entry in table("gerunds").values() for word in entry["words"]]
    found: dict[str, dict[str, frozenset[str]]] = {}
    for lemma in dict.fromkeys(word.split()[0] for word in strings(words, "status.yaml")):
        if lemma in ("be", "have", "do", "its"):
            continue
        for form, tags in forms(lemma).items():
            found.setdefault(form, {})[lemma] = tags
    return found

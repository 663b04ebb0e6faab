"""All the verbs that a reading knows, with their forms.

Rule: a verb is known where a frame, a governor or a list has it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from servanda.model.dossier import ActDef
from servanda.read.frames import frames
from servanda.read.lexicon import strings, table
from servanda.read.line_making import verb_table

_OF_CLAIMS = ("limits", "raises", "lowers", "takes", "bound")  # lists of verbs in claims.yaml


@lru_cache(maxsize=8)
def all_verbs(acts: tuple[ActDef, ...] = ()) -> dict[str, dict[str, frozenset[str]]]:
    """Every verb form that any list or a dossier's acts know, with its lemmas and tags."""
    found = frames(acts)
    lemmas = set(found.verbs) | set(found.light)
    lemmas |= set(strings(table("verbs")["common"], "verbs.yaml: common"))
    lemmas |= {word.split()[0] for word in strings(table("grammar")["say"], "grammar.yaml: say")}
    lemmas |= set(table("verbs")["irregular"]) - {"be", "have", "do"}
    lemmas |= {word for name in _OF_CLAIMS for word in strings(table("claims")[name], f"claims.yaml: {name}")}
    for entry in table("status")["governors"].values():
        lemmas |= {word.split()[0] for word in entry["words"] if word.split()[0] in _plain_verbs()}
    return verb_table(lemmas - {"be", "have", "do"})


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(strings(table("status")["verbs"], "status.yaml: verbs"))

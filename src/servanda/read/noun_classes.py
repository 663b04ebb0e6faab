"""From nouns to their classes: "talks", "measure", "craft"; from lexicons and a dossier.

Rule: the longest entry that ends at the head of a phrase gives its classes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from servanda.model.dossier import ActDef, NounDef
from servanda.read.inflect import plural
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.nouns import Noun

Nouns = dict[tuple[str, ...], frozenset[str]]
_TRACK = frozenset({"talks", "round", "joint-body"})  # what a track is that a dossier names
_FAMILIES = (
    frozenset({"person-noun", "captive", "post-holder", "president", "ruler", "ambassador", "wanted"}),
    frozenset({"migrant", "crosser", "fleeing", "deportee"}),
    frozenset({"watcher", "overseer"}),
    frozenset({"craft", "licensee", "service"}),
    frozenset({"goods-flow", "movement", "barred"}),
    frozenset({"measure", "charge", "allowance", "yoke"}),
)
_PEOPLE = ("smen", "rmen", "emen", "women", "sman", "rman", "swoman")  # "congresswomen", "airman"

# By its ending alone a word is taken for people where the verb is one of people: "arrested two gravediggers".
_PERSONLIKE = "personlike"
_LETTERED = re.compile(r"[A-H]|[IVX]+")
_ENDINGS = re.compile(r".{3,}(?:er|or|ist|ee|ian|eer)s?")


@cache
def _no_people() -> frozenset[str]:
    return frozenset(strings(table("acts")["no_people"], "acts.yaml: no_people"))


def _is_personlike(low: str) -> bool:
    return _ENDINGS.fullmatch(low) is not None and low not in _no_people()


def english(act: ActDef | NounDef) -> tuple[str, ...]:
    """The words of a dossier's entry that this reader can use."""
    return tuple(one for language, words in act.words if language == "en" for one in words if one.strip())


def all_nouns(nouns: tuple[NounDef, ...] = ()) -> tuple[Nouns, int]:
    """Every noun of a class, with those of a dossier, and how many words the longest has."""
    known = noun_classes(nouns)
    return known, max(len(words) for words in known)


@lru_cache(maxsize=8)
def noun_classes(nouns: tuple[NounDef, ...] = ()) -> Nouns:
    """Every noun of a class, as its lower-case words; a class that frames name alone is its own word."""
    data = table("acts")
    found: dict[tuple[str, ...], set[str]] = {}
    for name, words in data["nouns"].items():
        for entry in strings(words, f"acts.yaml: nouns {name}"):
            found.setdefault(tuple(entry.replace("-", " - ").split()), set()).add(name)
    for one in nouns:
        for entry in english(one):
            found.setdefault(tuple(entry.lower().replace("-", " - ").split()), set()).add(one.kind)
    for entry in data["frames"]:
        for name in (*entry.get("patient", []), *entry.get("subject", [])):
            if name not in data["nouns"]:
                for form in (name, plural(name)):
                    found.setdefault(tuple(form.replace("-", " - ").split()), set()).add(name)
    for words, names in list(found.items()):
        if words[-1].isalpha() and not words[-1].endswith(("s", "men")):
            found.setdefault((*words[:-1], plural(words[-1])), set()).update(names - {"body", "office"})
    return {words: frozenset(names) for words, names in found.items()}


@cache
def _known() -> tuple[Nouns, int]:
    return all_nouns()


def classes_of(line: Line, noun: Noun) -> frozenset[str]:
    """Tell the classes of a noun phrase by the longest entry that it ends with, or by the track it names."""
    known, longest = line.nouns or _known()
    head = noun.head
    if is_numbered(line, noun):
        head -= 1
    if line.low(head + 1) == "of" and (whole := (line.low(head), "of", line.low(head + 2))) in known:
        return known[whole]  # "exchange of letters"
    for size in range(longest, 0, -1):
        first = head - size + 1
        if first < noun.first:
            continue
        words = tuple(line.low(place) for place in range(first, head + 1))
        if any("-" in word and len(word) > 1 for word in words):  # one token, where the list has its parts
            words = tuple(part for word in words for part in word.replace("-", " - ").split())
        if words in known:
            found = _with_kinds(known, words)
            break
    else:
        plain = line.words[head].text.islower()
        if line.low(head).startswith("ex-") and (former := known.get((line.low(head)[3:],))):
            return former  # "ex-colonel"
        if plain and line.low(head).endswith(_PEOPLE):
            found = frozenset({"person-noun"})
        else:
            found = frozenset({_PERSONLIKE} if plain and _is_personlike(line.low(head)) else ())
    return found if "talks" in found or noun.head not in line.track_at else _TRACK


def is_numbered(line: Line, noun: Noun) -> bool:
    """Tell "Annex 2", "annex B", "chapter IV", whose noun stands before the last word."""
    marked = line.kind(noun.head) == "num" or _LETTERED.fullmatch(line.words[noun.head].text) is not None
    return marked and noun.first < noun.head and line.kind(noun.head - 1) == "word"


def _with_kinds(known: Nouns, words: tuple[str, ...]) -> frozenset[str]:
    """The classes of an entry, with those of its family that its end has: a "rebel leader" is a leader."""
    found = known[words]
    for first in range(1, len(words)):
        for family in _FAMILIES:
            if found & family:
                found |= known.get(words[first:], frozenset()) & family
    return found

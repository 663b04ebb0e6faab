"""From a noun phrase that names nobody known to those who act, in its own words.

Rule: its head must be one that acts; a noun of what is done or is so does nothing itself.
"""

from __future__ import annotations

import re

from servanda.model.record import Role
from servanda.read.clauses import Pred
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at
from servanda.read.role_of import ACTORS, act_words, acting_words, role_of

# Nouns of what is done or is so, which do nothing themselves.
_NO_DOER = re.compile(
    r".+(?:tion|sion|ment|ness|ity|ance|ence|ing|ism|ship|age|ure)s?|move|step|act|law|text|clause|article|rule|"
    r"war|peace|crisis|row|dispute|year|month|week|day|time|date|event|weather|storm|fact|news|report|way|deal|"
    r"plan|list|paper|result|cause|reason|vote|bill|letter|note|figure|number|price|percent|cent|case|thing|part"
)
_PERSONAL = frozenset({"they", "he", "she", "it", "you", "i"})
_REALMS = frozenset(
    {"sultanate", "kingdom", "republic", "emirate", "principality", "state", "states", "federation", "duchy"}
)
_DOERS = frozenset(
    {"craft", "sortie", "service", "legislature", "delegation", "ambassador", "mission", "body", "office",
     "post-holder", "president", "watcher", "crosser", "migrant", "captive", "person-noun", "invitee",
     "wanted", "licensee", "personlike"}
)  # fmt: skip


def in_words(line: Line, noun: Noun, role: str) -> list[Role]:
    """One who acts under no name that the record knows, by the words: "trawler owners", a new name."""
    if line.low(noun.head) == "we":
        return [role_of(line, role, noun)]
    if line.kind(noun.head) != "word":
        return []
    named = line.actor_at.get(noun.head)
    if named is not None:  # "the prime minister" of nobody knows where; a town that stands for who sits there
        unknown = named.entity is None or named.type == "place"
        return (
            [role_of(line, role, _whole(line, noun))] if named.type in (*ACTORS, "place") and unknown else []
        )
    proper = line.words[noun.head].token.pos_ == "PROPN" and line.words[noun.head].text[:1].isupper()
    if not proper and line.low(noun.head) not in acting_words():
        return []
    if line.low(noun.first) == "whose" and noun.first < noun.head:
        noun = Noun(noun.first + 1, noun.last, noun.head)
    whole = with_whose(line, noun)
    inner = line.actor_at.get(whole.last) if whole.last != noun.last else None
    if line.low(noun.head) in _REALMS and inner is not None and inner.type == "state" and inner.entity:
        return [role_of(line, role, whole, inner.entity, inner.name)]  # "the Sultanate of Oman"
    if line.low(noun.head) in _REALMS:  # "the Republic of Tamrat" is Tamrat
        after = whole.last > noun.last
        return [role_of(line, role, whole, None, line.text(noun.last + 2, whole.last) if after else "")]
    return [role_of(line, role, whole if not proper else _name(line, noun))]


def _name(line: Line, noun: Noun) -> Noun:
    """Leave out what only describes a name: "neighbouring Hadran"."""
    noun = _whole(line, noun)
    for place in range(noun.head - 1, noun.first - 1, -1):
        if line.words[place].token.dep_ == "amod" and line.words[place].text.islower():
            return Noun(place + 1, noun.last, noun.head)
    return noun


def _whole(line: Line, noun: Noun) -> Noun:
    """Take in the rest of a name: "the Governor of Batken"."""
    inner = noun_at(line, noun.last + 2) if line.low(noun.last + 1) == "of" else None
    name = inner is not None and line.words[inner.head].text[:1].isupper() and inner.head not in line.timex_at
    return Noun(noun.first, inner.last, noun.head) if inner is not None and name else noun


def with_whose(line: Line, noun: Noun) -> Noun:
    """Take "of Norway" to a noun that names nobody by itself: "two aircraft of Corvany", "men from Oslo"."""
    link = line.low(noun.last + 1)
    inner = noun_at(line, noun.last + 2) if link in ("of", "from") else None
    named = inner is not None and (
        line.words[inner.head].token.pos_ == "PROPN"
        or line.low(inner.head) in act_words("both")
        or (link == "of" and line.low(noun.head) in act_words("people") and inner.head not in line.timex_at)
    )
    return Noun(noun.first, inner.last, noun.head) if inner is not None and named else noun


def by_pronoun(line: Line, noun: Noun, role: str) -> list[Role]:
    """One who acts by a pronoun: whom it means may stay open, that somebody acts is told."""
    if line.low(noun.head) not in _PERSONAL or noun.first != noun.last:
        return []
    return [role_of(line, role, noun)] if line.words[noun.head].token.dep_ != "expl" else []


def subject_in_words(line: Line, pred: Pred, role: str) -> list[Role]:
    """Whoever is the subject of an active verb under no name: "I do ask that", "they have pledged"."""
    if pred.passive or pred.antecedent or pred.subject is None:
        return []
    return in_any_words(line, pred.subject, role) or by_pronoun(line, pred.subject, role)


def in_any_words(line: Line, noun: Noun, role: str) -> list[Role]:
    """Whoever does what only somebody can do, by the words, unless these are matters of accords."""
    if found := in_words(line, noun, role):
        return found
    low = line.low(noun.head)
    if line.kind(noun.head) != "word" or noun.head in line.actor_at or noun.head in line.timex_at:
        return []
    if (
        classes_of(line, noun) - _DOERS
        or _NO_DOER.fullmatch(low)
        or line.words[noun.head].token.pos_ != "NOUN"
    ):
        return []
    return [role_of(line, role, with_whose(line, noun))]

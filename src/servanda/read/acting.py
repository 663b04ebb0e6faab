"""From a predicate to whether somebody acts in it, and from a pronoun to the class of what it stands for.

Rule: a frame without nouns of its own (a position, a request) is taken only where its subject is one who
can hold a position: a named actor, an official body, people, a personal pronoun. A pronoun stands for the
nearest noun before it that has a class and its number, in its own sentence or the one before.
"""

from __future__ import annotations

from functools import cache

from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, is_number, noun_at, nouns_from

PERSONAL = frozenset({"i", "he", "she", "they", "it", "we", "who", "both"})
THINGS = frozenset({"it", "them", "they"})
HUMAN = frozenset({"him", "her", "them", "they", "he", "she", "anyone", "everyone", "those", "all", "us"})
PRONOUNS = frozenset({"it", "him", "her", "them", "us", "me", "you"})
_ACTORS = frozenset({"state", "organ", "organisation", "person", "group"})
_OTHERS = frozenset(
    {"craft", "sortie", "service", "legislature", "delegation", "ambassador", "mission", "body", "office",
     "post-holder", "president", "watcher", "crosser", "migrant", "captive", "person-noun", "invitee",
     "wanted", "licensee", "everyday", "way", "outcome", "term", "site", "front", "closed-zone", "works",
     "waters-held", "restored", "errand", "personlike", "effort", "prober", "instruments-of", "access-word",
     "held-place"}
)  # fmt: skip
_POINTED = frozenset({"those", "these"})
_PLURAL = frozenset({"them", "they"}) | _POINTED
_WHOSE = frozenset({"its", "whose"})
_SOMEBODY = frozenset({"nobody", "somebody", "everybody", "someone"})
# Shares of what was just named: "handed over half", "gave up the rest", "nine of them", "half of its own".
_SHARES = frozenset(
    {"half", "most", "some", "all", "rest", "remainder", "nothing", "none", "many", "few", "several", "more",
     "one", "own", "another", "quarter", "third", "two-thirds", "both", "ours", "theirs", "dozen"}
)  # fmt: skip

Recent = tuple[tuple[frozenset[str], bool], ...]


@cache
def _acting_heads() -> frozenset[str]:
    lists = ("officials", "people", "titles", "both", "bodies")
    return frozenset(word for name in lists for word in strings(table("acts")[name], f"acts.yaml: {name}"))


def subjects_of(line: Line, pred: Pred) -> list[Noun]:
    """The nouns that may be the subject: all options of an antecedent, all items of a coordination."""
    if pred.antecedent:
        return list(pred.options) or ([pred.subject] if pred.subject else [])
    if pred.subject is None:
        return []
    if pred.subject.first > pred.first:  # "Last held in 2003, the talks ..."
        return [pred.subject]
    return nouns_from(line, pred.subject.first, pred.first - 1) or [pred.subject]


def is_acting(line: Line, noun: Noun) -> bool:
    """Tell whether a noun phrase is of one who acts: named, official, people, or a personal pronoun."""
    named = line.actor_at.get(noun.head)
    if named is not None:
        return named.type in _ACTORS
    low = line.low(noun.head)
    if low in _acting_heads() or low in PERSONAL:
        return True
    head = line.words[noun.head]
    if head.token.pos_ == "PROPN" and head.text[:1].isupper() and noun.head not in line.timex_at:
        return True  # a name that no list knows
    after = line.actor_at.get(noun.last + 2) if line.kind(noun.last + 1) == "comma" else None
    return after is not None and after.type == "person"  # "the secretary general, NAME, urged"


def acts(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether the subject of an active predicate, or the "by" of a passive one, acts."""
    line = clauses.line
    if pred.passive:
        for place in range(pred.last + 1, min(pred.right, len(line.words) - 2) + 1):
            if line.low(place) == "by" and (noun := noun_at(line, place + 1)) is not None:
                return is_acting(line, noun)
        return False
    return any(is_acting(line, noun) for noun in subjects_of(line, pred))


def many_act(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether several act together: two subjects, a plural noun of people, "they"."""
    line = clauses.line
    nouns = [noun for noun in subjects_of(line, pred) if is_acting(line, noun)]
    if not nouns or pred.passive:
        return False
    if len(nouns) > 1 and not pred.antecedent:
        return True
    low = line.low(nouns[-1].head)
    named = line.actor_at.get(nouns[-1].head)
    if named is not None and named.type in ("state", "person") and named.first == nouns[-1].first:
        return len({one.entity for one in line.actors if one.last == named.last and one.entity}) > 1
    return low in ("they", "both", "commission", "committee") or low.endswith("s")


def recent_of(line: Line) -> Recent:
    """The nouns of a line that have a class, with whether they are plural, the last first."""
    return _before(line, len(line.words))


def _before(line: Line, limit: int) -> Recent:
    found: list[tuple[frozenset[str], bool]] = []
    for place in range(limit - 1, -1, -1):
        inside = line.kind(place + 1) in ("word", "hyphen") and not line.low(place).endswith("s")
        if line.kind(place) != "word" or inside:
            continue
        first = place
        while first > 0 and line.kind(first - 1) in ("word", "hyphen", "num"):
            first -= 1
        classes = classes_of(line, Noun(first, place, place))
        named = line.actor_at.get(place)
        if named is not None and named.type == "instrument":
            classes |= {"instrument"}
        if classes:
            found.append((classes, line.low(place).endswith("s")))
    return tuple(found)


def stands_for(line: Line, index: int, wanted: frozenset[str], recent: Recent) -> bool:
    """Tell whether a pronoun stands for a noun of the classes wanted, or a share for some of them."""
    pointed = line.low(index) in _POINTED and str(line.words[index].token.dep_).startswith("nsubj")
    if line.low(index) not in THINGS and not pointed and not is_share(line, index):
        return False
    return stands_as(line, index, wanted, recent)


def stands_as(line: Line, index: int, wanted: frozenset[str], recent: Recent) -> bool:
    """Tell whether the nearest nouns before a word that points back are of the classes wanted."""
    low = line.low(index)
    plural = low in _PLURAL or low not in THINGS | _WHOSE
    tried = 0
    for classes, many in (*_before(line, index), *recent):
        if many != plural and low != "one" and not (plural and "talks" in classes):
            continue
        if classes & wanted:
            return True
        tried += (
            not classes <= _OTHERS
        )  # those who act, and what is no matter of accords, do not stand between
        if tried == 2:
            return False
    return False


def is_share(line: Line, index: int) -> bool:
    """Tell "the rest", "half", "eleven", "some 900": a number or a share that says nothing of its kind."""
    low = line.low(index)
    return low in _SHARES or (is_number(line, index) and low.isalnum() and index not in line.timex_at)


def is_human(line: Line, noun: Noun, *, known: bool) -> bool:
    """Tell people by name, plural demonym or personal pronoun; `known`: "them" is known to be people."""
    named = line.actor_at.get(noun.head)
    if named is not None:
        if named.type == "person":
            return True
        if named.type == "state" and named.last == noun.head and noun.first < noun.head:
            demonym = line.kind(noun.first) == "det" and line.low(noun.head).endswith(
                ("ian", "can", "ese", "ish")
            )
            return demonym or bool(line.words[noun.head].token.pos_ == "ADJ")  # "a convicted Afghan"
        return named.type == "group" and line.low(noun.head).endswith("s")
    low = line.low(noun.head)
    if low in _SOMEBODY and noun.first == noun.head:
        return True  # "pardoned nobody"
    if is_number(line, noun.first) and line.words[noun.head].text[:1].isupper() and low.endswith("ans"):
        return True  # "11 Tibetans", "Eighty Tibetans"
    if low in ("them", "us") and line.low(noun.head - 1) == "of" and is_number(line, noun.head - 2):
        return known  # "let nine of them go"
    alone = all(line.kind(place) == "det" for place in range(noun.first, noun.head))  # "all those"
    return alone and (low in ("him", "her", "he", "she") or (known and low in HUMAN))

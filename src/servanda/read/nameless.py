"""From a noun phrase without a name to a speaker: "reports", "a Xish statement", "one pilot", "he".

Rule: the noun must be one of those who speak (officials, a statement), or open its clause as the subject
of the verb. Such a speaker has an entity only where it is a side or a document of one state.
"""

from __future__ import annotations

from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.model.record import Speaker
from servanda.read.lexicon import table
from servanda.read.mentioned import Clause, Named, Voice
from servanda.read.offices import office_words
from servanda.read.word_classes import is_small, is_verb
from servanda.read.words import fold

DETERMINERS = frozenset(("the", "a", "an", "its", "their", "one", "another", "his", "her", "this", "that"))
_QUANTIFIERS = DETERMINERS | frozenset(("both", "several", "some", "two", "three", "four", "many", "most"))
_SIDES = frozenset(
    ("side", "delegation", "team", "ministry", "government", "parliament", "embassy", "mission")
)
PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))
LINKS = frozenset(("in", "of", "from", "at", "for", "on", "with"))
_DOCUMENTS = frozenset(("statement", "communique", "communiqué", "letter", "note", "release", "document",
                        "declaration", "memo", "memorandum", "dispatch", "resolution", "text"))  # fmt: skip
OPEN = frozenset((",", "and", ".", ":", ";", "\ufffc", "but", "that"))
_VERBAL = frozenset(("is", "are", "was", "were", "had", "has", "have", "will", "would", "said", "says"))


@lru_cache(maxsize=1)
def cue_lists() -> dict[str, frozenset[str]]:
    """Lists of cues.yaml, folded."""
    rows = table("cues")
    return {
        name: frozenset(fold(word) for word in rows[name])
        for name in ("carriers", "adverbs", "auxiliaries", "outer_voices")
    } | {name: frozenset(fold(word) for word in rows["grammar"][name]) for name in ("days", "nouns_in_ly")}


def may_speak(one: Named) -> bool:
    """Tell whether a mention is of one who can speak: no place, no instrument."""
    return one.actor.type not in (ActorType.PLACE, ActorType.INSTRUMENT)


def stands_for_owner(low: str) -> bool:
    """Tell whether a noun speaks for the state that it is of: its side, its note."""
    return low in _SIDES or low in _DOCUMENTS


def is_carrier(name: str) -> bool:
    """Tell whether a name without entity is of those who speak: officials, lawmakers, a statement."""
    words = fold(name).split()
    return any(word in cue_lists()["carriers"] | office_words().unnamed | _SIDES for word in words)


def described(clause: Clause, last: int) -> Voice | None:
    """A speaker without a name: "reports", "a Xish statement", "the spokesman for X", "he"."""
    head = clause.low(last - 1)
    if head in PRONOUNS:
        # "I" and "we" of the outlet or of the author are no speakers that can be named.
        own = head in ("i", "we")
        return None if own else Voice((Speaker(None, clause.words[last - 1].text),), last - 1, last)
    at = last - 1
    heads = cue_lists()["carriers"] | office_words().unnamed
    if head not in heads:
        at = next(
            (
                place - 1
                for place in range(last - 2, max(0, last - 12), -1)
                if clause.low(place) in LINKS and clause.low(place - 1) in heads
            ),
            -1,
        )
        if at < 0 or any(word.text in ",;:" for word in clause.words[at:last]):
            return _plain_subject(clause, last)
        head = clause.low(at)
    first = _phrase_start(clause, at)
    if clause.low(first - 1) in LINKS and clause.low(first - 2) in heads:  # "a spokesman for the minister"
        at = first - 2
        head, first = clause.low(at), _phrase_start(clause, at)
    inside = [one for one in clause.named if first <= one.first and one.last <= last]
    unnamed = next((one for one in inside if one.first <= at < one.last and may_speak(one)), None)
    text = " ".join(word.text for word in clause.words[first:last]).replace(" 's", "'s").replace(" - ", "-")
    if unnamed:
        return Voice((Speaker(unnamed.mention.entity, text),), first, last)
    owners = {one.mention.entity for one in inside if one.mention.entity and may_speak(one)}
    entity = owners.pop() if head in _DOCUMENTS and len(owners) == 1 else None
    return Voice((Speaker(entity, text),), first, last)


def _phrase_start(clause: Clause, head: int) -> int:
    first = head
    while first > 0 and _fills(clause, first - 1):
        first -= 1
        if clause.low(first) in DETERMINERS:
            break
    return first


def _plain_subject(clause: Clause, last: int) -> Voice | None:
    """A short noun phrase that opens its clause: "one pilot", "the Xish side"; its state if it is a side."""
    first = last - 1
    while (
        first > 0 and last - first < 6 and _fills(clause, first - 1) and clause.low(first) not in _QUANTIFIERS
    ):
        first -= 1
    opens = first == 0 or clause.low(first - 1) in OPEN or _ends_adverbial(clause.low(first - 1))
    if not opens and clause.low(last - 1) not in _SIDES:
        return None
    if clause.low(first) not in _QUANTIFIERS or last - first < 2:
        return _bare(clause, last)
    if not clause.words[last - 1].alpha or clause.words[last - 1].capital:
        return None
    text = " ".join(word.text for word in clause.words[first:last]).replace(" 's", "'s").replace(" - ", "-")
    owners = {one.mention.entity for one in clause.named if first <= one.first and one.last <= last}
    side = clause.low(last - 1) in _SIDES and len(owners) == 1
    return Voice((Speaker(owners.pop() if side else None, text),), first, last)


def _ends_adverbial(low: str) -> bool:
    """Tell whether a word ends an adverbial before a subject: "Hours later", "On Monday", "In 2004"."""
    return low in ("later", "earlier", "ago", "afterwards") or low in cue_lists()["days"] or low.isdigit()


def _bare(clause: Clause, last: int) -> Voice | None:
    """A plural without article, or a name that nobody introduced: "Local skippers said", "Xname said"."""
    first = last - 1
    while first > 0 and last - first < 4 and not clause.words[first - 1].capital:
        low = clause.low(first - 1)
        if not clause.words[first - 1].alpha or is_closed(low) or is_verb(low) or low in DETERMINERS:
            break
        if any(one.first <= first - 1 < one.last for one in clause.named):
            break
        first -= 1
    head = clause.words[last - 1]
    before = clause.low(first - 1)
    if first == 1 and clause.words[0].capital and clause.words[0].alpha and not is_closed(clause.low(0)):
        first, before = 0, ""
    if any(one.first < last and one.last > first for one in clause.named):
        return None
    if first > 0 and before not in OPEN and not _ends_adverbial(before):
        return None
    named = head.capital and head.alpha and last - first == 1 and (first > 0 or not head.low.endswith("s"))
    plural = head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) and not is_verb(head.low)
    if head.low in PRONOUNS or is_closed(head.low) or len(head.text) < 3 or not head.alpha:
        return None
    if not (named or (plural and (last - first > 1 or not head.capital))):
        return None
    text = " ".join(word.text for word in clause.words[first:last])
    return Voice((Speaker(None, text),), first, last)


def _fills(clause: Clause, place: int) -> bool:
    """Tell whether a word may stand inside a noun phrase before its head."""
    low = clause.low(place)
    word = clause.words[place]
    if low in DETERMINERS or low in ("'s", "-"):
        return True
    if any(one.first <= place < one.last for one in clause.named):
        return True
    return word.alpha and not is_closed(low)


def is_closed(low: str) -> bool:
    """Tell whether a word belongs to no noun phrase: a preposition, an auxiliary."""
    return is_small(low) or low in _VERBAL

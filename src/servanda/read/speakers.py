"""From a cue and its sentence to who speaks: the noun phrase before the verb, or after it where it is turned.

Rule: the phrase must stand at the verb, with nothing between but adverbs, auxiliaries, an apposition in
commas, or the places of a list ("A, B and C said"). Nobody is taken for a speaker because he stands near.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.actor import Actor, ActorType, Mention
from servanda.model.record import Speaker
from servanda.read.lexicon import table
from servanda.read.metonyms import is_small
from servanda.read.offices import is_title, office_words
from servanda.read.people import kin_words
from servanda.read.words import Word, fold, words_of

_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "one", "another", "his", "her", "this", "that"))
_QUANTIFIERS = _DETERMINERS | frozenset(("both", "several", "some", "two", "three", "four", "many", "most"))
_SIDES = frozenset(
    ("side", "delegation", "team", "ministry", "government", "parliament", "embassy", "mission")
)
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))
_LINKS = frozenset(("in", "of", "from", "at", "for", "on", "with"))
_DOCUMENTS = frozenset(("statement", "communique", "communiqué", "letter", "note", "release", "document",
                        "declaration", "memo", "memorandum", "dispatch", "resolution", "text"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as word numbers of a sentence, the last not included, with its actor."""

    first: int
    last: int
    mention: Mention
    actor: Actor


@dataclass(slots=True)
class Clause:
    """A sentence's words with the mentions in it, longest first where they nest."""

    words: list[Word]
    named: list[Named]
    lows: list[str]

    def low(self, place: int) -> str:
        """The folded word at a place; empty outside."""
        return self.lows[place] if 0 <= place < len(self.lows) else ""

    def ending(self, place: int) -> list[Named]:
        """The mentions that end just before a place: those of the longest stretch."""
        found = [one for one in self.named if one.last == place]
        first = min((one.first for one in found), default=0)
        return [one for one in found if one.first == first]

    def beginning(self, place: int) -> list[Named]:
        """The mentions that begin at a place: those of the longest stretch."""
        found = [one for one in self.named if one.first == place]
        last = max((one.last for one in found), default=0)
        return [one for one in found if one.last == last]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and which words of the sentence say so."""

    speakers: tuple[Speaker, ...]
    first: int
    last: int


class Index:
    """The mentions of a document in order, for looking into one stretch."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        pairs = [(mention, actor) for actor in actors for mention in actor.mentions]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._pairs]

    def between(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """Mentions wholly between two offsets, longest first where they nest."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [pair for pair in self._pairs[low:high] if pair[0].end <= end]

    def clause(self, text: str, start: int, end: int) -> Clause:
        """Cut a stretch into words and place the mentions among them."""
        words = words_of(text[start:end], start)
        starts = {word.start: number for number, word in enumerate(words)}
        ends = {word.end: number + 1 for number, word in enumerate(words)}
        named = [
            Named(starts[mention.start], ends[mention.end], mention, actor)
            for mention, actor in self.between(start, end)
            if mention.start in starts and mention.end in ends
        ]
        return Clause(words, named, [word.low for word in words])


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    rows = table("cues")
    return {
        name: frozenset(fold(word) for word in rows[name])
        for name in ("carriers", "adverbs", "auxiliaries", "outer_voices")
    }


def is_carrier(name: str) -> bool:
    """Tell whether a name without entity is of those who speak: officials, lawmakers, a statement."""
    words = fold(name).split()
    return any(word in _lists()["carriers"] | office_words().unnamed | _SIDES for word in words)


def speaker_of(named: Named) -> Speaker:
    """The speaker that a mention names, with the office that the document gives first."""
    actor, mention = named.actor, named.mention
    if actor.type is ActorType.PERSON and mention.entity is not None:
        held = [office for office in actor.offices if not office.past] or list(actor.offices)
        return Speaker(mention.entity, actor.name, held[0].office if held else "")
    name = " ".join(mention.text.split())
    return Speaker(mention.entity, name)


def before(clause: Clause, cue: int) -> Voice | None:
    """Find the speakers before a finite cue; None where none stands there or the cue is negated."""
    lists = _lists()
    at = cue - 1
    while at >= 0 and (clause.low(at) in lists["adverbs"] or clause.low(at) in lists["auxiliaries"]):
        if clause.low(at) in ("not", "never") or clause.low(at) in (
            "is",
            "are",
            "was",
            "were",
            "been",
            "being",
        ):
            return None
        at -= 1
    if at < 0:
        return None
    relative = _antecedent(clause, at)
    if relative is not None:
        return relative
    if clause.low(at) == "," and at > 0:
        inner = at - 1
        while inner > 0 and clause.low(inner) in lists["adverbs"]:
            inner -= 1
        if inner < at - 1 and clause.low(inner) == ",":  # "X, however, told"
            return _phrase_ending(clause, inner)
        return _past_commas(clause, at)
    return _phrase_ending(clause, at + 1)


def _antecedent(clause: Clause, at: int) -> Voice | None:
    """The name before "who" or "which": "X, which last year called"."""
    while at > 0 and clause.low(at) in _times():
        at -= 1
    if clause.low(at) not in ("who", "which"):
        return None
    at -= 1 if clause.low(at - 1) == "," else 0
    found = [one for one in clause.ending(at) if _may_speak(one)]
    return Voice(tuple(speaker_of(one) for one in found), found[0].first, at) if found else None


def _phrase_ending(clause: Clause, last: int) -> Voice | None:
    """The noun phrase that ends at a place, with those it is joined to."""
    found = clause.ending(last)
    if (
        found
        and found[0].actor.type is ActorType.PLACE
        and clause.low(_start(clause, found[0]) - 1) in _LINKS
    ):
        inner = _phrase_ending(clause, _start(clause, found[0]) - 1)
        return Voice(inner.speakers, inner.first, last) if inner else None
    found = [one for one in found if _may_speak(one)]
    if found:
        first = _start(clause, found[0])
        speakers = tuple(speaker_of(one) for one in found)
        link = clause.low(first - 1)
        if link in _LINKS and found[0].actor.type in (
            ActorType.STATE,
            ActorType.ORGAN,
            ActorType.ORGANISATION,
        ):
            return _described(clause, last)  # "the spokesman for X said"
        joined = _joined(clause, first)
        return (
            Voice((*joined.speakers, *speakers), joined.first, last)
            if joined
            else Voice(speakers, first, last)
        )
    return _described(clause, last)


def _may_speak(one: Named) -> bool:
    return one.actor.type not in (ActorType.PLACE, ActorType.INSTRUMENT)


def _start(clause: Clause, one: Named) -> int:
    """Where a noun phrase begins whose name is known: its title, owner and article included."""
    at = one.first
    while at > 0:
        low = clause.low(at - 1)
        ends = [other for other in clause.ending(at) if other.actor.type is not ActorType.PERSON]
        if ends and (
            is_title(clause.low(at)) or clause.low(at) == "'s" or one.actor.type is ActorType.PERSON
        ):
            at = ends[0].first
        elif low in kin_words() or low in _DETERMINERS or low in office_words().honorifics:
            at -= 1
        elif is_title(low) or low in ("'s", "-", ".") or low in office_words().political:
            if low == "." and not (
                is_title(clause.low(at - 2)) or clause.low(at - 2) in office_words().honorifics
            ):
                break
            at -= 1
        elif low in ("of", "for") and is_title(clause.low(at - 2)) and is_title(clause.low(at)):
            at -= 1
        else:
            break
    return at


def _joined(clause: Clause, first: int) -> Voice | None:
    """The speakers before "and", in a list: "A, his brother B and" C."""
    at = first - 1
    if clause.low(at) in ("and", "&"):
        at -= 1
        if clause.low(at) == ",":
            at -= 1
    elif clause.low(at) == ",":
        at -= 1
    else:
        return None
    found = [one for one in clause.ending(at + 1) if _may_speak(one)]
    if not found:
        return None
    begin = _start(clause, found[0])
    speakers = tuple(speaker_of(one) for one in found)
    if clause.low(first - 1) == "," and clause.low(begin - 1) not in _OPEN and begin > 0:
        return None
    earlier = _joined(clause, begin)
    if earlier:
        return Voice((*earlier.speakers, *speakers), earlier.first, first)
    return Voice(speakers, begin, first)


_OPEN = frozenset((",", "and", ".", ":", ";", "\ufffc", "but", "that"))


def _past_commas(clause: Clause, comma: int) -> Voice | None:
    """A phrase with an apposition in commas: "X, who led the delegation, said"; or a list before a comma."""
    listed = _phrase_ending(clause, comma)
    if listed and len(listed.speakers) > 1 and len({one.name for one in listed.speakers}) > 1:
        return listed
    if listed and listed.speakers[0].entity and _apposed(clause, listed):
        return Voice(listed.speakers, listed.first, comma + 1)
    for one in sorted(clause.named, key=lambda one: one.first):
        if one.last >= comma or clause.low(one.last) != "," or comma - one.last > 30:
            continue
        if not _may_speak(one) or any(word.text in ";:" for word in clause.words[one.last : comma]):
            continue
        first = _start(clause, one)
        if first > 0 and clause.low(first - 1) not in (
            ",",
            "and",
            "but",
            "that",
            "while",
            "as",
            "”",
            '"',
            "after",
        ):
            continue
        joined = _joined(clause, first)
        speakers = (*(joined.speakers if joined else ()), speaker_of(one))
        return Voice(speakers, joined.first if joined else first, comma + 1)
    return None


def _apposed(clause: Clause, voice: Voice) -> bool:
    """Tell whether a name in commas follows its office: "the chief negotiator, A B, said"."""
    at = voice.first - 1
    if not (voice.speakers[0].entity or "").startswith("person:") or clause.low(at) != ",":
        return False
    near = {clause.low(place) for place in range(max(0, at - 7), at)}
    return at > 0 and any(low in office_words().heads or low in office_words().unnamed for low in near)


def _described(clause: Clause, last: int) -> Voice | None:
    """A speaker without a name: "reports", "a Xish statement", "the spokesman for X", "he"."""
    head = clause.low(last - 1)
    if head in _PRONOUNS:
        # "I" and "we" of the outlet or of the author are no speakers that can be named.
        own = head in ("i", "we")
        return None if own else Voice((Speaker(None, clause.words[last - 1].text),), last - 1, last)
    at = last - 1
    heads = _lists()["carriers"] | office_words().unnamed
    if head not in heads:
        at = next(
            (
                place - 1
                for place in range(last - 2, max(0, last - 12), -1)
                if clause.low(place) in _LINKS and clause.low(place - 1) in heads
            ),
            -1,
        )
        if at < 0 or any(word.text in ",;:" for word in clause.words[at:last]):
            return _plain_subject(clause, last)
        head = clause.low(at)
    first = at
    while first > 0 and _fills(clause, first - 1):
        first -= 1
        if clause.low(first) in _DETERMINERS:
            break
    inside = [one for one in clause.named if first <= one.first and one.last <= last]
    unnamed = next((one for one in inside if one.first <= at < one.last), None)
    text = " ".join(word.text for word in clause.words[first:last]).replace(" 's", "'s").replace(" - ", "-")
    if unnamed:
        return Voice((Speaker(unnamed.mention.entity, text),), first, last)
    owners = {one.mention.entity for one in inside if one.mention.entity and _may_speak(one)}
    entity = owners.pop() if head in _DOCUMENTS and len(owners) == 1 else None
    return Voice((Speaker(entity, text),), first, last)


def _plain_subject(clause: Clause, last: int) -> Voice | None:
    """A short noun phrase that opens its clause: "one pilot", "the Xish side"; its state if it is a side."""
    first = last - 1
    while (
        first > 0 and last - first < 6 and _fills(clause, first - 1) and clause.low(first) not in _QUANTIFIERS
    ):
        first -= 1
    opens = first == 0 or clause.low(first - 1) in _OPEN
    if not opens or clause.low(first) not in _QUANTIFIERS or last - first < 2:
        return None
    if not clause.words[last - 1].alpha or clause.words[last - 1].capital:
        return None
    text = " ".join(word.text for word in clause.words[first:last]).replace(" 's", "'s").replace(" - ", "-")
    owners = {one.mention.entity for one in clause.named if first <= one.first and one.last <= last}
    side = clause.low(last - 1) in _SIDES and len(owners) == 1
    return Voice((Speaker(owners.pop() if side else None, text),), first, last)


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    days = table("cues")["grammar"]["days"]
    return frozenset((*days, "last", "this", "year", "week", "month", "on", "in", "earlier"))


def _fills(clause: Clause, place: int) -> bool:
    """Tell whether a word may stand inside a noun phrase before its head."""
    low = clause.low(place)
    word = clause.words[place]
    if low in _DETERMINERS or low in ("'s", "-"):
        return True
    if any(one.first <= place < one.last for one in clause.named):
        return True
    return word.alpha and not _small(low)


def _small(low: str) -> bool:
    return is_small(low) or low in _VERBAL


_VERBAL = frozenset(("is", "are", "was", "were", "had", "has", "have", "will", "would", "said", "says"))


def after(clause: Clause, cue: int) -> Voice | None:
    """Find the speakers after a cue in turned order: "…," said Xish spokeswoman A B."""
    place = cue
    limit = min(len(clause.words), cue + 14)
    while place < limit:
        found = [one for one in clause.beginning(place) if _may_speak(one)]
        person = [one for one in found if one.actor.type is ActorType.PERSON]
        if person or (found and not is_title(clause.low(found[0].last)) and not _leads(clause, found[0])):
            chosen = person or found
            return _with_rest(clause, tuple(speaker_of(one) for one in chosen), cue, chosen[0].last)
        if found:
            place = found[0].last
            continue
        low = clause.low(place)
        if low in _PRONOUNS and place == cue:
            return Voice((Speaker(None, clause.words[place].text),), cue, cue + 1)
        if low in _lists()["carriers"]:
            text = " ".join(word.text for word in clause.words[cue : place + 1])
            return Voice((Speaker(None, text),), cue, place + 1)
        word = clause.words[place]
        if not (low in _DETERMINERS or is_title(low) or low in ("'s", "-", ".", "of", "for", "then", "former")
                or low in office_words().honorifics or low in office_words().political or low in kin_words()
                or any(one.first <= place < one.last for one in clause.named)
                or (place > cue and word.alpha and not word.capital and not _small(low))):  # fmt: skip
            return None
        place += 1
    return None


def _leads(clause: Clause, one: Named) -> bool:
    """Tell whether a state or organ only qualifies the person that follows."""
    return any(
        other.actor.type is ActorType.PERSON and one.last <= other.first <= one.last + 6
        and not any(word.text in ",;.:" for word in clause.words[one.last : other.first])
        for other in clause.named
    )  # fmt: skip


def _with_rest(clause: Clause, speakers: tuple[Speaker, ...], first: int, last: int) -> Voice:
    """Add those joined by "and" after the first."""
    at = last
    if clause.low(at) in ("and", "&"):
        more = after(clause, at + 1)
        if more and more.speakers[0].entity is not None:
            return Voice((*speakers, *more.speakers), first, more.last)
    return Voice(speakers, first, last)

"""From a cue and its sentence to who speaks: the noun phrase before the verb, or after it where it is turned.

Rule: the phrase must stand at the verb, with nothing between but adverbs, auxiliaries, an apposition in
commas, or the places of a list ("A, B and C said"). Nobody is taken for a speaker because he stands near.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.model.record import Speaker
from servanda.read.lexicon import table
from servanda.read.mentioned import Clause, Named, Voice
from servanda.read.nameless import (
    DETERMINERS,
    LINKS,
    OPEN,
    PRONOUNS,
    cue_lists,
    described,
    is_carrier,
    is_closed,
    may_speak,
)
from servanda.read.offices import is_title, office_words
from servanda.read.people import kin_words


def speaker_of(named: Named) -> Speaker:
    """The speaker that a mention names, with the office that the document gives first."""
    actor, mention = named.actor, named.mention
    if actor.type is ActorType.PERSON and mention.entity is not None:
        held = [office for office in actor.offices if not office.past] or list(actor.offices)
        return Speaker(mention.entity, actor.name, held[0].office if held else "")
    name = actor.name if mention.kind == "pronoun" else " ".join(mention.text.split())
    return Speaker(mention.entity, name)


def before(clause: Clause, cue: int) -> Voice | None:
    """Find the speakers before a finite cue; None where none stands there or the cue is negated."""
    lists = cue_lists()
    at = cue - 1
    while at >= 0 and (
        clause.low(at) in lists["adverbs"] or clause.low(at) in lists["auxiliaries"] or _is_manner(clause, at)
    ):
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
    at = _past_period(clause, at)
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


def _is_manner(clause: Clause, at: int) -> bool:
    """Tell whether a word is an adverb by its form: "mistakenly said", but "the assembly said"."""
    word = clause.words[at]
    adverb = len(word.low) > 5 and word.low.endswith("ly") and not word.capital
    return adverb and word.low not in cue_lists()["nouns_in_ly"]


def _past_period(clause: Clause, at: int) -> int:
    """Step back over "in the past" between auxiliary and verb."""
    if clause.low(at) not in ("past", "years", "months", "weeks", "days"):
        return at
    for place in range(at - 1, max(-1, at - 4), -1):
        if clause.low(place) in ("in", "for", "over") and clause.low(place - 1) in cue_lists()["auxiliaries"]:
            return place - 2
    return at


def _antecedent(clause: Clause, at: int) -> Voice | None:
    """The name before "who" or "which": "X, which last year called"."""
    while at > 0 and clause.low(at) in _times():
        at -= 1
    if clause.low(at) not in ("who", "which"):
        return None
    at -= 1 if clause.low(at - 1) == "," else 0
    found = [one for one in clause.ending(at) if may_speak(one)]
    return Voice(tuple(speaker_of(one) for one in found), found[0].first, at) if found else None


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    days = table("cues")["grammar"]["days"]
    return frozenset((*days, "last", "this", "year", "week", "month", "on", "in", "earlier"))


def _in_place(clause: Clause, inner: Voice, last: int) -> Voice:
    """As in "Villagers in X": who has no name of his own is named with the place."""
    (one, *others), first = inner.speakers, inner.first
    if others or one.entity or last - first > 6 or one.name != " ".join(_texts(clause, first, inner.last)):
        return Voice(inner.speakers, first, last)
    return Voice((replace(one, name=" ".join(_texts(clause, first, last))),), first, last)


def _texts(clause: Clause, first: int, last: int) -> list[str]:
    return [word.text for word in clause.words[first:last]]


def _phrase_ending(clause: Clause, last: int) -> Voice | None:
    """The noun phrase that ends at a place, with those it is joined to."""
    found = clause.ending(last)
    if found and found[0].actor.type is ActorType.PLACE and clause.low(_start(clause, found[0]) - 1) in LINKS:
        inner = _phrase_ending(clause, _start(clause, found[0]) - 1)
        return _in_place(clause, inner, last) if inner else None
    found = [one for one in found if may_speak(one)]
    if found:
        first = _start(clause, found[0])
        speakers = tuple(speaker_of(one) for one in found)
        if clause.low(first - 1) in LINKS and is_carrier(clause.low(first - 2)):
            return described(clause, last)  # "the spokesman for X said"
        if clause.low(first - 1) in LINKS and found[0].actor.type in _BODIES:
            held = [one for one in clause.ending(first - 1) if one.actor.type is ActorType.PERSON]
            if held and clause.low(first - 1) in ("of", "for", "from"):  # "President A B of Xland said"
                return Voice((speaker_of(held[0]),), _start(clause, held[0]), last)
            return described(clause, last)
        joined = _joined(clause, first)
        if joined is None and clause.low(first - 1) == "and" and is_title(clause.low(first - 2)):
            return _two_offices(clause, first, last)
        return (
            Voice((*joined.speakers, *speakers), joined.first, last)
            if joined
            else Voice(speakers, first, last)
        )
    return described(clause, last)


_BODIES = (ActorType.STATE, ActorType.ORGAN, ActorType.ORGANISATION)


def _two_offices(clause: Clause, first: int, last: int) -> Voice | None:
    """As in "The Treasury Secretary and the Trade Representative": both, under the words as they stand."""
    begin = first - 1
    while begin > 0 and not is_closed(clause.low(begin - 1)) and clause.low(begin - 1) not in OPEN:
        begin -= 1
    text = " ".join(word.text for word in clause.words[begin:last])
    return Voice((Speaker(None, text),), begin, last)


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
        elif (
            low in kin_words()
            or low in DETERMINERS
            or low in office_words().honorifics
            or low in office_words().past
        ):
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
    found = [one for one in clause.ending(at + 1) if may_speak(one)]
    if not found:
        return None
    begin = _start(clause, found[0])
    speakers = tuple(speaker_of(one) for one in found)
    if clause.low(first - 1) == "," and clause.low(begin - 1) not in OPEN and begin > 0:
        return None
    earlier = _joined(clause, begin)
    if earlier:
        return Voice((*earlier.speakers, *speakers), earlier.first, first)
    return Voice(speakers, begin, first)


def _past_commas(clause: Clause, comma: int) -> Voice | None:
    """A phrase with an apposition in commas: "X, who led the delegation, said"; or a list before a comma."""
    listed = _phrase_ending(clause, comma)
    if listed and len(listed.speakers) > 1 and len({one.name for one in listed.speakers}) > 1:
        return listed
    if listed and listed.speakers[0].entity and _apposed(clause, listed):
        return Voice(listed.speakers, _office_start(clause, listed.first - 1), comma + 1)
    for one in sorted(clause.named, key=lambda one: one.first):
        if one.last >= comma or clause.low(one.last) != "," or comma - one.last > 30:
            continue
        if not may_speak(one) or any(word.text in ";:" for word in clause.words[one.last : comma]):
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
        rest = _list_after(clause, one)
        if rest and rest[-1].last >= comma:
            continue
        speakers = (*(joined.speakers if joined else ()), *(speaker_of(each) for each in (one, *rest)))
        return Voice(speakers, joined.first if joined else first, comma + 1)
    opening = next((place for place in range(2, min(comma, 10)) if clause.low(place) == ","), None)
    head = described(clause, opening) if opening else None
    return Voice(head.speakers, head.first, comma + 1) if head and head.first == 0 else None


def _apposed(clause: Clause, voice: Voice) -> bool:
    """Tell whether a name in commas follows its office: "the chief negotiator, A B, said"."""
    at = voice.first - 1
    if not (voice.speakers[0].entity or "").startswith("person:") or clause.low(at) != ",":
        return False
    near = {clause.low(place) for place in range(max(0, at - 7), at)}
    return at > 0 and any(low in office_words().heads or low in office_words().unnamed for low in near)


def _office_start(clause: Clause, comma: int) -> int:
    """Where an office begins that ends at a comma: "the foreign policy chief of X," N N."""
    at = comma
    while at > 0:
        low = clause.low(at - 1)
        linked = low in LINKS and (is_title(clause.low(at - 2)) or low == "of")
        named = any(one.first <= at - 1 < one.last for one in clause.named)
        if is_closed(low) and not linked and low != "'s" and not named:
            break
        if low in OPEN and not (low == "and" and not named and is_title(clause.low(at - 2))):
            break
        at -= 1
    return at


def _list_after(clause: Clause, one: Named) -> list[Named]:
    """Those listed after a name: "A, B and C" gives B and C; none where the list does not close."""
    found: list[Named] = []
    at = one.last
    closed = False
    while clause.low(at) in (",", "and", "&") and not closed:
        closed = clause.low(at) in ("and", "&")
        at += 1
        if clause.low(at) == "and":
            closed, at = True, at + 1
        start = next((n for n in range(at, at + 6) if clause.beginning(n)), None)
        if start is None or any(is_closed(clause.low(n)) for n in range(at, start)):
            return []
        named = [each for each in clause.beginning(start) if may_speak(each)]
        if not named:
            return []
        found.append(named[0])
        at = named[0].last
    return found if closed else []


def after(clause: Clause, cue: int) -> Voice | None:
    """Find the speakers after a cue in turned order: "…," said Xish spokeswoman A B."""
    place = cue
    limit = min(len(clause.words), cue + 14)
    while place < limit:
        found = [one for one in clause.beginning(place) if may_speak(one)]
        person = [one for one in found if one.actor.type is ActorType.PERSON]
        if person or (found and not is_title(clause.low(found[0].last)) and not _leads(clause, found[0])):
            chosen = person or found
            return _with_rest(clause, tuple(speaker_of(one) for one in chosen), cue, chosen[0].last)
        if found:
            place = found[0].last
            continue
        low = clause.low(place)
        if low in PRONOUNS and place == cue:
            return Voice((Speaker(None, clause.words[place].text),), cue, cue + 1)
        if low in cue_lists()["carriers"]:
            text = " ".join(word.text for word in clause.words[cue : place + 1])
            return Voice((Speaker(None, text),), cue, place + 1)
        word = clause.words[place]
        if not (low in DETERMINERS or is_title(low) or low in ("'s", "-", ".", "of", "for", "then", "former")
                or low in office_words().honorifics or low in office_words().political or low in kin_words()
                or any(one.first <= place < one.last for one in clause.named)
                or (place > cue and word.alpha and not word.capital and not is_closed(low))):  # fmt: skip
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

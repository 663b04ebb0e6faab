"""From a unit of speech to its cues, each with who speaks: what "said" and "said X" hang on.

Rule: a cue without speakers at it is none; ", saying …" takes those of the cue before it, or the subject
of its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from servanda.model.actor import ActorType
from servanda.model.record import Speaker
from servanda.read.cues import Cue, cue_at, cue_words
from servanda.read.inflect import BASE, ING, PART, PAST, S
from servanda.read.mentioned import Voice
from servanda.read.nameless import PRONOUNS
from servanda.read.speakers import after, before
from servanda.read.tree_voice import voice_at
from servanda.read.unit_tree import SUBJECTS, is_form, may_assert
from servanda.read.utterances import QUOTED, Unit
from servanda.read.word_classes import is_verb
from servanda.read.words import fold

_BEHIND = frozenset({"nsubj", "obj", "iobj", "dep", "obl:unmarked", "appos"})
_SPEAKING = (ActorType.PERSON, ActorType.STATE)


@dataclass(slots=True)
class Said:
    """One statement in the making. `content` are offsets; `frame` the reporter's words around the cue."""

    cue: Cue
    cue_span: tuple[int, int] | None
    speakers: tuple[Speaker, ...]
    content: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)  # word places of the quotations taken
    direct: bool = False
    addressee: str | None = None
    object: tuple[int, int] | None = None
    outer: tuple[Speaker, ...] = ()
    frame: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a unit: word places first and last (one past), the verb, its speakers, whether turned."""

    first: int
    last: int
    cue: Cue
    voice: Voice
    turned: bool
    gerund: bool = False


def find_hits(unit: Unit) -> list[Hit]:
    """Find the cues of a unit that somebody speaks at, in text order."""
    clause = unit.clause
    found: list[Hit] = []
    place = 0
    while place < len(clause.words):
        hit = cue_at(clause.lows, place) if clause.words[place].alpha else None
        if hit is None or clause.words[place].capital:
            place += 1
            continue
        size, cue, tags = hit
        if size > 1 and clause.low(place + size) in cue_words("days"):
            size, cue, tags = cue_at(clause.lows[: place + 1], place) or hit  # "insisted on Tuesday that"
        made = _hit(unit, place, place + size, cue, tags, found)
        told = by_tree(unit, place, place + size, cue)
        if (
            told is not None
            and made is not None
            and made.turned
            and told.voice.first < _last_quote(unit, place)
        ):
            told = None  # "The minister “wants peace,” said X"
        follows = clause.low(place - 1) == "but" or (
            clause.low(place - 1) == "and" and clause.low(place + size) in ("that", QUOTED)
        )
        main = _main(unit, found) if follows and told is not None else None
        if (
            told is not None
            and main is not None
            and told.voice.first > main.voice.last
            and not _owns(unit, place)
        ):
            told = made = replace(told, voice=main.voice)  # "said he would if they did, but warned that"
        if told is not None and (made is None or made.turned or _better(unit, told.voice, made.voice)):
            made = replace(told, gerund=made.gerund) if made is not None and not made.turned else told
        made = made or turned(unit, place, place + size, cue)
        if made is not None and not _nobody(unit, made.voice):
            found.append(made)
        place += size
    return found


def _hit(unit: Unit, first: int, last: int, cue: Cue, tags: frozenset[str], sofar: list[Hit]) -> Hit | None:
    clause = unit.clause
    if clause.low(first - 1) in ("to", "the", "a", "an", "of", "its", "their", "no", "by", "for", "would"):
        return None
    if tags <= {ING} and clause.low(first - 1) == "as":
        return None  # "was quoted as saying"
    if tags <= {ING}:
        voice = _shared(unit, first, sofar)
        return Hit(first, last, cue, voice, False, gerund=True) if voice else None
    if clause.low(last) == "by" and PART in tags:
        return None  # "a condition described by X"
    voice = before(clause, first)
    if voice is not None:
        if tags <= {BASE} and not _plural(voice):
            return None
        return Hit(first, last, cue, voice, False)
    previous = clause.low(first - 1)
    if {PAST, S} & tags and (previous in (QUOTED, ",") or first == 0):
        voice = after(clause, last)
        if voice is not None and (
            previous == QUOTED or unit.quote_at(first - 2) or _closes(unit, voice.last)
        ):
            return Hit(first, last, cue, voice, True)
    if {PAST, S} & tags and sofar and previous in ("and", "but") and _governs(unit, cue, last):
        return Hit(first, last, cue, sofar[-1].voice, False)  # "X welcomed the offer but said ..."
    if {PAST, S} & tags and previous in ("and", "but") and cue.verb == "say":
        voice = _subject(unit, first)
        return Hit(first, last, cue, voice, False) if voice else None
    return None


def by_tree(unit: Unit, first: int, last: int, cue: Cue) -> Hit | None:
    """A cue whose speaker does not stand at it: the tree tells who it is."""
    tree = unit.tree
    if tree is None or tree.pos(first) != "VERB" or unit.clause.low(first - 1) == "as":
        return None
    subject = tree.subject(first)
    voice = voice_at(unit, tree, subject) if subject is not None else None
    if voice is None or voice.first >= first:
        return None
    token = tree.token(first)
    shared = token is not None and str(token.text).endswith("ing") and not is_form(token, "Fin")
    return Hit(first, last, cue, voice, False, gerund=shared and voice.last < first)


def _main(unit: Unit, found: list[Hit]) -> Hit | None:
    """The cue that is the main verb of its sentence."""
    for hit in found:
        token = unit.tree.token(hit.first) if unit.tree is not None else None
        if token is not None and token.head.i == token.i:
            return hit
    return None


def _owns(unit: Unit, place: int) -> bool:
    """Tell whether a verb has a subject of its own."""
    token = unit.tree.token(place) if unit.tree is not None else None
    return token is not None and any(one.dep_ in SUBJECTS for one in token.children)


def _last_quote(unit: Unit, place: int) -> int:
    return max((at for at in unit.quotes if at < place), default=-1)


def _nobody(unit: Unit, voice: Voice) -> bool:
    """Tell whether nobody speaks: "No official confirmed that", but "No 10 said"."""
    low, after_it = unit.clause.low(voice.first), unit.clause.low(voice.first + 1)
    return low in ("no", "nobody", "none", "neither") and not after_it[:1].isdigit()


def _better(unit: Unit, told: Voice, stood: Voice) -> bool:
    """Tell whether the tree's speakers are to be taken: those of order hold if they name more of a list."""
    listed = any(unit.clause.low(place) in ("and", "&") for place in range(stood.first, stood.last))
    if listed and {one.entity for one in told.speakers} < {one.entity for one in stood.speakers}:
        return False
    if told.speakers[-1].name.lower() in PRONOUNS and told.speakers[-1].entity is None:
        return False
    named = any((one.entity or "").startswith("person:") for one in stood.speakers)
    return any(one.entity for one in told.speakers) or not named or stood.first < told.first


def turned(unit: Unit, first: int, last: int, cue: Cue) -> Hit | None:
    """A cue with its speaker behind it: “…,” snapped the negotiator for X."""
    tree = unit.tree
    token = tree.token(first) if tree is not None else None
    if tree is None or token is None or token.pos_ != "VERB" or not may_assert(token):
        return None
    if unit.clause.low(first - 1) not in (QUOTED, ",", "–", "—", "--") or tree.complement(first):
        return None
    while unit.clause.low(last) in cue_words("adverbs"):
        last += 1
    for one in token.children:
        if one.i > token.i and one.dep_ in _BEHIND and tree.span(one)[0] == last:
            voice = voice_at(unit, tree, one)
            return Hit(first, last, cue, voice, True) if voice is not None else None
    return None


def _governs(unit: Unit, cue: Cue, place: int) -> bool:
    """Tell whether a clause or a quotation follows a cue that has no subject of its own."""
    return not cue.needs_that or unit.clause.low(place) in ("that", QUOTED)


def _plural(voice: Voice) -> bool:
    words = fold(voice.speakers[-1].name).split()
    plural = any(word.endswith("s") and not word.endswith("'s") for word in words)
    return len(voice.speakers) > 1 or plural or words[-1] in ("they", "police")


def _closes(unit: Unit, place: int) -> bool:
    return unit.clause.low(place) in (".", ",", "", ":", ";", "in", "on", "at", "after")


def _shared(unit: Unit, first: int, sofar: list[Hit]) -> Voice | None:
    """The subject of ", saying …": that of the cue before it, or of the sentence."""
    clause = unit.clause
    if clause.low(first - 1) not in (
        ",",
        "statement",
        "communique",
        "letter",
        "declaration",
        "release",
        "note",
    ):
        named = [one for one in clause.named if one.last in (first, first - 1) and one.mention.acting]
        return before(clause, first) if any(one.actor.type in _SPEAKING for one in named) else None
    start = unit.sentence_start(first)
    earlier = [one for one in sofar if one.first >= start]
    return earlier[-1].voice if earlier else _subject(unit, first)


def _subject(unit: Unit, limit: int) -> Voice | None:
    """The subject of a sentence: the first phrase that stands right before a verb."""
    clause = unit.clause
    for place in range(unit.sentence_start(max(limit - 1, 0)) + 1, limit):
        low = clause.low(place)
        if is_verb(low) and not any(one.first <= place < one.last for one in clause.named):
            return before(clause, place)
    return None

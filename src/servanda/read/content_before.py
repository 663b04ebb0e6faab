"""From a cue at the end to what stands before it: "“…,” said X", "…, X said".

Rule: a quotation right before the cue is the content, with the reporter's subject that it goes on from and
the half that follows the cue; otherwise the clause before the comma.
"""

from __future__ import annotations

from servanda.model.actor import ActorType
from servanda.read.adjuncts import past_adjuncts
from servanda.read.cues import cue_at
from servanda.read.hits import Hit, Said
from servanda.read.utterances import QUOTED, Unit
from servanda.read.word_classes import is_verb


def stands_before(unit: Unit, hit: Hit, hits: list[Hit], text: str) -> Said | None:
    """ "…, X said." and "“…,” said X": the content stands before."""
    if hit.gerund:
        return None
    clause = unit.clause
    begin = hit.first if hit.turned else hit.voice.first
    at = begin - 1
    if clause.low(at) == "," and not unit.quote_at(at):
        at -= 1
    quote = unit.quote_at(at)
    start = unit.sentence_start(hit.first)
    if quote is not None:
        made = start_said(unit, hit)
        made.direct = True
        take(made, unit, at)
        _prefix(made, unit, hits, at, text)
        _resume(made, unit, hit)
        return made
    if hit.turned and clause.low(hit.first - 1) != ",":
        return None
    if begin - 1 <= start or clause.low(begin - 1) != ",":
        return None
    rest, _ = past_adjuncts(unit, hit.voice.last if hit.turned else hit.last)
    if rest < len(clause.words) and clause.low(rest) not in (".", "!", "?", ",", ";"):
        return None
    if clause.low(rest) == "," and rest + 1 < unit.sentence_end(hit.first):
        return None
    first = past_dateline(unit, start)
    while clause.low(first) in ("but", "and", "however", ",", "meanwhile"):
        first += 1
    if begin - 1 - first < 3 or not any(is_verb(clause.low(n)) for n in range(first, begin - 1)):
        return None
    made = start_said(unit, hit)
    made.content.append((clause.words[first].start, clause.words[begin - 2].end))
    made.quotes = [place for place in unit.quotes if first <= place < begin]
    made.outer = ()
    return made


def past_dateline(unit: Unit, start: int) -> int:
    """The first word after a dateline: "LIMA (Agency) -", "Oslo, Feb 3 --"."""
    clause = unit.clause
    place = clause.beginning(start)
    if not place or place[0].actor.type is not ActorType.PLACE:
        return start
    for at in range(start + 1, min(start + 14, len(clause.words))):
        low = clause.low(at)
        if low in ("--", "—", "–") or (low == "-" and clause.words[at].gap):
            return at + 1
        if low == ")" and clause.words[at + 1 : at + 2] and clause.low(at + 1) not in ("-", "--", "—", "–"):
            return at + 1
    return start


def start_said(unit: Unit, hit: Hit) -> Said:
    """Begin a statement: cue, speakers, addressee, and the reporter's words around them."""
    words = unit.clause.words
    made = Said(hit.cue, (words[hit.first].start, words[hit.last - 1].end), hit.voice.speakers)
    low, high = min(hit.first, hit.voice.first), max(hit.last, hit.voice.last)
    rest, addressee = past_adjuncts(unit, high)
    made.addressee = addressee
    rest = max(rest, high)
    made.frame.append((words[low].start, words[min(rest, len(words)) - 1].end))
    return made


def take(made: Said, unit: Unit, place: int) -> None:
    """Take a quotation into the content."""
    quote = unit.quotes[place]
    made.content.append((quote.start, quote.end))
    made.quotes.append(place)


def _prefix(made: Said, unit: Unit, hits: list[Hit], place: int, text: str) -> None:
    """The reporter's words that a quotation goes on from: "The minister “wants …,” said X"."""
    clause = unit.clause
    quote = unit.quotes[place]
    start = unit.sentence_start(place)
    if place == start or not text[quote.start].islower():
        return
    if any(start <= hit.first < place for hit in hits):
        return
    first = start
    for other in [one for one in unit.quotes if start <= one < place]:
        take(made, unit, other)
        first = other + 1
    if first < place:
        made.content.append((clause.words[first].start, clause.words[place - 1].end))
        made.direct = False


def _resume(made: Said, unit: Unit, hit: Hit) -> None:
    """The second half of a quotation that the cue interrupts."""
    clause = unit.clause
    rest = max(hit.last, hit.voice.last)
    rest, _ = past_adjuncts(unit, rest)
    limit = min(len(clause.words), rest + 16)
    for place in range(rest, limit):
        if unit.quote_at(place):
            if clause.low(place - 1) in (",", ".", ":", "that") and clause.low(place + 1) in (
                "",
                ".",
                QUOTED,
            ):
                take(made, unit, place)
            return
        if cue_at(clause.lows, place):
            return

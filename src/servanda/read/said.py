"""From a unit of speech to what is said in it: each cue with its speakers and its content.

Rule: content is looked for before the cue first, since a cue that closes its sentence has none after it;
"according to X" is a cue as well.
"""

from __future__ import annotations

from servanda.model.record import Speaker
from servanda.read.adjuncts import past_adjuncts
from servanda.read.content_after import according_words, stands_after, take_clause
from servanda.read.content_before import past_dateline, stands_before, take
from servanda.read.cues import Cue
from servanda.read.hits import Said, find_hits
from servanda.read.mentioned import Voice
from servanda.read.speakers import after, before
from servanda.read.utterances import Unit

_PASSIVE = frozenset(("is", "are", "was", "were", "been", "being"))


def read_unit(unit: Unit, text: str) -> tuple[list[Said], Voice | None]:
    """Read all that is said in a unit; give who speaks as its first subject too, where somebody does."""
    hits = find_hits(unit)
    main = next((hit.voice for hit in hits if hit.voice.first == 0 and not hit.gerund), None)
    found: list[Said] = []
    for hit in hits:
        made = stands_before(unit, hit, hits, text) or stands_after(unit, hit, hits)
        if made is not None:
            found.append(made)
    found += find_according(unit)
    found += find_quoted(unit)
    return found, main


def find_according(unit: Unit) -> list[Said]:
    """ "According to X, …" and "…, according to X"."""
    clause = unit.clause
    found: list[Said] = []
    for place in range(len(clause.words)):
        phrase = next((p for p in according_words() if tuple(clause.lows[place : place + len(p)]) == p), None)
        if phrase is None:
            continue
        voice = after(clause, place + len(phrase))
        if voice is None:
            continue
        start, end = unit.sentence_start(place), unit.sentence_end(place)
        made = Said(
            Cue("say"), (clause.words[place].start, clause.words[place + len(phrase) - 1].end), voice.speakers
        )
        made.frame.append((clause.words[place].start, clause.words[voice.last - 1].end))
        if place == start:
            comma = next((n for n in range(voice.last, end) if clause.low(n) == ","), end)
            done = take_clause(made, unit, comma + 1, end) if comma < end else None
        else:
            stop = place - 1 if clause.low(place - 1) == "," else place
            done = take_clause(made, unit, start, stop)
            if done is not None and clause.low(voice.last) == "," and voice.last + 1 < end:
                done = take_clause(made, unit, voice.last + 1, end)  # "Both, according to X, will meet"
        if done is not None:
            done.direct = len(done.quotes) == 1 and _only(unit, done, done.quotes[0])
            found.append(done)
    return found


def find_quoted(unit: Unit) -> list[Said]:
    """ "X was quoted (by N) as saying (by N) that …": X says it, as N tells."""
    clause = unit.clause
    found: list[Said] = []
    for place, low in enumerate(clause.lows):
        if low not in ("quoted", "cited", "reported") or clause.low(place - 1) not in _PASSIVE:
            continue
        teller = after(clause, place + 2) if clause.low(place + 1) == "by" else None
        at = teller.last if teller else past_adjuncts(unit, place + 1)[0]
        if clause.low(at) != "as" or clause.low(at + 1) not in ("saying", "telling"):
            continue
        first = place - 1
        while clause.low(first - 1) in _PASSIVE or clause.low(first - 1) in ("has", "had", "have", "also"):
            first -= 1
        voice = before(clause, first)
        if voice is None:
            continue
        at += 2
        outer = teller.speakers if teller else ()
        if clause.low(at) == "by":
            outer, at = _teller(unit, at + 1)
        made = Said(Cue("say"), (clause.words[first].start, clause.words[at - 1].end), voice.speakers)
        made.outer = outer
        made.frame.append((clause.words[voice.first].start, clause.words[at - 1].end))
        if _quoted_beside(unit, made, voice.first, at):
            found.append(made)
            continue
        rest, _ = past_adjuncts(unit, at)
        start, end = unit.sentence_start(place), unit.sentence_end(place)
        if clause.low(at) in (".", "") and clause.low(voice.first - 1) == ",":
            done = take_clause(
                made, unit, past_dateline(unit, start), voice.first - 1
            )  # "…, X was quoted as saying"
        else:
            begin = rest if clause.low(rest) in ("that", ",", ":") else at
            done = take_clause(made, unit, begin, end)
        if done is not None:
            done.direct = len(done.quotes) == 1 and _only(unit, done, done.quotes[0])
            found.append(done)
    return found


def _teller(unit: Unit, first: int) -> tuple[tuple[Speaker, ...], int]:
    """Who tells, after "as saying by", and the place past it: an actor, or the words ("local radio")."""
    clause = unit.clause
    teller = after(clause, first)
    if teller is not None:
        return teller.speakers, teller.last
    last = first
    while last - first < 5 and clause.low(last) not in (".", ",", ":", "", "that", "on", "in"):
        last += 1
    if last == first:
        return (), first
    name = " ".join(word.text for word in clause.words[first:last])
    return (Speaker(None, name),), last


def _quoted_beside(unit: Unit, made: Said, first: int, last: int) -> bool:
    """Take the quotation that stands right after "as saying", with its teller, or before the subject."""
    place = last if unit.quote_at(last) else first - 1
    if unit.quote_at(place) is None and unit.quote_at(first - 2) is not None:
        place = first - 2
    if unit.quote_at(place) is None:
        return False
    made.direct = True
    take(made, unit, place)
    if unit.clause.low(place + 1) == "by" and not made.outer:
        teller = after(unit.clause, place + 2)
        made.outer = teller.speakers if teller else ()
    return True


def _only(unit: Unit, made: Said, place: int) -> bool:
    word = unit.clause.words[place]
    if made.content == [(word.start, word.end)]:
        quote = unit.quotes[place]
        made.content = [(quote.start, quote.end)]
        return True
    return False

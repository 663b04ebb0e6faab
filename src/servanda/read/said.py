"""From a unit of speech to what is said in it: each cue with its speakers and its content.

Rule: content is looked for before the cue first, since a cue that closes its sentence has none after it;
"according to X" is a cue as well.
"""

from __future__ import annotations

from servanda.read.content_after import according_words, stands_after, take_clause
from servanda.read.content_before import stands_before
from servanda.read.cues import Cue
from servanda.read.hits import Said, find_hits
from servanda.read.mentioned import Voice
from servanda.read.speakers import after
from servanda.read.utterances import Unit


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


def _only(unit: Unit, made: Said, place: int) -> bool:
    word = unit.clause.words[place]
    if made.content == [(word.start, word.end)]:
        quote = unit.quotes[place]
        made.content = [(quote.start, quote.end)]
        return True
    return False

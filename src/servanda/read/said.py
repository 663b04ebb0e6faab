"""From a unit of speech to what is said in it: each cue with its speakers and its content.

Rule: content stands after the cue ("X said that …", "X said: “…”"), or before it ("…, X said", "“…,” said
X"); a cue governs to the end of its sentence, to a following cue of another, or to a "but" that the
reporter goes on with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from servanda.model.actor import ActorType
from servanda.model.record import Speaker
from servanda.read.cues import Cue, cue_at
from servanda.read.inflect import BASE, ING, PAST, S
from servanda.read.lexicon import table
from servanda.read.metonyms import is_verb
from servanda.read.speakers import Voice, after, before, is_carrier
from servanda.read.utterances import QUOTED, Unit
from servanda.read.words import fold, key

_ENDS = frozenset((".", ",", ":", ";", "!", "?", QUOTED, "that", "--", "—", "–", ")"))
_BREAKS = frozenset(("but", "and", "while", "although", "though", "yet"))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("cues")["grammar"][name])


@dataclass(slots=True)
class Said:
    """One statement in the making. `content` are offsets; `frame` the reporter's words around the cue."""

    cue: Cue
    cue_span: tuple[int, int]
    speakers: tuple[Speaker, ...]
    content: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)  # word places of the quotations taken
    direct: bool = False
    addressee: str | None = None
    object: tuple[int, int] | None = None
    outer: tuple[Speaker, ...] = ()
    frame: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue in a unit: word places first and last (one past), the verb, its speakers, whether turned."""

    first: int
    last: int
    cue: Cue
    voice: Voice
    turned: bool
    gerund: bool = False


def read_unit(unit: Unit, text: str) -> list[Said]:
    """Read all that is said in a unit."""
    hits = _hits(unit)
    found: list[Said] = []
    for hit in hits:
        made = _final(unit, hit, hits, text) or _initial(unit, hit, hits)
        if made is not None:
            found.append(made)
    found += _according(unit)
    return found


def _hits(unit: Unit) -> list[_Hit]:
    clause = unit.clause
    found: list[_Hit] = []
    place = 0
    while place < len(clause.words):
        hit = cue_at(clause.lows, place) if clause.words[place].alpha else None
        if hit is None or clause.words[place].capital:
            place += 1
            continue
        size, cue, tags = hit
        made = _hit(unit, place, place + size, cue, tags, found)
        if made is not None:
            found.append(made)
        place += size
    return found


def _hit(unit: Unit, first: int, last: int, cue: Cue, tags: frozenset[str], sofar: list[_Hit]) -> _Hit | None:
    clause = unit.clause
    if clause.low(first - 1) in ("to", "the", "a", "an", "of", "its", "their", "no", "by", "for", "would"):
        return None
    if tags <= {ING}:
        voice = _shared(unit, first, sofar)
        return _Hit(first, last, cue, voice, False, gerund=True) if voice else None
    voice = before(clause, first)
    if voice is not None:
        if tags <= {BASE} and not _plural(voice):
            return None
        return _Hit(first, last, cue, voice, False)
    previous = clause.low(first - 1)
    if {PAST, S} & tags and (previous in (QUOTED, ",") or first == 0):
        voice = after(clause, last)
        if voice is not None and (
            previous == QUOTED or unit.quote_at(first - 2) or _closes(unit, voice.last)
        ):
            return _Hit(first, last, cue, voice, True)
    if {PAST, S} & tags and sofar and previous in ("and", "but") and _governs(unit, cue, last):
        return _Hit(first, last, cue, sofar[-1].voice, False)  # "X welcomed the offer but said ..."
    if {PAST, S} & tags and previous in ("and", "but") and cue.verb == "say":
        voice = _subject(unit, first)
        return _Hit(first, last, cue, voice, False) if voice else None
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


_SPEAKING = (ActorType.PERSON, ActorType.STATE)


def _shared(unit: Unit, first: int, sofar: list[_Hit]) -> Voice | None:
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


# --- content before the cue


def _final(unit: Unit, hit: _Hit, hits: list[_Hit], text: str) -> Said | None:
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
        made = _made(unit, hit)
        made.direct = True
        _take(made, unit, at)
        _prefix(made, unit, hits, at, text)
        _resume(made, unit, hit)
        return made
    if hit.turned and clause.low(hit.first - 1) != ",":
        return None
    if begin - 1 <= start or clause.low(begin - 1) != ",":
        return None
    rest, _ = _past_adjuncts(unit, hit.voice.last if hit.turned else hit.last)
    if rest < len(clause.words) and clause.low(rest) not in (".", "!", "?", ",", ";"):
        return None
    if clause.low(rest) == "," and rest + 1 < unit.sentence_end(hit.first):
        return None
    first = _past_dateline(unit, start)
    while clause.low(first) in ("but", "and", "however", ",", "meanwhile"):
        first += 1
    if begin - 1 - first < 3 or not any(is_verb(clause.low(n)) for n in range(first, begin - 1)):
        return None
    made = _made(unit, hit)
    made.content.append((clause.words[first].start, clause.words[begin - 2].end))
    made.quotes = [place for place in unit.quotes if first <= place < begin]
    made.outer = ()
    return made


def _past_dateline(unit: Unit, start: int) -> int:
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


def _made(unit: Unit, hit: _Hit) -> Said:
    words = unit.clause.words
    made = Said(hit.cue, (words[hit.first].start, words[hit.last - 1].end), hit.voice.speakers)
    low, high = min(hit.first, hit.voice.first), max(hit.last, hit.voice.last)
    rest, addressee = _past_adjuncts(unit, high)
    made.addressee = addressee
    rest = max(rest, high)
    made.frame.append((words[low].start, words[min(rest, len(words)) - 1].end))
    return made


def _take(made: Said, unit: Unit, place: int) -> None:
    quote = unit.quotes[place]
    made.content.append((quote.start, quote.end))
    made.quotes.append(place)


def _prefix(made: Said, unit: Unit, hits: list[_Hit], place: int, text: str) -> None:
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
        _take(made, unit, other)
        first = other + 1
    if first < place:
        made.content.append((clause.words[first].start, clause.words[place - 1].end))
        made.direct = False


def _resume(made: Said, unit: Unit, hit: _Hit) -> None:
    """The second half of a quotation that the cue interrupts."""
    clause = unit.clause
    rest = max(hit.last, hit.voice.last)
    rest, _ = _past_adjuncts(unit, rest)
    limit = min(len(clause.words), rest + 16)
    for place in range(rest, limit):
        if unit.quote_at(place):
            if clause.low(place - 1) in (",", ".", ":", "that") and clause.low(place + 1) in (
                "",
                ".",
                QUOTED,
            ):
                _take(made, unit, place)
            return
        if cue_at(clause.lows, place):
            return


# --- content after the cue


def _initial(unit: Unit, hit: _Hit, hits: list[_Hit]) -> Said | None:
    """ "X said that …", "X said: “…”", "X called it “…”": the content stands after."""
    if hit.turned:
        return None
    clause = unit.clause
    place, _ = _past_adjuncts(unit, hit.last)
    end = _end(unit, hit, hits)
    low = clause.low(place)
    made = _made(unit, hit)
    if low in (":", ",") and unit.quote_at(place + 1):
        return _quoted(made, unit, place + 1)
    if low == ":" and place + 1 >= len(clause.words):
        made.direct = True
        return made  # the next paragraph is the content
    if low == QUOTED and clause.low(place + 1) in (".", ",", "", "!", "?", "and", ";"):
        return _quoted(made, unit, place)
    if low == "that" and (hit.cue.that or hit.cue.tell) and place + 1 < end:
        if unit.quote_at(place + 1) and place + 2 >= end - 1:
            return _quoted(made, unit, place + 1)
        return _clause_content(made, unit, place + 1, end)
    if low == QUOTED and hit.cue.verb in _set("naming") and hit.voice.speakers[0].entity is None:
        return None  # "a book called “…”"
    labelled = _labelled(made, unit, hit, end)
    if labelled is not None:
        return labelled
    if hit.cue.that and place < end and low not in _ENDS - {QUOTED} and _is_clause(unit, hit.cue, place, end):
        return _clause_content(made, unit, place, end)
    if low == ":" and hit.cue.that and place + 2 < end:
        return _clause_content(made, unit, place + 1, end)
    if hit.cue.stance not in ("supports", "opposes") or not _can_hold(hit.voice):
        return None
    return _object(made, unit, hit, end)


def _quoted(made: Said, unit: Unit, place: int) -> Said:
    made.direct = True
    _take(made, unit, place)
    if unit.quote_at(place + 1):
        _take(made, unit, place + 1)
    return made


def _clause_content(made: Said, unit: Unit, first: int, end: int) -> Said | None:
    words = unit.clause.words
    while end > first and words[end - 1].text in (".", ",", ";", "!", "?", ":"):
        end -= 1
    while first < end and words[first].text in (",", ":", "that"):
        first += 1
    if end <= first:
        return None
    made.content.append((words[first].start, words[end - 1].end))
    made.quotes = [place for place in unit.quotes if first <= place < end]
    return made


def _labelled(made: Said, unit: Unit, hit: _Hit, end: int) -> Said | None:
    """ "described the meeting as “…”", "denounced the move as “…”", "called it “…”"."""
    clause = unit.clause
    if hit.cue.verb not in _quoting():
        return None
    quotes = [place for place in sorted(unit.quotes) if hit.last <= place < end]
    if not quotes or quotes[0] - hit.last > 24:
        return None
    place = quotes[0]
    lead = place - 1
    while clause.low(lead) in ("a", "an", "the", "its"):
        lead -= 1
    named = hit.cue.verb in _set("naming")
    if clause.low(lead) != "as" and not (named and place - hit.last <= 8):
        return None
    made.direct = True
    _take(made, unit, place)
    last = lead if clause.low(lead) == "as" else lead + 1
    if last > hit.last:
        made.object = (clause.words[hit.last].start, clause.words[last - 1].end)
    return made


def _can_hold(voice: Voice) -> bool:
    """Tell whether speakers are such as hold positions: "the deal favoured X" says nothing."""
    return any(one.entity for one in voice.speakers) or is_carrier(voice.speakers[-1].name)


def _object(made: Said, unit: Unit, hit: _Hit, end: int) -> Said | None:
    """ "X welcomed the offer": what X is for or against is the content."""
    clause = unit.clause
    first = hit.last
    if hit.cue.link:
        if clause.low(first) != hit.cue.link:
            return None
        first += 1
    last = first
    while last < end and last - first < 14 and clause.low(last) not in _set("after_object"):
        if clause.low(last) in (",", ";", ":", ".") or (is_verb(clause.low(last)) and last > first + 1):
            break
        last += 1
    if last == first or not clause.words[first].alpha or clause.low(first) in _set("before_adjuncts"):
        return None
    made.content.append((clause.words[first].start, clause.words[last - 1].end))
    made.object = made.content[0]
    made.quotes = [place for place in unit.quotes if first <= place < last]
    return made


def _is_clause(unit: Unit, cue: Cue, place: int, end: int) -> bool:
    """Tell whether a clause without "that" begins at a place."""
    clause = unit.clause
    named = clause.beginning(place)
    low = clause.low(place)
    follows = named[0].last if named else place + 1
    verbs = any(is_verb(clause.low(n)) for n in range(follows, min(end, place + 14)))
    if not verbs and (cue.verb != "say" or end - place < 4):
        return False
    if cue.needs_that:
        if low in _set("subjects"):
            return is_verb(clause.low(place + 1))
        return bool(named) and named[0].mention.acting and _finite(clause.low(follows))
    if low in _set("before_adjuncts") and cue.verb == "say":
        return clause.low(place) in ("in", "after", "during", "at") and any(
            clause.low(n) == "," for n in range(place, min(end, place + 12))
        )
    if (
        low in _set("subjects")
        or low in _set("starts")
        or named
        or clause.words[place].capital
        or low[:1].isdigit()
    ):
        return True
    return (
        cue.verb == "say"
        and clause.words[place].alpha
        and low not in _set("before_adjuncts")
        and low not in _set("no_clause")
    )


def _finite(low: str) -> bool:
    return low in _set("finite")


def _end(unit: Unit, hit: _Hit, hits: list[_Hit]) -> int:
    """Where the content after a cue ends at the latest, as a word place."""
    clause = unit.clause
    end = unit.sentence_end(hit.first)
    for other in hits:
        if not hit.last < other.first < end:
            continue
        begin = other.first if other.turned or other.gerund or other.voice == hit.voice else other.voice.first
        if begin <= hit.last:
            continue
        lead = begin - 1
        if clause.low(lead) in _BREAKS:
            lead -= 1
        if other.voice == hit.voice or other.gerund:
            end = min(end, lead + 1 if clause.low(lead) != "," else lead)
        elif clause.low(lead) == "," and (clause.low(begin - 1) in _BREAKS or _trails(unit, other)):
            end = min(end, lead)
    for place in range(hit.last + 2, end):
        low = clause.low(place)
        if low == ";":
            return min(end, place)
        if low == "," and any(
            clause.lows[place + 1 : place + 1 + len(p)] == list(p) for p in _according_words()
        ):
            return min(end, place)
        if low == "," and clause.low(place + 1) == "but" and _is_past(clause.low(place + 2)):
            return min(end, place)  # "…, but gave no details"
    return end


def _is_past(low: str) -> bool:
    """Tell whether a verb that is no adverb follows: "…, but gave no details"."""
    return is_verb(low) and low not in _set("adverbs")


def _trails(unit: Unit, other: _Hit) -> bool:
    """Tell whether a cue closes its sentence: "…, reports said."""
    rest, _ = _past_adjuncts(unit, other.voice.last if other.turned else other.last)
    return unit.clause.low(rest) in (".", "", "!", "?")


def _past_adjuncts(unit: Unit, place: int) -> tuple[int, str | None]:
    """Step over whom, when and in what: "told reporters in Oslo on Friday"; give the addressee too."""
    clause = unit.clause
    addressee: str | None = None
    limit = len(clause.words)
    start = place
    cue = cue_at(clause.lows, place - 1)
    if cue is not None and cue[1].tell and clause.low(place) not in _ENDS:
        named = clause.beginning(place)
        stop = named[0].last if named else place + 1
        if named and named[0].mention.entity:
            addressee = named[0].mention.entity
        else:
            while not named and stop < limit and clause.low(place) in ("a", "an", "the", "his", "her", "its"):
                place += 1
                stop = place + 1
            addressee = " ".join(word.text for word in clause.words[start:stop])
        place = stop
    while place < limit:
        low = clause.low(place)
        if low in _ENDS:
            return place, addressee
        step = _adjunct(unit, place)
        if step == place:
            return place, addressee
        place = step
    return place, addressee


def _adjunct(unit: Unit, place: int) -> int:
    """The end of one adjunct (a day, "in a statement", "at a briefing in X"); the place itself if none."""
    clause = unit.clause
    low = clause.low(place)
    if low in _days():
        at = place + 1
        while clause.low(at)[:1].isdigit() or clause.low(at) in ("morning", "evening", "night", "afternoon"):
            at += 1
        return at
    if low not in _set("before_adjuncts"):
        return place
    for at in range(place + 1, min(len(clause.words), place + 14)):
        if clause.low(at) in _ENDS:
            return at if clause.low(at) != "," or _quote_or_end(unit, at) else place
        if clause.low(at) in _means() and not _continues(clause.low(at + 1)):
            return at + 1
        if clause.low(at) in _days() and clause.low(at + 1) not in _ENDS:
            return at + 1
    return place


def _quote_or_end(unit: Unit, comma: int) -> bool:
    return unit.quote_at(comma + 1) is not None or comma + 1 >= len(unit.clause.words)


def _continues(low: str) -> bool:
    return low in (
        "of",
        "to",
        "from",
        "by",
        "in",
        "on",
        "with",
        "for",
        "issued",
        "released",
        "published",
        "after",
    )


@lru_cache(maxsize=1)
def _means() -> frozenset[str]:
    heads = {key(phrase)[-1] for phrase in table("cues")["means"]}
    return frozenset(heads | {"interview", "conference", "briefing", "anonymity", "testimony", "broadcast"})


def _days() -> frozenset[str]:
    return _set("days")


@lru_cache(maxsize=1)
def _quoting() -> frozenset[str]:
    rows = table("cues")
    return frozenset(rows["quote"]) | frozenset(rows["acts"])


@lru_cache(maxsize=1)
def _according_words() -> tuple[tuple[str, ...], ...]:
    return tuple(key(phrase) for phrase in table("cues")["according"])


def _according(unit: Unit) -> list[Said]:
    """ "According to X, …" and "…, according to X"."""
    clause = unit.clause
    found: list[Said] = []
    for place in range(len(clause.words)):
        phrase = next(
            (p for p in _according_words() if tuple(clause.lows[place : place + len(p)]) == p), None
        )
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
            done = _clause_content(made, unit, comma + 1, end) if comma < end else None
        else:
            stop = place - 1 if clause.low(place - 1) == "," else place
            done = _clause_content(made, unit, start, stop)
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

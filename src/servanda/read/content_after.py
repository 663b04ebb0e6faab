"""From a cue to what stands after it: "X said that …", "X said: “…”", "X called it “…”", "X welcomed …".

Rule: content runs to the end of its sentence, to a following cue of another, or to a "but" that the
reporter goes on with. Verbs that also take plain objects need "that", or a subject and a verb at once.
"""

from __future__ import annotations

from functools import lru_cache

from servanda.read.adjuncts import ENDS, past_adjuncts
from servanda.read.content_before import start_said, take
from servanda.read.cues import Cue, cue_words
from servanda.read.hits import Hit, Said
from servanda.read.lexicon import table
from servanda.read.mentioned import Voice
from servanda.read.nameless import is_carrier
from servanda.read.utterances import QUOTED, Unit
from servanda.read.word_classes import is_verb
from servanda.read.words import fold, key

_OPENS_GERUND = frozenset((",", "and", "but", "while", "–", "—"))
_BREAKS = frozenset(("but", "and", "while", "although", "though", "yet"))


def stands_after(unit: Unit, hit: Hit, hits: list[Hit]) -> Said | None:
    """ "X said that …", "X said: “…”", "X called it “…”": the content stands after."""
    if hit.turned:
        return None
    clause = unit.clause
    place, _ = past_adjuncts(unit, hit.last)
    end = _end(unit, hit, hits)
    governed = unit.tree.complement(hit.first) if unit.tree is not None else None
    if governed is not None and place < governed[0] < end and not _parted(unit, place, governed[0]):
        place = governed[0]  # "confirmed to the agency that"
    elif governed is not None and governed[0] == hit.last and clause.low(hit.last) == "at":
        place = hit.last  # "says at least twelve died"
    low = clause.low(place)
    made = start_said(unit, hit)
    if low in (":", ",") and unit.quote_at(place + 1):
        return _quoted(made, unit, place + 1)
    if low == ":" and place + 1 >= len(clause.words):
        made.direct = True
        return made  # the next paragraph is the content
    ends = clause.low(place + 1) in (".", ",", "", "!", "?", "and", ";")
    tails = hit.cue.verb in ("say", "speak of", "conclude") and clause.low(place + 1) in cue_words(
        "before_adjuncts"
    )
    if low == QUOTED and (ends or tails):
        return _quoted(made, unit, place)
    if low == "that" and (hit.cue.that or hit.cue.tell) and place + 1 < end:
        if unit.quote_at(place + 1) and place + 2 >= end - 1:
            return _quoted(made, unit, place + 1)
        return take_clause(made, unit, place + 1, end)
    if low == QUOTED and hit.cue.verb in cue_words("naming") and hit.voice.speakers[0].entity is None:
        return None  # "a book called “…”"
    labelled = _labelled(made, unit, hit, end)
    if labelled is not None:
        return labelled
    if hit.cue.that and place < end and low not in ENDS - {QUOTED} and _is_clause(unit, hit.cue, place, end):
        return take_clause(made, unit, place, end)
    asks = low in cue_words("no_clause") and low not in ("for", "with", "to")
    if (
        governed is not None
        and governed[0] == place
        and low not in ENDS
        and (hit.cue.that or hit.cue.tell)
        and not asks
    ):
        return take_clause(made, unit, place, end)
    if low == ":" and hit.cue.that and place + 2 < end:
        return take_clause(made, unit, place + 1, end)
    if hit.cue.stance not in ("supports", "opposes") or not _can_hold(hit.voice):
        return None
    return _object(made, unit, hit, end)


def _quoted(made: Said, unit: Unit, place: int) -> Said:
    made.direct = True
    take(made, unit, place)
    if unit.quote_at(place + 1):
        take(made, unit, place + 1)
    return made


def take_clause(made: Said, unit: Unit, first: int, end: int) -> Said | None:
    """Take the words between two places as the content; None where there are none."""
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


def _labelled(made: Said, unit: Unit, hit: Hit, end: int) -> Said | None:
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
    named = hit.cue.verb in cue_words("naming")
    if clause.low(lead) != "as" and not (named and place - hit.last <= 8):
        return None
    made.direct = True
    take(made, unit, place)
    last = lead if clause.low(lead) == "as" else lead + 1
    if last > hit.last:
        made.object = (clause.words[hit.last].start, clause.words[last - 1].end)
    return made


def _can_hold(voice: Voice) -> bool:
    """Tell whether speakers are such as hold positions: "the deal favoured X" says nothing."""
    return any(one.entity for one in voice.speakers) or is_carrier(voice.speakers[-1].name)


def _object(made: Said, unit: Unit, hit: Hit, end: int) -> Said | None:
    """ "X welcomed the offer": what X is for or against is the content."""
    clause = unit.clause
    first = hit.last
    if hit.cue.link:
        if clause.low(first) != hit.cue.link:
            return None
        first += 1
    last = first
    while last < end and last - first < 14 and clause.low(last) not in cue_words("after_object"):
        if clause.low(last) in (",", ";", ":", ".") or (is_verb(clause.low(last)) and last > first + 1):
            break
        last += 1
    last = max(last, _charged(unit, hit, end))
    if last == first or not clause.words[first].alpha or clause.low(first) in cue_words("before_adjuncts"):
        return None
    if clause.low(first) in ("what", "how", "it", "him", "her", "them") or _blames(unit, hit, first):
        return None  # the act of it is a position; no words are reported
    made.object = (clause.words[first].start, clause.words[last - 1].end)
    bare = all(
        clause.low(at) in ("a", "an", "the", "what", "its", "their", "his", "her")
        for at in range(first, last - 1)
    )
    if unit.quote_at(last - 1) is not None and bare:
        made.direct = True
        take(made, unit, last - 1)  # "hailed a “new chapter”"
        return made
    made.content.append(made.object)
    made.quotes = [place for place in unit.quotes if first <= place < last]
    return made


def _charged(unit: Unit, hit: Hit, end: int) -> int:
    """Where the charge ends: "accused both armies [of using cluster bombs]"."""
    tree = unit.tree
    token = tree.token(hit.first) if tree is not None and hit.cue.voice == "accuse" else None
    if tree is None or token is None:
        return hit.last
    ends = [
        tree.span(one)[1]
        for one in token.children
        if one.i > token.i and one.dep_ in ("obl", "advcl")
        if any(fold(mark.text) in ("of", "for") for mark in one.children if mark.dep_ in ("case", "mark"))
    ]
    return min(end, max(ends, default=hit.last))


def _blames(unit: Unit, hit: Hit, first: int) -> bool:
    """Tell whether somebody is blamed: "blamed X for Y" takes a position and reports no words of it."""
    clause = unit.clause
    if hit.cue.stance != "opposes":
        return False
    named = clause.beginning(first)
    if hit.cue.verb in cue_words("blaming"):
        return True
    return bool(named) and clause.low(named[0].last) in ("for", "over")


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
        if low in cue_words("subjects"):
            return is_verb(clause.low(place + 1))
        return bool(named) and named[0].mention.acting and clause.low(follows) in cue_words("finite")
    if low in cue_words("before_adjuncts") and cue.verb == "say":
        return clause.low(place) in ("in", "after", "during", "at") and any(
            clause.low(n) == "," for n in range(place, min(end, place + 12))
        )
    if (
        low in cue_words("subjects")
        or low in cue_words("starts")
        or named
        or clause.words[place].capital
        or low[:1].isdigit()
    ):
        return True
    return (
        cue.verb == "say"
        and clause.words[place].alpha
        and low not in cue_words("before_adjuncts")
        and low not in cue_words("no_clause")
    )


def _end(unit: Unit, hit: Hit, hits: list[Hit]) -> int:
    """Where the content after a cue ends at the latest, as a word place."""
    clause = unit.clause
    end = unit.sentence_end(hit.first)
    for other in hits:
        if not hit.last < other.first < end:
            continue
        begin = other.first if other.turned or other.gerund or other.voice == hit.voice else other.voice.first
        if begin <= hit.last or (other.gerund and clause.low(begin - 1) not in _OPENS_GERUND):
            continue
        lead = begin - 1
        if clause.low(lead) in _BREAKS:
            lead -= 1
        if other.voice == hit.voice or other.gerund:
            end = min(end, lead + 1 if clause.low(lead) != "," else lead)
        elif clause.low(lead) == "," and (clause.low(begin - 1) in _BREAKS or _trails(unit, other)):
            end = min(end, lead)
    goes_on = unit.tree.goes_on(hit.first, hit.last) if unit.tree is not None else None
    if goes_on is not None and goes_on > hit.last + 2:
        end = min(end, goes_on)  # "…, and ordered the state to pay"
    for place in range(hit.last + 2, end):
        low = clause.low(place)
        if low == ";":
            return min(end, place)
        if low == "," and any(
            clause.lows[place + 1 : place + 1 + len(p)] == list(p) for p in according_words()
        ):
            return min(end, place)
        if low == "," and clause.low(place + 1) == "but" and _is_past(clause.low(place + 2)):
            return min(end, place)  # "…, but gave no details"
    return end


def _parted(unit: Unit, first: int, last: int) -> bool:
    """Tell whether words between two places are more than those of whom, when and in what."""
    return any(unit.clause.low(place) in (";", ":") or unit.quote_at(place) for place in range(first, last))


def _is_past(low: str) -> bool:
    """Tell whether a verb that is no adverb follows: "…, but gave no details"."""
    return is_verb(low) and low not in cue_words("adverbs")


def _trails(unit: Unit, other: Hit) -> bool:
    """Tell whether a cue closes its sentence: "…, reports said."""
    rest, _ = past_adjuncts(unit, other.voice.last if other.turned else other.last)
    return unit.clause.low(rest) in (".", "", "!", "?")


@lru_cache(maxsize=1)
def _quoting() -> frozenset[str]:
    rows = table("cues")
    return frozenset(rows["quote"]) | frozenset(rows["acts"])


@lru_cache(maxsize=1)
def according_words() -> tuple[tuple[str, ...], ...]:
    """The phrases like "according to", as folded words."""
    return tuple(key(phrase) for phrase in table("cues")["according"])

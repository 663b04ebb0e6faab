"""From a cue at the end to what stands before it: "“…,” said X", "…, X said".

Rule: a quotation right before the cue is the content, with the reporter's subject that it goes on from and
the half that follows the cue; otherwise the clause before the comma.
"""

from __future__ import annotations

from typing import Any

from servanda.model.actor import ActorType
from servanda.read.adjuncts import past_adjuncts
from servanda.read.cues import cue_at
from servanda.read.hits import Hit, Said
from servanda.read.tree_voice import voice_at
from servanda.read.utterances import QUOTED, Unit
from servanda.read.word_classes import is_verb
from servanda.read.words import fold

_PARTS = frozenset((",", "–", "—", "--"))
_OF_CUE = frozenset(("advcl", "obl", "advmod", "obl:unmarked", "nsubj", "discourse"))
_STOPS = frozenset((",", ".", "!", "?", ";", ":", "–", "—", "--"))


def stands_before(unit: Unit, hit: Hit, hits: list[Hit], text: str) -> Said | None:
    """ "…, X said." and "“…,” said X": the content stands before."""
    if hit.gerund:
        return None
    clause = unit.clause
    begin = hit.first if hit.turned else hit.voice.first
    if clause.low(begin - 1) == "as" and clause.low(begin - 2) == "," and hit.cue.verb in ("put it", "say"):
        begin -= 1  # "The question, as one envoy put it, is …"
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
    if hit.turned and clause.low(hit.first - 1) not in _PARTS:
        return None
    if begin - 1 <= start or clause.low(begin - 1) not in _PARTS:
        return None
    if (
        not (hit.cue.that or hit.cue.tell)
        or not begin
        or clause.low(begin) in ("who", "whose", "which", "whom")
    ):
        return None
    rest, _ = past_adjuncts(unit, hit.voice.last if hit.turned else hit.last)
    end = unit.sentence_end(hit.first)
    rest = _past_manner(unit, hit, rest, end)
    more = _continued(unit, hit, rest + 1, end) if clause.low(rest) in _PARTS and rest + 1 < end else None
    if clause.low(rest) == ":" and hit.turned and rest + 2 < end:
        more = (
            rest + 1,
            end - 1 if clause.low(end - 1) in (".", "!", "?") else end,
        )  # "Not so, says X: the maps …"
    if rest < end and clause.low(rest) not in (".", "!", "?", ",", ";", *_PARTS) and more is None:
        return None
    if clause.low(rest) in _PARTS and rest + 1 < end and more is None and unit.tree is None:
        return None
    first = past_dateline(unit, start)
    first = max([first, *(place + 1 for place in range(first, begin - 1) if clause.low(place) in (":", ";"))])
    while clause.low(first) in ("but", "and", "however", ",", "meanwhile"):
        first += 1
    if _is_adjunct(unit, hit, first, begin - 1):
        return None
    if more is None and (begin - 1 - first < 3 or not _has_verb(unit, first, begin - 1)):
        return None
    if begin - 1 <= first:
        return None
    made = start_said(unit, hit)
    made.content.append((clause.words[first].start, clause.words[begin - 2].end))
    if more is not None:
        made.content.append((clause.words[more[0]].start, clause.words[more[1] - 1].end))
    made.quotes = [place for place in unit.quotes if first <= place < begin]
    made.outer = ()
    return made


def _has_verb(unit: Unit, first: int, last: int) -> bool:
    """Tell whether a verb stands between two places."""
    if any(is_verb(unit.clause.low(place)) for place in range(first, last)):
        return True
    return unit.tree is not None and any(
        unit.tree.pos(place) in ("VERB", "AUX") for place in range(first, last)
    )


def _is_adjunct(unit: Unit, hit: Hit, first: int, last: int) -> bool:
    """Tell whether what stands before a cue only says when or how it was said: "Speaking in Oslo, X said"."""
    tree = unit.tree
    if unit.clause.low(first) == "according":
        return True
    if tree is None:
        return False
    tokens = [token for place in range(first, last) if (token := tree.token(place)) is not None]
    hung = {str(token.dep_) for token in tokens if tree.place(token.head) == hit.first}
    free = any(token.head.i == token.i for token in tokens)
    return bool(hung & _OF_CUE) and not free and not hung & {"ccomp", "parataxis"}


def _past_manner(unit: Unit, hit: Hit, rest: int, end: int) -> int:
    """Step over what the reporter adds of the saying: "…, X said as he left the hall"."""
    tree, clause = unit.tree, unit.clause
    if tree is None or tree.complement(hit.first) or clause.low(rest) in _STOPS or clause.low(rest) == "that":
        return rest
    limit = next((place for place in range(rest, end) if clause.low(place) in _STOPS), end)
    told = any(
        unit.quote_at(place) is not None or tree.pos(place) == "AUX" or _is_finite(tree.token(place))
        for place in range(rest, limit)
    )
    token = tree.token(hit.first)
    hung = token is not None and any(
        one.dep_ == "advcl" and (held := tree.place(one)) is not None and rest <= held < limit
        for one in token.children
    )
    return limit if hung or not told else rest


def _is_finite(token: Any) -> bool:
    return token is not None and token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm")


def _continued(unit: Unit, hit: Hit, first: int, end: int) -> tuple[int, int] | None:
    """The words after a parenthesis that go on with what is said: "The truce, X said, had been broken"."""
    tree, clause = unit.tree, unit.clause
    while end > first and clause.low(end - 1) in (".", "!", "?", ";"):
        end -= 1
    if tree is None or end <= first or any(unit.quote_at(place) for place in range(first, end)):
        return None
    if cue_at(clause.lows, first) is not None:
        return None
    for place in range(first, end):
        token = tree.token(place)
        if token is None:
            continue
        outer = tree.place(token.head)
        if outer is None or token.head.i == token.i:
            return first, end  # what is said is the main clause
        if not first <= outer < end:
            governed = outer == hit.first and token.dep_ in ("ccomp", "parataxis")
            return (first, end) if governed or outer < min(hit.first, hit.voice.first) else None
    return None


def past_dateline(unit: Unit, start: int) -> int:
    """The first word after a dateline: "LIMA (Agency) -", "Oslo, Feb 3 --"."""
    clause = unit.clause
    if clause.words[start].text.isupper() and len(clause.words[start].text) > 2:
        for at in range(start + 1, min(start + 12, len(clause.words))):
            if clause.low(at) in ("--", "—", "–") or (clause.low(at) == "-" and clause.words[at].gap):
                return at + 1
    while clause.low(start) in ("-", "–", "—", "•", "*"):
        start += 1
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
    made.addressee = _whom(unit, hit) or addressee
    rest = max(rest, high)
    made.frame.append((words[low].start, words[min(rest, len(words)) - 1].end))
    return made


def _whom(unit: Unit, hit: Hit) -> str | None:
    """Who is told: the object of "told", "to X" beside "said"; an id, else the words."""
    tree = unit.tree
    token = tree.token(hit.first) if tree is not None else None
    if tree is None or token is None:
        return None
    for one in token.children:
        to = any(fold(mark.text) == "to" for mark in one.children if mark.dep_ == "case")
        object_ = hit.cue.tell and one.dep_ in ("iobj", "obj")
        place = tree.place(one)
        if (
            place is None
            or place in unit.quotes
            or not (object_ or (to and one.dep_ == "obl" and hit.cue.that))
        ):
            continue
        voice = voice_at(unit, tree, one)
        if place > hit.first and voice is not None:
            return voice.speakers[0].entity or voice.speakers[0].name
    return None


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

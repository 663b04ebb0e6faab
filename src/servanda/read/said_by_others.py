"""From words by which another tells of it to what is said: "N quoted X as saying", "it was said by X that".

Rule: who is quoted speaks, and who quotes is the voice outside; a passive cue needs its agent.
"""

from __future__ import annotations

from servanda.model.record import Speaker
from servanda.read.adjuncts import past_adjuncts
from servanda.read.content_after import take_clause
from servanda.read.content_before import past_dateline, take
from servanda.read.cues import Cue, cue_at
from servanda.read.hits import Said
from servanda.read.speakers import after, before
from servanda.read.tree_voice import voice_at
from servanda.read.unit_tree import passive
from servanda.read.utterances import Unit

_PASSIVE = frozenset(("is", "are", "was", "were", "been", "being"))


def find_cited(unit: Unit) -> list[Said]:
    """ "N quoted X as saying …": X says it, as N tells."""
    tree, clause = unit.tree, unit.clause
    if tree is None:
        return []
    found: list[Said] = []
    for place, low in enumerate(clause.lows):
        if low not in ("saying", "telling") or clause.low(place - 1) != "as":
            continue
        token = tree.token(place)
        head = token.head if token is not None else None
        if (
            head is None
            or head.text.lower()
            not in ("quoted", "cited", "quotes", "cites", "quote", "cite", "quoting", "citing")
            or passive(head)
        ):
            continue
        whom = next(
            (one for one in head.children if one.i > head.i and one.dep_ in ("obj", "nsubj", "iobj")), None
        )
        voice = voice_at(unit, tree, whom) if whom is not None else None
        verb = tree.place(head)
        if voice is None or verb is None:
            continue
        teller = next((one for one in head.children if one.dep_ == "nsubj" and one.i < head.i), None)
        outer = voice_at(unit, tree, teller) if teller is not None else None
        made = Said(Cue("say"), (clause.words[verb].start, clause.words[place].end), voice.speakers)
        made.outer = outer.speakers if outer is not None else ()
        start = outer.first if outer is not None else verb
        if _quoted_beside(unit, made, start, place + 1):
            found.append(made)
            continue
        at, _ = past_adjuncts(unit, place + 1)
        begin = at if clause.low(at) in ("that", ",", ":") else place + 1
        done = take_clause(made, unit, begin, unit.sentence_end(place))
        if done is not None:
            done.direct = len(done.quotes) == 1 and only_quoted(unit, done, done.quotes[0])
            found.append(done)
    return found


def find_passive(unit: Unit) -> list[Said]:
    """ "It was said by X that …": the agent says it."""
    tree, clause = unit.tree, unit.clause
    found: list[Said] = []
    for place in range(len(clause.words)):
        hit = cue_at(clause.lows, place)
        if (
            tree is None
            or hit is None
            or clause.low(place + 1) != "by"
            or clause.low(place - 1) not in _PASSIVE
        ):
            continue
        token = tree.token(place)
        agent = (
            next((one for one in token.children if one.dep_ == "obl:agent"), None)
            if token is not None
            else None
        )
        begin = next(
            (at for at in range(place + 2, unit.sentence_end(place)) if clause.low(at) == "that"), None
        )
        voice = voice_at(unit, tree, agent) if agent is not None else None
        expletive = any(clause.low(at) == "it" for at in range(max(0, place - 4), place))
        if voice is None or begin is None or not (expletive or hit[1].tell):
            continue
        made = Said(hit[1], (clause.words[place].start, clause.words[place].end), voice.speakers)
        done = take_clause(made, unit, begin, unit.sentence_end(place))
        if done is not None:
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
            done.direct = len(done.quotes) == 1 and only_quoted(unit, done, done.quotes[0])
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


def only_quoted(unit: Unit, made: Said, place: int) -> bool:
    """Tell whether a content is one quotation and nothing else; take it without its marks then."""
    word = unit.clause.words[place]
    if made.content == [(word.start, word.end)]:
        quote = unit.quotes[place]
        made.content = [(quote.start, quote.end)]
        return True
    return False

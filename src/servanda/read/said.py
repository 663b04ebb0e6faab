"""From a unit of speech to what is said in it: each cue with its speakers and its content.

Rule: content is looked for before the cue first, since a cue that closes its sentence has none after it;
"according to X" is a cue as well.
"""

from __future__ import annotations

from servanda.model.record import Speaker
from servanda.read.after_colons import find_after_colons
from servanda.read.content_after import according_words, stands_after, take_clause
from servanda.read.content_before import past_dateline, stands_before
from servanda.read.cues import Cue, cue_of, singular
from servanda.read.hits import Said, find_hits
from servanda.read.mentioned import Voice
from servanda.read.noun_cues import find_by_nouns
from servanda.read.quoted_beside import find_beside
from servanda.read.said_by_others import find_cited, find_passive, find_quoted, only_quoted
from servanda.read.speakers import after
from servanda.read.tree_voice import voice_at
from servanda.read.utterances import Unit

_SHOWN = frozenset(("word", "words", "view", "opinion", "eye", "judgement", "estimate"))


def read_unit(unit: Unit, text: str) -> tuple[list[Said], Voice | None]:
    """Read all that is said in a unit; give who speaks as its first subject too, where somebody does."""
    hits = find_hits(unit)
    main = next((hit.voice for hit in hits if hit.voice.first == 0 and not hit.gerund), None)
    found: list[Said] = []
    for hit in hits:
        made = stands_before(unit, hit, hits, text) or stands_after(unit, hit, hits)
        if made is not None:
            found.append(made)
    found += find_according(unit) + find_in_view(unit)
    found += find_quoted(unit)
    found += find_cited(unit) + find_passive(unit)
    found += find_beside(unit, hits, found)
    begun = {part[0] for one in found for part in one.content}
    found += [one for one in find_by_nouns(unit) if one.content[0][0] not in begun]
    found += find_after_colons(unit, found)
    return found, main


def subject_of(unit: Unit) -> tuple[Speaker, ...]:
    """Whom a unit's main clause is about: "He shrugged"."""
    tree = unit.tree
    if tree is None:
        return ()
    for place in range(len(unit.clause.words)):
        token = tree.token(place)
        if (
            token is None
            or (token.dep_ != "nsubj" and token.dep_ != "nsubj:pass")
            or token.head.dep_ not in ("root", "ROOT")
        ):
            continue
        voice = voice_at(unit, tree, token)
        return voice.speakers if voice is not None else ()
    return ()


def find_according(unit: Unit) -> list[Said]:
    """ "According to X, …" and "…, according to X"."""
    clause = unit.clause
    found: list[Said] = []
    for place in range(len(clause.words)):
        phrase = next((p for p in according_words() if tuple(clause.lows[place : place + len(p)]) == p), None)
        if phrase is None:
            continue
        voice = _source(unit, place, after(clause, place + len(phrase)))
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
            done = take_clause(made, unit, past_dateline(unit, start), stop)
            if done is not None and clause.low(voice.last) == "," and voice.last + 1 < end:
                done = take_clause(made, unit, voice.last + 1, end)  # "Both, according to X, will meet"
        if done is not None:
            if phrase[:3] == ("in", "the", "words") and done.quotes:
                done.content = [(unit.quotes[one].start, unit.quotes[one].end) for one in done.quotes]
                done.direct = True
            done.direct = done.direct or (len(done.quotes) == 1 and only_quoted(unit, done, done.quotes[0]))
            found.append(done)
    return found


def find_in_view(unit: Unit) -> list[Said]:
    """ "In X's view, …": the rest of the clause is his."""
    tree, clause = unit.tree, unit.clause
    for place in range(1, len(clause.words)):
        token = tree.token(place) if tree is not None else None
        if (
            tree is None
            or token is None
            or token.pos_ != "NOUN"
            or singular(token.text.lower()) not in _SHOWN
        ):
            continue
        owner = next((one for one in token.children if one.dep_ == "nmod:poss"), None)
        first, last = tree.span(token)
        voice = voice_at(unit, tree, owner) if owner is not None else None
        if voice is None or clause.low(first) != "in":
            continue
        made = Said(cue_of("believe"), (clause.words[place].start, clause.words[place].end), voice.speakers)
        start, end = unit.sentence_start(place), unit.sentence_end(place)
        opens = first == start or clause.low(first - 1) in (":", ";", ",", "–", "—", "and", "but")
        done = take_clause(made, unit, *((last, end) if opens and last < end - 1 else (start, first)))
        return [done] if done is not None else []
    return []


def _source(unit: Unit, place: int, stood: Voice | None) -> Voice | None:
    """Who "according to" names, by the tree where order names nobody: "according to a draft seen by X"."""
    tree = unit.tree
    token = tree.token(place) if tree is not None else None
    if tree is None or token is None or token.dep_ not in ("case", "mark"):
        return stood
    head = token.head
    if singular(head.text.lower()) in _SHOWN:
        head = next(
            (one for one in head.children if one.dep_ in ("nmod", "nmod:poss") and one.i > head.i), head
        )
    told = voice_at(unit, tree, head)
    if told is None or told.first > place + 6:
        return stood
    inner = stood is not None and told.last > stood.last and not any(one.entity for one in told.speakers)
    if stood is not None and not inner and any(one.entity for one in stood.speakers):
        return stood  # "according to the Korvan readout" is no word of Korva's as such
    return told

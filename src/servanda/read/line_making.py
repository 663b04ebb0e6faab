"""From a sentence, with what was found in it, to a line.

Rule: the longest mention at a place is the one that acts there; what is not wholly inside is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.model.actor import Actor, Mention
from servanda.model.record import Timex
from servanda.read.inflect import forms
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named, Token, is_track
from servanda.read.page import Sentence
from servanda.read.word_kinds import set_kinds


def verb_table(lemmas: Iterable[str]) -> dict[str, dict[str, frozenset[str]]]:
    """Map every form of the verbs to the lemmas and tags it can be; `never` forms are left out."""
    never = set(strings(table("verbs")["never"], "verbs.yaml: never"))
    found: dict[str, dict[str, frozenset[str]]] = {}
    for lemma in sorted(set(lemmas)):
        for form, tags in forms(lemma).items():
            if form not in never:
                found.setdefault(form, {})[lemma] = tags
    return found


def make_line(
    sentence: Sentence,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    verbs: dict[str, dict[str, frozenset[str]]],
) -> Line:
    """Read one sentence into a line; mentions that are not wholly inside it are left out."""
    words = [
        Token(0, token.text, token.text.lower(), *sentence.place(token), token=token)
        for token in sentence.tokens
        if not token.is_space
    ]
    for number, word in enumerate(words):
        word.i = number
        word.glued = number > 0 and words[number - 1].end == word.start
    named = [found for actor in actors for one in actor.mentions if (found := _placed(words, one, actor))]
    named.sort(key=lambda one: (one.first, -one.last))
    topics = [found for one in concepts if (found := _placed(words, one, None))]
    topics.sort(key=lambda one: (one.first, -one.last))
    tracks = [one for one in topics if is_track(one.entity)]
    topics = [one for one in topics if not is_track(one.entity)]
    times: list[tuple[int, int, Timex]] = []
    for timex in timexes:
        place = _within(words, timex.start, timex.end)
        if place is not None:
            times.append((*place, timex))
    actor_at: dict[int, Named] = {}
    # The longest mention at a place is the one that acts there.
    for name in sorted(named, key=lambda one: one.last - one.first):
        for at in range(name.first, name.last + 1):
            actor_at[at] = name
    timex_at = {at: one for first, last, one in times for at in range(first, last + 1)}
    lows = tuple(word.low for word in words)
    line = Line(sentence, words, named, topics, times, actor_at, timex_at, lows)
    line.track_at = {at: one for one in tracks for at in range(one.first, one.last + 1)}
    set_kinds(line, verbs)
    return line


def _within(words: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """Give the first and last token that a stretch of text covers, in part at least."""
    if not words or end <= words[0].start or start >= words[-1].end:
        return None
    inside = [word.i for word in words if word.start < end and start < word.end]
    return (inside[0], inside[-1]) if inside else None


def _placed(words: list[Token], one: Mention, actor: Actor | None) -> Named | None:
    place = _within(words, one.start, one.end)
    if place is None:
        return None
    first, last = place
    if actor is None:
        return Named(first, last, one.entity, one.text, one.start, one.end, one.kind, one.acting)
    party = actor.party or (actor.id if actor.type.value == "state" else None)
    return Named(
        first, last, one.entity, one.text, one.start, one.end, one.kind, one.acting,
        actor.type.value, party, actor.name,
    )  # fmt: skip

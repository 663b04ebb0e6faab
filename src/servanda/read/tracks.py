"""From the names that a dossier gives its tracks of talks to their mentions, and to what their rounds imply.

Rule: a name stands for its track with and without its article, and never inside a word; after "a" it is
another body. What a track is called is no actor of its own. Its parties are the agents of a round for which
the sentence names none, as roles without offsets. A low ordinal may count the rounds of a year: it is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from servanda.model.actor import Actor, ActorType, Mention
from servanda.model.dossier import Dossier
from servanda.model.record import Role
from servanda.read.frame_hit import Hit
from servanda.read.lexicon import Lexicon, strings, table
from servanda.read.line import Line, Named
from servanda.read.page import Page
from servanda.read.roles import chain_end
from servanda.read.scene import Scene
from servanda.read.words import Word, key, words_of

_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_LOWEST = 4  # "the first session since May", "the second session this year" count something else


def find_tracks(page: Page, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Find the tracks that a page names, in text order, none overlapping another.

    `entity` is ``track:...``; offsets are half-open code points into the document's text, without article.
    """
    names = _names(lexicon.dossier)
    if not names:
        return ()
    text = page.document.text
    found: list[Mention] = []
    for sentence in page.sentences:
        words = words_of(text[sentence.start : sentence.end], sentence.start)
        place = 0
        while place < len(words):
            hit = next((one for one in names if _stands_at(words, place, one)), None)
            if hit is None:
                place += 1
                continue
            start, end = words[place].start, words[place + len(hit[0]) - 1].end
            found.append(Mention(page.document.id, start, end, text[start:end], hit[1], "name", acting=False))
            place += len(hit[0])
    return tuple(found)


def _names(dossier: Dossier) -> list[tuple[tuple[str, ...], str, bool]]:
    """Folded words, track and whether the name needs its capital; the longest first."""
    found = []
    for track in dossier.tracks:
        words = words_of(track.name)
        if len(words) > 1 and words[0].low in _table("articles"):
            words = words[1:]
        if words:
            capital = all(one.capital for one in words if one.alpha and one.low not in _table("small"))
            found.append((tuple(one.low for one in words), track.id, capital))
    return sorted(found, key=lambda one: -len(one[0]))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(strings(table("tracks")[name], f"tracks.yaml: {name}"))


def _stands_at(words: Sequence[Word], place: int, name: tuple[tuple[str, ...], str, bool]) -> bool:
    wanted, _, capital = name
    if words[place].low != wanted[0] or (capital and not words[place].capital and words[place].alpha):
        return False
    if tuple(one.low for one in words[place : place + len(wanted)]) != wanted:
        return False
    return not (place and words[place - 1].low in _table("another"))


def without_tracks(actors: Sequence[Actor], tracks: Sequence[Mention], lexicon: Lexicon) -> tuple[Actor, ...]:
    """Leave out the organisations that were made of a track's name; those that the dossier defines stay."""
    if not tracks:
        return tuple(actors)
    defined = {one.id for one in lexicon.dossier.actors}
    named = {key(one.text) for one in tracks}
    return tuple(
        one
        for one in actors
        if one.type is not ActorType.ORGANISATION or one.id in defined or key(one.name) not in named
    )


def sides_of_tracks(dossier: Dossier) -> dict[str, tuple[Role, ...]]:
    """The parties of each track as agents that no word names."""
    names = {one.id: one.name for one in dossier.parties}
    return {
        track.id: tuple(Role("agent", "", party, names.get(party, "")) for party in track.parties)
        for track in dossier.tracks
    }


def track_roles(line: Line, hit: Hit, told: Sequence[Role], scene: Scene) -> list[Role]:
    """Name the track that talks are of, the number of the round, and its parties if nobody else holds it.

    Args:
        line: the sentence.
        hit: an act; other acts than those of talks have no track.
        told: the roles it has already.
        scene: knows the parties of the tracks.
    """
    if not line.track_at or not hit.act.startswith("talks."):
        return []
    for noun in hit.patient:
        named = next(
            (
                line.track_at[at]
                for at in range(noun.first, chain_end(line, noun.last) + 1)
                if at in line.track_at
            ),
            None,
        )
        if named is None:
            continue
        found = [Role("track", named.text, named.entity, "", named.start, named.end)]
        found += _ordinal(line, noun.first, named)
        if hit.act == "talks.hold" and not any(role.role in ("agent", "target") for role in told):
            found += scene.between.get(named.entity or "", ())
        return found
    return []


def _ordinal(line: Line, first: int, track: Named) -> list[Role]:
    """Read the "sixth" of "the sixth session of" a track."""
    for place in range(first, track.first):
        start = place - 2 if line.kind(place - 1) == "hyphen" else place  # "twenty-first" is three tokens
        words = "".join(line.low(at) for at in range(start, place + 1))
        digits = _NTH.fullmatch(words)
        number = int(digits[1]) if digits else table("tracks")["ordinals"].get(words, 0)
        if number >= _LOWEST and line.low(place + 1) in _table("sittings") and line.low(place + 2) == "of":
            one, last = line.words[start], line.words[place]
            return [Role("amount", line.text(start, place), f"ordinal:{number}", "", one.start, last.end)]
    return []

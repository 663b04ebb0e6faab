"""From a dossier to clues for a whole document: whether it can bear on anything that the dossier defines.

Rule: it is the rule by which answers are narrowed to a track (`model.scope`), loosened to what names alone
can tell: a track or an instrument by its name, two of a track's parties, or one party and the track's subject
matter. A party is named by itself and by whatever is known to be of it: capitals, organs, persons, places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.dossier import Dossier
from servanda.model.ids import related
from servanda.read.clues import Clues
from servanda.read.concepts import phrases_of
from servanda.read.gazetteer import gazetteer
from servanda.read.lexicon import Lexicon, strings, table
from servanda.read.words import key


@dataclass(frozen=True, slots=True)
class Matter:
    """The parties and the subject of one track, or of the whole dossier where it names no track."""

    parties: frozenset[str]
    topics: Clues


@dataclass(frozen=True, slots=True)
class Interest:
    """What a document must name to be of interest, as clues; `names` suffice alone."""

    names: Clues
    parties: dict[str, Clues]
    matters: tuple[Matter, ...]
    anything: Clues  # of any of these: where in a document its matter stands
    wanted: frozenset[str]  # the words of all of these

    def holds(self, words: frozenset[str], text: str) -> bool:
        """Tell whether a document's words can bear on one of the matters."""
        if self.names.hit(words, text):
            return True
        there = {party for party, clues in self.parties.items() if clues.hit(words, text)}
        return any(
            len(there & one.parties) >= min(2, len(one.parties))
            or (there & one.parties and one.topics.hit(words, text))
            for one in self.matters
        )


@lru_cache(maxsize=8)
def interest_of(dossier: Dossier) -> Interest | None:
    """Give the interest of a dossier; None for one that names no parties, which leaves nothing out."""
    if not dossier.parties:
        return None
    parties = {party.id: _party(dossier, party.id) for party in dossier.parties}
    names = _names(dossier)
    matters = tuple(
        Matter(frozenset(track.parties), _topics(dossier, track.topics)) for track in dossier.tracks
    ) or (Matter(frozenset(parties), _topics(dossier, [one.id for one in dossier.concepts])),)
    anything = Clues()
    for one in (names, *parties.values(), *(matter.topics for matter in matters)):
        anything.join(one)
    for actor in dossier.actors:
        for word in (actor.name, *actor.aliases):
            anything.add(word, exact=word.isupper())
    anything.settle()
    return Interest(names, parties, matters, anything, anything.vocabulary())


def _party(dossier: Dossier, party: str) -> Clues:
    found = Clues()
    for ways in gazetteer(Lexicon(dossier)).ways.values():
        for way in ways:
            if party in (way.entry.id, way.entry.party):
                found.add(way.exact or " ".join(way.words), exact=bool(way.exact))
    found.settle()
    return found


def _names(dossier: Dossier) -> Clues:
    articles = frozenset(strings(table("tracks")["articles"], "tracks.yaml: articles"))
    found = Clues()
    for track in dossier.tracks:
        found.add(" ".join(word for word in key(track.name) if word not in articles))
    for instrument in dossier.instruments:
        for words in (instrument.title, *instrument.words):
            found.add(words)
    found.settle()
    return found


def _topics(dossier: Dossier, topics: Iterable[str]) -> Clues:
    wanted = tuple(topics)
    found = Clues()
    for places, concept in phrases_of(dossier):
        if any(related(one, concept) for one in wanted):
            found.put(tuple(place for place in places if place))
    found.settle()
    return found

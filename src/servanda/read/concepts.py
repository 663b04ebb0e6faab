"""From the words of a page to the subject matters they name: "exit permits" is ``concept:exit-permit``.

Rule: the longest words win and nothing matches inside a word; words meet in all their inflections, with
or without hyphens. A dossier's concepts come first. What is talked about is told here, not what is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from servanda.model.actor import Mention
from servanda.model.dossier import Dossier
from servanda.model.ids import slug
from servanda.read.inflect import forms, plural
from servanda.read.lexicon import Lexicon, LexiconError, strings, table
from servanda.read.page import Page
from servanda.read.words import Word, fold, words_of

_GAP = "*"  # up to two words of any kind
_REACH = 2


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Sets of folded words, one a place; an empty set is a gap."""

    places: tuple[frozenset[str], ...]
    concept: str
    rank: int  # dossier 0, general 1

    @property
    def size(self) -> int:
        return sum(1 for one in self.places if one)


@dataclass(slots=True)
class _Patterns:
    by_first: dict[str, list[_Pattern]] = field(default_factory=dict)

    def add(self, phrase: str, concept: str, rank: int) -> None:
        """Put a phrase in, with every form of its words."""
        pattern = _Pattern(_places(phrase), concept, rank)
        if not pattern.places or not pattern.places[0]:
            raise LexiconError(
                "a concept's words begin with no word",
                where="concepts",
                words=phrase,
                remedy="Begin with a word.",
            )
        for word in pattern.places[0]:
            self.by_first.setdefault(word, []).append(pattern)

    def settle(self) -> None:
        """Order by length, dossier first."""
        for ways in self.by_first.values():
            ways.sort(key=lambda one: (-one.size, one.rank))


def find_concepts(page: Page, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Find the concepts of a page, in text order, none overlapping another.

    `entity` is ``concept:...``; offsets are half-open code points into the document's text. Furniture is
    read as well: headlines of related stories tell what they are about.
    """
    patterns = _patterns(lexicon.dossier)
    text = page.document.text
    found: list[Mention] = []
    for sentence in page.sentences:
        words = [
            word for word in words_of(text[sentence.start : sentence.end], sentence.start) if not _joins(word)
        ]
        place = 0
        while place < len(words):
            hit = _match(patterns, words, place)
            if hit is None:
                place += 1
                continue
            size, concept = hit
            start, end = words[place].start, words[place + size - 1].end
            found.append(
                Mention(page.document.id, start, end, text[start:end], concept, "nominal", acting=False)
            )
            place += size
    return tuple(found)


def _joins(word: Word) -> bool:
    return word.text in "-‐‑–" and not word.gap


def _match(patterns: _Patterns, words: list[Word], place: int) -> tuple[int, str] | None:
    for pattern in patterns.by_first.get(words[place].low, ()):
        size = _fits(pattern.places, words, place)
        if size:
            return size, pattern.concept
    return None


def _fits(places: tuple[frozenset[str], ...], words: list[Word], place: int) -> int:
    """How many words a pattern takes from a place on; 0 if it does not fit."""
    at = place
    for number, wanted in enumerate(places):
        if wanted:
            if at >= len(words) or words[at].low not in wanted:
                return 0
            at += 1
            continue
        following = places[number + 1]
        for skipped in range(_REACH + 1):
            if at + skipped < len(words) and words[at + skipped].low in following:
                at += skipped
                break
        else:
            return 0
    return at - place


@lru_cache(maxsize=8)
def _patterns(dossier: Dossier) -> _Patterns:
    found = _Patterns()
    for concept in dossier.concepts:
        for language, phrases in concept.words:
            if language == "en":
                for phrase in phrases:
                    found.add(phrase, concept.id, 0)
    for name, phrases in general_concepts().items():
        for phrase in phrases:
            found.add(phrase, f"concept:{slug(name)}", 1)
    found.settle()
    return found


def phrases_of(dossier: Dossier) -> tuple[tuple[tuple[frozenset[str], ...], str], ...]:
    """Every phrase that names a concept, as sets of folded words by place, with the concept's id."""
    every = (one for ways in _patterns(dossier).by_first.values() for one in ways)
    return tuple(dict.fromkeys((one.places, one.concept) for one in every))


@lru_cache(maxsize=1)
def general_concepts() -> dict[str, tuple[str, ...]]:
    """The general concepts by name, with their phrases.

    Raises:
        LexiconError: the list is malformed or names a concept twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    for group, rows in table("concepts").items():
        for name, phrases in rows.items():
            if name in found:
                raise LexiconError(
                    f"the concept {name} stands in two groups", where=f"concepts.yaml: {group}"
                )
            found[name] = strings(phrases, f"concepts.yaml: {name}")
    return found


@lru_cache(maxsize=65536)
def _places(phrase: str) -> tuple[frozenset[str], ...]:
    """Read a phrase: each word with its forms, ``*`` as a gap, ``a|b`` as either, ``x~`` as a verb."""
    parts = [part for part in phrase.replace("-", " ").split() if part]
    places: list[frozenset[str]] = []
    for part in parts:
        if part == _GAP:
            places.append(frozenset())
            continue
        tokens = [part] if part.endswith("~") or "|" in part else [word.text for word in words_of(part)]
        for token in tokens:
            if token.endswith("~"):
                places.append(frozenset(fold(form) for form in forms(token[:-1])))
                continue
            places.append(frozenset(form for one in token.split("|") for form in _noun_forms(fold(one))))
    return tuple(places)


def _noun_forms(word: str) -> set[str]:
    if not word.isalpha() or len(word) < 3 or word in _FIXED:
        return {word}
    return {word, plural(word)}


_FIXED = frozenset(("the", "and", "for", "who", "they", "with", "from", "those", "into", "can", "its"))

"""Search hits to a screen: snippets with the words marked, and facets by which to narrow them.

Rule: facets count what was found before narrowing by that facet; so each tells what a choice would show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.model.view import View
from servanda.present.naming import plain, spoken
from servanda.present.page import named
from servanda.present.sections.desk import Desk
from servanda.store.protocol import Hit

FACETS: tuple[tuple[str, str], ...] = (
    ("kind", "Where"),
    ("speaker", "Speaker"),
    ("publisher", "Publisher"),
    ("year", "Year"),
    ("document", "Document"),
)
KINDS: Mapping[str, str] = {
    "statement": "in a statement",
    "act": "in words of an act",
    "text": "in other text",
}
CHOICES = 12  # of one facet, the most frequent


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a snippet; `found` are those that were searched."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the words stand."""

    document: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    title: str
    day: str
    speaker: str
    facets: tuple[tuple[str, str], ...]  # facet and its key here
    outside: str = ""  # where the words are a dossier's own on its source


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: choices with how many places each has."""

    key: str
    name: str
    choices: tuple[tuple[str, str, int], ...]  # key, name, how many


def compose(view: View, hits: Sequence[Hit]) -> tuple[tuple[Found, ...], dict[str, str]]:
    """Lay out hits; gives them with the names of facet keys that are ids."""
    desk = Desk.of(view, whole=True)
    texts = {one.id: one for one in view.reconciled.documents}
    whole = [desk.citing.line("", (one,)) for one in {hit.document for hit in hits} & texts.keys()]
    sources = {one.document: one for one in desk.citing.sources(whole)}
    titles = {id_: named(one) for id_, one in sources.items()}
    acts: dict[str, list[tuple[int, int]]] = {}
    for one in view.reconciled.assertions.values():
        for cited in one.evidence:
            acts.setdefault(cited.document, []).append((cited.start, cited.end))
    names: dict[str, str] = dict(KINDS)
    found: list[Found] = []
    seen: set[tuple[str, int, int]] = set()
    for hit in hits:
        if hit.document not in texts or (hit.matches and (hit.document, *hit.matches[0]) in seen):
            continue  # a statement's words are text too; they are shown once
        seen.update((hit.document, start, end) for start, end in hit.matches)
        document = texts[hit.document]
        speech = desk.speech(hit.statement) if hit.statement else None
        speaker = desk.wording.speakers(speech) if speech else ""
        told = any(
            a < m_end and m_start < b for a, b in acts.get(hit.document, ()) for m_start, m_end in hit.matches
        )
        kind = "statement" if speech else "act" if told else "text"
        day = desk.citing.published(hit.document).value or ""
        names[hit.document] = titles[hit.document]
        facets = (
            ("kind", kind),
            ("speaker", speaker),
            ("publisher", plain(document.publisher)),
            ("year", day[:4]),
            ("document", hit.document),
        )
        found.append(
            Found(
                hit.document,
                hit.snippet.start,
                hit.snippet.end,
                tuple(_pieces(hit)),
                names[hit.document],
                spoken(day or None),
                speaker,
                tuple((key, value) for key, value in facets if value),
                sources[hit.document].outside,
            )
        )
    return tuple(found), names


def narrowed(found: Iterable[Found], asked: Mapping[str, str], but: str = "") -> tuple[Found, ...]:
    """Keep what fits every facet that is asked for, save one."""
    wanted = {key: value for key, value in asked.items() if value and key != but}
    return tuple(
        one for one in found if all(dict(one.facets).get(key) == value for key, value in wanted.items())
    )


def facets(found: Sequence[Found], asked: Mapping[str, str], name: Callable[[str], str]) -> tuple[Facet, ...]:
    """Count the choices of each facet among what the others leave; one that leaves no choice is left out."""
    made = []
    for key, title in FACETS:
        counted = Counter(
            value for one in narrowed(found, asked, but=key) if (value := dict(one.facets).get(key))
        )
        order = sorted(counted, key=lambda value: (-counted[value], value))
        if key == "year":
            order.sort(reverse=True)
        choices = tuple((value, name(value), counted[value]) for value in order[:CHOICES])
        if len(choices) > 1 or asked.get(key):
            made.append(Facet(key, title, choices))
    return tuple(made)


def _pieces(hit: Hit) -> list[Piece]:
    at, pieces = hit.snippet.start, []
    quote = hit.snippet.quote
    for start, end in hit.matches:
        if start > at:
            pieces.append(Piece(quote[at - hit.snippet.start : start - hit.snippet.start], False))
        pieces.append(Piece(quote[start - hit.snippet.start : end - hit.snippet.start], True))
        at = end
    if at < hit.snippet.end:
        pieces.append(Piece(quote[at - hit.snippet.start :], False))
    return pieces

"""Which documents copy which: near-copies of a text are one origin.

Two documents are copies where most word 5-grams of the shorter body stand in the longer. Candidates come
from MinHash, so that not all pairs are compared; each candidate pair is then checked exactly. The notes of a
dossier are the compiler's words and are not compared; a note on a document of the record is of its origin.

Rule: independent reports of one event share almost no wording, so sharing most of it tells of copying.
Source: Broder (1997), resemblance and containment; MinHash by rensa.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rensa import RMinHash, RMinHashLSH

from servanda.model.dossier import CONVERTER
from servanda.model.event import Visible
from servanda.model.source import Document, Part

WORDS = 5
SHORTEST = 12  # n-grams; below this a text is too short to tell copying from coincidence
CONTAINED = 0.6
_PERMUTATIONS = 128
_BANDS = 32  # four rows a band: pairs from about 0.4 Jaccard on are compared
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without marks of any kind."""
    return _WORD.findall(text.casefold())


def shingles(words: Sequence[str], size: int = WORDS) -> frozenset[str]:
    """Every run of `size` words."""
    return frozenset(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def body_of(document: Document) -> str:
    """Title and body without furniture; the whole text where the regions are silent."""
    if not document.regions:
        return document.text
    kept = [region for region in document.regions if region.part is not Part.FURNITURE]
    return "\n".join(document.text[region.start : region.end] for region in kept)


def find_origins(visible: Sequence[Visible], known_on: Mapping[str, str]) -> dict[str, str]:
    """Name for each copying document the earliest document with that text; others are left out.

    Args:
        visible: the documents to compare.
        known_on: ISO day from which each counts; the earliest known is the origin, then the longest.
    """
    texts = [one for one in visible if one.document.canonical.converter != CONVERTER]
    ordered = sorted(
        texts,
        key=lambda one: (known_on[one.document.id], -len(body_of(one.document)), one.document.id),
    )
    grams = [shingles(words_of(body_of(one.document))) for one in ordered]
    index = RMinHashLSH(0.5, _PERMUTATIONS, _BANDS)
    hashes: list[RMinHash | None] = []
    for number, found in enumerate(grams):
        if len(found) < SHORTEST:
            hashes.append(None)
            continue
        one = RMinHash(_PERMUTATIONS, 1)
        one.update(sorted(found))
        index.insert(number, one)
        hashes.append(one)
    roots: dict[int, int] = {}
    for number, one in enumerate(hashes):
        if one is None:
            continue
        for other in sorted(index.query(one)):
            if other >= number:
                break
            smaller = min(len(grams[number]), len(grams[other]))
            if len(grams[number] & grams[other]) >= CONTAINED * smaller:
                roots[number] = roots.get(other, other)
                break
    copies = {ordered[copy].document.id: ordered[root].document.id for copy, root in roots.items()}
    return copies | _noted(visible, copies)


def _noted(visible: Sequence[Visible], copies: Mapping[str, str]) -> dict[str, str]:
    """Name for each note of a dossier the document that it is a note on, where the record holds that."""
    held = {
        one.document.address: copies.get(one.document.id, one.document.id)
        for one in visible
        if one.document.address and one.document.canonical.converter != CONVERTER
    }
    return {
        one.document.id: held[one.document.address]
        for one in visible
        if one.document.canonical.converter == CONVERTER and one.document.address in held
    }

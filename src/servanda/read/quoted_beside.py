"""From quoted words in what a cue governs to a statement: "promised “swift action”", "spoke of “regret”".

Rule: no statement holds them yet, the cue is near and has none of its own, and nothing is named by them.
"""

from __future__ import annotations

from servanda.read.content_before import start_said, take
from servanda.read.cues import cue_words
from servanda.read.hits import Hit, Said
from servanda.read.utterances import Unit


def find_beside(unit: Unit, hits: list[Hit], found: list[Said]) -> list[Said]:
    """Quoted words in what a cue governs that no statement holds yet: "promised “swift action”"."""
    clause = unit.clause
    more: list[Said] = []
    for place, quote in sorted(unit.quotes.items()):
        held = any(start < quote.end and quote.start < end for one in found for start, end in one.content)
        near = [
            hit
            for hit in hits
            if not hit.turned and unit.sentence_start(place) <= hit.first and hit.last <= place
        ]
        if held or not near or place - near[-1].last > 12 or _is_title(unit, place):
            continue
        hit = near[-1]
        if hit.cue.verb in cue_words("plain_verbs"):
            continue
        between = range(hit.last, place)
        parted = any(
            clause.low(at) in (";", ":", "who", "which", "whose") or _acts(unit, at) for at in between
        )
        if parted or any(
            one.cue_span == (clause.words[hit.first].start, clause.words[hit.last - 1].end) for one in found
        ):
            continue
        made = start_said(unit, hit)
        made.direct = True
        take(made, unit, place)
        more.append(made)
    return more


def _is_title(unit: Unit, place: int) -> bool:
    """Tell whether a quotation is a name or a word held at arm's length: "a book called “…”"."""
    quote = unit.quotes[place]
    lead = unit.clause.low(place - 1)
    return quote.end - quote.start < 4 or lead in cue_words("titled") or unit.clause.low(place - 2) == "so"


def _acts(unit: Unit, place: int) -> bool:
    tree = unit.tree
    return tree is not None and tree.pos(place) == "VERB" and "Fin" in tree.token(place).morph.get("VerbForm")  # type: ignore[union-attr]

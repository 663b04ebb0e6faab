"""What an answer keeps from those who may not see single cases, and how words are blacked out.

Rule: what is withheld is no longer in the answer; this only tells where it stood, so that what comes from
beside the answer (a judgement made meanwhile, a hit of a search) can be held back alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from servanda.model.record import Judgement
from servanda.model.source import Span

BAR = "█"
_BLOCK = 8  # a bar is broken after so many marks, so that a narrow page can break its line


def bars(text: str) -> str:
    """Black out words: as long as they were, with their line breaks and nothing else of them."""
    return "".join(
        mark if mark in "\r\n" else " " if at % _BLOCK == _BLOCK - 1 else BAR for at, mark in enumerate(text)
    )


def blacked(text: str, spans: Iterable[Span]) -> str:
    """Black out stretches of a text; every offset into it stays."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], bars(text[span.start : span.end])]
        at = span.end
    return "".join((*pieces, text[at:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Where single cases stood.

    `spans` are what is blacked out of each document, in order and apart; `ids` the assertions and statements
    that are no longer there, `persons` those whom the cases are of, `names` what finds these in any words.
    `sums` are the ids of assertions that stand for all cases of a type and year that a document tells of.
    """

    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    names: tuple[re.Pattern[str], ...] = ()
    sums: frozenset[str] = frozenset()

    def plain(self, text: str) -> str:
        """Words from anywhere without the names of the persons."""
        for pattern in self.names:
            text = pattern.sub(lambda found: bars(found[0]), text)
        return text

    def judgement(self, one: Judgement) -> Judgement | None:
        """A judgement without the names in it; None where it is of a single case or of its person."""
        if {one.subject, one.value} & (self.ids | self.persons):
            return None
        for place in (*one.anchorage, *one.value_anchorage):
            case = place.type.startswith("case.")
            if case and any(
                place.start < s.end and s.start < place.end for s in self.spans.get(place.document, ())
            ):
                return None
        value, why = self.plain(one.value), self.plain(one.why)
        return one if (value, why) == (one.value, one.why) else replace(one, value=value, why=why)

    def judgements(self, found: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Those that are left of some judgements."""
        return tuple(kept for one in found if (kept := self.judgement(one)) is not None)

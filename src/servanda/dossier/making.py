"""What all marks of one file share: their ids, the places of their words, and their times.

Rule: the id of every statement and assertion is known before any of them is made, so that each may name
another wherever it stands in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.dossier.finding import Finder
from servanda.dossier.marks import AssertionMark, MarkedFile, VoiceMark, WhenMark
from servanda.dossier.places import Path_, Placed, suggest
from servanda.model.act import ACT, Attribution
from servanda.model.ids import content_id
from servanda.model.record import Role, Timex
from servanda.model.source import Document, Evidence, Span
from servanda.model.when import Direction, Expression, Kind, Temporal

READER = "hand"
PREFIX = {
    "statements": "s",
    "assertions": "a",
    "conditions": "c",
    "commitments": "k",
    "measures": "m",
    "figures": "f",
}


@dataclass(slots=True)
class Making:
    """One file of marks on its way to a Reading; `timexes` fills while the nouns are made."""

    document: Document
    marks: MarkedFile
    placed: Placed
    reading: str
    find: Finder
    ids: dict[str, str]
    timexes: dict[Span, Timex] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, marks: MarkedFile, placed: Placed, reading: str) -> Making:
        """Name every mark.

        Raises:
            BadDossier: two marks have one key, or an act is not of the vocabulary.
        """
        ids: dict[str, str] = {}
        for section, prefix in PREFIX.items():
            for number, mark in enumerate(getattr(marks, section)):
                if mark.key in ids:
                    what = f"the key stands twice: {mark.key}"
                    raise placed.error((section, number, "key"), what, "Rename one.")
                ids[mark.key] = content_id(prefix, document.id, READER, mark.key, str(mark))
        for number, one in enumerate(marks.assertions):
            if one.type not in ACT:
                path: Path_ = ("assertions", number, "type")
                raise placed.error(
                    path, f"no act of the vocabulary: {one.type}", suggest(one.type, ACT, "act")
                )
        return cls(document, marks, placed, reading, Finder(document, placed), ids)

    def role(self, mark: AssertionMark, number: int, path: Path_, evidence: Sequence[Evidence]) -> Role:
        """Make a role; without words it is implied."""
        role = mark.roles[number]
        if role.text is None:
            if role.entity is None:
                raise self.placed.error(path, "a role of nothing", "Give it text, or an entity if implied.")
            return Role(role.role, "", role.entity, role.name)
        span = self.find.one(role.text, (*path, "text"), evidence)
        return Role(role.role, role.text.quote, role.entity, role.name, span.start, span.end)

    def when(self, mark: WhenMark | None, path: Path_, evidence: Sequence[Evidence]) -> Temporal | None:
        """Make a time, and note its words as a temporal expression."""
        if mark is None:
            return None
        if (mark.value is None) == (mark.says is None):
            what = "a time has either a value or an expression that it says"
            raise self.placed.error(path, what, "Give value: 2015-10, or says: weekday|5|past.")
        expression = Expression.absolute(mark.value) if mark.value is not None else mark.says
        assert expression
        if mark.text is None:
            return Temporal("", expression)
        span = self.find.one(mark.text, (*path, "text"), evidence)
        quote = mark.text.quote
        self.timexes[span] = Timex(
            self.document.id, span.start, span.end, quote, "DATE", _masked(expression), expression
        )
        return Temporal(quote, expression, span.start, span.end)

    def key(self, key: str | None, path: Path_, section: str) -> str | None:
        """The id of the mark that a key names."""
        if key is None:
            return None
        known = [mark.key for mark in getattr(self.marks, section)]
        if key not in known:
            raise self.placed.error(path, f"no such key: {key}", suggest(key, known, "key"))
        return self.ids[key]


def voices(marks: Sequence[VoiceMark]) -> tuple[Attribution, ...]:
    """Make a chain of voices."""
    return tuple(Attribution(one.name, one.entity, one.voice) for one in marks)


def _masked(expression: Expression) -> str:
    """The TIMEX3 value of an expression whose anchor is not known yet."""
    value = expression.value
    match expression.kind:
        case Kind.ABSOLUTE:
            return value
        case Kind.WEEKDAY:
            return f"XXXX-WXX-{value}"
        case Kind.MONTH | Kind.MONTH_DAY | Kind.SEASON:
            return f"XXXX-{value}"
        case _:
            past = (Direction.PAST, Direction.BEFORE)
            return "PAST_REF" if expression.direction in past else "FUTURE_REF"

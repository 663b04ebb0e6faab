"""Files of hand-made marks to Readings, as if a reader had found it all.

Rule: every mark quotes words of its document and gets their offsets; a mark whose words are not there is
an error at its line. A hand reading outranks a machine's wherever both are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from servanda.dossier.finding import Finder
from servanda.dossier.marks import ActorMark, AssertionMark, MarkedFile, VoiceMark, WhenMark
from servanda.dossier.places import Path_, Placed, read_yaml, shape, suggest
from servanda.errors import BadDossier
from servanda.model.act import ACT, Attribution
from servanda.model.actor import Actor, Mention, Office
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Reading,
    Reference,
    Role,
    Speaker,
    Statement,
    Timex,
)
from servanda.model.source import Document, Evidence, Published, Span
from servanda.model.when import Direction, Expression, Kind, Temporal

READER = "hand"


def load_marked(path: Path, documents: Iterable[Document]) -> tuple[Reading, ...]:
    """Load a file of marks, or every ``*.yaml`` file of a folder of them.

    A file names its document by `document`, the file name under which the document was loaded.

    Raises:
        BadDossier: a file is wrong, names no given document, or quotes words that are not there.
    """
    by_name = {Path(one.file).name: one for one in documents}
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise BadDossier("no marks here", where=str(path), remedy="Put one *.yaml file for each document.")
    return tuple(_reading(file, by_name) for file in files)


def _reading(file: Path, by_name: dict[str, Document]) -> Reading:
    placed = read_yaml(file)
    marks = shape(MarkedFile, placed)
    document = by_name.get(marks.document)
    if document is None:
        raise placed.error(
            ("document",), f"no such document: {marks.document}", suggest(marks.document, by_name, "document")
        )
    words = content_id("w", file.read_text(encoding="utf-8-sig"))
    reading = content_id("r", document.id, READER, words)
    return _Maker(document, marks, placed, reading, words).make()


class _Maker:
    """Makes one Reading; the names of statements and assertions are known before any of them is made."""

    def __init__(
        self, document: Document, marks: MarkedFile, placed: Placed, reading: str, words: str
    ) -> None:
        self.document, self.marks, self.placed = document, marks, placed
        self.reading, self.words = reading, words
        self.find = Finder(document, placed)
        self.timexes: dict[Span, Timex] = {}
        self.ids: dict[str, str] = {}
        for section in ("statements", "assertions", "conditions", "commitments", "measures", "figures"):
            for number, mark in enumerate(getattr(marks, section)):
                if mark.key in self.ids:
                    raise placed.error(
                        (section, number, "key"), f"the key stands twice: {mark.key}", "Rename one."
                    )
                self.ids[mark.key] = content_id(_PREFIX[section], document.id, READER, mark.key, str(mark))

    def make(self) -> Reading:
        """Make the reading."""
        return Reading(
            id=self.reading,
            document=self.document.id,
            reader=READER,
            words=self.words,
            anchor=None,
            published=self._published(),
            statements=tuple(self._statement(number) for number in range(len(self.marks.statements))),
            assertions=tuple(self._assertion(n, mark) for n, mark in enumerate(self.marks.assertions)),
            conditions=tuple(self._condition(number) for number in range(len(self.marks.conditions))),
            commitments=tuple(self._commitment(number) for number in range(len(self.marks.commitments))),
            measures=tuple(self._measure(number) for number in range(len(self.marks.measures))),
            figures=tuple(self._figure(number) for number in range(len(self.marks.figures))),
            references=tuple(self._reference(number) for number in range(len(self.marks.references))),
            actors=self._actors(),
            timexes=tuple(self.timexes[span] for span in sorted(self.timexes, key=lambda one: one.start)),
        )

    def _published(self) -> Published:
        mark = self.marks.published
        if mark is None:
            return Published()
        evidence = self.find.cite(mark.quotes, ("published", "quotes"))
        return Published(mark.value, mark.basis, (), evidence, mark.note)

    def _assertion(self, number: int, mark: AssertionMark) -> Assertion:
        path: Path_ = ("assertions", number)
        if mark.type not in ACT:
            what = f"no act of the vocabulary: {mark.type}"
            raise self.placed.error((*path, "type"), what, suggest(mark.type, ACT, "act"))
        evidence = self.find.cite(mark.quotes, (*path, "quotes"))
        return Assertion(
            id=self.ids[mark.key],
            document=self.document.id,
            reading=self.reading,
            type=mark.type,
            polarity=mark.polarity,
            modality=mark.modality,
            aspect=mark.aspect,
            roles=tuple(self._role(mark, (*path, "roles", n), n, evidence) for n in range(len(mark.roles))),
            when=self._when(mark.when, (*path, "when"), evidence),
            said_by=_voices(mark.said_by),
            within=self._key(mark.within, (*path, "within"), "statements"),
            content_of=self._key(mark.content_of, (*path, "content_of"), "assertions"),
            evidence=evidence,
            confidence=1.0,
        )

    def _role(self, mark: AssertionMark, path: Path_, number: int, evidence: Sequence[Evidence]) -> Role:
        role = mark.roles[number]
        if role.text is None:
            if role.entity is None:
                raise self.placed.error(path, "a role of nothing", "Give it text, or an entity if implied.")
            return Role(role.role, "", role.entity, role.name)
        span = self.find.one(role.text, (*path, "text"), evidence)
        return Role(role.role, role.text.quote, role.entity, role.name, span.start, span.end)

    def _when(self, mark: WhenMark | None, path: Path_, evidence: Sequence[Evidence]) -> Temporal | None:
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

    def _key(self, key: str | None, path: Path_, section: str) -> str | None:
        if key is None:
            return None
        known = [mark.key for mark in getattr(self.marks, section)]
        if key not in known:
            raise self.placed.error(path, f"no such key: {key}", suggest(key, known, "key"))
        return self.ids[key]

    def _statement(self, number: int) -> Statement:
        mark, path = self.marks.statements[number], ("statements", number)
        content = self.find.cite(mark.content, (*path, "content"))
        cue = self.find.nearest(mark.cue, (*path, "cue"), content) if mark.cue else None
        return Statement(
            id=self.ids[mark.key],
            document=self.document.id,
            speakers=tuple(Speaker(one.entity, one.name, one.office) for one in mark.speakers),
            addressee=mark.addressee,
            content=content,
            cue=cue,
            direct=mark.direct,
            stance=mark.stance,
            towards=mark.towards,
            act=mark.act,
            said_by=_voices(mark.said_by),
            when=self._when(mark.when, (*path, "when"), ()),
        )

    def _condition(self, number: int) -> Condition:
        mark = self.marks.conditions[number]
        fields = {
            name: value for name, value in dict(mark).items() if name not in ("key", "quotes", "said_by")
        }
        evidence = self.find.cite(mark.quotes, ("conditions", number, "quotes"))
        return Condition(
            id=self.ids[mark.key],
            document=self.document.id,
            evidence=evidence,
            said_by=_voices(mark.said_by),
            **fields,
        )

    def _commitment(self, number: int) -> CommitmentClaim:
        mark = self.marks.commitments[number]
        fields = {
            name: value for name, value in dict(mark).items() if name not in ("key", "quotes", "said_by")
        }
        evidence = self.find.cite(mark.quotes, ("commitments", number, "quotes"))
        return CommitmentClaim(
            id=self.ids[mark.key],
            document=self.document.id,
            evidence=evidence,
            said_by=_voices(mark.said_by),
            **fields,
        )

    def _measure(self, number: int) -> MeasureClaim:
        mark, path = self.marks.measures[number], ("measures", number)
        evidence = self.find.cite(mark.quotes, (*path, "quotes"))
        return MeasureClaim(
            id=self.ids[mark.key],
            document=self.document.id,
            topic=mark.topic,
            by=mark.by,
            on=mark.on,
            parameter=mark.parameter,
            value=mark.value,
            until_change=mark.until_change,
            change=self._key(mark.change, (*path, "change"), "assertions"),
            when=self._when(mark.when, (*path, "when"), evidence),
            evidence=evidence,
            said_by=_voices(mark.said_by),
        )

    def _figure(self, number: int) -> Figure:
        mark, path = self.marks.figures[number], ("figures", number)
        span = self.find.one(mark.quote, (*path, "quote"))
        return Figure(
            id=self.ids[mark.key],
            document=self.document.id,
            start=span.start,
            end=span.end,
            text=mark.quote.quote,
            amount=Amount(mark.low, mark.high, mark.approximate),
            unit=mark.unit,
            counts=mark.counts,
            of=mark.of,
            per=mark.per,
            period=self._when(mark.period, (*path, "period"), ()),
            place=mark.place,
            said_by=_voices(mark.said_by),
        )

    def _reference(self, number: int) -> Reference:
        mark = self.marks.references[number]
        span = self.find.one(mark.quote, ("references", number, "quote"))
        published = Temporal("", Expression.absolute(mark.published))
        return Reference(
            document=self.document.id,
            start=span.start,
            end=span.end,
            headline=mark.quote.quote,
            published=published,
            types=mark.types,
            entities=mark.entities,
        )

    def _actors(self) -> tuple[Actor, ...]:
        # The longer words take their place first, so that "Merrin" is not found inside a longer name.
        wanted = [
            (mention, actor.id, ("actors", n, "mentions", m))
            for n, actor in enumerate(self.marks.actors)
            for m, mention in enumerate(actor.mentions)
        ]
        taken: list[Span] = []
        found: dict[str, list[Mention]] = {}
        for mention, actor_id, path in sorted(wanted, key=lambda one: -len(one[0].quote)):
            spans = list(self.find.whole(mention.quote)) if mention.nth is None else []
            for span in spans or [self.find.one(mention, path)]:
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                found.setdefault(actor_id, []).append(
                    Mention(
                        self.document.id,
                        span.start,
                        span.end,
                        mention.quote,
                        actor_id,
                        mention.kind,
                        mention.acting,
                    )
                )
        return tuple(_actor(mark, found.get(mark.id, [])) for mark in self.marks.actors)


_PREFIX = {
    "statements": "s", "assertions": "a", "conditions": "c", "commitments": "k", "measures": "m",
    "figures": "f",
}  # fmt: skip


def _actor(mark: ActorMark, mentions: Sequence[Mention]) -> Actor:
    return Actor(
        id=mark.id,
        name=mark.name,
        type=mark.type,
        aliases=mark.aliases,
        offices=tuple(Office(one.office, one.start, one.end, one.past) for one in mark.offices),
        party=mark.party,
        mentions=tuple(sorted(mentions, key=lambda one: one.start)),
    )


def _voices(marks: Sequence[VoiceMark]) -> tuple[Attribution, ...]:
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

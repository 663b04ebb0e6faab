"""What one document was read for, to tables: each line with its place in the text and its words.

Rule: a table shows what the exchange objects of the same reading hold, in the order of the text. Words of a
document reach the terminal as plain text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from servanda.model.actor import Actor, ActorType
from servanda.model.figure import Figure
from servanda.model.record import Reading
from servanda.model.source import Document, Published
from servanda.present.exchange.extract import dated_by
from servanda.present.exchange.reading import Dated, timex_object
from servanda.present.labels import humane
from servanda.present.naming import join, plain, spoken
from servanda.present.sections.figures import amount

Row = tuple[str, ...]


def tables(
    document: Document, reading: Reading, parts: Collection[str], *, apart: bool = False
) -> Iterator[RenderableType]:
    """Lay out what was found of some parts; `apart` sets it off from a document before it."""
    published, dated = dated_by(document, reading)
    if apart:
        yield Text()
    yield Text(_heading(document, published), style="bold")
    names = {actor.id: actor.name for actor in reading.actors}
    if "timexes" in parts:
        yield from _table("dates", ("place", "words", "type", "value", "sure"), _dates(reading, dated))
    if "actors" in parts:
        columns = ("place", "words", "name", "type", "link", "sure")
        yield from _table("actors", columns, _actors(reading.actors))
    if "figures" in parts:
        columns = ("place", "words", "amount", "of", "scope", "sure")
        yield from _table("figures", columns, [_figure(one, dated, names) for one in reading.figures])


def _heading(document: Document, published: Published) -> str:
    told = f"published {spoken(published.value)}, {published.basis}" if published.value else "day not stated"
    return f"{plain(document.file)} ({told})"


def _table(title: str, columns: Row, rows: Sequence[Row]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(f"{title.upper()} ({len(rows)})", style="bold")
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for name in columns:
        side, whole = ("right" if name == "place" else "left"), name in ("place", "type", "sure")
        table.add_column(no_wrap=whole, justify=side, overflow="fold")  # type: ignore[arg-type]
    table.add_row(*(Text(name, style="dim") for name in columns))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    yield table


def _dates(reading: Reading, dated: Dated) -> list[Row]:
    return [
        (
            str(one.start),
            plain(one.text),
            one.type,
            str(timex_object(one, dated)["value"]),
            _sure(one.confidence),
        )
        for one in reading.timexes
    ]


def _actors(actors: Sequence[Actor]) -> list[Row]:
    """One line a mention; who is mentioned by the same words stands below, the words left out."""
    found = sorted(
        (
            (one.start, -one.end, number, one, actor)
            for number, actor in enumerate(actors)
            for one in actor.mentions
        ),
        key=lambda way: way[:3],
    )
    return [
        (str(start), plain(one.text), plain(actor.name), _type(actor), plain(actor.id), _sure(one.confidence))
        for start, _, _, one, actor in found
    ]


def _type(actor: Actor) -> str:
    party = (actor.party or "").removeprefix("state:")
    return f"{actor.type} {party}" if party and actor.type is not ActorType.STATE else str(actor.type)


def _figure(one: Figure, dated: Dated, names: dict[str, str]) -> Row:
    unit = one.unit if one.unit == "%" else f" {one.unit}" if one.unit else ""
    period = dated.resolve(one.period, one.document)
    counter = _named(one.counted_by, names)
    # Who counts is most often who says it: that is told once.
    voices = tuple(plain(voice.name) for voice in one.said_by if plain(voice.name) != counter)
    since = "since " if one.period_kind == "since" else ""
    told = (
        _named(one.of, names) or plain(one.whom),
        f"in {_named(one.place, names)}" if one.place else "",
        since + (spoken(period) if period else plain(one.period.text)) if one.period else "",
        f"per {one.per}" if one.per else "",
        f"counted by {counter}" if counter else "",
        f"said by {join(voices)}" if voices else "",
    )
    scope = "; ".join(part for part in told if part)
    counted = _named(one.counts, names) if one.counts.startswith("concept:") else plain(one.counts)
    return (str(one.start), plain(one.text), amount(one.amount) + unit, counted, scope, _sure(one.confidence))


def _named(entity: str | None, names: dict[str, str]) -> str:
    return plain(names.get(entity or "") or humane(entity or ""))


def _sure(confidence: float) -> str:
    return f"{confidence:.2f}"

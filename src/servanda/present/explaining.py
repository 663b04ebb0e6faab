"""A text as it was read to tables: its words, what was found, each act with what made it, what was not read.

Rule: it shows what the exchange object of the same sentence holds, in the order of the text. Words of a text
reach the terminal as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from servanda.present.exchange.extract import dated_by
from servanda.present.exchange.reading import timex_object
from servanda.present.explained_parts import Places, act, commitment, condition, missing, statement
from servanda.present.naming import plain
from servanda.present.sections.figures import amount
from servanda.read.explained import Explained, Sentence, Word

_COLUMN = 58  # width of one table of words; as many stand side by side as fit
_FEW = 14  # words that one table holds before another is begun beside it


def pieces(told: Explained, places: Places, width: int) -> Iterator[RenderableType]:
    """Lay out a text sentence by sentence, top to bottom."""
    for number, sentence in enumerate(told.sentences):
        if number:
            yield Text()
        yield Text(plain(sentence.text), style="bold")
        yield from _section("words", [_words(sentence, told, width)])
        yield from _section("found", list(_found(sentence, told)))
        acts = [act(one, n, told, places) for n, one in enumerate(sentence.acts, 1)]
        yield from _section("acts", acts, empty="no act was read")
        reading = told.reading
        statements = [one for one in reading.statements if _within(sentence, one.content[0].start)]
        conditions = [one for one in reading.conditions if _within(sentence, one.evidence[0].start)]
        commitments = [one for one in reading.commitments if _within(sentence, one.evidence[0].start)]
        yield from _section("statements", [statement(one) for one in statements])
        yield from _section("conditions", [condition(one) for one in conditions])
        yield from _section("commitments", [commitment(one) for one in commitments])
        yield from _section("not read", [missing(one) for one in sentence.missing])
    for problem in told.reading.problems:
        if problem.words or not told.sentences:
            yield Text(f"{problem.what} {problem.remedy}", style="italic")


def _section(title: str, blocks: Sequence[RenderableType], *, empty: str = "") -> Iterator[RenderableType]:
    if not blocks and not empty:
        return
    yield Text()
    yield Text(title.upper(), style="bold")
    if not blocks:
        yield Text(empty)
    for number, block in enumerate(blocks):
        if number and title != "found":
            yield Text()
        yield block


def _within(sentence: Sentence, start: int) -> bool:
    return sentence.start <= start < sentence.end


def _words(sentence: Sentence, told: Explained, width: int) -> RenderableType:
    """The words with their tags and the tree, in as many tables side by side as fit."""
    spans = [(one.start, one.end) for actor in told.reading.actors for one in actor.mentions]
    times = [(one.start, one.end) for one in told.reading.timexes]
    words = sentence.words
    beside = max(1, min((width + 3) // _COLUMN, -(-len(words) // _FEW)))
    size = -(-len(words) // beside)
    parts = [words[at : at + size] for at in range(0, len(words), size)]
    tables = [_table_of_words(part, words, spans, times) for part in parts]
    if len(tables) == 1:
        return tables[0]
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_row(*tables)
    return grid


def _table_of_words(
    some: Sequence[Word], words: Sequence[Word], actors: Sequence[tuple[int, int]],
    times: Sequence[tuple[int, int]],
) -> Table:  # fmt: skip
    table = Table.grid(padding=(0, 1, 0, 0))
    for side in ("right", "left", "left", "left", "left", "right"):
        table.add_column(justify=side, no_wrap=True)
    table.add_row(*(Text(name, style="dim") for name in ("#", "word", "tag", "hangs on", "as", "event")))
    for word in some:
        head = f" of {words[word.head].number + 1} {plain(words[word.head].text)}" if word.head >= 0 else ""
        kind = word.kind if word.kind != "word" else ""
        if any(start <= word.start < end for start, end in actors):
            kind = "actor"
        if any(start <= word.start < end for start, end in times):
            kind = "date"
        event = f"{word.factuality:+.1f}" if word.event and word.factuality is not None else ""
        table.add_row(
            Text(str(word.number + 1), style="dim"),
            Text(plain(word.text)[:18], style="bold" if event else ""),
            Text(word.tag.lower()),
            Text(f"{word.relation}{head}"[:26]),
            Text(kind, style="dim"),
            Text(event),
        )
    return table


def _found(sentence: Sentence, told: Explained) -> Iterator[RenderableType]:
    """Actors with their links, dates with their values, figures."""
    _, dated = dated_by(told.document, told.reading)
    rows: list[tuple[str, str, str, str]] = []
    for actor in told.reading.actors:
        rows += [
            ("actor", plain(one.text), f"{plain(actor.id)}  {plain(actor.name)}", f"{one.confidence:.2f}")
            for one in actor.mentions
            if _within(sentence, one.start)
        ]
    rows += [
        ("date", plain(one.text), str(timex_object(one, dated)["value"]), f"{one.confidence:.2f}")
        for one in told.reading.timexes
        if _within(sentence, one.start)
    ]
    rows += [
        ("figure", plain(one.text), f"{amount(one.amount)} {one.unit} {plain(one.counts)}".replace("  ", " "),
         f"{one.confidence:.2f}")
        for one in told.reading.figures
        if _within(sentence, one.start)
    ]  # fmt: skip
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for whole in (True, False, False, True):
        table.add_column(no_wrap=whole, overflow="fold")
    for row in rows:
        table.add_row(Text(row[0], style="dim"), *(Text(cell) for cell in row[1:]))
    yield table

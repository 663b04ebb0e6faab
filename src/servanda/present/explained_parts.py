"""The parts of an explained sentence to blocks for a terminal: acts, statements, conditions, misses.

Rule: a block opens with what it is, and each line below it has its label; where something stands in a list is
told dimly, as FILE:LINE. Words of a text reach the terminal as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda.model.record import Assertion, CommitmentClaim, Condition, Statement
from servanda.present.exchange.extract import dated_by
from servanda.present.naming import join, plain, visible
from servanda.read.entries import Entry
from servanda.read.explained import Act, Explained, Missing

Places = Mapping[tuple[str, str], str]
"""Where a dossier's words stand, by act and word (`dossier.worded`)."""

_LABEL = 10
_CLASSES = 8  # classes of nouns that are shown of an entry
_HAPPENED = ((1.5, "happened"), (0.5, "rather happened"), (-0.5, "not told"), (-1.5, "rather not"))


def act(one: Act, number: int, told: Explained, places: Places) -> RenderableType:
    """One act: what made it, who fills its roles, what settled its status."""
    assertion = one.assertion
    head = Text(f"{number}. {assertion.type}", style="bold")
    head.append(f"  {assertion.status}", style="bold")
    head.append(f"  sure {assertion.confidence:.2f}", style="dim")
    rows = [("trigger", _joined(f"“{plain(one.trigger)}”", _entry(one.entry, places)))]
    rows += [("" if n else "asks for", Text(_few(plain(asked)))) for n, asked in enumerate(one.entry.asks)]
    for filled in one.roles:
        role = filled.role
        link = f" = {plain(role.entity)}" if role.entity else ""
        words = plain(role.text) or "(implied)"
        rows.append((role.role, _joined(f"{words}{link}", ", ".join(filled.path))))
    if assertion.when is not None:
        rows.append(("when", _when(assertion, told)))
    rows.append(("status", _joined(str(assertion.status), f"by {one.rule}" if one.rule else "")))
    for cue in one.cues:
        listed = f"{cue.file}:{cue.line}" if cue.line else ""
        rows.append(("", _joined(f"“{plain(cue.words)}” {cue.told}", listed)))
    if one.factuality is not None:
        rows.append(("network", Text(_network(one.event, one.factuality))))
    if assertion.said_by:
        voices = join(tuple(plain(voice.name) for voice in assertion.said_by))
        said = one.statement.cue if one.statement is not None else None
        rows.append(("said by", _joined(voices, f"cue “{plain(said.quote)}”" if said is not None else "")))
    if assertion.content_of is not None:
        outer = next((n for n, other in enumerate(_all(told), 1) if other.id == assertion.content_of), 0)
        rows.append(("content of", Text(f"act {outer}" if outer else assertion.content_of)))
    rows.append(("words", Text(f"“{plain(' '.join(assertion.evidence[0].quote.split()))}”")))
    return _block(head, rows)


def _few(classes: str) -> str:
    """A list of classes, cut after some."""
    some = classes.split(" | ")
    return (
        f"{' | '.join(some[:_CLASSES])} and {len(some) - _CLASSES} more"
        if len(some) > _CLASSES + 1
        else classes
    )


def _all(told: Explained) -> list[Assertion]:
    return [act.assertion for sentence in told.sentences for act in sentence.acts]


def _network(event: bool | None, factuality: float) -> str:
    told = next((words for least, words in _HAPPENED if factuality >= least), "did not happen")
    return f"{'an event' if event else 'no event'}, {told} ({factuality:+.1f})"


def _when(one: Assertion, told: Explained) -> Text:
    _, dated = dated_by(told.document, told.reading)
    assert one.when is not None
    value = dated.resolve(one.when, one.document)
    return Text(f"{plain(one.when.text)} = {value or 'open'}")


def _entry(entry: Entry, places: Places) -> str:
    if entry.form == "rule":
        return "a rule of the reader"
    place = f"{entry.file}:{entry.line}" if entry.line else entry.file
    if entry.file == "dossier":
        place = f"dossier {places.get((entry.act, entry.words), '')}".strip()
    kind = {"light": "noun with a light verb", "alone": "verb alone"}.get(entry.form, entry.form)
    return f"{kind} “{plain(entry.words)}” {place}"


def statement(one: Statement) -> RenderableType:
    """One statement: who speaks, the cue, the words."""
    links = (f" = {plain(speaker.entity)}" if speaker.entity else "" for speaker in one.speakers)
    speakers = join(tuple(plain(who.name) + link for who, link in zip(one.speakers, links, strict=True)))
    head = Text(speakers, style="bold")
    head.append(f"  {'direct' if one.direct else 'indirect'}", style="dim")
    rows = [("cue", Text(f"“{plain(one.cue.quote)}”"))] if one.cue is not None else []
    rows += [("content", Text(f"“{plain(' '.join(part.quote.split()))}”")) for part in one.content]
    if one.addressee:
        rows.append(("to", Text(plain(one.addressee))))
    if one.act or one.stance != "neutral":
        towards = f" towards {plain(one.towards)}" if one.towards else ""
        rows.append(("stance", Text(f"{one.stance}{towards}" + (f", {one.act}" if one.act else ""))))
    return _block(head, rows)


def condition(one: Condition) -> RenderableType:
    """One condition: the holder, the outcome, what it requires."""
    head = Text(plain(one.holder_name or one.holder or "holder not stated"), style="bold")
    head.append(f"  {one.force}", style="dim")
    barred = "not " if one.barred else ""
    act_ = f" ({one.outcome_type})" if one.outcome_type else ""
    rows = [("outcome", Text(f"{barred}{plain(one.outcome)}{act_}"))]
    rows += [("requires", Text(plain(words))) for words in one.requires]
    return _block(head, rows)


def commitment(one: CommitmentClaim) -> RenderableType:
    """One commitment: who owes what."""
    head = Text(plain(one.obligor_name or one.obligor or "obligor not stated"), style="bold")
    head.append(f"  {one.form}, {one.strength}, {one.timing}", style="dim")
    rows = [("duty", Text(plain(one.duty)))]
    if one.amount is not None:
        rows.append(("amount", Text(f"{one.bound} {one.amount:g} {plain(one.unit)}".strip())))
    for label, value in (("under", one.instrument_text), ("to", one.beneficiary or ""), ("due", one.due)):
        rows += [(label, Text(plain(value)))] if value else []
    return _block(head, rows)


def missing(one: Missing) -> RenderableType:
    """One word that was not read: why, and the lines that would mend it."""
    head = Text(f"“{plain(one.text)}”", style="bold")
    if one.factuality is not None:
        head.append(f"  for the network {_network(one.event, one.factuality)}", style="dim")
    rows = [("why", _joined(plain(one.gap.told), one.gap.entry))]
    parts: list[RenderableType] = [_block(head, rows)]
    if one.remedy is not None:
        told = f"With these lines in a file of a dossier it reads as {one.remedy.gives}"
        others = f" (or give it another act: {join(one.remedy.others)})" if one.remedy.others else ""
        parts.append(Padding(Text(f"{told}{others}:"), (0, 0, 0, 3)))
        parts.append(Padding(Text(visible(one.remedy.yaml.rstrip()), style="green"), (0, 0, 0, 5)))
    return Group(*parts)


def _joined(words: str, note: str) -> Text:
    text = Text(words)
    if note:
        text.append("  ")
        text.append(note, style="dim")
    return text


def _block(head: Text, rows: Iterable[tuple[str, Text]]) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_LABEL)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(Text(label, style="dim"), text)
    return Group(head, Padding(table, (0, 0, 0, 3)))

"""Statements against those marked in a report.

Rule: one is found where its content holds the first words of a marked one, and right where its speaker is
too. One that holds none is a stray, as is the later part of a quotation told as a statement of its own; but
what a party welcomes, rejects or is accused of may be a statement beside the act, and is then no stray.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.accuracy.reports.agreement import Sides, same_who
from benchmarks.accuracy.reports.marks import ANY, NONE, GoldStatement, Report
from benchmarks.accuracy.reports.tally import Harm, Tally
from servanda.model.record import Statement


def compare(report: Report, found: Sequence[Statement], sides: Sides, tally: Tally) -> None:
    """Count what the statements of one report find, miss and give to another."""
    left, taken = list(found), list[Statement]()
    for gold in report.statements:
        held = [one for one in left if any(gold.meets(part.start, part.end) for part in one.content)]
        one = min(held, key=lambda one: _cost(gold, one, sides), default=None)
        if one is not None:
            left.remove(one)
            taken.append(one)
        else:  # later words of a quotation that is one statement
            one = next((each for each in taken if _holds(gold, each, sides)), None)
        if not gold.mark.optional:
            _rate(gold, one, report, sides, tally)
    positions = [gold for gold in report.acts if any(name.startswith("position.") for name in gold.types)]
    left = [
        one
        for one in left
        if one.cue is None or not any(gold.meets(one.cue.start, one.cue.end) for gold in positions)
    ]
    tally.counts["stray"] += len(left)
    for one in left:
        words = f"ALARM  statement of {_names(one)}: {one.content[0].quote[:70]}"
        tally.note(one.content[0].start, Harm.STRAY, "stray statement", words)


def _rate(gold: GoldStatement, one: Statement | None, report: Report, sides: Sides, tally: Tally) -> None:
    words = gold.words(report.document.text)
    tally.counts["sayings"] += 1
    if one is None:
        line = f"MISS   statement of {gold.mark.speaker}: {words}"
        tally.note(gold.start, Harm.MISS, "missed statement", line)
        return
    tally.counts["sayings found"] += 1
    if same_who(gold.mark.speaker, one.speakers, sides):
        tally.counts["sayings right"] += 1
    else:
        line = f"WRONG  speaker: {_names(one)} for {gold.mark.speaker}: {words}"
        tally.note(gold.start, Harm.SPEAKER, "wrong or unresolved speaker", line)
    if gold.mark.direct != ANY:
        tally.rate("direct", one.direct == gold.mark.direct)
        if one.direct != gold.mark.direct:
            line = f"WRONG  direct: {one.direct}: {words}"
            tally.note(gold.start, Harm.SPEAKER, "direct taken for reported, or the reverse", line)


def _holds(gold: GoldStatement, one: Statement, sides: Sides) -> bool:
    """Tell whether one found before has these words too, of the same speaker."""
    same = same_who(gold.mark.speaker, one.speakers, sides)
    return same and any(gold.meets(part.start, part.end) for part in one.content)


def _cost(gold: GoldStatement, one: Statement, sides: Sides) -> tuple[bool, bool, int]:
    wrong = not same_who(gold.mark.speaker, one.speakers, sides)
    return wrong, one.direct != gold.mark.direct, abs(min(part.start for part in one.content) - gold.start)


def _names(one: Statement) -> str:
    return " + ".join(speaker.entity or speaker.name for speaker in one.speakers) or NONE

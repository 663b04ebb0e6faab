"""Conditions, commitments and speech inside speech against those marked in NAME.terms.yml beside a report.

Rule: a report without such a file counts for nothing; a chain of voices is right where each voice is, in its
order, and none is there besides.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy.reports import owing, requiring
from benchmarks.accuracy.reports.agreement import Sides, same_who
from benchmarks.accuracy.reports.marks import NONE, Report, Span, place
from benchmarks.accuracy.reports.term_marks import TermsFile, terms_of
from benchmarks.accuracy.reports.term_tally import TermTally
from servanda.dossier.places import Placed
from servanda.model.record import Reading
from servanda.read.voices import voices_at


def compare(
    folder: Path, report: Report, reading: Reading, sides: Sides, tally: TermTally
) -> list[tuple[int, str]]:
    """Count what a reading finds of the terms of one report; gives the differences at their places."""
    tally.lines.clear()
    marked = terms_of(folder, report.name)
    if marked is not None:
        marks, placed = marked
        requiring.conditions(report, marks, placed, reading.conditions, tally)
        owing.commitments(report, marks, placed, reading.commitments, sides, tally)
        _speech(report, marks, placed, reading, sides, tally)
    return list(tally.lines)


def _speech(
    report: Report, terms: TermsFile, placed: Placed, reading: Reading, sides: Sides, tally: TermTally
) -> None:
    text = report.document.text
    for n, mark in enumerate(terms.speech):
        span = place(mark, text, placed, ("speech", n))
        if mark.optional:
            continue
        wanted = [one.strip() for one in mark.chain.split(">")]
        held = [
            one
            for one in reading.statements
            if any(Span(*span).meets(each.start, each.end) for each in one.content)
        ]
        chains = [voices_at([*held], *span).said_by]
        chains += [voices_at([*held], one.start, one.end).said_by for each in held for one in each.content]
        right = any(
            all(same_who(gold, [one], sides) for gold, one in zip(tail, chain, strict=True))
            for chain in chains
            for tail in (wanted, wanted[1:])  # the outlet's own voice is no part of a found chain
            if len(chain) == len(tail) and chain
        )
        inner = any(chain and same_who(wanted[-1], [chain[-1]], sides) for chain in chains)
        tally.rate("chain", right)
        tally.rate("innermost", inner)
        if not right:
            told = " > ".join(one.entity or one.name for one in chains[0]) or NONE
            tally.lines.append((span[0], f"WRONG  chain: {told} for {mark.chain}"))

"""Conditions against those marked beside a report.

Rule: one is right where its requirement and its outcome each share half their words with the marked ones;
its force is rated apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.accuracy.reports.marks import Report, alternatives, place
from benchmarks.accuracy.reports.term_marks import ConditionMark, TermsFile, alike, shown, span_of
from benchmarks.accuracy.reports.term_tally import TermTally
from servanda.dossier.places import Placed
from servanda.model.record import Condition

# What each kind of link may be read as: "if" alone leaves open whether it is enough, "unless" turns on what
# the outcome says, and a mere order in time ("once", "before") binds no less than it orders.
FORCES: dict[str, frozenset[str]] = {
    "if": frozenset({"not-stated", "sufficient"}),
    "only-if": frozenset({"necessary", "both"}),
    "unless": frozenset({"necessary", "sufficient"}),
    "until": frozenset({"necessary"}),
    "once": frozenset({"necessary", "not-stated", "sufficient", "both"}),
    "before": frozenset({"necessary", "not-stated"}),
    "while": frozenset({"necessary", "not-stated"}),
    "provided": frozenset({"necessary"}),
    "subject-to": frozenset({"necessary"}),
    "depends-on": frozenset({"necessary", "not-stated"}),
    "exchange": frozenset({"both", "necessary", "sufficient"}),
    "none-set": frozenset({"not-stated", "necessary", "sufficient", "both"}),
}


def conditions(
    report: Report, terms: TermsFile, placed: Placed, found: Sequence[Condition], tally: TermTally
) -> None:
    text = report.document.text
    left = [(one, words) for one in found for words in one.requires]
    for n, mark in enumerate(terms.conditions):
        clause = place(mark, text, placed, ("conditions", n))
        hanging = _outcome(report, placed, mark, clause, n)
        hits = [pair for pair in left if _is_condition(*pair, clause, hanging, text)]
        one = hits[0][0] if hits else None
        if hits:
            left.remove(hits[0])
        if mark.optional:
            continue
        tally.counts["conditions"] += 1
        if one is None:
            tally.lines.append((clause[0], f"MISS   condition: {shown(text, *clause)} | of: {mark.of}"))
            continue
        tally.counts["conditions found"] += 1
        tally.counts["conditions right"] += 1
        if mark.kind:
            known = frozenset().union(*(FORCES.get(kind, frozenset()) for kind in alternatives(mark.kind)))
            tally.rate("force", one.force in known)
            if one.force not in known:
                tally.lines.append((clause[0], f"WRONG  force: {one.force} for {mark.kind}"))
    tally.counts["conditions found"] += len(left)
    for other, words in left:
        told = f"ALARM  condition of {other.holder or other.holder_name}: {other.outcome} | {words}"
        tally.lines.append((other.evidence[0].start, told))


def _outcome(
    report: Report, placed: Placed, mark: ConditionMark, clause: tuple[int, int], n: int
) -> tuple[int, int] | None:
    """Where the outcome stands: the place nearest to the clause, where its words stand more than once."""
    if not mark.of:
        return None
    text = report.document.text
    starts = [at for at in range(len(text)) if text.startswith(mark.of, at)]
    if not starts:
        raise placed.error(("conditions", n, "of"), f"no such words: {mark.of}", "Quote the report's words.")
    start = min(starts, key=lambda at: abs(at - clause[0]))
    return start, start + len(mark.of)


def _is_condition(
    one: Condition, words: str, clause: tuple[int, int], hanging: tuple[int, int] | None, text: str
) -> bool:
    cited = one.evidence[0].start, one.evidence[0].end
    if not alike(clause, span_of(words, *cited, text)):
        return False
    outcome = span_of(one.outcome, *cited, text)
    return hanging is None or (alike(hanging, outcome) and not alike(clause, outcome))

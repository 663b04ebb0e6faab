"""How often each rule of dates is right: the table that gives a temporal expression its confidence.

Read on MEANTIME and on the development reports marked by hand; right is an exact extent with the exact
value. A rule's share is drawn towards that of all rules by as many finds as PRIOR, so that a rule seen
twice claims little; rules seen less than SEEN stand under "other".

    python -m benchmarks.accuracy.timex_confidence > src/servanda/read/lexicons/timex_confidence.yaml
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.accuracy import shared, timex
from benchmarks.accuracy.resolved import marks, times
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.read import language
from servanda.read.page import make_page
from servanda.read.published import find_published
from servanda.read.reader import day_of
from servanda.read.timex import find_timexes, read_timexes
from servanda.read.timex_value import kind_of

PRIOR = 5
SEEN = 3
LOWEST, HIGHEST = 0.05, 0.97
HEAD = """# The chance that extent and TIMEX3 value of a find are both right, by rule; "other" for the rest.
# Measured: python -m benchmarks.accuracy.timex_confidence
rules:
"""

Right = tuple[str, bool]


def of_reports(root: Path) -> Iterator[Right]:
    """Yield the rule and the fate of each find in MEANTIME."""
    for report in timex.reports(root):
        gold = {(one.start, one.end): one.value for one in report.timexes}
        document = Document(id="d_gold", sha256="", file=report.name, text=report.text)
        low, high = report.skipped
        yield from (one for place, one in _fates(document, report.day, gold) if not low <= place < high)


def of_texts() -> Iterator[Right]:
    """Yield the same of the development texts marked by hand."""
    for one in marks.texts(marks.SETS / "dev"):
        gold = {(mark.place.start, mark.place.end): times.wanted(mark.mark.value) for mark in one.timexes}
        yield from (right for _, right in _fates(one.document, one.published, gold))


def _fates(
    document: Document, day: str | None, gold: Mapping[tuple[int, int], str]
) -> Iterator[tuple[int, Right]]:
    page = make_page(document, language.load())
    anchor = parse(day) if day else day_of(find_published(page, find_timexes(page, None)).value)
    for found, one in read_timexes(page, anchor):
        yield one.start, (kind_of(found, one.value), gold.get((one.start, one.end)) == one.value)


def rates(seen: list[Right]) -> dict[str, float]:
    """Give the share that is right by rule."""
    overall = sum(right for _, right in seen) / len(seen)
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for rule, right in seen:
        by_rule[rule].append(right)
    rare = [right for fates in by_rule.values() if len(fates) < SEEN for right in fates]
    by_rule = {rule: fates for rule, fates in by_rule.items() if len(fates) >= SEEN} | {"other": rare}
    return {
        rule: round(min(HIGHEST, max(LOWEST, (sum(fates) + PRIOR * overall) / (len(fates) + PRIOR))), 2)
        for rule, fates in sorted(by_rule.items())
    }


def main() -> int:
    """Print the table as the word list that the reader takes."""
    root = shared.root()
    if root is None:
        print(shared.ABSENT, file=sys.stderr)
        return 1
    table = rates([*of_reports(root), *of_texts()])
    print(HEAD + "\n".join(f'  "{rule}": {rate}' for rule, rate in table.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

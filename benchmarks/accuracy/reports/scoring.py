"""What the reader finds in marked reports, told apart from what they say.

An act is found where an assertion of its type (or an alternative) overlaps its trigger; each assertion counts
for one mark. An assertion that overlaps no mark of its type is a false alarm, and so is a second one on the
same words with another status. Status, agent, target, time and voice are rated on found acts that are not
optional; agent, target and time only where the gold or the reader has one. A statement is found where its
content holds the first words of a marked one, and right where the speaker is too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy.reports.agreement import Sides, same_time, same_voice, same_who, shown_time
from benchmarks.accuracy.reports.marks import SETS, GoldAct, GoldStatement, Report, reports
from servanda.model.record import Assertion, Reading, Statement
from servanda.model.when import parse
from servanda.read import language
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.reader import read_document

RATED = ("status", "agent", "target", "time", "voice")


@dataclass(slots=True)
class Tally:
    """Counts of one set, and the differences as lines for people."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def rate(self, what: str, right: bool) -> None:
        """Count one rated attribute."""
        self.counts[f"{what} of"] += 1
        self.counts[what] += right


def measure(root: Path | None = None) -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score the development set; keys as in floors.json."""
    return score(SETS / "dev")


def score(folder: Path, *, only: str = "", errors: bool = False) -> dict[str, float]:
    """Read each report of a set and compare; prints a table, with `errors` every difference first."""
    tally = Tally()
    pipeline, lexicon = language.load(), Lexicon.of()
    for report in reports(folder, only):
        reading = read_document(report.document, language=pipeline, lexicon=lexicon, anchor=report.published)
        before = len(tally.lines)
        page = make_page(report.document, pipeline)
        compare(report, reading, tally)
        if errors:
            print(f"\n== {report.name}")
            for line in sorted(tally.lines[before:]):
                place, _, words = line.partition("\t")
                sentence = page.sentence_at(int(place))
                where = " ".join(sentence.text.split()) if sentence else ""
                print(f"{words}\n      « {where}")
    return _table(folder.name, tally.counts)


def compare(report: Report, reading: Reading, tally: Tally) -> None:
    """Count what a reading of one report finds, misses and gets wrong."""
    sides = Sides.of(reading.actors)
    pairs = _match(report.acts, reading.assertions, report, sides)
    for gold in report.acts:
        found = pairs.get(gold)
        if gold.mark.optional:
            continue
        tally.counts["acts"] += 1
        if found is None:
            _note(tally, gold.start, f"MISS   {_gold(gold, report)}")
            continue
        tally.counts["acts found"] += 1
        for what, right, shown in _rated(gold, found, report, sides):
            tally.rate(what, right)
            if not right:
                _note(tally, gold.start, f"WRONG  {what}: {shown}: {_gold(gold, report)}")
    taken = set(pairs.values())
    for one in reading.assertions:
        marks = [gold for gold in report.acts if _overlap(gold, one) and one.type in gold.types]
        if one in taken:
            owner = next(gold for gold, found in pairs.items() if found is one)
            tally.counts["assertions"] += not owner.mark.optional
        elif not any(one.status in gold.statuses for gold in marks):
            tally.counts["assertions"] += 1
            _note(tally, one.evidence[0].start, f"ALARM  {_shown(one)}")
    _compare_statements(report, reading.statements, sides, tally)


def _match(
    golds: Sequence[GoldAct], found: Sequence[Assertion], report: Report, sides: Sides
) -> dict[GoldAct, Assertion]:
    """Pair marks with assertions, best first: by status, agent, time, then the shorter evidence."""
    options = []
    for gold in golds:
        for one in found:
            if one.type in gold.types and _overlap(gold, one):
                wrong = {what for what, right, _ in _rated(gold, one, report, sides) if not right}
                size = sum(part.end - part.start for part in one.evidence)
                cost = (
                    "status" in wrong,
                    "agent" in wrong,
                    "time" in wrong,
                    gold.mark.optional,
                    size,
                    one.id,
                )
                options.append((cost, gold.start, gold, one))
    pairs: dict[GoldAct, Assertion] = {}
    taken: set[str] = set()
    for _, _, gold, one in sorted(options, key=lambda option: option[:2]):
        if gold not in pairs and one.id not in taken:
            pairs[gold] = one
            taken.add(one.id)
    return pairs


def _rated(gold: GoldAct, one: Assertion, report: Report, sides: Sides) -> Iterable[tuple[str, bool, str]]:
    """Each attribute that is rated: its name, whether it is right, gold and found for people."""
    mark, anchor = gold.mark, parse(report.published)
    yield "status", one.status in gold.statuses, f"{one.status} for {mark.status}"
    for role in ("agent", "target"):
        wanted = getattr(mark, role)
        roles = one.all_roles(role)
        if wanted != "any" and (roles or wanted != "none"):
            got = " + ".join(role.entity or role.name or role.text for role in roles) or "none"
            yield role, same_who(wanted, roles, sides), f"{got} for {wanted}"
    got = shown_time(one.when, anchor)
    if mark.time != "any" and (got != "none" or mark.time != "none"):
        yield "time", same_time(mark.time, one.when, anchor), f"{got} for {mark.time}"
    if mark.said_by != "any":
        got = one.said_by[-1].entity or one.said_by[-1].name if one.said_by else "none"
        yield "voice", same_voice(mark.said_by, one.said_by, sides), f"{got} for {mark.said_by}"


def _compare_statements(report: Report, found: Sequence[Statement], sides: Sides, tally: Tally) -> None:
    left = list(found)
    for gold in report.statements:
        held = [one for one in left if any(_meet(gold, part.start, part.end) for part in one.content)]
        one = min(held, key=lambda one: _rank(gold, one, sides), default=None)
        if one is not None:
            left.remove(one)
        if gold.mark.optional:
            continue
        tally.counts["sayings"] += 1
        if one is None:
            _note(tally, gold.start, f"MISS   statement of {gold.mark.speaker}: {_words(gold, report)}")
            continue
        tally.counts["sayings found"] += 1
        right = same_who(gold.mark.speaker, one.speakers, sides)
        tally.counts["sayings right"] += right
        if gold.mark.direct != "any":
            tally.rate("direct", one.direct == gold.mark.direct)
        if not right:
            got = " + ".join(speaker.entity or speaker.name for speaker in one.speakers) or "none"
            _note(tally, gold.start, f"WRONG  speaker: {got} for {gold.mark.speaker}: {_words(gold, report)}")
        if gold.mark.direct not in ("any", one.direct):
            _note(tally, gold.start, f"WRONG  direct: {one.direct}: {_words(gold, report)}")
    # A quotation given in parts may stand as several statements: the later parts repeat no mark's start.
    tally.counts["sayings stray"] += len(left)
    for one in left:
        names = " + ".join(speaker.name for speaker in one.speakers)
        quote = one.content[0].quote[:70]
        _note(tally, one.content[0].start, f"ALARM  statement of {names or 'none'}: {quote}")


def _rank(gold: GoldStatement, one: Statement, sides: Sides) -> tuple[bool, bool, int]:
    start = min(part.start for part in one.content)
    wrong = not same_who(gold.mark.speaker, one.speakers, sides)
    return wrong, one.direct != gold.mark.direct, abs(start - gold.start)


def _table(name: str, counts: Counter[str]) -> dict[str, float]:
    scores: dict[str, float] = {}

    def put(what: str, part: int, whole: int) -> float:
        value = part / whole if whole else 0.0
        print(f"{what:24} {value:.3f}  ({part} of {whole})")
        scores[f"reports {name} {what}"] = round(value, 4)
        return value

    precision = put("acts precision", counts["acts found"], counts["assertions"])
    recall = put("acts recall", counts["acts found"], counts["acts"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"{'acts F1':24} {f1:.3f}")
    scores[f"reports {name} acts F1"] = round(f1, 4)
    for what in RATED:
        put(f"acts {what}", counts[what], counts[f"{what} of"])
    all_found = counts["sayings found"] + counts["sayings stray"]
    put("statements precision", counts["sayings right"], all_found)
    put("statements recall", counts["sayings right"], counts["sayings"])
    put("statements direct", counts["direct"], counts["direct of"])
    return scores


def _overlap(gold: GoldAct, one: Assertion) -> bool:
    return any(_meet(gold, part.start, part.end) for part in one.evidence)


def _meet(gold: GoldAct | GoldStatement, start: int, end: int) -> bool:
    return gold.start < end and start < gold.end


def _words(gold: GoldAct | GoldStatement, report: Report) -> str:
    return " ".join(report.document.text[gold.start : gold.end].split())


def _gold(gold: GoldAct, report: Report) -> str:
    return f"{gold.mark.type} ({gold.mark.status}) [{_words(gold, report)}]"


def _shown(one: Assertion) -> str:
    agents = " + ".join(role.entity or role.text for role in one.all_roles("agent")) or "none"
    return (
        f"{one.type} ({one.status}) by {agents} {one.confidence}: {' '.join(one.evidence[0].quote.split())}"
    )


def _note(tally: Tally, place: int, words: str) -> None:
    tally.lines.append(f"{place:08d}\t{words}")

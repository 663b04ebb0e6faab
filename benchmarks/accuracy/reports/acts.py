"""Assertions against the marked acts of a report.

Rule: an act is found where an assertion of its type (or an alternative) overlaps its trigger, and each
assertion counts for one mark. A false alarm is one that overlaps no mark of its type, or repeats the words
of another mark with another status, or gives an optional mark a status that it does not have. Attributes are
rated on found acts that are not optional; agent, target and time only where the gold or the reader has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.reports.agreement import Sides, same_time, same_voice, same_who, shown_time
from benchmarks.accuracy.reports.marks import ANY, NONE, GoldAct, Report, alternatives
from benchmarks.accuracy.reports.tally import Harm, Tally
from servanda.model.act import Status
from servanda.model.record import Assertion
from servanda.model.when import parse


@dataclass(frozen=True, slots=True)
class Rating:
    """One attribute of a found act: what was found, what was wanted, whether they agree."""

    what: str
    right: bool
    got: str
    wanted: str


def compare(report: Report, found: Sequence[Assertion], sides: Sides, tally: Tally) -> None:
    """Count what the assertions of one report find, miss and get wrong."""
    pairs = _match(report, found, sides)
    for gold in report.acts:
        one = pairs.get(gold)
        if gold.mark.optional:
            continue
        tally.counts["acts"] += 1
        if one is None:
            tally.note(gold.start, Harm.MISS, f"missed {gold.mark.type}", f"MISS   {_gold(gold, report)}")
            continue
        tally.counts["acts found"] += 1
        for rating in ratings(gold, one, report.published, sides):
            tally.rate(rating.what, rating.right)
            if not rating.right:
                _note_wrong(gold, rating, report, tally)
    owners = {one.id: gold for gold, one in pairs.items()}
    for one in found:
        owner = owners.get(one.id)
        if owner is not None and owner.mark.optional:
            continue
        same_words = [gold for gold in report.acts if one.type in gold.types and _overlap(gold, one)]
        if owner is None and any(one.status in gold.statuses for gold in same_words):
            continue  # told twice, in agreement
        tally.counts["assertions"] += 1
        if one.status is Status.HAPPENED:
            tally.counts["happened"] += 1
            tally.counts["happened right"] += owner is not None and Status.HAPPENED in owner.statuses
        if owner is None:
            class_ = f"false alarm: {one.type} {one.status}"
            tally.note(one.evidence[0].start, Harm.ALARM, class_, f"ALARM  {_shown(one)}")


def ratings(gold: GoldAct, one: Assertion, published: str, sides: Sides) -> Iterator[Rating]:
    """Rate each attribute that the gold or the reader has."""
    mark, anchor = gold.mark, parse(published)
    yield Rating("status", one.status in gold.statuses, str(one.status), mark.status)
    for what, wanted in (("agent", mark.agent), ("target", mark.target)):
        roles = one.all_roles(what)
        if wanted != ANY and (roles or wanted != NONE):
            got = " + ".join(role.entity or role.name or role.text for role in roles) or NONE
            right = same_who(wanted, roles, sides)
            if what == "target" and not right:
                right = _undergoes(wanted, one, sides)
            yield Rating(what, right, got, wanted)
    got = shown_time(one.when, anchor)
    if mark.time != ANY and (got != NONE or mark.time != NONE):
        yield Rating("time", same_time(mark.time, one.when, anchor), got, mark.time)
    if mark.said_by != ANY:
        got = one.said_by[-1].entity or one.said_by[-1].name if one.said_by else NONE
        yield Rating("voice", same_voice(mark.said_by, one.said_by, sides), got, mark.said_by)


def _undergoes(wanted: str, one: Assertion, sides: Sides) -> bool:
    """Tell whether what an act is done to is whom a mark gives as its target: marks know no patient."""
    patients = one.all_roles("patient")
    given = any(choice != NONE for choice in alternatives(wanted))
    return given and bool(patients) and same_who(wanted, patients, sides)


def _match(report: Report, found: Sequence[Assertion], sides: Sides) -> dict[GoldAct, Assertion]:
    """Pair marks with assertions, best first: by status, agent, no option, time, the shorter evidence."""
    options = []
    for gold in report.acts:
        for one in found:
            if one.type in gold.types and _overlap(gold, one):
                if gold.mark.optional and one.status not in gold.statuses:
                    continue  # not coding it is right, coding it wrongly is not
                wrong = {rate.what for rate in ratings(gold, one, report.published, sides) if not rate.right}
                size = sum(part.end - part.start for part in one.evidence)
                cost = ("status" in wrong, "agent" in wrong, gold.mark.optional, "time" in wrong, size)
                options.append(((*cost, gold.start, one.id), gold, one))
    pairs: dict[GoldAct, Assertion] = {}
    taken: set[str] = set()
    for _, gold, one in sorted(options, key=lambda option: option[0]):
        if gold not in pairs and one.id not in taken:
            pairs[gold] = one
            taken.add(one.id)
    return pairs


def _note_wrong(gold: GoldAct, rating: Rating, report: Report, tally: Tally) -> None:
    words = f"WRONG  {rating.what}: {rating.got} for {rating.wanted}: {_gold(gold, report)}"
    if rating.what == "status":
        tally.note(gold.start, Harm.STATUS, f"status {rating.got} for {rating.wanted}", words)
    elif rating.got == NONE:
        tally.note(gold.start, Harm.LACK, f"no {rating.what}", words)
    elif rating.what != "time" and ":" not in rating.got:
        tally.note(gold.start, Harm.LACK, f"unresolved {rating.what}", words)
    else:
        tally.note(gold.start, Harm[rating.what.upper()], f"wrong {rating.what}", words)


def _overlap(gold: GoldAct, one: Assertion) -> bool:
    return any(gold.meets(part.start, part.end) for part in one.evidence)


def _gold(gold: GoldAct, report: Report) -> str:
    return f"{gold.mark.type} ({gold.mark.status}) [{gold.words(report.document.text)}]"


def _shown(one: Assertion) -> str:
    agents = " + ".join(role.entity or role.text for role in one.all_roles("agent")) or NONE
    quote = " ".join(one.evidence[0].quote.split())
    return f"{one.type} ({one.status}) by {agents}, {one.confidence}: {quote}"

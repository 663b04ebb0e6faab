"""What is missed and why, in numbers alone: by cause, by act, by the construction that the tree tells.

Rule: a mark that is not read right jointly has one cause, the first of: no reading at its words (trigger),
one of another act (type), a wrong status, agent or target. An alarm is a reading that no mark of its act
bears out. No words of a report are shown, so that the table may be looked at for reports that nobody is to
look into.

Source: Universal Dependencies v2 for relations and features.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.accuracy.reports.joint import FIELDS, Wrong, matched, spent
from benchmarks.accuracy.reports.marks import GoldAct, Report
from servanda.model.record import Assertion
from servanda.read.page import Page

CAUSES = ("trigger", "type", "status", "agent", "target")
_JOINT = dict(FIELDS)["joint"]
_CLAUSES = {"acl:relcl": "relative clause", "ccomp": "reported clause", "advcl": "adverbial clause"}
_FORMS = {"Inf": "infinitive", "Ger": "gerund"}


@dataclass(slots=True)
class Causes:
    """Counts by act, by group of acts and by construction, each by cause; "marks" and "right" besides."""

    rows: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def note(report: Report, page: Page, found: Sequence[Assertion], wrong: Wrong, causes: Causes) -> None:
    """Count each mark of a report under its rows."""
    firm = [gold for gold in report.acts if not gold.mark.optional]
    right = matched(firm, wrong, _JOINT)
    taken = set(matched(firm, wrong, frozenset()).values())
    for gold in firm:
        cause = "right" if gold in right else _cause(gold, found, wrong, taken)
        type_ = gold.types[0]
        rows = (("all", ""), ("group", type_.partition(".")[0]), ("act", type_))
        for row in (*rows, ("construction", construction(page, gold))):
            causes.rows[row][cause] += 1
            causes.rows[row]["marks"] += 1
    taken |= spent(report, firm, wrong)
    for one in found:
        if one.id not in taken:
            for row in (("all", ""), ("group", one.type.partition(".")[0]), ("act", one.type)):
                causes.rows[row]["alarm"] += 1


def _cause(gold: GoldAct, found: Sequence[Assertion], wrong: Wrong, taken: set[str]) -> str:
    faults = [some for (one, _), some in wrong.items() if one == gold]
    if not faults:
        other = [
            one
            for one in found
            if one.id not in taken and any(gold.meets(part.start, part.end) for part in one.evidence)
        ]
        return "type" if other else "trigger"
    fewest = min(faults, key=lambda some: (len(some & _JOINT), sorted(some)))
    return next((cause for cause in ("status", "agent", "target") if cause in fewest), "trigger")


def construction(page: Page, gold: GoldAct) -> str:
    """Tell how the words of a mark stand in their sentence."""
    sentence = page.sentence_at(gold.start)
    tokens = [] if sentence is None else [
        token for token in sentence.tokens if gold.meets(sentence.offset + token.idx,
                                                         sentence.offset + token.idx + len(token.text))
    ]  # fmt: skip
    head = next((one for one in tokens if one.head not in tokens or one.head == one), None)
    return "no word" if head is None else _of_token(head)


def _of_token(token: Any) -> str:
    relations = {child.dep_ for child in token.children}
    if token.pos_ in ("NOUN", "PROPN"):
        return "noun of a light verb" if token.dep_ == "obj" and token.head.pos_ == "VERB" else "nominal"
    if token.pos_ == "ADJ" or "cop" in relations:
        return "adjective or copula"
    if relations & {"aux:pass", "nsubj:pass"}:
        return "passive"
    if token.dep_ in ("acl", "amod"):
        return "participle"
    form = token.morph.get("VerbForm")
    named = next((_FORMS[one] for one in form if one in _FORMS), None)
    return named or _CLAUSES.get(token.dep_) or ("coordination" if token.dep_ == "conj" else "main clause")


def show(causes: Causes) -> None:
    """Print the tables: what is not read right, the most marks first."""
    for kind in ("all", "construction", "group", "act"):
        rows = [(name, counts) for (of, name), counts in causes.rows.items() if of == kind]
        columns = CAUSES if kind == "construction" else (*CAUSES, "alarm")
        heads = "".join(f"{one:>9}" for one in columns)
        print(f"\n{kind if kind != 'all' else '':28}{'marks':>6}{'right':>7}{heads}")
        for name, counts in sorted(rows, key=lambda row: (-row[1]["marks"], row[0])):
            cells = "".join(f"{counts[one] or '':>9}" for one in columns)
            print(f"{name or 'all':28}{counts['marks']:>6}{counts['right']:>7}{cells}")

"""Events, who takes part in them and who says them, against MEANTIME: 90 Wikinews reports, first sentences.

Rows: *events* (what the network takes for one), *agents* and *objects* (of verbs: the words that the clauses
give as who does it, and as what it is done to, meet those of a marked Arg0, Arg1), *speech* (of links from an
event to what is said or thought in it: a statement whose cue and words hold the two; *said* of those links
alone whose event is one of saying) and *sources* (of those found: the speaker is the marked one, by some name
that the report calls him). Most links that are no speech are plans and expectations of companies.

    python -m benchmarks.accuracy.events [--errors]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.accuracy import shared
from benchmarks.accuracy.timex import Report, reports
from servanda.model.record import Statement
from servanda.model.source import Document
from servanda.read import language
from servanda.read.bench import Bench
from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import Lexicon
from servanda.read.nouns import Noun
from servanda.read.page import Page, make_page
from servanda.read.reader import read_page
from servanda.read.trace import Trace
from servanda.read.tree_objects import complements, objects

Span = tuple[int, int]
# Beginnings of words of saying; "plans", "expects" and "decision" are links too, and no speech.
_SAYING = (
    "say",
    "said",
    "tell",
    "told",
    "announc",
    "report",
    "stat",
    "add",
    "claim",
    "accord",
    "confirm",
    "warn",
)
_BY = frozenset({"by"})


@dataclass(slots=True)
class Gold:
    """What a report is marked for: events by id, their participants, who is who, and what is said where."""

    events: dict[str, Span] = field(default_factory=dict)
    people: dict[str, Span] = field(default_factory=dict)
    roles: list[tuple[str, str, str]] = field(default_factory=list)  # event, mention, role
    said: list[tuple[str, str]] = field(default_factory=list)  # event of saying, event said
    same: dict[str, frozenset[str]] = field(default_factory=dict)  # a mention to all of its entity


def marked(report: Report) -> Gold:
    """Read the events of a report that stand in its annotated sentences."""
    tree = ElementTree.parse(report.file).getroot()
    gold = Gold()
    for kind, found in (("EVENT_MENTION", gold.events), ("ENTITY_MENTION", gold.people)):
        for one in tree.iter(kind):
            words = [anchor.get("t_id", "") for anchor in one.findall("token_anchor")]
            if words and all(word in report.tokens for word in words):
                found[one.get("m_id", "")] = report.tokens[words[0]][0], report.tokens[words[-1]][1]
    for one in tree.iter("HAS_PARTICIPANT"):
        for source, target in _ends(one):
            gold.roles.append((source, target, one.get("sem_role", "")))
    for one in tree.iter("SLINK"):
        gold.said += [(source, target) for source, target in _ends(one)]
    for one in tree.iter("REFERS_TO"):
        group = frozenset(end.get("m_id", "") for end in one.findall("source"))
        gold.same.update(dict.fromkeys(group, group))
    return gold


def _ends(link: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for source in link.findall("source"):
        for target in link.findall("target"):
            yield source.get("m_id", ""), target.get("m_id", "")


def measure(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Score every report; keys as in floors.json."""
    counts: Counter[str] = Counter()
    pipeline, lexicon = language.load(), Lexicon.of()
    for report in reports(root):
        gold = marked(report)
        page = make_page(Document(id="d_gold", sha256="", file=report.name, text=report.text), pipeline)
        trace = Trace()
        bench = Bench(page.document, strict=True)
        reading = read_page(page, lexicon=lexicon, bench=bench, anchor=report.day or None, trace=trace)
        _events(report, page, gold, counts)
        _participants(gold, [one.clauses for one in trace.sentences], counts)
        _speech(report, gold, reading.statements, counts, errors=errors)
    return dict(_scores(counts))


def _scores(counts: Counter[str]) -> Iterator[tuple[str, float]]:
    for name, part, whole in (
        ("events precision", "events right", "events found"),
        ("events recall", "events right", "events"),
        ("agents", "Arg0 right", "Arg0"),
        ("objects", "Arg1 right", "Arg1"),
        ("speech recall", "speech right", "speech"),
        ("said recall", "said right", "said"),
        ("sources", "sources right", "sources"),
    ):
        value = counts[part] / counts[whole] if counts[whole] else 0.0
        print(f"meantime {name:18} {value:.3f}  ({counts[part]} of {counts[whole]})")
        yield f"meantime {name}", round(value, 4)


def _events(report: Report, page: Page, gold: Gold, counts: Counter[str]) -> None:
    low, high = report.skipped
    found = [
        (sentence.offset + token.idx, sentence.offset + token.idx + len(token.text))
        for sentence in page.body()
        for token in sentence.tokens
        if token._.trigger and not low <= sentence.offset + token.idx < high
    ]
    counts["events"] += len(gold.events)
    counts["events found"] += len(found)
    left = list(found)
    for span in gold.events.values():
        one = next((one for one in left if _meet(one, span)), None)
        if one is not None:
            left.remove(one)
            counts["events right"] += 1


def _participants(gold: Gold, sentences: Sequence[Clauses], counts: Counter[str]) -> None:
    """Rate those roles of verbs whose participant stands in the verb's sentence."""
    wanted: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for event, mention, role in gold.roles:
        if role in ("Arg0", "Arg1") and event in gold.events and mention in gold.people:
            wanted[event, role].append(gold.people[mention])
    for (event, role), spans in wanted.items():
        for clauses in sentences:
            for pred in clauses.preds:
                word = clauses.line.words[pred.i]
                here = clauses.line.sentence
                if not _meet((word.start, word.end), gold.events[event]):
                    continue
                if not any(here.start <= start < here.end for start, _ in spans):
                    continue
                counts[role] += 1
                given = [_span(clauses, noun) for noun in _nouns(clauses, pred, role)]
                counts[f"{role} right"] += any(_meet(one, span) for one in given for span in spans)


def _nouns(clauses: Clauses, pred: Pred, role: str) -> list[Noun]:
    subject = [pred.subject] if pred.subject is not None else []
    if role == "Arg0":
        return complements(clauses, pred.i, _BY) if pred.passive else subject
    return subject if pred.passive else objects(clauses, pred)


def _span(clauses: Clauses, noun: Noun) -> Span:
    words = clauses.line.words
    return words[noun.first].start, words[noun.last].end


def _speech(
    report: Report, gold: Gold, statements: Sequence[Statement], counts: Counter[str], *, errors: bool
) -> None:
    for saying, said in gold.said:
        if saying not in gold.events or said not in gold.events:
            continue
        kinds = ["speech"]
        if report.text[slice(*gold.events[saying])].lower().startswith(_SAYING):
            kinds.append("said")
        counts.update(kinds)
        one = next((one for one in statements if _holds(one, gold.events[saying], gold.events[said])), None)
        if one is None:
            if errors:
                print(f"missed: {report.text[slice(*gold.events[saying])]} … in {report.name}")
            continue
        counts.update(f"{kind} right" for kind in kinds)
        names = [
            report.text[slice(*gold.people[other])]
            for event, mention, role in gold.roles
            if event == saying and role == "Arg0"
            for other in gold.same.get(mention, frozenset({mention}))
            if other in gold.people
        ]
        if names:
            counts["sources"] += 1
            right = any(_like(name, speaker.name) for name in names for speaker in one.speakers)
            counts["sources right"] += right
            if errors and not right:
                print(f"source: {[speaker.name for speaker in one.speakers]} for {names[0]} in {report.name}")


def _holds(one: Statement, cue: Span, words: Span) -> bool:
    told = one.cue is not None and _meet((one.cue.start, one.cue.end), cue)
    return told and any(_meet((part.start, part.end), words) for part in one.content)


def _like(marked: str, name: str) -> bool:
    """Tell whether two names share a word of more than three letters, or are the same."""
    words = [{word for word in one.lower().split() if len(word) > 3} for one in (marked, name)]
    return bool(words[0] & words[1]) or marked.lower() == name.lower()


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    corpora = shared.root()
    if corpora is None:
        print(shared.ABSENT)
    else:
        for metric, score in measure(corpora, errors="--errors" in sys.argv).items():
            print(json.dumps({metric: score}))

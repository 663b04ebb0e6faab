"""Whether events happened: UDS-It-Happened by Pearson's r and sign, MEANTIME by certainty, polarity and time.

Rows on UDS: *rules* (the mean label that the training part has for what the rules read), *network*, and
*both* (their weighted sum; the weights are fitted on the development part). Adding the rules lifts r by a
thousandth, words and governors beside them by another, so that the network's number is used as it is. A
label of more than 1 either way has a sign.

Rows on MEANTIME (90 reports, title and first sentences): an event is certain where its modality is actual or
planned, future where it is not actual; an event without a reading of the rules is told by the network alone.
*happened* is certain, affirmed and not future: its precision is what must not be read beyond the evidence.

    python -m benchmarks.accuracy.factuality [--part dev|test] [--means]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from spacy.tokens import Doc

from benchmarks.accuracy import shared
from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.source import Part
from servanda.read import language
from servanda.read.axes import Axes
from servanda.read.cutting import cut
from servanda.read.factual import told
from servanda.read.line_making import make_line
from servanda.read.page import Sentence
from servanda.read.status import pred_axes
from servanda.read.verb_forms import all_verbs

UDS = Path("gold/uds-factuality/uds-ih2-jsonl")
MEANTIME = Path("gold/meantime/intra_cross-doc_annotation")
CLEAR = 1.0
LAST = 5  # sentences of a report of MEANTIME after which no event is marked
# The mean label of the training part for each reading (see --means); "other" for what is no predicate.
MEANS = {
    "actual affirmed": 1.9,
    "actual going on": 1.3,
    "actual negated": -0.3,
    "planned": -1.0,
    "proposed": -1.2,
    "conditional": -0.8,
    "asked": 0.4,
    "nothing": -0.4,
    "other": 0.6,
}
WEIGHTS = (0.82, 0.1, 0.09)  # of the network, of the rules, and what is added


@dataclass(frozen=True, slots=True)
class Event:
    """One event word: what the rules and the network tell, and the label where there is one."""

    words: str
    axes: Axes | None
    predicate: bool
    felt: float
    label: float = 0.0
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> str:
        """What the rules read, as a key of MEANS."""
        if self.axes is None:
            return "nothing" if self.predicate else "other"
        if self.axes.modality is not Modality.ACTUAL:
            return self.axes.modality.value
        if self.axes.polarity is Polarity.NEGATED:
            return "actual negated"
        return "actual affirmed" if self.axes.aspect is Aspect.EVENT else "actual going on"


def read(words: Sequence[str], places: Sequence[int]) -> Iterator[tuple[Axes | None, bool, float]]:
    """Tell what rules and network make of some words of one sentence."""
    pipeline = language.load()
    doc = pipeline(Doc(pipeline.vocab, words=list(words)))
    clauses = cut(make_line(Sentence(doc[:], 0, Part.BODY, 0, 0), (), (), (), all_verbs()))
    number = {word.token.i: word.i for word in clauses.line.words}
    for place in places:
        index = number.get(place, -1)
        pred = clauses.by_word.get(index)
        axes = pred_axes(clauses, pred) if pred is not None else None
        yield axes, pred is not None, told(clauses, index) or 0.0


def uds(root: Path, part: str) -> Iterator[Event]:
    """The event words of a part of UDS."""
    for row in map(json.loads, (root / UDS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()):
        targets = row["targets"]
        places = [target["span1"][0] for target in targets]
        for target, one in zip(targets, read(row["text"].split(), places), strict=True):
            yield Event(target["span_text"], *one, label=target["label"])


def meantime(root: Path) -> Iterator[Event]:
    """The event mentions of MEANTIME that carry certainty, polarity and time."""
    for path in sorted((root / MEANTIME).glob("*/*.xml")):
        tree = ElementTree.parse(path).getroot()
        sentences: dict[int, list[str]] = defaultdict(list)
        place: dict[str, tuple[int, int]] = {}
        for token in tree.iter("token"):
            number = int(token.get("sentence", "0"))
            place[token.get("t_id", "")] = (number, len(sentences[number]))
            sentences[number].append(token.text or "")
        events: dict[int, list[tuple[int, Any]]] = defaultdict(list)
        for event in tree.iter("EVENT_MENTION"):
            anchors = [place[anchor.get("t_id", "")] for anchor in event.findall("token_anchor")]
            if anchors and event.get("certainty") and event.get("polarity") and event.get("time"):
                events[anchors[0][0]].append((anchors[0][1], event))
        for number, marked in sorted(events.items()):
            if number > LAST:
                continue
            words = sentences[number]
            for (at, event), one in zip(marked, read(words, [at for at, _ in marked]), strict=True):
                yield Event(words[at], *one, marks=dict(event.attrib))


def number_of(event: Event) -> float:
    """Rules and network as one number."""
    network, rules, more = WEIGHTS
    return network * event.felt + rules * MEANS[event.reading] + more


def score_uds(events: Sequence[Event]) -> dict[str, float]:
    """Pearson's r and sign by row."""
    scores = {}
    rows = (
        ("rules", [MEANS[one.reading] for one in events]),
        ("network", [one.felt for one in events]),
        ("both", [number_of(one) for one in events]),
    )
    labels = [one.label for one in events]
    for name, values in rows:
        clear = [(label, value) for label, value in zip(labels, values, strict=True) if abs(label) > CLEAR]
        right = sum((label > 0) == (value > 0) for label, value in clear)
        scores[f"{name} r"] = round(_pearson(labels, values), 4)
        scores[f"{name} sign"] = round(right / max(1, len(clear)), 4)
    return scores


def score_meantime(events: Sequence[Event]) -> dict[str, float]:
    """Accuracy of each attribute, F1 of its rarer value, and precision and recall of *happened*."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        got = _attributes(event)
        marks = event.marks
        gold = {
            "uncertain": marks["certainty"] in ("POSSIBLE", "PROBABLE"),
            "negated": marks["polarity"] == "NEG",
            "future": marks["time"] == "FUTURE",
        }
        known = {
            "uncertain": marks["certainty"] != "UNDERSPECIFIED",
            "negated": marks["polarity"] in ("POS", "NEG"),
            "future": marks["time"] in ("FUTURE", "NON_FUTURE"),
        }
        for name, value in gold.items():
            if known[name]:
                _count(counts, name, value, got[name])
        happened = (
            marks["certainty"] == "CERTAIN" and marks["polarity"] == "POS" and marks["time"] == "NON_FUTURE"
        )
        _count(counts, "happened", happened, not any(got.values()))
    scores = {}
    for name in ("uncertain", "negated", "future", "happened"):
        hit, found, wanted = (counts[name, kind] for kind in ("hit", "found", "gold"))
        scores[f"{name} P"] = round(hit / max(1, found), 4)
        scores[f"{name} R"] = round(hit / max(1, wanted), 4)
        scores[f"{name} accuracy"] = round(counts[name, "right"] / max(1, counts[name, "all"]), 4)
    return scores


def _count(counts: Counter[tuple[str, str]], name: str, gold: bool, got: bool) -> None:
    counts[name, "all"] += 1
    counts[name, "right"] += gold == got
    counts[name, "gold"] += gold
    counts[name, "found"] += got
    counts[name, "hit"] += gold and got


def _attributes(event: Event) -> dict[str, bool]:
    axes = event.axes
    if axes is None:
        return {"uncertain": False, "negated": False, "future": event.felt < 0}
    uncertain = axes.modality in (Modality.CONDITIONAL, Modality.ASKED)
    return {
        "uncertain": uncertain,
        "negated": axes.polarity is Polarity.NEGATED,
        "future": axes.modality in (Modality.PLANNED, Modality.PROPOSED, Modality.CONDITIONAL),
    }


def _pearson(one: Sequence[float], other: Sequence[float]) -> float:
    means = sum(one) / len(one), sum(other) / len(other)
    apart = [(x - means[0], y - means[1]) for x, y in zip(one, other, strict=True)]
    spread = float(sum(x * x for x, _ in apart) * sum(y * y for _, y in apart)) ** 0.5
    return sum(x * y for x, y in apart) / spread if spread else 0.0


def measure(root: Path, part: str = "test") -> dict[str, float]:
    """Measure both corpora; keys as in floors.json."""
    scores = {f"factuality uds {name}": value for name, value in score_uds(list(uds(root, part))).items()}
    events = list(meantime(root))
    scores |= {f"factuality meantime {name}": value for name, value in score_meantime(events).items()}
    for name, value in scores.items():
        print(f"{name:40} {value:.4f}")
    return scores


def means(root: Path, part: str) -> None:
    """Print the mean label of each reading in a part."""
    held: dict[str, list[float]] = defaultdict(list)
    for event in uds(root, part):
        held[event.reading].append(event.label)
    for name, labels in sorted(held.items()):
        print(f"{name:20} {sum(labels) / len(labels):5.2f} ({len(labels)})")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="test", choices=("train", "dev", "test"))
    parser.add_argument("--means", action="store_true")
    given = parser.parse_args()
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    if given.means:
        means(root, given.part)
    else:
        measure(root, given.part)
    return 0


if __name__ == "__main__":
    sys.exit(main())

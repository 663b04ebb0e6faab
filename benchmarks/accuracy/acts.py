"""How acts and their status are read: on the project's minimal pairs, and their sign on UDS factuality.

Rows: *pairs* (the share of tests/cases/status.yaml that reads as marked) and, where the corpora are beside
the checkout, *sign* (of predicates of the development part with a clear label, the share on which actual and
affirmed agrees with "it happened"), with the precision of saying so.

    python -m benchmarks.accuracy.acts [--errors]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from spacy.tokens import Doc
from tests.read.status_cases import cases, fault

from benchmarks.accuracy import shared
from servanda.model.act import Modality, Polarity
from servanda.model.source import Part
from servanda.read.cutting import cut
from servanda.read.language import load
from servanda.read.line_making import make_line
from servanda.read.page import Sentence
from servanda.read.status import pred_axes
from servanda.read.verb_forms import all_verbs

CORPUS = Path("gold/uds-factuality/uds-ih2-jsonl/dev.jsonl")
CLEAR = 1.0  # labels run from -3 to 3; nearer to nought the annotators did not agree


def pairs(*, errors: bool = False) -> dict[str, float]:
    """Score the minimal pairs."""
    faults = {case: wrong for case in cases() if (wrong := fault(case))}
    count = sum(1 for _ in cases())
    if errors:
        for case, wrong in faults.items():
            print(f"{case.cue}: {case.text} -- {wrong}")
    print(f"pairs            {count - len(faults)} of {count}")
    return {"status pairs": round(1 - len(faults) / count, 4)}


def sign(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Score the sign of the predicates that the verb lists know; what may not be asserted is not counted."""
    language = load()
    agree = said = right = seen = 0
    for row in map(json.loads, (root / CORPUS).read_text(encoding="utf-8").splitlines()):
        doc = Doc(language.vocab, words=row["text"].split())
        clauses = cut(make_line(Sentence(doc[:], 0, Part.BODY, 0, 0), (), (), (), all_verbs()))
        for target in row["targets"]:
            pred = clauses.by_word.get(target["span1"][0])
            if abs(target["label"]) < CLEAR or pred is None or clauses.line.kind(pred.i) != "verb":
                continue
            axes = pred_axes(clauses, pred)
            if axes is None:
                continue
            real = axes.modality is Modality.ACTUAL and axes.polarity is Polarity.AFFIRMED
            happened = target["label"] > 0
            seen, agree = seen + 1, agree + (real == happened)
            said, right = said + real, right + (real and happened)
            if errors and real != happened:
                print(f"{'real' if real else 'unreal'}: {target['span_text']} in: {row['text']}")
    print(f"sign             {agree} of {seen}; said to have happened: {right} of {said} rightly")
    return {"uds sign": round(agree / max(1, seen), 4), "uds happened P": round(right / max(1, said), 4)}


def measure(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Measure both; keys as in floors.json."""
    return {**pairs(errors=errors), **sign(root, errors=errors)}


if __name__ == "__main__":
    found = pairs(errors="--errors" in sys.argv)
    corpora = shared.root()
    if corpora is None:
        print(shared.ABSENT)
    else:
        found |= sign(corpora, errors="--errors" in sys.argv)
    for metric, score in found.items():
        print(json.dumps({metric: score}))

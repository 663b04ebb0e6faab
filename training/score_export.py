"""What exported weights lose: the scores of a folder of weights on a development corpus.

python -m training.score_export --weights build/weights --corpus ewt-dev --most 500
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from servanda.read.network import names as name_tags
from servanda.read.network.pieces import Pieces
from servanda.read.network.session import Session
from servanda.read.network.weights import LABELS, PIECES
from training import corpora, losses, scoring
from training.sentences import Sentence
from training.windows import Labels, cut, encode, runs


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--corpus", nargs="+", default=["ewt-dev", "gum-dev"])
    parser.add_argument("--most", type=int, default=500, help="sentences")
    told = parser.parse_args()
    sentences = corpora.load(told.gold)
    for folder in told.weights:
        for name in told.corpus:
            print(folder.name, name, json.dumps(score(folder, sentences[name][: told.most])), flush=True)


def score(folder: Path, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Scores in per cent, as `scoring.score` has them of the network itself."""
    held = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    labels = Labels(**{one.name: held[one.name] for one in fields(Labels)})
    pieces, session = Pieces((folder / PIECES).read_bytes()), Session(folder)
    tally = scoring.Tally(labels)
    for one in (encode(part, pieces, labels) for part in cut(runs(sentences), pieces, scoring.PIECES, None)):
        told = session.tell(one.ids, one.shapes, one.first)
        arcs = np.where(losses.across([one])[0].numpy(), -1e4, told.arcs)
        heads = np.array(scoring._heads(arcs, one))
        relations = session.relate(told, heads).argmax(-1)
        tally.add(
            one, told.tags, told.feats, told.lemmas, told.kinds,
            heads, relations, name_tags.best(told.names[1:]), told.events, told.starts > 0,
        )  # fmt: skip
    return tally.result()


if __name__ == "__main__":
    main()

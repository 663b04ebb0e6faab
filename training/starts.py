"""Texts for development to the scores above which a sentence begins: what `sentences.LEAST` holds.

Rule: the scores of all kinds share a slope and have a shift each (a logistic regression), and a sentence
begins where it is likelier than not. A shift is held back, so that a kind with few cases stays near the rest.

    python -m training.starts [--folder WEIGHTS]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy.language import Text, documents, gold_of, raw

from servanda.read import language
from servanda.read.network.component import Network
from servanda.read.network.sentences import LEAST, places
from servanda.read.network.windows import cut
from training import corpora

_CORPORA = ("ewt-dev", "gum-dev")
_LEAST = -12.0  # what is scored lower tells nothing
_HELD = 0.3  # the weight of the prior
_STEPS = 40
Case = tuple[str, float, bool]  # what stands before, the score, whether a sentence begins


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--folder", type=Path, help="other weights than the package's")
    told = parser.parse_args()
    held = corpora.load(told.gold)
    cases = [one for name in _CORPORA for one in collect(documents(held[name]), told.folder)]
    least = fit(cases)
    for name, values in (("held", LEAST), ("fitted", least)):
        wrong = sum((score > values[kind]) != begins for kind, score, begins in cases)
        print(name, {kind: round(value, 2) for kind, value in values.items()}, f"{wrong} places wrong")


def collect(texts: Sequence[Text], folder: Path | None) -> Iterator[Case]:
    """Every place at which the network may begin a sentence in texts that are read raw."""
    nlp = language.load(weights=folder)
    network = nlp.get_pipe("servanda_network")
    assert isinstance(network, Network)
    ready = network.load()
    for text in texts:
        doc = nlp.make_doc(raw(text))
        words = [token.text for token in doc]
        windows = cut(doc, words, ready.pieces)
        told = ready.session.tell_many([ready.pieces.encode([words[at] for at in one]) for one in windows])
        ends = np.cumsum([0, *(sum(not letter.isspace() for letter in word) for word in words)])
        begins = {place[0] for place in gold_of(text).sentences}
        best: dict[int, tuple[str, float]] = {}
        for at, kind, score in places(doc, windows, told, _LEAST):
            if at not in best or best[at][1] < score:
                best[at] = (kind, score)
        for at, (kind, score) in best.items():
            yield kind, score, int(ends[at]) in begins


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The score of each kind at which a sentence begins as likely as not."""
    kinds = list(LEAST)
    rows = np.array([[score, *(kind == one for one in kinds)] for kind, score, _ in cases], float)
    begins = np.array([one[2] for one in cases], float)
    slope, *shifts = _regression(rows, begins).tolist()
    return {kind: -shift / slope for kind, shift in zip(kinds, shifts, strict=True)}


def _regression(rows: npt.NDArray[np.float64], told: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The weights that make what was told likeliest, by Newton's steps."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - told) + _HELD * weights
        bend = (rows.T * (chance * (1 - chance))) @ rows + _HELD * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()

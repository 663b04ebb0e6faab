"""What the network tells of annotated sentences, against what is annotated.

Sentences and words are given; `from_text` in `benchmarks.accuracy` measures from raw text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from servanda.read.network import names as name_tags
from servanda.read.network import trees
from servanda.read.network.pieces import Pieces
from training import losses
from training.network import Network
from training.sentences import KINDS, NAMES, Sentence
from training.windows import UNKNOWN, Labels, Window, cut, encode, pad, runs

PIECES = 160
_BATCH = 24


def score(
    network: Network, pieces: Pieces, labels: Labels, sentences: Sequence[Sentence]
) -> dict[str, float]:
    """Scores in per cent: UPOS, FEATS, UAS, LAS (universal relations), names, triggers, facts, starts."""
    network.eval()
    windows = [encode(one, pieces, labels) for one in cut(runs(sentences), pieces, PIECES, None)]
    tally = Tally(labels)
    windows.sort(key=lambda one: len(one.ids))
    for at in range(0, len(windows), _BATCH):
        _tell(network, windows[at : at + _BATCH], tally)
    return tally.result()


def _tell(network: Network, batch: list[Window], tally: Tally) -> None:
    with torch.no_grad():
        told = network(*losses.tensors(batch))
        arcs = told.arcs.float().masked_fill(losses.across(batch), -1e4).numpy()
        heads = [_heads(arcs[at], one) for at, one in enumerate(batch)]
        padded = torch.from_numpy(pad(heads, 0))
        relations = network.relate(told.dependents, told.governors, padded).argmax(-1).numpy()
    for at, one in enumerate(batch):
        size = len(one.first)
        tally.add(
            one,
            told.tags[at, :size].argmax(-1).numpy(),
            told.feats[at, :size].argmax(-1).numpy(),
            told.lemmas[at, :size].argmax(-1).numpy(),
            told.kinds[at, :size].argmax(-1).numpy(),
            np.array(heads[at]),
            relations[at, :size],
            name_tags.best(told.names[at, 1:size].float().numpy()),
            told.events[at, :size].float().numpy(),
            told.starts[at, :size].float().numpy() > 0,
        )


def _heads(arcs: np.ndarray, one: Window) -> list[int]:
    """Trees of the sentences of a window, in the numbers of the window."""
    sentence = np.array(one.sentence)
    heads = [0]
    for number in range(int(sentence.max()) + 1):
        words = np.flatnonzero(sentence == number)
        nodes = np.concatenate([[0], words])
        local = trees.tree(arcs[np.ix_(nodes, nodes)])
        heads += [int(nodes[head]) for head in local[1:]]
    return heads


class Tally:
    """Counts of right and wrong."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.universal = np.array([_number(labels.relations, one) for one in labels.relations])
        self.right = dict.fromkeys(("UPOS", "FEATS", "lemma rule", "UAS", "LAS"), 0)
        self.words = 0
        self.names: list[int] = [0, 0, 0]
        self.by_kind = {kind: [0, 0, 0] for kind in ("PER", "LOC", "ORG")}
        self.kinds = [0, 0, 0]
        self.old = [0, 0, 0]
        self.triggers = [0, 0, 0]
        self.starts = [0, 0, 0]
        self.facts: list[tuple[float, float]] = []

    def add(
        self,
        one: Window,
        tags: np.ndarray,
        feats: np.ndarray,
        lemmas: np.ndarray,
        kinds: np.ndarray,
        heads: np.ndarray,
        relations: np.ndarray,
        names: np.ndarray,
        events: np.ndarray,
        starts: np.ndarray,
    ) -> None:
        """Count one window."""
        gold = np.array(one.heads)
        known = gold != UNKNOWN
        if known.any():
            right = (heads == gold) & known
            rels = np.array(one.relations)
            same = self.universal[relations] == self.universal[np.where(rels == UNKNOWN, 0, rels)]
            self.words += int(known.sum())
            self.right["UPOS"] += int(((tags == np.array(one.tags)) & known).sum())
            self.right["FEATS"] += int(((feats == np.array(one.feats)) & known).sum())
            self.right["lemma rule"] += int(((lemmas == np.array(one.lemmas)) & known).sum())
            self.right["UAS"] += int(right.sum())
            self.right["LAS"] += int((right & same).sum())
        told = np.array(one.names[1:])
        if len(told) and (told != UNKNOWN).any():
            self._names(np.where(told == UNKNOWN, 0, told), names)
        sort = np.array(one.kinds)
        for number in range(1, len(KINDS)):
            told_so = np.where(sort == UNKNOWN, UNKNOWN, sort == number)
            _count(self.kinds, told_so, kinds == number)
        _count(self.old, np.array(one.old), events[:, 2] > 0)
        _count(self.triggers, np.array(one.triggers), events[:, 0] > 0)
        _count(self.starts, np.array(one.starts), starts)
        for at, fact in enumerate(one.facts):
            if not np.isnan(fact):
                self.facts.append((fact, float(events[at, 1])))

    def _names(self, gold: np.ndarray, told: np.ndarray) -> None:
        want, have = set(name_tags.spans(gold)), set(name_tags.spans(told))
        for counts, kind in ((self.names, None), *((self.by_kind[kind], kind) for kind in self.by_kind)):
            mine = {one for one in want if kind in (None, one[2])}
            yours = {one for one in have if kind in (None, one[2])}
            counts[0] += len(mine & yours)
            counts[1] += len(yours - mine)
            counts[2] += len(mine - yours)

    def result(self) -> dict[str, float]:
        """All scores, of what was annotated."""
        found: dict[str, float] = {}
        if self.words:
            found = {name: round(100 * count / self.words, 2) for name, count in self.right.items()}
        for name, counts in (("names", self.names), *self.by_kind.items(), ("triggers", self.triggers),
                             ("kinds", self.kinds), ("old", self.old),
                             ("starts", self.starts)):  # fmt: skip
            if sum(counts):
                found[name] = round(200 * counts[0] / (2 * counts[0] + counts[1] + counts[2]), 2)
        if sum(self.triggers):
            found["trigger recall"] = round(100 * self.triggers[0] / (self.triggers[0] + self.triggers[2]), 2)
        if self.facts:
            gold, told = np.array(self.facts).T
            found["fact r"] = round(float(np.corrcoef(gold, told)[0, 1]), 4)
            sure = abs(gold) > 1
            found["fact sign"] = round(100 * float(((gold > 0) == (told > 0))[sure].mean()), 2)
        return found


def _count(counts: list[int], gold: np.ndarray, told: np.ndarray) -> None:
    known = gold != UNKNOWN
    counts[0] += int(((gold == 1) & told & known).sum())
    counts[1] += int(((gold == 0) & told & known).sum())
    counts[2] += int(((gold == 1) & ~told & known).sum())


def _number(relations: list[str], one: str) -> int:
    return sorted({name.partition(":")[0] for name in relations}).index(one.partition(":")[0])


assert name_tags.TAGS == NAMES

"""Scores of coreference: how far found chains are the gold ones.

Rule: a chain is a set of mentions; a chain of one mention links nothing and is left out by the caller. All
four are as defined by their authors; `mean` is the mean of the F1 of MUC, B3 and CEAF-e.

Source: Vilain et al. 1995 (MUC); Bagga and Baldwin 1998 (B3); Luo 2005 (CEAF-e); Moosavi and Strube 2016
(LEA); Pradhan et al. 2014, whose worked example the tests hold.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

Chain = frozenset[Hashable]
Chains = Sequence[Chain]


@dataclass(slots=True)
class Ratio:
    """A recall and a precision as sums, so that documents add up."""

    hits: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    found: float = 0.0

    def add(self, other: Ratio) -> None:
        """Add a document."""
        self.hits += other.hits
        self.gold += other.gold
        self.right += other.right
        self.found += other.found

    @property
    def recall(self) -> float:
        """Of what is gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Of what was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def _both(one: Callable[[Chains, Chains], tuple[float, float]], gold: Chains, found: Chains) -> Ratio:
    return Ratio(*one(gold, found), *one(found, gold))


def muc(gold: Chains, found: Chains) -> Ratio:
    """Links kept: a chain of n mentions is n - 1 links, less one for each part that it is split into."""
    return _both(_muc, gold, found)


def _muc(mine: Chains, other: Chains) -> tuple[float, float]:
    of = {mention: number for number, chain in enumerate(other) for mention in chain}
    hits = 0
    for chain in mine:
        parts = {of[mention] for mention in chain if mention in of}
        hits += len(chain) - len(parts) - sum(mention not in of for mention in chain)
    return hits, sum(len(chain) - 1 for chain in mine)


def b_cubed(gold: Chains, found: Chains) -> Ratio:
    """Of each mention, how much of its chain is in one chain with it."""
    return _both(_b_cubed, gold, found)


def _b_cubed(mine: Chains, other: Chains) -> tuple[float, float]:
    of = {mention: chain for chain in other for mention in chain}
    hits = sum(len(chain & of[mention]) / len(chain) for chain in mine for mention in chain if mention in of)
    return hits, sum(len(chain) for chain in mine)


def lea(gold: Chains, found: Chains) -> Ratio:
    """Links kept of each chain, a chain counting by its size."""
    return _both(_lea, gold, found)


def _lea(mine: Chains, other: Chains) -> tuple[float, float]:
    hits = 0.0
    for chain in mine:
        links = len(chain) * (len(chain) - 1) / 2
        kept = sum(size * (size - 1) / 2 for size in (len(chain & one) for one in other))
        hits += len(chain) * kept / links if links else 0.0
    return hits, sum(len(chain) for chain in mine)


def ceaf_e(gold: Chains, found: Chains) -> Ratio:
    """Likeness of chains under the best one-to-one pairing of them."""
    costs = [[-2 * len(mine & other) / (len(mine) + len(other)) for other in found] for mine in gold]
    hits = -sum(costs[row][column] for row, column in pair(costs))
    return Ratio(hits, len(gold), hits, len(found))


def pair(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows and columns at the least cost, each once (the Hungarian method, shortest paths)."""
    if not costs or not costs[0]:
        return []
    if len(costs) > len(costs[0]):
        return [(row, column) for column, row in pair(list(zip(*costs, strict=True)))]
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, seen = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            seen[at] = True
            step, following = float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = costs[taken[at] - 1][column - 1] - of_row[taken[at]] - of_column[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            at = following
            if taken[at] == 0:
                break
        while at:
            taken[at] = taken[way[at]]
            at = way[at]
    return [(taken[column] - 1, column - 1) for column in range(1, columns + 1) if taken[column]]


MEASURES = (("MUC", muc), ("B3", b_cubed), ("CEAF-e", ceaf_e), ("LEA", lea))

"""Sentences to windows as the reader meets them: a few sentences of one document in a row, in pieces.

Rule: a window holds whole sentences; how many differs from epoch to epoch, so that a headline alone reads as
well as one within its text.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from servanda.read.network import lemmas
from servanda.read.network.pieces import Pieces
from training.sentences import KINDS, NAMES, Sentence

UNKNOWN = -100  # what is not annotated
Ints = npt.NDArray[np.int64]


@dataclass(slots=True)
class Labels:
    """The indices of the classes of each head."""

    tags: list[str]
    feats: list[str]
    relations: list[str]
    lemmas: list[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], least: int = 5) -> Labels:
        """Every tag and relation, and each bundle of features and rule of a lemma that occurs so often."""
        bundles, rules = Counter[str](), Counter[str]()
        for one in sentences:
            bundles.update(one.feats or ())
            rules.update(map(lemmas.rule, one.words, one.lemmas or ()))
        return cls(
            sorted({tag for one in sentences for tag in one.tags or ()}),
            sorted(bundle for bundle, count in bundles.items() if count >= least),
            sorted({name for one in sentences for name in one.relations or ()}),
            sorted(one for one, count in rules.items() if count >= least),
        )


@dataclass(slots=True)
class Window:
    """Arrays of one window; words are numbered from 1, 0 is the window's own mark and the root.

    `sentence` numbers the sentence of each word; `starts` tells which words begin one. Loss is taken where a
    label is not UNKNOWN.
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]  # of each word its first piece
    sentence: list[int]
    tags: list[int]
    feats: list[int]
    heads: list[int]
    relations: list[int]
    names: list[int]
    triggers: list[int]
    lemmas: list[int]
    kinds: list[int]
    old: list[int]
    facts: list[float]
    starts: list[int]
    by_mention: bool = False  # whether its names are made from a corpus's mentions, by rules of their own


def runs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Consecutive sentences of one document together."""
    found: list[list[Sentence]] = []
    for one in sentences:
        if found and found[-1][-1].document == one.document and found[-1][-1].source == one.source:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def cut(
    documents: Sequence[Sequence[Sentence]], pieces: Pieces, most: int, chance: random.Random | None
) -> Iterator[list[Sentence]]:
    """Cut documents into windows of at most `most` pieces; with `chance` of lengths that differ."""
    for document in documents:
        window: list[Sentence] = []
        length = 0
        limit = _limit(most, chance)
        for one in document:
            size = pieces.length(one.words)
            if window and length + size > limit:
                yield window
                window, length = [], 0
                limit = _limit(most, chance)
            window.append(one)
            length += size
        if window:
            yield window


def _limit(most: int, chance: random.Random | None) -> int:
    if chance is None:
        return most
    return 0 if chance.random() < 0.3 else chance.randint(most // 3, most)


def encode(window: Sequence[Sentence], pieces: Pieces, labels: Labels) -> Window:
    """Number the pieces and labels of a window."""
    tag = {name: at for at, name in enumerate(labels.tags)}
    feat = {name: at for at, name in enumerate(labels.feats)}
    relation = {name: at for at, name in enumerate(labels.relations)}
    lemma = {name: at for at, name in enumerate(labels.lemmas)}
    kind = {name: at for at, name in enumerate(KINDS)}
    name_of: dict[str | None, int] = {name: at for at, name in enumerate(NAMES)}
    name_of[None] = UNKNOWN
    words = [word for one in window for word in one.words]
    ids, shapes, first = pieces.encode(words)
    found = Window(ids, shapes, first, [-1], *([UNKNOWN] for _ in range(9)), [float("nan")], [UNKNOWN])
    found.by_mention = window[0].source.startswith("gum")
    offset = 0
    # Whether a sentence begins is told where the whole window is text as it was written.
    written = all(one.spaces is not None for one in window)
    for number, one in enumerate(window):
        size = len(one.words)
        found.sentence += [number] * size
        found.tags += [tag[t] for t in one.tags] if one.tags else [UNKNOWN] * size
        found.feats += [feat.get(f, UNKNOWN) for f in one.feats] if one.feats else [UNKNOWN] * size
        found.heads += [h + offset if h else 0 for h in one.heads] if one.heads else [UNKNOWN] * size
        found.relations += [relation[r] for r in one.relations] if one.relations else [UNKNOWN] * size
        found.names += [name_of[n] for n in one.names] if one.names else [UNKNOWN] * size
        found.triggers += [int(t) for t in one.triggers] if one.triggers else [UNKNOWN] * size
        rules = map(lemmas.rule, one.words, one.lemmas or ())
        found.lemmas += [lemma.get(r, UNKNOWN) for r in rules] if one.lemmas else [UNKNOWN] * size
        found.kinds += [kind[k] for k in one.kinds] if one.kinds else [UNKNOWN] * size
        found.old += [UNKNOWN if o is None else int(o) for o in one.old] if one.old else [UNKNOWN] * size
        found.facts += [one.facts.get(at, float("nan")) for at in range(size)]
        found.starts += [int(at == 0) for at in range(size)] if written else [UNKNOWN] * size
        offset += size
    return found


def batches(windows: Sequence[Window], size: int, chance: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, of at most `size` pieces with padding, in an order by chance."""
    ordered = sorted(windows, key=lambda one: len(one.ids) + chance.random() * 8)
    made: list[list[Window]] = [[]]
    longest = 0
    for one in ordered:
        longest = max(longest, len(one.ids))
        if made[-1] and longest * (len(made[-1]) + 1) > size:
            made.append([])
            longest = len(one.ids)
        made[-1].append(one)
    chance.shuffle(made)
    return iter(made)


def pad(rows: Sequence[Sequence[int]], fill: int) -> Ints:
    """Rows of one length."""
    found = np.full((len(rows), max(len(row) for row in rows)), fill, np.int64)
    for at, row in enumerate(rows):
        found[at, : len(row)] = row
    return found

"""Names put in each other's place, so that the network leans on what stands around a name.

Rule: a name gives way to another of its kind and length, one in `ONE_IN`; all else that is annotated stays.

Source: mention replacement, Dai and Adel (2020).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.sentences import Sentence

ONE_IN = 5
Pool = dict[tuple[str, int], list[list[str]]]


def names_of(one: Sentence) -> Iterator[tuple[int, int, str]]:
    """Half-open runs of words that are names, with their kind."""
    tags = [tag or "O" for tag in one.names or ()]
    start = 0
    while start < len(tags):
        end = start + 1
        if tags[start][0] == "B":
            while end < len(tags) and tags[end] == f"I-{tags[start][2:]}":
                end += 1
            yield start, end, tags[start][2:]
        start = end


def pool(sentences: Sequence[Sentence]) -> Pool:
    """Every different name of some sentences, by kind and length."""
    found: dict[tuple[str, int], dict[tuple[str, ...], None]] = {}
    for one in sentences:
        for start, end, kind in names_of(one):
            found.setdefault((kind, end - start), {})[tuple(one.words[start:end])] = None
    return {key: [list(name) for name in names] for key, names in found.items()}


def swap(one: Sentence, others: Pool, chance: random.Random) -> Sentence:
    """The sentence with some of its names changed."""
    words = list(one.words)
    lemmas = list(one.lemmas) if one.lemmas else None
    for start, end, kind in names_of(one):
        if chance.randrange(ONE_IN) == 0:
            words[start:end] = chance.choice(others[kind, end - start])
            if lemmas:
                lemmas[start:end] = words[start:end]
    return replace(one, words=words, lemmas=lemmas)

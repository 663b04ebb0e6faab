"""GUM's brackets to mentions: what each word that heads one stands for, and the names among them.

Rule: GUM marks all mentions, not only names; a name is the run of proper nouns around a mention's head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.sentences import KINDS, TITLES, Sentence

_OPEN = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of GUM: its first and last word, the word that heads it, its kind, and whether it is old."""

    start: int
    end: int
    head: int
    kind: str
    old: bool


def mentions_of(one: Sentence, misc: list[str]) -> list[Mention]:
    """The mentions of a sentence, out of its brackets; those that it does not close are left out."""
    assert one.heads is not None
    spans: list[tuple[int, int, list[str]]] = []
    stack: list[tuple[int, list[str]]] = []
    for at, cell in enumerate(misc):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
        for part in _OPEN.finditer(found[1]) if found else ():
            if part[1]:
                fields = part[1].split("-")
                if part[2]:
                    spans.append((at, at, fields))
                else:
                    stack.append((at, fields))
                continue
            for place in range(len(stack) - 1, -1, -1):
                if stack[place][1][0] == part[3]:
                    start, fields = stack.pop(place)
                    spans.append((start, at, fields))
                    break
    mentions = []
    for start, end, fields in spans:
        heads = [at for at in range(start, end + 1) if not start <= one.heads[at] - 1 <= end]
        if heads and len(fields) > 2:
            mentions.append(Mention(start, end, heads[0], fields[1], fields[2].startswith("giv")))
    return mentions


def heads(one: Sentence, mentions: list[Mention]) -> tuple[list[str], list[bool | None]]:
    """What is mentioned by each word that heads a mention; of several the widest counts."""
    kinds = ["none"] * len(one.words)
    old: list[bool | None] = [None] * len(one.words)
    for mention in sorted(mentions, key=lambda it: it.end - it.start):
        if mention.kind in KINDS:
            kinds[mention.head], old[mention.head] = mention.kind, mention.old
    return kinds, old


def names(one: Sentence, mentions: list[Mention]) -> list[str | None]:
    """Names from entity mentions: the run of proper nouns around a mention's head.

    GUM marks all mentions, not only names. A proper noun in no such run is not told (None): it may be part
    of a name of a kind that other corpora do not count.
    """
    assert one.tags is not None
    tags: list[str | None] = [None if tag == "PROPN" else "O" for tag in one.tags]
    taken = [False] * len(tags)
    runs = []
    for mention in mentions:
        if one.tags[mention.head] != "PROPN":
            continue
        low = high = mention.head
        while low > mention.start and one.tags[low - 1] == "PROPN":
            low -= 1
        while high < mention.end and one.tags[high + 1] == "PROPN":
            high += 1
        while mention.kind == "person" and low < high and one.words[low].lower() in TITLES:
            low += 1
        runs.append((high - low, low, high, _KINDS.get(mention.kind)))
    for _, low, high, name in sorted(runs, key=lambda run: -run[0]):
        if any(taken[low : high + 1]):
            continue
        for at in range(low, high + 1):
            taken[at] = True
            tags[at] = f"{'B' if at == low else 'I'}-{name}" if name else "O"
    return tags

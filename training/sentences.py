"""Annotated sentences of several corpora in one shape.

Rule: what a corpus does not annotate is None, never a negative: the loss of a head is taken over what is
annotated alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("none", "person", "place", "organization", "object", "event", "time", "abstract", "substance",
         "animal", "plant")  # fmt: skip
_TITLES = (
    "mr mr. mrs mrs. ms ms. dr dr. president prime minister senator sen. sir lord lady professor prof. "
    "captain general king queen prince princess pope chancellor governor judge justice secretary"
)
TITLES = frozenset(_TITLES.split())  # written before a person's name, and no part of it
NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")


@dataclass(slots=True)
class Sentence:
    """One sentence with what is known of its words; `heads` are 1-based, 0 is the root.

    `names` has None at a word of which the corpus does not tell; `facts` has -3 to 3 for some words.
    `kinds` tells of each word what the mention is that it heads, `old` which of these are mentioned before.
    `spaces` tells after which words a space follows, `paragraph` whether a new paragraph begins with it.
    """

    words: list[str]
    document: str
    source: str
    tags: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    lemmas: list[str] | None = None
    kinds: list[str] | None = None
    old: list[bool | None] | None = None
    names: list[str | None] | None = None
    triggers: list[bool] | None = None
    facts: dict[int, float] = field(default_factory=dict)
    spaces: list[bool] | None = None
    paragraph: bool = False
    genre: str = ""
    id: str = ""


def valid(tags: list[str | None]) -> list[str | None]:
    """Names in IOB2: other labels become O, an inside without its beginning begins one."""
    found: list[str | None] = []
    before: str | None = "O"
    for tag in tags:
        if tag is not None and tag not in NAMES:
            tag = "O"
        if tag is not None and tag[0] == "I" and (before is None or before == "O" or before[2:] != tag[2:]):
            tag = f"B-{tag[2:]}"
        found.append(tag)
        before = tag
    return found

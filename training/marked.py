"""Sentences written for this to annotated ones: a line a sentence, an empty line between paragraphs, `---`
between documents; names in [PER ...], predicates in {2 ...} with their factuality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer

from servanda.read.network.tokens import make_tokenizer
from training.sentences import Sentence, valid

_TOKEN = re.compile(r"\[(PER|LOC|ORG) ([^\[\]{}]+)\]|\{(-?\d) ([^\[\]{}\s]+)\}|([^\[\]{}]+)")


def load(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the files of a folder."""
    cut = make_tokenizer(spacy.blank("en").vocab)
    for file in sorted(folder.glob("*.txt")):
        number, paragraph = 0, True
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                paragraph = True
            elif line.strip() == "---":
                number, paragraph = number + 1, True
            else:
                yield _written(line.strip(), f"{file.stem} {number}", paragraph, cut)
                paragraph = False


def _written(line: str, document: str, paragraph: bool, cut: Tokenizer) -> Sentence:
    text, spans, facts = "", [], {}
    for part in _TOKEN.finditer(line):
        if part[1]:
            spans.append((len(text), len(text) + len(part[2]), part[1]))
        elif part[3]:
            facts[len(text)] = float(part[3])
        text += part[2] or part[4] or part[5]
    words, spaces, tags, told = [], [], list[str | None](), {}
    for at, token in enumerate(cut(text)):
        kind = next((span for span in spans if span[0] <= token.idx < span[1]), None)
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        tags.append("O" if kind is None else f"{'B' if token.idx == kind[0] else 'I'}-{kind[2]}")
        if token.idx in facts:
            told[at] = facts[token.idx]
    return Sentence(
        words, document, "written", names=valid(tags), facts=told, spaces=spaces, paragraph=paragraph
    )

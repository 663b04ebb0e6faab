"""Fits the weights by which a phrase is told to mean one before it.

On the training part of GUM, one topic of MEANTIME and the marked reports for development.

    python -m training.salience [--out src/servanda/read/lexicons/salience.yaml]

Rule: the readers find phrases and names as ever; gold chains only tell which reading is right. Weights are
those of a log-linear model over the readings of a phrase, apart for each class of phrases, with a penalty.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.accuracy import shared
from benchmarks.accuracy.chains import Chained, Gold, gum, marked, meantime

from servanda.model.source import Document
from servanda.read import language, salience
from servanda.read.actors import prepare
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.referents import Referent
from servanda.read.referring import Phrase, find_phrases
from servanda.read.resolving import Reading, resolve

MARKED = Path("benchmarks/accuracy/resolved/dev")
OUT = Path("src/servanda/read/lexicons/salience.yaml")
_PRONOUNS, _NOUNS = 4.0, 1.0  # penalties: those that GUM's development part and the marked reports like best
_HEAD = """# Weights of what may hold of a phrase and of one whom it may mean, by class; see salience.py.
# Fitted by training/salience.py, which tells on what: do not edit by hand.
"""


@dataclass(slots=True)
class Case:
    """One phrase to resolve: what holds of each reading, and which is right."""

    class_: str
    rows: list[list[str]]
    right: int


def gold_of(heads: dict[int, list[Gold]], start: int) -> Gold | None:
    """The gold mention whose head a phrase's head is: the narrowest."""
    fits = heads.get(start, [])
    return min(fits, key=lambda one: one.end - one.start) if fits else None


def cases(one: Chained, page: Page) -> Iterable[Case]:
    """The phrases of a document, read with its gold chains."""
    lines, registry = prepare(page, Lexicon.of())
    heads: defaultdict[int, list[Gold]] = defaultdict(list)
    for gold in one.mentions:
        for at in range(gold.head[0], gold.head[1]):
            heads[at].append(gold)
    found: list[Case] = []

    def mine(phrase: Phrase) -> Gold | None:
        sentence = page.sentences[phrase.sentence]
        return gold_of(heads, sentence.offset + sentence.span.doc[phrase.head].idx)

    def choose(reading: Reading) -> tuple[int, float]:
        gold = mine(reading.phrase)
        right = len(reading.options)
        if gold is not None:
            right = next((at for at, each in enumerate(reading.options) if gold.chain in each.chains), right)
        found.append(Case(salience.class_of(reading.phrase), reading.rows, right))
        return right, 1.0

    def seen(referent: Referent, phrase: Phrase) -> None:
        gold = mine(phrase)
        if referent.members:
            sentence = page.sentences[phrase.sentence]
            fits = heads.get(sentence.offset + sentence.span.doc[phrase.head].idx, [])
            gold = max(fits, key=lambda one: one.end - one.start) if len(fits) > 1 else None
            if all(each.chains for each in referent.members):
                referent.chains.add("+".join(sorted(min(each.chains) for each in referent.members)))
        if gold is not None:
            referent.chains.add(gold.chain)

    resolve(find_phrases(lines, page.sentences), registry, choose, seen)
    return found


def fit(rows: list[Case], *, penalty: float, rounds: int = 200) -> dict[str, float]:
    """The weights of one class: full gradients, Adam, a penalty on their squares."""
    counts: defaultdict[str, int] = defaultdict(int)
    for case in rows:
        for name in {name for row in case.rows for name in row}:
            counts[name] += 1
    names = sorted(name for name, count in counts.items() if count >= 8)
    number = {name: at for at, name in enumerate(names)}
    of_row, of_name, starts, right, at = [], [], [], [], 0
    for case in rows:
        starts.append(at)
        right.append(at + case.right)
        for row in case.rows:
            for name in row:
                if name in number:
                    of_row.append(at)
                    of_name.append(number[name])
            at += 1
    rows_of, names_of = np.array(of_row), np.array(of_name)
    first, hit = np.array(starts), np.array(right)
    sizes = np.diff(np.append(first, at))
    weights = np.zeros(len(names))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    target = np.zeros(at)
    target[hit] = 1.0
    for step in range(1, rounds + 1):
        scores = np.bincount(rows_of, weights[names_of], minlength=at)
        scores -= np.repeat(np.maximum.reduceat(scores, first), sizes)
        raised = np.exp(scores)
        chances = raised / np.repeat(np.add.reduceat(raised, first), sizes)
        gradient = (
            np.bincount(names_of, (chances - target)[rows_of], minlength=len(names)) + penalty * weights
        )
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[at]), 2) for name, at in number.items() if abs(weights[at]) >= 0.05}


def written(weights: dict[str, dict[str, float]]) -> str:
    """The table as YAML."""
    lines = [_HEAD]
    for class_, row in sorted(weights.items()):
        lines.append(f"{class_}:\n")
        lines += [f'  "{name}": {weight:.2f}\n' for name, weight in sorted(row.items())]
    return "".join(lines)


def documents(root: Path) -> Iterable[Chained]:
    """What weights are fitted on; what is news or near it counts three times."""
    yield from gum(root, "train")
    for _ in range(3):
        yield from (one for one in meantime(root) if one.genre == "airbus")
        yield from marked(MARKED)


def pages(root: Path) -> Iterable[tuple[Chained, Page]]:
    """The documents to fit on, read as raw text."""
    for one in documents(root):
        document = Document(id="d_gold", sha256="", file=one.name, text=one.text)
        yield one, make_page(document, language.load())


def main(read: Iterable[tuple[Chained, Page]], out: Path) -> None:
    """Fit and write."""
    held: defaultdict[str, list[Case]] = defaultdict(list)
    for one, page in read:
        for case in cases(one, page):
            held[case.class_].append(case)
    weights = {
        class_: fit(rows, penalty=_NOUNS if class_.startswith("noun") else _PRONOUNS)
        for class_, rows in held.items()
        if len(rows) >= 30
    }
    out.write_text(written(weights), encoding="utf-8")
    for class_, rows in sorted(held.items()):
        print(
            f"{class_:24} {len(rows)} phrases, {sum(c.right < len(c.rows) - 1 for c in rows)} mean one before"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    corpora = shared.root()
    if corpora is None:
        raise SystemExit(shared.ABSENT)
    main(pages(corpora), given.out)

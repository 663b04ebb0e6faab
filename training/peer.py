"""The network's corpora to a spaCy CNN, for its figures to stand beside the network's.

    python -m training.peer --gold ../shared/gold --out build/peer

The peer is what spaCy recommends (`spacy init config --optimize efficiency`): one CNN, on which
tagger, parser and names stand. It is taught the same words, tags, trees and names, for some epochs; what
tells the dev parts best is kept. An epoch takes about four minutes of one core of a small server.

Rule: what a corpus does not annotate is missing to the peer too, never a negative.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as spacy_train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training import corpora
from training.sentences import Sentence

DEV = ("ewt-dev", "gum-dev")
PIPES = ("morphologizer", "parser", "ner")
SENTENCES = 10  # of a text, as `spacy convert` groups them; the parser learns to part them
BATCH = 1000  # words of a step; spaCy would begin with 100, at which a word takes twice the time
EVERY = 500  # steps between two measures of the dev parts: an epoch
EPOCHS = 5  # at most; fewer where two of them bring nothing better
WEIGHTS = {"pos_acc": 0.25, "dep_las": 0.5, "ents_f": 0.25}  # of the score that chooses the best


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("build/peer"))
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    train(told.gold, told.out, told.seed)


def train(gold: Path, out: Path, seed: int) -> None:
    """Write the texts and the settings, then train; `out`/model-best is the pipeline.

    spaCy shows how far it is, and a line for each measure of the dev parts.
    """
    data = out / "data"
    data.mkdir(parents=True, exist_ok=True)
    found, vocab = corpora.load(gold), spacy.blank("en").vocab
    for part, names in (("train", corpora.TRAIN), ("dev", DEV)):
        docs = list(texts((one for name in names for one in found[name]), vocab))
        DocBin(docs=docs).to_disk(data / f"{part}.spacy")
        print(f"{part}: {len(docs):,} texts, {sum(map(len, docs)):,} words", flush=True)
    settings(out, data, seed)
    spacy_train(out / "config.cfg", out)


def settings(out: Path, data: Path, seed: int) -> None:
    """Write spaCy's recommended settings, with averaged weights and our own end."""
    config = init_config(lang="en", pipeline=list(PIPES), optimize="efficiency", gpu=False)
    config["paths"].update(train=str(data / "train.spacy"), dev=str(data / "dev.spacy"))
    config["system"]["seed"] = seed
    config["training"].update(eval_frequency=EVERY, patience=2 * EVERY, max_epochs=EPOCHS, max_steps=0)
    config["training"]["logger"]["progress_bar"] = True
    config["training"]["optimizer"]["use_averages"] = True
    config["training"]["batcher"]["size"] = BATCH
    weights = config["training"]["score_weights"]
    weights.update(dict.fromkeys(weights), **WEIGHTS)  # None: neither counted nor shown
    config.to_disk(out / "config.cfg")


def texts(sentences: Iterable[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Consecutive sentences of one document as texts; a sentence of which nothing is taught is left out."""
    taught = (one for one in sentences if one.words and (one.heads is not None or one.names is not None))
    for _, of_document in groupby(taught, key=lambda one: (one.source, one.document, one.heads is None)):
        held = list(of_document)
        for at in range(0, len(held), SENTENCES):
            yield text(held[at : at + SENTENCES], vocab)


def text(sentences: list[Sentence], vocab: Vocab) -> Doc:
    """One text of sentences that have all a tree or none."""
    words = [word for one in sentences for word in one.words]
    spaces = [space for one in sentences for space in one.spaces or [True] * len(one.words)]
    names = [name or "" for one in sentences for name in one.names or [None] * len(one.words)]
    if sentences[0].heads is None:
        return Doc(vocab, words=words, spaces=spaces, ents=names)
    heads: list[int] = []
    for one in sentences:
        first = len(heads)
        # 1-based with 0 for the root, to places in the text where the root is its own head.
        heads += [first + (head - 1 if head else at) for at, head in enumerate(one.heads or ())]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        ents=names,
        heads=heads,
        # The parser knows the root by this name alone.
        deps=["ROOT" if name == "root" else name for one in sentences for name in one.relations or ()],
        pos=[tag for one in sentences for tag in one.tags or ()],
        morphs=["" if feats == "_" else feats for one in sentences for feats in one.feats or ()],
    )


if __name__ == "__main__":
    main()

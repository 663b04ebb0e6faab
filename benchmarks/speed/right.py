"""How right a spaCy pipeline is on the test parts of EWT and GUM: words given, and from raw text.

The scores are those of `benchmarks.accuracy.language`. Names of GUM count in the sentences of which it tells
every name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from training import corpora

from benchmarks.accuracy import language_scores as scores
from benchmarks.accuracy.language import Text, documents, given_doc, gold_of, raw, told_of

PARTS = ("ewt-test", "gum-test")
_ROOT = "universal_root"


def measure(nlp: Any, gold: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Give the figures of a pipeline, in per cent, by part and by what it was given."""
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(_ROOT)
    found = corpora.load(gold)
    for part in PARTS:
        texts = documents([one if told(one.names) else replace(one, names=None) for one in found[part]])
        yield f"{part}, words given", figures(texts, list(nlp.pipe([given_doc(nlp, text) for text in texts])))
        yield f"{part}, raw text", figures(texts, list(nlp.pipe([raw(text) for text in texts])))


def told(names: list[str | None] | None) -> bool:
    """Tell whether the corpus says of each word whether it is of a name."""
    return names is not None and None not in names


def figures(texts: list[Text], docs: list[Doc]) -> dict[str, float]:
    """Give UPOS, LAS (universal relations), names and sentences of the Docs of annotated documents."""
    pairs = [(gold_of(text), told_of(doc)) for text, doc in zip(texts, docs, strict=True)]
    syntax = scores.syntax(pairs)
    shown = {name: syntax[name] for name in ("UPOS", "LAS", "sentences")}
    return {name: 100 * one for name, one in {**shown, "names": scores.names(pairs)["all F1"]}.items()}


def universal_root(doc: Doc) -> Doc:
    """Call the root as Universal Dependencies do; spaCy's parser has a name of its own for it."""
    for token in doc:
        if token.dep_ == "ROOT":
            token.dep_ = "root"
    return doc


Language.component(_ROOT, func=universal_root)  # spaCy finds components by name

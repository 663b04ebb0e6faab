"""The language model against Universal Dependencies (EWT, GUM), UNER, ECB+ and UDS factuality.

Rows: with gold words and sentences, and from raw text. From raw text a document is rebuilt from its words
(SpaceAfter), paragraphs parted by an empty line; words are matched by their characters, white space not
counted, as in CoNLL 2018: a word that is cut otherwise is wrong in all. LAS compares universal relations.

    python -m benchmarks.accuracy.language [--dev] [--folder WEIGHTS]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import accumulate, pairwise
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from training import corpora
from training.sentences import Sentence, valid

from benchmarks.accuracy import language_scores as scores
from benchmarks.accuracy import shared
from benchmarks.accuracy.language_scores import Reading, Word
from servanda.read import language
from servanda.read.network import component
from servanda.read.network.tokens import make_tokenizer

NEWS = "news"
Text = list[Sentence]


def measure(root: Path, *, dev: bool = False, nlp: Language | None = None) -> dict[str, float]:
    """Score every task; keys as in floors.json, values from 0 to 1."""
    nlp = nlp or language.load()
    part = "dev" if dev else "test"
    gold = corpora.load(root / "gold")
    found: dict[str, float] = {}
    ewt, gum = documents(gold[f"ewt-{part}"]), documents(gold[f"gum-{part}"])
    news = [one for one in gum if one[0].genre == NEWS]
    for name, texts in (("ewt", ewt), ("gum", gum), ("gum-news", news)):
        given = _pairs(texts, nlp.pipe(given_doc(nlp, text) for text in texts))
        _put(found, f"{name} gold", scores.syntax(given))
        from_raw = _pairs(texts, nlp.pipe(raw(text) for text in texts))
        _put(found, f"{name} raw", scores.syntax(from_raw))
        if name == "ewt":
            _put(found, "uner-ewt gold", scores.names(given))
            _put(found, "uner-ewt raw", scores.names(from_raw))
            _put(found, "uds gold", scores.facts(given))
    ecb = documents(gold["ecb-dev"])
    _put(found, "ecb-dev gold", scores.triggers(_pairs(ecb, nlp.pipe(given_doc(nlp, one) for one in ecb))))
    return found


def _put(found: dict[str, float], name: str, figures: dict[str, float]) -> None:
    print(f"{name:14} " + "  ".join(f"{task} {figure:.4f}" for task, figure in figures.items()), flush=True)
    found.update({f"language {name} {task}": round(figure, 4) for task, figure in figures.items()})


def _pairs(texts: list[Text], docs: Iterable[Doc]) -> list[tuple[Reading, Reading]]:
    return [(gold_of(text), told_of(doc)) for text, doc in zip(texts, docs, strict=True)]


def documents(sentences: list[Sentence]) -> list[Text]:
    """Consecutive sentences of one document together."""
    found: list[Text] = []
    for one in sentences:
        if found and found[-1][-1].document == one.document:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def raw(text: Text) -> str:
    """The document as it was written, as far as its words tell."""
    parts: list[str] = []
    for number, one in enumerate(text):
        if number:
            parts.append("\n\n" if one.paragraph else " " if _spaced(text[number - 1]) else "")
        spaces = one.spaces or [True] * len(one.words)
        parts += [word + " " * space for word, space in zip(one.words[:-1], spaces[:-1], strict=True)]
        parts.append(one.words[-1])
    return "".join(parts)


def _spaced(one: Sentence) -> bool:
    return one.spaces is None or one.spaces[-1]


def given_doc(nlp: Language, text: Text) -> Doc:
    """A Doc of gold words and sentences."""
    return Doc(
        nlp.vocab,
        words=[word for one in text for word in one.words],
        spaces=[space for one in text for space in one.spaces or [True] * len(one.words)],
        sent_starts=[at == 0 for one in text for at in range(len(one.words))],
    )


def gold_of(text: Text) -> Reading:
    """What is annotated of a document."""
    found = Reading()
    end = 0
    for one in text:
        edges = list(accumulate((_length(word) for word in one.words), initial=end))
        places = list(pairwise(edges))
        for at, place in enumerate(places):
            head = one.heads[at] if one.heads else 0
            found.words.append(
                Word(
                    place,
                    one.tags[at] if one.tags else "",
                    one.lemmas[at] if one.lemmas else "_",
                    places[head - 1] if head else None,
                    one.relations[at] if one.relations else "",
                    one.triggers[at] if one.triggers else None,
                    one.facts.get(at),
                )
            )
        found.sentences.append((edges[0], edges[-1]))
        if one.names is None:
            found.unknown.append((edges[0], edges[-1]))
        else:
            found.names |= _names(valid(one.names), places)
        end = edges[-1]
    return found


def _names(tags: list[str | None], places: list[tuple[int, int]]) -> set[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for tag, (low, high) in zip(tags, places, strict=True):
        if tag and tag[0] == "B":
            found.append((low, high, tag[2:]))
        elif tag and tag[0] == "I":
            found[-1] = (found[-1][0], high, tag[2:])
    return set(found)


def told_of(doc: Doc) -> Reading:
    """What the pipeline told of a document."""
    edges = list(accumulate((_length(token.text) if not token.is_space else 0 for token in doc), initial=0))
    found = Reading()
    for token in doc:
        if token.is_space:
            continue
        place = (edges[token.i], edges[token.i + 1])
        head = None if token.head.i == token.i else (edges[token.head.i], edges[token.head.i + 1])
        more = token._
        found.words.append(
            Word(
                place,
                token.pos_,
                token.lemma_,
                head,
                token.dep_,
                more.trigger if token.has_extension("trigger") else None,
                more.factuality if token.has_extension("factuality") else None,
            )
        )
    begins = [edges[sent.start] for sent in doc.sents]
    found.sentences = [place for place in pairwise([*begins, edges[-1]]) if place[0] < place[1]]
    found.names = {
        (edges[ent.start], edges[ent.end], ent.label_)
        for ent in doc.ents
        if ent.label_ in ("PER", "LOC", "ORG")
    }
    return found


def _length(word: str) -> int:
    return sum(not letter.isspace() for letter in word)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dev", action="store_true", help="the dev parts")
    parser.add_argument("--folder", help="other weights")
    given = parser.parse_args()
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    nlp = None
    if given.folder:
        nlp = spacy.blank("en")
        nlp.tokenizer = make_tokenizer(nlp.vocab)
        nlp.add_pipe(component.NAME, config={"folder": given.folder})
        nlp.max_length = 100_000_000
    print(json.dumps(measure(root, dev=given.dev, nlp=nlp), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())

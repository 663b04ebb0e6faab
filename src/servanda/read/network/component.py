"""From a Doc's words to a Doc that is read: the spaCy component of the network.

Rule: each word is read once, in a window of its own Doc, and each window alone: what else is read with a text
changes nothing of it. White space belongs to the word before it. What was set on the Doc before (sentence
starts, names) is kept.

Set on each token: ``pos_``, ``morph``, ``lemma_``, ``dep_`` and ``head`` (Universal Dependencies v2),
``is_sent_start``, ``ent_type_`` (PER, LOC, ORG), ``_.trigger``, ``_.factuality`` (-3 surely not to 3 surely),
``_.kind`` (of what its mention is, "none" where it heads none), ``_.mentioned_before``. All arrays are of the
Doc's length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from servanda.read.network import lemmas, names, trees
from servanda.read.network.labels import Labels
from servanda.read.network.pieces import Pieces
from servanda.read.network.sentences import starts
from servanda.read.network.session import Scores, Session
from servanda.read.network.weights import FOLDER, LABELS, PIECES, Weights
from servanda.read.network.windows import cut, words_of

NAME = "servanda_network"
_KEY = "servanda_told"
_SPACE = "SPACE"
_OUTSIDE = 0.5  # names of EWT and GUM for development are found best with it
_KNOWN = 200_000  # lemmas kept
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Told:
    """What no attribute of spaCy holds, by token; `kinds` are numbers of `names`."""

    triggers: npt.NDArray[np.bool_]
    factuality: npt.NDArray[np.float32]
    kinds: Ints
    names: tuple[str, ...]
    before: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Ready:
    """The weights ready to read with, and the classes as a vocabulary numbers them."""

    session: Session
    pieces: Pieces
    labels: Labels
    ids: dict[int, npt.NDArray[np.uint64]]  # of the classes of each attribute
    lemmas: dict[tuple[int, str], int]  # of rule and word, as they are met


class Network:
    """The component. Weights are loaded with the first Doc: a pipeline goes to other processes cheaply.

    Args:
        nlp: the pipeline that it is of.
        folder: weights; None for those of the package.
        threads: how many windows of a batch are read at a time. It changes no reading.
    """

    def __init__(self, nlp: Language, folder: Path | None = None, threads: int = 1) -> None:
        self.vocab = nlp.vocab
        self.folder = folder or FOLDER
        self.threads = threads
        self._loaded: _Ready | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Read Docs, in their order; no more of them are held than a batch."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._read(batch)
                batch = []
        yield from self._read(batch)

    def load(self) -> _Ready:
        """The weights, checked and ready.

        Raises:
            BadWeights: a file of the weights is missing or altered.
        """
        if self._loaded is None:
            weights = Weights(self.folder)
            weights.check()
            labels = Labels.of(weights.read(LABELS))
            add, strings = self.vocab.morphology.add, self.vocab.strings
            ids = {
                POS: np.array([strings.add(one) for one in labels.tags], np.uint64),
                MORPH: np.array([add(one) for one in labels.feats], np.uint64),
                DEP: np.array([strings.add(one) for one in labels.relations], np.uint64),
            }
            self._loaded = _Ready(Session(self.folder), Pieces(weights.read(PIECES)), labels, ids, {})
        return self._loaded

    def __getstate__(self) -> dict[str, Any]:
        """A session stays where it was made."""
        return {**self.__dict__, "_loaded": None}

    def _read(self, docs: list[Doc]) -> Iterator[Doc]:
        ready = self.load()
        texts = [[token.text for token in doc] for doc in docs]
        cuts = [cut(doc, words, ready.pieces) for doc, words in zip(docs, texts, strict=True)]
        encoded = [
            ready.pieces.encode([words[at] for at in run])
            for words, runs in zip(texts, cuts, strict=True)
            for run in runs
        ]
        scores = list(ready.session.tell_many(encoded, self.threads))
        begins, heads, left = [], list[Ints](), iter(scores)
        for doc, runs in zip(docs, cuts, strict=True):
            told = [next(left) for _ in runs]
            begins.append(starts(doc, runs, told))
            heads += [trees.trees(one.arcs, begins[-1][run]) for run, one in zip(runs, told, strict=True)]
        relations = ready.session.relate_many(scores, heads)
        windows = iter(
            _Window(one, own, found[1:].argmax(1))
            for one, own, found in zip(scores, heads, relations, strict=True)
        )
        for doc, words, runs, own in zip(docs, texts, cuts, begins, strict=True):
            yield _set(doc, words, own, [(run, next(windows)) for run in runs], ready)


@dataclass(frozen=True, slots=True)
class _Window:
    """What was told of a window: scores, the head of each row, the relation of each word."""

    scores: Scores
    heads: Ints
    relations: Ints


def _set(
    doc: Doc,
    words: list[str],
    begins: npt.NDArray[np.bool_],
    windows: list[tuple[list[int], _Window]],
    ready: _Ready,
) -> Doc:
    """Put what the network told of the windows of a Doc on it."""
    size = len(doc)
    if size == 0:
        return doc
    heads: Ints = np.arange(size)
    columns = {attribute: np.zeros(size, np.uint64) for attribute in (POS, MORPH, LEMMA, DEP)}
    name_tags, kinds = np.zeros(size, np.int64), np.zeros(size, np.int64)
    events = np.zeros((size, 3), np.float32)
    events[:, 0] = events[:, 2] = -1
    root = -1  # of the sentence before
    for run, window in windows:
        at, one, own = np.array(run), window.scores, window.heads
        columns[DEP][at] = ready.ids[DEP][window.relations]
        heads[at] = np.where(own[1:] == 0, at, at[own[1:] - 1])
        roots = at[own[1:] == 0]
        if not begins[at[0]] and root >= 0:  # the sentence goes on from the window before
            heads[roots[0]] = root
            columns[DEP][roots[0]] = doc.vocab.strings.add("parataxis")
        if begins[at[0]] or root < 0 or len(roots) > 1:
            root = int(roots[-1])
        columns[POS][at] = ready.ids[POS][one.tags[1:]]
        columns[MORPH][at] = ready.ids[MORPH][one.feats[1:]]
        rules = one.lemmas[1:].tolist()
        columns[LEMMA][at] = [
            _lemma(doc, ready, rule, words[place]) for rule, place in zip(rules, run, strict=True)
        ]
        name_tags[at] = names.best(one.names[1:], _OUTSIDE)
        kinds[at] = one.kinds[1:]
        events[at] = one.events[1:]
    _attach_spaces(doc, heads, columns)
    columns[HEAD] = (heads - np.arange(size)).astype(np.int64).view(np.uint64)
    doc.from_array(list(columns), np.stack(list(columns.values()), axis=1))
    if not doc.has_annotation("ENT_IOB"):
        doc.set_ents(_names(doc, name_tags))
    factuality = np.clip(events[:, 1], -3, 3)
    doc.user_data[_KEY] = Told(events[:, 0] > 0, factuality, kinds, ready.labels.kinds, events[:, 2] > 0)
    return doc


def _lemma(doc: Doc, ready: _Ready, rule: int, word: str) -> int:
    known = ready.lemmas.get((rule, word))
    if known is None:
        known = int(doc.vocab.strings.add(lemmas.apply(ready.labels.lemmas[rule], word)))
        if len(ready.lemmas) < _KNOWN:
            ready.lemmas[rule, word] = known
    return known


def _attach_spaces(doc: Doc, heads: Ints, columns: dict[int, npt.NDArray[np.uint64]]) -> None:
    """White space hangs on the word before it; at the beginning on the one after it."""
    space = doc.to_array(IS_SPACE) != 0
    spaces: list[int] = np.flatnonzero(space).tolist()
    words: list[int] = np.flatnonzero(~space)[:1].tolist()
    strings = doc.vocab.strings
    for at in spaces:
        if not words or at < words[0]:
            heads[at] = words[0] if words else 0
        else:
            heads[at] = heads[at - 1] if space[at - 1] else at - 1
        columns[POS][at] = strings.add(_SPACE)
        columns[DEP][at] = strings.add("dep")
        columns[LEMMA][at] = strings.add(doc[at].text)


def _names(doc: Doc, tags: Ints) -> list[Span]:
    """Names as spans; white space within one belongs to it."""
    if not tags.any():
        return []
    places = words_of(doc)
    found = names.spans(tags[places])
    return [Span(doc, places[low], places[high - 1] + 1, label=kind) for low, high, kind in found]


def _told(token: Token) -> Told | None:
    found: Told | None = token.doc.user_data.get(_KEY)
    return found


def _extend() -> None:
    """Let each token tell what no attribute of spaCy holds; of a Doc that was not read, nothing."""
    getters = {
        "trigger": lambda token: bool(told.triggers[token.i]) if (told := _told(token)) else None,
        "factuality": lambda token: float(told.factuality[token.i]) if (told := _told(token)) else None,
        "kind": lambda token: told.names[told.kinds[token.i]] if (told := _told(token)) else None,
        "mentioned_before": lambda token: bool(told.before[token.i]) if (told := _told(token)) else None,
    }
    for name, getter in getters.items():
        Token.set_extension(name, getter=getter, force=True)


_extend()


def make(nlp: Language, name: str, folder: str | None, threads: int) -> Network:
    """Make the component as spaCy asks for it."""
    assert name
    return Network(nlp, Path(folder) if folder else None, threads)


Language.factory(
    NAME,
    default_config={"folder": None, "threads": 1},
    assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "token.is_sent_start",
             "doc.ents"],
    func=make,
)  # fmt: skip

"""Names of persons, places and organisations against UNER-EWT (web text) and re3d (official documents).

Rows: P, R and F1 of whole names with their type, the extent exact. EWT sentences are read as the documents
they come from. re3d marks descriptions as well as names ("the Minister"); only its names in capitals count,
and a found name is held wrong there only where no marked entity of its type overlaps it.

    python -m benchmarks.accuracy.names [--errors]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy import shared
from servanda.model.actor import ActorType
from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors
from servanda.read.gazetteer import gazetteer
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page

EWT = Path("gold/uner-ewt")
RE3D = Path("gold/re3d")
KINDS = ("PER", "LOC", "ORG")
_TYPES = {
    ActorType.PERSON: "PER",
    ActorType.STATE: "LOC",
    ActorType.PLACE: "LOC",
    ActorType.ORGAN: "ORG",
    ActorType.ORGANISATION: "ORG",
}
_RE3D = {"Person": "PER", "Location": "LOC", "Organisation": "ORG"}
Name = tuple[int, int, str]


@dataclass(slots=True)
class Text:
    """One document with its gold names; `loose` are marked stretches that are no plain names."""

    name: str
    text: str
    gold: set[Name] = field(default_factory=set)
    loose: list[Name] = field(default_factory=list)


def ewt(root: Path, part: str = "test") -> Iterator[Text]:
    """The documents of UNER-EWT: one sentence a line, rebuilt from the sentences' own text."""
    held: Text | None = None
    at = base = 0
    open_: list[int] = []
    label = ""
    for line in (root / EWT / f"en_ewt-ud-{part}.iob2").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if held is not None:
                yield held
            held = Text(line.partition("=")[2].strip(), "")
        elif line.startswith("# text = ") and held is not None:
            base = at = len(held.text)
            held.text += line.removeprefix("# text = ") + "\n"
        elif line[:1].isdigit() and held is not None:
            _, word, tag, *_ = line.split("\t")
            start = held.text.find(word, at)
            if start < 0 or start > at + 3:
                start = at
            at = start + len(word)
            if tag.startswith("I-") and open_ and tag[2:] == label:
                open_[1] = at
                continue
            _close(held, open_, label)
            open_, label = ([start, at], tag[2:]) if tag.startswith("B-") else ([], "")
        elif not line and held is not None:
            _close(held, open_, label)
            open_, label = [], ""
            assert base <= len(held.text)
    if held is not None:
        _close(held, open_, label)
        yield held


def _close(held: Text, span: list[int], label: str) -> None:
    if span and label in KINDS:
        held.gold.add((span[0], span[1], label))


def re3d(root: Path) -> Iterator[Text]:
    """The documents of re3d; names are the marked stretches that begin with a capital and no article."""
    for folder in sorted(path for path in (root / RE3D).iterdir() if path.is_dir()):
        documents = {
            row["_id"]: Text(row["title"], row["text"])
            for row in _rows(folder / "documents.json")
            if row["text"]
        }
        for row in _rows(folder / "entities.json"):
            one, kind = documents.get(row["documentId"]), _RE3D.get(row["type"])
            if one is None or kind is None or one.text[row["begin"] : row["end"]] != row["value"]:
                continue
            name = (row["begin"], row["end"], kind)
            if all(
                word[0].isupper() or word in ("of", "the", "and", "for", "al")
                for word in row["value"].split()
            ):
                one.gold.add(name)
            one.loose.append(name)
        yield from documents.values()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def found_in(text: str) -> set[Name]:
    """The names that the reader finds: the longest where they nest; demonyms and nominals left out."""
    lexicon = Lexicon.of()
    document = Document(id="d_gold", sha256="", file="gold", text=text)
    names = gazetteer(lexicon)
    spans: list[Name] = []
    for actor in find_actors(make_page(document, language.load()), lexicon):
        kind = _TYPES.get(actor.type)
        for mention in actor.mentions:
            entry = names.lookup(mention.text)
            if kind is None or mention.kind != "name" or (entry and entry.sort in ("adjective", "people")):
                continue
            if actor.type is ActorType.ORGAN and mention.text[0].islower():
                continue
            spans.append((mention.start, mention.end, kind))
    return {
        one for one in spans if not any(o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in spans)
    }


def measure(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Score both corpora; keys as in floors.json."""
    scores: dict[str, float] = {}
    for name, texts, lenient in (("uner-ewt", ewt(root), False), ("re3d", re3d(root), True)):
        right: Counter[str] = Counter()
        found: Counter[str] = Counter()
        gold: Counter[str] = Counter()
        for one in texts:
            mine = found_in(one.text)
            if lenient:
                mine = {span for span in mine if span in one.gold or not _overlaps(span, one.loose)}
            for span in mine:
                found[span[2]] += 1
                right[span[2]] += span in one.gold
            for span in one.gold:
                gold[span[2]] += 1
            if errors:
                _show(one, mine)
        for kind in (*KINDS, "all"):
            kinds = KINDS if kind == "all" else (kind,)
            hits, n, m = (sum(count[k] for k in kinds) for count in (right, found, gold))
            f1 = 2 * hits / (n + m) if n + m else 0.0
            precision, recall = hits / max(1, n), hits / max(1, m)
            print(f"{name} {kind:4} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {m})")
            scores[f"names {name} {kind} F1"] = round(f1, 4)
    return scores


def _overlaps(span: Name, others: list[Name]) -> bool:
    return any(o[0] < span[1] and span[0] < o[1] and o[2] == span[2] for o in others)


def _show(one: Text, mine: set[Name]) -> None:
    for label, spans in (("spurious", mine - one.gold), ("missed", one.gold - mine)):
        for start, end, kind in sorted(spans):
            around = (
                one.text[max(0, start - 30) : start]
                + "[["
                + one.text[start:end]
                + "]]"
                + one.text[end : end + 20]
            )
            print(f"{label:9}{kind} {around!r}")


if __name__ == "__main__":
    corpora = shared.root()
    if corpora is None:
        sys.exit(shared.ABSENT)
    for metric, score in measure(corpora, errors="--errors" in sys.argv).items():
        print(json.dumps({metric: score}))

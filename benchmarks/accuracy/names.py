"""Names of persons, places and organisations: UNER-EWT (web text), GUM, re3d (official documents).

Rows: P, R and F1 of whole names with their type, the extent exact. EWT sentences are read as the documents
they come from. GUM marks all mentions: a name is the run of capitals around a head that is a proper noun,
without article and title; offices and demonyms are none, and what overlaps no mention's head is not counted.
re3d marks descriptions as well as names ("the Minister"); in `re3d` only its stretches in capitals count, and
a found name is held wrong only where no marked entity of its type overlaps it. `re3d-plain` is what of that
gold is a name to us: pronouns, offices and demonyms are left out, articles and titles cut, a state is a place
whether or not it acts, and of nested ones the longest counts. Every second document of re3d is for
development; `re3d-plain` is the others.

    python -m benchmarks.accuracy.names [--errors] [--dev]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy import chains, shared
from servanda.model.actor import ActorType
from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors
from servanda.read.gazetteer import gazetteer
from servanda.read.lexicon import Lexicon
from servanda.read.offices import is_title, office_words
from servanda.read.page import make_page
from servanda.read.words import fold

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
_GUM = {"person": "PER", "place": "LOC", "organization": "ORG"}
_STATES = ("Government of ", "Governments of ", "Federal Government of ")  # states to us
_PRONOUNS = frozenset(
    ("i", "we", "he", "she", "it", "they", "you", "who", "his", "her", "our", "their", "us")
)
_WORD = re.compile(r"[^\W_](?:[\w&-]|\.(?=\w)|['’](?!s\b)(?=\w))*|['’]s\b|[^\w\s]")
_SMALL = frozenset(("of", "the", "and", "for", "de", "'s", "’s", "&"))
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


def plain(one: Text) -> Text:
    """The names of a document of re3d as they are names to us."""
    lexicon = gazetteer(Lexicon.of())
    kept: set[Name] = set()
    for start, end, kind in one.gold:
        text = one.text[start:end]
        start += len(text) - len(text.removeprefix("the ").removeprefix("The "))
        while (
            kind == "PER" and _is_title(one.text[start:end].partition(" ")[0]) and " " in one.text[start:end]
        ):
            start += one.text[start:end].index(" ") + 1
        text = one.text[start:end]
        entry = lexicon.lookup(text)
        if text.lower() in _PRONOUNS or "," in text or text.startswith(_STATES):
            continue
        if _is_title(text.rpartition(" ")[2]) and (entry is None or entry.type is not ActorType.ORGAN):
            continue
        if entry is not None and entry.sort in ("adjective", "people"):
            continue
        if entry is not None and entry.type is ActorType.STATE:
            kind = "LOC"
        kept.add((start, end, kind))
    return Text(one.name, one.text, _longest(kept), one.loose)


def _is_title(word: str) -> bool:
    low = fold(word).rstrip(".")
    return is_title(low) or low in office_words().honorifics or low in office_words().abbreviations


def gum(root: Path, part: str = "test") -> Iterator[Text]:
    """The documents of GUM with the names among its mentions."""
    for one in chains.gum(root, part):
        held = Text(one.name, one.text)
        spans: set[Name] = set()
        for mention in one.mentions:
            held.loose.append((*mention.head, ""))
            span = _run(one.text, mention) if mention.form == "name" else None
            office = mention.kind == "person" and span and _is_title(one.text[slice(*span)].partition(" ")[0])
            if span and not office:
                spans.add((*span, _GUM.get(mention.kind, "")))
        held.gold = {span for span in _longest(spans) if span[2]}
        yield held


def _run(text: str, mention: chains.Gold) -> tuple[int, int] | None:
    """The capitals around a mention's head, small words between them; None where they are no plain name."""
    words = [found.span() for found in _WORD.finditer(text, mention.start, mention.end)]
    tops = [at for at, (start, _) in enumerate(words) if mention.head[0] <= start < mention.head[1]]
    if not tops:
        return None
    first, last = tops[0], tops[-1]
    for step in (-1, 1):
        at = tops[0] if step < 0 else tops[-1]
        while 0 <= at + step < len(words):
            at += step
            word = text[slice(*words[at])]
            if word[0].isupper():
                first, last = min(first, at), max(last, at)
            elif word not in _SMALL or (word == "and" and mention.kind == "person"):
                break
    while mention.kind == "person" and first < last and _is_title(text[slice(*words[first])]):
        first += 1
    while first < last and (text[words[first][0]] == "." or text[slice(*words[first])] == "The"):
        first += 1
    if not text[words[first][0]].isupper():
        return None  # "King of Athens"
    low, high = words[first][0], words[min(last, len(words) - 1)][1]
    entry = gazetteer(Lexicon.of()).lookup(text[low:high])
    demonym = entry is not None and entry.sort in ("adjective", "people")
    return None if demonym or first > last or mention.head[1] > high else (low, high)


def _longest(spans: set[Name]) -> set[Name]:
    return {
        one for one in spans if not any(o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in spans)
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def found_in(text: str) -> dict[Name, float]:
    """The names that the reader finds, each with its confidence.

    The longest stand where they nest; demonyms and nominals are left out.
    """
    lexicon = Lexicon.of()
    document = Document(id="d_gold", sha256="", file="gold", text=text)
    names = gazetteer(lexicon)
    spans: dict[Name, float] = {}
    for actor in find_actors(make_page(document, language.load()), lexicon):
        kind = _TYPES.get(actor.type)
        for mention in actor.mentions:
            entry = names.lookup(mention.text)
            if kind is None or mention.kind != "name" or (entry and entry.sort in ("adjective", "people")):
                continue
            if actor.type is ActorType.ORGAN and mention.text[0].islower():
                continue
            spans[mention.start, mention.end, kind] = mention.confidence
    return {span: spans[span] for span in _longest(set(spans))}


def _texts(root: Path, *, dev: bool) -> Iterator[tuple[str, Iterable[Text]]]:
    """The corpora by the name of their row."""
    halves: tuple[list[Text], list[Text]] = ([], [])
    whole = list(re3d(root))
    for number, one in enumerate(whole):
        halves[number % 2].append(plain(one))
    if dev:
        yield from (("uner-ewt", ewt(root, "dev")), ("gum", gum(root, "dev")), ("re3d-plain", halves[0]))
    else:
        yield from (
            ("uner-ewt", ewt(root)),
            ("gum", gum(root)),
            ("re3d", whole),
            ("re3d-plain", halves[1]),
        )


def _counted(name: str, one: Text, mine: set[Name]) -> set[Name]:
    """What of the found names can be held wrong."""
    if name == "gum":
        return {span for span in mine if any(_touch(span, o) for o in one.loose)}
    if name == "re3d-plain":  # what is marked and is no plain name to us counts neither way
        marked = [o for o in one.loose if not any(_touch(o, gold) for gold in one.gold)]
        return {span for span in mine if not any(_touch(span, o) for o in marked)}
    if name == "re3d":
        return {span for span in mine if span in one.gold or not _overlaps(span, one.loose)}
    return mine


def measure(root: Path, *, errors: bool = False, dev: bool = False) -> dict[str, float]:
    """Score each corpus; keys as in floors.json. Errors are shown of development texts alone."""
    scores: dict[str, float] = {}
    told: dict[float, list[bool]] = {}
    for name, texts in _texts(root, dev=dev):
        right: Counter[str] = Counter()
        found: Counter[str] = Counter()
        gold: Counter[str] = Counter()
        for one in texts:
            sure = found_in(one.text)
            mine = _counted(name, one, set(sure))
            for span in mine:
                told.setdefault(sure[span], []).append(span in one.gold)
            for span in mine:
                found[span[2]] += 1
                right[span[2]] += span in one.gold
            for span in one.gold:
                gold[span[2]] += 1
            if errors and dev:
                _show(one, mine)
        for kind in (*KINDS, "all"):
            kinds = KINDS if kind == "all" else (kind,)
            hits, n, m = (sum(count[k] for k in kinds) for count in (right, found, gold))
            f1 = 2 * hits / (n + m) if n + m else 0.0
            precision, recall = hits / max(1, n), hits / max(1, m)
            print(f"{name} {kind:4} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {m})")
            scores[f"names {name} {kind} F1"] = round(f1, 4)
    for chance, right_ in sorted(told.items()):
        print(f"confidence {chance:.2f}: {sum(right_) / len(right_):.3f} right of {len(right_)}")
    return scores


def _touch(one: Name, other: Name) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _overlaps(span: Name, others: list[Name]) -> bool:
    return any(_touch(span, o) and o[2] == span[2] for o in others)


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
    for metric, score in measure(corpora, errors="--errors" in sys.argv, dev="--dev" in sys.argv).items():
        print(json.dumps({metric: score}))

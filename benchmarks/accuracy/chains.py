"""Documents with gold chains of mentions: GUM, MEANTIME (title and first sentences), and the marked reports.

Rule: text is rebuilt as print is; a mention keeps its extent, the words of its head, the kind of what it
stands for and its form. Kinds that name no actor stay in the list: a pronoun that means a thing is no actor.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy.resolved.marks import texts

GUM = Path("gold/ud-gum")
MEANTIME = Path("gold/meantime/intra_cross-doc_annotation")
LAST = 5  # the last annotated sentence of a report
ACTING = frozenset(("person", "organization", "place"))
_MEANTIME = {"PER": "person", "ORG": "organization", "LOC": "place"}
_GLUED = frozenset((*",.;:?!)%", "''", "'s", "n't", "'", "’s", "'re", "'ll", "'d", "'ve"))
_OPENERS = frozenset(("(", "$", "``", "US$", "£", "€", "#", "AU$", "C$"))
_THIRD = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs",
     "himself", "herself", "itself", "themselves", "who", "whom", "whose", "which", "that")
)  # fmt: skip
_ENDS = re.compile(r"(?:,|\(|of|in|from|at|for|on|to|with|who|which|that|whose|where|by)$")


@dataclass(frozen=True, slots=True)
class Gold:
    """One mention: its extent, its head's extent, its chain, what it stands for, how it is worded."""

    start: int
    end: int
    head: tuple[int, int]
    chain: str
    kind: str
    form: str  # name | nominal | pronoun | own (first and second person)
    apposed: bool = False


@dataclass(slots=True)
class Chained:
    """A document with its mentions."""

    name: str
    genre: str
    text: str
    mentions: list[Gold] = field(default_factory=list)


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    tag: str
    head: int  # 1-based in its sentence
    relation: str
    feats: str


def gum(root: Path, part: str) -> Iterator[Chained]:
    """The documents of a part of GUM: one paragraph a line."""
    held: Chained | None = None
    tokens: list[_Token] = []
    at = 0
    marks: list[str] = []
    glued = True
    sentence = 0  # the first token of the sentence
    for line in (root / GUM / f"en_gum-ud-{part}.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if held is not None:
                yield _closed(held, tokens, marks)
            held, tokens, marks = Chained(line.partition("= ")[2], "", ""), [], []
        if held is None:
            continue
        if line.startswith("# meta::genre = "):
            held.genre = line.partition("= ")[2]
        elif line.startswith("# newpar ") or line == "# newpar":
            held.text += "\n" if held.text and not held.text.endswith("\n") else ""
        elif line.startswith("# text = "):
            glued = not held.text or held.text.endswith("\n")
            held.text += "" if glued else " "
            at = len(held.text)
            held.text += line.removeprefix("# text = ")
            sentence = len(tokens)
        elif line[:1].isdigit():
            cells = line.split("\t")
            if not cells[0].isdigit():  # words that are not written, and words of several
                continue
            start = held.text.find(cells[1], at)
            if start < 0 or start > at + 2:
                start = min(at, len(held.text) - 1)
            end = min(start + len(cells[1]), len(held.text))
            at = end
            tokens.append(
                _Token(
                    start,
                    end,
                    cells[3],
                    sentence + int(cells[6]) - 1 if cells[6] != "0" else -1,
                    cells[7],
                    cells[5],
                )
            )
            found = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
            marks.append(found[1] if found else "")
    if held is not None:
        yield _closed(held, tokens, marks)


_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


def _closed(held: Chained, tokens: list[_Token], marks: list[str]) -> Chained:
    """Add the mentions that the brackets of a document give; those left open are left out."""
    stack: list[tuple[int, list[str]]] = []
    for at, mark in enumerate(marks):
        for part in _BRACKET.finditer(mark):
            if part[1]:
                fields = part[1].split("-")
                if part[2]:
                    _add(held, tokens, at, at, fields)
                else:
                    stack.append((at, fields))
                continue
            for place in range(len(stack) - 1, -1, -1):
                if stack[place][1][0] == part[3]:
                    start, fields = stack.pop(place)
                    _add(held, tokens, start, at, fields)
                    break
    held.mentions.sort(key=lambda one: (one.start, -one.end))
    return held


def _add(held: Chained, tokens: list[_Token], first: int, last: int, fields: list[str]) -> None:
    tops = [at for at in range(first, last + 1) if not first <= tokens[at].head <= last]
    if not tops or len(fields) < 3:
        return
    head = tokens[tops[0]]
    low = high = tops[0]
    if head.tag == "PROPN":  # a name is its run of proper nouns
        while low > first and tokens[low - 1].tag == "PROPN":
            low -= 1
        while high < last and tokens[high + 1].tag == "PROPN":
            high += 1
    word = held.text[head.start : head.end].lower()
    form = "name" if head.tag == "PROPN" else "nominal"
    if head.tag == "PRON" or (head.tag == "DET" and first == last):
        form = "pronoun" if word in _THIRD else "own"
    span = (tokens[low].start, tokens[high].end)
    link = fields[6] if len(fields) > 6 else ""
    held.mentions.append(
        Gold(
            tokens[first].start, tokens[last].end, span, fields[0], fields[1], form, link in ("appos", "pred")
        )
    )


def meantime(root: Path) -> Iterator[Chained]:
    """The reports of MEANTIME; `genre` is the topic. What refers to nothing is a chain of its own."""
    for path in sorted((root / MEANTIME).glob("*/*.xml")):
        tree = ElementTree.parse(path).getroot()
        one = Chained(path.stem, path.parent.name.removeprefix("corpus_"), "")
        places: dict[str, tuple[int, int]] = {}
        last, glue = -1, True
        for token in tree.iter("token"):
            number, word = int(token.get("sentence", "0")), token.text or ""
            if number > LAST:
                break
            if number != last:
                one.text, last, glue = one.text + ("\n" if one.text else ""), number, True
            shown = '"' if word in ("``", "''") else word
            one.text += "" if glue or word in _GLUED else " "
            places[token.get("t_id", "")] = (len(one.text), len(one.text) + len(shown))
            one.text += shown
            glue = word in _OPENERS
        kinds = {
            each.get("m_id", ""): _MEANTIME.get(each.get("ent_type", ""), "thing")
            for each in tree.iter("ENTITY")
        }
        chains: dict[str, str] = {}
        for link in tree.iter("REFERS_TO"):
            target = link.find("target")
            for source in link.findall("source"):
                chains[source.get("m_id", "")] = target.get("m_id", "") if target is not None else ""
        for element in tree.iter("ENTITY_MENTION"):
            words = [places.get(anchor.get("t_id", "")) for anchor in element.findall("token_anchor")]
            spans = [span for span in words if span is not None]
            if spans and len(spans) == len(words):
                identity = element.get("m_id", "")
                chain = chains.get(identity, f"alone-{identity}")
                one.mentions.append(
                    _worded(one, spans, chain, kinds.get(chain, "thing"), element.get("syntactic_type", ""))
                )
        one.mentions.sort(key=lambda each: (each.start, -each.end))
        yield one


def _worded(one: Chained, spans: list[tuple[int, int]], chain: str, kind: str, told: str) -> Gold:
    """A mention of MEANTIME; its head is the last word before what follows a noun."""
    words = [one.text[start:end] for start, end in spans]
    stop = next((at for at, word in enumerate(words) if at and _ENDS.match(word.lower())), len(words))
    if words[stop - 1] in ("'s", "'") and stop > 1:
        stop -= 1
    head = spans[stop - 1]
    word = words[stop - 1]
    if told in ("PRO",) or (len(words) == 1 and word.lower() in _THIRD):
        form = "pronoun" if word.lower() in _THIRD else "own"
    elif "NAM" in told:
        form = "name"
    elif "NOM" in told:
        form = "nominal"
    else:
        form = "name" if word[0].isupper() or word[0].isdigit() else "nominal"
    low = stop - 1
    while form == "name" and low > 0 and words[low - 1][0].isupper() and words[low - 1] not in ("The", "A"):
        low -= 1
    return Gold(
        spans[0][0], spans[-1][1], (spans[low][0], head[1]), chain, kind, form, told in ("APP", "PTV")
    )


def marked(folder: Path) -> Iterator[Chained]:
    """The reports whose actors are marked; words for several are a chain named by its members."""
    kinds = {"person": "person", "place": "place", "state": "place", "instrument": "thing"}
    for text in texts(folder):
        one = Chained(text.name, "marked", text.document.text)
        for who in text.who:
            for number, place in enumerate(who.places):
                spans = [
                    (place.start + each.start(), place.start + each.end())
                    for each in re.finditer(r"[\w’'-]+", one.text[place.start : place.end])
                ]
                told = "NAM" if number == 0 or one.text[place.start : place.end] in who.mark.name else ""
                if spans:
                    kind = kinds.get(who.mark.type, "organization")
                    one.mentions.append(_worded(one, spans, who.mark.name, kind, told))
        for group in text.groups:
            chain = "+".join(sorted(group.mark.members))
            spans = [(group.place.start, group.place.end)]
            one.mentions.append(_worded(one, spans, chain, "organization", ""))
        one.mentions.sort(key=lambda each: (each.start, -each.end))
        yield one

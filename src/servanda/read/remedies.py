"""From what was not read to the lines of a dossier that would make it read, tried on the sentence itself.

Rule: no remedy is shown that was not tried: the sentence is read again with it, and one that gives no act at
the word is left out. Which act an unknown word means is for the analyst: those that would be read are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from servanda.model.dossier import ActDef, Dossier, FrameDef, NounDef
from servanda.read.clauses import Clauses
from servanda.read.noun_classes import classes_of, noun_classes
from servanda.read.nouns import Noun
from servanda.read.trace import Traced
from servanda.read.unread import Gap, plain_form

Reads = Callable[[Dossier, int], Collection[str]]
"""The acts that a reading with a dossier finds at an offset."""

_TRIED = 5  # acts that are tried for a word without an entry
# One of each group, for a word of which nothing tells what it is done to.
_ANY = ("conduct.breach", "position.criticise", "talks.suspend", "measure.impose", "instrument.suspend")


@dataclass(frozen=True, slots=True)
class Remedy:
    """Lines for a file of a dossier, the act they give here, and further acts that would be read as well."""

    yaml: str
    gives: str
    others: tuple[str, ...] = ()


def remedy(gap: Gap, traced: Traced, dossier: Dossier, reads: Reads) -> Remedy | None:
    """Find lines that make a word read; None where words alone would not."""
    clauses = traced.clauses
    start = clauses.line.words[gap.word].start
    if gap.kind == "outside-class":
        for noun in gap.nouns:
            if classes_of(clauses.line, noun):
                continue  # it is known as something else: then the verb means another act with it
            for kind in _nearest(clauses, noun, gap.wanted):
                words = _words(clauses, noun)
                made = NounDef(kind=kind, words=(("en", (words,)),))
                if gap.act in reads(replace(dossier, nouns=(*dossier.nouns, made)), start):
                    return Remedy(
                        f"nouns:\n  - kind: {kind}\n    words: {{en: [{_quoted(words)}]}}\n", gap.act
                    )
    if gap.kind in ("no-entry", "words-missing", "no-actor", "outside-class"):
        return _own_act(gap, traced, dossier, reads)
    return None


def _own_act(gap: Gap, traced: Traced, dossier: Dossier, reads: Reads) -> Remedy | None:
    """An entry for the word itself, under the act that an entry has for it, else under one that fits."""
    clauses = traced.clauses
    start = clauses.line.words[gap.word].start
    word = _lemma(clauses, gap.word)
    classes = sorted({one for noun in gap.nouns for one in classes_of(clauses.line, noun)})
    other = gap.kind == "outside-class" and bool(classes)
    frame = FrameDef(patient=tuple(classes)) if classes else FrameDef(anything=True)
    tried = [gap.act] if gap.act and not other else list(_candidates(classes, traced))[:_TRIED]
    found = []
    for type_ in tried:
        made = ActDef(type=type_, words=(("en", (word,)),), frame=frame)
        if type_ in reads(replace(dossier, acts=(*dossier.acts, made)), start):
            found.append(type_)
    if not found:
        return None
    lines = [f"acts:\n  - type: {found[0]}\n    words: {{en: [{_quoted(word)}]}}\n"]
    asked = f"patient: [{', '.join(classes)}]" if classes else "anything: true"
    lines.append(f"    frame: {{{asked}}}\n")
    return Remedy("".join(lines), found[0], tuple(found[1:]))


def _candidates(classes: Collection[str], traced: Traced) -> Iterator[str]:
    """Acts that are done to the like: those whose own verbs ask for the classes of the objects."""
    counts: Counter[str] = Counter()
    for triggers in traced.frames.verbs.values():
        for one in triggers:
            if one.frame.patient & set(classes):
                counts[one.frame.act] += 1
    yield from (act for act, _ in counts.most_common())
    if not counts:
        yield from _ANY


def _nearest(clauses: Clauses, noun: Noun, wanted: Collection[str]) -> list[str]:
    """The wanted classes, the one with the word most like the noun's own first."""
    head = clauses.line.low(noun.head)
    best: dict[str, float] = dict.fromkeys(wanted, 0.0)
    for words, classes in noun_classes().items():
        for one in classes & best.keys():
            best[one] = max(best[one], SequenceMatcher(None, head, words[-1]).ratio())
    return sorted(best, key=lambda one: (-best[one], one))


def _words(clauses: Clauses, noun: Noun) -> str:
    """The words of a noun phrase without its article and quantities."""
    line = clauses.line
    first = noun.first
    while first < noun.head and line.kind(first) in ("det", "num", "poss", "pron"):
        first += 1
    return line.text(first, noun.head).lower()


def _lemma(clauses: Clauses, index: int) -> str:
    pred = clauses.by_word.get(index)
    return plain_form(pred.lemmas[0]) if pred is not None else clauses.line.low(index)


def _quoted(words: str) -> str:
    """Words as YAML has them."""
    plain = all(one.isalnum() or one in " -" for one in words) and words not in ("yes", "no", "on", "off")
    return words if plain and not words[0].isdigit() else f'"{words}"'

"""From what matched in a sentence to the line of the word list that says so.

Rule: a line is told by its file and number, as an editor counts; what a dossier added, by its words.
Lists are read with their lines only here, and only where one asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from servanda.read.frame import Frame, Trigger
from servanda.read.frame_hit import Hit
from servanda.read.lexicon import Lexicon, table
from servanda.read.noun_classes import english
from servanda.read.trace import Traced
from servanda.read.verb_frames import try_verb

Path = tuple[str | int, ...]
GENERAL = "acts.yaml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a word list: `file` with `line`, or ``dossier``; `words` as they stand there.

    `form` is verb, alone, noun, light, governor or rule; `asks` says what must stand with the words.
    """

    file: str
    line: int
    words: str
    form: str
    act: str
    asks: tuple[str, ...] = ()


def entry_of(hit: Hit, traced: Traced, lexicon: Lexicon) -> Entry:
    """The entry that a hit matched."""
    line = traced.clauses.line
    if hit.light >= 0:
        noun = line.low(hit.light)
        place = _find(("light", "nouns"), noun)
        asks = ("a verb that carries the noun, such as express or make",)
        return Entry(GENERAL, place, noun, "light", hit.act, asks)
    if hit.pred is None:
        return noun_entry(line.low(hit.word), hit.frame, lexicon)
    for lemma in hit.pred.lemmas:
        for trigger in traced.frames.verbs.get(lemma, ()):
            same = trigger.frame == hit.frame and trigger.alone == hit.alone
            if same and try_verb(traced.clauses, hit.pred, trigger, traced.setting) is not None:
                return verb_entry(lemma, trigger, lexicon)
    return Entry("", 0, line.text(hit.first, hit.last), "rule", hit.act)


def verb_entry(lemma: str, trigger: Trigger, lexicon: Lexicon) -> Entry:
    """The entry of a verb with its further words."""
    words = " ".join((lemma, *trigger.rest))
    form = "alone" if trigger.alone else "verb"
    asks = tuple(_asked(trigger.frame, alone=trigger.alone))
    return _entry(words, form, "alone" if trigger.alone else "verbs", trigger.frame, lexicon, asks)


def noun_entry(noun: str, frame: Frame, lexicon: Lexicon) -> Entry:
    """The entry of a noun."""
    return _entry(noun, "noun", "nouns", frame, lexicon, tuple(_asked(frame, noun=True)))


def _entry(words: str, form: str, key: str, frame: Frame, lexicon: Lexicon, asks: tuple[str, ...]) -> Entry:
    place = _of_frame(words, key, frame)
    if place:
        return Entry(GENERAL, place, words, form, frame.act, asks)
    for one in lexicon.dossier.acts:
        if one.type == frame.act and words in {word.lower() for word in english(one)}:
            return Entry("dossier", 0, words, form, frame.act, asks)
    return Entry(GENERAL, 0, words, form, frame.act, asks)


def _of_frame(words: str, key: str, frame: Frame) -> int:
    """The line of a word in the frame that it stands in; nought where no frame has it."""
    for number, entry in enumerate(table("acts")["frames"]):
        listed = entry.get(key, [])
        if entry["act"] != frame.act or set(entry.get("patient", [])) != frame.patient:
            continue
        for place, one in enumerate(listed):
            if one == words or (key == "nouns" and words.removesuffix("s") == one):
                return places("acts").get(("frames", number, key, place), 0)
    return 0


def _find(path: Path, word: str) -> int:
    """The line of a word somewhere below a place."""
    found = places("acts")
    value: Any = table("acts")
    for part in path:
        value = value[part]
    for name, words in value.items():
        if word in words:
            return found.get((*path, name, words.index(word)), 0)
    return 0


def governor_entry(word: str) -> Entry | None:
    """The line of lexicons/status.yaml that makes a word a governor."""
    for name, entry in table("status")["governors"].items():
        if word in entry["words"]:
            line = places("status").get(("governors", name, "words", entry["words"].index(word)), 0)
            return Entry("status.yaml", line, word, "governor", name)
    return None


def position_entry(words: str, listed: Path, act: str) -> Entry:
    """The line of lexicons/positions.yaml that tells a position by its complements."""
    form = {"told": "verb", "stances": "alone", "never_made": "noun"}[str(listed[0])]
    return Entry("positions.yaml", places("positions").get(listed, 0), words, form, act)


def _asked(frame: Frame, *, alone: bool = False, noun: bool = False) -> Iterator[str]:
    """What a frame asks for, in words."""

    def some(classes: frozenset[str]) -> str:
        return " | ".join(sorted(classes))

    where = "its subject" if alone else "what it is done to"
    if frame.patient and not frame.own:
        yield f"{where}: {some(frame.patient)}"
    if frame.subject and not frame.own:
        yield f"its subject: {some(frame.subject)}"
    for held, words in (
        (frame.object, f"its object names {'an' if frame.object == 'actor' else 'a'} {frame.object}"),
        (frame.own, "whatever it is done to"),
        (frame.mutual, "two sides that do it together"),
        (frame.many, "several who do it together"),
        (frame.open, "a subject that acts, and anything it is done to"),
        (frame.free and not frame.subject, "nothing besides"),
        (frame.acting or frame.bare, "a subject that acts"),
        (frame.joins, "a state that enters an organisation"),
        (frame.stative, "a passive of one who acts"),
        (frame.position and noun, "somebody whose it is"),
        (bool(frame.named), f"one of these words: {some(frame.named)}"),
        (bool(frame.then), f"after it: {' '.join(frame.then)}"),
    ):
        if held:
            yield words


@cache
def places(name: str) -> dict[Path, int]:
    """The line, from 1, of every value of a word list."""
    text = (files("servanda.read") / "lexicons" / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[Path, int] = {}
    waiting: list[tuple[Path, Any]] = [((), yaml.compose(text, Loader=yaml.CSafeLoader))]
    while waiting:
        path, node = waiting.pop()
        found[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            waiting += [((*path, str(key.value)), value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [((*path, number), value) for number, value in enumerate(node.value)]
    return found

"""From a paragraph that opens with a speaker's name to his turn: "MS. REED: …", "Minister Reed (clip): …".

Rule: the label must name a person whom the text knows, or come back, or be a title with a name; who asks the
questions says nothing of the matter. A turn runs on through paragraphs without a label, where the document
is a transcript: where two labels or more are found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.actor import Actor, ActorType
from servanda.model.record import Speaker
from servanda.read.lexicon import table
from servanda.read.offices import is_title, office_words
from servanda.read.quotes import Block
from servanda.read.words import key, words_of

_LABEL = re.compile(r"\s*((?:[A-Z(][^\n:“\"]{1,70}?))(?:\s*\(([^)\n]{1,40})\))?:\s+(?=\S)")
_INNER = frozenset({"of", "the", "for", "to", "and", "from", "at", "in"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says in a transcript: the label's offsets, the speaker, the stretches of words."""

    label: tuple[int, int]
    speaker: Speaker
    parts: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def _askers() -> frozenset[str]:
    return frozenset(table("cues")["askers"])


def find_turns(text: str, blocks: Sequence[Block], actors: Sequence[Actor]) -> list[Turn]:
    """Find the turns of a transcript, and single paragraphs "Name: words" of one whom the text knows."""
    labels = [_label(text, block) for block in blocks]
    often = Counter(label[2] for label in labels if label is not None)
    named = [label for label in labels if label is not None and _is_name(label[2], actors, often)]
    # "The Minister (Ms A. Reed): …" in a record of proceedings: the paragraphs after it are hers too.
    transcript = len(named) > 1 or any(text[label[0] - 1] == "(" for label in named)
    turns: list[Turn] = []
    open_: Turn | None = None
    for block, label in zip(blocks, labels, strict=True):
        if (
            label is not None
            and _is_name(label[2], actors, often)
            and (transcript or _is_sure(label, actors))
        ):
            if open_ is not None:
                turns.append(open_)
            speaker = None if _asks(label[2]) else _speaker(label[2], actors)
            open_ = Turn(label[:2], speaker, ((label[3], block.end),)) if speaker is not None else None
            if open_ is not None and not transcript:
                turns.append(open_)
                open_ = None
        elif open_ is not None and transcript:
            open_ = Turn(open_.label, open_.speaker, (*open_.parts, (block.start, block.end)))
    return [*turns, open_] if open_ is not None else turns


def _label(text: str, block: Block) -> tuple[int, int, str, int] | None:
    match = _LABEL.match(text, block.start, block.end)
    if match is None or len(match[1].split()) > 9:
        return None
    words = [word for word in words_of(match[1]) if word.alpha]
    small = [word for word in words if not word.capital and word.low not in _INNER]
    if not words or small or match.end() >= block.end:
        return None
    name = match[1].strip()
    if match[2]:
        inner = match[2].strip()
        if len(inner.split()) > 1 and inner[:1].isupper():
            return (
                match.start(2),
                match.start(2) + len(inner),
                inner,
                match.end(),
            )  # "The Minister (Ms A. Reed):"
    return match.start(1), match.start(1) + len(name), name, match.end()


def _asks(name: str) -> bool:
    return bool(set(key(name)) & _askers())


def _is_name(name: str, actors: Sequence[Actor], often: Counter[str]) -> bool:
    """Tell whether a label is a speaker's: known, titled, or all in capitals and come back."""
    if _asks(name) or _person(name, actors) is not None:
        return True
    words = [word for word in words_of(name) if word.alpha]
    titled = words[0].low in office_words().honorifics or any(
        word.low in office_words().heads for word in words
    )
    if titled:
        return len(words) > 1
    return name.isupper() and often[name] > 1


def _is_sure(label: tuple[int, int, str, int], actors: Sequence[Actor]) -> bool:
    """Tell whether a label that stands alone is a speaker's: titled, or of a person named elsewhere too."""
    words = [word for word in words_of(label[2]) if word.alpha]
    if len(words) > 1 and (words[0].low in office_words().honorifics or is_title(words[-2].low)):
        return True
    person = _person(label[2], actors)
    if label[2].isupper():
        return person is not None and not person.name.isupper()  # else a place in front of its report
    if person is not None and len(words) > 1 and not label[2].isupper() and key(person.name) == key(label[2]):
        return True
    return person is not None and any(not label[0] <= one.start < label[1] for one in person.mentions)


def _person(name: str, actors: Sequence[Actor]) -> Actor | None:
    """The person of the document whom a label names in full or by the family name."""
    folded = [part for part in key(name) if part not in office_words().honorifics and part.isalnum()]
    if not folded:
        return None
    persons = [actor for actor in actors if actor.type is ActorType.PERSON and actor.name[:1].isupper()]
    full = [actor for actor in persons if set(key(actor.name)) <= set(folded) and len(key(actor.name)) > 1]
    family = [actor for actor in persons if key(actor.name) and key(actor.name)[-1] == folded[-1]]
    found = full or (family if len(family) == 1 or len({one.id for one in family}) == 1 else [])
    return found[0] if found else None


def _speaker(name: str, actors: Sequence[Actor]) -> Speaker:
    person = _person(name, actors)
    if person is None:
        return Speaker(None, name)
    held = [office for office in person.offices if not office.past] or list(person.offices)
    return Speaker(person.id, person.name, held[0].office if held else "")

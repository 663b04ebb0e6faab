"""From the names that a pipeline found to the words of lines that they cover, alike throughout a document.

Rule: a run of capitals that the body tells to be a name is that name wherever it stands, of the kind that
most of its places in running text tell; headlines follow the body. A pipeline without names tells nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from servanda.model.actor import ActorType
from servanda.read.heads import heads_named
from servanda.read.offices import is_title, office_words
from servanda.read.organs import organ_words
from servanda.read.page import Sentence
from servanda.read.spans import Line, Told, left_out, not_names, ships
from servanda.read.words import Word, is_shouted

_KINDS = {
    "PER": ActorType.PERSON,
    "PERSON": ActorType.PERSON,
    "LOC": ActorType.PLACE,
    "GPE": ActorType.PLACE,
    "FAC": ActorType.PLACE,
    "ORG": ActorType.ORGANISATION,
}
Key = tuple[str, ...]


def tell_names(lines: Sequence[Line], sentences: Sequence[Sentence]) -> None:
    """Put into each line the names that the pipeline found in its sentence, and their further places."""
    counts: defaultdict[Key, Counter[ActorType]] = defaultdict(Counter)
    for line, sentence in zip(lines, sentences, strict=True):
        line.named = bool(sentence.span.doc.has_annotation("ENT_IOB"))
        line.told = list(_told(line, sentence))
        if not line.headline:
            for one in line.told:
                counts[_key(line, one.first, one.last)][one.type] += 1
    kinds = {name: count.most_common(1)[0][0] for name, count in counts.items()}
    kinds |= dict.fromkeys(_rulers(lines, kinds), ActorType.PERSON)
    for line in lines:
        for one in line.told:
            one.type = kinds.get(_key(line, one.first, one.last), one.type)
    _spread(lines, kinds)


def _rulers(lines: Sequence[Line], kinds: dict[Key, ActorType]) -> Iterator[Key]:
    """Surnames of heads of state that a document puts before "regime" and the like: they are persons."""
    for line in lines:
        for place, word in enumerate(line.words):
            after = place + 2 if line.low(place + 1) == "'s" else place + 1
            told = word.capital and (word.low,) in kinds
            if told and line.low(after) in organ_words().government and heads_named((word.text,)):
                yield (word.low,)


def _told(line: Line, sentence: Sentence) -> Iterator[Told]:
    """The names of a sentence by its words, without article, title and possessive."""
    starts = [word.start for word in line.words]
    for span in sentence.span.ents:
        type_ = _KINDS.get(span.label_)
        if type_ is None:
            continue
        while len(span) > 1 and span[-1].is_lower and span[-1].pos_ == "ADJ":
            span = span[:-1]  # "the Norwegian foreign | ministry"
        begin, end = sentence.offset + span.start_char, sentence.offset + span.end_char
        inside = [at for at, start in enumerate(starts) if start < end and line.words[at].end > begin]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        while first < last and not _begins(line, first, type_):
            first += 1
        while first < last and not _ends(line.words[last - 1]) and not _is_stopped(line, first, last):
            last -= 1
        if first < last and not _is_none(line, first, last):
            yield Told(first, last, type_)


def _begins(line: Line, at: int, type_: ActorType) -> bool:
    word = line.words[at]
    if not word.text[0].isalnum() or word.low in ("the", "a", "an"):
        return False
    title = is_title(word.low) or word.low in office_words().honorifics
    return not (title and type_ is ActorType.PERSON)


def _ends(word: Word) -> bool:
    return word.low != "'s" and (word.text[-1].isalnum() or len(word.text) > 1)


def _is_stopped(line: Line, first: int, last: int) -> bool:
    """Tell whether a name ends with the stop of its last word: "Enron Corp." """
    word = line.words[last - 1]
    return word.text == "." and not word.gap and last - first > 2 and line.low(last - 2) in left_out()


def _is_none(line: Line, first: int, last: int) -> bool:
    """Tell whether no word of a run is a name's: "it", "Monday", "Minister of Foreign Affairs"."""
    if line.low(first) in ships() and last - first > 1:
        return True  # "HMS Ocean"
    plain = not_names()
    if line.low(first - 1) == "of" and is_title(line.low(first - 2)):
        plain |= office_words().modifiers
    return not any(word.capital and word.low not in plain for word in line.words[first:last])


def _key(line: Line, first: int, last: int) -> Key:
    return tuple(line.lows[first:last])


def _spread(lines: Sequence[Line], kinds: dict[Key, ActorType]) -> None:
    """Tell a name at its other places, where it stands in capitals and is not part of another."""
    starting: defaultdict[str, list[Key]] = defaultdict(list)
    for name in sorted(kinds, key=lambda one: (-len(one), one)):
        starting[name[0]].append(name)
    for line in lines:
        taken = {place for one in line.told for place in range(one.first, one.last)}
        shouted = is_shouted(line.words)
        for place, low in enumerate(line.lows):
            for name in starting.get(low, ()):
                last = place + len(name)
                here = range(place, last)
                if _key(line, place, last) != name or not taken.isdisjoint(here):
                    continue
                if _stands(line, place, last, shouted=shouted):
                    line.told.append(Told(place, last, kinds[name]))
                    taken.update(here)
                    break
        line.told.sort(key=lambda one: one.first)


def _stands(line: Line, first: int, last: int, *, shouted: bool) -> bool:
    if not line.words[first].capital:
        return False
    if shouted or line.headline:
        return True
    before = line.at(first - 1) if first > 1 else None  # a sentence's first word is in capitals anyway
    return not any(word and word.capital and word.alpha for word in (before, line.at(last)))

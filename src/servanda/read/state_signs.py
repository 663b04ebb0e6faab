"""From the words beside a name that no list holds to the signs that it is a state.

Rule: a sign is what is said of states alone or mostly of them: it says and does things, it has ministers or
a border, it is a republic of that name, there is a word for its people, it makes accords with a state, one is
in it. Signs come from the tree where it tells, else from the words beside the name; nothing is decided here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from servanda.model.actor import ActorType
from servanda.read.first_names import given_names
from servanda.read.frames import frames
from servanda.read.gazetteer import Gazetteer
from servanda.read.heads import heads_named
from servanda.read.lexicon import strings, table
from servanda.read.offices import is_title, office_words
from servanda.read.page import Sentence
from servanda.read.spans import Line, Told, not_names
from servanda.read.standing import top_of

Key = tuple[str, ...]
_LONGEST = 3  # words of a state's name
_AWAY = 4  # words between an owner and what it owns
_DASHES = frozenset("-–—")
_LISTS = (
    "verbs", "stative", "owned", "sovereign", "titles", "sided", "dealt_with", "neighbours", "locative",
    "demonyms", "sounds",
)  # fmt: skip


@lru_cache(maxsize=1)
def state_words() -> dict[str, frozenset[str]]:
    """The lists of metonyms.yaml that tell a state by what is said of it."""
    rows = table("metonyms")
    found = {name: frozenset(strings(rows[name], f"metonyms.yaml: {name}")) for name in _LISTS}
    rulers = strings(table("organs")["administration"], "organs.yaml: administration")
    return found | {"rulers": frozenset(one.lower() for one in rulers)}


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """What states do: verbs of which a state is the subject, and all that tell an act."""
    return (state_words()["verbs"] | frozenset(frames().verbs)) - state_words()["stative"]


@dataclass(slots=True)
class Signs:
    """What a document tells of its names, by their words in small letters."""

    of: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    joined: defaultdict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    kinds: defaultdict[Key, Counter[ActorType]] = field(default_factory=lambda: defaultdict(Counter))
    written: dict[Key, str] = field(default_factory=dict)  # as it stands at its first place

    def add(self, key: Key, sign: str) -> None:
        """Note a sign; a second act counts anew."""
        self.of[key].add("act again" if sign == "act" and "act" in self.of[key] else sign)


def signs_of(lines: Sequence[Line], sentences: Sequence[Sentence], names: Gazetteer) -> Signs:
    """Collect the signs of every name of a document, told by the network or shown by the words beside it."""
    signs = Signs()
    for line, sentence in zip(lines, sentences, strict=True):
        if line.headline:
            continue
        _by_words(line, names, signs)
        if line.told and sentence.span.doc.has_annotation("DEP"):
            _by_tree(line, sentence, names, signs)
    for line in reversed(lines):
        for first, last in _runs(line):
            key, name = key_of(line, first, last), _name(line, first, last)
            if not name.isupper() or key not in signs.written:
                signs.written[key] = name
    _persons(lines, signs)
    _people(signs)
    return signs


def key_of(line: Line, first: int, last: int) -> Key:
    """The words of a run in small letters."""
    return tuple(line.lows[first:last])


def _name(line: Line, first: int, last: int) -> str:
    return " ".join(word.text for word in line.words[first:last]).replace(" - ", "-")


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Names as the network tells them, capitalised words that it missed, and what bears a title."""
    runs = {(one.first, one.last) for one in line.told}
    taken = {at for first, last in runs for at in range(first, last)}
    for at in range(len(line.words)):
        titled = _titled(line, at)
        if titled:
            runs.add((at, titled))
        elif at not in taken and is_name_word(line, at):
            last = _run_end(line, at, taken)
            runs.add((at, last))
            taken.update(range(at, last))
    return iter(sorted(runs))


def _run_end(line: Line, at: int, taken: set[int]) -> int:
    last = at + 1
    while last - at < _LONGEST and last not in taken and is_name_word(line, last):
        last += 1
    return last


def _titled(line: Line, at: int) -> int | None:
    """Where a name ends that stands after "the Republic of", "the Government of"; None if it does not."""
    link = opening(line, at)
    owned = line.low(at - 1) == "of" and line.low(at - 2) in state_words()["sovereign"]
    if (link == at and not owned) or not is_name_word(line, at):
        return None
    return _run_end(line, at, set())


def opening(line: Line, at: int) -> int:
    """Where a full name begins: at the title in "the Republic of X", else at the name itself."""
    link = at - 2 if line.low(at - 1) == "the" else at - 1
    word = line.at(link - 1)
    titled = (
        line.low(link) == "of" and word is not None and word.capital and word.low in state_words()["titles"]
    )
    return link - 1 if titled else at


def is_name_word(line: Line, at: int) -> bool:
    """Tell whether a word may be a name's: a capital, and neither an office nor a common word."""
    word = line.at(at)
    if word is None or not word.capital or not word.alpha or len(word.low) < _LONGEST:
        return False
    return word.low not in not_names() and not is_title(word.low) and word.low not in state_words()["titles"]


def _by_words(line: Line, names: Gazetteer, signs: Signs) -> None:
    """Signs that need no tree: what stands right before and right after a name."""
    words = state_words()
    for first, last in _runs(line):
        if any(names.match(line.words, at) for at in range(first, last)):
            continue
        key = key_of(line, first, last)
        before, after = line.low(first - 1), line.low(last)
        link = first - 2 if before == "the" else first - 1
        if opening(line, first) != first:
            signs.add(key, "title")
        if line.low(link) == "of" and line.low(link - 1) in words["sovereign"]:
            signs.add(key, "sovereign")
        if after == "'s" and _holds(line, last + 1, words["sovereign"]):
            signs.add(key, "sovereign")
        if after in words["sided"] and not line.words[last].capital:
            signs.add(key, "side")
        if before in words["neighbours"]:
            signs.add(key, "neighbour")
        if before in ("with", "to", "against", "from") and line.low(first - 2) in words["dealt_with"]:
            signs.add(key, "dealt with")
        if before == "between" and after in ("and", "&"):
            signs.add(key, "dealt with")
        if (after == "," and line.low(last + 1) == "which") or "its" in line.lows[last : last + _AWAY]:
            signs.add(key, "thing")
        if after in _DASHES and is_name_word(line, last + 1) and _holds(line, last + 2, words["dealt_with"]):
            signs.add(key, "dealt with")
        if before in _DASHES and is_name_word(line, first - 2) and _holds(line, last, words["dealt_with"]):
            signs.add(key, "dealt with")
        if after == "," and line.low(last + 1) == "who":
            signs.add(key, "person")
        if is_title(before) and line.words[first - 1].capital and line.words[first - 1].low != "state":
            signs.add(key, "person")
        if before in office_words().honorifics or (
            before == "." and line.low(first - 2) in office_words().honorifics
        ):
            signs.add(key, "person")


def _holds(line: Line, at: int, wanted: frozenset[str]) -> bool:
    """Tell whether one of some nouns is owned: "X's new foreign minister"."""
    for place in range(at, at + _AWAY):
        word = line.at(place)
        if word is None or not (word.alpha or word.text == "-"):
            return False
        if word.low in wanted:
            return True
        if word.low in ("and", "or", "of", "to", "in", "on", "at", "for"):
            return False
    return False


def _by_tree(line: Line, sentence: Sentence, names: Gazetteer, signs: Signs) -> None:
    tokens = {sentence.place(token)[0]: token for token in sentence.span}
    named = {
        line.words[at].start: key_of(line, one.first, one.last)
        for one in line.told
        for at in range(one.first, one.last)
    }
    for one in line.told:
        key = key_of(line, one.first, one.last)
        signs.kinds[key][one.type] += 1
        if one.type is ActorType.PLACE:
            signs.of[key].add("place")
        if one.first == 0 and line.low(one.last) in (",", "("):
            continue  # a dateline
        if owned := _owner(line, one, names):
            signs.of[owned].add("own")
        top = top_of(line, one.first, one.last, tokens)
        if top is None:
            continue
        for sign in _roles(top):
            signs.add(key, sign)
        for other in _beside(top):
            start = sentence.place(other)[0]
            entry = names.lookup(other.text)
            if entry is not None and entry.type is ActorType.STATE:
                signs.of[key].add("joined")
            elif start in named and named[start] != key:
                signs.joined[key].add(named[start])
                signs.joined[named[start]].add(key)


def _owner(line: Line, one: Told, names: Gazetteer) -> Key | None:
    """Whose an organ is: "Ministry of Energy of X", told as one name."""
    opening = names.match(line.words, one.first)
    if one.type is not ActorType.ORGANISATION or opening is None or opening[1].sort != "kind":
        return None
    link = one.first + opening[0]
    return key_of(line, link + 1, one.last) if line.low(link) == "of" and link + 1 < one.last else None


def _roles(top: Any) -> Iterator[str]:
    """What the word that a name hangs on tells of it."""
    for _ in range(3):
        if top.dep_ != "conj" or top.head is top:
            break
        top = top.head
    governor, relation, words = top.head, top.dep_, state_words()
    lemma = governor.lemma_.lower()
    case = next((child.lower_ for child in top.children if child.dep_ == "case"), "")
    if relation == "nsubj" and governor.pos_ == "VERB" and lemma in _doing():
        yield "act"
    by_ruler = relation == "compound" and lemma in words["rulers"]  # "the Thatcher government"
    if lemma in words["owned"] and (
        relation.startswith(("nmod", "compound")) and case in ("of", "from", "'s", "’s", "") and not by_ruler
    ):
        yield "own"
    if case in words["locative"]:
        yield "in"


def _beside(top: Any) -> Iterator[Any]:
    """The words joined with one: "X and Y"."""
    if top.dep_ == "conj":
        yield top.head
    yield from (child for child in top.children if child.dep_ == "conj")


def _persons(lines: Sequence[Line], signs: Signs) -> None:
    """Whom a document names in full is a person by each of the names; so is a first name, and a ruler's."""
    for line in lines:
        for one in line.told:
            inside = range(one.first, one.last)
            if (
                one.type is ActorType.PERSON
                and len(inside) > 1
                and all(is_name_word(line, at) for at in inside)
            ):
                for at in inside:
                    signs.of[(line.low(at),)].add("person")
                signs.of[key_of(line, one.first, one.last)].add("person")
    for key in signs.written:
        if len(key) == 1 and (key[0] in given_names() or heads_named(key)):
            signs.of[key].add("person")


def _people(signs: Signs) -> None:
    """What is said of "Tamrati" ships is said of Tamrat; and that there is such a word is a sign."""
    for key in [key for key in signs.written if len(key) == 1]:
        for base in [base for base in signs.written if base != key and is_of(key[0], base)]:
            signs.of[base] |= {"people"} | (signs.of.pop(key, set()) - {"person", "place", "thing"})


def is_of(word: str, base: Key) -> bool:
    """Tell whether a word is the one for what belongs to a name, or for its people."""
    if len(base) != 1 or len(base[0]) < _LONGEST or word in (base[0], base[0] + "s"):
        return False
    word = word.removesuffix("s") if not word.endswith("ss") else word
    stem = base[0].rstrip("aeio")
    return (
        len(stem) >= _LONGEST
        and word != base[0]
        and word.startswith(stem)
        and word[len(stem) :] in state_words()["demonyms"]
    )

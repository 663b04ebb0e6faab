"""Words that stand together, looked for in a whole text at once: no tokens, no places, only whether.

Rule: a text becomes the set of its folded runs of letters and digits, so that whatever cuts words later cuts
no finer; a clue is hit where all its parts are in that set, in any order. So it says "maybe" too often, and
"no" never wrongly: where a phrase of a reader stands, the clue made of it is hit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from servanda.read.words import fold

Need = frozenset[str]
"""One part of a clue: any of these words."""

_NO_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 40  # characters up to which one pass for each is faster than one look at every character
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_MARKS = re.compile(r"[\W_]+")


def bag(text: str, wanted: frozenset[str] | None = None) -> frozenset[str]:
    """Give the folded runs of letters and digits of a text (see `words.fold`), each once.

    Args:
        text: of any length.
        wanted: the only words to look for; to build no others is twice as fast.
    """
    if not text.isascii():
        if _marks().search(text):  # a mark is part of a word to a list, and parts two in a line
            return bag(_plain(text), wanted) | bag(_marks().sub(" ", text), wanted)
        if signs := _signs(text):  # "℠" is a word of its own in a line, and part of one to a list
            return bag(_plain(text), wanted) | bag(text.translate(signs), wanted)
        text = _plain(text)
    if text.isascii():
        words = text.lower().translate(_APART).split()
    else:
        words = _MARKS.sub(" ", text.casefold()).split()
    return frozenset(words) if wanted is None else wanted.intersection(words)


@cache
def _marks() -> re.Pattern[str]:
    """Accents and signs that stand as characters of their own, in runs."""
    held = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
    return re.compile(f"[{re.escape(held)}]+")


def _is_kept(char: str) -> bool:
    """Tell what folds to letters or digits."""
    return char.isalnum() or any(one.isalnum() for one in fold(char))


def _signs(text: str) -> dict[int, str]:
    """Signs that fold to letters, set apart by spaces."""
    rare = set(_NO_ASCII.findall(text))
    return {ord(char): f" {fold(char)} " for char in rare if not char.isalnum() and _is_kept(char)}


def _plain(text: str) -> str:
    """Fold what is no ASCII, character by character; in most texts these are few marks and accents."""
    rare = {
        char: fold(char) if _is_kept(char) or unicodedata.combining(char) else " "
        for char in set(_NO_ASCII.findall(text))
    }
    if len(rare) > _FEW:
        return text.translate({ord(char): plain for char, plain in rare.items()})
    for char, plain in rare.items():
        text = text.replace(char, plain)
    return text


def _part(words: Iterable[str]) -> Need:
    """Bring words to the runs of a bag: of "get-together" the longest; empty where one has none."""
    runs = [max(bag(word), key=len, default="") for word in words]
    return frozenset(runs) if all(runs) else frozenset()


@dataclass(slots=True)
class Clues:
    """Clues that share a purpose: single words, and by one of their words those of several parts."""

    alone: set[str] = field(default_factory=set)
    several: dict[str, list[tuple[Need, ...]]] = field(default_factory=dict)
    exact: dict[str, set[str]] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()  # of `several` and `exact`, once settled

    def add(self, phrase: str, *needs: Iterable[str], exact: bool = False) -> None:
        """Add a phrase: all its words, and one of each of `needs`.

        Args:
            phrase: words as a list holds them; one of marks alone is passed over.
            needs: further parts; of each one word must stand there, too.
            exact: it must stand as it is written, capitals and all (``US``).
        """
        words = [frozenset((word,)) for word in bag(phrase)]
        if exact and len(words) == 1:
            self.exact.setdefault(next(iter(words[0])), set()).add(phrase)
        elif words:
            self.put((*words, *(part for need in needs if (part := _part(need)))))

    def put(self, parts: tuple[Need, ...]) -> None:
        """Add a clue of parts; those of its rarest-looking part are looked up first."""
        key = min(parts, key=lambda part: (len(part), -max(len(word) for word in part)))
        rest = tuple(part for part in parts if part is not key)
        for word in key:
            if not rest:
                self.alone.add(word)
            else:
                self.several.setdefault(word, []).append(rest)

    def settle(self) -> None:
        """Make it ready for `hit`: drop what a single word decides already, keep each clue once."""
        self.several = {
            word: list(dict.fromkeys(some)) for word, some in self.several.items() if word not in self.alone
        }
        self.keys = frozenset((*self.several, *self.exact))

    def vocabulary(self) -> frozenset[str]:
        """Every word that one of them asks for: what a `bag` for them must tell."""
        parts = (part for some in self.several.values() for rest in some for part in rest)
        return frozenset(self.alone).union(self.keys, *parts)

    def hit(self, words: frozenset[str], text: str = "") -> bool:
        """Tell whether a text may hold one of them; `text` as it stands is for what must stand exactly."""
        if not self.alone.isdisjoint(words):
            return True
        for word in self.keys & words:
            if any(one in text for one in self.exact.get(word, ())):
                return True
            for rest in self.several.get(word, ()):
                if all(not part.isdisjoint(words) for part in rest):
                    return True
        return False

    def join(self, other: Clues) -> None:
        """Take over another's clues."""
        self.alone |= other.alone
        for word, some in other.several.items():
            self.several.setdefault(word, []).extend(some)
        for word, forms in other.exact.items():
            self.exact.setdefault(word, set()).update(forms)

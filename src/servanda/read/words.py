"""From a sentence to its words with their places, and from a word to the form by which lists are searched.

Rule: words are cut here by characters alone, so that names are found alike under any spaCy pipeline and
under given words; offsets are the document's. "U.S." and "O'Brien" are one word, "Cuba's" is two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]{2,}(?![^\W_]))*|['’]s\b|-{2,}|\S")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True, eq=False)
class Word:
    """A word, an abbreviation or one mark, with its offsets in the document; `gap`: space precedes it.

    `low` is the folded form, `capital` and `alpha` tell what its first character is. They are looked at
    again and again, so each is worked out once.
    """

    text: str
    start: int
    end: int
    gap: bool
    low: str = field(init=False)
    capital: bool = field(init=False)
    alpha: bool = field(init=False)

    def __post_init__(self) -> None:
        self.low = fold(self.text)
        first = self.text[0]
        self.capital = first.isupper()
        self.alpha = first.isalpha()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, accents and apostrophes: ``Bogotá`` and ``BOGOTA`` meet."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.casefold().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i")


def words_of(text: str, offset: int = 0) -> list[Word]:
    """Cut a text into words; `offset` is the place of its first code point in the document."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        found.append(
            Word(match[0], offset + match.start(), offset + match.end(), match.start() > end or not found)
        )
        end = match.end()
    return found


@lru_cache(maxsize=65536)
def key(text: str) -> tuple[str, ...]:
    """Give the folded words of a name as a list holds it."""
    return tuple(word.low for word in words_of(text))


def is_headline(words: list[Word]) -> bool:
    """Tell whether nearly every word is capitalised, so that a capital tells no name."""
    long = [word for word in words if word.alpha and len(word.text) > 3]
    low = [word for word in long if not word.capital]
    # A headline has no full stop; a short sentence full of names has one.
    ends = bool(words) and words[-1].text == "."
    return len(long) >= 4 and len(low) <= len(long) // 5 and not ends


def is_shouted(words: list[Word]) -> bool:
    """Tell whether a sentence stands in capitals throughout."""
    letters = [word.text for word in words if _LETTER.match(word.text) and len(word.text) > 1]
    return len(letters) >= 3 and all(text.isupper() for text in letters)

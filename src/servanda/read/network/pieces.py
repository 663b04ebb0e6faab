"""Words to the pieces that the network reads, and the shape of their letters.

Rule: a word has at least one piece and at most `MOST`; its first stands for it. The vocabulary knows no
capitals, so that each piece bears the shape of its word as a number of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

MOST = 10  # pieces of one word; an address or a hash says no more in its hundredth
SHAPES = 8  # 0 is no word
_CACHED = 200_000


def shape(word: str) -> int:
    """Tell a shape: 1 lower, 2 Title, 3 CAPITALS, 4 one capital, 5 miXed, 6 with digits, 7 no letter."""
    if any(letter.isdigit() for letter in word):
        return 6
    if not any(letter.isalpha() for letter in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper() and not any(letter.isupper() for letter in word[1:]):
        return 2
    return 5 if any(letter.isupper() for letter in word) else 1


class Pieces:
    """Cuts words into the pieces of a vocabulary."""

    def __init__(self, vocabulary: bytes) -> None:
        """Take the vocabulary as a file of `tokenizers` holds it."""
        self._cut = Tokenizer.from_str(vocabulary.decode())
        self._cut.no_padding()
        self._cut.no_truncation()
        self.start = self._id("[CLS]")
        self.end = self._id("[SEP]")
        self.unknown = self._id("[UNK]")
        self.mask = self._id("[MASK]")
        self._known: dict[str, tuple[list[int], int]] = {}

    def _id(self, piece: str) -> int:
        found = self._cut.token_to_id(piece)
        if found is None:
            raise ValueError(f"the vocabulary lacks {piece}")
        return int(found)

    def word(self, word: str) -> tuple[list[int], int]:
        """The pieces of one word, and its shape."""
        found = self._known.get(word)
        if found is None:
            ids = self._cut.encode(word, add_special_tokens=False).ids[:MOST] or [self.unknown]
            found = (ids, shape(word))
            if len(self._known) < _CACHED:
                self._known[word] = found
        return found

    def length(self, words: Sequence[str]) -> int:
        """How many pieces some words have."""
        return sum(len(self.word(word)[0]) for word in words)

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Pieces and shapes of a window with its marks; and, from 1, the place of each word's first piece."""
        ids, shapes, first = [self.start], [0], [0]
        for word in words:
            cut, form = self.word(word)
            first.append(len(ids))
            ids += cut
            shapes += [form] * len(cut)
        ids.append(self.end)
        shapes.append(0)
        return ids, shapes, first

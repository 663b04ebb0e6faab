"""Breaks texts at random and reads them for dates, actors and figures, to find what breaks the readers.

    python -m benchmarks.fuzz [--minutes N] [--seed N] [--rules]

The texts are the bundled reports and the repeats of `benchmarks.hostile`, cut, doubled, joined and strewn
with odd characters. What is looked for is written in `hostile.breaches`, and beside it: a fault, a second
reading that differs from the first, and a text that takes far longer than its length allows. Each find is cut
down before it is printed, with the round that leads to it. The exit code is 1 where there was one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from benchmarks.hostile import DAY, NASTY, breaches, read
from servanda import examples
from servanda.read import language
from servanda.text import load

TRIES = 100  # to cut a text down
MOST = 3_000  # code points of a text
SECONDS_A_THOUSAND = 2.0  # of the processor, for a thousand code points, before a text counts as slow
ODD = (
    *("\0", "\t", "\n", "\r\n", "\x0b", "\x1c", "\x85", "\u00a0", "\u00ad", "\u0301", "\u0345", "\u200b"),
    *("\u200d", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufffd", "\ufffe", "😀", "👩‍👩‍👧", "İ"),
    *("ß", "ﬁ", "Ǆ", "ſ", "K", "٣", "३", "²", "½", "Ⅷ", "①", "᠎", "“", "”", "‘", "’", "«", "(", "[", "{", "—"),
    *("–", "−", "…", "%", "‰", "$", "€", ",", ".", ";", ":", "'", '"', "/", "-", "#", "1", "1,000"),
    *("2009", "May", "he", "they", "Orra", "of", "the"),
)  # fmt: skip
Change = Callable[[random.Random, str, str], str]


def _cut(dice: random.Random, text: str, _: str) -> str:
    a, b = sorted(dice.randrange(len(text) + 1) for _ in range(2))
    return text[:a] + text[b:]


def _strew(dice: random.Random, text: str, _: str) -> str:
    for _time in range(dice.randint(1, 8)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(ODD) + text[at:]
    return text


def _double(dice: random.Random, text: str, _: str) -> str:
    a = dice.randrange(len(text) + 1)
    piece = text[a : a + dice.randint(1, 40)]
    return text[:a] + piece * dice.randint(2, 30) + text[a:]


def _join(dice: random.Random, text: str, other: str) -> str:
    return text[: dice.randrange(len(text) + 1)] + other[dice.randrange(len(other) + 1) :]


def _swap(dice: random.Random, text: str, _: str) -> str:
    words = text.split(" ")
    for _time in range(dice.randint(1, 6)):
        a, b = dice.randrange(len(words)), dice.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _case(dice: random.Random, text: str, _: str) -> str:
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _unspace(dice: random.Random, text: str, _: str) -> str:
    return text.replace(" ", dice.choice(("", "\n", "  ", "\u00a0", "-")), dice.randint(1, 200))


def _digits(dice: random.Random, text: str, _: str) -> str:
    return "".join(dice.choice("0123456789,.") if c.isdigit() and dice.random() < 0.3 else c for c in text)


CHANGES: tuple[Change, ...] = (_cut, _strew, _double, _join, _swap, _case, _unspace, _digits)


def sources() -> list[str]:
    """The texts that are broken: paragraphs of the bundled reports, and a few of each repeat."""
    reports = [load(path.read_bytes(), path.name).text for path in examples.example().documents]
    pieces = [piece for text in reports for piece in text.split("\n\n") if piece.strip()]
    return [*pieces, *(make(12) for make in NASTY.values())]


def broken(dice: random.Random, held: list[str]) -> str:
    """Make one text."""
    text = dice.choice(held)
    for _ in range(dice.randint(1, 5)):
        text = dice.choice(CHANGES)(dice, text, dice.choice(held))[:MOST]
    return text


def complaints(text: str, nlp: Any) -> list[str]:
    """Say what is wrong with reading a text; empty where nothing is."""
    anchor = DAY if len(text) % 2 else None
    start = time.process_time()
    try:
        _, reading = read(text, nlp, anchor)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{type(error).__name__}: {error} ({place.filename.rpartition('/')[2]}:{place.lineno})"]
    taken = time.process_time() - start
    found = list(breaches(text, reading))
    if taken > SECONDS_A_THOUSAND * (1 + len(text) / 1000):
        found.append(f"slow: {taken:.1f} s for {len(text)} code points")
    if len(text) % 7 == 0 and read(text, nlp, anchor)[1] != reading:
        found.append("a second reading differs from the first")
    return found


def smaller(text: str, nlp: Any, kind: str) -> str:
    """Cut a text down as long as the same kind of complaint stays, in so many tries."""
    size, tries = len(text) // 2, 0
    while size and tries < TRIES:
        for at in range(0, len(text), size):
            less = text[:at] + text[at + size :]
            tries += 1
            if any(one.split(":")[0] == kind for one in complaints(less, nlp)):
                text = less
                break
        else:
            size //= 2
    return text


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--rules", action="store_true", help="words and sentences by rules: faster, other paths"
    )
    given = parser.parse_args()
    nlp, held = language.by_rules() if given.rules else language.load(), sources()
    read("Austria issued 5 visas on Monday.", nlp)  # word lists are loaded on first use
    dice, end = random.Random(given.seed), time.monotonic() + 60 * given.minutes
    rounds = 0
    finds: dict[str, str] = {}
    while time.monotonic() < end:
        rounds += 1
        text = broken(dice, held)
        for one in complaints(text, nlp):
            # One of a kind is enough: the same fault at the same line comes time and again.
            key = one.split(":")[0] + one.rpartition("(")[2] if one.endswith(")") else one.split(":")[0]
            if key not in finds:
                finds[key] = one
                print(f"round {rounds}: {one}", flush=True)
                print(f"  {smaller(text, nlp, one.split(':')[0])!r:.400}", flush=True)
    print(f"{rounds} texts, seed {given.seed}: {len(finds)} kinds of breach")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())

"""Where words begin and end by what follows them, which a rule of a single word cannot tell.

Rule: each pattern says which stretch is one word, or where a word is cut; a text in which none fits is left
as it is. "etc." keeps its stop within a sentence and gives it up at its end; "No." keeps it before a number;
"its" is two words before what no possessive stands before ("its a pity").

Source: the guidelines of the English Web Treebank (LDC 2012T13), and what EWT and GUM for training do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from servanda.read.lexicon import strings, table

# Words before which no possessive stands, and those before which "its" is none.
_NEVER_OWNED = (
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "our", "their", "not",
    "been", "being", "really", "definitely", "simply", "probably", "also", "always", "never", "gonna",
    "going", "getting", "as", "in", "on", "at", "by", "for", "from", "with", "without", "between",
    "about", "because", "if", "when", "what", "where", "how", "why", "who", "to", "too", "welcome",
)  # fmt: skip
_NOT_ITS = (
    "like", "nothing", "anyone", "everything", "okay", "ok", "all", "supposed", "kinda", "just", "hard",
    "easy", "funny",
)  # fmt: skip
_ITS = re.compile(rf"\b[Ii]t(?=s (?:{'|'.join(_NEVER_OWNED + _NOT_ITS)})\b(?!-))")
_YOUR = re.compile(rf"\b[Yy]ou(?=r (?:{'|'.join(_NEVER_OWNED)})\b(?!-))")
# Abbreviations that are words as well: with their stop they are one only where a number follows, or where
# the name of a day does not end a sentence.
_BEFORE_NUMBER = re.compile(
    r"\b(?:[Nn]os?|[Aa]rts?|[Ff]igs?|[Ss]ec|[Cc]ap|[Vv]ol|[Pp]ub|[Ss]tat|[Rr]ef|[Rr]es|[Ss]at|[Ss]un)"
    r"\.(?= ?(?:[0-9#]|[IVXLC]{2,}\b))"
)
_DAY = re.compile(r"\b(?:Sat|Sun|Wed)\.(?=,| the | [A-Z][a-z]{2,8}\.? [0-9])")
# A capital after other words, with a stop; with what begins a sentence behind it, the stop ends one.
_END = r"[)\]]?\s{,20}(?:\Z|\n[^\S\n]{,20}\n)"
_BEGINS = (
    r"[)\]]?\s{1,20}(?:The|This|That|These|There|It|He|She|They|We|I|You|My|Your|Our|If|But|And|Which|Thanks"
    r"|Please|What|How|When|Not)\b"
)
_CAPITAL = re.compile(rf"(?<=[\w,] )(?<!\b[A-Z]\. )[A-Z](?P<stop>\.)(?={_END}|{_BEGINS})")
_GOES_ON = re.compile(r"[)\]]?(?:[,;:]|\s{,20}[a-z0-9($&])")
_ENDS = re.compile(_END)
_NEXT = re.compile(r"[)\]]?\s{1,20}[\"“(]?([A-Z]\w{,20})")
# State names and measures in short that are words, and first words that are names.
_WORDS = frozenset({"min", "mins", "mass", "miss", "wash", "ill", "ore", "man", "mo", "la", "pa", "in"})
_NAMES = frozenset({"Will", "An", "So", "Do", "Mr", "Mrs", "Ms", "Dr"})


def mend(doc: Doc, text: str) -> Doc:
    """Give the Doc of a text with the words that hang on what follows; the same Doc where none does.

    Args:
        doc: the words by the tokenizer's rules.
        text: what the Doc is of.
    """
    whole, cuts = _found(text)
    if not whole and not cuts:
        return doc
    edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    changed = edges | cuts
    for low, high in whole:
        if low in edges and high in edges:
            changed -= set(range(low + 1, high))
    if changed == edges:
        return doc
    words, spaces = list[str](), list[bool]()
    for low, high in pairwise(sorted(changed | {0, len(text)})):
        word = text[low:high]
        if word == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    made = Doc(doc.vocab, words=words, spaces=spaces)
    return made if made.text == text else doc


def _found(text: str) -> tuple[list[tuple[int, int]], set[int]]:
    """Stretches that are one word, and places at which a word is cut."""
    cuts = {one.end() for pattern in (_ITS, _YOUR) for one in pattern.finditer(text)}
    cuts.update(one.start("stop") for one in _CAPITAL.finditer(text))
    whole = [one.span() for pattern in (_BEFORE_NUMBER, _DAY) for one in pattern.finditer(text)]
    for low, high, one in _abbreviations(text):
        if one:
            whole.append((low, high))
        else:
            cuts.add(high - 1)
    return whole, cuts


def _abbreviations(text: str) -> Iterator[tuple[int, int, bool]]:
    """Abbreviations with their stop, and whether it belongs to them, where that can be told."""
    pattern, openers = _lists()
    for found in pattern.finditer(text):
        low, high = found.span()
        if _ENDS.match(text, high):
            yield low, high, False
        elif _GOES_ON.match(text, high):
            yield low, high, True
        else:
            behind = _NEXT.match(text, high)
            if behind and (behind[1] in openers or found[0].lower() == "etc."):
                yield low, high, False


@lru_cache(maxsize=1)
def _lists() -> tuple[re.Pattern[str], frozenset[str]]:
    """Abbreviations that may end a sentence, and words that begin one."""
    held = table("sentences")
    inner = {
        word[:-1]
        for word in strings(held["inner"], "sentences.yaml: inner")
        if word.count(".") == 1 and word[:-1].isalpha() and word[:-1].lower() not in _WORDS
    }
    openers = frozenset(strings(held["openers"], "sentences.yaml: openers")) - _NAMES
    inner |= {word.upper() for word in inner if len(word) > 2}
    return re.compile(rf"(?<![\w.@-])(?:{'|'.join(sorted(inner))})\.(?![.\w])"), openers

"""Where words begin and end by what follows them, which a rule of a single word cannot tell.

Rule: each pattern says which stretch is one word, or where a word is cut; a text in which none fits is left
as it is. "etc." keeps its stop within a sentence and gives it up at its end; "No." keeps it before a number;
"its" is two words before what no possessive stands before ("its a pity").

Source: the guidelines of the English Web Treebank (LDC 2012T13), and what EWT and GUM for training do.
"""

from __future__ import annotations

import re
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
# What is sought begins with letters that stand in the pattern: so a text is gone through fast.
_ITS = re.compile(rf"ts(?<=\b[Ii]ts) (?:{'|'.join(_NEVER_OWNED + _NOT_ITS)})\b(?!-)")
_YOUR = re.compile(rf"our(?<=\b[Yy]our) (?:{'|'.join(_NEVER_OWNED)})\b(?!-)")
_BEFORE_STOP = re.compile(r"(?<![\w.@-])[A-Za-z]{1,8}\Z")
_LONGEST = 9  # letters of an abbreviation, and what stands before it
# Abbreviations that are words as well: with their stop they are one only where a number follows, or where
# the name of a day does not end a sentence.
_COUNTED = frozenset(
    (
        "no",
        "nos",
        "art",
        "arts",
        "fig",
        "figs",
        "sec",
        "cap",
        "vol",
        "pub",
        "stat",
        "ref",
        "res",
        "sat",
        "sun",
    )
)
_NUMBER = re.compile(r" ?(?:[0-9#]|[IVXLC]{2,}\b)")
_DAYS = frozenset({"Sat", "Sun", "Wed"})
_DAY = re.compile(r",| the | [A-Z][a-z]{2,8}\.? [0-9]")
# A capital after other words, with a stop; with what begins a sentence behind it, the stop ends one.
_NO_INITIAL = re.compile(r"[\w,] [A-Z]\.")
_INITIALS = re.compile(r"\b[A-Z]\. ")
_END = r"[)\]]?\s{,20}(?:\Z|\n[^\S\n]{,20}\n)"
_BEGINS = (
    r"[)\]]?\s{1,20}(?:The|This|That|These|There|It|He|She|They|We|I|You|My|Your|Our|If|But|And|Which|Thanks"
    r"|Please|What|How|When|Not)\b"
)
_ENDS_OR_BEGINS = re.compile(rf"{_END}|{_BEGINS}")
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
    cuts = {one.start() + 1 for one in _ITS.finditer(text)}
    cuts.update(one.start() + 2 for one in _YOUR.finditer(text))
    whole = []
    stop = text.find(".")
    while stop >= 0:
        before = _BEFORE_STOP.search(text, max(0, stop - _LONGEST), stop)
        if before:
            own = _owns(text, before[0], stop + 1)
            if own:
                whole.append((before.start(), stop + 1))
            elif own is not None:
                cuts.add(stop)
        stop = text.find(".", stop + 1)
    return whole, cuts


def _owns(text: str, word: str, end: int) -> bool | None:
    """Tell whether a stop belongs to the word before it; None where the tokenizer's rules may decide."""
    if len(word) == 1:
        return False if word.isupper() and _is_no_initial(text, end) else None
    if (word in _DAYS and _DAY.match(text, end)) or (
        word[1:].islower() and word.lower() in _COUNTED and _NUMBER.match(text, end)
    ):
        return True
    inner, openers = _lists()
    if word not in inner or text[end : end + 1] == "." or text[end : end + 1].isalnum():
        return None
    if _ENDS.match(text, end):
        return False
    if _GOES_ON.match(text, end):
        return True
    behind = _NEXT.match(text, end)
    return False if behind and (behind[1] in openers or word.lower() == "etc") else None


def _is_no_initial(text: str, end: int) -> bool:
    """Tell whether a capital with a stop ends a sentence: a word stands before it, no other initial."""
    return (
        _NO_INITIAL.match(text, max(0, end - 4)) is not None
        and _INITIALS.match(text, max(0, end - 5)) is None
        and _ENDS_OR_BEGINS.match(text, end) is not None
    )


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that may end a sentence, and words that begin one."""
    held = table("sentences")
    inner = {
        word[:-1]
        for word in strings(held["inner"], "sentences.yaml: inner")
        if word.count(".") == 1 and word[:-1].isalpha() and word[:-1].lower() not in _WORDS
    }
    openers = frozenset(strings(held["openers"], "sentences.yaml: openers")) - _NAMES
    inner |= {word.upper() for word in inner if len(word) > 2}
    return frozenset(inner), openers

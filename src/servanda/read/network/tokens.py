"""Raw text to words as Universal Dependencies has them in English.

Rule: spaCy's English rules, mended by classes: a run of one mark is one word, a prefix stays with its word,
the number of a telephone is one word, an abbreviation keeps its stop. No character is lost or moved, and a
step looks at a bounded stretch, so that no text, however made, costs more than its length.

Source: the guidelines of the English Web Treebank (LDC 2012T13) and of GUM.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from servanda.read.lexicon import strings, table
from servanda.read.network.mended import mend

LONGEST = 400  # characters without white space; what is longer is read in parts
_TAIL = 40  # characters in which the end of a word is looked for
_UNBROKEN = re.compile(rf"\S{{{LONGEST + 1},}}")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"]{,2000}")
_MARK = re.compile(r".+(?<![\w-])(?=\w)", re.DOTALL)  # greedy: the last place at which a word begins

# Prefixes that make no word of their own.
_PREFIXES = (
    "e", "ex", "co", "un", "re", "bi", "pre", "mid", "non", "pro", "sub", "neo", "mis", "tri", "anti",
    "post", "over", "semi", "mini", "mega", "arch", "cross", "inter", "intra", "macro", "micro", "multi",
    "infra", "quasi", "socio", "ultra", "counter",
)  # fmt: skip
# Words that are written as one and read as several.
_TOGETHER = {
    "wanna": (3,), "outta": (3,), "lotta": (3,), "dunno": (2, 3), "gimme": (3,), "lemme": (3,), "wana": (3,),
    "alot": (1,), "atleast": (2,), "infact": (2,), "arnt": (2,), "havnt": (3,), "heres": (4,),
}  # fmt: skip
# What is an abbreviation before a number alone, and else a word at a sentence's end.
_WORDS = frozenset(
    ("no", "nos", "art", "arts", "fig", "figs", "cap", "min", "del", "sat", "sun", "sec", "stat", "pub",
     "ref", "res", "est", "ed", "eds", "n", "p", "c", "v")
)  # fmt: skip
# What follows a stop where a space was lost, and no name of a site ends with.
_AFTER_STOP = (
    "i", "the", "and", "but", "they", "he", "she", "we", "you", "that", "this", "these", "there", "then",
    "when", "if", "what", "where", "how", "your", "our", "his", "her", "their", "thank", "thanks", "please",
    "also", "just", "because", "with", "for", "from", "which", "who", "was", "were", "had", "have",
)  # fmt: skip
# Shapes of whole words that no rule below cuts.
_WHOLE = "|".join(
    (
        r"(?:\+?\d{1,2}-)?(?:\d{3}[-/])?\d{3}-\d{4}",  # a telephone
        r"x?\d-\d{4}|\d{5}-\d{4}",  # its end, a post code
        r"\d{1,2}-\d{1,2}-(?:\d\d|\d{4})|\d{4}-\d\d-\d\d",  # a day
        r"\d{1,3}0['’]s|['’]\d\ds?",  # a decade, a year
        r"#[A-Za-z]\w{,60}",
        r"[a-z]{2,20}(?:\.[a-z-]{2,20}){3,8}",  # the name of a forum
        r"[A-Za-z]/[A-Za-z]",  # w/o, b/c
        r"(?i:[uoa]h|h?m+|n?un)-(?i:[uoa]h|huh|h?m+|ho|unh)",  # uh-oh, mm-hm
        r"[:;=]-?[DPpO]|<-|->|[<>]=",  # drawn
        r"[A-Za-z]\w{2,}-(?:wise|esque)",
        r"[\w.+-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,40}){,6}",
        r"[\w.#-]{1,80}\.(?:docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|gif|png|zip|DOC|XLS|PDF)",
    )
)
# A run of one mark, or a line drawn with several.
_RUNS = (
    r"(?:(?<!\.)(?<!\.[A-Za-z])[.:])?[!?][.!?]*",
    r"[-=*_#~+<>{}|^]{3,}",
    r"\${2,}",
    *(rf"{mark}{mark}" for mark in ("-", "=", r"\*", "_", "#", "~", r"\+", "<", ">")),
)
_AROUND = re.compile(r'[<>"]')
_NO_SITE = re.compile(rf"[a-z]+\.(?:{'|'.join(_AFTER_STOP)})")
_QUOTES = r"['‘’`]{2,}"
_UNITS = r"(?<=[0-9])(?:[ap]m|[ap]\.m\.?|[AP]M|[AP]\.M\.?|k|b|bn|mn|lbs|hrs?|mins?|yrs?|miles?)"


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """Make a tokenizer of spaCy that gives the words of Universal Dependencies.

    Words that are written together ("don't", "gonna") come one by one.
    """
    defaults = English.Defaults
    prefixes = [
        *_RUNS,
        _QUOTES,
        r"['’][0-9]{2}s?(?!\w)",  # a year
        r"@(?=[0-9])",
        r"-(?=[A-Z]?[a-z]{2}|[0-9])",
        rf"\.(?=[A-Z][a-z]|(?:{'|'.join(_AFTER_STOP)})\b)",
        r"[0-9](?:[0-9.,]{,12}[0-9])?(?=(?!(?:st|nd|rd|th|ers?|ish)\b)(?:[a-z]{2,12}|[kMGT]?Hz)(?!\w))",
        *defaults.prefixes,
    ]
    suffixes = [
        *_RUNS,
        _QUOTES,
        _UNITS,
        r"(?<=[A-Za-z][a-z]{4})-|(?<=[0-9])-",
        r"(?<=[a-z])[`´]s",
        r"(?<=[0-9][A-Za-z])\.|(?<=[a-z][A-Z])\.|(?<=\.[A-Z]\.)\.",
        r"(?<=\b[ABDF])\+",  # a grade
        *(one.replace(r"\.\.+", r"(?<!\.[A-Z])\.\.+") for one in defaults.suffixes),
    ]
    return _Tokenizer(
        vocab,
        rules=_rules(),
        prefix_search=re.compile("|".join(f"(?:{one})" for one in prefixes if one.strip())).match,
        suffix_search=_Ending("|".join(f"(?:{one})$" for one in suffixes if one.strip())).search,
        infix_finditer=re.compile("|".join(f"(?:{one})" for one in _infixes())).finditer,
        token_match=re.compile(rf"(?:{_WHOLE})$").match,
        url_match=_Address(defaults.url_match).match,
    )


class _Address:
    """A match of addresses that holds no mark around them to be a part."""

    def __init__(self, match: Callable[[str], re.Match[str] | None]) -> None:
        self._match = match

    def match(self, word: str) -> re.Match[str] | None:
        """Match a whole address."""
        return None if _AROUND.search(word) or _NO_SITE.fullmatch(word) else self._match(word)


class _Ending:
    """A search for what ends a word, in its last characters alone."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._search = re.compile(pattern).search

    def search(self, word: str) -> re.Match[str] | None:
        """Find what ends the word."""
        run = len(word.rstrip("!?.-=*_"))  # however long, it is one word
        return self._search(word, max(0, min(run, len(word) - _TAIL)))


def _infixes() -> list[str]:
    """What parts words within a run of letters."""
    found = []
    for one in English.Defaults.infixes:
        if one == r"\.\.+":
            found.append(r"\.{2,}(?![.@])")  # of an address that is masked, the dots are a part
        elif r"\.(?=[" in one:
            found.append(one.replace(r"\.(?=[", r"\.(?!(?:Com|Net|Org)\b)(?=[", 1))
        elif ")(?:-|" in one:
            found.append(_after_no_prefix() + one)
        else:
            found.append(one)
    return [
        r"(?<=[A-Za-z])[!?]+(?=[A-Za-z])|[!?]{2,}",
        *found,
        r"""<{2,}|>{2,}|[()\[\]{}"<>]""",
        r"(?<=[A-Za-z])[,:](?=[0-9])",
        r"(?<=[0-9])–(?=[0-9])",
        r"(?<=[0-9]),(?=[0-9]{2}(?![0-9]))",
        _after_no_prefix() + r"(?<=[A-Za-z])-(?=[0-9])",
        r"(?<=\.[A-Z]\.)[-–](?=[A-Za-z])|(?<=[a-z]\.)[-–](?=[a-z])",  # U.S.-led
        r"(?<=[0-9])[-–](?=[$£€])|(?<=[-–])[$£€](?=[0-9])",
        r"(?<=[0-9])(?=[ap]m[-–])",
        rf"(?<=[a-z]{{2}})\.(?=(?:{'|'.join(_AFTER_STOP)})(?![\w.@/]))",
        r"(?<=[a-z])\.(?=\[)",
        r"(?<=[)\]])[,;:!?](?=[A-Za-z])",
        # Words written together that stand beside a mark: "good.You'll", "it’s—".
        r"(?<=[A-Za-z])(?=(?i:n['’]t|['’](?:ll|ve|re|m))\b)|(?<=[a-z])(?=['’][sd]\b)|(?<=\bI)(?=['’]d\b)",
    ]


def _after_no_prefix() -> str:
    """Hold where no prefix stands before: of one length each, since what looks back must have one."""
    lengths = sorted({len(one) for one in _PREFIXES})
    return "".join(
        rf"(?<!\b(?i:{'|'.join(one for one in _PREFIXES if len(one) == length)}))" for length in lengths
    )


def _rules() -> dict[str, list[dict[int, str]]]:
    """Words by themselves: spaCy's, without those that are words of another kind, and with our own."""
    rules = dict(English.Defaults.tokenizer_exceptions)
    for word in ("and/or", "):", "id", "Id", "wed", "Wed", "k."):
        rules.pop(word, None)
    found = table("sentences")
    for key in ("titles", "before_numbers"):
        for word in strings(found[key], f"sentences.yaml: {key}"):
            if word.endswith(".") and " " not in word and word[:-1].lower() not in _WORDS:
                rules.setdefault(word, [{ORTH: word}])
    for word in [one for one in rules if len(one) > 3 and one.lower().endswith(("n't", "n’t"))]:
        rules.setdefault(word.upper(), [{ORTH: cut[ORTH].upper()} for cut in rules[word]])
    for word in [one for one, cuts in rules.items() if one.endswith(".") and len(cuts) == 1 and len(one) > 2]:
        rules.setdefault(word + ".", [{ORTH: word}, {ORTH: "."}])
    for word in [one for one, cuts in rules.items() if len(cuts) > 1 and one.endswith(("nt", "not", "nna"))]:
        if word.islower():
            rules.setdefault(word.upper(), [{ORTH: cut[ORTH].upper()} for cut in rules[word]])
    for word in ("Yahoo!", "PS.", "Ps.", "Ya'll", "ya'll"):
        rules[word] = [{ORTH: word}]
    rules["Lets"] = [{ORTH: "Let"}, {ORTH: "s"}]
    for word, cuts in _TOGETHER.items():
        for form in (word, word.title(), word.upper()):
            parts = [form[low:high] for low, high in zip((0, *cuts), (*cuts, len(form)), strict=True)]
            rules[form] = [{ORTH: part} for part in parts]
    return rules


class _Tokenizer(Tokenizer):  # type: ignore[misc]
    """Reads what goes on without white space in parts: each step of the rules looks at all that is left."""

    def __call__(self, string: str) -> Doc:
        """Make a Doc of the words of a text."""
        cuts = [at for run in _UNBROKEN.finditer(string) for at in _cuts(run)]
        if not cuts:
            return mend(super().__call__(string), string)
        words, spaces = [], []
        for low, high in pairwise([0, *cuts, len(string)]):
            for token in super().__call__(string[low:high]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=words, spaces=spaces)


def _cuts(run: re.Match[str]) -> Iterator[int]:
    """Where to cut a run of characters: never within an address, else behind its last mark, if any."""
    start, end = run.span()
    address = _ADDRESS.match(run.string, start)
    if address:
        start = address.end()
        if start < end:
            yield start
    while end - start > LONGEST:
        mark = _MARK.match(run.string, start, start + LONGEST)
        start = mark.end() if mark else start + LONGEST
        yield start

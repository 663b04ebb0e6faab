"""Sentences by rules: where the network cuts what is too long for it, and where a pipeline sets none.

Rule: a sentence ends at a stop that ends no abbreviation (lexicons/sentences.yaml), and what closes
after the stop (quotation marks, brackets) belongs to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from servanda.read.lexicon import strings, table

COMPONENT = "servanda_sentences"

_STOP = re.compile(r"^(?:[.!?。！？]+|…|.*\.)$", re.DOTALL)
_CLOSING = set("”’»)]}›")
_STRAIGHT = {'"', "'", "''", "``"}
_OPENING = set("“‘«([{‹")
_LETTERED = re.compile(r"^(?:[A-Za-z]\.){2,}$")
_INITIAL = re.compile(r"^[A-ZÀ-ÞĀ-Ž]\.$")
_ORDINAL_MARK = re.compile(r"^(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[A-Za-z])$")
_NUMERAL = re.compile(r"^(?:\d|[IVXLC]+$|#)")
_GAP = re.compile(r"\n\s*\n|\r\n\s*\r\n|\u2029")
_TAG_REACH = 6
# No sentence of a report or treaty is that long; tables, menus and rubbish are, and reading pairs up words.
LONGEST = 300  # tokens


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    found = table("sentences")
    return {
        key: frozenset(strings(found[key], f"sentences.yaml: {key}"))
        for key in ("titles", "before_numbers", "inner", "openers", "tags")
    }


def split_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of a Doc; starts that were given with it are kept."""
    if len(doc) == 0 or doc.has_annotation("SENT_START"):
        return doc
    starts = [False] * len(doc)
    starts[0] = True
    first = 0  # of the sentence at hand
    index = 0
    while index < len(doc):
        after = _end_of(doc, first, index) or _cut_of(doc, first, index)
        if after is None:
            index += 1
            continue
        while after < len(doc) and doc[after].is_space:  # white space belongs to the sentence before it
            after += 1
        if after < len(doc):
            starts[after] = True
        first = index = after
    # All at once: setting one token's start looks through the whole Doc each time.
    marks = doc.to_array([SENT_START])
    marks.view("int64")[:] = [1 if start else -1 for start in starts]
    doc.from_array([SENT_START], marks)
    return doc


def _cut_of(doc: Doc, first: int, index: int) -> int | None:
    """Give the index after a token at which what goes on without end is cut: a comma or the like, if any."""
    length = index + 1 - first
    if length < LONGEST or index + 1 == len(doc):
        return None
    return index + 1 if length >= 2 * LONGEST or doc[index].is_punct or doc[index].is_space else None


def _end_of(doc: Doc, first: int, index: int) -> int | None:
    """Give the index after the sentence's last token if a sentence ends at this token."""
    token = doc[index]
    if token.is_space:
        return index + 1 if _GAP.search(token.text) and index > first else None
    if not _STOP.match(token.text):
        return None
    after = index + 1
    while after < len(doc) and _closes(doc, first, after):
        after += 1
    following = after
    while following < len(doc) and doc[following].is_space:
        if _GAP.search(doc[following].text):
            return after
        following += 1
    if following >= len(doc):
        return None
    return after if _is_end(doc, first, index, after, following) else None


def _closes(doc: Doc, first: int, index: int) -> bool:
    """Tell whether a token closes a quotation or a bracket that began earlier."""
    text = doc[index].text
    if text and set(text) <= _CLOSING:
        return True
    if text not in _STRAIGHT:
        return False
    before, after = _spaced(doc[index - 1]), _spaced(doc[index])
    if before != after or index + 1 == len(doc):
        return after or index + 1 == len(doc)
    return sum(1 for one in doc[first:index] if one.text == text) % 2 == 1


def _spaced(token: Token) -> bool:
    return (
        bool(token.whitespace_)
        or token.is_space
        or (token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_space)
    )


def _is_end(doc: Doc, first: int, index: int, after: int, following: int) -> bool:
    words = _words()
    stop, closed = doc[index].text, after > index + 1
    head = _head(doc, following)
    if head is None or head.text[0].islower():
        return False
    opener = head.text in words["openers"]
    apart = _spaced(doc[after - 1])
    if not apart and following == after:
        # "the talks.The minister": a space was lost; elsewhere ("example.Com") nothing ends.
        return opener and stop == "." and index > 0 and doc[index - 1].text.islower()
    if stop[-1] != ".":
        return not (closed and _is_tagged(doc, following))
    if stop.startswith(".."):
        return True
    word = _word_with_stop(doc, index)
    if word == ".":
        return True
    if index - first <= 1 and _ORDINAL_MARK.match(word[:-1]):
        return False  # "1. The Parties shall": the number of a paragraph
    if word in words["titles"] and not closed:
        return False
    if word in words["before_numbers"] and _NUMERAL.match(head.text):
        return False
    if word in words["inner"] or _LETTERED.match(word):
        return opener or closed
    if _INITIAL.match(word):
        return closed or (opener and not _follows_name(doc, first, index))
    return True


def _head(doc: Doc, index: int) -> Token | None:
    """Give the first word at or after a place, past opening marks and bullets."""
    for token in doc[index : index + 4]:
        if token.text[0].isalnum():
            return token
    return doc[index]


def _word_with_stop(doc: Doc, index: int) -> str:
    """Give the word that a stop ends, stop included, whether or not the tokenizer parted them."""
    text = str(doc[index].text)
    if text != ".":
        return text
    return str(doc[index - 1].text) + text if index else text


def _follows_name(doc: Doc, first: int, index: int) -> bool:
    """Tell whether a capital letter with a stop may be an initial: a name stands before it."""
    place = index - (2 if doc[index].text == "." else 1)
    return place < first or doc[place].text[0].isupper()


def _is_tagged(doc: Doc, index: int) -> bool:
    """Tell whether a speech tag follows a quoted question: "Who pays?" Mr Baker asked."""
    tags = _words()["tags"]
    for token in doc[index : index + _TAG_REACH]:
        if token.text in tags:
            return True
        if token.text[0].islower() and token.text not in ("the", "a", "of"):
            return False
    return False


Language.component(COMPONENT, func=split_sentences)  # spaCy finds components by name

"""A text to how it was read and why: its words, what settled each act, and what was not read.

Rule: the text is read as a document would be, with a trace; nothing here decides anything that the reader
does not, and what it did is told in the reader's own terms.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from servanda.model.dossier import Dossier
from servanda.model.record import Assertion, Reading, Role, Statement
from servanda.model.source import Basis, Document, Published
from servanda.model.when import parse
from servanda.read.clauses import Clauses
from servanda.read.drafts import Draft
from servanda.read.entries import Entry, entry_of, governor_entry, position_entry
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.read.remedies import Remedy, remedy
from servanda.read.status_cues import Cue, cues_of, rule_of
from servanda.read.trace import Trace, Traced
from servanda.read.tree_paths import head_of, path
from servanda.read.unread import Gap, gaps
from servanda.text import of_text

_SHORT = 4  # sentences


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its tags, the number of the word it hangs on (-1: none), and what the network makes of it.

    `kind` is the class by which clauses were cut; `event` and `factuality` are None without the network.
    """

    number: int
    text: str
    start: int
    end: int
    lemma: str
    tag: str
    form: str
    relation: str
    head: int
    kind: str
    event: bool | None
    factuality: float | None


@dataclass(frozen=True, slots=True)
class Filled:
    """A role, and how the words that fill it hang on the trigger; no path where the words only imply it."""

    role: Role
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One assertion: what made it, who fills its roles, and what settled its status.

    `event` and `factuality` are the network's, of the trigger.
    """

    assertion: Assertion
    trigger: str
    start: int
    end: int
    entry: Entry
    roles: tuple[Filled, ...]
    cues: tuple[Cue, ...]
    rule: str
    statement: Statement | None
    event: bool | None
    factuality: float | None


@dataclass(frozen=True, slots=True)
class Missing:
    """One word that might be an act and was not read as one, with the remedy if words would mend it."""

    text: str
    start: int
    end: int
    gap: Gap
    remedy: Remedy | None
    event: bool | None
    factuality: float | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it was read."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    acts: tuple[Act, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A text with its reading, sentence by sentence."""

    document: Document
    reading: Reading
    sentences: tuple[Sentence, ...]


def explain(text: str, published: str | None, *, language: Any, lexicon: Lexicon) -> Explained:
    """Read a text and tell why it was read so.

    Args:
        text: one sentence, or several that belong together.
        published: the day of publication (EDTF), if it is known.
        language: a spaCy pipeline (`read.language.load`).
        lexicon: the words of the reading.

    Raises:
        BadDate: `published` is no date.
    """
    document = of_text(text)
    if published is not None:
        document = replace(document, published=Published(parse(published).value, Basis.STATED))
    trace = Trace()
    reading = read_document(document, language=language, lexicon=lexicon, anchor=published, trace=trace)

    found = []
    for traced in trace.sentences:
        sentence = traced.clauses.line.sentence
        acts = [(one, trace.drafts[one.id]) for one in reading.assertions if one.id in trace.drafts]
        here = [(one, draft) for one, draft in acts if draft.line is traced.clauses.line]
        # A remedy is tried on a short text whole, on one sentence of a long one.
        tried = document if len(trace.sentences) <= _SHORT else of_text(sentence.text)
        shift = 0 if tried is document else sentence.start
        reads = partial(_reads, tried, shift, published, language, reading)
        missing = [
            _missing(gap, traced, remedy(gap, traced, lexicon.dossier, reads))
            for gap in gaps(traced, [draft for _, draft in here], reading.statements, lexicon)
        ]
        found.append(
            Sentence(
                " ".join(sentence.text.split()),
                sentence.start,
                sentence.end,
                _words(traced.clauses),
                tuple(_act(one, draft, traced, reading, lexicon) for one, draft in here),
                tuple(missing),
            )
        )
    return Explained(document, reading, tuple(found))


def _reads(
    document: Document,
    shift: int,
    published: str | None,
    language: Any,
    reading: Reading,
    dossier: Dossier,
    start: int,
) -> Collection[str]:
    """The acts that a reading with another dossier finds at a place, and that the reading lacks there."""
    other = read_document(document, language=language, lexicon=Lexicon.of(dossier), anchor=published)
    return _types_at(other, start - shift) - _types_at(reading, start)


def _types_at(reading: Reading, start: int) -> set[str]:
    return {
        one.type for one in reading.assertions if any(part.start <= start < part.end for part in one.evidence)
    }


def _words(clauses: Clauses) -> tuple[Word, ...]:
    line = clauses.line
    tokens = {word.token.i: word.i for word in line.words}
    return tuple(
        Word(
            number=word.i,
            text=word.text,
            start=word.start,
            end=word.end,
            lemma=word.token.lemma_,
            tag=word.token.pos_,
            form=str(word.token.morph),
            relation=word.token.dep_,
            head=-1 if word.token.head == word.token else tokens.get(word.token.head.i, -1),
            kind=word.kind,
            event=_network(word.token)[0],
            factuality=_network(word.token)[1],
        )
        for word in line.words
    )


def _network(token: Any) -> tuple[bool | None, float | None]:
    """What the network holds of a word: whether it is an event, and whether it happened; else None."""
    if not token.has_extension("trigger"):
        return None, None
    event, factuality = token._.trigger, token._.factuality
    return event, round(float(factuality), 2) if factuality is not None else None


def _act(one: Assertion, draft: Draft, traced: Traced, reading: Reading, lexicon: Lexicon) -> Act:
    clauses = traced.clauses
    words = clauses.line.words
    goal = draft.word if draft.word >= 0 else draft.last
    roles = []
    for role in one.roles:
        placed = role.start is not None and role.end is not None
        head = head_of(clauses, role.start or 0, role.end or 0) if placed else -1
        roles.append(Filled(role, path(clauses, head, goal)))
    within = next((said for said in reading.statements if said.id == one.within), None)
    return Act(
        one,
        clauses.line.text(draft.first, draft.last),
        words[draft.first].start,
        words[draft.last].end,
        _entry(draft, traced, lexicon),
        tuple(roles),
        cues_of(clauses, draft, one),
        rule_of(clauses, draft.word),
        within,
        *_network(words[goal].token),
    )


def _entry(draft: Draft, traced: Traced, lexicon: Lexicon) -> Entry:
    """The entry that made an act: of a frame, of a governor, else the rule of a module."""
    for hit in traced.hits:
        if hit.word == draft.word and hit.act == draft.type:
            return entry_of(hit, traced, lexicon)
    pred = traced.clauses.by_word.get(draft.word)
    low = traced.clauses.line.low(draft.word)
    if draft.listed:
        return position_entry(pred.lemmas[0] if pred is not None else low, draft.listed, draft.type)
    for word in (*(pred.lemmas if pred is not None else ()), low):
        if (made := governor_entry(word)) is not None:
            return made
    for hit in traced.hits:
        if hit.word == draft.word or (draft.parent is not None and hit.word == draft.parent.word):
            return entry_of(hit, traced, lexicon)
    return Entry("", 0, traced.clauses.line.text(draft.first, draft.last), "rule", draft.type)


def _missing(gap: Gap, traced: Traced, found: Remedy | None) -> Missing:
    word = traced.clauses.line.words[gap.word]
    return Missing(word.text, word.start, word.end, gap, found, *_network(word.token))

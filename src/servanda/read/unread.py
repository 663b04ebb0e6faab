"""From a traced sentence to what might have been meant and was not read, with what each frame lacked.

Rule: a word is looked at where the network takes it for an event, or a list has it as a verb of an act, and
no act, cue or object covers it. What a frame lacks is found by trying it with less: the first demand without
which it would have matched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.model.record import Statement
from servanda.read.clauses import Clauses
from servanda.read.drafts import Draft
from servanda.read.entries import noun_entry, verb_entry
from servanda.read.frame import Frame, Trigger
from servanda.read.frame_hit import Hit
from servanda.read.governors import governor_at
from servanda.read.lexicon import Lexicon
from servanda.read.noun_classes import classes_of
from servanda.read.noun_hits import try_noun
from servanda.read.nouns import Noun
from servanda.read.status_cues import rule_of
from servanda.read.trace import Traced
from servanda.read.verb_frames import try_verb

_VOWELS = "aeiouy"
_AUXILIARY = frozenset({"be", "have", "do", "modal", "get"})
_KINDS = ("not-asserted", "sides", "outside-class", "no-actor", "words-missing", "governor", "no-entry")


@dataclass(frozen=True, slots=True)
class Gap:
    """Why one word is no act. `kind` is one of _KINDS; `act` the act that an entry would have made of it.

    `nouns` are the words that did not fit, `wanted` the classes asked for, and `entry` the entry's place.
    """

    word: int
    kind: str
    told: str
    act: str = ""
    nouns: tuple[Noun, ...] = ()
    wanted: tuple[str, ...] = ()
    entry: str = ""
    further: int = 0  # how many words the entry asks for beside its first


def gaps(
    traced: Traced, drafts: Collection[Draft], statements: Sequence[Statement], lexicon: Lexicon
) -> Iterator[Gap]:
    """Find what was not read in one sentence, in its order.

    Args:
        traced: the sentence.
        drafts: those of it that became assertions.
        statements: of the document: a cue of speech is read as such.
        lexicon: the words of the reading.
    """
    clauses = traced.clauses
    covered = _covered(traced, drafts, statements)
    for word in clauses.line.words:
        if word.i in covered or not _may_be_meant(traced, word.i):
            continue
        hits = [hit for hit in traced.hits if hit.word == word.i]
        yield _unsaid(clauses, hits[0]) if hits else _gap(traced, word.i, lexicon)


def _covered(traced: Traced, drafts: Collection[Draft], statements: Sequence[Statement]) -> set[int]:
    """Words that an act, its object or the cue of a statement takes."""
    words = traced.clauses.line.words
    read = {draft.word for draft in drafts}
    found = {place for draft in drafts for place in range(draft.first, draft.last + 1)}
    for hit in traced.hits:
        if hit.word in read:
            found |= {noun.head for noun in hit.patient} | {hit.light}
    for draft in drafts:
        spans = [(role.start, role.end) for role in draft.roles if role.start is not None and role.end]
        found |= {word.i for word in words for start, end in spans if start <= word.start and word.end <= end}
    cues = [one.cue for one in statements if one.cue is not None]
    return found | {word.i for word in words for cue in cues if cue.start <= word.start < cue.end}


def _may_be_meant(traced: Traced, index: int) -> bool:
    clauses = traced.clauses
    word = clauses.line.words[index]
    if word.i in clauses.line.timex_at or word.i in clauses.line.actor_at:
        return False
    if clauses.tree is not None and clauses.tree.rel(index) in ("aux", "aux:pass", "cop"):
        return False
    event = word.token is not None and word.token.has_extension("trigger") and bool(word.token._.trigger)
    if word.kind in _AUXILIARY and not event:
        return False
    pred = clauses.by_word.get(index)
    if pred is None and classes_of(clauses.line, Noun(index, index, index)):
        return word.low in traced.frames.nouns  # "talks": what acts are done to
    if event:
        return True
    return pred is not None and any(lemma in traced.frames.verbs for lemma in pred.lemmas)


def _unsaid(clauses: Clauses, hit: Hit) -> Gap:
    """Why a frame that matched gives no act."""
    step = (clauses.steps or {}).get(hit.word)
    if hit.pred is None:
        told = (
            f"read as {hit.act}, but a noun is told as an act only where something presupposes or governs it"
        )
        return Gap(hit.word, "not-asserted", told, hit.act)
    if step is not None and step.axes is None:
        told = f"read as {hit.act}, but nothing may be asserted of it: {rule_of(clauses, hit.word)}"
        return Gap(hit.word, "not-asserted", told, hit.act)
    return Gap(hit.word, "sides", f"read as {hit.act}, but not all that must take part is named", hit.act)


def _gap(traced: Traced, index: int, lexicon: Lexicon) -> Gap:
    clauses = traced.clauses
    pred, low = clauses.by_word.get(index), clauses.line.low(index)
    found: list[Gap] = []
    for lemma in pred.lemmas if pred is not None else ():
        for trigger in traced.frames.verbs.get(lemma, ()):
            found.append(_of_verb(traced, index, lemma, trigger, lexicon))
    if pred is None:
        for frame in traced.frames.nouns.get(low, ()):
            found.append(_of_noun(traced, index, low, frame, lexicon))
    if found:
        return min(found, key=lambda one: (_KINDS.index(one.kind), one.further))
    if (made := governor_at(clauses, index)) is not None:
        told = f"“{low}” makes what it governs {made.effect}; it governs no act that was read"
        return Gap(index, "governor", told)
    if pred is not None:
        return Gap(
            index,
            "no-entry",
            f"no entry for the verb “{plain_form(pred.lemmas[0])}”",
            nouns=_objects(traced, index),
        )
    return Gap(index, "no-entry", f"no entry for the noun “{low}”")


def plain_form(lemma: str) -> str:
    """A lemma as English spells verbs, where a network made one up: "photographe", "dunne" of rare words."""
    stem = lemma[:-1]
    if not lemma.endswith("e") or len(stem) < 3 or stem[-1] in _VOWELS + "cglsvz" or stem[-2] in _VOWELS:
        return lemma
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] != "f" else stem


def _of_verb(traced: Traced, index: int, lemma: str, trigger: Trigger, lexicon: Lexicon) -> Gap:
    clauses, frame = traced.clauses, trigger.frame
    pred = clauses.by_word[index]
    entry = verb_entry(lemma, trigger, lexicon)
    place = f"{entry.file}:{entry.line}" if entry.line else entry.file
    loose = replace(
        frame, own=True, acting=False, named=frozenset(), unless=frozenset(), joins=False, stative=False,
        many=False, bare=False,
    )  # fmt: skip

    def fits(**strict: object) -> Hit | None:
        one = replace(trigger, frame=replace(loose, **strict), alone=False)  # type: ignore[arg-type]
        return try_verb(clauses, pred, one, traced.setting)

    free = fits()
    if free is None:
        told = f"“{entry.words}” asks for its further words, which do not stand here"
        return Gap(index, "words-missing", told, frame.act, entry=place)
    if (frame.acting and fits(acting=True) is None) or frame.bare or frame.many or frame.stative:
        told = f"“{entry.words}” asks for {'; '.join(entry.asks)}"
        return Gap(index, "no-actor", told, frame.act, _subjects(traced, index), entry=place)
    for name in ("named", "unless", "joins"):
        if getattr(frame, name) and fits(**{name: getattr(frame, name)}) is None:
            told = f"“{entry.words}” asks for {'; '.join(entry.asks)}"
            return Gap(index, "words-missing", told, frame.act, entry=place)
    wanted = frame.subject or frame.patient if trigger.alone else frame.patient
    nouns = _subjects(traced, index) if trigger.alone else free.patient
    if not wanted:
        told = f"“{entry.words}” asks for {'; '.join(entry.asks) or 'what does not stand here'}"
        return Gap(index, "no-actor", told, frame.act, nouns, entry=place)
    told = _outside(clauses, entry.words, nouns, wanted)
    classes = tuple(sorted(wanted))
    return Gap(index, "outside-class", told, frame.act, nouns, classes, place, len(trigger.rest))


def _of_noun(traced: Traced, index: int, low: str, frame: Frame, lexicon: Lexicon) -> Gap:
    clauses = traced.clauses
    entry = noun_entry(low, frame, lexicon)
    place = f"{entry.file}:{entry.line}" if entry.line else entry.file
    free = try_noun(clauses, index, replace(frame, own=True, position=False), traced.setting)
    if frame.patient and free:
        told = _outside(clauses, low, free, frame.patient)
        return Gap(index, "outside-class", told, frame.act, free, tuple(sorted(frame.patient)), place)
    told = f"the noun “{low}” asks for {'; '.join(entry.asks) or 'what does not stand here'}"
    return Gap(index, "no-actor", told, frame.act, entry=place)


def _outside(clauses: Clauses, words: str, nouns: Sequence[Noun], wanted: frozenset[str]) -> str:
    line = clauses.line
    classes = " or ".join(sorted(wanted))
    if not nouns:
        return f"“{words}” asks for {classes}, and none stands here"
    told = []
    for noun in nouns:
        own = sorted(classes_of(line, noun))
        told.append(f"“{line.text(noun.first, noun.last)}” is {' and '.join(own) if own else 'in no class'}")
    return f"“{words}” asks for {classes}; {', '.join(told)}"


def _objects(traced: Traced, index: int) -> tuple[Noun, ...]:
    """What an unknown verb is done to."""
    pred = traced.clauses.by_word[index]
    hit = try_verb(traced.clauses, pred, Trigger((), Frame("", own=True), False), traced.setting)
    return hit.patient if hit is not None else ()


def _subjects(traced: Traced, index: int) -> tuple[Noun, ...]:
    subject = traced.clauses.by_word[index].subject
    return (subject,) if subject is not None else ()

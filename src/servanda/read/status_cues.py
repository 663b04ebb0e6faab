"""From a traced act to the words that settled its status, each with the list that knows it.

Rule: what stands at the trigger comes first, then what governs it, outwards through the tree; a word that no
list of lexicons/status.yaml knows is no cue. Which rule told comes from the trace.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from servanda.model.act import Aspect, Modality, Polarity, Voice
from servanda.model.record import Assertion
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.entries import places
from servanda.read.governors import governor_at
from servanda.read.inflect import ING, PART, PAST
from servanda.read.lexicon import table
from servanda.read.tree import Tree
from servanda.read.verb_words import verb_words

_OUTWARDS = 5  # governors that are looked at
_BEING = frozenset({"is", "are", "was", "were", "be"})
_AROUND = ("aux", "aux:pass", "cop", "advmod", "mark", "case", "det", "cc:preconj", "discourse")
_RULES = {
    "own": "its own verb group",
    "governed": "the word that governs it",
    "participle": "a participle beside its noun",
    "inverted": "its inverted order",
    "opened": "the word that opens its clause",
    "said": "the saying that it stands under",
    "command": "a command, which asserts nothing",
    "loose": "a participle without a noun, which asserts nothing",
    "network": "the network, which holds for unreal what its words tell as done",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, and what they make of the act; `file` and `line` name the list, where there is one."""

    words: str
    told: str
    file: str = ""
    line: int = 0


def cues_of(clauses: Clauses, draft: Draft, one: Assertion) -> tuple[Cue, ...]:
    """The cues of one act, from its trigger outwards, the voices last."""
    pred = clauses.by_word.get(draft.word)
    found: list[Cue] = []
    if pred is not None:
        found += _own(clauses, pred)
        if verb_words(clauses, pred).negative and not any(
            cue.told == _NAMED["negative_adverb"] for cue in _around(clauses, clauses.tree, draft.word)
        ):
            found.append(Cue(clauses.line.text(pred.first, pred.i), "negated"))
    elif draft.word >= 0:
        found.append(Cue(clauses.line.low(draft.word), "a noun: told where its sentence presupposes it"))
    if draft.word >= 0:
        found += _around(clauses, clauses.tree, draft.word)
    for voice in one.said_by:
        if voice.voice is not Voice.REPORT:
            found.append(Cue(voice.name, f"{'accuses' if voice.voice is Voice.ACCUSE else 'denies'}"))
    return tuple(dict.fromkeys(found))


def rule_of(clauses: Clauses, index: int) -> str:
    """Which rule told the status of a predicate, in words; empty where it was not traced."""
    step = (clauses.steps or {}).get(index)
    if step is None:
        return ""
    told = _RULES["own" if step.rule == "said" and step.axes == step.own else step.rule]
    return told if step.axes is not None else f"{told}: nothing is asserted"


def shown_axes(axes: Axes | None) -> str:
    """Axes in words, leaving out what goes without saying."""
    if axes is None:
        return "nothing may be asserted"
    parts = [str(axes.modality)] if axes.modality is not Modality.ACTUAL else []
    parts += ["negated"] if axes.polarity is Polarity.NEGATED else []
    parts += [str(axes.aspect)] if axes.aspect is not Aspect.EVENT else []
    return ", ".join(parts) or "actual"


def _own(clauses: Clauses, pred: Pred) -> Iterator[Cue]:
    words = verb_words(clauses, pred)
    group = " ".join((*words.auxiliaries, clauses.line.words[pred.i].text))
    step = (clauses.steps or {}).get(pred.i)
    told = _form(clauses, pred)
    if step is not None and pred.finite:
        told = f"{told}: {shown_axes(step.own)}"
    yield Cue(group, told)
    if pred.kind == "infinitive":
        before = clauses.line.low(pred.opener - 1)
        if before == "yet":
            yield Cue("yet to", "not done so far")
        elif before in _BEING:
            yield Cue(f"{before} to", "what is to be: planned")


def _form(clauses: Clauses, pred: Pred) -> str:
    if pred.kind != "finite":
        return f"{pred.kind}{', passive' if pred.passive else ''}"
    auxiliaries = set(verb_words(clauses, pred).auxiliaries)
    if auxiliaries & {"had", "has", "have", "'ve", "’ve"}:
        tense = "perfect"
    elif auxiliaries & {"was", "were", "did"} or (not auxiliaries and pred.tags & {PAST, PART}):
        tense = "past"
    elif pred.tags & {ING}:
        tense = "progressive"
    else:
        tense = "modal" if auxiliaries & _modals() else "present"
    return f"{tense}{', passive' if pred.passive else ''}"


@cache
def _modals() -> frozenset[str]:
    return frozenset(word for words in table("status")["modals"].values() for word in words)


def _around(clauses: Clauses, tree: Tree | None, index: int) -> Iterator[Cue]:
    """Words at the trigger and at each of its governors that a list of status.yaml knows."""
    if tree is None:
        return
    place, steps = index, 0
    while place >= 0 and steps <= _OUTWARDS:
        for one in sorted(tree.of(place, *_AROUND)):
            yield from _listed(clauses, one)
        if place != index:
            yield from _governing(clauses, place)
        place, steps = tree.head(place), steps + 1


def _governing(clauses: Clauses, index: int) -> Iterator[Cue]:
    made = governor_at(clauses, index)
    word = clauses.line.words[index].text
    if made is not None:
        entry = table("status")["governors"][made.name]["words"]
        pred = clauses.by_word.get(index)
        known = {clauses.line.low(index), *(pred.lemmas if pred else ())}
        at = next((n for n, one in enumerate(entry) if one.split()[0] in known), 0)
        line = places("status").get(("governors", made.name, "words", at), 0)
        told = f"makes what it governs {made.effect}"
        if made.deny or made.accuse:
            told = "denies what it governs" if made.deny else "accuses of what it governs"
        elif made.effect == "drop":
            told = "tells nothing of what it governs"
        yield Cue(word, told, "status.yaml", line)
        return
    lows = {clauses.line.low(index)}
    if (pred := clauses.by_word.get(index)) is not None:
        lows |= set(pred.lemmas)
    for name in ("unreal_nouns", "unreal_verbs", "factive_verbs"):
        for low in sorted(lows):
            if (low, name) in _index():
                told, line = _index()[low, name]
                yield Cue(word, told, "status.yaml", line)


def _listed(clauses: Clauses, index: int) -> Iterator[Cue]:
    low = clauses.line.low(index)
    for (word, name), (told, line) in _index().items():
        if word == low and name in _NAMED:
            yield Cue(clauses.line.words[index].text, told, "status.yaml", line)
            return


_NAMED = {
    "modals": "a modal",
    "if": "opens a condition",
    "asking": "opens a question",
    "temporal": "with a present tense: still to come",
    "before": "before it: left open",
    "negative_adverb": "a negation",
    "negative_det": "a negation",
    "nearly": "almost, so not",
    "unsure": "unsure",
    "hearsay": "told by others",
    "usually": "a habit",
    "without": "not done",
    "unreal": "an adjective of what is not (yet) so",
    "factive_prepositions": "presupposes it",
}
_VALUED = {"unreal_nouns": "of this", "unreal_verbs": "done to this", "factive_verbs": "presupposes it"}


@cache
def _index() -> dict[tuple[str, str], tuple[str, int]]:
    """By word and list: what the list makes of the act, and its line in status.yaml."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    lines = places("status")
    for name, told in {**_NAMED, **_VALUED}.items():
        held = table("status").get(name, [])
        groups = held.items() if isinstance(held, dict) else [("", held)]
        for effect, words in groups:
            for number, word in enumerate(words):
                path = (name, effect, number) if effect else (name, number)
                found.setdefault((word, name), (f"{told}: {effect}" if effect else told, lines.get(path, 0)))
    return found

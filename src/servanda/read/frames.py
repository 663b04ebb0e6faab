"""The table of frames: which words are triggers of which act, and what must stand with them.

Rule: every line of lexicons/acts.yaml is checked on loading; an act that the vocabulary lacks, a class
of nouns that is not defined, or an unknown key is a `LexiconError` with its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from servanda.model.act import ACT
from servanda.read.inflect import plural
from servanda.read.lexicon import LexiconError, strings, table
from servanda.read.line import Line, verb_table
from servanda.read.nouns import Noun

_KEYS = frozenset(
    {"act", "verbs", "alone", "nouns", "patient", "subject", "mutual", "free", "object", "to", "content",
     "two", "state", "person", "organisation", "topic", "actors", "between", "on", "open", "human", "many",
     "bare", "acting", "unless"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One act with what it asks for; see the head of lexicons/acts.yaml."""

    act: str
    patient: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    mutual: bool = False
    free: bool = False
    object: str = ""
    to: bool = False
    content: tuple[str, str] | None = None
    two: bool = False
    state: bool = False
    person: bool = False
    organisation: bool = False
    topic: bool = False
    actors: bool = False
    between: bool = False
    open: bool = False
    human: bool = False
    many: bool = False
    bare: bool = False
    acting: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb with the words that must follow it, and the frame it opens."""

    rest: tuple[str, ...]
    frame: Frame
    alone: bool  # the subject is what undergoes it


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by the plain form of the verb and by the noun."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    light: frozenset[str]
    light_nouns: dict[str, str]


@cache
def frames() -> Frames:
    """Load and check lexicons/acts.yaml.

    Raises:
        LexiconError: an unknown act, key or class of nouns.
    """
    data = table("acts")
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Frame]] = {}
    for number, entry in enumerate(data["frames"]):
        where = f"acts.yaml: frame {number + 1} ({entry.get('act')})"
        frame = _frame(entry, where)
        for key in ("verbs", "alone"):
            for words in strings(entry.get(key, []), f"{where}: {key}"):
                lemma, *rest = words.split()
                verbs.setdefault(lemma, []).append(Trigger(tuple(rest), frame, key == "alone"))
        for noun in strings(entry.get("nouns", []), f"{where}: nouns"):
            nouns.setdefault(noun, []).append(frame)
    light = data["light"]
    return Frames(
        # Longer triggers are tried first, and those that ask for a patient before those that do not.
        {
            lemma: tuple(sorted(found, key=lambda one: (-len(one.rest), not one.frame.patient)))
            for lemma, found in verbs.items()
        },
        {noun: tuple(found) for noun, found in nouns.items()},
        frozenset(strings(light["verbs"], "acts.yaml: light verbs")),
        {
            noun: act
            for act, found in light["nouns"].items()
            for noun in strings(found, f"acts.yaml: light nouns of {act}")
        },
    )


def _frame(entry: dict[str, object], where: str) -> Frame:
    unknown = set(entry) - _KEYS
    if unknown:
        raise LexiconError("an unknown key", where=where, words=", ".join(sorted(unknown)))
    act = str(entry["act"])
    if act not in ACT:
        raise LexiconError("no such act", where=where, words=act)
    patient = frozenset(strings(entry.get("patient", []), where))
    subject = frozenset(strings(entry.get("subject", []), where))
    content = entry.get("content")
    pair = strings(content, where) if content is not None else ()
    return Frame(
        act,
        patient,
        subject,
        content=(pair[0], pair[1]) if pair else None,
        object=str(entry.get("object", "")),
        **{
            key: bool(entry.get(key, False))
            for key in (
                "mutual",
                "free",
                "to",
                "two",
                "state",
                "person",
                "organisation",
                "topic",
                "actors",
                "between",
                "open",
                "human",
                "many",
                "bare",
                "acting",
            )
        },
        unless=frozenset(strings(entry.get("unless", []), where)),
    )


@cache
def noun_classes() -> dict[tuple[str, ...], frozenset[str]]:
    """Every noun of a class, as its lower-case words; a class that frames name alone is its own word."""
    data = table("acts")
    found: dict[tuple[str, ...], set[str]] = {}
    for name, words in data["nouns"].items():
        for entry in strings(words, f"acts.yaml: nouns {name}"):
            found.setdefault(tuple(entry.replace("-", " - ").split()), set()).add(name)
    for entry in data["frames"]:
        for name in (*entry.get("patient", []), *entry.get("subject", [])):
            if name not in data["nouns"]:
                for form in (name, plural(name)):
                    found.setdefault((form,), set()).add(name)
    return {words: frozenset(names) for words, names in found.items()}


@cache
def _longest() -> int:
    return max(len(words) for words in noun_classes())


def classes_of(line: Line, noun: Noun) -> frozenset[str]:
    """Tell the classes of a noun phrase by the longest entry that it ends with."""
    known = noun_classes()
    for size in range(_longest(), 0, -1):
        first = noun.head - size + 1
        if first < noun.first:
            continue
        words = tuple(line.low(place) for place in range(first, noun.head + 1))
        if words in known:
            return known[words]
    return frozenset()


@cache
def all_verbs() -> dict[str, dict[str, frozenset[str]]]:
    """Every verb form that any list knows, with its lemmas and tags."""
    found = frames()
    lemmas = set(found.verbs) | set(found.light)
    lemmas |= set(strings(table("verbs")["common"], "verbs.yaml: common"))
    lemmas |= {word.split()[0] for word in strings(table("grammar")["say"], "grammar.yaml: say")}
    lemmas |= set(table("verbs")["irregular"]) - {"be", "have", "do"}
    for entry in table("status")["governors"].values():
        lemmas |= {word.split()[0] for word in entry["words"] if word.split()[0] in _plain_verbs()}
    return verb_table(lemmas - {"be", "have", "do"})


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(strings(table("status")["verbs"], "status.yaml: verbs"))

"""The table of frames: which words are triggers of which act, and what must stand with them.

Rule: every line of lexicons/acts.yaml is checked on loading; an act that the vocabulary lacks, a class
of nouns that is not defined, or an unknown key is a `LexiconError` with its place. What a dossier adds is
tried first: its words need no object of a listed class, save where the act itself says what it is done to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from servanda.model.act import ACT, ACTS
from servanda.model.dossier import ActDef, FrameDef, NounDef
from servanda.read.inflect import plural
from servanda.read.lexicon import LexiconError, strings, table
from servanda.read.line import Line
from servanda.read.line_making import verb_table
from servanda.read.nouns import Noun

_KEYS = frozenset(
    {"act", "verbs", "alone", "nouns", "patient", "subject", "mutual", "free", "object", "to", "content",
     "two", "state", "person", "organisation", "topic", "actors", "between", "on", "open", "human", "many",
     "bare", "acting", "unsaid", "unless", "via", "then", "position", "joins", "named", "stative",
      "denied", "must"}
)  # fmt: skip
# "torpedo" may stand for breaking off talks, and must still be done to talks.
Nouns = dict[tuple[str, ...], frozenset[str]]
_OF_ONE_THING = frozenset({"talks", "instrument", "measure", "relations", "membership"})
_TRACK = frozenset({"talks", "round", "joint-body"})  # what a track is that a dossier names
_FAMILIES = (
    frozenset({"person-noun", "captive", "post-holder", "president", "ruler", "ambassador", "wanted"}),
    frozenset({"migrant", "crosser", "fleeing", "deportee"}),
    frozenset({"watcher", "overseer"}),
    frozenset({"craft", "licensee", "service"}),
    frozenset({"goods-flow", "movement", "barred"}),
    frozenset({"measure", "charge", "allowance", "yoke"}),
)
_PEOPLE = ("smen", "rmen", "emen", "women", "sman", "rman", "swoman")  # "congresswomen", "airman"
_NOUN = re.compile(r".*(?:[aeiouy].*ing|ion|ment|[ae]nce|ure|al|age)")
_GERUND = re.compile(r".*[aeiouy].*ing")  # "mooring", and not "bring"


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
    unsaid: bool = False
    unless: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    then: tuple[str, ...] = ()
    position: bool = False
    joins: bool = False
    named: frozenset[str] = frozenset()
    stative: bool = False
    denied: bool = False  # the act is what the verb says with a "not": "does not recognise"
    must: bool = False  # what follows is told as wanted: "insists that they leave"
    received: bool = False  # said of whom or what it falls on: "drew criticism from Oslo"
    own: bool = False  # of a dossier: done to anything or to nothing


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
    adverse: frozenset[str]  # acts that are an accusation where one says them of another


@lru_cache(maxsize=8)
def frames(acts: tuple[ActDef, ...] = ()) -> Frames:
    """Load and check lexicons/acts.yaml, and put the words of a dossier's acts before it.

    Raises:
        LexiconError: an unknown act, key or class of nouns.
    """
    general = _general()
    if not acts:
        return general
    verbs, nouns = dict(general.verbs), dict(general.nouns)
    for act in acts:
        frame = _own_frame(act.type, general) if act.frame is None else _given_frame(act.type, act.frame)
        alone = act.frame is not None and act.frame.alone
        for words in english(act):
            lemma, *rest = words.lower().split()
            if not rest and _NOUN.fullmatch(lemma):
                nouns[lemma] = (frame, *nouns.get(lemma, ()))
            if rest or not _GERUND.fullmatch(lemma):
                verbs[lemma] = (Trigger(tuple(rest), frame, alone), *verbs.get(lemma, ()))
    verbs = {lemma: tuple(sorted(some, key=lambda one: -len(one.rest))) for lemma, some in verbs.items()}
    adverse = general.adverse | {act.type for act in acts if act.adverse}
    return replace(general, verbs=verbs, nouns=nouns, adverse=adverse)


def english(act: ActDef | NounDef) -> tuple[str, ...]:
    """The words of a dossier's entry that this reader can use."""
    return tuple(one for language, words in act.words if language == "en" for one in words if one.strip())


def _own_frame(type_: str, general: Frames) -> Frame:
    """What a dossier's word asks for: what the act's own verbs do, with any object where that can be."""
    known = dict.fromkeys(
        trigger.frame
        for some in general.verbs.values()
        for trigger in some
        if trigger.frame.act == type_ and not trigger.alone
    )
    found = [one for one in known if not (one.many or one.bare)] or list(known)
    if not found:
        return Frame(type_, own=True)
    if type_.partition(".")[0] in _OF_ONE_THING or found[0].mutual:
        return found[0]
    return replace(found[0], patient=frozenset(), subject=frozenset(), content=None, own=True)


def _given_frame(type_: str, given: FrameDef) -> Frame:
    """What a dossier says its words ask for; where it says nothing, they take whatever stands there."""
    placed = given.patient or given.object or given.mutual or given.many
    return Frame(
        type_,
        frozenset(given.patient),
        frozenset(given.subject),
        object=given.object,
        own=given.anything or not (placed or given.subject),
        free=bool(given.subject) and not placed,
        acting=given.acting,
        mutual=given.mutual,
        many=given.many,
        human=given.human,
        to=given.to,
        unless=frozenset(given.unless),
    )


@cache
def _general() -> Frames:
    data = table("acts")
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Frame]] = {}
    for number, entry in enumerate(data["frames"]):
        where = f"acts.yaml: frame {number + 1} ({entry.get('act')})"
        frame = _frame(entry, where)
        for key in ("verbs", "alone"):
            for words in strings(entry.get(key, []), f"{where}: {key}"):
                lemma, *rest = words.split()
                rest = [part for one in rest for part in _parts(one)]
                verbs.setdefault(lemma, []).append(Trigger(tuple(rest), frame, key == "alone"))
        for noun in strings(entry.get("nouns", []), f"{where}: nouns"):
            nouns.setdefault(noun, []).append(frame)
    for noun, some in list(nouns.items()):
        if not noun.endswith(("s", "ing")):
            nouns.setdefault(plural(noun), some)
    light = data["light"]
    return Frames(
        # Longer triggers first, and those that ask for a "not" or a patient before those that do not.
        {lemma: tuple(sorted(found, key=_order)) for lemma, found in verbs.items()},
        {noun: tuple(found) for noun, found in nouns.items()},
        frozenset(strings(light["verbs"], "acts.yaml: light verbs")),
        {
            noun: act
            for act, found in light["nouns"].items()
            for noun in strings(found, f"acts.yaml: light nouns of {act}")
        },
        frozenset(act.name for act in ACTS if act.adverse),
    )


def _order(one: Trigger) -> tuple[int, bool, bool, bool]:
    told_of = bool(one.frame.object) and one.frame.act.startswith("position.")  # "backed Oslo" names whom
    return (-len(one.rest), not one.frame.denied, not told_of, not one.frame.patient)


def _parts(word: str) -> list[str]:
    """Take "go-ahead" apart as a text's words are; what stands for a noun phrase stays whole."""
    return [word] if word.startswith("*") else word.replace("-", " - ").split()


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
                "unsaid",
                "position",
                "joins",
                "stative",
                "denied",
                "must",
            )
        },
        unless=frozenset(strings(entry.get("unless", []), where)),
        via=frozenset(strings(entry.get("via", []), where)),
        then=strings(entry.get("then", []), where),
        named=frozenset(strings(entry.get("named", []), where)),
    )


def all_nouns(nouns: tuple[NounDef, ...] = ()) -> tuple[Nouns, int]:
    """Every noun of a class, with those of a dossier, and how many words the longest has."""
    known = noun_classes(nouns)
    return known, max(len(words) for words in known)


@lru_cache(maxsize=8)
def noun_classes(nouns: tuple[NounDef, ...] = ()) -> Nouns:
    """Every noun of a class, as its lower-case words; a class that frames name alone is its own word."""
    data = table("acts")
    found: dict[tuple[str, ...], set[str]] = {}
    for name, words in data["nouns"].items():
        for entry in strings(words, f"acts.yaml: nouns {name}"):
            found.setdefault(tuple(entry.replace("-", " - ").split()), set()).add(name)
    for one in nouns:
        for entry in english(one):
            found.setdefault(tuple(entry.lower().replace("-", " - ").split()), set()).add(one.kind)
    for entry in data["frames"]:
        for name in (*entry.get("patient", []), *entry.get("subject", [])):
            if name not in data["nouns"]:
                for form in (name, plural(name)):
                    found.setdefault(tuple(form.replace("-", " - ").split()), set()).add(name)
    for words, names in list(found.items()):
        if words[-1].isalpha() and not words[-1].endswith(("s", "men")):
            found.setdefault((*words[:-1], plural(words[-1])), set()).update(names - {"body", "office"})
    return {words: frozenset(names) for words, names in found.items()}


@cache
def _known() -> tuple[Nouns, int]:
    return all_nouns()


def classes_of(line: Line, noun: Noun) -> frozenset[str]:
    """Tell the classes of a noun phrase by the longest entry that it ends with, or by the track it names."""
    known, longest = line.nouns or _known()
    head = noun.head
    if line.kind(head) == "num" and noun.first < head and line.kind(head - 1) == "word":
        head -= 1  # "Annex 2"
    if line.low(head + 1) == "of" and (whole := (line.low(head), "of", line.low(head + 2))) in known:
        return known[whole]  # "exchange of letters"
    for size in range(longest, 0, -1):
        first = head - size + 1
        if first < noun.first:
            continue
        words = tuple(line.low(place) for place in range(first, head + 1))
        if any("-" in word and len(word) > 1 for word in words):  # one token, where the list has its parts
            words = tuple(part for word in words for part in word.replace("-", " - ").split())
        if words in known:
            found = _with_kinds(known, words)
            break
    else:
        named = line.words[head].text.islower() and line.low(head).endswith(_PEOPLE)
        found = frozenset({"person-noun"} if named else ())
    return found if "talks" in found or noun.head not in line.track_at else _TRACK


_OF_CLAIMS = ("limits", "raises", "lowers", "takes", "bound")  # lists of verbs in claims.yaml


def _with_kinds(known: Nouns, words: tuple[str, ...]) -> frozenset[str]:
    """The classes of an entry, with those of its family that its end has: a "rebel leader" is a leader."""
    found = known[words]
    for first in range(1, len(words)):
        for family in _FAMILIES:
            if found & family:
                found |= known.get(words[first:], frozenset()) & family
    return found


@lru_cache(maxsize=8)
def all_verbs(acts: tuple[ActDef, ...] = ()) -> dict[str, dict[str, frozenset[str]]]:
    """Every verb form that any list or a dossier's acts know, with its lemmas and tags."""
    found = frames(acts)
    lemmas = set(found.verbs) | set(found.light)
    lemmas |= set(strings(table("verbs")["common"], "verbs.yaml: common"))
    lemmas |= {word.split()[0] for word in strings(table("grammar")["say"], "grammar.yaml: say")}
    lemmas |= set(table("verbs")["irregular"]) - {"be", "have", "do"}
    lemmas |= {word for name in _OF_CLAIMS for word in strings(table("claims")[name], f"claims.yaml: {name}")}
    for entry in table("status")["governors"].values():
        lemmas |= {word.split()[0] for word in entry["words"] if word.split()[0] in _plain_verbs()}
    return verb_table(lemmas - {"be", "have", "do"})


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(strings(table("status")["verbs"], "status.yaml: verbs"))

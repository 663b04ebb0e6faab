"""The table of frames: which words are triggers of which act, and what must stand with them.

Rule: every line of lexicons/acts.yaml is checked on loading; an act that the vocabulary lacks, a class
of nouns that is not defined, or an unknown key is a `LexiconError` with its place. What a dossier adds is
tried first: its words need no object of a listed class, save where the act itself says what it is done to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from servanda.model.act import ACT, ACTS
from servanda.model.dossier import ActDef, FrameDef
from servanda.read.frame import Frame, Frames, Trigger
from servanda.read.inflect import plural
from servanda.read.lexicon import LexiconError, strings, table
from servanda.read.noun_classes import english

_KEYS = frozenset(
    {"act", "verbs", "alone", "nouns", "patient", "subject", "mutual", "free", "object", "to", "content",
     "two", "state", "person", "organisation", "topic", "actors", "between", "on", "open", "human", "many",
     "bare", "acting", "unsaid", "unless", "via", "then", "position", "joins", "named", "stative",
      "denied", "must", "undone", "spares"}
)  # fmt: skip
# "torpedo" may stand for breaking off talks, and must still be done to talks.
_OF_ONE_THING = frozenset({"talks", "instrument", "measure", "relations", "membership"})
_NOUN = re.compile(r".*(?:[aeiouy].*ing|ion|ment|[ae]nce|ure|al|age)")
_GERUND = re.compile(r".*[aeiouy].*ing")  # "mooring", and not "bring"


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
                "undone",
            )
        },
        unless=frozenset(strings(entry.get("unless", []), where)),
        spares=frozenset(strings(entry.get("spares", []), where)),
        via=frozenset(strings(entry.get("via", []), where)),
        then=strings(entry.get("then", []), where),
        named=frozenset(strings(entry.get("named", []), where)),
    )

"""From the word lists to clues for a paragraph: what must stand in it for a reader to find anything there.

Rule: each reader's list gives clues that its own matching implies: a verb in all its forms with the words
that must follow it, and, where a frame asks for a class of nouns, one of those nouns or a word that can stand
for one. Acts, statements, commitments, conditions and measures are looked for; a bare figure is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from servanda.model.dossier import Dossier, NounDef
from servanda.read.clues import Clues
from servanda.read.concepts import phrases_of
from servanda.read.cues import cue_forms
from servanda.read.frame import Frame, Trigger
from servanda.read.frames import frames
from servanda.read.inflect import forms, plural
from servanda.read.judged_words import judging_verbs, judging_words
from servanda.read.lexicon import strings, table
from servanda.read.line import closed
from servanda.read.noun_classes import noun_classes
from servanda.read.phrases import phrases
from servanda.read.received import received_nouns, received_verbs

QUOTE_MARKS = ('"', "“", "”", "„", "«", "»", "‘", "``", "''", " '", "\n'")
# What a phrase with a class of nouns may be replaced by: "suspended them", "those that were agreed".
_STANDING_IN = frozenset(
    {"it", "they", "them", "this", "that", "these", "those", "both", "all", "which", "who", "what", "one"}
)
_LEADING = ("head", "lead", "chair")
_TALKS = ("talks", "round", "meeting", "joint-body", "commission-meeting")


@lru_cache(maxsize=8)
def act_clues(dossier: Dossier) -> Clues:
    """Give the clues for a dossier's words, made once."""
    found = Clues()
    _add_frames(found, dossier)
    _add_governors(found)
    _add_states(found)
    _add_speech(found)
    _add_conditions(found)
    _add_claims(found, dossier)
    found.settle()
    return found


def _add_frames(found: Clues, dossier: Dossier) -> None:
    known, nouns = frames(dossier.acts), dossier.nouns
    for lemma, triggers in known.verbs.items():
        for trigger in triggers:
            _add_trigger(found, lemma, trigger, nouns)
    for noun, some in known.nouns.items():
        for frame in some:
            # Without a patient of a class it takes "of" and a name, or "between" two.
            needs = _patients(frame, nouns) if frame.patient and not (frame.own or frame.between) else ()
            found.add(noun, *needs)
    light = {form for lemma in known.light for form in _verb(lemma)}
    for noun in known.light_nouns:
        found.add(noun, light)
    got = {form for lemma in received_verbs() for form in _verb(lemma)}
    for noun in {*known.light_nouns, *received_nouns()}:
        found.add(noun, got)
    naming = {form for lemma in judging_verbs() for form in _verb(lemma)}
    for word in judging_words():
        found.add(word, naming)


def _add_trigger(found: Clues, lemma: str, trigger: Trigger, nouns: tuple[NounDef, ...]) -> None:
    frame = trigger.frame
    plain = " ".join(word for word in trigger.rest if not word.startswith("*"))
    starred = [word[1:] for word in trigger.rest if word.startswith("*") and len(word) > 1]
    needs: list[Iterable[str]] = [(word, plural(word)) for word in starred]
    if trigger.alone:
        needs += _patients(frame, nouns) if frame.subject or frame.patient else ()
    elif not _takes_anything(frame):
        needs += _patients(frame, nouns)
    for form in _verb(lemma):
        found.add(f"{form} {plain}", *needs)


def _takes_anything(frame: Frame) -> bool:
    loose = frame.own or frame.free or frame.open or frame.mutual or frame.bare or frame.many
    return loose or frame.actors or frame.human or bool(frame.object) or not frame.patient


def _patients(frame: Frame, nouns: tuple[NounDef, ...]) -> tuple[frozenset[str], ...]:
    wanted = frame.patient | frame.subject
    found = {words[-1] for words, classes in noun_classes(nouns).items() if classes & wanted}
    if "instrument" in wanted:
        found |= _instruments()
    if wanted & {"round", "joint-body"}:
        bodies = table("acts")["joint_bodies"]
        found |= {*bodies["marks"], *bodies["heads"], *bodies["sittings"]}
    return (frozenset(found | _STANDING_IN),)


def _instruments() -> set[str]:
    nouns = {words[-1] for words, classes in noun_classes().items() if "instrument" in classes}
    return nouns | set(table("heads_of_names")["instrument"])


def _verb(lemma: str) -> frozenset[str]:
    return frozenset(forms(lemma))


def _add_governors(found: Clues) -> None:
    """What is an act by what it governs: "agreed to", "refused to", which no frame may know."""
    verbs = set(strings(table("status")["verbs"], "status.yaml: verbs"))
    lone = table("acts")["lone"]
    for name, entry in table("status")["governors"].items():
        if "act" not in entry and name not in lone:
            continue
        for words in strings(entry["words"], f"status.yaml: {name}"):
            lemma, _, rest = words.partition(" ")
            for form in _verb(lemma) if lemma in verbs else (lemma,):
                found.add(f"{form} {rest}")


def _add_states(found: Clues) -> None:
    """Talks and rounds by their bare nouns, what is in force, absent relations, who led a delegation."""
    for words, classes in noun_classes().items():
        if classes & set(_TALKS):
            found.add(" ".join(words))
        if "relations" in classes:
            found.add(" ".join(words), ("no", "not", "never", "without", "none", "neither", "nor"))
        if "delegation" in classes:
            found.add(
                " ".join(words), {form for lemma in _LEADING for form in forms(lemma)} | {"leader", "chief"}
            )
    for name in ("talks", "meetings"):
        for word in table("acts")["talks_told"][name]:
            found.add(word)
    for phrase in table("status")["in_force"]:
        found.add(phrase)


def _add_speech(found: Clues) -> None:
    """Speech verbs that need no quotation marks; what stands in such marks is kept for the marks."""
    rows = table("cues")
    for words, (cue, _) in cue_forms().items():
        if cue.that or cue.tell or cue.act:
            found.add(" ".join(words))
    for entry in rows["phrases"]:
        for phrase in entry["words"]:
            found.add(phrase)
    for phrase in (*rows["conditional"], *rows["according"]):
        found.add(phrase)


def _add_conditions(found: Clues) -> None:
    rows = table("conditions")
    still_open = {*rows["open"], *closed("modal"), "ll", "d", "wo", "ca"}
    for name, entry in rows["links"].items():
        for phrase in strings(entry["words"], f"conditions.yaml: {name}"):
            found.add(phrase, *((still_open,) if entry.get("with_modal") else ()))


def _add_claims(found: Clues, dossier: Dossier) -> None:
    """Duties need an instrument or a pledge, rules a limit, a value after "to" or "at", and a concept."""
    for noun in _instruments():
        found.add(noun)
    concepts = {word for places, _ in phrases_of(dossier) for word in places[0]}
    for name in ("takes", "limits"):
        needs = (("to", "at"), concepts) if name == "limits" else ()
        for words in phrases(name):
            for form in _verb(words[0]):
                found.add(" ".join((form, *words[1:])), *needs)

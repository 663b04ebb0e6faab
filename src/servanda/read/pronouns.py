"""From pronouns to whom they mean: "he", "she", "it said", "its foreign ministry".

Rule: in what X is reported to say a pronoun is X; else it is the subject of its own sentence, then the
main subject of the sentence before, then the one person there. Where two fit, or the verb may have a
thing as its subject, it is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.read.cues import cue_forms, is_speech
from servanda.read.gazetteer import Gazetteer
from servanda.read.inflect import forms
from servanda.read.lexicon import table
from servanda.read.organs import state_code
from servanda.read.persons import Registry
from servanda.read.spans import Found, Line
from servanda.read.subject_of import Subject, subjects
from servanda.read.word_classes import word_lists

_BODIES = (ActorType.STATE, ActorType.ORGAN, ActorType.ORGANISATION)
_BE = frozenset(("is", "was", "be", "been", "are", "were", "being"))
_GAP = 1  # sentences without any person over which "he" reaches back


@dataclass(frozen=True, slots=True)
class _Words:
    persons: dict[str, str]
    acts: frozenset[str]
    states: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows = table("nominals")
    acts = {form for verb in table("metonyms")["verbs"] for form in forms(verb)}
    acts |= {words[0] for words in cue_forms() if len(words) == 1}
    acts -= {form for verb in rows["thing_verbs"] for form in forms(verb)}
    return _Words(dict(rows["pronouns_person"]), frozenset(acts), frozenset(rows["actor_states"]))


@dataclass(slots=True)
class _Before:
    """What the sentence before leaves: its persons, its main subject, its paragraph."""

    persons: list[str] = field(default_factory=list)
    main: Subject | None = None
    gap: int = 0


def find_pronouns(lines: list[Line], registry: Registry, names: Gazetteer, *, persons: bool = True) -> None:
    """Add the pronouns whose meaning is plain, in text order; those of persons only where asked for."""
    before = _Before()
    for line in lines:
        if line.furniture:
            continue
        here: list[str] = []
        people = {
            one.first: one
            for one in line.found
            if one.type is ActorType.PERSON and one.entity and one.kind == "name"
        }
        known = subjects(line)
        watched = {"it", "its"} | (_words().persons.keys() if persons else set())
        for place in [at for at, low in enumerate(line.lows) if low in watched or at in people]:
            one = people.get(place)
            if one and one.entity and one.acting:
                here.append(one.entity)
            low = line.low(place)
            if persons and low in _words().persons:
                if line.covering(place) is None and _person(line, place, here, before, known, registry):
                    here = here or [line.found[-1].entity or ""]
                    known = subjects(line)
            elif (
                low in ("it", "its")
                and line.covering(place) is None
                and _body(line, place, before, known, names)
            ):
                known = subjects(line)
        _leave(line, here, known, before)


def _leave(line: Line, here: list[str], known: list[Subject], before: _Before) -> None:
    unnamed = any(one.sort == "unnamed" for one in line.found)
    if here:
        before.persons, before.gap = here, 0
    elif unnamed or before.gap >= _GAP:
        before.persons = []
    else:
        before.gap += 1
    before.main = known[0] if known and known[0].main else None


def _person(
    line: Line, place: int, here: list[str], before: _Before, known: list[Subject], registry: Registry
) -> bool:
    low = line.low(place)
    gender = _words().persons[low]
    meant = _speaker(place, known, gender, registry)
    if meant == "":
        return False
    if meant is None:
        # "X met Y. She left" may be either; of two who are there, he who speaks is he who spoke.
        speaking = before.main is not None and (before.main.speaks or is_speech(line.low(place + 1)))
        main = before.main.one if before.main and speaking else None
        subject = main.entity if main and main.type is ActorType.PERSON and not here else None
        meant = _meant(here, before.persons, gender, registry, subject)
    if meant is None:
        return False
    person = registry.known[meant]
    person.gender = person.gender or gender
    acting = low in ("he", "she")
    line.found.append(
        Found(
            place, place + 1, meant, person.name, ActorType.PERSON, "pronoun", person.party, "pronoun", acting
        )
    )
    return acting


def _speaker(place: int, known: list[Subject], gender: str, registry: Registry) -> str | None:
    """The person in whose reported words a place stands; empty where he has no name."""
    for subject in reversed(known):
        if not subject.speaks or subject.verb >= place:
            continue
        one = subject.one
        if one is None or one.type is not ActorType.PERSON:
            return None
        person = registry.known.get(one.entity or "")
        if person is None:
            return ""
        return person.id if person.gender in ("", gender) else None
    return None


def _meant(
    here: list[str], previous: list[str], gender: str, registry: Registry, subject: str | None
) -> str | None:
    for pool in (here, previous):
        fits = list(dict.fromkeys(one for one in pool if one in registry.known))
        fits = [one for one in fits if registry.known[one].gender in ("", gender)]
        if fits:
            return fits[0] if len(fits) == 1 else subject if subject in fits else None
        if pool:
            return None
    return None


def _body(line: Line, place: int, before: _Before, known: list[Subject], names: Gazetteer) -> bool:
    """Put a state or body in for "it" as the subject of an act, and for the owner in "its ministry"."""
    kind = names.match(line.words, place + 1) if place + 1 < len(line.words) else None
    own = line.low(place) == "its"
    if own and (kind is None or kind[1].sort != "kind"):
        return False
    if not own and not _acts(line, place + 1):
        return False
    meant = _antecedent(line, place, before, known)
    if meant is None or meant.entity is None:
        return False
    if own:
        if kind is None or meant.party is None or meant.type is not ActorType.STATE:
            return False
        size, entry = kind
        name = f"{names.adjective_of(meant.party)} {' '.join(line.lows[place + 1 : place + 1 + size])}"
        entity = f"organ:{state_code(meant.party)}-{entry.id}"
        line.found.append(
            Found(place, place + 1 + size, entity, name, ActorType.ORGAN, "organ", meant.party, "nominal")
        )
    else:
        line.found.append(
            Found(place, place + 1, meant.entity, meant.name, meant.type, "pronoun", meant.party, "pronoun")
        )
    return True


def _acts(line: Line, place: int) -> bool:
    """Tell whether the verb at a place is one of which only an actor is the subject."""
    lists = word_lists()
    at = place
    if line.low(at) == "'s":
        return False
    while line.low(at) in lists["auxiliary"] or line.low(at) in lists["adverb_like"]:
        at += 1
        if at - place > 4:
            return False
    be = any(
        line.low(step) in ("is", "was", "be", "been", "are", "were", "being") for step in range(place, at)
    )
    return line.low(at) in (_words().states if be else _words().acts)


def _antecedent(line: Line, place: int, before: _Before, known: list[Subject]) -> Found | None:
    earlier = [one for one in known if one.verb < place]
    if earlier:
        speaking = [one for one in earlier if one.speaks]
        if speaking and speaking[-1] is earlier[-1]:
            return _a_body(speaking[-1])
        chained = [one for one in earlier if not one.subordinate] or earlier
        entities = {one.found[0].entity for one in chained}
        return _a_body(chained[-1]) if len(entities) == 1 else None
    others = [one for one in line.found if one.last <= place and one.acting and one.type in _BODIES]
    if others or before.main is None:
        return None
    return _a_body(before.main)


def _a_body(subject: Subject) -> Found | None:
    one = subject.one
    return one if one is not None and one.type in _BODIES and one.sort != "group" else None

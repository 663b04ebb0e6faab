"""An assertion made comparable: its actors rolled up to parties, its subject, its track and its time.

Rule: nothing is lost here; a Claim only adds what comparing needs, and holds its Assertion unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.model.act import Modality, Polarity, Status
from servanda.model.record import Assertion
from servanda.model.when import When
from servanda.reconcile.kinds import Kind, Mode, kind_of
from servanda.reconcile.origins import shingles, words_of
from servanda.reconcile.subjects import family, subjects

RUN = 3  # words in a row, by which two excerpts of one speech are laid side by side


class World(StrEnum):
    """Worlds that never meet: an act, a habit, what stands under a condition, what is left open."""

    ACT = "act"
    HABIT = "habit"
    CONDITIONAL = "conditional"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One assertion as clustering sees it.

    `sides` and `targets` are party ids, empty where no party is known; `persons` the persons who act.
    `topics` are its subjects, concepts where there are any.
    """

    assertion: Assertion
    kind: Kind
    world: World
    agents: frozenset[str]
    sides: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]
    topics: frozenset[str]
    places: frozenset[str]
    track: str | None
    when: When | None
    known: date  # first day on which the document counts
    published: date | None  # last day of publication, if the document is dated
    accusers: frozenset[str]
    speech: str | None
    content: frozenset[str]  # types of the assertions that are this one's content
    status: Status
    order: tuple[date, str, int, str]  # in which accounts became known; within a document, as they stand
    keys: tuple[tuple[str, ...], ...]  # blocks: claims that share none are never compared
    runs: frozenset[str]  # of words in its evidence, where it stands in a speech

    @property
    def id(self) -> str:
        """The assertion's id."""
        return self.assertion.id

    @property
    def document(self) -> str:
        """The document's id."""
        return self.assertion.document

    @property
    def start(self) -> int:
        """Where its evidence begins."""
        return self.assertion.evidence[0].start

    @property
    def negated(self) -> bool:
        """Tell whether the act is said not to have happened."""
        return self.assertion.polarity is Polarity.NEGATED

    @property
    def outlook(self) -> bool:
        """Tell whether the act was only planned, asked for or offered."""
        return self.assertion.modality in (Modality.PLANNED, Modality.PROPOSED)

    @property
    def alleged(self) -> bool:
        """Tell whether someone accuses another of it."""
        return self.status in (Status.ALLEGED, Status.DENIED)


def make_claim(
    assertion: Assertion,
    party: Mapping[str, str],
    track: str | None,
    when: When | None,
    known: date,
    published: date | None,
    speech: str | None,
    content: frozenset[str],
) -> Claim:
    """Prepare an assertion for comparison."""
    agents = frozenset(role.entity or role.text.casefold() for role in assertion.all_roles("agent"))
    targets = [role.entity for role in assertion.all_roles("target") if role.entity]
    accusers = frozenset(link.entity or link.name for link in assertion.said_by)
    sides = frozenset(party[each] for each in agents if each in party)
    persons = frozenset(each for each in agents if each.startswith("person:"))
    topics = subjects(assertion)
    return Claim(
        assertion,
        kind_of(assertion.type),
        _world(assertion),
        agents,
        sides,
        frozenset(party[each] for each in targets if each in party),
        persons,
        topics,
        frozenset(
            r.entity for r in assertion.all_roles("place") if r.entity and r.entity.startswith("place:")
        ),
        track,
        when,
        known,
        published,
        accusers,
        speech,
        content,
        assertion.status,
        (known, assertion.document, assertion.evidence[0].start, assertion.id),
        (
            *_keys(assertion, track, topics, sides or agents, persons),
            *_speech_key(assertion, speech),
            *((("fact", assertion.fact),) if assertion.fact else ()),
        ),
        _runs(assertion) if speech is not None else frozenset(),
    )


def _keys(
    assertion: Assertion,
    track: str | None,
    topics: frozenset[str],
    actors: frozenset[str],
    persons: frozenset[str],
) -> tuple[tuple[str, ...], ...]:
    group = assertion.type.partition(".")[0]
    # Of nobody and about nothing that is known, an act can be told again only in its own document.
    alone = (group, "", *(sorted(actors) or [assertion.document]))
    if group == "talks":
        return ((group, track),) if track else ((*alone, *sorted(topics)),)
    if group == "instrument" and (role := assertion.role("instrument")):
        return ((group, role.entity or role.text.casefold()),)
    if group == "person":
        whom = sorted(persons | {role.entity for role in assertion.roles if role.entity})
        return tuple((group, assertion.type, each) for each in whom) or (alone,)
    if topics:
        return tuple((group, topic) for topic in sorted({family(one) for one in topics}))
    return (alone,)


def _world(assertion: Assertion) -> World:
    if assertion.modality is Modality.ASKED:
        return World.ASKED
    if assertion.modality is Modality.CONDITIONAL:
        return World.CONDITIONAL
    if assertion.is_custom or kind_of(assertion.type).mode is Mode.STATE:
        return World.HABIT
    return World.ACT


def _speech_key(assertion: Assertion, speech: str | None) -> tuple[tuple[str, ...], ...]:
    return ((assertion.type.partition(".")[0], "", speech),) if speech is not None else ()


def _runs(assertion: Assertion) -> frozenset[str]:
    return shingles(words_of(" ".join(cited.quote for cited in assertion.evidence)), RUN)

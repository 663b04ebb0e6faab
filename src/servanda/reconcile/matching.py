"""When an assertion may be of the same event as others: who, to whom, what about, in whose voice, when.

Rule: incompatible times never match here; a field that a text leaves out excludes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from servanda.model.act import Modality, Status
from servanda.model.when import When
from servanda.reconcile.claims import Claim
from servanda.reconcile.kinds import Mode
from servanda.reconcile.subjects import WORDS, meet

# Up to a month, a time is precise enough to tell one utterance or case from the next.
PRECISE_DAYS = 31


_DONE = (Status.HAPPENED, Status.ONGOING)


@dataclass(eq=False, slots=True)
class Cluster:
    """Claims held to be of one event, with what they have in common.

    `low` and `high` bound the days on which all timed members agree; None where that is open.
    """

    claims: list[Claim] = field(default_factory=list)
    timed: bool = False
    low: date | None = None
    high: date | None = None
    sides: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    speeches: set[str] = field(default_factory=set)
    actual: bool = False
    negated: bool = False
    outlook: bool = False
    charged: bool = False
    told: bool = False
    alleged: bool = False  # charged or denied, and told by nobody as done
    facts: set[str] = field(default_factory=set)  # names under which a compiler tells meetings as held

    @property
    def first(self) -> Claim:
        """The claim that was known first."""
        return min(self.claims, key=lambda claim: claim.order)

    @property
    def when(self) -> When | None:
        """The common time as a When; None where no member has a time."""
        return When("", self.low, self.high) if self.timed else None

    def add(self, claim: Claim) -> None:
        """Take a claim in; one of another time widens the bounds to hold both."""
        self.claims.append(claim)
        self.sides |= claim.sides
        self.targets |= claim.targets
        self.persons |= claim.persons
        self.agents |= claim.agents
        self.topics |= claim.topics
        self.places |= claim.places
        self.documents.add(claim.document)
        if claim.speech:
            self.speeches.add(claim.speech)
        self.actual |= claim.assertion.modality is Modality.ACTUAL and not claim.negated
        self.negated |= claim.negated
        self.outlook |= claim.outlook and not claim.negated
        self.charged |= claim.alleged
        self.told |= claim.status in _DONE
        # What others tell as done is no mere charge because someone denies it.
        self.alleged = self.charged and not self.told
        if claim.assertion.fact and _held(claim):
            self.facts.add(claim.assertion.fact)
        if claim.when is None:
            return
        if not self.timed:
            self.timed, self.low, self.high = True, claim.when.earliest, claim.when.latest
            return
        own = When("", self.low, self.high)
        lows = [each for each in (self.low, claim.when.earliest) if each is not None]
        highs = [each for each in (self.high, claim.when.latest) if each is not None]
        if own.overlaps(claim.when):
            self.low, self.high = max(lows, default=None), min(highs, default=None)
        else:
            self.low, self.high = min(lows, default=None), max(highs, default=None)

    def copy(self) -> Cluster:
        """The same claims in a cluster of its own."""
        made = Cluster()
        made.absorb(self)
        return made

    def absorb(self, other: Cluster) -> None:
        """Take in all claims of another cluster."""
        for claim in other.claims:
            self.add(claim)

    def same_class(self, claim: Claim) -> bool:
        """Tell whether a member is, like the claim, of what was, was not, or was to be."""
        if claim.negated:
            return self.negated
        return self.outlook if claim.outlook else self.actual


def days_of(when: When | None) -> int:
    """How many days a time can mean; a very large number where it is open."""
    return (when.days if when is not None else None) or 10**6


def fits(cluster: Cluster, claim: Claim, apart: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a claim can be of the cluster's event, its time aside."""
    if claim.id in apart and any(other.id in apart[claim.id] for other in cluster.claims):
        return False
    mode = claim.kind.mode
    if not _actors_fit(cluster, claim, mode) or not _facts_fit(cluster, claim):
        return False
    if same_words(cluster, claim):
        return True
    # A track already says what its talks are about.
    if claim.track is None and claim.topics and cluster.topics and not meet(claim.topics, cluster.topics):
        return False
    if claim.alleged or cluster.alleged:
        return _voices_fit(cluster, claim)
    return mode not in (Mode.UTTERANCE, Mode.CASE) or _alike(cluster, claim)


def _held(claim: Claim) -> bool:
    return claim.kind.mode is Mode.SEQUENCE and claim.status is Status.HAPPENED


def _facts_fit(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether a compiler does not hold two meetings apart.

    What bears two names was held twice, unless both tell of one day of one track and of no two places.
    """
    fact = claim.assertion.fact
    if not (fact and cluster.facts and _held(claim)) or fact in cluster.facts:
        return True
    if claim.track is None or claim.when is None or not claim.when.is_day:
        return False
    return places_fit(cluster, claim) and any(
        one.track == claim.track and one.when == claim.when
        for one in cluster.claims
        if one.assertion.fact and _held(one)
    )


def sides_decide(claim: Claim) -> bool:
    """Tell whether a claim fits no event of other parties alone: only whose it is can bring it there."""
    if claim.kind.joint or not claim.sides or claim.kind.mode in (Mode.UTTERANCE, Mode.CASE):
        return False
    return not (claim.persons and (claim.kind.mode is Mode.SEQUENCE or _of_person(claim)))


def _of_person(claim: Claim) -> bool:
    return claim.assertion.type.startswith("person.")


def _actors_fit(cluster: Cluster, claim: Claim, mode: Mode) -> bool:
    targets, others = claim.targets, cluster.targets
    if claim.kind.joint:  # among parties that meet, agent and target are only points of view
        targets, others = targets | claim.sides, others | cluster.sides
    if targets and others and not targets & others:
        return False
    if claim.track is not None and claim.kind.joint:
        return True  # the track already says whose talks they are
    personal = mode in (Mode.SEQUENCE, Mode.UTTERANCE, Mode.CASE)
    if (personal or _of_person(claim)) and claim.persons and cluster.persons:
        return bool(claim.persons & cluster.persons)
    if claim.sides and cluster.sides and not claim.kind.joint:
        return bool(claim.sides & cluster.sides)
    if claim.sides or cluster.sides or not claim.agents or not cluster.agents:
        return True
    return bool(claim.agents & cluster.agents)


def _voices_fit(cluster: Cluster, claim: Claim) -> bool:
    """An accusation is its accuser's: it meets another in one speech, by one accuser, or on one day."""
    if claim.speech is not None and claim.speech in cluster.speeches:
        return True
    if claim.when is not None and cluster.timed:
        return days_of(claim.when) <= PRECISE_DAYS and days_of(cluster.when) <= PRECISE_DAYS
    if claim.status is Status.DENIED and cluster.alleged:
        return True
    return any(claim.accusers == other.accusers for other in cluster.claims) and _alike(cluster, claim)


def _alike(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether two utterances or cases are one: the same subject named in both, the same content."""
    if claim.speech is not None and claim.speech in cluster.speeches:
        return claim.topics == cluster.topics or meet(claim.topics, cluster.topics)
    named = [topic for topic in claim.topics if not topic.startswith(WORDS)]
    return meet(named, cluster.topics) and any(claim.content == one.content for one in cluster.claims)


def same_words(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether a claim and a member quote the same words of one speech, in two documents."""
    if claim.speech is None or claim.speech not in cluster.speeches:
        return False
    return any(
        one.speech == claim.speech
        and one.document != claim.document
        and len(one.runs & claim.runs) * 2 >= max(1, min(len(one.runs), len(claim.runs)))
        for one in cluster.claims
    )


def places_fit(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether no known place keeps the two apart; a day in common would outweigh it."""
    return not claim.places or not cluster.places or bool(claim.places & cluster.places)


def times_meet(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether a timed claim can be of the time of a timed cluster, outcome and precision weighed."""
    if claim.when is None or cluster.when is None or not cluster.when.overlaps(claim.when):
        return False
    equal = claim.when.earliest == cluster.low and claim.when.latest == cluster.high
    if equal:
        return True
    if not places_fit(cluster, claim):
        return False
    if claim.outlook and not claim.negated and not looks_ahead(cluster, claim):
        return False
    precise = days_of(claim.when) <= PRECISE_DAYS
    if claim.kind.mode in (Mode.UTTERANCE, Mode.CASE) and not precise:
        return False
    if claim.negated:  # "none was held in 2009" does not deny the one in July
        return not cluster.actual
    if not claim.outlook and not cluster.actual:
        # What was held in a year need not be what was planned for a day of it.
        return precise and not cluster.negated
    return True


def looks_ahead(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether what is planned or proposed in a report can be what the cluster tells of as done.

    What a report itself tells of as done, and what was over before it appeared, is not what it looks to.
    """
    if not cluster.actual or claim.published is None:
        return True
    if any(one.document == claim.document and not one.outlook for one in cluster.claims):
        return False
    return cluster.high is None or cluster.high >= claim.published or days_of(claim.when) <= PRECISE_DAYS

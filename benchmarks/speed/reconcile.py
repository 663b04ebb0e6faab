"""Time of reconciling against a bare group-by of the same assertions in a dict, in one run.

    python -m benchmarks.speed.reconcile [SIZE …]

The peer groups assertions by type, track-like parties and month, and keeps lists: what the simplest script
would do, without dates, tracks, voices, rival values or conflicts. A ratio is the price of those; that it
stays level as the record grows says that the work grows with the record and no faster.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model.act import Modality
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Reading, Role
from servanda.model.source import Basis, Document, Evidence, Published
from servanda.model.when import Expression, Temporal
from servanda.reconcile import reconcile

SIZES = (1_000, 5_000, 20_000, 50_000)
PER_DOCUMENT = 20
ACCORDS = 12  # pairs of parties, each with talks on three subjects
AT = "2031-04-01T12:00:00Z"
TYPES = (
    "talks.hold",
    "talks.propose",
    "talks.accept",
    "talks.suspend",
    "talks.resume",
    "measure.ease",
    "measure.in-force",
    "position.demand",
    "position.criticise",
    "case.permit-refuse",
    "contact.meet",
    "conduct.breach",
)
WORDS = tuple(f"word{number}" for number in range(60))


@dataclass(frozen=True)
class Times:
    """Seconds that both took for the same assertions, and what came out."""

    size: int
    reconciled: float
    grouped: float
    events: int

    def line(self) -> str:
        """One row of the table."""
        each = 1e6 * self.reconciled / self.size
        peer = 1e6 * self.grouped / self.size
        return (
            f"{self.size:>8,} assertions  {self.reconciled:7.2f} s  {each:7.1f} µs each  "
            f"group-by {peer:5.1f} µs each  ratio {each / peer:6.1f}  {self.events:,} events"
        )


def make(size: int) -> list[Visible]:
    """Reports over a span of years that grows with their number, as a record does."""
    chance = random.Random(size)
    days = max(400, size // 8)
    return [_report(number, days, chance) for number in range(size // PER_DOCUMENT)]


def _report(number: int, days: int, chance: random.Random) -> Visible:
    accord = number % ACCORDS
    parties = (f"state:{chr(65 + accord)}N", f"state:{chr(65 + accord)}S")
    day = _day(chance.randrange(days))
    id_ = content_id("d", "report", number)
    text, assertions = "", []
    for _ in range(PER_DOCUMENT):
        words = " ".join(chance.choices(WORDS, k=12)) + "."
        start, text = len(text), text + words + "\n"
        evidence = Evidence(id_, start, start + len(words), words)
        left, right = chance.sample(parties, 2)
        says = chance.choice((None, day, day[:7], day[:4], "offset|-1 month|past", "weekday|2|past"))
        roles = [
            Role("agent", "", entity=left),
            Role("target", "", entity=right),
            Role("topic", "", entity=f"concept:{chance.choice(('quota', 'water', 'mines'))}"),
        ]
        assertions.append(
            Assertion(
                id=content_id("a", id_, start),
                document=id_,
                reading="r",
                type=chance.choice(TYPES),
                modality=chance.choice((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED)),
                roles=tuple(roles),
                when=_temporal(says),
                evidence=(evidence,),
            )
        )
    actors = tuple(Actor(id=each, name=each, type=ActorType.STATE) for each in parties)
    # Every tenth report tells only weekdays, and has to be dated from the others.
    published = Published() if number % 10 == 0 else Published(day, Basis.STATED)
    return Visible(
        Document(id=id_, sha256=id_, file=f"{number}.txt", text=text, published=published),
        Reading(
            id=f"r{number}",
            document=id_,
            reader="made",
            words="",
            anchor=None,
            actors=actors,
            assertions=tuple(assertions),
        ),
        AT,
    )


def _day(number: int) -> str:
    return f"{2001 + number // 336:04d}-{number % 336 // 28 + 1:02d}-{number % 28 + 1:02d}"


def _temporal(says: str | None) -> Temporal | None:
    if says is None:
        return None
    return Temporal(says, Expression.from_text(says) if "|" in says else Expression.absolute(says))


def group(visible: Sequence[Visible]) -> dict[tuple[object, ...], list[Assertion]]:
    """The peer: one dict, one pass."""
    groups: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for one in visible:
        for assertion in one.reading.assertions:
            parties = frozenset(role.entity for role in assertion.roles if role.role in ("agent", "target"))
            month = assertion.when.expression.value[:7] if assertion.when else None
            groups[assertion.type, parties, month].append(assertion)
    return groups


def measure(size: int) -> Times:
    """Reconcile and group the same reports; the faster of three runs of the peer, which is short."""
    visible = make(size)
    grouped = min(_timed_group(visible) for _ in range(3))
    start = time.perf_counter()
    found = reconcile(visible, (), Dossier())
    reconciled = time.perf_counter() - start
    return Times(size, reconciled, grouped, len(found.events))


def _timed_group(visible: Sequence[Visible]) -> float:
    start = time.perf_counter()
    group(visible)
    return time.perf_counter() - start


def main() -> int:
    """Run from the command line; the last line says how the cost of one assertion grew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    found = []
    for size in parser.parse_args().sizes:
        found.append(measure(size))
        print(found[-1].line(), flush=True)
    if len(found) > 1:
        first, last = found[0], found[-1]
        growth = (last.reconciled / last.size) / (first.reconciled / first.size)
        print(f"cost of one assertion at {last.size:,} over that at {first.size:,}: {growth:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

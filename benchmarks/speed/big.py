"""Records of any size, of reports of a hundred accords; made once, and kept beside the system's other
temporary files (SERVANDA_SPEED names another folder).

Every accord has two parties and talks on three subjects; a report is of one accord, tells twenty things and
quotes three speakers. One in ten names one party only, one in twenty tells only weekdays.

Rule: one report is in memory at a time, so that the size of a record is bounded by the disk alone.
"""

from __future__ import annotations

import hashlib
import os
import random
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.reconcile import TYPES
from servanda.model.act import Attribution, Modality
from servanda.model.actor import Actor, ActorType
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Reading, Role, Speaker, Statement
from servanda.model.source import Basis, Document, Evidence, Part, Published, Region
from servanda.model.when import Expression, Temporal
from servanda.store.sqlite import open_store

SHAPE = 2  # of what is made; another number makes the kept records anew
PER_REPORT = 20
ACCORDS = 100
AT = "2061-04-01T12:00:00Z"
TOPICS = ("quota", "water", "mines")
SYLLABLES = ("ba", "cor", "del", "fen", "gil", "hos", "jun", "kel", "lor", "mas", "nep", "ost", "pir", "sul")
WORDS = tuple(left + middle + right for left in SYLLABLES for middle in SYLLABLES for right in SYLLABLES)


def parties(accord: int) -> tuple[str, str]:
    """The two parties of an accord, as ``state:AAN`` and ``state:AAS``."""
    letters = string.ascii_uppercase
    code = letters[accord // len(letters)] + letters[accord % len(letters)]
    return f"state:{code}N", f"state:{code}S"


def track(accord: int, topic: str = TOPICS[0]) -> str:
    """The id that the talks of an accord on a subject get, since no dossier names them."""
    north, south = (one.removeprefix("state:").lower() for one in parties(accord))
    return f"track:{north}-{south}-{topic}"


def kept(size: int) -> Path:
    """The record of about so many assertions; it is made where it is missing."""
    named = os.environ.get("SERVANDA_SPEED")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "servanda-speed"
    path = folder / f"record-{SHAPE}-{size}.sqlite"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with open_store(part, create=True) as store:
            for document, reading in reports(size):
                store.add_document(document, None, AT)
                store.add_reading(reading, AT)
        part.replace(path)
    return path


def reports(size: int) -> Iterator[tuple[Document, Reading]]:
    """Reports over a span of years that grows with their number, as that of a record does."""
    chance = random.Random(size)
    days = max(400, size // 100)
    for number in range(size // PER_REPORT):
        yield report(number, days, chance)


def report(number: int, days: int, chance: random.Random) -> tuple[Document, Reading]:
    """One report with its reading."""
    sides = parties(number % ACCORDS)
    named = sides[:1] if number // ACCORDS % 10 == 9 else sides
    day = _day(chance.randrange(days))
    lines = [" ".join(chance.choices(WORDS, k=14)) + "." for _ in range(PER_REPORT)]
    text = "\n".join((f"Report {number} of {day}.", *lines))
    digest = hashlib.sha256(text.encode()).hexdigest()
    id_, at = f"d_{digest[:16]}", text.index("\n") + 1
    cited = []
    for line in lines:
        cited.append(Evidence(id_, at, at + len(line), line))
        at += len(line) + 1
    reading = content_id("r", id_)
    statements = tuple(
        Statement(
            id=content_id("s", id_, one.start),
            document=id_,
            speakers=(Speaker(f"person:{chance.choice(SYLLABLES)}-{number % ACCORDS}", "An envoy"),),
            content=(one,),
        )
        for one in cited[:3]
    )
    dated = number // ACCORDS % 20 != 7
    return (
        Document(
            id=id_,
            sha256=digest,
            file=f"{number}.txt",
            text=text,
            title=lines[0],
            published=Published(day, Basis.STATED) if dated else Published(),
            regions=(Region(0, len(text), Part.BODY),),
        ),
        Reading(
            id=reading,
            document=id_,
            reader="made 1",
            words="w",
            anchor=day if dated else None,
            actors=tuple(Actor(id=one, name=one, type=ActorType.STATE) for one in named),
            statements=statements,
            assertions=tuple(
                _assertion(place, reading, named, day, statements[at].id if at < 3 else None, chance)
                for at, place in enumerate(cited)
            ),
        ),
    )


def _assertion(
    cited: Evidence,
    reading: str,
    named: tuple[str, ...],
    day: str,
    within: str | None,
    chance: random.Random,
) -> Assertion:
    first, *others = chance.sample(named, len(named))
    says = chance.choice((None, day, day[:7], day, "offset|-1 month|past", "weekday|2|past"))
    return Assertion(
        id=content_id("a", cited.document, cited.start),
        document=cited.document,
        reading=reading,
        type=chance.choice(TYPES),
        modality=chance.choice((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED)),
        roles=(
            Role("agent", "", first),
            *(Role("target", "", one) for one in others),
            Role("topic", "", f"concept:{chance.choice(TOPICS)}"),
        ),
        when=_temporal(says),
        said_by=(Attribution("An envoy"),) if within else (),
        within=within,
        evidence=(cited,),
    )


def _day(number: int) -> str:
    return f"{2001 + number // 336:04d}-{number % 336 // 28 + 1:02d}-{number % 28 + 1:02d}"


def _temporal(says: str | None) -> Temporal | None:
    if says is None:
        return None
    return Temporal("", Expression.from_text(says) if "|" in says else Expression.absolute(says))

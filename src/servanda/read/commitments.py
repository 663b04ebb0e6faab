"""What a document says an instrument obliges or a party pledges: claims, not acts.

Rule: a commitment claim needs an instrument, or a pledge by a party, and a duty in its own words. What is not
stated stays empty: no obligor is guessed. What a text says nobody is bound to is kept, negated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.model.act import Polarity
from servanda.model.actor import Actor
from servanda.model.figure import Figure
from servanda.model.ids import content_id
from servanda.model.record import CommitmentClaim, Role, Statement
from servanda.read.clauses import Clauses
from servanda.read.duties import Duty
from servanda.read.duties_owed import named_in, owed
from servanda.read.duties_set import Instrument, guaranteed, instrument_of, set_by
from servanda.read.duties_taken import taken
from servanda.read.duty_terms import terms_of
from servanda.read.lexicon import Lexicon
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.page import Page
from servanda.read.scene import Scene, make_scene
from servanda.read.voices import voices_at
from servanda.read.who import subjects_of_line

_LISTED = frozenset("-–—•*·")


def find_commitments(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    lexicon: Lexicon,  # noqa: ARG001
    figures: Sequence[Figure] = (),
) -> tuple[CommitmentClaim, ...]:
    """Find what instruments are said to establish and what parties are said to have pledged."""
    scene = make_scene([clauses.line for clauses in sentences], actors, ())
    found: dict[str, CommitmentClaim] = {}
    held: Instrument | None = None  # the instrument last named, for "under it" in a later sentence
    listing: Instrument | None = None  # the instrument that opened a list
    for clauses in sentences:
        if clauses.tree is None:
            continue
        line = clauses.line
        scope = named_in(clauses, held)
        if _is_item(line):
            scope = scope or listing
        elif _opens_list(line):
            listing = scope or held or (None, "")
        elif len(line.words) > 2:
            listing = None
        for duty in _of(clauses, scene, scope, held):
            for made in _claims(page, clauses, duty, statements, figures):
                found.setdefault(made.id, made)
        held = _named(line) or held
        subjects = [one for one in subjects_of_line(clauses, scene) if one.entity]
        if subjects:
            scene.several = (line.sentence.block, tuple(subjects))
            scene.held = (line.sentence.block, subjects[0]) if len(subjects) == 1 else None
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _of(clauses: Clauses, scene: Scene, scope: Instrument | None, held: Instrument | None) -> Iterator[Duty]:
    """The duties of a sentence; of two that share their head the one that is told more closely."""
    heads: set[int] = set()
    for some in (
        set_by(clauses, scene, held),
        taken(clauses, scene),
        owed(clauses, scene, scope),
        guaranteed(clauses),
    ):
        for duty in some:
            if duty.head not in heads and duty.end >= duty.start:
                heads.add(duty.head)
                yield duty


def _named(line: Line) -> Instrument | None:
    """The first instrument that a sentence names."""
    for word in line.words:
        if word.kind == "word":
            first = word.i
            while first > 0 and line.kind(first - 1) in ("word", "num", "time", "hyphen", "det"):
                first -= 1
            found = instrument_of(line, Noun(first, word.i, word.i))
            if found is not None:
                return found
    return None


def _opens_list(line: Line) -> bool:
    return line.words[-1].text == ":" or "following" in line.lows[-3:]


def _is_item(line: Line) -> bool:
    """Tell an item of a list by its number, letter or dash; a number may stand as a sentence of its own."""
    first, second = line.words[0].text, line.low(1)
    numbered = (first.rstrip(".").isdigit() or len(first) == 1) and (
        second in (".", ")") or len(line.words) <= 2
    )
    return numbered or first in _LISTED or first.startswith("(")


def _claims(
    page: Page, clauses: Clauses, duty: Duty, statements: Sequence[Statement], figures: Sequence[Figure]
) -> Iterator[CommitmentClaim]:
    line = clauses.line
    terms = terms_of(clauses, duty, figures)
    start, end = line.words[duty.start].start, line.words[duty.end].end
    topics = [one for one in line.concepts if duty.start <= one.first and one.last <= duty.end and one.entity]
    voices = voices_at(statements, start, end)
    text = page.document.text
    for obligor in duty.owing or (None,):
        low, high = _cited(line, duty, obligor)
        yield CommitmentClaim(
            id=content_id(
                "k", page.document.id, start, end, (obligor.entity or obligor.text) if obligor else ""
            ),
            document=page.document.id,
            instrument=duty.instrument[0] if duty.instrument else None,
            instrument_text=duty.instrument[1] if duty.instrument else "",
            obligor=obligor.entity if obligor else None,
            obligor_name=(obligor.name or obligor.text) if obligor else "",
            beneficiary=_beneficiary(clauses, duty, obligor),
            duty=text[start:end],
            topic=str(topics[0].entity) if topics else "",
            form=terms.form,
            strength=terms.strength,
            bound=terms.bound,
            timing=terms.timing,
            period=terms.period,
            amount=terms.amount,
            unit=terms.unit,
            due=terms.due,
            polarity=Polarity.NEGATED if duty.negated else Polarity.AFFIRMED,
            evidence=(page.evidence(low, high),),
            said_by=voices.said_by,
        )


def _cited(line: Line, duty: Duty, obligor: Role | None) -> tuple[int, int]:
    """The words that show a duty: its own, those that tell it, and who owes it where the sentence says so."""
    trigger = line.words[duty.trigger]
    starts = [line.words[duty.start].start, trigger.start]
    ends = [line.words[duty.end].end, trigger.end]
    if obligor is not None and obligor.start is not None and obligor.end is not None:
        starts.append(obligor.start)
        ends.append(obligor.end)
    return min(starts), max(ends)


def _beneficiary(clauses: Clauses, duty: Duty, obligor: Role | None) -> str | None:
    """Who a duty is owed to: whom the verb names, or a party after "to" or "for"."""
    if duty.towards is not None and duty.towards.entity:
        return duty.towards.entity
    line = clauses.line
    for place in range(duty.start, duty.end + 1):
        if line.low(place) in ("to", "for") and line.kind(place + 1) in ("word", "det"):
            for noun in nouns_from(line, place + 1, duty.end)[:1]:
                named = line.actor_at.get(noun.head)
                if (
                    named is not None
                    and named.type == "state"
                    and named.acting
                    and named.entity != (obligor and obligor.entity)
                ):
                    return named.entity
    return None

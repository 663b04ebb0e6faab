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
from servanda.read.duties_owed import limited, owed
from servanda.read.duties_set import guaranteed, set_by
from servanda.read.duties_taken import taken
from servanda.read.duty_course import Course, is_joint, likely_sides
from servanda.read.duty_terms import terms_of
from servanda.read.lexicon import Lexicon
from servanda.read.line import Line
from servanda.read.nouns import nouns_from
from servanda.read.page import Page
from servanda.read.scene import Scene, make_scene
from servanda.read.voices import voices_at


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
    scene.sides = likely_sides(actors) or scene.sides
    course = Course(joint=is_joint(page.document.text))
    found: dict[str, CommitmentClaim] = {}
    for clauses in sentences:
        if clauses.tree is None:
            continue
        duties = [course.owing(clauses, duty, scene) for duty in _of(clauses, scene, course)]
        for duty in duties:
            for made in _claims(page, clauses, duty, scene, statements, figures):
                found.setdefault(made.id, made)
        course.past(clauses, scene, duties)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _of(clauses: Clauses, scene: Scene, course: Course) -> Iterator[Duty]:
    """The duties of a sentence; of two that share their head the one that is told more closely."""
    heads: set[int] = set()
    for some in (
        set_by(clauses, scene, course.held),
        taken(clauses, scene),
        owed(clauses, scene, course.scope(clauses)),
        guaranteed(clauses),
        limited(clauses),
    ):
        for duty in some:
            if duty.head not in heads and duty.end >= duty.start:
                heads.add(duty.head)
                yield duty


def _claims(
    page: Page,
    clauses: Clauses,
    duty: Duty,
    scene: Scene,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> Iterator[CommitmentClaim]:
    line = clauses.line
    terms = terms_of(clauses, duty, figures)
    start, end = line.words[duty.start].start, line.words[duty.end].end
    topics = [one for one in line.concepts if duty.start <= one.first and one.last <= duty.end and one.entity]
    voices = voices_at(statements, start, end)
    text = page.document.text
    for obligor in _speaking(duty.owing, statements) or _other(duty, scene) or (None,):
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


def _other(duty: Duty, scene: Scene) -> tuple[Role, ...]:
    """Who owes what an accord of two sides grants to one of them: the other."""
    towards = duty.towards.entity if duty.towards is not None else None
    names = dict(scene.sides)
    if not duty.granted or len(names) != 2 or towards not in names:
        return ()
    return tuple(Role("obligor", "", one, name) for one, name in names.items() if one != towards)


def _speaking(owing: tuple[Role, ...], statements: Sequence[Statement]) -> tuple[Role, ...]:
    """Put who speaks for "we" and "I"; in a publisher's own voice nobody is named."""
    if not owing or owing[0].text.lower() not in ("we", "i"):
        return owing
    start = owing[0].start or 0
    holding = [one for one in statements if any(part.start <= start < part.end for part in one.content)]
    speakers = holding[-1].speakers if holding else ()
    return tuple(
        Role("obligor", owing[0].text, one.entity, one.name, start, owing[0].end) for one in speakers
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

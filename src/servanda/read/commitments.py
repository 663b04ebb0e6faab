"""What a document says an instrument obliges or a party pledges: claims, not acts.

Rule: a commitment claim needs an instrument, or a pledge by a named party, and a duty in its own words.
What is not stated stays empty: no obligor is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.actor import Actor
from servanda.model.ids import content_id
from servanda.model.record import CommitmentClaim, Role, Statement
from servanda.read.clauses import Clauses, Pred
from servanda.read.duties import duty_end, duty_head, duty_words, parts_of, past_insertion
from servanda.read.frames import classes_of
from servanda.read.lexicon import Lexicon
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.page import Page
from servanda.read.phrases import has, indexed, phrases
from servanda.read.scene import Scene, make_scene
from servanda.read.status import is_plain
from servanda.read.voices import voices_at
from servanda.read.who import agents_of, subject_roles, who

_INSTRUMENT_REACH = 8


def find_commitments(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    lexicon: Lexicon,  # noqa: ARG001
) -> tuple[CommitmentClaim, ...]:
    """Find what instruments are said to establish and what parties are said to have pledged."""
    scene = make_scene([clauses.line for clauses in sentences], actors, ())
    found: dict[str, CommitmentClaim] = {}
    held: Role | None = None  # the instrument last named, for "the same accord" in a second clause
    for clauses in sentences:
        for pred in clauses.preds:
            for made in (
                *_set_by(page, clauses, pred, scene, statements),
                *_taken(page, clauses, pred, scene, statements, held),
            ):
                found.setdefault(made.id, made)
                if made.instrument_text:
                    held = Role("instrument", made.instrument_text, made.instrument)
        for made in _under(page, clauses, scene, statements):
            found.setdefault(made.id, made)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _instrument(line: Line, noun: Noun) -> tuple[str | None, str] | None:
    """Tell an instrument by its noun: its entity where it is named, and its words."""
    if "instrument" not in classes_of(line, noun):
        return None
    named = line.actor_at.get(noun.head)
    entity = named.entity if named is not None and named.type == "instrument" else None
    return entity, line.text(noun.first, noun.last)


def _set_by(
    page: Page, clauses: Clauses, pred: Pred, scene: Scene, statements: Sequence[Statement]
) -> list[CommitmentClaim]:
    """Read "the accord obliges Oslo to open its ports", "the treaty provides for inspections"."""
    line = clauses.line
    if pred.subject is None or pred.passive or pred.kind == "infinitive" or line.low(pred.opener) == "as":
        return []
    instrument = next(
        (
            one
            for noun in (pred.options if pred.antecedent else (pred.subject,))
            if (one := _instrument(line, noun))
        ),
        None,
    )
    start = _matches(line, pred, "sets")
    if instrument is None or start is None or not is_plain(clauses, pred):
        return []
    if line.kind(start) in ("comma", "punct", "hard", "edge"):
        return []
    end = duty_end(clauses, start)
    people: list[Role] = []
    nouns = nouns_from(line, start, end)
    if nouns:
        after = past_insertion(clauses, nouns[-1].last + 1)
        orders = bool(set(pred.lemmas) & {one[0] for one in phrases("orders")})
        if line.low(after) in ("to", "from") or (orders and line.kind(after) == "neg"):
            people = [role for noun in nouns for role in who(clauses, noun, "obligor", scene)]
            if people or orders:
                start = after + 1 if line.low(after) == "to" else after
                end = duty_end(clauses, start)
    obligors: list[Role | None] = [*people] or [_by(clauses, start, end, scene)]
    return [
        _claim(page, clauses, instrument, one, part, pred.first, statements)
        for one in obligors
        for part in parts_of(clauses, start, end)
        if part[1] > part[0]
    ]


def _by(clauses: Clauses, start: int, end: int, scene: Scene) -> Role | None:
    line = clauses.line
    for place in range(start, end + 1):
        if line.low(place) == "by":
            for noun in nouns_from(line, place + 1, end):
                found = who(clauses, noun, "obligor", scene)
                if found:
                    return found[0]
    return None


def _matches(line: Line, pred: Pred, name: str) -> int | None:
    for phrase in phrases(name):
        if (
            phrase[0] in pred.lemmas
            and tuple(line.low(pred.last + 1 + n) for n in range(len(phrase) - 1)) == phrase[1:]
        ):
            return pred.last + len(phrase)
    return None


def _taken(
    page: Page, clauses: Clauses, pred: Pred, scene: Scene, statements: Sequence[Statement], held: Role | None
) -> list[CommitmentClaim]:
    """Read "Havana pledged to clamp down on ...", said of an instrument named before it."""
    line = clauses.line
    if not pred.finite or pred.passive or not set(pred.lemmas) & {phrase[0] for phrase in phrases("takes")}:
        return []
    if line.low(pred.last + 1) != "to" or not is_plain(clauses, pred):
        return []
    agents = [one for one in agents_of(clauses, pred, "obligor", scene) if one.entity is not None]
    start = pred.last + 2
    own = _named_instrument(line)
    instrument = own or ((held.entity, held.text) if held is not None else None)
    end = duty_end(clauses, start)
    return [
        _claim(page, clauses, instrument or (None, ""), one, part, pred.first, statements)
        for one in agents
        for part in parts_of(clauses, start, end)
    ]


def _named_instrument(line: Line) -> tuple[str | None, str] | None:
    """The instrument of a sentence, as the subject or the object of "under"."""
    for word in line.words:
        if word.kind == "word":
            first = word.i
            while first > 0 and line.kind(first - 1) in ("word", "num", "time", "hyphen", "det"):
                first -= 1
            found = _instrument(line, Noun(first, word.i, word.i))
            if found is not None:
                return found
    return None


def _under(
    page: Page, clauses: Clauses, scene: Scene, statements: Sequence[Statement]
) -> list[CommitmentClaim]:
    """Read "under the accord Oslo must ..." and "the right to ..., as set out in the accords"."""
    line = clauses.line
    found: list[CommitmentClaim] = []
    index = indexed("under")
    for word in line.words:
        phrase = index.at(line, word.i)
        if phrase is None:
            continue
        nouns = nouns_from(line, word.i + len(phrase) - 1, len(line.words) - 1)
        if nouns and (named := line.actor_at.get(nouns[0].head)) and named.first > nouns[0].first:
            # "Under the treaty Norway may not": the name begins the clause.
            nouns = [Noun(nouns[0].first, named.first - 1, named.first - 1)]
        instrument = _instrument(line, nouns[0]) if nouns else None
        if instrument is not None:
            found += _duties_near(page, clauses, instrument, word.i, nouns[0].last, scene, statements)
    return found


def _duties_near(
    page: Page,
    clauses: Clauses,
    instrument: tuple[str | None, str],
    first: int,
    last: int,
    scene: Scene,
    statements: Sequence[Statement],
) -> list[CommitmentClaim]:
    line = clauses.line
    found: list[CommitmentClaim] = []
    for pred in clauses.preds:
        if not pred.finite:
            continue
        start = _must(line, pred)
        if start is None:
            continue
        if not (pred.i > last or pred.right >= first - 1):
            continue
        agents = [one for one in subject_roles(clauses, pred, "obligor", scene) if one.entity is not None]
        end = duty_end(clauses, start)
        if first <= end <= last or (pred.i < first <= end):
            end = first - 1
            while end > start and line.kind(end) in ("comma", "adv"):
                end -= 1
        found += [
            _claim(page, clauses, instrument, one, part, pred.first, statements)
            for one in agents
            for part in parts_of(clauses, start, end)
            if part[1] > part[0]
        ]
    return found


def _must(line: Line, pred: Pred) -> int | None:
    """Give the first word of a duty after "must", "is to", "agreed to"; None where the verb is no duty."""
    index = indexed("must")
    found = [
        (place, phrase)
        for place in range(pred.first, pred.last + 1)
        if (phrase := index.at(line, place)) is not None
    ]
    place, phrase = max(found, key=lambda one: len(one[1]), default=(0, ()))
    return place + len(phrase) if phrase else None


def _claim(
    page: Page,
    clauses: Clauses,
    instrument: tuple[str | None, str],
    obligor: Role | None,
    duty: tuple[int, int],
    trigger: int,
    statements: Sequence[Statement],
) -> CommitmentClaim:
    line = clauses.line
    start, end = duty
    duty_start, duty_end = line.words[start].start, line.words[end].end
    spans = [duty_start, line.words[trigger].start]
    ends = [duty_end, line.words[trigger].end]
    if obligor is not None and obligor.start is not None and obligor.end is not None:
        spans.append(obligor.start)
        ends.append(obligor.end)
    topics = [one for one in line.concepts if start <= one.first and one.last <= end and one.entity]
    voices = voices_at(statements, duty_start, duty_end)
    return CommitmentClaim(
        id=content_id("k", page.document.id, duty_start, duty_end, obligor.entity if obligor else ""),
        document=page.document.id,
        instrument=instrument[0],
        instrument_text=instrument[1],
        obligor=obligor.entity if obligor else None,
        beneficiary=_beneficiary(clauses, start, end, obligor),
        duty=duty_words(clauses, start, end),
        topic=str(topics[0].entity) if topics else "",
        form="refrain"
        if has(line, "refrain", trigger, duty_head(line, start, end))
        else "give-access"
        if has(line, "access", start, end)
        else "do",
        strength=_strength(line, start, end),
        bound="floor"
        if has(line, "floor", start, end)
        else "ceiling"
        if has(line, "ceiling", start, end)
        else "none",
        timing="recurring" if has(line, "recurring", start, end) else "continuous",
        evidence=(page.evidence(min(spans), max(ends)),),
        said_by=voices.said_by,
    )


def _strength(line: Line, start: int, end: int) -> str:
    if has(line, "best_efforts", start, end):
        return "best-efforts"
    return "programme" if has(line, "programme", start, end) else "shall"


def _beneficiary(clauses: Clauses, start: int, end: int, obligor: Role | None) -> str | None:
    """Who a duty is owed to, where "to" or "for" names a party."""
    line = clauses.line
    for place in range(start, end + 1):
        if line.low(place) in ("to", "for") and line.kind(place + 1) in ("word", "det"):
            for noun in nouns_from(line, place + 1, end)[:1]:
                named = line.actor_at.get(noun.head)
                if (
                    named is not None
                    and named.type == "state"
                    and named.acting
                    and named.entity != (obligor and obligor.entity)
                ):
                    return named.entity
    return None

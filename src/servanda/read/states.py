"""States and habits: measures in force since a year, no diplomatic relations, talks held so often a year.

Rule: a state is asserted only where its noun and its words stand together; a cadence only where the words
give a recurrence for talks. "First talks since 2003" tells of talks then as well as now.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Modality
from servanda.model.record import Role
from servanda.model.when import Kind, Recurrence, Temporal
from servanda.read.axes import Axes
from servanda.read.circumstances import topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.frame import Frame
from servanda.read.frame_hit import Hit
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, phrase_start
from servanda.read.numbers import number
from servanda.read.role_of import role_of
from servanda.read.roles import chain_end, targets
from servanda.read.scene import Scene
from servanda.read.since import held_since
from servanda.read.talks_told import talks_told
from servanda.read.times import temporal
from servanda.read.timex_sets import divided
from servanda.read.weighed_measures import weighed_measures
from servanda.read.who import agents_of

_LACK = frozenset({"absence", "lack"})
_STATE = Axes(aspect=Aspect.STATE)
_RELATIONS = Frame("relations.none", frozenset({"relations"}), to=True, state=True)


def state_drafts(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Find the states and habits of one sentence."""
    found = _in_force(clauses) + _not_yet_lifted(drafts)
    found += held_since(clauses, scene)
    found += weighed_measures(clauses, drafts, scene)
    found += _no_relations(clauses, scene)
    found += _cadence(clauses, drafts, scene)
    found += _earlier_rounds(clauses, drafts, scene)
    return found + talks_told(clauses, [*drafts, *found], scene)


def _since(line: Line, start: int, end: int) -> Temporal | None:
    """Find "since 1962" between two places."""
    for first, last, timex in line.timexes:
        if start <= first and last <= end and timex.expression is not None:
            made = temporal(line, first, timex, _STATE)
            if made is not None and made.expression.value.endswith("/.."):
                return made
    return None


def _phrases(name: str) -> list[tuple[str, ...]]:
    return [tuple(one.split()) for one in strings(table("status")[name], f"status.yaml: {name}")]


def _in_force(clauses: Clauses) -> list[Draft]:
    """Find "the embargo, in place since 1962" and "the 40-year-old ban"."""
    line = clauses.line
    found: list[Draft] = []
    for place in range(len(line.words)):
        for phrase in _phrases("in_force"):
            if tuple(line.low(place + n) for n in range(len(phrase))) != phrase:
                continue
            if line.kind(place - 1) in ("be", "verb", "adv", "neg"):
                continue  # the frame of the verb says it
            noun = _noun_before(line, place - 1) or _described_too(clauses, place)
            if noun is None:
                continue
            end = place + len(phrase) - 1
            act = "measure.in-force" if "measure" in classes_of(line, noun) else "instrument.in-force"
            draft = Draft(line, act, _STATE, place, end, confidence=0.85)
            draft.roles = _named_patient(line, noun)
            draft.when = _since(line, end + 1, min(end + 6, len(line.words) - 1))
            if draft.when is None:
                draft.confidence = 0.7
            found.append(draft)
    return found


def _described_too(clauses: Clauses, index: int) -> Noun | None:
    """Read "the accord, initialled in 2023 and in force since May": what the participle describes."""
    held = clauses.before(index) if clauses.line.kind(index - 1) == "coord" else None
    if held is None or held.kind != "participle" or held.subject is None:
        return None
    return held.subject if classes_of(clauses.line, held.subject) & {"instrument", "measure"} else None


def _not_yet_lifted(drafts: list[Draft]) -> list[Draft]:
    """A lifting that is weighed, refused, asked for or planned tells that the measure is in force."""
    found: list[Draft] = []
    for draft in drafts:
        pending = draft.axes.modality in (Modality.CONDITIONAL, Modality.PROPOSED, Modality.PLANNED)
        if draft.type != "measure.lift" or not pending or draft.also is None:
            continue
        line = draft.line
        first, last = draft.also
        classes = classes_of(line, Noun(first, last, last))
        if "border" in classes or "measure" not in classes:
            continue  # a crossing is no measure, though it may be opened
        owners = [
            Role("agent", one.text, one.entity, one.name, one.start, one.end)
            for one in line.actors
            if first <= one.first and one.last < last and one.type == "state" and one.kind == "name"
        ]
        if not owners:
            continue  # "to scrap the embargo in stages" tells of the lifting alone
        made = Draft(line, "measure.in-force", _STATE, first, last, confidence=0.65)
        made.roles = owners[:1]
        made.roles += [role for role in draft.roles if role.role == "patient"]
        made.roles += topics(line, first, last)
        found.append(made)
    return found


def _noun_before(line: Line, index: int) -> Noun | None:
    """Find the measure or instrument that an added phrase is said of."""
    while index >= 0 and line.kind(index) in ("comma", "hard", "hyphen", "quote"):
        index -= 1
    for place in range(index, max(-1, index - 10), -1):
        if line.kind(place) in ("verb", "rel", "sub", "comp"):
            return None
        noun = Noun(phrase_start(line, place), place, place)
        if line.kind(place) == "word" and classes_of(line, noun) & {"measure", "instrument"}:
            return noun
    return None


def _named_patient(line: Line, noun: Noun) -> list[Role]:
    entity = next((one.entity for one in line.concepts if one.last == noun.head and one.entity), None)
    found = [role_of(line, "patient", noun, entity)]
    return found + topics(line, noun.first, chain_end(line, noun.last))


def _no_relations(clauses: Clauses, scene: Scene) -> list[Draft]:
    """Find "have no diplomatic relations", "without full ties", "have not had diplomatic relations"."""
    line = clauses.line
    found: list[Draft] = []
    for word in line.words:
        noun = Noun(phrase_start(line, word.i), word.i, word.i)
        if word.kind != "word" or "relations" not in classes_of(line, noun):
            continue
        held = clauses.before(noun.first)
        formal = any(line.low(place) in table("status")["formal"] for place in range(noun.first, word.i))
        if not formal:
            continue
        if (lacking := _without_relations(clauses, noun, held, scene)) is not None:
            found.append(lacking)
            continue
        has = (
            held is not None and bool({"have", "maintain"} & set(held.lemmas)) and noun.first - held.last <= 2
        )
        if has and held is not None and held.finite:
            negative = line.low(noun.first) == "no" or any(
                one in ("not", "n't", "never") for one in held.group
            )
            negative = negative or (
                held.kind == "finite" and "neg" in [line.kind(one) for one in range(held.first, held.i)]
            )
            if not negative or any(line.kind(one) == "modal" for one in range(held.first, held.i)):
                continue
            draft = Draft(line, "relations.none", _STATE, held.first, word.i, word=held.i, confidence=0.88)
            draft.roles = agents_of(clauses, held, "agent", scene) or _antecedent_sides(clauses, held, scene)
            hit = Hit(_RELATIONS, "relations.none", held.i, held.first, word.i, (noun,), held)
            draft.roles += targets(clauses, hit, scene, {role.entity for role in draft.roles})
            draft.when = _since(line, word.i, len(line.words) - 1)
            found.append(draft)
    return found


def _without_relations(clauses: Clauses, noun: Noun, held: Pred | None, scene: Scene) -> Draft | None:
    """Read "lack diplomatic relations", "there are no formal ties", "without diplomatic relations"."""
    line, before = clauses.line, noun.first - 1
    said = held is not None and held.finite and noun.first - held.last <= 2
    lacks = said and held is not None and "lack" in held.lemmas and not held.passive
    absent = said and held is not None and line.kind(held.i) == "be" and line.low(held.first - 1) == "there"
    absent = absent and line.low(noun.first) == "no"
    without = line.low(before) == "without" or (line.low(before) == "of" and line.low(before - 1) in _LACK)
    main = next((one for one in clauses.preds if one.finite), None)
    holder = held if lacks or absent else main if without else None
    if holder is None or any(line.kind(one) == "modal" for one in range(holder.first, holder.i)):
        return None
    first = before if without else min(before, holder.first)
    draft = Draft(line, "relations.none", _STATE, first, noun.head)
    draft.word, draft.confidence = noun.head, 0.8
    of_subject = lacks or (without and said and line.kind(holder.i) == "be")  # "are without formal ties"
    draft.roles = agents_of(clauses, holder, "agent", scene) if of_subject else []
    hit = Hit(_RELATIONS, "relations.none", noun.head, noun.head, noun.head, (noun,), None)
    draft.roles += targets(clauses, hit, scene, {role.entity for role in draft.roles})
    draft.when = _since(line, noun.head, len(line.words) - 1)
    return draft


def _antecedent_sides(clauses: Clauses, held: Pred, scene: Scene) -> list[Role]:
    """Read "between the two countries, which have no ..." as both sides."""
    if held.subject is None or not held.antecedent:
        return []
    from_nouns = [one for noun in held.options for one in _sides(clauses.line, noun, scene)]
    return from_nouns[:2]


def _sides(line: Line, noun: Noun, scene: Scene) -> list[Role]:
    both = set(strings(table("acts")["both"], "acts.yaml: both"))
    if line.low(noun.head) not in both or not scene.sides:
        return []
    made = role_of(line, "agent", noun)
    return [replace(made, entity=one, name=name) for one, name in scene.sides]


def _cadence(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Find how often talks are held: "twice-yearly rounds", "are supposed to meet every six months"."""
    line = clauses.line
    found: list[Draft] = []
    for first, last, timex in line.timexes:
        if timex.recurrence is None or timex.type != "SET":
            continue
        place = _talks_of(clauses, first, last, scene)
        if place is None:
            continue
        head, pred = place
        often = _shared_out(line, head, first, timex.recurrence)
        if often is None:
            continue
        if often != timex.recurrence:
            first = phrase_start(line, head)
        axes = Axes(aspect=Aspect.HABIT)
        if pred is not None and _is_due(clauses, pred):
            axes = axes.under(Modality.PLANNED)
        draft = Draft(line, "talks.hold", axes, min(first, head), max(last, head), confidence=0.85)
        start, end = line.words[first].start, line.words[last].end
        every = Role("amount", line.text(first, last), f"cadence:{often}", "", start, end)
        draft.roles = [every, *topics(line, phrase_start(line, head), chain_end(line, head))]
        draft.roles += _alternation(line)
        # The plain event of the same verb would say that it happened.
        for other in [
            one for one in drafts if one.type == "talks.hold" and pred is not None and one.word == pred.i
        ]:
            draft.roles += [role for role in other.roles if role.role in ("agent", "target")]
            drafts.remove(other)
        # "The talks, held by turns in A and B, take place twice a year" tells of no one round.
        for other in [one for one in drafts if one.type == "talks.hold" and one.when is None and one.also]:
            if other.also is not None and other.also[0] <= head <= other.also[1] and other.parent is None:
                drafts.remove(other)
        found.append(draft)
    return found


def _shared_out(line: Line, head: int, first: int, told: Recurrence) -> Recurrence | None:
    """Read "two rounds a year" as one each half year; what does not divide evenly tells of no interval."""
    between = range(head + 1, first)
    if told.every != 1 or any(line.kind(one) not in ("word", "prep") for one in between):
        return told
    if number(line.low(head - 1)) is None:
        return told
    count = number(line.low(head - 1))
    return divided(int(count), told.unit) if count and count == int(count) else None


def _talks_of(clauses: Clauses, first: int, last: int, scene: Scene) -> tuple[int, Pred | None] | None:
    """Find the talks that a recurrence is said of: as a modifier, or through the verb of its clause."""
    line = clauses.line
    for place in range(last + 1, min(last + 5, len(line.words))):
        if line.kind(place) not in ("word", "hyphen", "num", "time"):
            break
        if _is_talks(line, place, scene):
            return place, None
    for pred in clauses.preds:
        if not (pred.left <= first and last <= pred.right):
            continue
        nouns = list(pred.options) if pred.antecedent else ([pred.subject] if pred.subject else [])
        for noun in nouns:
            if _is_talks(line, noun.head, scene) and _takes_place(pred):
                return noun.head, pred
        for place in range(pred.last + 1, first):
            if line.kind(place) == "word" and _is_talks(line, place, scene) and "hold" in pred.lemmas:
                return place, pred
    return None


def _is_talks(line: Line, place: int, scene: Scene) -> bool:
    classes = classes_of(line, Noun(place, place, place))
    return bool(classes & {"talks"}) or (scene.talks and bool(classes & {"round", "meeting"}))


def _takes_place(pred: Pred) -> bool:
    return bool(set(pred.lemmas) & {"hold", "be", "happen", "occur", "take", "meet", "convene"})


def _is_due(clauses: Clauses, pred: Pred) -> bool:
    line = clauses.line
    if any(line.kind(place) == "modal" for place in range(pred.first, pred.i)):
        return True
    return pred.kind == "infinitive"


def _alternation(line: Line) -> list[Role]:
    for word in line.words:
        for phrase in _phrases("alternate"):
            if tuple(line.low(word.i + n) for n in range(len(phrase))) == phrase:
                end = line.words[word.i + len(phrase) - 1].end
                text = line.text(word.i, word.i + len(phrase) - 1)
                return [Role("host", text, "host:alternate", "", word.start, end)]
    return []


def _earlier_rounds(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Find the round that "first talks since 2003" and "the last meeting in 2003" speak of besides."""
    line = clauses.line
    found: list[Draft] = []
    for first, _, timex in line.timexes:
        if timex.expression is None or timex.type in ("SET", "DURATION"):
            continue
        before = line.low(first - 1)
        if before == "since":
            head = _marked_talks(line, first - 2, "first_since", scene)
        elif before in ("in", "on") or timex.expression.kind is not Kind.ABSOLUTE:
            back = first - 3 if line.kind(first - 2) == "comma" else first - 2
            head = _marked_talks(line, back, "last_in", scene)
        else:
            continue
        if head is None:
            continue
        mark, noun = head
        if any(one.type == "talks.hold" and one.when and one.when.start == timex.start for one in drafts):
            continue
        draft = Draft(line, "talks.hold", Axes(), mark, noun, confidence=0.75, earlier=True)
        draft.when = Temporal(timex.text, timex.expression, timex.start, timex.end)
        draft.roles = topics(line, mark, chain_end(line, noun))
        found.append(draft)
    return found


def _marked_talks(line: Line, index: int, mark: str, scene: Scene) -> tuple[int, int] | None:
    """Find a talks noun near before a place with "first" or "last" in its phrase."""
    marks = set(strings(table("status")[mark], f"status.yaml: {mark}"))
    for place in range(index, max(-1, index - 6), -1):
        if line.kind(place) in ("verb", "comma", "hard", "sub", "be", "modal"):
            return None
        if line.kind(place) == "word" and _is_talks(line, place, scene):
            first = phrase_start(line, place)
            marked = [one for one in range(first, place) if line.low(one) in marks]
            return (marked[0], place) if marked else None
    return None

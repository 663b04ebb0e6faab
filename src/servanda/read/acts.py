"""From sentences to assertions: what happened, is planned, proposed or denied, by whom, when, as who says.

Rule: each predicate gives one act at most, and what governs it another ("offered to resume" is an offer
and a resumption proposed, the second the content of the first). Furniture asserts nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.actor import Actor, Mention
from servanda.model.figure import Figure
from servanda.model.record import Assertion, Role, Statement, Timex
from servanda.model.when import Expression, Kind, Temporal
from servanda.read.acting import recent_of
from servanda.read.alleged import speakers_at, unnamed
from servanda.read.axes import Axes
from servanda.read.causes import cause_of
from servanda.read.circumstances import amounts, places, reach, topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.contents import asks_to_know, governed_acts
from servanda.read.drafts import Draft, finish
from servanda.read.frame_hit import Hit, Setting
from servanda.read.frames import classes_of
from servanda.read.governors import governor_at
from servanda.read.in_words import in_any_words, in_words
from servanda.read.inflect import PAST, forms
from servanda.read.invited import invitations
from servanda.read.lexicon import Lexicon
from servanda.read.line import Line
from servanda.read.lines import Odd, clauses_of
from servanda.read.meetings import dated_references, delegation_drafts, lend_to_negated
from servanda.read.notes_told import notes_told
from servanda.read.noun_circumstances import noun_places, noun_when
from servanda.read.noun_doers import doers
from servanda.read.noun_hits import noun_hits
from servanda.read.nouns import Noun, noun_at, nouns_from, phrase_start
from servanda.read.page import Page, Sentence
from servanda.read.role_of import is_plural, role_of, role_of_name
from servanda.read.roles import against, chain_end, is_talks, possessor, targets
from servanda.read.scene import Scene, make_scene
from servanda.read.states import state_drafts
from servanda.read.status import act_noun_axes, pred_axes
from servanda.read.times import forward, temporal, when_of
from servanda.read.trace import Trace
from servanda.read.tracks import sides_of_tracks, track_roles
from servanda.read.verb_hits import verb_hits
from servanda.read.verb_words import negated_noun
from servanda.read.who import agents_of, subject_roles, subjects_of_line, who, who_or_words
from servanda.read.whom import whom
from servanda.read.whose_noun import is_answered, owned

_OWN = frozenset({"talks.hold", "talks.resume", "talks.conclude", "contact.meet"})
_PLACED = ("talks.", "contact.", "person.", "relations.", "instrument.sign", "case.intercept")
_ASSEMBLED = frozenset(
    {"council", "assembly", "union", "league", "bloc", "organisation", "organization", "commission",
     "committee", "members", "conference", "forum", "signatories", "summit", "community",
     "commonwealth", "alliance"}
)  # fmt: skip
_GIVEN = frozenset({"case.permit-grant", "case.visa-grant", "measure.ease"})
_GETTING = frozenset({"get", "receive", "obtain", "win", "secure", "gain", "collect", "land"})
_JUDGING = frozenset({"position.welcome", "position.criticise", "position.condemn"})
_OF_ONESELF = frozenset({"person.inaugurate", "person.hold-office", "case.depart"})
_FAULTING = frozenset({"criticise", "criticize", "condemn", "denounce", "blame"})
# "criticised Oslo for suspending the treaty": nobody doubts that it did.
_ANSWERED = (".propose", ".decline", ".accept")  # "its rejection of talks leaves"
_ABOUT = frozenset({"position.demand", "position.request", "position.offer", "position.pledge"})
_CONFIDENCE = {"active": 0.85, "by": 0.88, "passive": 0.78, "alone": 0.78, "participle": 0.75, "noun": 0.6}


def find_acts(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
    statements: Sequence[Statement],
    lexicon: Lexicon,
    reading_id: str,
    odd: Odd | None = None,
    trace: Trace | None = None,
) -> tuple[Assertion, ...]:
    """Find what the title and body of a document assert, in text order.

    Args:
        page: the document's sentences.
        sentences: those of title and body, cut into clauses.
        actors, figures, statements: what was found in it before.
        lexicon: the words of the reading; its dossier may add acts.
        reading_id: goes into each assertion.
        odd: told of a sentence that failed, by its offsets; without it the failure is raised.
        trace: filled with how each act was found, where one asks (see `read.explained`).
    """
    lines = [clauses.line for clauses in sentences]
    scene = make_scene(lines, actors, figures, lexicon.dossier.acts)
    scene.between = sides_of_tracks(lexicon.dossier)
    scene.trace = trace
    drafts: list[Draft] = []
    for clauses in sentences:
        try:
            drafts += drafts_of(clauses, scene)
        except Exception as error:
            if odd is None:
                raise
            odd(clauses.line.sentence.start, clauses.line.sentence.end, error)
    drafts += delegation_drafts(sentences, drafts, scene)
    drafts += dated_references(lines, drafts, scene)
    return finish(page, drafts, statements, scene, reading_id)


def find_types(
    sentence: Sentence,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    lexicon: Lexicon,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell which acts and which entities one sentence speaks of, such as a headline in furniture."""
    acts = lexicon.dossier.acts
    clauses = clauses_of(sentence, actors, concepts, timexes, acts, lexicon.dossier.nouns)
    line = clauses.line
    drafts = drafts_of(clauses, make_scene([line], actors, (), acts))
    types = tuple(dict.fromkeys(draft.type for draft in drafts))
    named = [one.entity for one in (*line.actors, *line.concepts) if one.entity is not None]
    return types, tuple(dict.fromkeys(named))


def drafts_of(clauses: Clauses, scene: Scene) -> list[Draft]:
    """Find the acts of one sentence."""
    line = clauses.line
    if not line.words:
        return []
    setting = Setting(scene.talks, scene.recent)
    by_verb = verb_hits(clauses, scene.frames, setting)
    taken = {hit.word for hit in by_verb} | {hit.light for hit in by_verb}
    carried = {(hit.act, noun.head) for hit in by_verb for noun in hit.patient}  # "completed the withdrawal"
    by_noun = [
        one for one in noun_hits(clauses, scene.frames, setting, taken) if (one.act, one.word) not in carried
    ]
    if scene.trace is not None:
        scene.trace.take(clauses, scene.frames, setting, [*by_verb, *by_noun])
    drafts: list[Draft] = []
    for hit in by_verb:
        drafts += _verb_drafts(clauses, hit, scene)
    judged = {
        noun.head
        for hit in by_verb
        if hit.act in _JUDGING and any(one.word == hit.word and _is_actual(one.axes) for one in drafts)
        for noun in hit.patient
    }
    for hit in by_noun:
        told = _noun_drafts(clauses, hit, scene, judged)
        for one in told:
            _take_time(one, hit, by_verb, drafts)
        drafts += told
    if not any(draft.type == "contact.invite" for draft in drafts):
        drafts += invitations(clauses, scene)
    drafts += governed_acts(clauses, drafts, scene)
    drafts += notes_told(clauses, drafts, scene)
    drafts += state_drafts(clauses, drafts, scene)
    lend_to_negated(drafts)
    subjects = subjects_of_line(clauses, scene)
    subject = subjects[0] if len(subjects) == 1 else None
    scene.recent = recent_of(line)
    scene.held = (line.sentence.block, subject) if subject is not None else None
    scene.several = (line.sentence.block, tuple(subjects))
    return drafts


def _take_time(told: Draft, hit: Hit, by_verb: Sequence[Hit], drafts: Sequence[Draft]) -> None:
    """Keep the day of "welcomes the release, on 1 August, of N" from dating the welcome."""
    words = {one.word for one in by_verb if hit.word in {noun.head for noun in one.patient}}
    for draft in drafts:
        same = told.when is not None and draft.when is not None and draft.when.start == told.when.start
        if same and draft.word in words and draft.type in _JUDGING:
            draft.when = None


def _verb_drafts(clauses: Clauses, hit: Hit, scene: Scene) -> list[Draft]:
    line, pred = clauses.line, hit.pred
    assert pred is not None
    axes = pred_axes(clauses, pred)
    if axes is None or (hit.act == "position.request" and asks_to_know(line, pred)):
        return []
    if (
        hit.patient
        and not hit.alone
        and not pred.passive
        and line.low(hit.patient[0].first) in ("no", "neither")
        and line.low(hit.patient[0].first + 1) not in ("fewer", "less", "more", "later")
    ):
        axes = axes.negated()
    if hit.frame.denied:
        axes = _denied(axes)
    if hit.act.startswith("position.") and axes.aspect is Aspect.STATE and line.kind(pred.i) != "verb":
        axes = replace(axes, aspect=Aspect.EVENT)  # "is opposed to": taken, not going on
    agents = _agents(clauses, hit, pred, scene)
    if agents and hit.alone:
        hit.patient = ()
    if hit.alone and not agents and hit.frame.person:
        return []
    with_whom = _targets(clauses, hit, scene, agents)
    if hit.frame.organisation and not _has_body(clauses, hit, agents):
        return []
    if hit.frame.mutual and not _has_two_sides(agents, with_whom, scene) and not _to_negotiate(clauses, pred):
        return []
    if hit.frame.person and hit.act == "contact.meet" and not _meets(agents, with_whom):
        return []
    if not agents and hit.act == "instrument.sign" and len({one.entity for one in with_whom}) > 1:
        agents, with_whom = (
            [replace(one, role="agent") for one in with_whom],
            [],
        )  # "the pact between A and B"
    draft = Draft(line, hit.act, axes, hit.first, hit.last, word=hit.word, also=_shown(hit))
    draft.roles = [*agents, *with_whom, *_patient_roles(clauses, hit, scene)]
    draft.roles += track_roles(line, hit, draft.roles, scene)
    draft.when = when_of(clauses, pred, axes, hit.patient, own=hit.act in _OWN)
    if draft.when is None:
        draft.when = _governors_time(clauses, pred, axes) or _after_time(clauses, pred)
    if hit.act.startswith(_PLACED) or hit.frame.own:
        draft.roles += places(line, hit.first, max(pred.right, chain_end(line, _end(hit))))
    draft.roles += cause_of(clauses, pred, hit.act)
    draft.confidence = _CONFIDENCE[_pattern(pred, hit, agents)]
    if not agents and not hit.alone:
        draft.confidence *= 0.9
    _deny(clauses, draft, axes, scene)
    if hit.act in scene.frames.adverse:
        draft.sayer = _sayer(clauses, pred, scene)
    drafts = [draft]
    if hit.frame.content is not None:
        drafts += _content(clauses, hit, draft)
    return drafts


def _denied(axes: Axes) -> Axes:
    """What one does not, cannot or will not accept is refused by saying so."""
    axes = replace(axes, polarity=Polarity.AFFIRMED, aspect=Aspect.EVENT)
    told = axes.modality in (Modality.PLANNED, Modality.CONDITIONAL) and axes.hearsay < 0
    return replace(axes, modality=Modality.ACTUAL) if told else axes


def _agents(clauses: Clauses, hit: Hit, pred: Pred, scene: Scene) -> list[Role]:
    if hit.alone and not hit.frame.person:
        return []
    if hit.frame.received:
        return [one for noun in hit.owners for one in who_or_words(clauses, noun, "agent", scene)]
    if hit.frame.stative:
        return subject_roles(clauses, pred, "agent", scene)
    if hit.act in _GIVEN and not pred.passive and _GETTING.intersection(pred.lemmas):
        return []  # "got a licence": who gave it stays unsaid
    found = agents_of(clauses, pred, "agent", scene)
    if not found and hit.light >= 0:
        found = [one for noun in owned(clauses, hit.light) for one in who(clauses, noun, "agent", scene)]
    if not found and hit.frame.subject and pred.subject is not None and not pred.passive:
        found = [
            role_of(clauses.line, "agent", pred.subject)
        ]  # "refugees fled": those whom the frame asks for
    if not found and not pred.passive and not pred.antecedent and pred.subject is not None:
        found = in_any_words(clauses.line, pred.subject, "agent")
    return found


def _governors_time(clauses: Clauses, pred: Pred, axes: Axes) -> Temporal | None:
    """What was decided, managed or meant on a day is dated by the governor: "on 3 May decided to lift"."""
    if pred.kind != "infinitive":
        return None
    made = governor_at(clauses, pred.governor)
    held = clauses.by_word.get(pred.governor)
    if made is not None and made.effect != "actual":
        return None
    if held is not None:
        return when_of(clauses, held, axes, (), own=False)
    for first, last, timex in clauses.line.timexes:
        if pred.governor < first and last < pred.opener and timex.expression and timex.type == "DATE":
            return temporal(clauses.line, first, timex, axes)
    return None


def _after_time(clauses: Clauses, pred: Pred) -> Temporal | None:
    """ "halted in 2003 after Oslo refused" dates the refusal to 2003 or earlier."""
    line = clauses.line
    governor = clauses.by_word.get(pred.governor)
    if pred.kind == "infinitive" and governor is not None:  # "after Oslo refused to grant"
        pred = governor
    if pred.opener < 0 or line.low(pred.opener) != "after" or not pred.finite:
        return None
    held = clauses.before(pred.opener)
    between = range(held.last, pred.opener) if held is not None else ()
    if held is None or not held.finite or any(line.kind(place) == "hard" for place in between):
        return None
    when = when_of(clauses, held, Axes(), (), own=False)
    if when is None or when.expression.kind is not Kind.ABSOLUTE or "/" in when.expression.value:
        return None
    return replace(when, expression=Expression.absolute(f"../{when.expression.value}"))


def _pattern(pred: Pred, hit: Hit, agents: Sequence[Role]) -> str:
    if hit.alone:
        return "alone"
    if pred.kind == "participle":
        return "participle"
    if pred.passive:
        return "by" if agents else "passive"
    return "active"


def _shown(hit: Hit) -> tuple[int, int] | None:
    return (hit.patient[0].first, hit.patient[-1].last) if hit.patient else None


def _end(hit: Hit) -> int:
    return max([hit.last, *(noun.last for noun in hit.patient)])


def _targets(clauses: Clauses, hit: Hit, scene: Scene, agents: Sequence[Role]) -> list[Role]:
    line = clauses.line
    taken = {role.entity for role in agents}
    if hit.frame.received:
        return (
            [one for one in subject_roles(clauses, hit.pred, "target", scene) if one.entity not in taken]
            if hit.pred
            else []
        )
    if hit.frame.object in ("actor", "state") or (hit.frame.actors and hit.patient and not hit.frame.to):
        found = [
            Role("target", one.text, one.entity, one.name, one.start, one.end)
            for noun in hit.patient
            for one in line.actors
            if one.last == noun.head and one.entity and one.entity not in taken and noun.first <= one.last
        ]
        if not found:
            found = [
                one
                for noun in hit.patient
                for one in who(clauses, noun, "target", scene, hit.pred)
                or _beside(clauses, noun)
                or (in_words(line, noun, "target") if line.low(noun.first) not in ("a", "an") else [])
                if one.entity is None or one.entity not in taken
            ]
        if found or hit.frame.object:
            return found
    if hit.frame.object == "place":
        return []
    found = against(clauses, hit, taken) or _named_undergoers(clauses, hit, taken)
    if not found and (hit.frame.to or is_talks(hit)):
        found = targets(clauses, hit, scene, taken)
    if not found and hit.pred is not None:
        found = [role_of_name("target", one) for one in whom(clauses, hit.pred, hit.act, hit.light, taken)]
    return found


def _named_undergoers(clauses: Clauses, hit: Hit, taken: set[str | None]) -> list[Role]:
    """Those by name to whom it is done: "freed N", "named a judge, N"; unnamed people are a patient."""
    if not hit.act.startswith(("person.", "case.")) or hit.act in _OF_ONESELF:
        return []
    line = clauses.line
    found: list[Role] = []
    for noun in hit.patient:
        named = line.actor_at.get(noun.head)
        if named is not None and named.type == "person" and named.last == noun.head:
            found.append(role_of_name("target", named))
        elif named is None and line.words[noun.head].token.pos_ == "PROPN":
            found += in_words(line, noun, "target")
        else:
            found += _beside(clauses, noun)
    return [one for one in found if one.entity is None or one.entity not in taken]


def _beside(clauses: Clauses, noun: Noun) -> list[Role]:
    """Read "named a former judge, Edit Vamos": the name that stands beside says who."""
    tree = clauses.tree
    beside = [tree.noun(one) for one in tree.of(noun.head, "appos")] if tree is not None else []
    return [role_of(clauses.line, "target", one) for one in beside if tree.pos(one.head) == "PROPN"]


def _has_body(clauses: Clauses, hit: Hit, agents: Sequence[Role]) -> bool:
    """Membership is of an organisation: one must be named as who admits or what is entered."""
    if any(role.entity and role.entity.startswith("org:") for role in agents):
        return True
    if any(role.text.lower().split()[-1] in _ASSEMBLED for role in agents):
        return True  # "the Council readmitted Mali", where no list knows the council
    line = clauses.line
    start, end = min([hit.first, *(one.first for one in hit.patient)]), chain_end(line, _end(hit))
    if any(line.low(place) in _ASSEMBLED for place in range(start, end + 1)):
        return True
    return any(one.type == "organisation" and start <= one.first <= end for one in line.actors)


def _has_two_sides(agents: Sequence[Role], others: Sequence[Role], scene: Scene) -> bool:
    sides = {scene.parties.get(role.entity or "") or role.entity or role.text for role in (*agents, *others)}
    return len(sides - {""}) >= 2 or any(is_plural(role) for role in agents or others)


def _to_negotiate(clauses: Clauses, pred: Pred) -> bool:
    """Tell "refused to negotiate", "an offer to negotiate": with whom is left to the story."""
    governed = pred.kind == "infinitive" and governor_at(clauses, pred.governor) is not None
    return governed and "negotiate" in pred.lemmas


def _meets(agents: Sequence[Role], others: Sequence[Role]) -> bool:
    """A meeting needs somebody on each side, or two who meet."""
    several = any(is_plural(role) for role in agents)
    return several or len({role.entity or role.text for role in (*agents, *others)}) >= 2


def _patient_roles(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    line = clauses.line
    found: list[Role] = []
    if not hit.patient:
        return _free_topics(clauses, hit)
    first, last = hit.patient[0], hit.patient[-1]
    wide = hit.light >= 0 or hit.act in _ABOUT
    end = reach(line, last.last) if wide else chain_end(line, last.last)
    if hit.frame.object == "place":
        named = next((one for one in line.actors if one.last == first.head), None)
        if named is not None:
            found.append(Role("place", named.text, named.entity, named.name, named.start, named.end))
        return found
    abouts = topics(line, min(first.first, hit.word + 1) if hit.pred is None else first.first, end)
    covered = {one.entity for one in line.concepts if one.first <= first.head <= one.last}
    if not is_talks(hit) and not hit.frame.mutual:
        for noun in hit.patient:
            entity = next(
                (one.entity for one in line.concepts if one.first <= noun.head <= one.last and one.entity),
                None,
            )
            named = line.actor_at.get(noun.head)
            if (whole := _instrument_of(line, noun)) is not None and hit.act.startswith("conduct."):
                found.append(whole)
            elif hit.frame.object not in ("actor", "state") and not (named is not None and named.entity):
                found.append(role_of(line, "patient", noun, entity))
            found += amounts(line, noun, scene)
    if not abouts and not is_talks(hit):
        abouts = _apposed(line, first.first)
    found += [one for one in abouts if hit.frame.mutual or not (is_talks(hit) and one.entity in covered)]
    return found


def _instrument_of(line: Line, noun: Noun) -> Role | None:
    """Read "the terms of the accord": what is kept or broken is the accord, not a part without a name."""
    inner = noun_at(line, noun.last + 2) if line.low(noun.last + 1) == "of" else None
    if inner is None or "instrument" not in classes_of(line, inner):
        return None
    named = line.actor_at.get(inner.head)
    entity = named.entity if named is not None and named.type == "instrument" else None
    return role_of(line, "instrument", inner, entity)


def _apposed(line: Line, index: int) -> list[Role]:
    """Topics of what an apposition is said of: "the mail links with Oslo, a service that was cut"."""
    if line.kind(index - 1) != "comma" or line.low(index) not in ("a", "an"):
        return []
    start = index - 1
    while (
        start > 0
        and index - start < 14
        and line.kind(start - 1) not in ("verb", "hard", "comp", "rel", "sub")
    ):
        start -= 1
    found = topics(line, start, index - 1)
    return found[-1:]


def _free_topics(clauses: Clauses, hit: Hit) -> list[Role]:
    if hit.pred is None:
        return []
    return topics(clauses.line, hit.last, chain_end(clauses.line, hit.last))


def _deny(clauses: Clauses, draft: Draft, axes: Axes, scene: Scene) -> None:
    draft.denier = speakers_at(clauses, axes.denied_by, scene)
    judges = clauses.by_word.get(axes.accused_by)
    presupposed = (
        draft.type not in scene.frames.adverse and judges is not None and set(judges.lemmas) & _FAULTING
    )
    draft.accuser = [] if presupposed else speakers_at(clauses, axes.accused_by, scene)
    if axes.hearsay >= 0 and draft.type in scene.frames.adverse:
        held = clauses.by_word.get(axes.hearsay)
        first, last = (held.first, held.last) if held is not None else (axes.hearsay, axes.hearsay)
        draft.accuser = [Role("speaker", clauses.line.text(first, last))]


def _sayer(clauses: Clauses, pred: Pred, scene: Scene) -> list[Role]:
    """Who holds or finds that an adverse act was done: it is theirs to say, not the outlet's."""
    if pred.opener < 0 or clauses.line.kind(pred.opener) != "comp":
        return []
    held = clauses.before(pred.opener)
    if held is None or held.last != pred.opener - 1:
        return []
    return agents_of(clauses, held, "speaker", scene) or unnamed(clauses, held)


def _content(clauses: Clauses, hit: Hit, draft: Draft) -> list[Draft]:
    """The patient's own act: "proposed a round in December" is a proposal and a round that is proposed."""
    assert hit.frame.content is not None
    type_, effect = hit.frame.content
    axes = replace(draft.axes, polarity=Polarity.AFFIRMED)
    if clauses.line.low(hit.patient[-1].last + 1) == "to" and "offer" in classes_of(
        clauses.line, hit.patient[-1]
    ):
        return []  # "accepted an invitation to resume talks": what follows says which act of the talks
    if draft.axes.polarity is Polarity.NEGATED or draft.axes.modality is not Modality.ACTUAL:
        return []
    if hit.act == "talks.schedule" and hit.pred is not None and hit.pred.kind == "participle":
        return []  # "talks pencilled in for May were put off": the main verb says what became of them
    axes = axes.negated() if effect == "negated" else axes.under(Modality(effect))
    made = Draft(clauses.line, type_, axes, hit.patient[0].first, hit.patient[-1].head, parent=draft)
    made.roles = [replace(role) for role in draft.roles if role.role in ("topic", "place", "track")]
    made.roles += [replace(role, role="agent") for role in draft.roles if role.role in ("agent", "target")]
    made.confidence = draft.confidence * 0.9
    when = draft.when
    follows = when is not None and (when.start or -1) > clauses.line.words[hit.last].start
    if when is not None and follows and (when.expression.kind is not Kind.WEEKDAY or effect != "proposed"):
        # "proposed a round in December": the month is the round's, not the proposal's.
        made.when, draft.when = forward(when), None
    return [made]


def _is_actual(axes: Axes) -> bool:
    return axes.modality is Modality.ACTUAL


def _presupposed(clauses: Clauses, hit: Hit, owned: bool, judged: Collection[int]) -> Axes | None:
    """What is somebody's, or the subject of what happened, is told as a fact: "its easing helped"."""
    line = clauses.line
    if hit.word in judged:  # "cheered the reopening of the border"
        return Axes(sure=0.7)
    for pred in clauses.preds:
        subject = pred.subject
        if subject is None or pred.antecedent or not (subject.first <= hit.word <= subject.last):
            continue
        axes = pred_axes(clauses, pred)
        if axes is None or axes.modality is not Modality.ACTUAL or not pred.finite or _is_none(clauses, hit):
            return None
        past = bool(pred.group) or any(PAST in forms(one).get(line.low(pred.i), ()) for one in pred.lemmas)
        told = hit.frame.position or (owned and hit.act.endswith(_ANSWERED) and pred.lemmas != ("be",))
        return Axes(sure=0.7) if past or told else None
    if not (hit.frame.position and (owned or is_answered(clauses, hit.word))):
        return None
    held = clauses.before(hit.word)
    axes = pred_axes(clauses, held) if held is not None else Axes()
    return Axes(sure=0.7) if axes is not None and axes.modality is Modality.ACTUAL else None


def _is_none(clauses: Clauses, hit: Hit) -> bool:
    """Tell "no resumption": what is not there is not presupposed."""
    tree = clauses.tree
    return tree is not None and negated_noun(tree, hit.word)


def _noun_drafts(clauses: Clauses, hit: Hit, scene: Scene, judged: Collection[int]) -> list[Draft]:
    line = clauses.line
    first = phrase_start(line, hit.word)
    agents = possessor(clauses, hit, scene)
    far = not (hit.frame.position or hit.act.endswith((".propose", ".invite")))
    axes = act_noun_axes(clauses, hit.word, first, far=far) or _presupposed(
        clauses, hit, bool(agents), judged
    )
    if axes is None:
        return []
    if not agents:
        agents = doers(clauses, hit, scene)
    if hit.frame.between:
        agents = [
            one
            for noun in nouns_from(line, hit.word + 2, len(line.words) - 1)
            for one in who(clauses, noun, "agent", scene)
        ]
        if len({one.entity for one in agents}) < 2:
            return []
    draft = Draft(line, hit.act, axes, hit.word, hit.word, word=hit.word, also=_shown(hit))
    draft.roles = [*agents, *_patient_roles(clauses, hit, scene)]
    draft.roles += _targets(clauses, hit, scene, agents)
    draft.roles += track_roles(line, hit, draft.roles, scene)
    draft.when = noun_when(clauses, hit.word, hit.patient, axes)
    if hit.act.startswith(_PLACED) and not any(one.role == "place" for one in draft.roles):
        draft.roles += noun_places(clauses, hit.word, chain_end(line, _end(hit)))
    draft.confidence = _CONFIDENCE["noun"]
    _deny(clauses, draft, axes, scene)
    return [draft]

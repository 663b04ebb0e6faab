"""From the hit of a verb to the draft of its act: how it is told, by whom, to whom, when.

Rule: an act that needs two sides, a body or somebody met is none where these are not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.record import Role
from servanda.model.when import Kind
from servanda.read.axes import Axes
from servanda.read.causes import cause_of
from servanda.read.circumstances import places
from servanda.read.clauses import Clauses, Pred
from servanda.read.content_asked import asks_to_know
from servanda.read.drafts import Draft
from servanda.read.frame_hit import Hit
from servanda.read.in_words import by_pronoun, subject_in_words
from servanda.read.line import Line
from servanda.read.no_position import given_to, is_no_position
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.patients import PLACED, end_of, patient_roles, shown_by
from servanda.read.recipients import GETTING, given_by, has_done
from servanda.read.role_of import role_of
from servanda.read.roles import chain_end
from servanda.read.ruled import is_rule
from servanda.read.scene import Scene
from servanda.read.sides_of_acts import has_body, has_two_sides, meets, to_negotiate
from servanda.read.status import pred_axes
from servanda.read.times import forward, when_of
from servanda.read.told_against import finder_of, set_deniers
from servanda.read.tracks import track_roles
from servanda.read.undergone_by import undergone_by
from servanda.read.verb_times import after_time, governors_time
from servanda.read.verb_words import verb_words
from servanda.read.who import agents_of, by_phrase, subject_roles, who, who_or_words
from servanda.read.whose_noun import owned

_OWN = frozenset({"talks.hold", "talks.resume", "talks.conclude", "contact.meet"})
_GIVEN = frozenset({"case.permit-grant", "case.visa-grant", "measure.ease"})
_BODIES = frozenset({"joint-body", "council-body"})
_PROMISED = frozenset({"position.pledge", "position.offer"})
_EXPECTED = frozenset({"expected", "awaited", "due"})  # "is due in Oslo on Monday"
_LETTING = frozenset({"let", "admit", "allow", "permit"})
_CONFIDENCE = {"active": 0.85, "by": 0.88, "passive": 0.78, "alone": 0.78, "participle": 0.75}


def verb_drafts(clauses: Clauses, hit: Hit, scene: Scene) -> list[Draft]:
    """Make the act of a verb, with the content that its frame says it has; none where it asserts nothing."""
    line, pred = clauses.line, hit.pred
    assert pred is not None
    axes = pred_axes(clauses, pred)
    if axes is None or (hit.act == "position.request" and asks_to_know(line, pred)):
        return []
    if hit.act.startswith("position.") and is_no_position(clauses, hit, pred, axes):
        return []
    if (
        hit.patient
        and not hit.alone
        and not pred.passive
        and line.low(hit.patient[0].first) in ("no", "neither", "nothing", "nobody", "none")
        and line.low(hit.patient[0].first + 1) not in ("fewer", "less", "more", "later")
    ):
        axes = axes.negated()
    if hit.frame.denied or (line.low(hit.last - 1), line.low(hit.last)) == ("none", "of"):
        axes = _denied(axes)  # "would have none of it"
    if hit.frame.undone:
        if axes.polarity is Polarity.NEGATED or axes.modality is not Modality.ACTUAL:
            return []  # "did not cancel the visit": whether it came about stays open
        axes = axes.negated()
    if hit.act == "instrument.enter-into-force" and is_rule(clauses, pred, hit.last):
        axes = axes.under(Modality.PLANNED)
    if hit.act == "contact.visit" and _EXPECTED & {line.low(hit.word), line.low(hit.word + 1)}:
        axes = replace(axes.under(Modality.PLANNED), aspect=Aspect.EVENT)
    if _LETTING.intersection(pred.lemmas) and _is_let(hit) and verb_words(clauses, pred).negative:
        hit.act, axes = "conduct.obstruct", _denied(axes)  # "had not let them through"
    if hit.act == "position.express-readiness" and axes.modality is Modality.CONDITIONAL:
        axes = replace(axes, modality=Modality.ACTUAL)  # "could live with": willing now
    if hit.act == "instrument.denounce" and "denounce" in pred.lemmas and _as_what(clauses, pred):
        hit.act = "position.condemn"  # "was denounced by the opposition as a betrayal"
    if hit.act.startswith("position.") and axes.aspect is Aspect.STATE and line.kind(pred.i) != "verb":
        axes = replace(axes, aspect=Aspect.EVENT)  # "is opposed to": taken, not going on
    agents = _agents(clauses, hit, pred, scene)
    if agents and hit.alone and not _bodies(clauses.line, hit):
        hit.patient = ()
    if hit.alone and not agents and hit.frame.person:
        return []
    with_whom = undergone_by(clauses, hit, scene, agents)
    if hit.frame.organisation and not has_body(clauses, hit, agents):
        return []
    none_took_place = hit.act == "contact.meet" and hit.alone and axes.polarity is Polarity.NEGATED
    if (
        hit.frame.mutual
        and not none_took_place
        and not has_two_sides(agents, with_whom, scene)
        and not to_negotiate(clauses, pred)
    ):
        return []
    if hit.frame.person and hit.act == "contact.meet" and not meets(agents, with_whom):
        return []
    if hit.act == "person.appoint" and hit.alone:  # "was named envoy": by whom may stay unsaid
        with_whom = [replace(one, role="target") for one in agents]
        agents = by_phrase(clauses, pred.last + 1, pred.right, "agent", scene)
    if not agents and hit.act == "instrument.sign" and len({one.entity for one in with_whom}) > 1:
        agents, with_whom = (
            [replace(one, role="agent") for one in with_whom],
            [],
        )  # "the pact between A and B"
    draft = Draft(line, hit.act, axes, hit.first, hit.last, word=hit.word, also=shown_by(hit))
    draft.roles = [*agents, *with_whom, *patient_roles(clauses, hit, scene)]
    if hit.act in _PROMISED and pred.passive and not any(one.role == "target" for one in draft.roles):
        draft.roles += given_to(clauses, pred, scene)
    draft.roles += track_roles(line, hit, draft.roles, scene)
    draft.when = when_of(clauses, pred, axes, hit.patient, own=hit.act in _OWN)
    if draft.when is None:
        draft.when = governors_time(clauses, pred, axes) or after_time(clauses, pred)
    if hit.act.startswith(PLACED) or hit.frame.own:
        draft.roles += places(line, hit.first, max(pred.right, chain_end(line, end_of(hit))))
    draft.roles += cause_of(clauses, pred, hit.act)
    draft.confidence = _CONFIDENCE[_pattern(pred, hit, agents)]
    if not agents and not hit.alone:
        draft.confidence *= 0.9
    set_deniers(clauses, draft, axes, scene)
    if hit.act in scene.frames.adverse:
        draft.sayer = finder_of(clauses, pred, scene)
    drafts = [draft]
    if hit.frame.content is not None:
        drafts += _content(clauses, hit, draft)
    return drafts


def _as_what(clauses: Clauses, pred: Pred) -> bool:
    tree = clauses.tree
    held = tree.of(pred.i, "obl", "advcl", "xcomp", "nmod") if tree is not None else []
    return any(clauses.line.low(case) == "as" for one in held for case in tree.of(one, "case", "mark"))


def _is_let(hit: Hit) -> bool:
    """Tell whether a hit is of those who look into how an accord is kept, let in or not."""
    return hit.act == "conduct.cooperate" and bool(hit.frame.patient or hit.frame.named)


def _denied(axes: Axes) -> Axes:
    """What one does not, cannot or will not accept is refused by saying so."""
    axes = replace(axes, polarity=Polarity.AFFIRMED, aspect=Aspect.EVENT)
    told = axes.modality in (Modality.PLANNED, Modality.CONDITIONAL) and axes.hearsay < 0
    return replace(axes, modality=Modality.ACTUAL) if told else axes


def _agents(clauses: Clauses, hit: Hit, pred: Pred, scene: Scene) -> list[Role]:
    if hit.alone and not hit.frame.person:
        return _sitting(clauses, hit, scene)
    if "flag" in hit.frame.subject and pred.subject is not None:  # "Chile's flag went up"
        return [
            one for noun in owned(clauses, pred.subject.head) for one in who(clauses, noun, "agent", scene)
        ]
    if hit.frame.received:
        return [one for noun in hit.owners for one in who_or_words(clauses, noun, "agent", scene)]
    if hit.frame.stative:
        return subject_roles(clauses, pred, "agent", scene)
    if hit.act in _GIVEN and GETTING.intersection(pred.lemmas):
        return given_by(clauses, hit, scene)  # "got a licence": who gave it may stay unsaid
    doer = has_done(clauses, pred, hit.act)
    if doer is not None and doer.subject is not None:
        return agents_of(clauses, doer, "agent", scene) or by_pronoun(clauses.line, doer.subject, "agent")
    if hit.act.startswith("instrument.") and pred.passive and _by_text(clauses, pred):
        return []  # "as amended by the protocol of 2019"
    found = agents_of(clauses, pred, "agent", scene)
    if not found and hit.light >= 0:
        found = [one for noun in owned(clauses, hit.light) for one in who(clauses, noun, "agent", scene)]
    if not found and hit.frame.subject and pred.subject is not None and not pred.passive:
        found = [
            role_of(clauses.line, "agent", pred.subject)
        ]  # "refugees fled": those whom the frame asks for
    return found or subject_in_words(clauses.line, pred, "agent")


def _sitting(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """The body that convenes or meets, where it alone is named; of a dossier's track the track tells who."""
    line = clauses.line
    if hit.act not in _OWN or any(
        at in line.track_at for one in hit.patient for at in range(one.first, one.last + 1)
    ):
        return []
    return [one for noun in _bodies(line, hit) for one in who_or_words(clauses, noun, "agent", scene)]


def _bodies(line: Line, hit: Hit) -> list[Noun]:
    """The bodies that a hit is of: "the Joint Commission", "the Board"."""
    return [one for one in hit.patient if classes_of(line, one) & _BODIES or _BODIES & hit.frame.patient]


def _by_text(clauses: Clauses, pred: Pred) -> bool:
    tree = clauses.tree
    by = tree.of(pred.i, "obl:agent", "obl") if tree is not None else []
    texts = [
        tree.noun(one) for one in by if any(clauses.line.low(case) == "by" for case in tree.of(one, "case"))
    ]
    return any(
        classes_of(clauses.line, one) & {"instrument", "draft", "note"}
        or clauses.line.low(one.head) == "exchange"
        for one in texts
    )


def _pattern(pred: Pred, hit: Hit, agents: Sequence[Role]) -> str:
    if hit.alone:
        return "alone"
    if pred.kind == "participle":
        return "participle"
    if pred.passive:
        return "by" if agents else "passive"
    return "active"


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

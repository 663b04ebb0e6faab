"""The act that a governor is itself: "offered to resume the talks", "asked Oslo to lift", "agreed that ...".

Rule: lexicons/status.yaml says which act a governor is for each group of content; the content becomes
`content_of` it. A governor of a content that no frame knows is an act only where a concept says on what.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.content_asked import (
    announcing,
    asks_to_know,
    clause_follows,
    offers_to,
    past_adverbs,
    says_enough,
)
from servanda.read.drafts import Draft
from servanda.read.governor_drafts import governor_draft
from servanda.read.governors import Governor, governor_at, governors
from servanda.read.lexicon import table
from servanda.read.line import closed
from servanda.read.role_of import is_plural
from servanda.read.scene import Scene
from servanda.read.tree_objects import holder

_NO_TALKS = frozenset({"talks.suspend", "talks.break-off", "talks.decline", "talks.conclude"})
_STANDS_ALONE = frozenset({"ask", "demand", "pledge", "ready", "accept", "refuse"})


def governed_acts(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Make the acts of governors and bind their contents to them.

    Contents whose place another act takes ("refused to grant visas" is a refusal) leave `drafts`.
    """
    contents: dict[int, list[Draft]] = {}
    for draft in drafts:
        pred = clauses.by_word.get(draft.word)
        if pred is None or draft.parent is not None:
            continue
        index = governing(clauses, pred)
        if index >= 0:
            contents.setdefault(index, []).append(draft)
    made: list[Draft] = []
    heads = {draft.word: draft for draft in drafts if draft.parent is None}
    for index in sorted(_governing_words(clauses) | set(contents)):
        made += _governed(clauses, index, contents.get(index, []), heads, drafts, scene)
    return made


def governing(clauses: Clauses, pred: Pred) -> int:
    """The word that governs an infinitive, a gerund or the clause that holds a predicate; -1 for none."""
    if pred.kind in ("infinitive", "gerund"):
        held = clauses.by_word.get(pred.governor)
        if held is not None and held.lemmas == ("be",):
            for place in range(pred.opener - 1, held.last, -1):
                if clauses.line.kind(place) == "word":
                    return place
        return pred.governor
    if pred.finite:
        line = clauses.line
        place = holder(clauses, pred)
        if place in clauses.by_word or (place >= 0 and line.low(place) in governors()):
            return place
        if pred.opener >= 0 and line.kind(pred.opener) == "comp":
            noun = pred.opener - 1
            if noun not in clauses.by_word and line.low(noun) in governors():
                return noun
            held = clauses.before(pred.opener)
            return held.i if held is not None else -1
        own = pred.subject.first if pred.subject and pred.shared_with < 0 else pred.first
        held = clauses.by_word.get(own - 1)
        if held is not None and any(lemma in closed("say") for lemma in held.lemmas):
            return held.i
    return -1


def _governing_words(clauses: Clauses) -> set[int]:
    line = clauses.line
    found = {index for pred in clauses.preds if (index := governing(clauses, pred)) >= 0}
    # What they govern may be a verb that no list knows: "agreed to punish", "is ready to mediate".
    for pred in clauses.preds:
        made = governor_at(clauses, pred.i)
        if (
            made is not None
            and made.name in _STANDS_ALONE
            and line.low(past_adverbs(line, pred.last + 1)) == "to"
        ):
            found.add(pred.i)
    for word in line.words:
        made = governors().get(word.low)
        if word.kind == "word" and made is not None and made.name == "ready" and line.low(word.i + 1) == "to":
            found.add(word.i)
    return found


def _governed(
    clauses: Clauses,
    index: int,
    contents: list[Draft],
    heads: dict[int, Draft],
    drafts: list[Draft],
    scene: Scene,
) -> list[Draft]:
    made = governor_at(clauses, index)
    held = clauses.by_word.get(index)
    announces = held is not None and bool(set(held.lemmas) & announcing())
    if announces and contents:
        planned = [
            one for one in contents if one.axes.modality is Modality.PLANNED and one.type == "talks.hold"
        ]
        if planned and held is not None:
            return _bind(clauses, held, "contact.announce", planned, scene)
        return []
    visit = heads.get(index) if made is None and held is not None else None
    if visit is not None and visit.type in ("contact.visit", "contact.meet"):  # what one travels for
        visit.roles += [role for one in contents for role in one.roles if role.role == "topic"]
    if held is not None and asks_to_know(clauses.line, held):
        return []
    if made is None or not made.act or _only_names(clauses, held):
        return []
    # An act that is its own trigger ("accepting an invitation to restart the talks") takes the content.
    own = heads.get(index)
    if own is None and held is None:
        own = _carrier(clauses, index, heads)
        if own is not None and own.type in ("talks.accept", "talks.decline"):
            _rebind(contents, own)
            return []
    if made.name == "accept" and own is not None and own.type == "position.object":
        return []  # "cannot accept that it agreed to the line"
    found: list[Draft] = []
    if made.name == "demand":
        # "insists that it breaches no treaty": what is told as a fact is not demanded.
        contents = [one for one in contents if one.axes.modality is not Modality.ACTUAL]
    acts = [_act_of(made, one) for one in contents]
    if made.name in ("ask", "demand"):
        acts = [
            made.act["other"] if _of_others(clauses, one) else act
            for act, one in zip(acts, contents, strict=True)
        ]
    for act in dict.fromkeys(acts):
        bound = [one for own_act, one in zip(acts, contents, strict=True) if own_act == act]
        if not act:
            continue
        if act in made.instead:
            for one in bound:
                _replace(one, act)
            continue
        if own is not None and own in drafts and (own.type, act) == ("contact.invite", "position.request"):
            for one in bound:
                one.parent = own  # "invited her to visit Oslo" asks for nothing else
            continue
        draft = governor_draft(clauses, index, act, bound, scene)
        if draft is None:
            continue
        found.append(draft)
        if own is not None and own in drafts and own.type.startswith(("position.", "contact.invite")):
            drafts.remove(own)
        for one in bound:
            one.parent = draft
            _lend(draft, one)
    if not contents and made.name in (*_STANDS_ALONE, "propose") and own is None:
        act = made.act.get("other", "") or str(table("acts")["lone"].get(made.name, ""))
        if made.name == "propose":
            act = "position.request" if held is not None and clause_follows(clauses, held) else ""
            act = "position.offer" if held is not None and offers_to(clauses, held) else act
        lone = governor_draft(clauses, index, act, [], scene) if act else None
        if lone is not None and says_enough(clauses, made, lone):
            lone.confidence *= 0.8
            found.append(lone)
    return found


def _only_names(clauses: Clauses, held: Pred | None) -> bool:
    """Tell "called that decision unfair", which asks for nothing, from "called on Oslo to"."""
    if held is None or held.lemmas != ("call",):
        return False
    return clauses.line.low(held.last + 1) not in ("on", "upon", "for")


def _act_of(made: Governor, content: Draft) -> str:
    group = content.type.partition(".")[0]
    if content.type in _NO_TALKS:
        group = "other"  # "urged it to walk out of the talks" proposes none
    return made.act.get(content.type) or made.act.get(group) or made.act.get("other", "")


def _of_others(clauses: Clauses, content: Draft) -> bool:
    """Tell "urged both capitals to resume the talks": who asks several to talk is not among them."""
    pred = clauses.by_word.get(content.word)
    if pred is None or pred.kind != "infinitive" or not content.type.startswith("talks."):
        return False
    asked = [role for role in content.roles if role.role == "agent"]
    return len(asked) > 1 or any(is_plural(role) for role in asked)


def _bind(clauses: Clauses, held: Pred, act: str, contents: list[Draft], scene: Scene) -> list[Draft]:
    draft = governor_draft(clauses, held.i, act, contents, scene)
    if draft is None or not draft.agents:
        return []
    for one in contents:
        one.parent = draft
    return [draft]


def _carrier(clauses: Clauses, noun: int, heads: dict[int, Draft]) -> Draft | None:
    """Find the act whose object a noun such as "invitation" is."""
    held = clauses.before(noun)
    if held is None:
        return None
    return heads.get(held.i)


def _rebind(contents: list[Draft], own: Draft) -> None:
    """What was offered and is accepted is planned; what is declined is not to be."""
    for one in contents:
        one.parent = own
        if own.type == "talks.accept" and one.axes.modality is Modality.PROPOSED:
            one.axes = replace(one.axes, modality=Modality.PLANNED)
        elif own.type == "talks.decline":
            one.axes = replace(one.axes, modality=Modality.ACTUAL, polarity=Polarity.NEGATED)
        own.roles += [role for role in one.roles if role.role == "topic"]


def _replace(content: Draft, act: str) -> None:
    """Put the refusal in the place of what was refused: "refused to grant visas"."""
    content.type, content.axes = act, content.axes.negated()


def _lend(draft: Draft, content: Draft) -> None:
    """Talks that are offered are held by both: the one who offers and the one who is asked."""
    if not content.type.startswith("talks."):
        return
    asked = [role for role in content.roles if role.role == "agent"]
    if len(asked) > 1 or any(is_plural(role) for role in asked):
        return  # "urged both capitals to": who asks is no side
    held = {role.entity for role in content.roles}
    for role in (*draft.roles,):
        if role.role in ("agent", "target") and role.entity not in held:
            content.roles.append(Role("agent", "", role.entity, role.name))
            held.add(role.entity)

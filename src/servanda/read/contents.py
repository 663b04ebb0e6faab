"""The act that a governor is itself: "offered to resume the talks", "asked Oslo to lift", "agreed that ...".

Rule: lexicons/status.yaml says which act a governor is for each group of content; the content becomes
`content_of` it. A governor of a content that no frame knows is an act only where a concept says on what.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.record import Role
from servanda.read.acting import acts
from servanda.read.axes import Axes
from servanda.read.circumstances import reach, topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.governors import Governor, governor_at, governors
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, closed
from servanda.read.nouns import noun_at, nouns_from, phrase_start
from servanda.read.role_of import is_plural
from servanda.read.scene import Scene
from servanda.read.status import act_noun_axes, pred_axes
from servanda.read.times import when_of
from servanda.read.tree_objects import holder
from servanda.read.verb_status import is_past
from servanda.read.wanted import is_wanted
from servanda.read.who import agents_of, subject_roles, who_or_words
from servanda.read.whose_noun import is_answered, owned

_STANDS_ALONE = frozenset({"ask", "demand", "pledge", "ready", "accept", "refuse"})
_WONDERING = ("whether", "if", "when", "why", "what", "how", "who", "where")
_COPULAS = frozenset({"be", "remain", "stay", "stand"})
_QUESTIONS = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})
_ADDRESSED = frozenset({"ask", "demand", "accuse"})


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
            and line.low(_past_adverbs(line, pred.last + 1)) == "to"
        ):
            found.add(pred.i)
    for word in line.words:
        made = governors().get(word.low)
        if word.kind == "word" and made is not None and made.name == "ready" and line.low(word.i + 1) == "to":
            found.add(word.i)
    return found


def _past_adverbs(line: Line, index: int) -> int:
    """Step over "not", "also": "promised not to punish"."""
    while line.kind(index) in ("adv", "neg"):
        index += 1
    return index


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
    announces = held is not None and bool(set(held.lemmas) & _announcing())
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
    groups = dict.fromkeys(_act_of(made, one) for one in contents)
    for act in groups:
        bound = [one for one in contents if _act_of(made, one) == act]
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
        draft = _make(clauses, index, act, bound, scene)
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
            act = "position.request" if held is not None and _clause_follows(clauses, held) else ""
            act = "position.offer" if held is not None and _offers_to(clauses, held) else act
        lone = _make(clauses, index, act, [], scene) if act else None
        if lone is not None and _says_enough(clauses, made, lone):
            lone.confidence *= 0.8
            found.append(lone)
    return found


def asks_to_know(line: Line, pred: Pred) -> bool:
    """Tell "asked the Minister how many", "asked whether Oslo would": a question, no request."""
    if not set(pred.lemmas) & {"ask", "enquire", "inquire"}:
        return False
    for place in range(pred.last + 1, min(pred.last + 9, len(line.words))):
        if line.low(place) in _QUESTIONS:
            return True
        if line.kind(place) not in ("word", "det", "num", "poss", "pron", "prep", "adv"):
            return False
    return False


def _clause_follows(clauses: Clauses, held: Pred) -> bool:
    """Tell whether a clause with "that" follows a verb, adverbs aside: "proposes anew that"."""
    return clauses.line.kind(_past_adverbs(clauses.line, held.last + 1)) == "comp"


def _offers_to(clauses: Clauses, held: Pred) -> bool:
    """Tell "offered to lend two planes", "volunteered to take"."""
    offers = bool(set(held.lemmas) & {"offer", "volunteer"})
    return offers and clauses.line.low(_past_adverbs(clauses.line, held.last + 1)) == "to"


def _only_names(clauses: Clauses, held: Pred | None) -> bool:
    """Tell "called that decision unfair", which asks for nothing, from "called on Oslo to"."""
    if held is None or held.lemmas != ("call",):
        return False
    return clauses.line.low(held.last + 1) not in ("on", "upon", "for")


def _says_enough(clauses: Clauses, made: Governor, lone: Draft) -> bool:
    """Tell whether a governor alone is an act: on a known subject, to a named actor, or a pledge."""
    line = clauses.line
    held = clauses.by_word.get(lone.word)
    if held is None:  # "is ready to", "remains willing to"
        told = made.name in ("ready", "refuse", "pledge", "propose", "ask", "demand")
        return told and line.low(lone.word + 1) == "to"
    after = _past_adverbs(line, held.last + 1)
    follows, by_somebody = line.kind(after), bool(lone.agents) or acts(clauses, held)
    if follows == "to" and line.kind(after + 1) not in ("word", "verb", "be", "have", "do", "adv"):
        return False  # "What did they agree to?"
    if made.name == "refuse":
        return by_somebody and follows == "to" and line.low(held.last + 2) not in _not_told()
    if made.name in ("propose", "ready") and follows == "to":
        return by_somebody
    if made.name in ("pledge", "accept"):
        return by_somebody and (follows == "to" or (follows == "comp" and _is_to_come(clauses, held)))
    if follows == "comp" and made.name in ("demand", "ask", "propose"):
        return by_somebody and is_wanted(clauses, held)  # "insists that it is right" demands nothing
    if not lone.agents or (set(held.lemmas) & {"ask"} and _wonders(line, held)):
        return False
    return any(role.role == "topic" or (role.role == "target" and role.entity) for role in lone.roles)


def _wonders(line: Line, held: Pred) -> bool:
    """Tell "asked the minister whether", which is a question, from "asked the minister for"."""
    reach = range(held.last + 1, min(held.last + 13, len(line.words)))
    first = next((line.low(one) for one in reach if line.low(one) in (*_WONDERING, "to", "that")), "")
    return first in _WONDERING


def _is_to_come(clauses: Clauses, held: Pred) -> bool:
    """Tell "agreed that experts would meet" from "agreed that the talks had been useful"."""
    line = clauses.line
    after = next((one for one in clauses.preds if one.i > held.last + 1 and one.finite), None)
    return after is not None and any(line.kind(one) == "modal" for one in range(after.first, after.i))


def _not_told() -> frozenset[str]:
    """Verbs of telling: who "declined to comment" refuses nothing that is at issue."""
    return frozenset(strings(table("acts")["telling"], "acts.yaml: telling"))


def _announcing() -> frozenset[str]:
    return frozenset({"announce", "confirm"})


def _act_of(made: Governor, content: Draft) -> str:
    group = content.type.partition(".")[0]
    return made.act.get(content.type) or made.act.get(group) or made.act.get("other", "")


def _bind(clauses: Clauses, held: Pred, act: str, contents: list[Draft], scene: Scene) -> list[Draft]:
    draft = _make(clauses, held.i, act, contents, scene)
    if draft is None or not draft.agents:
        return []
    for one in contents:
        one.parent = draft
    return [draft]


def _make(clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene) -> Draft | None:
    """Make the governor's own act with its axes, agent, addressee, topic and time."""
    line = clauses.line
    held = clauses.by_word.get(index)
    if held is None:
        return _make_noun(clauses, index, act, contents, scene)
    axes = pred_axes(clauses, held)
    if axes is None or (set(held.lemmas) & {"ask"} and _wonders(line, held)):
        return None
    if axes.modality is not Modality.ACTUAL and contents and act.startswith("talks."):
        return None  # "will ask to resume": the content alone says it
    draft = Draft(line, act, axes, held.first, held.last, word=index)
    draft.roles = agents_of(clauses, held, "agent", scene)
    draft.confidence = 0.85 if draft.roles else 0.6
    if held.passive and act == "position.express-readiness":  # "is prepared to"
        draft.axes = replace(axes, aspect=Aspect.EVENT)
        return _with_rest(clauses, held, draft, contents, axes) if draft.roles else None
    if held.passive:
        asked = made_of(held) and act.startswith(("position.", "talks."))
        draft.roles += subject_roles(clauses, held, "target", scene) if asked else []
        return None if not draft.roles else _with_rest(clauses, held, draft, contents, axes)
    start = held.last + (2 if line.low(held.last + 1) in ("on", "upon", "to", "with") else 1)
    noun = noun_at(line, start) if line.kind(start) in ("det", "word", "pron") else None
    if noun is not None and noun.last <= held.right:
        taken = {role.entity for role in draft.roles if role.entity}
        draft.roles += [
            one
            for item in nouns_from(line, noun.first, len(line.words) - 1)
            for one in who_or_words(clauses, item, "target", scene, held)
            if one.entity not in taken
        ]
    return _with_rest(clauses, held, draft, contents, axes)


def made_of(held: Pred) -> bool:
    """Tell whether whom a verb asks is its object: "Oslo was urged to"."""
    return any(
        (made := governors().get(lemma)) is not None and made.name in _ADDRESSED for lemma in held.lemmas
    )


def _with_rest(clauses: Clauses, held: Pred, draft: Draft, contents: list[Draft], axes: Axes) -> Draft:
    line = clauses.line
    draft.when = when_of(clauses, held, axes, (), own=False)
    for one in contents:
        draft.roles += [role for role in one.roles if role.role == "topic"]
        if draft.type.startswith("talks."):
            draft.roles += [
                replace(role, role="target")
                for role in one.roles
                if role.role == "target" and role.entity not in {own.entity for own in draft.roles}
            ]
    if not contents:
        draft.roles += topics(line, held.last, reach(line, held.last))
    return draft


def _make_noun(clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene) -> Draft | None:
    """Make the act of an adjective: "is ready to", "was willing to"."""
    line = clauses.line
    if (told := _whose_noun(clauses, index, act, contents, scene)) is not None:
        return told
    if (told := _without_copula(clauses, index, act, contents, scene)) is not None:
        return told
    held = clauses.before(index)
    if (
        held is None
        or not set(held.lemmas) & _COPULAS
        or any(line.kind(one) != "adv" for one in range(held.last + 1, index))
    ):
        return None
    axes = pred_axes(clauses, held)
    if axes is not None and act == "position.express-readiness" and "would" in held.group:
        axes = replace(axes, modality=Modality.ACTUAL)  # "would be ready to" is a readiness told
    if axes is None or axes.modality is not Modality.ACTUAL:
        return None
    draft = Draft(line, act, replace(axes, aspect=Aspect.EVENT), held.first, index, word=index)
    draft.roles = agents_of(clauses, held, "agent", scene)
    if not draft.roles and not acts(clauses, held):
        return None
    if act == "position.express-readiness" or not contents:
        draft.roles += topics(line, index, reach(line, index))
    draft.confidence = 0.75
    return draft


def _without_copula(
    clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene
) -> Draft | None:
    """Make the act of a headline without its "is": "Turkey ready to reopen border"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.rel(index) != "root" or tree.of(index, "cop") or tree.pos(index) != "ADJ":
        return None
    subject = [one for one in tree.of(index, "nsubj") if one < index]
    roles = [one for at in subject for one in who_or_words(clauses, tree.noun(at), "agent", scene)]
    if not roles:
        return None
    draft = Draft(line, act, Axes(), index, index, word=index, confidence=0.6)
    draft.roles = roles if contents else [*roles, *topics(line, index, reach(line, index))]
    return draft


def _whose_noun(clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene) -> Draft | None:
    """Make the act of "Oslo's refusal to open two camps", where something presupposes that it was done."""
    line = clauses.line
    if line.words[index].token.pos_ not in ("NOUN", "PROPN") or not (owners := owned(clauses, index, act)):
        return None
    axes = act_noun_axes(clauses, index, phrase_start(line, index))
    if axes is None and (is_answered(clauses, index) or _had_a_course(clauses, index)):
        axes = Axes(sure=0.7)
    if axes is None or axes.modality is not Modality.ACTUAL:
        return None
    draft = Draft(line, act, axes, index, index, word=index, confidence=0.7)
    draft.roles = [one for noun in owners for one in who_or_words(clauses, noun, "agent", scene)]
    if not contents:
        draft.roles += topics(line, index, reach(line, index))
    return draft if draft.roles else None


def _had_a_course(clauses: Clauses, index: int) -> bool:
    """Tell "Oslo's proposal to hold talks reached the ministry": of what was not made nothing is told."""
    for pred in clauses.preds:
        subject = pred.subject
        if (
            subject is not None
            and pred.finite
            and not pred.antecedent
            and subject.first <= index <= subject.last
        ):
            axes = pred_axes(clauses, pred)
            return axes is not None and axes.modality is Modality.ACTUAL and is_past(clauses, pred)
    return False


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

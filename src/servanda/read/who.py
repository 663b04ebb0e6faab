"""From a noun phrase or a predicate to those who act: names, titles, officials, "both governments".

Rule: a phrase that grammar allows, never merely the nearest name; a phrase that names nobody gives none.
Those whom grammar joins to a subject act with it; of a passive its "by" acts.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.conjuncts import conjuncts, listed_before
from servanda.read.governors import governors
from servanda.read.in_words import in_words, with_whose
from servanda.read.inflect import S
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at, nouns_from
from servanda.read.pronoun_roles import object_before, office_before
from servanda.read.role_of import ACTORS, act_words, role_of, role_of_name
from servanda.read.scene import Scene
from servanda.read.subject_pronouns import carried_over, opens_sentence, pronoun_roles_of
from servanda.read.titled import called, named_beside, titled_person

_HOURS = frozenset({"midsummer", "midwinter", "dawn", "dusk", "noon", "midnight", "nightfall", "mistake"})
_BODIES = frozenset({"organisation", "group"})
_PAPERS = frozenset({"instrument", "draft", "letter", "talks", "round", "note"})
_SIDED = _BODIES | {"state", "organ", "person"}


def who(clauses: Clauses, noun: Noun, role: str, scene: Scene, pred: Pred | None = None) -> list[Role]:
    """Resolve a noun phrase to those who act; none where it names nobody."""
    line = clauses.line
    named = line.actor_at.get(noun.head)
    if named is not None and named.type in ACTORS and named.entity is not None:
        # Words may stand for several at once: "both governments".
        same = [
            one for one in line.actors if (one.first, one.last) == (named.first, named.last) and one.entity
        ]
        return [role_of_name(role, one) for one in same]

    def subject_of(one: Pred) -> list[Role]:
        return agents_of(clauses, one, role, scene)

    low = line.low(noun.head)
    if low in act_words("aims"):
        return _aiming(clauses, noun, role, scene)
    if low in act_words("titles") and (titled := titled_person(line, noun.last + 1)) is not None:
        return [role_of_name(role, titled)]
    if low in act_words("officials") and (next_to := called(line, noun)) is not None:
        return [role_of_name(role, next_to)]
    if (beside := named_beside(line, noun)) is not None:
        return [role_of_name(role, beside)]
    if low in act_words("both") and line.low(noun.first) in ("both", "two", "the") and scene.sides:
        two = {line.low(place) for place in range(noun.first, noun.head)}
        if two & {"both", "two"}:
            first = role_of(line, role, noun)
            return [Role(role, first.text, one, name, first.start, first.end) for one, name in scene.sides]
    if low in act_words("officials") or low in act_words("people"):
        inner = [line.actor_at[place] for place in range(noun.first, noun.head) if place in line.actor_at]
        # "Norwegian farmers" are not Norway; "the Army's rebels" are the Army.
        types = _SIDED if low in act_words("officials") else _BODIES
        sided = [one for one in inner if one.type in types and one.entity]
        if sided:
            entity = sided[0].party if sided[0].type == "person" else sided[0].entity
            made = role_of(line, role, noun)
            return [Role(role, made.text, entity, scene.names.get(entity or "", ""), made.start, made.end)]
        if pred is not None and line.low(noun.first) in ("its", "his", "her", "their"):
            owner = pronoun_roles_of(
                clauses, pred, role, scene, Noun(noun.first, noun.first, noun.first), subject_of
            )
            made = role_of(line, role, noun)
            return [Role(role, made.text, one.entity, one.name, made.start, made.end) for one in owner]
    if low == "its" and noun.first == noun.last and opens_sentence(line, noun.head):
        return carried_over(line, role, scene, noun)  # "Its call for a truce"
    if low in ("it", "them") and role == "target" and pred is not None and noun.first > pred.i:
        found = object_before(clauses, noun, pred, subject_of)
        return found or (
            pronoun_roles_of(clauses, pred, role, scene, noun, subject_of) if low == "it" else []
        )
    personal = low in ("it", "he", "she", "they") and pred is not None
    if (
        personal
        and pred is not None
        and (found := pronoun_roles_of(clauses, pred, role, scene, noun, subject_of))
    ):
        return found
    if low in ("he", "she", "him", "her") and noun.first == noun.last:
        offices = act_words("titles") | act_words("officials")
        return office_before(clauses, noun, offices, lambda one: who_or_words(clauses, one, role, scene))
    if low in act_words("officials") or low in act_words("titles"):
        return _officials_of(clauses, noun, role, scene)
    return []


def _officials_of(clauses: Clauses, noun: Noun, role: str, scene: Scene) -> list[Role]:
    """Read "the foreign ministers of Norway and Sweden", "officials of both countries": for whom they act."""
    line = clauses.line
    if line.low(noun.last + 1) not in ("of", "from") or noun_at(line, noun.last + 2) is None:
        return []
    inner = nouns_from(line, noun.last + 2, len(line.words) - 1)
    whole = role_of(line, role, Noun(noun.first, inner[-1].last, noun.head))
    named = [line.actor_at.get(item.head) for item in inner]
    if len(named) == 1 and named[0] is not None and named[0].type == "person":
        party = named[0].party  # "the government of President N": the state that it governs
        label = scene.names.get(party or "", "")
        return [Role(role, whole.text, party, label, whole.start, whole.end)] if party else []
    if not all(one is None or one.type in ("state", "organ", "organisation") for one in named):
        return []
    return [
        Role(role, whole.text, one.entity, one.name, whole.start, whole.end)
        for item in inner
        for one in who(clauses, item, role, scene)
        if one.entity
    ]


def _aiming(clauses: Clauses, noun: Noun, role: str, scene: Scene) -> list[Role]:
    """Read "the aim of both countries", "Oslo's plan": whose aim it is."""
    line = clauses.line
    for place in range(noun.first, noun.head):
        named = line.actor_at.get(place)
        if named is not None and line.kind(named.last + 1) == "poss" and named.entity:
            return [role_of_name(role, named)]
    if line.low(noun.last + 1) == "of" and (inner := noun_at(line, noun.last + 2)) is not None:
        return [
            one
            for item in nouns_from(line, inner.first, inner.last)
            for one in who(clauses, item, role, scene)
        ]
    return []


def subjects_of_line(clauses: Clauses, scene: Scene) -> list[Role]:
    """All those who are the subject of a sentence's first finite verb."""
    main = next((one for one in clauses.preds if one.finite and one.opener < 0), None)
    if main is None:
        return []
    return (
        subject_roles(clauses, main, "agent", scene)
        if main.passive
        else agents_of(clauses, main, "agent", scene)
    )


def agents_of(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Those who are the subject of an active verb, or the "by" of a passive one."""
    line = clauses.line
    adjective = line.low(pred.i) in governors() and line.low(pred.last + 1) == "to"  # "is prepared to"
    if pred.passive and not adjective:
        return (
            by_phrase(clauses, pred.last + 1, pred.right, role, scene)
            or _by_after(clauses, pred, role, scene)
            or _by_tree(clauses, pred, role, scene)
        )
    if pred.subject is None:
        return []
    return subject_roles(clauses, pred, role, scene)


def _by_tree(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Read "were let go by the navy": the "by" that the tree hangs on the verb, however far it stands."""
    tree = clauses.tree
    heads = [one for one in tree.of(pred.i, "obl:agent") if one > pred.i] if tree is not None else []
    if tree is None or not heads:
        return []
    noun = tree.noun(heads[0])
    if _is_no_doer(clauses.line, noun):
        return []
    return who_or_words(clauses, noun, role, scene) or [role_of(clauses.line, role, noun)]


def _is_no_doer(line: Line, noun: Noun) -> bool:
    """Tell "promised by midsummer", "prolonged by six months", "amended by an exchange of letters"."""
    timed = noun.head in line.timex_at or line.low(noun.head) in _HOURS
    return timed or bool(classes_of(line, noun) & _PAPERS)


def _by_after(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Read "was accused of violating the truce by Niger": the "by" that follows what one is accused of."""
    tree = clauses.tree
    held = tree.of(pred.i, "advcl", "xcomp") if tree is not None else []
    if not set(pred.lemmas) & {"accuse", "suspect", "convict", "ask", "urge", "order", "tell", "invite"}:
        return []
    for place in held:
        inner = clauses.by_word.get(place)
        if inner is not None and inner.kind == "gerund" and place > pred.i:
            return by_phrase(clauses, inner.last + 1, inner.right, role, scene)
    return []


def who_or_words(
    clauses: Clauses, noun: Noun, role: str, scene: Scene, pred: Pred | None = None
) -> list[Role]:
    """Resolve a noun phrase to those who act, by their words where no name is known."""
    return who(clauses, noun, role, scene, pred) or in_words(clauses.line, noun, role)


def subject_roles(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Those who are the subject of a verb, whether it is active or passive."""
    line = clauses.line
    if pred.subject is None:
        return []
    if pred.antecedent:
        nouns = _all_before(clauses, pred) or listed_before(line, pred.subject)
        return [one for noun in nouns for one in who_or_words(clauses, noun, role, scene, pred)]
    if several := _joined(clauses, pred, role, scene):
        return several
    home = pred
    for _ in range(4):  # whose subject it is: through coordination and control
        home = clauses.by_word.get(home.shared_with if home.shared_with >= 0 else home.controller, home)
    if pred.subject.first >= home.first or home.kind != "finite":
        return who_or_words(clauses, pred.subject, role, scene, pred)
    found: list[Role] = []
    for noun in conjuncts(line, pred.subject.first, home.first - 1):
        found.extend(who_or_words(clauses, noun, role, scene, pred))
    return found or in_words(line, pred.subject, role)


def _joined(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Read "Oslo and the Union, which have never met, are to": all that the tree joins."""
    tree, line = clauses.tree, clauses.line
    nouns = tree.joined(_head_of(clauses, pred)) if tree is not None else []
    titled = act_words("titles") | act_words("officials")
    if nouns and any(line.kind(place) == "hard" for place in range(nouns[0].last, nouns[-1].first)):
        return []  # a dateline
    if len(nouns) < 2 or any(line.low(noun.head) in titled for noun in nouns):
        return []  # "the envoy, N, the minister and M": an apposition may be taken for a second
    told = [who_or_words(clauses, noun, role, scene, pred) for noun in nouns]
    return [one for some in told for one in some] if all(told) else []


def _head_of(clauses: Clauses, pred: Pred) -> int:
    """The word of a subject that the tree hangs its verb's subject on."""
    subject, tree = pred.subject, clauses.tree
    assert subject is not None
    inside = range(subject.first, subject.last + 1)
    return next((one for one in inside if tree.head(one) not in inside), subject.head)


def _all_before(clauses: Clauses, pred: Pred) -> list[Noun]:
    """Read "Oslo and Bergen, which have never met": a plural verb takes all that are joined before it."""
    tree = clauses.tree
    if tree is None or pred.subject is None or set(pred.group[:1]) & {"has", "is", "was"} or S in pred.tags:
        return []
    head = pred.subject.head
    for _ in range(4):
        head = tree.head(head) if tree.rel(head) == "conj" and tree.head(head) >= 0 else head
    nouns: list[Noun] = tree.joined(head)
    if any(tree.of(noun.head, "case") for noun in nouns[1:]):
        return []  # "to Oslo, and to Bergen, which"
    return nouns if len(nouns) > 1 else []


def by_phrase(clauses: Clauses, start: int, end: int, role: str, scene: Scene) -> list[Role]:
    """Those named by "by" or "at the request of" between two places."""
    line = clauses.line
    for place in range(start, min(end, len(line.words) - 1) + 1):
        if line.low(place) == "by" or _is_request(line, place):
            noun = noun_at(line, place + 1)
            if noun is not None:
                found = [
                    one
                    for item in nouns_from(line, noun.first, len(line.words) - 1)
                    for one in who_or_words(clauses, item, role, scene)
                ]
                doer = clauses.tree is not None and clauses.tree.rel(noun.head) == "obl:agent"
                doer = doer and not _is_no_doer(line, noun)
                return found or ([role_of(line, role, with_whose(line, noun))] if doer else [])
    return []


def _is_request(line: Line, place: int) -> bool:
    """Tell the "of" of "at the request of"."""
    if line.low(place) != "of" or line.low(place - 1) not in act_words("requested"):
        return False
    return line.low(place - 2) in ("at", "the") and "at" in (line.low(place - 2), line.low(place - 3))

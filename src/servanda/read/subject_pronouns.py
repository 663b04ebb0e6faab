"""From "it", "he" or "they" as a subject to those who are meant.

Rule: the speaker of the clause around it, else the subject around it, else that of the sentence before; where
another may be meant, nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun
from servanda.read.role_of import act_words, is_plural, role_of
from servanda.read.scene import Scene

_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "who", "which", "that", "this"})

SubjectOf = Callable[[Pred], list[Role]]
"""Gives those who are the subject of a predicate."""


def pronoun_roles_of(
    clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun, subject_of: SubjectOf
) -> list[Role]:
    """Read "Oslo said it had proposed": the speaker of the clause around it."""
    line = clauses.line
    if line.low(noun.head) in ("it", "he", "she") and _is_first(clauses, noun):
        return carried_over(line, role, scene, noun)
    if line.low(noun.head) == "they" and (several := _they(clauses, pred, role, scene, noun, subject_of)):
        return several
    held = clauses.before(pred.first if noun.first > pred.first else noun.first)
    says = held is not None and any(lemma in closed("say") for lemma in held.lemmas)
    near = held is not None and held.subject is not None and noun.first - held.last <= 3
    if held is None or not says or not near or held.subject is None or held.subject.head == noun.head:
        return _of_main(clauses, pred, role, noun, subject_of)
    found = subject_of(held)
    if line.low(noun.head) in ("it", "its") and any(
        one.entity and one.entity.startswith("person:") for one in found
    ):
        return []
    return [_meaning(line, noun, role, one) for one in found]


def _meaning(line: Line, noun: Noun, role: str, one: Role) -> Role:
    """Whom a pronoun means, by its name, else by the words that told of it."""
    made = role_of(line, role, noun)
    return Role(role, made.text, one.entity, one.name or one.text, made.start, made.end)


@cache
def _persons() -> frozenset[str]:
    """Nouns of one person: "the district officer", "the envoy"."""
    return frozenset(strings(table("nominals")["kinds_of_head"]["person"], "nominals.yaml: person"))


def _is_person(one: Role) -> bool:
    """Tell "the Prime Minister", whom the record may not know by name, from "the border agency"."""
    if one.entity is not None:
        return one.entity.startswith("person:")
    words = (one.name or one.text).lower().split()
    return bool(words) and (
        words[-1] in act_words("titles")
        or words[-1] in _persons()
        or {"minister", "president"} & set(words) != set()
    )


def _of_main(clauses: Clauses, pred: Pred, role: str, noun: Noun, subject_of: SubjectOf) -> list[Role]:
    """Read "Oslo kept a ban that it renewed in May": the subject around it, where nobody else is near."""
    tree, line, low = clauses.tree, clauses.line, clauses.line.low(noun.head)
    if tree is None or low not in ("it", "he", "she"):
        return []
    place, main = tree.head(tree.core(pred)), None
    for _ in range(8):
        main = clauses.by_word.get(place)
        if place < 0 or (main is not None and main.finite and main.i != pred.i):
            break
        place = tree.head(place)
    if main is None or main.passive or main.subject is None or main.subject.last >= noun.first:
        return []
    between = (line.actor_at.get(place) for place in range(main.last + 1, noun.first))
    beside = tree.rel(tree.core(pred)) in ("parataxis", "conj") and low == "it"  # "Oslo agreed; it has not"
    if main.subject.head == noun.head or (
        not beside and any(one is not None and one.acting and one.entity for one in between)
    ):
        return []
    found = subject_of(main)
    person = bool(found) and _is_person(found[0])
    if low == "it" and len(found) == 1 and len(found[0].text.split()) == 1 and _unknown(line, main.subject):
        person = (
            False  # "Tesgaz had said so when it tore up the contract": a name of one word may be anybody's
        )
    if len(found) != 1 or person != (low != "it") or is_plural(found[0]):
        return []
    return [_meaning(line, noun, role, found[0])]


def _unknown(line: Line, noun: Noun) -> bool:
    """Tell a name of one word that nothing calls a person."""
    named = line.actor_at.get(noun.head)
    return named is not None and named.type == "person" and named.first == named.last == noun.first


def _they(
    clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun, subject_of: SubjectOf
) -> list[Role]:
    """Read "they" as those several who were the subject before: of this sentence, else of the last."""
    line = clauses.line
    held = next((one for one in clauses.preds if one.finite and one.i < noun.first), None)
    if opens_sentence(line, noun.head) or held is None:
        found = list(scene.several[1]) if scene.several and _goes_on(line, scene.several[0]) else []
    else:
        apart = pred.opener < 0 or line.kind(pred.opener) != "sub"
        found = [] if apart or held.passive else subject_of(held)
    if len({one.entity or one.text for one in found}) < 2 and not any(is_plural(one) for one in found):
        return []
    return [_meaning(line, noun, role, one) for one in found]


def _is_first(clauses: Clauses, noun: Noun) -> bool:
    """Tell whether nobody else acts before a pronoun: "Last week, with days still to go, it asked"."""
    line = clauses.line
    if any(one.finite and one.i < noun.first for one in clauses.preds):
        return False
    before = (line.actor_at.get(place) for place in range(noun.first))
    return opens_sentence(line, noun.head) or all(one is None for one in before)


def opens_sentence(line: Line, index: int) -> bool:
    """Tell whether nothing but a time or a place stands before a word: "On 28 November it asked"."""
    front = ("quote", "adv", "comma", "time", "prep", "num")
    return all(line.kind(place) in front for place in range(index))


def carried_over(line: Line, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read a pronoun that opens a sentence as the one of whom the sentence before spoke."""
    if scene.held is None or not _goes_on(line, scene.held[0]):
        return []
    one = scene.held[1]
    if (
        (one.entity or "").startswith("group:")
        or is_plural(one)
        or (one.name or one.text).lower() in _PRONOUNS
    ):
        return []
    if one.entity is None and line.sentence.block != scene.held[0]:
        return []  # by words alone no further than the paragraph
    if _is_person(one) != (line.low(noun.head) in ("he", "she", "his", "her")):
        return []
    return [_meaning(line, noun, role, one)]


def _goes_on(line: Line, block: int) -> bool:
    """Tell whether a sentence stands in the paragraph of the one before it, or opens the next."""
    return line.sentence.block - block in (0, 1)

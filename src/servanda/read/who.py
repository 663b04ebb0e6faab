"""From a noun phrase to those who act: names, titles, officials, pronouns, "both governments".

Rule: a phrase that grammar allows, never merely the nearest name; a phrase that names nobody gives none.
"""

from __future__ import annotations

import re
from functools import cache

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frames import classes_of
from servanda.read.governors import governors
from servanda.read.inflect import S
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named, closed
from servanda.read.nouns import Noun, noun_at, nouns_from
from servanda.read.pronoun_roles import object_before, office_before
from servanda.read.scene import Scene

# Nouns of what is done or is so, which do nothing themselves.
_NO_DOER = re.compile(
    r".+(?:tion|sion|ment|ness|ity|ance|ence|ing|ism|ship|age|ure)s?|move|step|act|law|text|clause|article|rule|"
    r"war|peace|crisis|row|dispute|year|month|week|day|time|date|event|weather|storm|fact|news|report|way|deal|"
    r"plan|list|paper|result|cause|reason|vote|bill|letter|note|figure|number|price|percent|cent|case|thing|part"
)
_REALMS = frozenset(
    {"sultanate", "kingdom", "republic", "emirate", "principality", "state", "states", "federation", "duchy"}
)
_DOERS = frozenset(
    {"craft", "sortie", "service", "legislature", "delegation", "ambassador", "mission", "body", "office",
     "post-holder", "president", "watcher", "crosser", "migrant", "captive", "person-noun", "invitee",
     "wanted", "licensee"}
)  # fmt: skip
_BODIES = frozenset({"organisation", "group"})
_SIDED = _BODIES | {"state", "organ", "person"}
ACTORS = frozenset({"state", "organ", "organisation", "person", "group"})


@cache
def act_words(name: str) -> frozenset[str]:
    """One flat list of lexicons/acts.yaml."""
    return frozenset(strings(table("acts")[name], f"acts.yaml: {name}"))


def role_of(line: Line, name: str, noun: Noun, entity: str | None = None, label: str = "") -> Role:
    """Make a role of a noun phrase."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    return Role(name, line.text(noun.first, noun.last), entity, label, start, end)


def role_of_name(name: str, one: Named) -> Role:
    """Make a role of a mention."""
    return Role(name, one.text, one.entity, one.name, one.start, one.end)


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
    low = line.low(noun.head)
    if low in act_words("aims"):
        return _aiming(clauses, noun, role, scene)
    if low in act_words("titles") and (titled := _titled(line, noun.last + 1)) is not None:
        return [role_of_name(role, titled)]
    if (beside := _beside(line, noun)) is not None:
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
            owner = _pronoun(clauses, pred, role, scene, Noun(noun.first, noun.first, noun.first))
            made = role_of(line, role, noun)
            return [Role(role, made.text, one.entity, one.name, made.start, made.end) for one in owner]
    if low == "its" and noun.first == noun.last and _opens(line, noun.head):
        return _carried(line, role, scene, noun)  # "Its call for a truce"
    if low in ("it", "them") and role == "target" and pred is not None and noun.first > pred.i:
        found = object_before(clauses, noun, pred, lambda one: agents_of(clauses, one, role, scene))
        return found or (_pronoun(clauses, pred, role, scene, noun) if low == "it" else [])
    personal = low in ("it", "he", "she", "they") and pred is not None
    if personal and pred is not None and (found := _pronoun(clauses, pred, role, scene, noun)):
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


def _beside(line: Line, noun: Noun) -> Named | None:
    """Find the person named beside a common noun: "the bloc's secretary general, N,"."""
    after = _past_modifiers(line, noun.last + 1, len(line.words) - 1)
    if line.kind(after) != "comma" or noun.head in line.actor_at or line.kind(noun.head) != "word":
        return None
    name = noun_at(line, after + 1)
    if name is None or line.kind(name.last + 1) not in ("comma", "punct", "hard", "edge"):
        return None
    named = line.actor_at.get(name.head)
    return named if named is not None and named.type == "person" and named.entity else None


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


def _titled(line: Line, index: int) -> Named | None:
    """Find the person whom a title precedes: "Secretary of State NAME", "the head of the mission, NAME"."""
    place = index
    while place < len(line.words) and place - index < 14:
        named = line.actor_at.get(place)
        if named is not None and named.type == "person" and named.entity:
            return named
        kind = line.kind(place)
        inner = kind == "comma" and line.actor_at.get(place + 1) is not None
        if not inner and kind not in ("word", "prep", "det", "num", "hyphen") and line.low(place) != "and":
            return None
        if inner and line.actor_at[place + 1].type != "person":
            return None
        if kind == "prep" and line.low(place) not in ("of", "for", "in", "at", "to"):
            return None
        place += 1
    return None


def _pronoun(clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read "Oslo said it had proposed": the speaker of the clause around it."""
    line = clauses.line
    if line.low(noun.head) == "it" and _opens(line, noun.head):
        return _carried(line, role, scene, noun)
    if line.low(noun.head) == "they" and (several := _they(clauses, pred, role, scene, noun)):
        return several
    held = clauses.before(pred.first if noun.first > pred.first else noun.first)
    says = held is not None and any(lemma in closed("say") for lemma in held.lemmas)
    near = held is not None and held.subject is not None and noun.first - held.last <= 3
    if held is None or not says or not near or held.subject is None or held.subject.head == noun.head:
        return _of_main(clauses, pred, role, scene, noun)
    found = agents_of(clauses, held, role, scene)
    if line.low(noun.head) in ("it", "its") and any(
        one.entity and one.entity.startswith("person:") for one in found
    ):
        return []
    start, end = line.words[noun.first].start, line.words[noun.last].end
    return [Role(role, line.text(noun.first, noun.last), one.entity, one.name, start, end) for one in found]


def _of_main(clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun) -> list[Role]:
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
    if main.subject.head == noun.head or any(
        one is not None and one.acting and one.entity for one in between
    ):
        return []
    found = agents_of(clauses, main, role, scene)
    person = bool(found) and (found[0].entity or "").startswith("person:")
    if low == "it" and len(found) == 1 and len(found[0].text.split()) == 1 and _unknown(line, main.subject):
        person = (
            False  # "Tesgaz had said so when it tore up the contract": a name of one word may be anybody's
        )
    if len(found) != 1 or person != (low != "it") or is_plural(found[0]):
        return []
    made = role_of(line, role, noun)
    return [Role(role, made.text, found[0].entity, found[0].name or found[0].text, made.start, made.end)]


def _unknown(line: Line, noun: Noun) -> bool:
    """Tell a name of one word that nothing calls a person."""
    named = line.actor_at.get(noun.head)
    return named is not None and named.type == "person" and named.first == named.last == noun.first


def _they(clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read "they" as those several who were the subject before: of this sentence, else of the last."""
    line = clauses.line
    held = next((one for one in clauses.preds if one.finite and one.i < noun.first), None)
    if _opens(line, noun.head) or held is None:
        found = list(scene.several[1]) if scene.several and scene.several[0] == line.sentence.block else []
    else:
        apart = pred.opener < 0 or line.kind(pred.opener) != "sub"
        found = [] if apart or held.passive else agents_of(clauses, held, role, scene)
    if len({one.entity or one.text for one in found}) < 2 and not any(is_plural(one) for one in found):
        return []
    made = role_of(line, role, noun)
    return [Role(role, made.text, one.entity, one.name or one.text, made.start, made.end) for one in found]


def is_plural(one: Role) -> bool:
    """Tell "The guarantor States", who are several under one name that the record does not know."""
    words = one.text.lower().split()
    return one.entity is None and bool(words) and words[-1].endswith("s") and words[-1] in _acting()


def _opens(line: Line, index: int) -> bool:
    """Tell whether nothing but a time or a place stands before a word: "On 28 November it asked"."""
    front = ("quote", "adv", "comma", "time", "prep", "num")
    return all(line.kind(place) in front for place in range(index))


def _carried(line: Line, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read an "It" that opens a sentence as the state or body that the sentence before spoke of."""
    if scene.held is None or scene.held[0] != line.sentence.block:
        return []
    one = scene.held[1]
    if one.entity is None or one.entity.startswith(("person:", "group:")):
        return []
    word = line.words[noun.head]
    return [Role(role, word.text, one.entity, one.name, word.start, word.end)]


def subjects_of_line(clauses: Clauses, scene: Scene) -> list[Role]:
    """All those who are the subject of a sentence's first finite verb."""
    main = next((one for one in clauses.preds if one.finite and one.opener < 0), None)
    if main is None or main.passive:
        return []
    return agents_of(clauses, main, "agent", scene)


def agents_of(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Those who are the subject of an active verb, or the "by" of a passive one."""
    line = clauses.line
    adjective = line.low(pred.i) in governors() and line.low(pred.last + 1) == "to"  # "is prepared to"
    if pred.passive and not adjective:
        return by_phrase(clauses, pred.last + 1, pred.right, role, scene) or _by_after(
            clauses, pred, role, scene
        )
    if pred.subject is None:
        return []
    return subject_roles(clauses, pred, role, scene)


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


@cache
def _acting() -> frozenset[str]:
    return frozenset().union(
        *(act_words(name) for name in ("people", "officials", "both", "titles", "bodies"))
    )


def in_words(line: Line, noun: Noun, role: str) -> list[Role]:
    """One who acts under no name that the record knows, by the words: "trawler owners", a new name."""
    if line.low(noun.head) == "we":
        return [role_of(line, role, noun)]
    if line.kind(noun.head) != "word":
        return []
    named = line.actor_at.get(noun.head)
    if named is not None:  # "the prime minister" of nobody knows where; a town that stands for who sits there
        unknown = named.entity is None or named.type == "place"
        return [role_of(line, role, noun)] if named.type in (*ACTORS, "place") and unknown else []
    proper = line.words[noun.head].token.pos_ == "PROPN" and line.words[noun.head].text[:1].isupper()
    if not proper and line.low(noun.head) not in _acting():
        return []
    whole = _whole(line, noun)
    inner = line.actor_at.get(whole.last) if whole.last != noun.last else None
    if line.low(noun.head) in _REALMS and inner is not None and inner.type == "state" and inner.entity:
        return [role_of(line, role, whole, inner.entity, inner.name)]  # "the Sultanate of Oman"
    if line.low(noun.head) in _REALMS:  # "the Republic of Tamrat" is Tamrat
        after = whole.last > noun.last
        return [role_of(line, role, whole, None, line.text(noun.last + 2, whole.last) if after else "")]
    return [role_of(line, role, whole if not proper else _name(line, noun))]


def _name(line: Line, noun: Noun) -> Noun:
    """Leave out what only describes a name: "neighbouring Hadran"."""
    for place in range(noun.head - 1, noun.first - 1, -1):
        if line.words[place].token.dep_ == "amod" and line.words[place].text.islower():
            return Noun(place + 1, noun.last, noun.head)
    return noun


def _whole(line: Line, noun: Noun) -> Noun:
    """Take "of Norway" to a noun that names nobody by itself: "two aircraft of Corvany"."""
    inner = noun_at(line, noun.last + 2) if line.low(noun.last + 1) == "of" else None
    named = inner is not None and (
        line.words[inner.head].token.pos_ == "PROPN" or line.low(inner.head) in act_words("both")
    )
    return Noun(noun.first, inner.last, noun.head) if inner is not None and named else noun


def in_any_words(line: Line, noun: Noun, role: str) -> list[Role]:
    """Whoever does what only somebody can do, by the words, unless these are matters of accords."""
    if found := in_words(line, noun, role):
        return found
    low = line.low(noun.head)
    if line.kind(noun.head) != "word" or noun.head in line.actor_at or noun.head in line.timex_at:
        return []
    if (
        classes_of(line, noun) - _DOERS
        or _NO_DOER.fullmatch(low)
        or line.words[noun.head].token.pos_ != "NOUN"
    ):
        return []
    return [role_of(line, role, _whole(line, noun))]


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
        nouns = _all_before(clauses, pred) or _listed_before(line, pred.subject)
        return [one for noun in nouns for one in who_or_words(clauses, noun, role, scene, pred)]
    if several := _joined(clauses, pred, role, scene):
        return several
    home = pred
    for _ in range(4):  # whose subject it is: through coordination and control
        home = clauses.by_word.get(home.shared_with if home.shared_with >= 0 else home.controller, home)
    if pred.subject.first >= home.first or home.kind != "finite":
        return who_or_words(clauses, pred.subject, role, scene, pred)
    found: list[Role] = []
    for noun in _conjuncts(line, pred.subject.first, home.first - 1):
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
    return nouns if len(nouns) > 1 else []


def _listed_before(line: Line, noun: Noun) -> list[Noun]:
    """Read "Norway, Iceland and Chile, which ...": a list of names that opens the sentence is meant whole."""
    if line.kind(noun.last + 1) != "comma" or line.kind(noun.first - 1) != "coord":
        return [noun]
    items = nouns_from(line, 0, noun.last)
    named = all(item.head in line.actor_at for item in items)
    return items if named and items and items[-1].head == noun.head else [noun]


def _conjuncts(line: Line, start: int, end: int) -> list[Noun]:
    """Read subjects joined over what stands beside each: "the envoy of Oslo, Anna Berg, and Finland"."""
    found: list[Noun] = []
    place = start
    while place <= end:
        nouns = nouns_from(line, place, end)
        if not nouns:
            break
        found += nouns
        place = _past_modifiers(line, nouns[-1].last + 1, end)
        if line.kind(place) == "comma":  # an apposition, closed by another comma
            beside = noun_at(line, place + 1, end)
            after = _past_modifiers(line, beside.last + 1, end) if beside is not None else place
            place = after + 1 if line.kind(after) == "comma" else place + 1
        if line.low(place) != "and":
            break
        place += 1
    return found


def _past_modifiers(line: Line, place: int, end: int) -> int:
    """Step over "of Norway", "for the north" after a noun."""
    while place <= end and line.kind(place) == "prep":
        noun = noun_at(line, place + 1, end)
        if noun is None:
            return place
        place = noun.last + 1
    return place


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
                return found or ([role_of(line, role, _whole(line, noun))] if doer else [])
    return []


def _is_request(line: Line, place: int) -> bool:
    """Tell the "of" of "at the request of"."""
    if line.low(place) != "of" or line.low(place - 1) not in act_words("requested"):
        return False
    return line.low(place - 2) in ("at", "the") and "at" in (line.low(place - 2), line.low(place - 3))

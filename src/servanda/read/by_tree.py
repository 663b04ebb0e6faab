"""From the tree of a sentence to the subjects of its predicates and what governs them.

Rule: where the tree says it, the tree holds; where it is silent (no subject of its own, a word that no list
knows) what order and punctuation told stays.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, ING, PART, S, forms
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun
from servanda.read.tagged import has_tags

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "det:predet",
        "flat",
        "advmod",
        "nmod:unmarked",
        "nmod:desc",
    }
)
_ASKING = frozenset({"appeal", "call", "plead", "prevail", "lean", "look", "signal", "beckon"})
_ASKED_BY = frozenset({"to", "on", "upon", "with"})
_ADDING = frozenset(
    {"accuse", "blame", "warn", "promise", "pledge", "vow", "urge", "demand", "call", "condemn", "denounce",
     "criticise", "criticize", "welcome", "praise", "reject", "dismiss", "insist", "offer", "ask", "allege",
     "describe", "brand", "stress", "add", "cite", "deny", "reiterate", "appeal", "thank", "deplore"}
)  # fmt: skip
_HUNG = frozenset({"advcl", "conj", "parataxis"})
_COUNTS = frozenset({"ADJ", "NUM", "DET", "PRON"})
_RUN = frozenset({"flat", "compound", "flat:foreign", "nmod:desc"})


class Tree:
    """The tree of a line, by word numbers."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.number = {word.token.i: word.i for word in line.words}
        self.children: dict[int, list[int]] = {}
        for word in line.words:
            head = self.number.get(word.token.head.i, -1)
            if head >= 0 and head != word.i:
                self.children.setdefault(head, []).append(word.i)

    def rel(self, index: int) -> str:
        """The relation of a word to its head."""
        found = str(self.line.words[index].token.dep_)
        if found in ("aux", "aux:pass") and self.line.kind(index) == "word":
            return "nsubj"  # "whom Oslo's forces arrested": no such auxiliary
        return found

    def pos(self, index: int) -> str:
        """The tag of a word."""
        return str(self.line.words[index].token.pos_)

    def head(self, index: int) -> int:
        """The head of a word; -1 for the root."""
        head = self.number.get(self.line.words[index].token.head.i, -1)
        return head if head != index else -1

    def of(self, index: int, *relations: str) -> list[int]:
        """Those that hang on a word by one of some relations."""
        return [one for one in self.children.get(index, ()) if self.rel(one) in relations]

    def core(self, pred: Pred) -> int:
        """The word that a predicate's dependents hang on: of a copula what it says."""
        if self.rel(pred.i) in ("cop", "aux", "aux:pass"):
            return self.head(pred.i)
        return pred.i

    def noun(self, index: int) -> Noun:
        """The noun phrase that a word heads, up to any "of"; a quantity gives what it counts."""
        line = self.line
        head = index
        if line.low(index) in closed("quantity") or self.pos(index) in _COUNTS:
            inner = [one for one in self.of(index, "nmod", "obl") if one > index and self.is_of(one)]
            if inner:
                found = self.noun(inner[0])
                return Noun(min(self.first(index), found.first), found.last, found.head)
        first, last = self.first(index), index
        for one in self.children.get(index, ()):
            if one == last + 1 and self.rel(one) in _RUN:
                last = head = one
        named = line.actor_at.get(index)
        if named is not None and named.kind == "name" and first <= named.first <= index <= named.last:
            last, head = max(last, named.last), max(head, named.last)
        return Noun(first, last, head)

    def is_of(self, index: int) -> bool:
        """Tell whether "of" stands before a word."""
        return any(self.line.low(one) == "of" for one in self.of(index, "case"))

    def joined(self, index: int) -> list[Noun]:
        """A noun phrase and those coordinated with it."""
        return [
            self.noun(one) for one in (index, *self.of(index, "conj")) if self.pos(one) not in ("VERB", "AUX")
        ]

    def first(self, index: int) -> int:
        """The first word of the noun phrase that a word heads."""
        found = index
        for one in sorted((one for one in self.children.get(index, ()) if one < index), reverse=True):
            town = one == 1 and self.line.kind(0) == "prep"
            apart = self.pos(one) == "PROPN" and (town or any(case < one for case in self.of(one, "case")))
            if (
                self.rel(one) in _BEFORE and self.pos(one) != "ADP" and not apart
            ):  # "In Bodo owners protested"
                found = min(found, self.first(one))
        return found


def take_tree(clauses: Clauses) -> None:
    """Let the tree decide on subjects and governors of the predicates of a line."""
    line = clauses.line
    if not has_tags([word.token for word in line.words]):
        return
    tree = clauses.tree = Tree(line)
    for pred in clauses.preds:
        if pred.finite and not pred.group and _is_reduced(tree, pred):
            pred.kind, pred.passive = "participle", True  # "the text, initialled in March, ..."
        elif pred.kind == "participle":
            _settle(clauses, tree, pred)
        if pred.finite:
            _finite(clauses, tree, pred)
        elif pred.kind == "participle":
            _participle(clauses, tree, pred)
        else:
            _governed(clauses, tree, pred)
    for pred in clauses.preds:
        _complete(clauses, tree, pred)
        _cleft(clauses, tree, pred)


def _complete(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Give a voice and a subject to what order alone could not settle."""
    core = tree.core(pred)
    if pred.finite and not pred.group and not pred.passive and _may_be_passive(clauses.line, pred):
        home = clauses.by_word.get(pred.shared_with)
        apart = not tree.of(pred.i, "obj", "ccomp", *_SUBJECTS)
        if tree.of(core, "nsubj:pass") or (apart and home is not None and home.passive):
            pred.passive = True  # "eased in 2015, tightened in 2018"; "Prisoners freed in swap"
    if pred.kind == "participle" and pred.passive and (opened := _opened(clauses, pred)) is not None:
        pred.subject, pred.antecedent, pred.options = opened.subject, opened.antecedent, opened.options
        return
    if pred.subject is not None:
        return
    main = clauses.by_word.get(_held_by(clauses, tree, core)) if tree.rel(core) in _HUNG else None
    if main is not None and main.i != pred.i and main.subject is not None:
        if pred.kind == "infinitive" and main.passive:
            return  # "was closed to stop": whoever closed it
        pred.subject, pred.antecedent, pred.options = main.subject, main.antecedent, main.options
        pred.controller = main.i


def _opened(clauses: Clauses, pred: Pred) -> Pred | None:
    """The clause that a participle opens: "Led by Ana Roth, the minister, the team will stay a week"."""
    line = clauses.line
    if any(line.kind(one) not in ("edge", "quote", "adv") for one in range(pred.first)):
        return None
    after = [one for one in clauses.preds if one.i > pred.i and one.finite and one.subject is not None]
    main = next((one for one in after if one.subject is not None and not one.antecedent), None)
    if main is None or main.subject is None or main.opener >= 0:
        return None
    return main if line.kind(main.subject.first - 1) == "comma" else None


def _is_reduced(tree: Tree, pred: Pred) -> bool:
    """Tell "the text, initialled in March, ..." and "under the text, initialled in March, both sides ..."."""
    beside = tree.rel(pred.i) == "advcl" and _described(tree, pred) >= 0
    hung = tree.rel(pred.i) == "acl" or attribute_of(tree, pred.i) > pred.i
    return (beside or hung) and _is_done_to(tree, pred)


def _described(tree: Tree, pred: Pred) -> int:
    """The noun of a phrase before the main verb that an adverbial participle may describe; -1 for none."""
    line, before = tree.line, pred.first - 2
    stands = before >= 0 and line.kind(pred.first - 1) == "comma" and pred.i < tree.head(pred.i)
    return before if stands and tree.rel(before) == "obl" and before not in line.timex_at else -1


def _is_done_to(tree: Tree, pred: Pred) -> bool:
    """Tell a participle without a subject or an object of its own."""
    return _may_be_passive(tree.line, pred) and not tree.of(pred.i, "obj", "mark", *_SUBJECTS)


def _held_by(clauses: Clauses, tree: Tree, index: int) -> int:
    """The predicate that a word hangs on: its copula where it hangs on what that says."""
    head = tree.head(index)
    copula = tree.of(head, "cop") if head >= 0 and head not in clauses.by_word else []
    return copula[0] if copula else head


def _cleft(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Read "What they managed was to sign" as "they managed to sign"."""
    whats = [
        one for one in tree.of(tree.core(pred), "nsubj:outer", "nsubj") if clauses.line.low(one) == "what"
    ]
    inner = [held for one in whats for held in tree.of(one, "acl:relcl") if held in clauses.by_word]
    did = [held for one in whats for held in tree.of(one, "acl:relcl") if clauses.line.kind(held) == "do"]
    doers = tree.of(did[0], "nsubj") if did else []
    if doers and pred.kind == "infinitive":  # "what Oslo did was to sign": it signed
        pred.kind, pred.opener, pred.governor, pred.controller = "finite", -1, -1, -1
        pred.subject, pred.shared_with, pred.antecedent = tree.noun(doers[0]), -1, False
        return
    if not inner or pred.i in inner or tree.rel(pred.i) == "cop":
        return
    if len(tree.of(tree.core(pred), *_SUBJECTS)) > len(whats):
        return  # "what I will say is that Oslo has breached it": a clause with its own subject
    main = clauses.by_word[inner[0]]
    pred.kind = "gerund" if ING in pred.tags else "infinitive"
    pred.governor, pred.controller, pred.subject = main.i, main.i, main.subject
    pred.shared_with, pred.antecedent = -1, False


def _may_be_passive(line: Line, pred: Pred) -> bool:
    low = line.low(pred.i)
    return line.kind(pred.i) == "verb" and any(PART in forms(lemma).get(low, ()) for lemma in pred.lemmas)


def _settle(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Take for finite what has a subject or an object of its own, or shares the auxiliary of another."""
    core = tree.core(pred)
    subject = [one for one in tree.of(core, "nsubj") if one < pred.i]
    relative = tree.rel(core) in ("acl:relcl", "acl") and any(one < pred.i for one in tree.of(core, "obj"))
    if subject or relative:
        pred.kind, pred.passive = "finite", False  # "whom Houthi forces arrested"
        return
    if tree.rel(core) == "root" and (own := tree.of(core, "nsubj:pass")):
        pred.kind, pred.subject, pred.antecedent = "finite", tree.noun(own[-1]), False  # "Talks suspended"
        return
    other = clauses.by_word.get(tree.head(core)) if tree.rel(core) == "conj" else None
    active = other is not None and not other.passive and tree.rel(other.i) != "acl"
    if other is not None and other.finite and (other.group or active) and other.i < pred.i:
        pred.kind, pred.passive, pred.group = (
            "finite",
            other.passive,
            other.group,
        )  # "has expelled all and frozen"
        pred.shared_with, pred.subject = other.i, other.subject


def _finite(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    line = clauses.line
    core = tree.core(pred)
    own = [one for one in tree.children.get(core, ()) if tree.rel(one) in _SUBJECTS]
    if own:
        subject = own[-1]
        token = line.words[subject].token
        if "Rel" in token.morph.get("PronType"):
            before = tree.head(core) if tree.rel(core) in ("acl:relcl", "acl") else -1
            if before >= 0:
                _antecedent(tree, pred, before)
            return
        if tree.pos(subject) != "PRON" or pred.subject is None:
            pred.subject = tree.noun(subject)
            pred.shared_with, pred.antecedent, pred.options = -1, False, ()
        return
    if (bare := _bare_subject(clauses, tree, pred, core)) >= 0:
        pred.subject, pred.shared_with, pred.antecedent, pred.options = tree.noun(bare), -1, False, ()
        return
    if tree.rel(core) == "conj":
        other = _of_its_mood(clauses, tree, pred, clauses.by_word.get(tree.head(core)))
        if other is not None and other.finite and other.i < pred.i:
            pred.shared_with, pred.subject = other.i, other.subject
            pred.antecedent, pred.options = other.antecedent, other.options


def _of_its_mood(clauses: Clauses, tree: Tree, pred: Pred, other: Pred | None) -> Pred | None:
    """Read "insists that it be honoured and reserves the right" as "insists and reserves"."""
    if other is None or other.group[:1] != ("be",) or pred.group or S not in pred.tags or BASE in pred.tags:
        return other
    above = clauses.by_word.get(tree.head(other.i)) if tree.rel(other.i) == "ccomp" else None
    return above or other


def _bare_subject(clauses: Clauses, tree: Tree, pred: Pred, core: int) -> int:
    """Find a name right before an active verb that the tree takes for an adjunct without a preposition."""
    if pred.passive:
        return -1
    for one in tree.of(core, "obl", "obl:unmarked", "dislocated", "vocative"):
        name = tree.pos(one) == "PROPN" and one not in clauses.line.timex_at
        if name and pred.first - one == 1 and not tree.of(one, "case"):
            return one
    return -1


def _antecedent(tree: Tree, pred: Pred, before: int) -> None:
    noun = tree.noun(before)
    pred.options = (*(one for one in pred.options if one.head != noun.head), noun)
    pred.subject, pred.antecedent = noun, True


def attribute_of(tree: Tree, index: int) -> int:
    """The noun that a participle stands before, "resumed talks"; -1 for none.

    A bare one right after a verb of saying is one too, whatever the tree hangs it on.
    """
    if tree.rel(index) == "amod" and tree.head(index) > index:
        return tree.head(index)
    line = tree.line
    alone = tree.rel(index) in ("advcl", "dep", "parataxis") and not tree.children.get(index)
    if not alone or line.words[max(0, index - 1)].token.lemma_.lower() not in closed("say"):
        return -1
    noun = index + 1
    while noun < len(line.words) and tree.rel(noun) in ("compound", "amod") and tree.head(noun) > noun:
        noun = tree.head(noun)
    return noun if noun < len(line.words) and tree.rel(noun) in _SUBJECTS else -1


def _participle(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    relation, head = tree.rel(pred.i), tree.head(pred.i)
    if (noun := attribute_of(tree, pred.i)) > pred.i:
        _antecedent(tree, pred, noun)
    elif relation in ("acl", "amod") and head >= 0:
        _antecedent(tree, pred, head)
    elif relation == "advcl" and head >= 0:
        main = clauses.by_word.get(head)
        if main is not None and main.subject is not None:
            pred.subject = main.subject
        if (before := _described(tree, pred)) >= 0:  # either may be meant
            pred.options = (
                *((main.subject,) if main is not None and main.subject else ()),
                tree.noun(before),
            )
            pred.subject, pred.antecedent = tree.noun(before), True


def _governed(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    core = tree.core(pred)
    relation, head = tree.rel(core), tree.head(core)
    own = [one for one in tree.of(core, *_SUBJECTS) if one < pred.first]
    relative = own and "Rel" in clauses.line.words[own[-1]].token.morph.get("PronType")
    if relative and head >= 0 and relation in ("acl:relcl", "acl"):
        pred.controller = -1
        _antecedent(tree, pred, head)  # "the round that was to be held"
    elif own:
        pred.subject, pred.controller, pred.antecedent = tree.noun(own[-1]), -1, False  # "with Oslo refusing"
    if head < 0:
        return
    if pred.kind == "gerund" and (sayer := _added_by(clauses, tree, pred, core)) is not None:
        pred.subject, pred.governor, pred.controller = sayer.subject, sayer.i, sayer.i
        pred.antecedent, pred.options = sayer.antecedent, sayer.options
        return
    if pred.kind == "infinitive" and (asked := _asked(clauses, tree, core)) is not None:
        pred.subject, pred.controller, pred.antecedent = asked, -1, False
    if pred.kind == "gerund" and (judged := _judged(clauses, tree, core)) is not None:
        pred.subject, pred.controller, pred.antecedent = judged, -1, False
    if relation == "xcomp" and tree.pos(head) == "ADJ" and not tree.of(head, "cop") and not own:
        whose_state = tree.of(head, "nsubj")
        if whose_state:  # "Oslo ready to lift ban": a headline
            pred.subject, pred.controller, pred.antecedent = tree.noun(whose_state[-1]), -1, False
    if pred.kind == "infinitive" and relation == "acl" and (whose := _whose(clauses, tree, head)) is not None:
        pred.subject, pred.controller, pred.antecedent = whose[0], whose[1], False
    aside = clauses.line.kind(pred.first - 1) == "comma" and head == pred.first - 2
    if pred.kind == "gerund" and relation in ("acl", "parataxis") and aside and pred.subject is None:
        _antecedent(tree, pred, head)  # "Oslo, accusing Minsk of bad faith, left"
    if relation in ("xcomp", "acl", "advcl", "ccomp", "csubj"):
        copula = tree.of(head, "cop")
        place = copula[0] if copula and copula[0] in clauses.by_word and head not in clauses.by_word else head
        if place != pred.i:
            pred.governor = place


def _added_by(clauses: Clauses, tree: Tree, pred: Pred, core: int) -> Pred | None:
    """Who adds by "said that Oslo broke it, accusing it of": the one who says, not the one told of."""
    line = clauses.line
    if tree.rel(core) != "advcl" or line.kind(pred.first - 1) != "comma":
        return None
    if not set(pred.lemmas) & _ADDING:
        return None
    told = tree.head(core)
    held = clauses.by_word.get(tree.head(told)) if tree.rel(told) == "ccomp" else None
    said = held is not None and held.finite and bool(set(held.lemmas) & closed("say"))
    return held if said else None


def _whose(clauses: Clauses, tree: Tree, noun: int) -> tuple[Noun, int] | None:
    """Whose "his offer last week to", "reserves the right to" it is: an owner, else the verb's subject."""
    if noun in clauses.by_word:
        return None
    owner = tree.of(noun, "nmod:poss")
    if owner:
        return tree.noun(owner[0]), -1
    held = clauses.by_word.get(tree.head(noun)) if tree.rel(noun) == "obj" else None
    if held is None or held.passive or held.subject is None or tree.of(held.i, "iobj"):
        return None
    return held.subject, held.i


def _asked(clauses: Clauses, tree: Tree, core: int) -> Noun | None:
    """Who is asked by "appealed to the parties to", "called on Oslo to": the subject of what is asked."""
    held = clauses.by_word.get(tree.head(core))
    if held is None or held.passive or not set(held.lemmas) & _ASKING or held.i > core:
        return None
    for one in tree.of(held.i, "obl"):
        if held.i < one < core and any(clauses.line.low(case) in _ASKED_BY for case in tree.of(one, "case")):
            return tree.noun(one)
    return None


def _judged(clauses: Clauses, tree: Tree, core: int) -> Noun | None:
    """Who is judged by "commended the Front for having withdrawn": the subject of what it is judged for."""
    held = clauses.by_word.get(tree.head(core))
    marks = {clauses.line.low(one) for one in tree.of(core, "mark", "case")}
    if held is None or held.passive or "for" not in marks or held.i > core:
        return None
    whom = [one for one in tree.of(held.i, "obj", "iobj") if held.i < one < core]
    acting = whom and (tree.pos(whom[0]) in ("PROPN", "PRON") or whom[0] in clauses.line.actor_at)
    return tree.noun(whom[0]) if acting else None


def objects(clauses: Clauses, pred: Pred) -> list[Noun]:
    """What a verb is done to, those coordinated with it too; none where the tree names nothing."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    found = tree.of(pred.i, "obj")
    if not found and tree.rel(pred.i) == "conj" and (head := tree.head(pred.i)) >= 0:
        found = [one for one in tree.of(head, "obj") if one > pred.i]  # "signed and ratified the treaty"
    if not found and _is_raised(clauses, tree, pred):
        joined = [one for one in tree.of(pred.i, "conj") if one in clauses.by_word]
        found = [
            one for held in joined for one in tree.of(held, "obj")
        ]  # "imposed, and in May lifted, the ban"
    if not found or "Rel" in clauses.line.words[found[0]].token.morph.get("PronType"):
        before = tree.head(pred.i) if tree.rel(pred.i) in ("acl:relcl", "acl") else -1
        passive = tree.of(pred.i, "nsubj:pass")
        return [tree.noun(before)] if before >= 0 and (found and not passive) else []
    return tree.joined(found[0])


def _is_raised(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell a verb right before a comma or "and", whose object may follow the verb joined to it."""
    after = clauses.line.kind(pred.last + 1)
    return (
        after in ("comma", "coord")
        and not pred.passive
        and not tree.of(pred.i, "ccomp", "xcomp", "obl", "iobj")
    )


def hangs_on(tree: Tree, pred: Pred, first: int, last: int) -> bool:
    """Tell whether words that follow a verb belong to it: "put [its talks with Oslo] on hold"."""
    place = last
    for _ in range(4):
        head = tree.head(place)
        if head == pred.i:
            return True
        case = place == last and tree.rel(place) in ("case", "mark")
        if head < 0 or not (first <= head <= last or case):
            return False
        place = head
    return False


def last_of(tree: Tree, index: int) -> int:
    """The last word of all that hangs on a word."""
    return max([index, *(last_of(tree, one) for one in tree.children.get(index, ()))])


def modifiers(clauses: Clauses, index: int) -> list[Noun]:
    """What a noun of action is done to, where it stands before it: "border closure"."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    return [
        Noun(tree.first(one), one, one)
        for one in tree.of(index, "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "nmod")
        if one < index and clauses.line.kind(one) == "word"
    ]


def complements(clauses: Clauses, index: int, prepositions: frozenset[str]) -> list[Noun]:
    """The nouns that hang on a noun by some prepositions, those coordinated with them too."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    line = clauses.line
    return [
        noun
        for one in tree.of(index, "nmod", "obl")
        if one > index and any(line.low(case) in prepositions for case in tree.of(one, "case"))
        for noun in tree.joined(one)
    ]


def holder(clauses: Clauses, pred: Pred) -> int:
    """The word whose complement a predicate is; -1 for none."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return -1
    core = tree.core(pred)
    seen = 0
    while tree.rel(core) == "conj" and seen < 5 and tree.head(core) >= 0:
        core, seen = tree.head(core), seen + 1
    if tree.rel(core) not in ("ccomp", "xcomp", "acl", "csubj"):
        return -1
    return tree.head(core)

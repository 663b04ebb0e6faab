"""From the parse of a sentence to a tree of its words: relations, heads, and the phrase that a word heads.

Rule: a quantity gives what it counts; a phrase ends at its "of", save one of a quantity.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.clauses import Pred
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
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


def take_antecedent(tree: Tree, pred: Pred, before: int) -> None:
    """Make the noun before a relative or reduced clause the subject of its predicate."""
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
    return noun if noun < len(line.words) and tree.rel(noun) in SUBJECTS else -1


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

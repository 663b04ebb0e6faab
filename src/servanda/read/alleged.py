"""What a noun of claiming or denying makes of its content: "claims that Oslo breached", "its denial of it".

Rule: what is claimed is alleged by whose claim it is; what somebody rejects is denied by that one; a rumour
is hearsay. Who speaks is the owner of the noun, whoever makes the claim, or the noun itself: what nobody
named alleges must not pass for a fact.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.model.record import Role
from servanda.read.axes import Around, Axes, Settled
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import status_words
from servanda.read.role_of import role_of
from servanda.read.scene import Scene
from servanda.read.verb_words import is_negated, negated_noun
from servanda.read.who import agents_of, who

_BY = frozenset({"by", "from"})


def claimed(clauses: Clauses, word: int, axes: Axes, around: Around) -> Settled | None:
    """Read the content of a noun of claiming or denying; None for another noun.

    Args:
        clauses: of the line.
        word: the noun.
        axes: of the content by itself.
        around: reads the predicate that the noun goes with.
    """
    low = clauses.line.low(word)
    if low in status_words("denial_nouns"):
        return Settled(replace(axes, denied_by=word))
    claims = low in status_words("claim_nouns")
    if not claims and low not in status_words("hearsay_nouns"):
        return None
    if (verb := _denying(clauses, word, around)) >= 0:
        return Settled(replace(axes, denied_by=verb))
    if low in status_words("idle_talk"):
        # "talk of lifting the ban": nobody says that it was done
        return Settled(replace(axes, hearsay=word).under(Modality.CONDITIONAL))
    return Settled(replace(axes, accused_by=word) if claims else replace(axes, hearsay=word))


def _denying(clauses: Clauses, word: int, around: Around) -> int:
    """The verb that rejects a claim, as it was done; -1 for none."""
    tree = clauses.tree
    if tree is not None and (verb := _disproved(clauses, word)) >= 0:
        return verb
    if tree is None or tree.rel(word) not in ("obj", "nsubj:pass", "obl", "conj"):
        return -1
    if tree.rel(word) == "conj":
        word = tree.head(word)
    place = tree.head(word)
    if place not in clauses.by_word and clauses.line.low(place) in status_words("untrue"):
        place = tree.head(place)  # "dismissed as untrue a claim that"
    held = clauses.by_word.get(place)
    if held is None or not set(held.lemmas) & status_words("denies"):
        return -1
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
        return -1
    return held.i


def _disproved(clauses: Clauses, word: int) -> int:
    """The verb of "the claim is false", "does not correspond to reality"; -1 for none."""
    tree, line = clauses.tree, clauses.line
    if tree.rel(word) in ("nmod", "obl"):  # "there is no truth in the claim that"
        basis = tree.head(word)
        return basis if line.low(basis) in status_words("truth") and negated_noun(tree, basis) else -1
    if tree.rel(word) != "nsubj":
        return -1
    said = tree.head(word)
    copula = tree.of(said, "cop")
    if copula and copula[0] in clauses.by_word:
        negative = is_negated(tree, said)
        untrue = line.low(said) in status_words("untrue") and not negative
        return copula[0] if untrue or (negative and line.low(said) in ("true", "correct")) else -1
    held = clauses.by_word.get(said)
    stands = held is not None and bool(
        set(held.lemmas) & {"correspond", "hold", "stand", "withstand", "match", "fit"}
    )
    return said if stands and is_negated(tree, said) else -1


def speakers_at(clauses: Clauses, index: int, scene: Scene) -> list[Role]:
    """Who denies or alleges by a verb or a noun; by the words alone where nobody is named."""
    if index < 0:
        return []
    held = clauses.by_word.get(index)
    if held is not None:
        return agents_of(clauses, held, "speaker", scene) or unnamed(clauses, held)
    line, tree = clauses.line, clauses.tree
    if tree is not None:
        makes = clauses.by_word.get(tree.head(index)) if tree.rel(index) == "obj" else None
        owners = tree.of(index, "nmod:poss") or [
            one
            for one in tree.of(index, "nmod", "obl")
            if {line.low(at) for at in tree.of(one, "case")} & _BY
        ]
        found = [role for one in owners for role in who(clauses, tree.noun(one), "speaker", scene)]
        if not found and makes is not None and set(makes.lemmas) & status_words("makes_claims"):
            found = agents_of(clauses, makes, "speaker", scene)
        if found:
            return found
    return [Role("speaker", line.text(index, index))]


def unnamed(clauses: Clauses, held: Pred) -> list[Role]:
    """Who accuses or denies, by the words alone: what is alleged by "it" must not pass for a fact."""
    if held.subject is None or held.passive:
        return [Role("speaker", clauses.line.text(held.first, held.last))]
    return [role_of(clauses.line, "speaker", held.subject)]

"""From a noun of action without an "of" to what it is done to: "due for signature", "the ratification".

Rule: what is submitted, opened or due for an act is what the act is done to; "the signing" needs none where
the document speaks of an instrument, and its own sentence says nothing else that is signed.
"""

from __future__ import annotations

from servanda.read.acting import stands_as
from servanda.read.clauses import Clauses
from servanda.read.frame import Frame
from servanda.read.frame_hit import Setting
from servanda.read.nouns import Noun
from servanda.read.tree import SUBJECTS
from servanda.read.tree_objects import objects

_FOR = frozenset({"submit", "open", "present", "put", "lay", "send", "table", "prepare", "schedule", "slate"})
_DUE = frozenset({"due", "ready", "open", "up", "scheduled", "slated", "overdue"})
_KNOWN = frozenset({"signing", "signature", "ratification", "initialling", "denunciation", "accession"})
_EVENTS = frozenset({"ceremony", "date", "day"})  # "the signing ceremony"
_TEXTS = frozenset({"instrument", "draft"})
_WHOSE = frozenset({"its", "whose", "their"})


def offered_for(clauses: Clauses, index: int) -> list[Noun]:
    """What is "submitted for signature", "due for ratification", "opened for accession"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not any(line.low(one) == "for" for one in tree.of(index, "case")):
        return []
    head = tree.head(index)
    held = clauses.by_word.get(head)
    if held is not None and set(held.lemmas) & _FOR:
        if held.passive:
            return [held.subject] if held.subject is not None else []
        return [one for one in objects(clauses, held) if one.head != index]
    if head < 0 or line.low(head) not in _DUE:
        return []
    own = tree.of(head, *SUBJECTS)
    above = tree.head(head) if tree.rel(head) in ("amod", "acl", "appos") else -1
    return [tree.noun(one) for one in (*own, above) if one >= 0]


def is_the_known(clauses: Clauses, index: int, frame: Frame, setting: Setting) -> bool:
    """Tell "the signing is expected in May", "its ratification" where an instrument is spoken of."""
    tree, line = clauses.tree, clauses.line
    if tree is None or "instrument" not in frame.patient or line.low(index) not in _KNOWN:
        return False
    owners = [one for one in tree.of(index, "nmod:poss") if line.low(one) in _WHOSE]
    if owners:
        return setting.instruments or stands_as(line, owners[0], _TEXTS, setting.recent)
    event = tree.rel(index) == "compound" and line.low(tree.head(index)) in _EVENTS
    top = tree.head(index) if event else index
    plain = not tree.of(top, "amod")  # "after the last signature" is one of several
    definite = plain and any(line.low(one) in ("the", "this", "that") for one in tree.of(top, "det"))
    bare = tree.rel(top) in SUBJECTS and not tree.of(top, "det", "amod", "compound")
    return setting.instruments and (definite or (bare and not event))

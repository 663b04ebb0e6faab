"""From a page to its sentences as lines cut into clauses: once a document, for all who read acts from them.

Rule: furniture is left out; a sentence that cannot be cut is told of and costs the others nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from servanda.model.actor import Actor, Mention
from servanda.model.dossier import ActDef, NounDef
from servanda.model.record import Timex
from servanda.read.clauses import Clauses
from servanda.read.cutting import cut
from servanda.read.line_making import make_line
from servanda.read.noun_classes import all_nouns
from servanda.read.page import Page, Sentence
from servanda.read.verb_forms import all_verbs

Odd = Callable[[int, int, Exception], None]
"""Told of a sentence that failed, by its offsets."""


def clauses_of(
    sentence: Sentence,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    acts: tuple[ActDef, ...] = (),
    nouns: tuple[NounDef, ...] = (),
) -> Clauses:
    """Read a sentence into a line with the verbs that the lists and a dossier's acts know, and cut it."""
    line = make_line(sentence, actors, concepts, timexes, all_verbs(acts))
    line.nouns = all_nouns(nouns) if nouns else None
    return cut(line)


def all_clauses(
    page: Page,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    odd: Odd | None = None,
    acts: tuple[ActDef, ...] = (),
    nouns: tuple[NounDef, ...] = (),
) -> tuple[Clauses, ...]:
    """Cut the sentences of title and body, in text order.

    Args:
        page: the document's sentences.
        actors, concepts, timexes: what was found in it before.
        odd: told of a sentence that failed; without it the failure is raised.
        acts: what a dossier adds to the verbs.
        nouns: what it adds to the classes of nouns.
    """
    found: list[Clauses] = []
    for sentence in page.body():
        try:
            clauses = clauses_of(sentence, actors, concepts, timexes, acts, nouns)
        except Exception as error:
            if odd is None:
                raise
            odd(sentence.start, sentence.end, error)
            continue
        if clauses.line.words:
            found.append(clauses)
    return tuple(found)

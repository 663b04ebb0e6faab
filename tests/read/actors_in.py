"""What the readers of actors, concepts and statements find in a text, as plain rows for tests to compare."""

from __future__ import annotations

from servanda.model.actor import Actor
from servanda.model.dossier import Dossier
from servanda.model.record import Statement
from servanda.read.actors import find_actors
from servanda.read.concepts import find_concepts
from servanda.read.lexicon import Lexicon
from servanda.read.statements import find_statements
from servanda.read.timex import find_timexes
from tests.read.marked import page_of


def actors(text: str, *furniture: str, dossier: Dossier | None = None) -> dict[str, Actor]:
    """The actors of a text by id."""
    return {one.id: one for one in find_actors(page_of(text, *furniture), Lexicon.of(dossier))}


def entity_of(text: str, words: str, *, at: int = 0, dossier: Dossier | None = None) -> set[str | None]:
    """What the n-th occurrence of some words stands for (two entities for "both sides")."""
    place = -1
    for _ in range(at + 1):
        place = text.index(words, place + 1)
    return {
        mention.entity
        for actor in actors(text, dossier=dossier).values()
        for mention in actor.mentions
        if (mention.start, mention.end) == (place, place + len(words))
    }


def acting(text: str, words: str) -> bool:
    """Whether the words, mentioned once, act."""
    start = text.index(words)
    found = [
        mention.acting
        for actor in actors(text).values()
        for mention in actor.mentions
        if mention.start == start and mention.end == start + len(words)
    ]
    assert found, f"{words!r} is no mention"
    return found[0]


def concepts(text: str, dossier: Dossier | None = None) -> list[tuple[str, str]]:
    """The concepts of a text: words and id."""
    found = find_concepts(page_of(text), Lexicon.of(dossier))
    return [(one.text, (one.entity or "").removeprefix("concept:")) for one in found]


def statements(text: str, *furniture: str, dossier: Dossier | None = None) -> tuple[Statement, ...]:
    """The statements of a text."""
    page, lexicon = page_of(text, *furniture), Lexicon.of(dossier)
    found = find_actors(page, lexicon)
    return find_statements(page, found, find_concepts(page, lexicon), find_timexes(page, None), lexicon)


def said(text: str, *furniture: str) -> list[tuple[str, str, str]]:
    """Who said what: speakers by name, "D" or "I", the content with its spans joined by " | "."""
    return [
        (
            " + ".join(speaker.name for speaker in one.speakers),
            "D" if one.direct else "I",
            " | ".join(part.quote for part in one.content),
        )
        for one in statements(text, *furniture)
    ]

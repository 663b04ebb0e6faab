"""Ways to damage the readings of the bundled example, so that a question can be seen to notice.

Rule: a damage must hit something; one that finds nothing to change is an error of the test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from servanda.model.event import Visible
from servanda.model.record import Assertion, Reading, Role

Damage = Callable[[Sequence[Visible]], tuple[Visible, ...]]


def part(kind: str, file: str, words: str, change: Callable[[Any], Any] | None, type_: str = "") -> Damage:
    """Change or, without a change, drop what some words of a file were marked as.

    Args:
        kind: the field of a Reading: assertions, conditions, statements, measures, figures, actors, references.
        file: the document; empty for all of them.
        words: words in the evidence, the content, the headline or the name; empty for any.
        change: from the noun to the damaged noun.
        type_: the type of act, where a quote stands for several.
    """

    def damage(visible: Sequence[Visible]) -> tuple[Visible, ...]:
        hits = 0
        found = []
        for one in visible:
            kept: list[Any] = []
            for noun in getattr(one.reading, kind):
                here = not file or Path(one.document.file).name == file
                if here and words in _words(noun) and (not type_ or noun.type == type_):
                    damaged = change(noun) if change else None
                    hits += damaged != noun
                    kept.extend([damaged] if damaged else [])
                else:
                    kept.append(noun)
            values: dict[str, Any] = {kind: tuple(kept)}
            found.append(replace(one, reading=replace(one.reading, **values)))
        assert hits, f"nothing to damage: {kind} {file} {words}"
        return tuple(found)

    return damage


def act(file: str, words: str, change: Callable[[Assertion], Assertion] | None, type_: str = "") -> Damage:
    """Change or drop assertions."""
    return part("assertions", file, words, change, type_)


def fields(**values: Any) -> Callable[[Any], Any]:
    """Set fields of a noun."""
    return lambda noun: replace(noun, **values)


def role(name: str, **values: Any) -> Callable[[Assertion], Assertion]:
    """Set fields of every filler of a role."""
    return lambda one: replace(
        one, roles=tuple(replace(each, **values) if each.role == name else each for each in one.roles)
    )


def without_role(name: str) -> Callable[[Assertion], Assertion]:
    """Take a role away."""
    return lambda one: replace(one, roles=tuple(each for each in one.roles if each.role != name))


def with_role(added: Role) -> Callable[[Assertion], Assertion]:
    """Add a role."""
    return lambda one: replace(one, roles=(*one.roles, added))


def every(*damages: Damage) -> Damage:
    """Do several damages, one after the other."""

    def damage(visible: Sequence[Visible]) -> tuple[Visible, ...]:
        for one in damages:
            visible = one(visible)
        return tuple(visible)

    return damage


def added(file: str, make: Callable[[Reading], Assertion]) -> Damage:
    """Add an assertion to the reading of a file."""

    def damage(visible: Sequence[Visible]) -> tuple[Visible, ...]:
        return tuple(
            replace(
                one, reading=replace(one.reading, assertions=(*one.reading.assertions, make(one.reading)))
            )
            if Path(one.document.file).name == file
            else one
            for one in visible
        )

    return damage


def _words(noun: Any) -> str:
    if hasattr(noun, "headline"):
        return str(noun.headline)
    if hasattr(noun, "mentions"):
        return str(noun.name)
    if hasattr(noun, "amount"):
        return str(noun.text)
    cited = noun.content if hasattr(noun, "content") else noun.evidence
    return " ".join(one.quote for one in cited)

"""Who says what a sentence asserts: the chain of statements that hold its trigger, outermost first.

Rule: an adverse act of one side in the voice of another is an accusation; the outlet's own voice has no
chain; mere attribution never makes an accusation or a denial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.model.act import Attribution, Voice
from servanda.model.record import Role, Statement
from servanda.read.governors import status_words
from servanda.read.line import closed
from servanda.read.scene import Scene


@dataclass(frozen=True, slots=True)
class Voices:
    """The chain of an assertion and the innermost statement that holds it."""

    said_by: tuple[Attribution, ...] = ()
    within: str | None = None


def voices_at(statements: Sequence[Statement], start: int, end: int) -> Voices:
    """Give the voices of the words between two offsets, all of them merely reporting."""
    holding = [
        (min(one.end - one.start for one in statement.content), statement)
        for statement in statements
        if any(one.start <= start and end <= one.end for one in statement.content)
        and not (statement.cue and statement.cue.start <= start and end <= statement.cue.end)
    ]
    holding.sort(key=lambda pair: (-pair[0], pair[1].id))
    chain: list[Attribution] = []
    for _, statement in holding:
        outer = [link for link in statement.said_by if _key(link) not in {_key(one) for one in chain}]
        chain += outer
        joint = False
        for speaker in statement.speakers:
            if speaker.entity is None and speaker.name.lower() in closed("pronoun"):
                continue  # "said it had proposed": the outer voice is the same
            link = Attribution(speaker.name, speaker.entity, jointly=joint)
            if _key(link) not in {_key(one) for one in chain}:
                chain.append(link)
                joint = True
    return Voices(tuple(chain), holding[-1][1].id if holding else None)


def _key(link: Attribution) -> tuple[str, str | None]:
    return (link.name, link.entity) if link.entity is None else ("", link.entity)


def accused(
    type_: str, voices: Voices, agents: Sequence[Role], statements: Sequence[Statement], scene: Scene
) -> Voices:
    """Mark the innermost speakers as accusing where an adverse act is another side's."""
    if type_ not in scene.frames.adverse or not voices.said_by:
        return voices
    if not agents and not type_.startswith("conduct."):
        return voices  # "the ministry said that twelve had been detained": perhaps its own doing
    if any(_judges(role.text or role.name) for role in agents):
        return voices  # a court's sentence is a court's act
    sides = {scene.parties.get(role.entity or "", role.entity) for role in agents}
    innermost = next((one for one in statements if one.id == voices.within), None)
    inner = (
        {(one.name, one.entity) for one in innermost.speakers}
        if innermost
        else {(voices.said_by[-1].name, voices.said_by[-1].entity)}
    )
    own = any(scene.parties.get(entity or "", entity) in sides for _, entity in inner if entity is not None)
    if own or any(_judges(name) for name, _ in inner) or _admits(innermost):
        return voices
    return with_voice(voices, Voice.ACCUSE, inner)


def _judges(name: str) -> bool:
    """Tell whose word is a finding: a court's, not a party's."""
    return bool(set(name.lower().split()) & status_words("judges"))


def _admits(statement: Statement | None) -> bool:
    cue = statement.cue.quote.lower().split() if statement is not None and statement.cue is not None else []
    return bool(set(cue) & status_words("admits"))


def with_voice(voices: Voices, voice: Voice, whom: set[tuple[str, str | None]] | None = None) -> Voices:
    """The same chain with the voice of the innermost link (or of those named) changed."""
    if not voices.said_by:
        return voices
    whom = whom or {(voices.said_by[-1].name, voices.said_by[-1].entity)}
    chain = tuple(
        replace(link, voice=voice) if (link.name, link.entity) in whom else link for link in voices.said_by
    )
    return Voices(chain, voices.within)

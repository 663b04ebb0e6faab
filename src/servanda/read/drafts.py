"""From hits with axes, roles and times to assertions: evidence, voices, confidence and ids.

Rule: the evidence of an assertion spans its trigger and every role and time that it names; an assertion
that repeats another of the same type, status and words is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from servanda.model.act import Attribution, Modality, Polarity, Voice
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Role, Statement
from servanda.model.when import Temporal
from servanda.read.axes import Axes
from servanda.read.causes import OWN
from servanda.read.line import Line
from servanda.read.page import Page
from servanda.read.scene import Scene
from servanda.read.voices import Voices, accused, voices_at, with_voice


@dataclass(slots=True, eq=False)
class Draft:
    """An assertion in the making; `first` and `last` are its trigger's tokens."""

    line: Line
    type: str
    axes: Axes
    first: int
    last: int
    roles: list[Role] = field(default_factory=list)
    when: Temporal | None = None
    parent: Draft | None = None
    confidence: float = 0.7
    denier: list[Role] = field(default_factory=list)
    accuser: list[Role] = field(default_factory=list)
    sayer: list[Role] = field(default_factory=list)  # whose "that" clause it is, where no statement was found
    word: int = -1  # main token, for looking up what governs what
    earlier: bool = False  # a round told of beside another: "first talks since 2003"
    listed: tuple[str | int, ...] = ()  # where lexicons/positions.yaml tells it, if it does
    also: tuple[int, int] | None = None  # further tokens that the evidence must show: the patient

    @property
    def agents(self) -> list[Role]:
        """The roles of those who do it."""
        return [role for role in self.roles if role.role == "agent"]


def finish(
    page: Page, drafts: Sequence[Draft], statements: Sequence[Statement], scene: Scene, reading: str
) -> tuple[Assertion, ...]:
    """Turn drafts into assertions in text order."""
    names: dict[int, str] = {}
    made: dict[str, Assertion] = {}
    for draft in sorted(drafts, key=lambda one: (_depth(one), one.line.sentence.start, one.first)):
        start, end = _stretch(draft)
        voices = _voices(draft, statements, scene)
        if _is_shortfall(draft, voices, scene):
            draft.type, draft.axes = "conduct.breach", draft.axes.negated()
            voices = _voices(draft, statements, scene)
        if not voices.said_by and draft.type in scene.frames.adverse and _is_quoted(draft):
            continue  # an accusation in a quotation whose speaker was not found is nobody's fact
        parent = names.get(id(draft.parent)) if draft.parent is not None else None
        name = content_id(
            "a", page.document.id, start, end, draft.type, draft.axes.polarity, draft.axes.modality,
            draft.axes.aspect, draft.line.words[draft.first].start, parent or "",
        )  # fmt: skip
        names[id(draft)] = name
        if scene.trace is not None:
            scene.trace.drafts[name] = draft
        if name in made:
            continue
        draft.roles = [_spoken(role, voices) for role in draft.roles]
        one = Assertion(
            id=name,
            document=page.document.id,
            reading=reading,
            type=draft.type,
            polarity=draft.axes.polarity,
            modality=draft.axes.modality,
            aspect=draft.axes.aspect,
            roles=_unique(draft.roles),
            when=draft.when,
            said_by=voices.said_by,
            within=voices.within,
            content_of=parent,
            evidence=(page.evidence(start, end),),
            confidence=round(min(0.97, max(0.05, draft.confidence * draft.axes.sure)), 2),
        )
        made[name] = one
        if any(role.role == "cause" and role.name == OWN for role in one.roles):
            made[name] = replace(one, roles=tuple(role for role in one.roles if role.role != "cause"))
            made.update((apart.id, apart) for apart in _own_reason(one, draft))
    return tuple(sorted(made.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _spoken(role: Role, voices: Voices) -> Role:
    """Read "we" and "I" as who speaks."""
    if role.entity is not None or role.text.lower() not in ("we", "i") or not voices.said_by:
        return role
    speaker = voices.said_by[-1]
    return replace(role, entity=speaker.entity, name=speaker.name)


def _own_reason(one: Assertion, draft: Draft) -> list[Assertion]:
    """The act told again with the reason that its one actor gives, in that actor's voice."""
    if len(draft.agents) != 1 or draft.agents[0].entity is None:
        return []
    agent = draft.agents[0]
    roles = tuple(replace(role, name="") if role.role == "cause" else role for role in one.roles)
    said_by = (*one.said_by, Attribution(agent.text or agent.name, agent.entity))
    return [replace(one, id=content_id("a", one.id, OWN), roles=roles, said_by=said_by)]


def _is_shortfall(draft: Draft, voices: Voices, scene: Scene) -> bool:
    """Tell whether another side says that something was not performed: that alleges a breach."""
    if draft.type != "conduct.perform" or draft.axes.polarity is not Polarity.NEGATED:
        return False
    if draft.axes.modality is not Modality.ACTUAL or not voices.said_by or not draft.agents:
        return False
    sides = {scene.parties.get(role.entity or "", role.entity) for role in draft.agents}
    speaker = voices.said_by[-1].entity
    return scene.parties.get(speaker or "", speaker) not in sides


def _is_quoted(draft: Draft) -> bool:
    """Tell whether a trigger stands after a quotation mark that its sentence opens and has not closed."""
    before = [
        word for word in draft.line.words[: draft.first] if word.kind == "quote" and word.text not in "[]"
    ]
    opened = sum(1 for word in before if word.text in "“«„‘")
    closed_ = sum(1 for word in before if word.text in "”»")
    straight = sum(1 for word in before if word.text == '"')
    return opened > closed_ or straight % 2 == 1


def _depth(draft: Draft) -> int:
    depth, parent = 0, draft.parent
    while parent is not None and depth < 5:
        depth, parent = depth + 1, parent.parent
    return depth


def _stretch(draft: Draft) -> tuple[int, int]:
    words = draft.line.words
    sentence = draft.line.sentence
    starts, ends = [words[draft.first].start], [words[draft.last].end]
    if draft.also is not None:
        starts.append(words[draft.also[0]].start)
        ends.append(words[draft.also[1]].end)
    for role in draft.roles:
        if role.start is not None and role.end is not None and sentence.start <= role.start < sentence.end:
            starts.append(role.start)
            ends.append(role.end)
    when = draft.when
    if when is not None and when.start is not None and when.end is not None:
        inside = sentence.start <= when.start < sentence.end
        starts.extend([when.start] if inside else [])
        ends.extend([when.end] if inside else [])
    return min(starts), max(ends)


def _voices(draft: Draft, statements: Sequence[Statement], scene: Scene) -> Voices:
    words = draft.line.words
    voices = voices_at(statements, words[draft.first].start, words[draft.last].end)
    if draft.sayer and not voices.said_by:
        voices = _joined(voices, draft.sayer, Voice.REPORT)
    if draft.accuser:
        voices = _joined(voices, draft.accuser, Voice.ACCUSE)
    elif draft.axes.polarity is Polarity.AFFIRMED:  # "says that access was never refused" accuses nobody
        voices = accused(draft.type, voices, draft.agents, statements, scene)
    if draft.denier:
        voices = _joined(voices, draft.denier, Voice.DENY)
    return voices


def _joined(voices: Voices, roles: Sequence[Role], voice: Voice) -> Voices:
    """Add those who accuse or deny as the innermost voice, unless they are that already."""
    held = {(link.name, link.entity) for link in voices.said_by}
    entities = {link.entity for link in voices.said_by if link.entity}
    chain = list(voices.said_by)
    whom: set[tuple[str, str | None]] = set()
    for role in roles:
        label = role.name or role.text
        if role.entity is not None and role.entity in entities:
            whom |= {pair for pair in held if pair[1] == role.entity}
        else:
            chain.append(Attribution(label, role.entity, voice, jointly=bool(whom)))
            whom.add((label, role.entity))
    return with_voice(Voices(tuple(chain), voices.within), voice, whom)


def _unique(roles: Sequence[Role]) -> tuple[Role, ...]:
    seen: set[tuple[str, str | None, str]] = set()
    kept: list[Role] = []
    for role in sorted(roles, key=lambda one: (one.start is None, one.start or 0)):
        key = (role.role, role.entity, "" if role.entity else role.text)
        if key not in seen:
            seen.add(key)
            kept.append(role)
    return tuple(kept)

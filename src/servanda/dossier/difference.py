"""Two dossiers to what was added, removed and changed between them, field by field.

Rule: a definition is the same where its id is; a fact is the same where the same entry tells it of the same
source. What a file merely orders otherwise is no difference. Of several values each is told for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from servanda.model.act import Aspect, Attribution
from servanda.model.dossier import Account, Dossier
from servanda.model.figure import Amount
from servanda.model.record import Assertion, Role
from servanda.model.source import Evidence
from servanda.model.when import Recurrence, Temporal

SECTIONS = (
    "parties", "actors", "instruments", "sets", "commitments", "tracks", "measures", "concepts", "acts",
    "nouns", "facts", "assessments", "findings", "sources",
)  # fmt: skip
_NAMELESS: dict[str, tuple[str, ...]] = {
    "acts": ("type",),
    "nouns": ("kind",),
    "assessments": ("commitment", "period", "by"),
    "findings": ("condition", "requires"),
}
# Of a fact: what follows from its words and from where it stands in its note.
_FOLLOWS = frozenset({"id", "document", "reading", "start", "end", "text", "name", "evidence", "content"})
_RESOLVED = frozenset({"conditions"})  # of a finding: ids that follow from the entry that it names
_WRITTEN = {"start": "from", "end": "to"}  # as files write them
Fields = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One difference. `kind` is added, removed or changed; `old` and `new` are empty where there is none.

    `id` names the definition; a fact is named by its words, and `sources` are those that tell it so.
    """

    kind: str
    section: str
    id: str
    field: str = ""
    old: str = ""
    new: str = ""
    sources: tuple[str, ...] = ()


def difference(old: Dossier, new: Dossier) -> tuple[Edit, ...]:
    """Tell what became of a dossier, in the order of sections and of ids."""
    found: list[Edit] = []
    for field, before, after in (("name", old.name, new.name), ("pipeline", old.pipeline, new.pipeline)):
        if before != after:
            kind = "changed" if before and after else "added" if after else "removed"
            found.append(Edit(kind=kind, section=field, id=field, field=field, old=before, new=after))
    for section in SECTIONS:
        if section == "facts":
            found += _facts(old, new)
        else:
            found += _compared(section, _definitions(old, section), _definitions(new, section))
    return tuple(found)


def _definitions(dossier: Dossier, section: str) -> dict[str, Fields]:
    key = _NAMELESS.get(section, ("id",))
    found: dict[str, Fields] = {}
    for one in getattr(dossier, section):
        name = " ".join(str(getattr(one, part)) for part in key)
        found[name] = dict(_flat("", one, frozenset({"id", *key, *_RESOLVED})))
    return found


def _compared(section: str, old: Mapping[str, Fields], new: Mapping[str, Fields]) -> Iterator[Edit]:
    for name in sorted({*old, *new}):
        if name not in old:
            yield Edit(kind="added", section=section, id=name, new=_main(new[name]))
        elif name not in new:
            yield Edit(kind="removed", section=section, id=name, old=_main(old[name]))
        else:
            yield from (
                Edit(kind="changed", section=section, id=name, field=field, old=was, new=now)
                for field, was, now in _changes(old[name], new[name])
            )


def _main(found: Fields) -> str:
    """What one knows a definition by."""
    names = ("name", "title", "label", "duty", "step", "holds")
    return next((found[name][0] for name in names if found.get(name)), "")


def _changes(old: Fields, new: Fields) -> Iterator[tuple[str, str, str]]:
    for field in dict.fromkeys((*old, *new)):
        was, now = old.get(field, ()), new.get(field, ())
        gone = [one for one in was if one not in now]
        come = [one for one in now if one not in was]
        if len(gone) == len(come) == 1:
            yield field, gone[0], come[0]
            continue
        yield from ((field, one, "") for one in gone)
        yield from ((field, "", one) for one in come)


def _facts(old: Dossier, new: Dossier) -> list[Edit]:
    """Differences of facts; one that several sources tell alike is told once, with them all."""
    before, after = _told(old), _told(new)
    found: dict[tuple[str, ...], list[str]] = {}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            source, words, one = (was or now) or ("", "", {})
            type_ = next(iter(one.get("type", one.get("counts", ()))), "")
            kind, side = ("added", ("", type_)) if was is None else ("removed", (type_, ""))
            found.setdefault((kind, words, "", *side), []).append(source)
        else:
            source, words, _ = now
            for field, gone, come in _changes(was[2], now[2]):
                found.setdefault(("changed", words, field, gone, come), []).append(source)
    return [
        Edit(kind=kind, section="facts", id=words, field=field, old=gone, new=come, sources=tuple(sources))
        for (kind, words, field, gone, come), sources in found.items()
    ]


def _told(dossier: Dossier) -> dict[str, tuple[str, str, Fields]]:
    """Every fact by the id of what tells it: source, words, fields."""
    found: dict[str, tuple[str, str, Fields]] = {}
    for account in dossier.accounts:
        for one, words in _of_entries(account):
            flat = {"words": (words,), **dict(_flat("", one, _FOLLOWS))}
            found[one.id] = (account.source or "no source", words, flat)
    return found


def _of_entries(account: Account) -> Iterator[tuple[Any, str]]:
    """What entries tell in a note, each with its words; what definitions state is compared with them."""
    reading, text = account.reading, account.document.text
    for one in reading.assertions:
        if one.aspect is not Aspect.HABIT:
            yield one, one.evidence[0].quote
    yield from ((one, one.content[0].quote) for one in reading.statements)
    yield from ((one, one.evidence[0].quote) for one in reading.conditions)
    for figure in reading.figures:
        start = text.rfind("\n", 0, figure.start) + 1
        yield figure, text[start : text.find("\n", figure.start)]


def _flat(
    path: str, value: Any, without: frozenset[str] = frozenset()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field of a definition that holds something, with its values as text."""
    if not is_dataclass(value):
        return
    if isinstance(value, Assertion):
        yield "status", (value.status.value,)
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name in without or held in (None, "", ()) or (held is False and one.default is False):
            continue
        name = f"{path}{_WRITTEN.get(one.name, one.name)}"
        several = held if isinstance(held, tuple) else (held,)
        if is_dataclass(several[0]) and hasattr(several[0], "id"):
            for each in several:
                yield from _flat(f"{name} {each.id} ", each, frozenset({"id"}))
        else:
            shown = tuple(text for each in several if (text := _shown(each)))
            if shown:
                yield name, shown


def _shown(value: Any) -> str:
    """A value as one line."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}" if value != int(value) else f"{int(value):,}"
        case Enum():
            return str(value.value)
        case Temporal():
            return value.expression.value
        case Evidence():
            return value.quote
        case Amount():
            ends = (_shown(value.low) or "..", _shown(value.high) or "..")
            return ("about " if value.approximate else "") + (
                ends[0] if ends[0] == ends[1] else " to ".join(ends)
            )
        case Role():
            return " ".join(part for part in (value.role, value.entity, value.text) if part)
        case Attribution():
            return f"{value.entity or value.name}, {value.voice.value}"
        case Recurrence():
            return str(value)
        case tuple():
            return " ".join(_shown(one) for one in value)
    if is_dataclass(value):
        parts = ((name, " ".join(held)) for name, held in _flat("", value))
        return ", ".join(f"{name} {held}" for name, held in parts)
    return str(value)

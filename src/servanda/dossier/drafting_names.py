"""Who and what a draft names: parties, actors, concepts, and the documents as sources.

Rule: a name is drafted with the id that the reader gave it, and with words that it joins to it anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.dossier import recurring, skeleton
from servanda.dossier.drafted import CHECK, Drafting
from servanda.dossier.writing import Field, clean, entry, file_name, scalar, several
from servanda.model.actor import Actor, ActorType, Office
from servanda.model.ids import slug

_KINDS = {ActorType.ORGAN, ActorType.PERSON, ActorType.ORGANISATION}


def parties(to: Drafting) -> Iterator[str]:
    """States that talk, owe or rule, and names that may be of parties."""
    for party, because in to.parties.items():
        above = to.grounds.of(because) or _named(to, party)
        yield from entry((Field("id", party), Field("name", scalar(to.named(party)))), above)
    yield from recurring.lines(to.view, to.grounds)


def _named(to: Drafting, id_: str) -> tuple[str, ...]:
    return to.grounds.named(to.actors[id_]) if id_ in to.actors else ()


def actors(to: Drafting) -> Iterator[str]:
    """Organs, organisations and persons that act or belong to a party, with their offices as told."""
    acting = {
        role.entity
        for event in to.view.reconciled.events
        for role in event.roles
        if role.role in ("agent", "target", "host", "head-of-delegation")
    }
    for actor in to.view.reconciled.actors:
        above = to.grounds.named(actor)
        told = bool(actor.party in to.parties or actor.id in acting or actor.offices)
        alone = actor.type is ActorType.PERSON and " " not in actor.name  # a surname may be another's
        if actor.type in _KINDS and above and told and not alone:
            yield from entry(_actor(actor), above)


def _actor(actor: Actor) -> list[Field]:
    fields = [
        Field("id", actor.id),
        Field("name", scalar(actor.name)),
        Field("type", actor.type.value),
    ]
    # A surname alone may be another's, and other names of organs the reader tells by their owners.
    full = [one for one in actor.aliases if " " in one.strip() and one[:1].isupper() and one != actor.name]
    aliases = full if actor.type is ActorType.PERSON else []
    if aliases:
        fields.append(Field("aliases", several(aliases)))
    if actor.party:
        fields.append(Field("party", actor.party))
    offices = [_office(one) for one in actor.offices if clean(one.office)]
    if offices:
        fields.append(Field("offices", f"[{', '.join(offices)}]", remark=f"{CHECK}: from when, until when?"))
    return fields


def _office(one: Office) -> str:
    parts = (
        f"office: {scalar(one.office)}",
        f"from: {one.start}" if one.start else "",
        f"to: {one.end}" if one.end else "",
        "past: true" if one.past else "",
    )
    return f"{{{', '.join(part for part in parts if part)}}}"


def concepts(to: Drafting) -> Iterator[str]:
    """Subject matters that acts are about, with the words that stand for them."""
    found: dict[str, dict[str, list[str]]] = {}
    for id_, one in to.view.reconciled.assertions.items():
        for role in one.roles:
            words = clean(role.text).lower()
            # A topic stands in the words that name it; what an act is done to may stand in any.
            if role.role != "topic" or not skeleton.WORDS.fullmatch(words):
                continue
            if (role.entity or "").startswith("concept:"):
                found.setdefault(role.entity or "", {}).setdefault(words, []).append(id_)
    for concept, told in sorted(found.items()):
        above = to.grounds.of(id_ for ids in told.values() for id_ in ids)
        if above:
            listed = f"{{en: {several(sorted(told))}}}"
            yield from entry((Field("id", concept), Field("words", listed)), above)


def sources(to: Drafting) -> Iterator[str]:
    """Each document as a source."""
    taken: set[str] = set()
    for document in sorted(to.grounds.documents.values(), key=lambda one: (file_name(one.file), one.id)):
        name = file_name(document.file)
        id_ = f"source:{slug(name.rpartition('.')[0] or name) or 'document'}"
        while id_ in taken:
            id_ += "-again"
        taken.add(id_)
        fields = [Field("id", id_)]
        for key, value in (
            ("title", document.title),
            ("publisher", document.publisher),
            ("address", document.address),
        ):
            if clean(value):
                fields.append(Field(key, scalar(value)))
        published = to.view.reconciled.dates.get(document.id)
        if published is not None and published.value:
            fields.append(Field("published", published.value, remark=published.basis.value))
        else:
            fields.append(Field("published", "…", remark=f"{CHECK}: when?", off=True))
        fields.append(Field("kind", "…", remark=f"{CHECK}: press, official, wire, audit …?", off=True))
        fields.append(Field("note", scalar(f"file {name}")))
        dated = published.evidence if published else ()
        yield from entry(fields, [to.grounds.cited(one) for one in dated[:1]] or [name])

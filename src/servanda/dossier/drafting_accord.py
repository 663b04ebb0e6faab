"""What a draft says was agreed: instruments, commitments, tracks of talks, measures.

Rule: a commitment stands only where a document itself says who owes what under an instrument that has a name;
what someone merely alleges or what lacks an owner is commented out.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.dossier.drafted import CHECK, Drafting
from servanda.dossier.talks import customs
from servanda.dossier.writing import Field, clean, entry, scalar, several
from servanda.model.actor import ActorType
from servanda.model.duties import Commitment
from servanda.model.limits import Measure

_PARTY = ("state:", "org:", "organ:", "group:")


def instruments(to: Drafting) -> Iterator[str]:
    """Instruments that documents name; when and by whom they were concluded is left to the analyst."""
    for actor in to.view.reconciled.actors:
        above = to.grounds.named(actor)
        if actor.type is not ActorType.INSTRUMENT or not above:
            continue
        mentioned = [one.document for one in actor.mentions]
        days = [to.view.reconciled.known_on.get(one, "") for one in mentioned if to.grounds.dated(one)]
        fields = [Field("id", actor.id), Field("title", scalar(actor.name))]
        if actor.aliases:
            fields.append(Field("words", several(actor.aliases)))
        parties = [one for track in to.view.assessment.tracks for one in track.parties]
        if parties:
            fields.append(
                Field(
                    "parties", several(sorted(set(parties))), remark=f"{CHECK}: who concluded it?", off=True
                )
            )
        fields.append(Field("date", "…", remark=f"{CHECK}: of conclusion", off=True))
        if days:
            fields.append(Field("known_on", min(days)))
        yield from entry(fields, above)


def commitments(to: Drafting) -> Iterator[str]:
    """What documents say is owed."""
    for owed in to.view.assessment.commitments:
        above = to.grounds.of(owed.because)
        if above and owed.provisional:
            yield from entry(_commitment(to, owed), above, off=not _sure(to, owed))


def _sure(to: Drafting, owed: Commitment) -> bool:
    """Tell whether a document itself says who owes what under an instrument that has a name."""
    claims = {one.id for one in to.view.reconciled.commitments}
    return bool(owed.obligor and owed.instrument in to.actors and set(owed.because) <= claims)


def _commitment(to: Drafting, owed: Commitment) -> list[Field]:
    fields = [Field("id", owed.id)]
    if owed.instrument in to.actors:
        fields.append(Field("instrument", owed.instrument or ""))
    else:
        words = f"{CHECK}: which? “{clean(owed.instrument_text)}”"
        fields.append(Field("instrument", "instrument:…", remark=words))
    who = owed.obligor or "state:…"
    fields.append(Field("obligor", who, remark="" if owed.obligor else f"{CHECK}: who?"))
    if owed.beneficiary:
        fields.append(Field("beneficiary", owed.beneficiary))
    fields.append(Field("duty", scalar(owed.duty)))
    if owed.topics:
        fields.append(Field("topics", several(owed.topics)))
    plain = Commitment(id="", instrument=None, obligor=None, duty="", because=())
    for name in ("form", "strength", "bound", "timing"):
        if getattr(owed, name) != getattr(plain, name):
            fields.append(Field(name, getattr(owed, name)))
    return [*fields, *to.known(owed.because)]


def tracks(to: Drafting) -> Iterator[str]:
    """Talks that documents tell of, with how often and where they are held."""
    for track in to.view.assessment.tracks:
        above = to.grounds.of(track.because, most=2)
        if not above or not track.provisional:
            continue
        fields = [
            Field("id", track.id),
            Field("name", scalar(track.name), remark=f"{CHECK}: what are these talks called?"),
            Field("parties", several(track.parties)),
        ]
        if track.topic and track.topic.startswith("concept:"):
            fields.append(Field("topics", several((track.topic,))))
        for name, value, because in customs(to.view, track):
            fields.append(Field(name, value, above=to.grounds.of(because)))
        yield from entry(fields, above)


def measures(to: Drafting) -> Iterator[str]:
    """Rules that documents tell of, with what they say of parameters."""
    for measure in to.view.assessment.measures:
        above = to.grounds.of(measure.because)
        if above and measure.provisional:
            yield from _measure(to, measure, above)


def _measure(to: Drafting, measure: Measure, above: tuple[str, ...]) -> Iterator[str]:
    by = measure.by or ""
    known = by.startswith(_PARTY)
    fields = [
        Field("id", measure.id),
        Field("name", scalar(measure.name or measure.id.partition(":")[2]), remark=f"{CHECK}: the name"),
        Field("topic", measure.topic),
        Field("by", by if known else "state:…", remark="" if known else f"{CHECK}: whose?"),
    ]
    if measure.on:
        fields.append(Field("on", measure.on))
    fields += to.known(measure.because)
    yield from entry(fields, above, off=not known or not measure.topic.startswith("concept:"))
    told = list(_rules(to, measure))
    if told:
        yield "    # rules:"
        yield from told


def _rules(to: Drafting, measure: Measure) -> Iterator[str]:
    """What documents say of parameters, commented out: the words rarely settle a test and its days."""
    changed = {id_ for _, _, ids in measure.changes for id_ in ids}
    for claim in to.view.reconciled.measures:
        if claim.id not in measure.because and not changed & {claim.change}:
            continue
        if claim.parameter == "in-force":
            continue
        yield from (f"    # {one}" for one in to.grounds.of((claim.id,)))
        values = several(claim.values or (claim.value,))
        unit = f", unit: {scalar(claim.unit)}" if claim.unit else ""
        test = claim.test or "…"
        yield (
            f"    #   - {{parameter: {scalar(claim.parameter)}, test: {test}, values: {values}{unit}}}"
            f"  # {CHECK}: from when, until when?"
        )

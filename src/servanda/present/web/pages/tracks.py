"""The tracks of talks to choose from: where a record of many accords opens, and what narrows any other."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Response

from servanda.present.labels import humane
from servanda.present.web.rendering import page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/tracks")
def choose(visit: Reading) -> Response:
    """List the tracks of the dossier, and, of a small record, those that its documents tell of."""
    dossier = visit.site.registers.shared().dossier
    parties = {one.id: one.name for one in dossier.parties}
    found = [
        (one.id, one.name, tuple(parties.get(id_, humane(id_)) for id_ in one.parties))
        for one in dossier.tracks
    ]
    if not visit.site.narrow():
        view = visit.answer(replace(visit.clocks, track=None)).view
        there = {id_ for id_, _, _ in found}
        found += [
            (one.id, humane(one.name), tuple(parties.get(id_, humane(id_)) for id_ in one.parties))
            for one in view.assessment.tracks
            if one.id not in there
        ]
    return page(visit, "tracks.html.j2", title="Choose a track", tracks=found, accord=dossier.name)

"""The first page: where the tracks of talks stand."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/")
def first(visit: Reading) -> Response:
    """Lead to the tracks."""
    return RedirectResponse(visit.link("/status"), 303)

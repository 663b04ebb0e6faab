"""The API: one router to a module, all of them in one table."""

from __future__ import annotations

from fastapi import APIRouter

from servanda.present.web.api import (
    asking,
    brief,
    documents,
    exporting,
    judgements,
    keeping,
    lanes,
    reference,
    review,
    screens,
    things,
)

API: tuple[APIRouter, ...] = (
    things.router,
    asking.router,
    lanes.router,
    review.router,
    screens.router,
    brief.router,
    exporting.router,
    documents.router,
    judgements.router,
    keeping.router,
    reference.router,
)

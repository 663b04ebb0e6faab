"""The pages: one router to a module, all of them in one table."""

from __future__ import annotations

from fastapi import APIRouter

from servanda.present.web.pages import (
    brief,
    commitments,
    conditions,
    figures,
    keeping,
    lists,
    measures,
    opening,
    own,
    rounds,
    signing,
    theme,
    timeline,
    tracks,
    why,
)

PAGES: tuple[APIRouter, ...] = (
    opening.router,
    conditions.router,
    measures.router,
    commitments.router,
    rounds.router,
    lists.router,
    timeline.router,
    figures.router,
    brief.router,
    why.router,
    tracks.router,
    theme.router,
    signing.router,
    own.router,
    keeping.router,
)

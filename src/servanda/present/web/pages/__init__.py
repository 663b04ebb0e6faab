"""The pages: one router to a module, all of them in one table."""

from __future__ import annotations

from fastapi import APIRouter

from servanda.present.web.pages import (
    brief,
    keeping,
    lists,
    opening,
    own,
    signing,
    theme,
    timeline,
    tracks,
    why,
)

PAGES: tuple[APIRouter, ...] = (
    opening.router,
    lists.router,
    timeline.router,
    brief.router,
    why.router,
    tracks.router,
    theme.router,
    signing.router,
    own.router,
    keeping.router,
)

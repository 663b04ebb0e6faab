"""The pages: one router to a module, all of them in one table."""

from __future__ import annotations

from fastapi import APIRouter

from servanda.present.web.pages import (
    brief,
    changes,
    commitments,
    conditions,
    conflicts,
    documents,
    figures,
    judging,
    keeping,
    lists,
    measures,
    opening,
    own,
    people,
    problems,
    review,
    rounds,
    search,
    signing,
    statements,
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
    statements.router,
    people.router,
    brief.router,
    conflicts.router,
    documents.router,
    review.router,
    judging.router,
    search.router,
    changes.router,
    problems.router,
    why.router,
    tracks.router,
    theme.router,
    signing.router,
    own.router,
    keeping.router,
)

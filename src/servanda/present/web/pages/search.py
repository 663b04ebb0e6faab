"""Full-text search with facets: where some words stand, and who says them.

Rule: what is found is what the command line finds, in its order; a facet only leaves out.
"""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.errors import BadCall
from servanda.model.view import View
from servanda.present.labels import humane
from servanda.present.screens import hits
from servanda.present.web.paging import turned
from servanda.present.web.rendering import page
from servanda.present.web.visit import Reading
from servanda.store.protocol import Hit

router = APIRouter()
LIMIT = 400  # statements and texts that are looked at
EACH = 25  # places on a page


@router.get("/search")
def search(
    visit: Reading,
    q: str = "",
    kind: str = "",
    speaker: str = "",
    publisher: str = "",
    year: str = "",
    document: str = "",
    p: int = 1,
) -> Response:
    """Find words; the facets of the query narrow what was found."""
    answer = visit.answer()
    asked = {"kind": kind, "speaker": speaker, "publisher": publisher, "year": year, "document": document}
    words, wrong = q.strip()[:400], None
    found: tuple[hits.Found, ...] = ()
    names: dict[str, str] = {}
    if words:
        try:
            with visit.site.registers.lend() as register:
                raw = register.search(answer.view, words, limit=LIMIT)
            found, names = answer.screen(_compose, raw)
        except BadCall as error:
            wrong = (error.what, error.remedy)
    kept = hits.narrowed(found, asked)
    shown, pager = turned(kept, p, EACH)
    return page(
        visit,
        "search.html.j2",
        answer=answer,
        title="Search",
        q=words,
        wrong=wrong,
        found=shown,
        total=len(kept),
        many=len(raw) >= LIMIT if found else False,
        facets=hits.facets(found, asked, lambda key: names.get(key, key)),
        asked=asked,
        chosen=tuple((key, names.get(value, value)) for key, value in asked.items() if value),
        pager=pager,
        label=humane,
    )


def _compose(view: View, raw: tuple[Hit, ...]) -> tuple[tuple[hits.Found, ...], dict[str, str]]:
    return hits.compose(view, raw)

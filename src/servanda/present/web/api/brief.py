"""The brief for the next round, as an object or in any form in which a sheet leaves the program."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from servanda.errors import BadCall
from servanda.present import files
from servanda.present.web import printing
from servanda.present.web.api.answering import JSON, headers, sent, tag, unchanged, wanted
from servanda.present.web.api.asking import not_of_form
from servanda.present.web.api.contract import promised, ref
from servanda.present.web.api.strict import CLOCKED, as_day, strict
from servanda.present.web.pages.brief import written
from servanda.present.web.refusals import Refused
from servanda.present.web.visit import Reading

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["questions"])

AsFormat = StrEnum("AsFormat", {one: one for one in ("json", *(form.name for form in files.FORMS))})  # type: ignore[misc]
MEDIA: dict[str, str] = {"json": JSON, **{form.name: form.media for form in files.FORMS}}
# It carries its own style and is opened from a disk; served from here it is nobody's page.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@router.get(
    "/brief",
    summary="The brief, as JSON, Markdown, HTML, a Word document or a PDF.",
    description="The form is that of `format`, else the one that `Accept` would rather have.",
    response_class=Response,
    responses=promised(
        {
            JSON: ref("Sheet"),
            **{
                form.media.partition(";")[0]: {
                    "type": "string",
                    **({"format": "binary"} if form.binary else {}),
                }
                for form in files.FORMS
            },
        },
        "The sheet: sections of lines, each with its citations; as a file in any other form.",
    ),
    openapi_extra=CLOCKED,
)
def brief(
    visit: Reading,
    since: Annotated[
        str | None,
        Query(
            json_schema_extra={"format": "date"},
            description="Changes after this day; else since the last round.",
        ),
    ] = None,
    full: Annotated[bool, Query(description="Every line, not the first few of each section.")] = False,
    format: AsFormat | None = None,
) -> Response:
    """Write the brief."""
    if since is not None and as_day(since) is None:
        raise not_of_form("since", "not a day; write it as 2009-05-22")
    media = MEDIA[format.value] if format else wanted(visit, tuple(MEDIA.values()))
    answer = visit.answer()
    name = tag(visit, answer, media)
    known = unchanged(visit, name)
    if known is not None:
        return known
    sheet = written(visit, answer, as_day(since) if since else None, full=full)
    form = next((one for one in files.FORMS if one.media == media), None)
    if form is None:
        return sent(name, asdict(sheet))
    settings = visit.site.settings
    try:
        data: bytes = answer.kept(
            ("brief", form.name, since, full), lambda: printing.written(sheet, form, settings)
        )
    except BadCall as error:  # what makes that form is not installed
        raise Refused(503, error.what, remedy=error.remedy) from None
    more = {
        "Content-Disposition": f'attachment; filename="brief{form.ending}"',
        "Content-Security-Policy": SANDBOX,
    }
    return Response(data, headers={**headers(name), **more}, media_type=form.media)

"""Documents by their bytes and words, and new ones: sent, kept and read in the background.

Rule: what is a document's own is handed out as a file and never as a page of this site.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from servanda.errors import UnknownId
from servanda.model.source import Document
from servanda.present.web import adding
from servanda.present.web.adding import Job, Told
from servanda.present.web.answers import Answer
from servanda.present.web.api.answering import headers, plain, tag, unchanged
from servanda.present.web.api.contract import closed, promised
from servanda.present.web.api.strict import CLOCKED, strict
from servanda.present.web.api.things import Id
from servanda.present.web.clocks import Clocks
from servanda.present.web.refusals import Refused
from servanda.present.web.visit import Keeping, Reading, Visit

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["documents"])

BYTES = "application/octet-stream"
TEXT = "text/plain"
FILES = 100  # in one request
DAY = (
    r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"
    r"|^[12][0-9]{3}-(0[13-9]|1[0-2])-(29|30)$|^[12][0-9]{3}-(0[13578]|1[02])-31$"
    r"|^[12][0-9]([02468][48]|[13579][26])-02-29$"
)
ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1250",
    "cp1251",
    "cp1252",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "koi8-r",
)
LINE = r"^[^\x00-\x1f\x7f]*$"  # one line of text

Published = Annotated[
    str | None,
    Field(pattern=DAY, description="The year, month or day of publication, where it is known (EDTF)."),
]
Line = Annotated[str, Field(max_length=400, pattern=LINE)]


class Particulars(BaseModel):
    """What whoever sends documents tells of all of them."""

    model_config = ConfigDict(extra="forbid", strict=True)

    published: Published = None
    publisher: Line = ""
    address: Line = ""


class SentText(Particulars):
    """One document as text."""

    text: Annotated[str, Field(min_length=1)]
    file: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f/\\]+$")] = "text.txt"


class SentFiles(Particulars):
    """Documents as files of a form; an empty field is one that is not given."""

    encoding: str | None = None


def _form() -> dict[str, Any]:
    """The schema of a form: its fields are strings, one that is left empty is not given."""
    line = {"type": "string", "maxLength": 400, "pattern": LINE}
    return {
        "type": "object",
        "properties": {
            "files": {
                "type": "array",
                "items": {"type": "string", "format": "binary"},
                "minItems": 1,
                "maxItems": FILES,
            },
            "published": {"type": "string", "pattern": f"^$|{DAY}"},
            "publisher": line,
            "address": line,
            "encoding": {
                "type": "string",
                "enum": ["", *ENCODINGS],
                "description": "of plain text that is not UTF-8",
            },
        },
        "required": ["files"],
        "additionalProperties": False,
    }


FORM = _form()
_names: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
JOB = closed(
    {
        "id": {"type": "string"},
        "state": {"enum": [*adding.STEPS]},
        "done": {"type": "integer"},
        "total": {"type": "integer"},
        "added": _names,
        "known": _names,
        "read": _names,
        "problems": {
            "type": "array",
            "items": closed({name: {"type": "string"} for name in ("where", "what", "remedy")}),
        },
    }
)
LOCATION = {
    "Location": {"required": True, "schema": {"type": "string"}, "description": "Of the job, to be polled."}
}


@router.get(
    "/documents/{id}/text",
    summary="The canonical text, into which all offsets point.",
    response_class=Response,
    responses=promised({TEXT: {"type": "string"}}, "The text, as a file."),
    openapi_extra=CLOCKED,
)
def text(visit: Reading, id: Id) -> Response:
    """Give a document's text, with single cases blacked out for those who may not see them."""
    found, answer = _document(visit, id), None
    if not visit.who.cases:
        answer = visit.answer(Clocks(track=visit.clocks.track))
        found = _shown(answer, id)
    name = tag(visit, answer, found.id, found.canonical.converter, found.canonical.version)
    return unchanged(visit, name) or _file(
        name,
        found.text.encode("utf-8", "backslashreplace"),
        f"{_stem(found.file)}.txt",
        f"{TEXT}; charset=utf-8",
    )


@router.get(
    "/documents/{id}/original",
    summary="The bytes as they came.",
    response_class=Response,
    responses=promised({BYTES: {"type": "string", "format": "binary"}}, "The bytes, as a file."),
    openapi_extra=CLOCKED,
)
def original(visit: Reading, id: Id) -> Response:
    """Give a document's bytes."""
    found, answer = _document(visit, id), None
    if not visit.who.cases:
        answer = visit.answer(Clocks(track=visit.clocks.track))
        found, whole = _shown(answer, id), found
        if found.text != whole.text:
            raise Refused(
                403,
                "this document tells of single cases",
                remedy="Its text is at /text, without them. Ask a keeper to be named for single cases.",
            )
    name = tag(visit, answer, found.id)
    known = unchanged(visit, name)
    if known is not None:
        return known
    return _file(name, visit.site.registers.shared().store.bytes_of(id), found.file, BYTES)


@router.post(
    "/documents",
    status_code=202,
    summary="Add documents: a text, or files. They are read in the background.",
    response_class=Response,
    responses=promised(
        {"application/json": JOB},
        "Taken; the job tells what becomes of it.",
        status=202,
        kept=False,
        headers=LOCATION,
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": SentText.model_json_schema()},
                "multipart/form-data": {"schema": FORM},
            },
        }
    },
)
async def add(visit: Keeping, request: Request) -> Response:
    """Keep documents and read them."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        told, sent = await _text(request)
    elif kind == "multipart/form-data":
        told, sent = await _files(request)
    else:
        raise Refused(
            415, "documents come as JSON or as a form", remedy="Send application/json or multipart/form-data."
        )
    job = adding.begin(visit.site, sent, told)
    visit.note("add documents", f"{len(sent)}: {', '.join(name for name, _ in sent[:5])}")
    answer = plain(job_object(job), 202)
    answer.headers["Location"] = f"/api/jobs/{job.id}"
    return answer


@router.get(
    "/jobs/{id}",
    summary="What became of documents that were sent.",
    response_class=Response,
    responses=promised({"application/json": JOB}, "Where the job stands.", kept=False),
)
def job(visit: Keeping, id: Id) -> Response:
    """Tell where a job stands."""
    return plain(job_object(adding.look_up(visit.site, id)))


def job_object(found: Job) -> dict[str, object]:
    """Write a job."""
    return {
        "id": found.id,
        "state": found.step,
        "done": found.done,
        "total": found.total,
        "added": list(found.added),
        "known": list(found.known),
        "read": list(found.read),
        "problems": [
            {"where": where, "what": what, "remedy": remedy} for where, what, remedy in found.problems
        ],
    }


async def _text(request: Request) -> tuple[Told, list[tuple[str, bytes]]]:
    try:
        told = SentText.model_validate(json.loads(await request.body()))
    except ValidationError as error:
        raise _invalid(error) from None
    except (ValueError, RecursionError):
        raise Refused(400, "what was sent is not JSON", remedy="Send one object, in UTF-8.") from None
    data = told.text.encode("utf-8", "replace")
    return Told(published=told.published, publisher=told.publisher, address=told.address), [(told.file, data)]


async def _files(request: Request) -> tuple[Told, list[tuple[str, bytes]]]:
    try:
        form: FormData = await request.form(max_files=FILES, max_fields=20)
    except (MultiPartException, HTTPException, ValueError) as error:
        raise Refused(400, "this is no form with files", remedy=str(getattr(error, "detail", ""))) from None
    given: dict[str, str] = {}
    sent: list[tuple[str, bytes]] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if name != "files":
                raise RequestValidationError([{"loc": ("body", name), "msg": "no such field for a file"}])
            sent.append((value.filename or "document", await value.read()))
        elif name in given:
            raise RequestValidationError([{"loc": ("body", name), "msg": "given more than once"}])
        elif value and name != "csrf":
            given[name] = value
    if not sent:
        raise RequestValidationError([{"loc": ("body", "files"), "msg": "no file was sent"}])
    try:
        told = SentFiles.model_validate(given)
    except ValidationError as error:
        raise _invalid(error) from None
    if told.encoding is not None and told.encoding not in ENCODINGS:
        raise RequestValidationError(
            [{"loc": ("body", "encoding"), "msg": f"one of: {', '.join(ENCODINGS)}"}]
        )
    return (
        Told(
            published=told.published, publisher=told.publisher, address=told.address, encoding=told.encoding
        ),
        sent,
    )


def _invalid(error: ValidationError) -> RequestValidationError:
    return RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()])


def _document(visit: Visit, id_: str) -> Document:
    found = visit.site.registers.shared().store.publications(id_)
    if not found:
        raise UnknownId("there is no such document", remedy="Their ids stand in /api/documents.")
    return found[0]


def _shown(answer: Answer, id_: str) -> Document:
    """A document as the answer has it; what is not read yet may tell of single cases, and nobody knows."""
    found = next((one for one in answer.view.reconciled.documents if one.id == id_), None)
    if found is None:
        raise Refused(
            403,
            "this document is not read yet, and may tell of single cases",
            remedy="Those named for single cases may see it now, others once it is read.",
        )
    return found


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _file(told: str, data: bytes, name: str, media: str) -> Response:
    more: Mapping[str, str] = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name.rpartition('/')[2], safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(data, headers={**headers(told), **more}, media_type=media)

"""What the API promises, as an OpenAPI document: routes, the objects of the exchange format, errors.

Rule: an object's schema is the published one of its kind (`present/schemas`), word for word; what FastAPI
knows of a route it tells itself. Nothing is described here that is not so: a test fuzzes the API against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from servanda import __version__
from servanda.present.exchange import ANSWERS, KINDS, schema
from servanda.present.web.api.shapes import REF, schemas
from servanda.present.web.api.strict import MOMENT, TRACK, is_clocked

Spec = dict[str, Any]
PROBLEM = "application/problem+json"
ERRORS: tuple[tuple[int, str], ...] = (
    (400, "The question makes no sense, or what was sent is not JSON."),
    (401, "Nobody is signed in, or the token is nobody's."),
    (403, "Not for this account, or not sent by a page of this site."),
    (404, "There is no such thing in the record."),
    (406, "No form that is accepted is offered."),
    (409, "The question is open: two are asked at once, or the record is of many accords and needs a track."),
    (410, "The definitions were edited since the first page."),
    (413, "The request is larger than this server takes."),
    (415, "What was sent is of a form that is not taken."),
    (422, "The request is not of the form that it must have."),
    (429, "Too much was asked for or changed within a minute; see Retry-After."),
    (503, "The answer is still being worked out; see Retry-After."),
)
DESCRIPTION = """The record of an accord: the same answers as its pages, as objects.

Every view answers on a day (`on`), as known by a day (`known_by`), as recorded by a moment (`recorded_by`),
and of one track of talks (`track`). Objects are those of the exchange format; offsets are code points of a
document's text.
"""


def ref(name: str) -> Spec:
    """Refer to a schema of the document."""
    return {"$ref": REF + name}


def page_of(kinds: Iterable[str], **more: Spec) -> Spec:
    """The schema of a page of objects of some kinds."""
    refs = [ref(kind) for kind in kinds]
    text, day = {"type": "string"}, {"type": ["string", "null"], "format": "date"}
    fields: Spec = {
        **(
            {"items": {"type": "array", "items": refs[0] if len(refs) == 1 else {"anyOf": refs}}}
            if refs
            else {}
        ),
        "total": {"type": "integer", "minimum": 0, "description": "on all pages together"},
        "next": {"type": ["string", "null"], "description": "the cursor of the next page; null on the last"},
        "on": {**text, "format": "date"},
        "known_by": day,
        "recorded_by": {"type": ["string", "null"]},
        "recorded_at": {
            **text,
            "description": "of the last entry that the answer holds; empty where there is none",
        },
        "track": {"type": ["string", "null"]},
        "later": {
            "type": "integer",
            "minimum": 0,
            "description": "entries that bear on it and are not in it yet",
        },
        **more,
    }
    return closed(fields)


def closed(fields: Spec) -> Spec:
    """The schema of an object with these fields, all of them, and no other."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def promised(
    content: Mapping[str, Spec] | None,
    what: str,
    *,
    status: int = 200,
    kept: bool = True,
    headers: Spec | None = None,
) -> dict[int | str, Spec]:
    """What a route may answer: this, or one of the errors; `kept` where it has a tag."""
    told: Spec = {"description": what, "headers": {**(_TAGGED if kept else {}), **(headers or {})}}
    if content:
        told["content"] = {media: {"schema": one} for media, one in content.items()}
    found: dict[int | str, Spec] = {status: told}
    if kept:
        found[304] = {"description": "It is as the program has it already.", "headers": dict(_TAGGED)}
    for number, words in ERRORS:
        found[number] = {"description": words, "content": {PROBLEM: {"schema": ref("problem-details")}}}
    return found


def described(routers: Iterable[APIRouter]) -> Spec:
    """Write the OpenAPI document of some routers."""
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    made = get_openapi(
        title="servanda", version=__version__, description=DESCRIPTION, routes=routes, servers=[{"url": "/"}]
    )
    for route in routes:
        for method in route.methods or ():
            operation = made["paths"][route.path_format][method.lower()]
            operation.pop("x-clocks", None)
            if is_clocked(route):
                operation.setdefault("parameters", []).extend(CLOCKS)
    _link(made["paths"])
    components = made.setdefault("components", {})
    others = {
        name: found
        for name, found in components.get("schemas", {}).items()
        if name not in ("HTTPValidationError", "ValidationError")
    }
    own = _objects()
    if twice := others.keys() & own.keys():
        raise TypeError(f"one name for two schemas: {', '.join(sorted(twice))}")
    components["schemas"] = {**others, **own}
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A personal token, made on the page /own.",
        }
    }
    made["security"] = [{"token": []}]
    return made


def _link(paths: Spec) -> None:
    """Say which answer leads to which question: a list to each of its things, what is made to itself."""
    for path, operations in paths.items():
        parent, _, last = path.rpartition("/")
        if last == "{id}" and "items" in _fields(paths.get(parent, {}).get("get", {}), "200"):
            at = "$response.body#/items/0/" + _NAMED.get(parent, "id")
            _lead(paths[parent]["get"], "200", operations["get"], at)
    for (method, path, status), (to, other) in _MADE.items():
        if path in paths and other in paths:
            _lead(paths[path][method], status, paths[other][to], "$response.body#/id")


def _fields(operation: Spec, status: str) -> Spec:
    told = operation.get("responses", {}).get(status, {}).get("content", {}).get("application/json", {})
    found: Spec = told.get("schema", {}).get("properties", {})
    return found


def _lead(operation: Spec, status: str, other: Spec, at: str) -> None:
    links = operation["responses"][status].setdefault("links", {})
    links[other["operationId"]] = {"operationId": other["operationId"], "parameters": {"id": at}}


_NAMED = {"/api/pages/documents": "source/document"}  # where the id stands in a list, if not in `id`
_MADE = {
    ("post", "/api/judgements", "201"): ("delete", "/api/judgements/{id}"),
    ("post", "/api/documents", "202"): ("get", "/api/jobs/{id}"),
}


def _objects() -> Spec:
    found: Spec = {}
    for kind in (*KINDS, *ANSWERS):
        found[kind] = {name: value for name, value in schema(kind).items() if name not in ("$schema", "$id")}
    found["problem-details"] = PROBLEM_DETAILS
    return {**found, **schemas()}


_TAGGED: Spec = {
    "ETag": {
        "required": True,
        "schema": {"type": "string", "pattern": '^"[0-9a-f]+"$'},
        "description": "Of this answer.",
    },
    "Cache-Control": {"required": True, "schema": {"type": "string"}},
}

PROBLEM_DETAILS: Spec = {
    "title": "problem-details",
    "description": "Why a request was not met (RFC 9457), and what to do.",
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "remedy": {"type": "string"},
        "errors": {
            "type": "array",
            "items": closed({"where": {"type": "string"}, "what": {"type": "string"}}),
        },
    },
    "required": ["type", "title", "status", "detail", "instance", "remedy"],
    "additionalProperties": False,
}


def _clock(name: str, schema_: Spec, words: str) -> Spec:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema_}


DAY: Spec = {"type": "string", "format": "date"}
INSTANT: Spec = {"type": "string", "format": "date-time", "pattern": MOMENT}
CLOCKS: tuple[Spec, ...] = (
    _clock("on", DAY, "The day of which the answer speaks; without it the latest day of publication."),
    _clock("known_by", DAY, "Only what was published by the end of this day."),
    _clock(
        "recorded_by",
        {"anyOf": [DAY, INSTANT]},
        "The record as it stood at this moment, or at the end of this day, in UTC.",
    ),
    _clock("track", {"type": "string", "pattern": TRACK}, "Only what bears on this track of talks."),
)

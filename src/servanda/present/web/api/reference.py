"""The API about itself: its OpenAPI document, the schemas of its objects, and a plain page of reference.

Rule: the page is drawn from the document and has no script; nothing is told in it that the document lacks.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.exceptions import RequestValidationError

from servanda.present.exchange import ANSWERS, KINDS, schema
from servanda.present.web.api.answering import JSON, sent, tag, unchanged
from servanda.present.web.api.contract import ERRORS, described, promised
from servanda.present.web.api.strict import strict
from servanda.present.web.rendering import page
from servanda.present.web.visit import Reading

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["reference"])
SCHEMA = "application/schema+json"


@router.get(
    "/openapi.json",
    summary="This API, as an OpenAPI document.",
    response_class=Response,
    responses=promised({JSON: {"type": "object"}}, "OpenAPI 3.1."),
)
def openapi(visit: Reading, request: Request) -> Response:
    """Describe the API."""
    name = tag(visit, None, *_made(request)["paths"])
    return unchanged(visit, name) or sent(name, _made(request))


@router.get(
    "/schemas/{kind}",
    summary="The JSON Schema of a kind of object.",
    response_class=Response,
    responses=promised({SCHEMA: {"type": "object"}}, "JSON Schema 2020-12."),
)
def of_kind(
    visit: Reading, kind: Annotated[str, Path(json_schema_extra={"enum": [*KINDS, *ANSWERS]})]
) -> Response:
    """Give a schema."""
    if kind not in (*KINDS, *ANSWERS):
        told = f"one of: {', '.join((*KINDS, *ANSWERS))}"
        raise RequestValidationError([{"loc": ("path", "kind"), "msg": told}])
    name = tag(visit, None)
    return unchanged(visit, name) or sent(name, schema(kind), SCHEMA)


@router.get(
    "/docs",
    summary="This API, as a page to read.",
    response_class=Response,
    responses=promised({"text/html": {"type": "string"}}, "A page without scripts of its own.", kept=False),
)
def reference(visit: Reading, request: Request) -> Response:
    """Show the reference."""
    return page(visit, "api.html.j2", title="The API", groups=_groups(_made(request)), errors=ERRORS)


def _made(request: Request) -> dict[str, Any]:
    state = request.app.state
    if not hasattr(state, "openapi"):
        from servanda.present.web.api import API  # the table holds this router too

        state.openapi = described(API)
    found: dict[str, Any] = state.openapi
    return found


def _groups(spec: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path, operations in spec["paths"].items():
        for method, one in operations.items():
            ok: dict[str, Any] = next(
                (told for status, told in one["responses"].items() if status.startswith("2")), {}
            )
            found.setdefault((one.get("tags") or ["other"])[0], []).append(
                {
                    "method": method.upper(),
                    "path": path,
                    "summary": one.get("summary", ""),
                    "description": one.get("description", ""),
                    "fields": [
                        (each["name"], each["in"], bool(each.get("required")), each.get("description", ""))
                        for each in one.get("parameters", ())
                    ],
                    "media": list(ok.get("content", {})),
                    "gives": ok.get("description", ""),
                }
            )
    return found

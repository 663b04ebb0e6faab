"""The shape of a dossier file to a JSON Schema, by which editors complete and check while one writes.

Rule: made from the models that load the files, so that the two never part; the words for each field stand in
fields.yaml. What the schema takes may still be refused on loading (a day that is none, an id that nothing
defines); what loads, the schema takes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema

from servanda.dossier.entries import DossierFile
from servanda.model.act import ROLES

NAME = ".schema.json"
"""The file beside definitions to which their first line points."""
POINTER = f"# yaml-language-server: $schema={NAME}\n"


@cache
def written() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of one file of a dossier."""
    made = DossierFile.model_json_schema(by_alias=True, schema_generator=GenerateJsonSchema)
    kinds: dict[str, Any] = {**made.pop("$defs"), "DossierFile": made}
    for kind, one in kinds.items():
        for name, field in one.get("properties", {}).items():
            _describe(kind, name, field)
        kinds[kind] = _plain(one)
    top = kinds.pop("DossierFile")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": "urn:servanda:dossier",
        **top,
        "title": "A file of a dossier",
        "$defs": kinds,
    }


@cache
def fields() -> dict[str, str]:
    """What each field holds, by KIND.field or field."""
    text = (files("servanda.dossier") / "fields.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(text, Loader=yaml.BaseLoader)["fields"]
    return found


def _describe(kind: str, name: str, field: dict[str, Any]) -> None:
    told = fields().get(f"{kind}.{name}") or fields().get(name)
    if told is None:
        raise LookupError(f"fields.yaml says nothing of {kind}.{name}")
    field["description"] = told
    if name == "role":
        field["enum"] = list(ROLES)


def _plain(value: Any) -> Any:
    """Leave out titles that only repeat a name, and let a number stand for text, as loading does."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: one if key in ("default", "enum") else _plain(one)
        for key, one in value.items()
        if not (key == "title" and isinstance(one, str))
    }
    if kept.get("type") == "string" and not {"pattern", "enum", "const"} & set(kept):
        kept["type"] = ["string", "number"]
    return kept

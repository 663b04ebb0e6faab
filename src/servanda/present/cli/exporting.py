"""The commands for other programs: export, extract, schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from servanda.dossier import editors
from servanda.present import exchange
from servanda.present.cli.console import terms, write_array, write_json, write_lines
from servanda.present.cli.opening import Clocks, nothing_read, open_files, open_record, read_each, view_of
from servanda.present.cli.options import (
    Dossier,
    Encoding,
    Json,
    KnownBy,
    On,
    Published,
    Record,
    RecordedBy,
    TrackId,
)
from servanda.present.exchange.extract import extract_objects

HERE = Path()


class Format(StrEnum):
    """In which form a record is exported."""

    JSONL = "jsonl"
    JSON = "json"


def export(
    record: Record = HERE,
    form: Annotated[Format, typer.Option("--format", help="One object a line, or one array.")] = Format.JSONL,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be given again.")
    ] = None,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    track: TrackId = None,
    as_json: Json = False,
) -> None:
    """Write the record as exchange objects, in UTF-8.

    Each object has a kind and an id; what is derived lists the ids it rests on, down to assertions with
    the exact words. `servanda schema KIND` describes a kind.

    \b
      servanda export --format jsonl > accord.jsonl
      servanda export --kind round --known-by 2009-06-01
    """
    with open_record(record) as register:
        view = view_of(register, Clocks(on, known_by, recorded_by, track))
    found = exchange.objects(view, kind)
    if as_json or form is Format.JSON:
        write_array(found)
    else:
        write_lines(found)


def extract(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Reports, folders of them, or - for standard input.")
    ],
    published: Published = None,
    encoding: Encoding = None,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Read reports and write exchange objects, with no record.

    One object a line: the reader as a filter. Each is read by itself. Problems go to standard
    error, and are objects too. For dates, actors or figures alone: `servanda read --only`.

    \b
      servanda extract report.txt --published 2009-05-22 | jq 'select(.kind == "assertion")'
    """
    register, problems = open_files(files, dossier, published, encoding)
    failed = list(problems)
    with register:
        found = extract_objects(read_each(register, failed.append), failed)
        if as_json:
            write_array(found)
        else:
            write_lines(found)
        terms(context).problems(failed)
        nothing_read(register, terms(context), (), told=bool(failed))


def schema(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=f"One of: {', '.join(exchange.KINDS)}; or: dossier.")
    ],
) -> None:
    """Print the JSON Schema of objects or of dossier files.

    JSON Schema 2020-12, to which every exported object holds. That of dossier files lets an editor
    complete and check what one writes.

    \b
      servanda schema assertion
      servanda schema dossier > .schema.json
    """
    write_json(editors.schema() if kind == "dossier" else exchange.schema(kind))

"""The forms in which a sheet leaves the program as a file, each with its name, ending and media type.

Rule: one line of FORMS a form; the command line and the pages offer what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from servanda.present import docx, html, markdown, pdf
from servanda.present.page import Sheet


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `binary` is what no terminal should be shown."""

    name: str
    ending: str
    media: str
    write: Callable[[Sheet], bytes]
    binary: bool = False


def _markdown(sheet: Sheet) -> bytes:
    return markdown.markdown(sheet).encode()


def _html(sheet: Sheet) -> bytes:
    return html.page(sheet).encode()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: tuple[Form, ...] = (
    Form("markdown", ".md", "text/markdown; charset=utf-8", _markdown),
    Form("html", ".html", "text/html; charset=utf-8", _html),
    Form("docx", ".docx", WORD, docx.document, binary=True),
    Form("pdf", ".pdf", "application/pdf", pdf.pages, binary=True),
)


def form(name: str) -> Form | None:
    """Find a form by its name."""
    return next((one for one in FORMS if one.name == name), None)


def ending(file: str) -> Form | None:
    """Find the form that the ending of a file's name stands for."""
    return next((one for one in FORMS if file.lower().endswith(one.ending)), None)

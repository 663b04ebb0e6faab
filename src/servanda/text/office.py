"""PDF and Word documents as canonical text, where the extra `formats` is installed.

A PDF's pages are joined by a form feed; its lines stay as they are set, for the segmenter to join.
A Word document's paragraphs and table rows become lines, in their order.
"""

from __future__ import annotations

import io
from importlib import import_module
from types import ModuleType

from servanda.errors import UnreadableDocument

VERSION = "1"
_INSTALL = "Install what reads it (pip install 'servanda[formats]'), or save it as plain text."


def takes_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF."""
    return data.startswith(b"%PDF")


def takes_docx(data: bytes) -> bool:
    """Tell whether bytes are a Word document: a ZIP archive that holds its main part."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def convert_pdf(data: bytes) -> str:
    """Read the text layer of a PDF.

    Raises:
        UnreadableDocument: damaged, locked, without a text layer, or the extra is not installed.
    """
    pdfium = _extra("pypdfium2", "a PDF")
    try:
        document = pdfium.PdfDocument(data)
        pages = [page.get_textpage().get_text_range() for page in document]
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(
            f"the PDF cannot be opened ({error})", remedy="Unlock or repair it, then add it again."
        ) from None
    text = "\n\f\n".join(page.replace("\r\n", "\n") for page in pages)
    if not text.strip():
        raise UnreadableDocument(
            "the PDF has no text layer: its pages are pictures", remedy="Run it through OCR first (ocrmypdf)."
        )
    return text


def convert_docx(data: bytes) -> str:
    """Read the paragraphs and tables of a Word document.

    Raises:
        UnreadableDocument: damaged, or the extra is not installed.
    """
    docx = _extra("docx", "a Word document")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what zipfile, lxml and it itself raise
        raise UnreadableDocument(
            f"the Word document cannot be opened ({type(error).__name__})",
            remedy="Open it and save it again, or save it as plain text.",
        ) from None
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines.extend(" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _extra(module: str, what: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError:
        raise UnreadableDocument(f"this is {what}, which is not read here", remedy=_INSTALL) from None

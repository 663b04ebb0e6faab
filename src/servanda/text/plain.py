"""Plain text: decoded as it stands, no newline translated, no character repaired.

Rule: a wrong guess at an encoding would put wrong words on the record, so bytes that are not UTF-8
(or marked UTF-16) are refused with the likely encoding named; the caller then says it.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from servanda.errors import UnreadableDocument

VERSION = "1"

# First bytes of what is often taken for a report: (signature, what it is, remedy)
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Save it as text (pdftotext FILE.pdf) or add the HTML page."),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "Save it as plain text or HTML."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first (gunzip)."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as plain text or HTML."),
    (b"\x89PNG", "a PNG picture", "Add the text that it shows."),
    (b"\xff\xd8\xff", "a JPEG picture", "Add the text that it shows."),
    (b"GIF8", "a GIF picture", "Add the text that it shows."),
    (b"SQLite format 3", "an SQLite database", "Export the texts that it holds."),
)
# What reports are written in; a detector left free names encodings that nobody has used for decades.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "koi8_r",
    "mac_roman", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr", "utf_16_le", "utf_16_be",
]  # fmt: skip
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def takes(data: bytes) -> bool:
    """Tell whether bytes may be text: no known binary signature, hardly any control characters."""
    if data.startswith(_BOMS):
        return True
    if any(data.startswith(signature) for signature, _, _ in _SIGNATURES):
        return False
    head = data[:65536]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return control <= len(head) // 200


def describe(data: bytes) -> str:
    """Say what bytes are that are no text."""
    name = next((name for signature, name, _ in _SIGNATURES if data.startswith(signature)), None)
    return f"this is {name}, not text" if name else "this is binary data, not text"


def remedy_for(data: bytes) -> str:
    """Say what to do with them."""
    found = (remedy for signature, _, remedy in _SIGNATURES if data.startswith(signature))
    return next(found, "Save the report as plain text (UTF-8) or HTML and add that.")


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode text.

    Args:
        data: the bytes.
        encoding: as the caller or the markup says; None tries UTF-8 and marked UTF-16.

    Raises:
        UnreadableDocument: the bytes are not in that encoding, or it is no encoding.
    """
    if data.startswith(_BOMS):
        encoding = "utf-16"
    try:
        return data.decode(encoding or "utf-8-sig")
    except LookupError:
        raise UnreadableDocument(f"no such encoding: {encoding}", remedy="Name one such as cp1252.") from None
    except UnicodeDecodeError as error:
        ranked = [one.encoding for one in from_bytes(data[:200_000], cp_isolation=_LIKELY)]
        likely = " or ".join(ranked[:2] or ["cp1252"])
        around = data[max(0, error.start - 20) : error.start + 10].decode("ascii", "replace")
        raise UnreadableDocument(
            f"not {encoding or 'UTF-8'}: byte {error.start} cannot be decoded",
            words=f"… {around} …",
            remedy=f"If it is {likely}, give it alone with --encoding NAME; otherwise fetch it again.",
        ) from None

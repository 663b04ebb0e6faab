"""Mail: subject as title, the sender as publisher, the day of its Date header; the body is its text part.

Canonical text is the subject, an empty line, and the body as decoded.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from dataclasses import dataclass

from servanda.model.source import Part, Region
from servanda.text import html
from servanda.text.regions import find_regions

VERSION = "1"
_HEADER = re.compile(rb"^(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_NEEDED = re.compile(rb"^(from|date|subject|received|message-id):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Message:
    """A mail as text, with what its headers say."""

    text: str
    title: str
    publisher: str
    published: str
    regions: tuple[Region, ...]


def takes(data: bytes) -> bool:
    """Tell whether bytes open with mail headers, at least two of them the usual ones."""
    head = _HEADER.match(data[:20000])
    return head is not None and len(_NEEDED.findall(head[0])) >= 2


def convert(data: bytes) -> Message:
    """Read a mail; attachments are left out, and a body in HTML alone is converted."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    content = str(body.get_content()) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        content = html.convert(content).text
    subject = " ".join(str(message.get("subject", "")).split())
    head = f"{subject}\n\n" if subject else ""
    regions = tuple(
        Region(region.start + len(head), region.end + len(head), _no_title(region.part))
        for region in find_regions(content)
    )
    if head:
        regions = (Region(0, len(head), Part.TITLE), *regions)
    name, address = email.utils.parseaddr(str(message.get("from", "")))
    return Message(head + content, subject, name or address, _day(str(message.get("date", ""))), regions)


def _no_title(part: Part) -> Part:
    return Part.BODY if part is Part.TITLE else part  # the subject is the title


def _day(value: str) -> str:
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError):
        return ""

"""Where to go after a form: back to a page of this site, and nowhere else.

Rule: what a form or an address names is a path from the root; all else is the first page.
"""

from __future__ import annotations

from urllib.parse import urlsplit


def safe(target: str) -> str:
    """Give an address within this site, the first page where it is none."""
    if not target.startswith("/") or target.startswith(("//", "/\\")):
        return "/"
    if any(not one.isprintable() or one == "\\" for one in target):
        return "/"
    try:
        parts = urlsplit(target)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else target

"""That a form was sent by a page of this site, and not by one of somebody else's.

Rule: a request that changes something brings the token of its session, in the field `csrf` or the header
X-CSRF-Token, and comes from this origin. A program that brings a token of the API needs neither: no browser
adds that by itself.
"""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from fastapi import Request

from servanda.present.web.refusals import Refused
from servanda.present.web.settings import WebSettings

SAFE = ("GET", "HEAD", "OPTIONS")
FIELD = "csrf"
HEADER = "x-csrf-token"


def token(key: bytes, cookie: str) -> str:
    """The token of a session, by its cookie; it tells nothing of the cookie."""
    return hmac.new(key, f"csrf:{cookie}".encode(), hashlib.sha256).hexdigest()


async def check(request: Request, expected: str, settings: WebSettings) -> None:
    """Let through what a page of this site sent, with the token that is expected.

    Raises:
        Refused: it came from elsewhere, or without the token.
    """
    _same_origin(request, settings)
    given = request.headers.get(HEADER, "")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not given and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        found = (await request.form()).get(FIELD)
        given = found if isinstance(found, str) else ""
    if not expected or not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
        raise Refused(
            403,
            "the form is out of date, or was not sent by this site",
            remedy="Open the page again and send the form from there.",
        )


def _same_origin(request: Request, settings: WebSettings) -> None:
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = settings.address or f"{request.url.scheme}://{request.headers.get('host', '')}"
    wrong = site is not None and site not in ("same-origin", "none")
    if origin is not None and origin != "null":
        asked, mine = urlsplit(origin), urlsplit(own)
        wrong = wrong or (asked.scheme, asked.netloc.lower()) != (mine.scheme, mine.netloc.lower())
    elif origin == "null" and site != "same-origin":
        wrong = True
    if wrong:
        raise Refused(403, "this was sent by another site", remedy="Send it from a page of this record.")

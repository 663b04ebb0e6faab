"""After a decision: the browser that made it gets answers that hold it.

Rule: the number of the entry travels in a cookie, so that it holds for every worker of a server; it says
nothing but how new an answer must be.
"""

from __future__ import annotations

from typing import TypeVar

from fastapi import Response

from servanda.present.web.rendering import set_cookie
from servanda.present.web.visit import SEEN, Visit

R = TypeVar("R", bound=Response)
LONG = 600  # seconds after which every answer holds it anyway


def decided(visit: Visit, response: R) -> R:
    """Let the next answers of this browser hold all that is in the record now."""
    set_cookie(visit, response, SEEN, str(visit.site.answers.revision()), LONG)
    return response

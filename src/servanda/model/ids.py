"""Content ids: the same content has the same name on every machine.

Rule: an id is a kind prefix and 16 hex digits of SHA-256 over the parts, each length-prefixed,
so that no two different lists of parts share a name by concatenation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

CONCEPT = "concept:"  # how the id of a subject matter begins


def content_id(prefix: str, *parts: object) -> str:
    """Name content by what it is, as in ``a_0123456789abcdef``."""
    digest = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}_{digest.hexdigest()[:16]}"


def case_id(event: str) -> str:
    """Name the case that an event is, in exports."""
    return content_id("case", event)


def slug(text: str) -> str:
    """Reduce a name to lower-case ASCII words joined by hyphens, as in ``dagoberto-rodriguez``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def related(left: str, right: str) -> bool:
    """Tell whether two subjects are the same, or one concept is the narrower of the other.

    A concept whose id ends in another's is within it: ``concept:coastal-fisheries``, ``concept:fisheries``.
    """
    if left == right:
        return True
    if not left.startswith(CONCEPT) or not right.startswith(CONCEPT):
        return False
    short, long = sorted((left[len(CONCEPT) :], right[len(CONCEPT) :]), key=len)
    return long.endswith("-" + short)

"""Any text to text that a page can show: what would hide, reorder or break is made visible.

Rule: every value that a template writes goes through `shown`. Joiners that scripts and emoji need stay;
controls that act on what stands around them are written out as a mark.
"""

from __future__ import annotations

import re

# Controls; marks and embeddings of direction; fillers and tags that hide; halves of characters.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def shown(text: str) -> str:
    """Write out what is hostile: U+202E becomes ``⟨U+202E⟩``; a carriage return before a new line goes."""
    if not _HOSTILE.search(text):
        return text
    return _HOSTILE.sub(_mark, text.replace("\r\n", "\n"))


def _mark(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"

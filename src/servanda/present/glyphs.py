"""Which characters the fonts at hand can draw.

Rule: the typesetter itself is asked. PDF/UA forbids a character without a glyph, so a page of nothing but the
characters in question either sets, or its error names those that are lacking.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

# Each between spaces, so that none is shaped together with its neighbour.
_PAGE = b"""#set document(title: "probe", date: none)
#set page(height: auto)
#set text(font: json(bytes(sys.inputs.fonts)), lang: "en")
#for one in json(bytes(sys.inputs.characters)) { [#one ] }
"""
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")
_BATCH = 400  # characters on one page


def lacking(
    typst: ModuleType, characters: Iterable[str], names: tuple[str, ...], fonts: Any, alone: bool
) -> frozenset[str]:
    """Find the characters that no font has.

    Args:
        typst: the typesetter.
        characters: single characters; plain ASCII is never asked about.
        names: the fonts' names, in the order in which they are tried.
        fonts: the typesetter's fonts.
        alone: use these fonts only, not those of the machine.
    """
    asked = sorted({c for c in characters if ord(c) > 0x7E})
    missing: set[str] = set()
    for start in range(0, len(asked), _BATCH):
        batch = asked[start : start + _BATCH]
        while batch:
            named = _named(typst, batch, names, fonts, alone)
            if named is None:
                break
            # An error that names none of them is taken for all of them: shown by code, nothing is lost.
            found = named & set(batch) or set(batch)
            missing |= found
            batch = [c for c in batch if c not in found]
    return frozenset(missing)


def _named(
    typst: ModuleType, batch: list[str], names: tuple[str, ...], fonts: Any, alone: bool
) -> set[str] | None:
    """Set the page; None if it sets, else the characters that its errors name."""
    inputs = {"fonts": json.dumps(names), "characters": json.dumps(batch)}
    try:
        typst.compile(
            _PAGE, font_paths=fonts, ignore_system_fonts=alone, format="pdf", sys_inputs=inputs,
            pdf_standards="ua-1", timestamp=0,
        )  # fmt: skip
    except typst.TypstError as error:
        said = f"{error.message}\n{error.diagnostic}"
        return set(said) | {chr(int(number, 16)) for number in _ESCAPED.findall(said)}
    return None

"""The two reports of the sample, and words of them to cite."""

from __future__ import annotations

import hashlib

from servanda.model.source import Document, Evidence, Part, Region

WIRE = """Norland and Sudmark meet on cod

HAVEN (Wire) - Delegates of Norland and Sudmark met in Haven on Tuesday for the first round since 2016.

Ana Berg, deputy fisheries minister of Norland, led the Norland delegation. Norland asked for inspectors \
on Sudmark trawlers. Sudmark repeated its objection to the net rule.

"We keep our word when the other side keeps theirs," Berg said.

Two senators, Per Lund and Ida Moe, said in a joint statement that Sudmark "hides hundreds of landings a year".

The rounds are due twice a year, in turn in each country. Sudmark proposed the next one for December.
"""

PAPER = """Cod talks open after a long pause

12 May 2021

Sudmark broke the talks off in 2017, the ministry said. It would reopen its ports only if the quota is raised.

Since 2019 Norland has limited landings to 400 tonnes a week. It sent 12 crewmen home in April 2021.

"Sudmark hides hundreds of landings a year," senators Lund and Moe said.
"""


def document(text: str, file: str, title: str, publisher: str) -> Document:
    """Make a document whose first line is its title."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    first = text.index("\n")
    regions = (Region(0, first, Part.TITLE), Region(first, len(text), Part.BODY))
    return Document(
        id=f"d_{digest[:16]}",
        sha256=digest,
        file=file,
        text=text,
        title=title,
        publisher=publisher,
        regions=regions,
    )


wire = document(WIRE, "wire.txt", "Norland and Sudmark meet on cod", "")
paper = document(PAPER, "paper.txt", "Cod talks open after a long pause", "Haven Post")


def words(where: Document, quote: str) -> Evidence:
    """Cite words that stand in a document."""
    start = where.text.index(quote)
    return where.quote(start, start + len(quote))

"""Hand-built documents and readings of invented accords, for tests that need no reader."""

import hashlib

from servanda.model.act import Attribution, Modality, Voice
from servanda.model.record import Assertion, Problem, Reading, Role, Speaker, Statement, Timex
from servanda.model.source import Basis, Document, Part, Published, Region
from servanda.model.when import Direction, Expression, Kind, Temporal

PATROL = (
    "Delegations of Norland and Sudria met in Port Anse on Tuesday to review the herring quota.\n"
    "Norland said that Sudria had landed twice its share of the café fleet's catch.\n"
    "Sudria's envoy proposed another meeting in May."
)
SLUICE = (
    "Upper Oria opened the sluices at Mirel in 2011, its water ministry said.\n"
    "Gauge readings were handed to Lower Oria every quarter, as the protocol asks."
)


def make_document(text: str, *, file: str = "report.txt", published: str | None = None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=f"d_{digest[:16]}",
        sha256=digest,
        file=file,
        text=text,
        title=text.partition("\n")[0],
        published=Published(published, Basis.STATED) if published else Published(),
        regions=(Region(0, len(text), Part.BODY),),
    )


def data_of(document: Document) -> bytes:
    return document.text.encode()


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def patrol_reading(
    document: Document, *, reader: str = "machine 1", words: str = "w1", name: str = ""
) -> Reading:
    """A reading of PATROL: a round held, an accusation within a statement, a round proposed."""
    text = document.text
    id_ = name or f"r_{document.id[2:]}_{reader}_{words}"
    held = document.quote(*place(text, "met in Port Anse on Tuesday"))
    said = document.quote(*place(text, "Sudria had landed twice its share"))
    asked = document.quote(*place(text, "proposed another meeting in May"))
    tuesday, may = place(text, "Tuesday"), place(text, "in May")
    norland = place(text, "Norland")
    return Reading(
        id=id_,
        document=document.id,
        reader=reader,
        words=words,
        anchor=document.published.value,
        assertions=(
            Assertion(
                id="a_held",
                document=document.id,
                reading=id_,
                type="talks.hold",
                roles=(
                    Role("agent", "Norland", "state:NO1", "Norland", *norland),
                    Role("topic", "", "concept:fisheries"),
                ),
                when=Temporal("Tuesday", Expression(Kind.WEEKDAY, "2", Direction.PAST), *tuesday),
                evidence=(held,),
                confidence=0.8,
            ),
            Assertion(
                id="a_breach",
                document=document.id,
                reading=id_,
                type="conduct.breach",
                said_by=(Attribution("Norland", "state:NO1", Voice.ACCUSE),),
                within="s_share",
                evidence=(said,),
            ),
            Assertion(
                id="a_next",
                document=document.id,
                reading=id_,
                type="talks.hold",
                modality=Modality.PROPOSED,
                when=Temporal("in May", Expression(Kind.MONTH, "05", Direction.FUTURE), *may),
                evidence=(asked,),
            ),
        ),
        timexes=(Timex(document.id, *tuesday, "Tuesday", "DATE", "XXXX-WXX-2"),),
        statements=(
            Statement(
                id="s_share",
                document=document.id,
                speakers=(Speaker("state:NO1", "Norland"),),
                content=(said,),
            ),
        ),
        problems=(Problem(id="p_odd", where=document.file, what="an odd sentence", document=document.id),),
    )

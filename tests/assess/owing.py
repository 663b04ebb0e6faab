"""Counts and duties for tests of performance: a floor of 100 licences a fiscal year, and figures for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from servanda.assess import assess
from servanda.model.act import Attribution, Voice
from servanda.model.dossier import CommitmentDef, CountDef, Dossier, InstrumentDef, PeriodDef
from servanda.model.duties import Commitment, Performance
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import Withdrawal
from servanda.model.when import Expression, Recurrence, Temporal
from tests.assess.making import AA, BB, LICENCE, Making, dossier

ACCORD = "instrument:strait-accord"
YEARLY = PeriodDef(every=Recurrence(1, "year"), start="2004-10-01", label="fiscal")
FY2005, FY2006, FY2007 = "2004-10-01/2005-09-30", "2005-10-01/2006-09-30", "2006-10-01/2007-09-30"

# BB owes AA at least 100 licences a fiscal year, measured by licences that BB grants, test licences left out.
FLOOR = CommitmentDef(
    id="commitment:licences",
    instrument=ACCORD,
    obligor=BB,
    beneficiary=AA,
    duty="grant at least 100 licences a year",
    topics=(LICENCE,),
    bound="floor",
    timing="recurring",
    amount=100,
    unit="licence",
    periods=YEARLY,
    measured_by=(CountDef(counts=LICENCE, unit="licence", of=BB, excludes=("test licences",)),),
)


def book(*owed: CommitmentDef, **more: object) -> Dossier:
    """A dossier of the accord of September 2004, with the given duties."""
    accord = InstrumentDef(id=ACCORD, title="Strait Accord", date="2004-09-09", parties=(AA, BB))
    return replace(dossier(commitments=owed), instruments=(accord,), **more)  # type: ignore[arg-type]


def counted(
    made: Counting,
    known_on: str,
    number: float,
    period: str | None,
    *,
    as_of: str | None = None,
    by: str | None = None,
    high: float | None = -1,
    approximate: bool = False,
    said_by: str = "",
    accusing: bool = False,
    publisher: str = "",
    **scope: object,
) -> str:
    """Tell a count in a document of its own; gives the figure's id. `high` is None for "at least"."""
    document = made.document(known_on, f"There were {number:g} licences, by {by or 'the paper'}, {as_of}.")
    if publisher:
        document = replace(document, publisher=publisher)
        made.documents[-1] = document
    fields = {"unit": "licence", "counts": LICENCE, "of": BB, "excludes": ("test licences",), **scope}
    voice = Voice.ACCUSE if accusing else Voice.REPORT
    figure = Figure(
        id=content_id("f", document.id, number),
        document=document.id,
        start=0,
        end=len(document.text),
        text=document.text,
        amount=Amount(number, number if high == -1 else high, approximate),
        period=Temporal(period, Expression.absolute(period)) if period else None,
        as_of=Temporal(as_of, Expression.absolute(as_of)) if as_of else None,
        counted_by=by,
        said_by=(Attribution(said_by, said_by or None, voice),) if said_by else (),
        **fields,  # type: ignore[arg-type]
    )
    made.figures.append(figure)
    return figure.id


class Counting(Making):
    """A record in the making that has figures and withdrawals too."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: list[Figure] = []
        self.withdrawals: list[Withdrawal] = []

    def takes_back(self, known_on: str, *what: str) -> None:
        """A document that withdraws something told before."""
        document = self.document(known_on, f"What was told is withdrawn ({len(self.withdrawals)}).")
        cited = (self.cite(document),)
        self.withdrawals.append(Withdrawal(id=content_id("w", document.id), document=document.id, what=what,
                                           evidence=cited))  # fmt: skip

    def owed(self, on: str, book: Dossier, *, known_by: str = "9999-12-31") -> tuple[Commitment, ...]:
        """The commitments on a day, as known by a day."""
        made = self.reconciled(known_by=known_by)
        there = {one.id for one in made.documents}
        gone = [one for one in self.withdrawals if one.document in there]
        made = replace(
            made,
            figures=tuple(one for one in self.figures if one.document in there),
            withdrawals=tuple(gone),
            withdrawn={what: one.id for one in gone for what in one.what},
        )
        return assess(made, book, on=date.fromisoformat(on)).commitments

    def rows(self, on: str, *owed: CommitmentDef, known_by: str = "9999-12-31") -> tuple[Performance, ...]:
        """The periods of the first of some duties."""
        return self.owed(on, book(*owed), known_by=known_by)[0].performance


def states(rows: Iterable[Performance]) -> list[tuple[str, str]]:
    """Periods by name with their states."""
    return [(one.name, one.state.value) for one in rows]

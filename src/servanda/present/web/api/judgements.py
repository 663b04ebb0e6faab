"""What people decide, from programs: a judgement, and taking one back by another.

Rule: nothing is ever deleted. DELETE adds the judgement that takes one back, and gives it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field, RootModel

from servanda.assess.scale import STEPS
from servanda.assess.trace import ids_of
from servanda.errors import UnknownId
from servanda.model.record import Decision, Judgement
from servanda.model.view import View
from servanda.present.exchange.record import judgement_object
from servanda.present.web.api.answering import JSON, plain
from servanda.present.web.api.contract import promised, ref
from servanda.present.web.api.strict import TRACK, strict
from servanda.present.web.api.things import Id
from servanda.present.web.deciding import decided
from servanda.present.web.deciding_forms import must_be_seen
from servanda.present.web.showing import shown
from servanda.present.web.visit import Reviewing

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["judgements"])

# Something that can be read stands in it; blanks of any script do not count.
_BLANK = r"\s\x00-\x1f\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
REASON = rf"^[^\x00]*[^{_BLANK}][^\x00]*$"
STEP = rf"^[0-9]{{4}}[0-9/\-]{{0,40}}=({'|'.join(STEPS)})$"
Why = Annotated[
    str, Field(min_length=1, max_length=4000, pattern=REASON, description="The reason; kept with it.")
]
Subject = Annotated[
    # Not \s: what is a blank is not the same to every engine that reads the pattern.
    str,
    Field(
        min_length=1, max_length=400, pattern=r"^[^\x00-\x20\x7f-\xa0]+$", description="An id of the record."
    ),
]


class _Judged(BaseModel):
    model_config = ConfigDict(extra="forbid")

    subject: Subject
    why: Why


class Plain(_Judged):
    """Words were read rightly, or do not say this."""

    decision: Literal["accept", "reject"]


class Corrected(_Judged):
    """One attribute was misread."""

    decision: Literal["correct"]
    value: Annotated[
        str, Field(max_length=1000, pattern=r"^[a-z_\-]+=[A-Za-z0-9][^\x00]*$", description="ATTRIBUTE=VALUE")
    ]


class Paired(_Judged):
    """Two are one, or are not; or a difference is settled by an assertion."""

    decision: Literal["same", "different", "prefer"]
    value: Subject


class Assessed(_Judged):
    """Where something stands on the scale of implementation, as a person sees it."""

    decision: Literal["assess"]
    value: Annotated[str, Field(max_length=100, pattern=STEP, description="PERIOD=STEP")]


class Judging(RootModel[Annotated[Plain | Corrected | Paired | Assessed, Field(discriminator="decision")]]):
    """A decision."""


LOCATION = {"Location": {"required": True, "schema": {"type": "string"}}}


@router.post(
    "/judgements",
    status_code=201,
    summary="Decide something: accept, reject, correct, same, different, prefer, assess.",
    response_class=Response,
    responses=promised({JSON: ref("judgement")}, "Kept.", status=201, kept=False, headers=LOCATION),
)
def judge(
    visit: Reviewing,
    given: Annotated[Judging, Body()],
    track: Annotated[  # noqa: ARG001 - read with the clocks
        str | None,
        Query(
            pattern=TRACK,
            max_length=400,
            description="The track of talks that it is about; a large record is answered one at a time.",
        ),
    ] = None,
) -> Response:
    """Keep a decision."""
    told = given.root
    value = getattr(told, "value", "")
    paired = told.decision in ("same", "different", "prefer")

    def decide(view: View) -> Judgement:
        # What is nowhere in the record is told before what is wrong with the decision.
        odd = told.decision == "assess" or value == told.subject
        if odd and told.subject not in ids_of(view):
            raise UnknownId(f"no such id in the record: {told.subject}", remedy="Ids stand in every answer.")
        with visit.site.registers.lend() as register:
            return register.judge(
                Decision(told.decision), told.subject, value=value, by=visit.who.name, why=told.why, view=view
            )

    kept = shown(visit, (told.subject, value) if paired else (told.subject,), decide)
    visit.note(f"judge {told.decision}", told.subject)
    return _kept(visit, kept, 201)


@router.delete(
    "/judgements/{id}",
    summary="Take a judgement back, by a new one; both stay in the record.",
    response_class=Response,
    responses=promised(
        {JSON: ref("judgement")}, "The judgement that takes it back.", kept=False, headers=LOCATION
    ),
)
def take_back(
    visit: Reviewing,
    id: Id,
    why: Annotated[str, Query(min_length=1, max_length=1000, pattern=REASON, description="The reason.")],
) -> Response:
    """Take a judgement back."""
    must_be_seen(visit, id)
    with visit.site.registers.lend() as register:
        kept = register.take_back(id, by=visit.who.name, why=why)
    visit.note("judge take-back", id)
    return _kept(visit, kept, 200)


def _kept(visit: Reviewing, kept: Judgement, status: int) -> Response:
    answer = plain(judgement_object(kept), status)
    answer.headers["Location"] = f"/api/judgements/{kept.id}"
    return decided(visit, answer)

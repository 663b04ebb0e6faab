"""One request: who asks, by which clocks, of which site. Every page and call of the API gets one.

Rule: a route says whom it is for by the type of its visit (`Reading`, `Reviewing`, `Keeping`, `Anyone`);
`app` refuses to start with a route that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from servanda.present.web import clocks as reading
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import Clocks
from servanda.present.web.refusals import NotSignedIn, Refused
from servanda.present.web.security import csrf
from servanda.present.web.security.audit import Noted
from servanda.present.web.security.gate import Entry, Gate
from servanda.present.web.security.who import Role, Who
from servanda.present.web.site import Site

SEEN = "seen"  # cookie: the entry of the record that the answers of this browser must hold


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was let in."""

    request: Request
    site: Site
    entry: Entry
    clocks: Clocks

    @property
    def who(self) -> Who:
        """Who asks.

        Raises:
            NotSignedIn: nobody is known.
        """
        if self.entry.who is None:
            raise NotSignedIn
        return self.entry.who

    @property
    def csrf(self) -> str:
        """What a form of this browser must bring along."""
        return self.entry.csrf

    def answer(self, clocks: Clocks | None = None, *, fresh: bool = False) -> Answer:
        """The answer at the clocks of this request, or at others, with single cases for those named alone.

        Args:
            clocks: the others.
            fresh: wait for all that is entered now.

        Raises:
            Busy: it is still being worked out.
            Refused: the record is of many accords, and no track is named.
        """
        asked = self.clocks if clocks is None else clocks
        if asked.track is None and self.site.narrow():
            raise Refused(
                409,
                "this record is of many accords",
                remedy="Choose a track of talks first.",
                headers={"Location": self.link("/tracks")},
            )
        at_least = self.site.answers.revision() if fresh else self._at_least()
        return self.site.answers.ask(asked, at_least, cases=self.who.cases)

    def link(self, path: str, **more: object) -> str:
        """Write an address of this site that keeps the clocks."""
        return reading.address(path, self.clocks, more)

    def note(self, action: str, subject: str = "", outcome: str = "done") -> None:
        """Write in the audit log what was done, and by whom."""
        name = self.entry.who.name if self.entry.who else ""
        self.site.gate.audit.note(name, action, subject, self.entry.address, outcome)

    def audited(self, lines: tuple[Noted, ...]) -> tuple[Noted, ...]:
        """Lines of the audit log, without the names of those whose cases whoever asks may not see."""
        if self.who.cases or self.site.narrow():
            return lines
        withheld = self.answer(Clocks()).view.withheld
        return (
            tuple(
                replace(one, subject=withheld.plain(one.subject), action=withheld.plain(one.action))
                for one in lines
            )
            if withheld
            else lines
        )

    def _at_least(self) -> int:
        told = self.request.cookies.get(SEEN, "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 12 else 0


Visiting = Callable[[Request], Coroutine[Any, Any, Visit]]


def needs(role: Role | None) -> Visiting:
    """Make the dependency that lets in who has a role; None lets everybody in."""

    async def visiting(request: Request) -> Visit:
        site: Site = request.app.state.site
        gate: Gate = site.gate
        try:
            entry = await run_in_threadpool(gate.enter, request)
        except NotSignedIn:
            gate.count_guess(request)
            raise
        if role is not None and entry.who is None:
            gate.count_read(entry)
            raise NotSignedIn
        if role is not None and entry.who is not None and not entry.who.may(role):
            raise Refused(
                403, f"this is for a {role.word}", remedy="Ask a keeper of this record for that role."
            )
        if request.method not in csrf.SAFE:
            if entry.who is None or entry.who.token is None:
                await csrf.check(request, entry.csrf, site.settings)
            await run_in_threadpool(gate.count_write, entry)
        else:
            gate.count_read(entry)
        return Visit(request, site, entry, reading.read(request.query_params))

    visiting.__dict__["role"] = role
    visiting.__dict__["tells_role"] = True
    return visiting


Anyone = Annotated[Visit, Depends(needs(None))]
Reading = Annotated[Visit, Depends(needs(Role.READER))]
Reviewing = Annotated[Visit, Depends(needs(Role.REVIEWER))]
Keeping = Annotated[Visit, Depends(needs(Role.KEEPER))]

"""Screens to pages: the templates, what they may call, and the cookies of an answer.

Rule: every value that a template writes is escaped, and passes `words.shown`; a name that nobody gave is an
error. Templates hold no decisions beyond how a thing is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup, escape

from servanda.errors import ServandaError
from servanda.model.view import View
from servanda.present.naming import plain, spoken, spoken_day, spoken_moment
from servanda.present.page import Cite, Columns, Source, Table, dated, named, particulars
from servanda.present.sections.desk import Desk
from servanda.present.templating import environment
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import NAMES
from servanda.present.web.navigation import parts
from servanda.present.web.remedies import on_page
from servanda.present.web.visit import Visit
from servanda.present.web.words import shown

THEMES = ("auto", "light", "dark")
THEME = "theme"
_QUOTED = re.compile("“[^“”]+”")


def page(
    visit: Visit, template: str, *, status: int = 200, answer: Answer | None = None, **values: Any
) -> HTMLResponse:
    """Draw a template as the answer to a request.

    Args:
        visit: the request.
        template: its name under templates/.
        status: of the answer.
        answer: what the page was made from; its clocks and what it lacks are shown.
        values: what the template names; `title` is the page's.
    """
    theme = visit.request.cookies.get(THEME, THEMES[0])
    text = (
        _environment()
        .get_template(template)
        .render(
            visit=visit,
            path=visit.request.url.path,
            link=visit.link,
            csrf=visit.csrf,
            clocks=visit.clocks,
            clock_names=NAMES,
            navigation=parts(visit.site.served, visit.entry.who.role) if visit.entry.who else (),
            theme=theme if theme in THEMES else THEMES[0],
            answer=answer,
            notice=notice(answer) if answer else "",
            cite_link=lambda cite: visit.link(place(cite)),
            here=lambda **more: _here(visit, more),
            **_named(visit, answer),
            **values,
        )
    )
    response = HTMLResponse(text, status)
    response.headers["Cache-Control"] = "no-store"
    keep_cookie(visit, response)
    return response


def drawn(visit: Visit, answer: Answer, template: str, *, beside: int = 0, **values: Any) -> Markup:
    """Draw a part of a page, once for all who ask alike for as long as its answer stands.

    The part knows nothing of who asks: no name, no token. What it is given must follow from the answer
    and the address alone, and from another answer whose number is `beside`.
    """

    def draw() -> Markup:
        made = _environment().get_template(template)
        return Markup(
            made.render(
                link=visit.link,
                cite_link=lambda cite: visit.link(place(cite)),
                here=lambda **more: _here(visit, more),
                clocks=visit.clocks,
                **values,
            )
        )

    address = visit.request.url
    found: Markup = answer.kept(("drawn", template, beside, address.path, address.query), draw)
    return found


def keep_cookie(visit: Visit, response: HTMLResponse) -> None:
    """Give a browser that has no cookie the one that its forms are bound to."""
    if visit.entry.fresh and visit.entry.cookie:
        set_cookie(visit, response, visit.site.gate.cookie, visit.entry.cookie)


def set_cookie(visit: Visit, response: Any, name: str, value: str, age: int | None = None) -> None:
    """Set a cookie that no script reads and no other site sends."""
    response.set_cookie(
        name, value, max_age=age, path="/", httponly=True, samesite="lax", secure=visit.site.settings.secure
    )


def place(cite: Cite) -> str:
    """The words of a citation in their document: the one click that leads to them."""
    return f"/documents/{cite.document}#s-{cite.start}-{cite.end}"


def notice(answer: Answer) -> str:
    """Say what an answer lacks, if anything."""
    if not answer.later:
        return ""
    time = answer.recorded_at[11:19]
    if answer.later == 1:
        return f"As recorded by {time} UTC; a later entry is being worked in."
    return f"As recorded by {time} UTC; {answer.later} later entries are being worked in."


def _here(visit: Visit, more: dict[str, object]) -> str:
    """Write the address of this page with other fields of its query."""
    told = {name: value for name, value in visit.request.query_params.items() if name not in NAMES}
    return visit.link(visit.request.url.path, **{**told, **more})


def _named(visit: Visit, answer: Answer | None) -> dict[str, object]:
    """The names that the masthead and the clocks show: of the accord, of the tracks, of the chosen one."""
    if answer is None:
        return {"accord_name": _accord(visit), "track_choices": (), "track_name": ""}
    choices = answer.screen(_tracks)
    track = visit.clocks.track or ""
    return {
        "accord_name": plain(answer.view.dossier.name),
        "track_choices": choices,
        "track_name": dict(choices).get(track, track),
    }


def _accord(visit: Visit) -> str:
    """The name of the accord, for those who may know it and where its dossier can be read."""
    if visit.entry.who is None:
        return ""
    try:
        return plain(visit.site.registers.shared().dossier.name)
    except ServandaError:
        return ""


def _tracks(view: View) -> tuple[tuple[str, str], ...]:
    found = {one.id: plain(one.name) for one in view.dossier.tracks}
    desk = Desk.of(view)
    for one in view.assessment.tracks:
        found.setdefault(one.id, desk.track_name(one))
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


def numbers(sources: Iterable[Source]) -> dict[str, int]:
    """The number of each document in a list of sources."""
    return {one.document: one.number for one in sources}


def prose(text: str) -> Markup:
    """Set the quotations within a line apart from what is told of them."""
    return Markup(_QUOTED.sub(r'<span class="words">\g<0></span>', str(escape(shown(text)))))


def sentence(text: str) -> str:
    """Make a sentence of an error's words."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def moment(seconds: float | None) -> str:
    """Say a moment of the audit log: to the second, in UTC."""
    if seconds is None:
        return "never"
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _final(value: object) -> object:
    """Make safe what a template is about to write."""
    if isinstance(value, Markup):
        return value  # written by a template, piece by piece through here
    return shown(value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment("servanda.present.web")
    made.finalize = _final
    made.filters.update(
        plain=plain,
        spoken=spoken,
        day=spoken_day,
        instant=spoken_moment,
        moment=moment,
        dated=dated,
        named=named,
        particulars=particulars,
        numbers=numbers,
        prose=prose,
        sentence=sentence,
        on_page=on_page,
    )
    made.tests.update(
        columns=lambda block: isinstance(block, Columns), table=lambda block: isinstance(block, Table)
    )
    return made

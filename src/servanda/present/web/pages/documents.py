"""The documents of a record: the list, one with its marked words, and adding more.

Rule: a document is shown as its canonical text; what it holds is text, whatever it looks like.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import RedirectResponse

from servanda.errors import BadCall, BadDate, UnknownId
from servanda.model.source import Document
from servanda.model.view import View
from servanda.present.naming import plain, spoken
from servanda.present.page import Source
from servanda.present.screens import documents, marked
from servanda.present.web import adding
from servanda.present.web.answers import Answer
from servanda.present.web.deciding import decided
from servanda.present.web.deciding_forms import name_of
from servanda.present.web.paging import turned
from servanda.present.web.rendering import drawn, page, sentence
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Keeping, Reading, Visit

router = APIRouter()
ROWS = 200  # of the list, on a page
FILES = 200  # in one form
PASTED = "pasted.txt"
FIELDS = ("text", "name", "published", "publisher", "address", "encoding")

Words = Annotated[str, Form(max_length=2000)]


@router.get("/documents")
def show_all(visit: Reading, p: int = 1) -> Response:
    """List the documents."""
    answer = visit.answer()
    rows = answer.screen(documents.compose)
    shown, pager = turned(rows, p, ROWS)
    return page(
        visit,
        "documents.html.j2",
        answer=answer,
        title="Documents",
        rows=shown,
        total=sum(not one.outside for one in rows),
        notes=sum(one.outside for one in rows),
        pager=pager,
        unread=_unread(visit, answer.view) if pager.page == 1 else (),
        may_add=visit.who.may(Role.KEEPER),
    )


@router.get("/documents/new")
def new(visit: Keeping) -> Response:
    """Show the form that adds documents."""
    return _form(visit)


@router.post("/documents")
def add(
    visit: Keeping,
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006 - FastAPI copies it
    text: Annotated[str, Form()] = "",
    name: Annotated[str, Form(max_length=400)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    publisher: Annotated[str, Form(max_length=400)] = "",
    address: Words = "",
    encoding: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Take documents in, and lead to where their reading can be watched."""
    sent = [(_file_name(one.filename), one.file.read()) for one in files if one.filename]
    if text.strip():
        sent.append((_file_name(name) if name.strip() else PASTED, _pasted(text, encoding.strip())))
    told = adding.Told(
        published=published.strip() or None,
        publisher=publisher.strip(),
        address=address.strip(),
        encoding=encoding.strip() or None,
    )
    given = {
        "published": published,
        "publisher": publisher,
        "address": address,
        "encoding": encoding,
        "text": text,
        "name": name,
    }
    try:
        if len(sent) > FILES:
            raise BadCall(f"{len(sent)} files are too many at once", remedy=f"Send {FILES} at a time.")
        job = adding.begin(visit.site, sent, told)
    except (BadCall, BadDate) as error:
        return _form(visit, wrong=(sentence(error.what), error.remedy), given=given)
    for each, _ in sent:
        visit.note("add document", each)
    return RedirectResponse(visit.link(f"/documents/adding/{job.id}"), 303)


@router.get("/documents/adding/{job}")
def follow(visit: Keeping, job: str) -> Response:
    """Show how far the adding and reading of documents has come."""
    found = adding.look_up(visit.site, job)
    part = visit.request.headers.get("hx-request") == "true"
    response = page(
        visit,
        "adding.part.html.j2" if part else "adding.html.j2",
        title="Adding documents",
        job=found,
        titles=_titles(visit, found) if found.over else {},
    )
    return decided(visit, response) if found.over else response


@router.get("/documents/{document}")
def show(visit: Reading, document: str) -> Response:
    """Show one document with every span that the record stands on."""
    try:
        answer = visit.answer()
        screen = answer.screen(marked.compose, document)
    except UnknownId:
        return _not_read(visit, document)
    return _page(visit, answer, screen)


def _page(visit: Visit, answer: Answer, screen: marked.Marked) -> Response:
    body = drawn(visit, answer, "document.part.html.j2", screen=screen)
    return page(
        visit,
        "document.html.j2",
        answer=answer,
        title=screen.title,
        screen=screen,
        body=body,
        may_judge=visit.who.may(Role.REVIEWER) and not screen.unread,
        asks_name=not name_of(visit),
    )


def _not_read(visit: Visit, document: str) -> Response:
    """Show a document that no reading speaks of yet; one that the clocks hide stays hidden."""
    answer = visit.answer()
    found = None
    # What is not read may tell of single cases: nobody knows yet.
    if visit.who.cases and not (visit.clocks.known_by or visit.clocks.recorded_by):
        seen = {one.document.id for one in answer.view.visible}
        store = visit.site.registers.shared().store
        found = next((one for one, _ in store.documents() if one.id == document and one.id not in seen), None)
    if found is None:
        raise UnknownId(
            "there is no such document on these days",
            remedy="Take the days away to see whether the record has it; one that is not read yet is shown to"
            " those who may see single cases.",
        )
    return _page(visit, answer, marked.unread(found, _source(found)))


def _source(one: Document) -> Source:
    day = spoken(one.published.value, "day of publication not known")
    return Source(1, one.id, plain(one.title), plain(one.publisher), one.file, day, "")


def _unread(visit: Visit, view: View) -> tuple[tuple[str, str], ...]:
    if visit.clocks.known_by or visit.clocks.recorded_by or visit.clocks.track:
        return ()
    seen = {one.document.id for one in view.visible}
    store = visit.site.registers.shared().store
    return tuple(
        (one.id, (plain(one.title) or plain(one.file)) if visit.who.cases else one.id)
        for one, _ in store.documents()
        if one.id not in seen
    )


def _titles(visit: Visit, job: adding.Job) -> dict[str, str]:
    wanted = {*job.added, *job.known}
    if not visit.who.cases:
        return dict.fromkeys((*job.added, *job.known), "a document")
    found = visit.site.registers.shared().store.documents()
    return {one.id: plain(one.title) or plain(one.file) for one, _ in found if one.id in wanted}


def _pasted(text: str, encoding: str) -> bytes:
    """What was pasted, as a file of that encoding would hold it; a form sends each line with two marks."""
    words = text.replace("\r\n", "\n")
    try:
        return words.encode(encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):  # an encoding that is none is told with the others
        return words.encode("utf-8", "replace")


def _file_name(told: str | None) -> str:
    """The name alone, whatever path a browser sends."""
    name = (told or "").replace("\\", "/").rpartition("/")[2].strip()
    return plain(name)[:200] or PASTED


def _form(
    visit: Visit, *, wrong: tuple[str, str] | None = None, given: dict[str, str] | None = None
) -> Response:
    return page(
        visit,
        "documents_new.html.j2",
        status=400 if wrong else 200,
        title="Add documents",
        wrong=wrong,
        given={**dict.fromkeys(FIELDS, ""), **(given or {})},
        most=visit.site.settings.upload // (1024 * 1024),
    )

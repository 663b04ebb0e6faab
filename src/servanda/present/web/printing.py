"""A sheet to a file that is sent: one PDF at a time, and none that would keep the machine for minutes.

Rule: what is refused is told with what to ask for instead. Setting a page holds nothing up but the next PDF:
the typesetter lets the pages be drawn meanwhile.
"""

from __future__ import annotations

from threading import Semaphore

from servanda.present.files import Form
from servanda.present.page import Sheet
from servanda.present.web.made import Busy
from servanda.present.web.refusals import Refused
from servanda.present.web.settings import WebSettings

_TURN = Semaphore(1)


def written(sheet: Sheet, form: Form, settings: WebSettings) -> bytes:
    """Write a sheet in a form.

    Raises:
        Refused: it is a PDF of more lines than the settings allow.
        BadCall: what makes that form is not installed.
        Busy: other PDFs are being set.
    """
    if form.name != "pdf":
        return form.write(sheet)
    lines = sum(1 for _ in sheet.lines())
    if lines > settings.paper:
        raise Refused(
            400,
            f"a PDF of {lines:,} lines is longer than this server sets ({settings.paper:,})",
            remedy="Ask without full=true or about one track; or take format=html or docx, and print that.",
        )
    if not _TURN.acquire(timeout=settings.queue):
        raise Busy("other PDFs are being set", remedy="Ask again in a minute.")
    try:
        return form.write(sheet)
    finally:
        _TURN.release()

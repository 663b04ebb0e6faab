"""Chromium without a screen, and pages of it that watch what goes on behind them.

Rule: a page asks nobody but the site that it is of, breaks none of its policies and says nothing on its
console; each test ends with that (`Watch.must_be_quiet`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
ABSENT = "Chromium is not installed (Debian: chromium)"
NEEDED = "NEED_CHROMIUM"  # set by the gate: where it is absent, tests fail instead of being skipped
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip
PATIENCE = 60_000  # milliseconds; the machine may be busy with others


def program() -> str | None:
    """Where Chromium is, None where it is not."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium, and end it."""
    path = program()
    assert path is not None, ABSENT
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Watch:
    """What the pages of a context asked for and said."""

    host: str
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)  # statuses that a test asks for on purpose

    def must_be_quiet(self) -> None:
        """Fail where a page asked another host, broke a policy, or met an error."""
        assert self.foreign == []
        assert self.said == []
        assert self.failed == []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", self._asked)
        context.on("console", self._spoken)
        context.on("weberror", lambda error: self.said.append(f"uncaught: {error.error}"))
        context.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.foreign.append(request.url)

    def _spoken(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if any(f"status of {status} " in message.text for status in self.expected):
            return
        self.said.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _answered(self, response: Any) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.failed.append(f"{response.status} {response.url}")


@contextmanager
def opened(browser: Browser, address: str, **more: Any) -> Iterator[tuple[Page, Watch]]:
    """Open a page in a browser that nobody has used yet, watched until it is closed."""
    watch = Watch(urlsplit(address).netloc)
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="UTC", **more)
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    try:
        yield context.new_page(), watch
        watch.must_be_quiet()
    finally:
        context.close()

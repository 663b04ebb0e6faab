"""The pages of a site: one address for each route that shows one, found by going from link to link.

Rule: a page that no link leads to is found by nobody, so it fails the test, unless it is in APART.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import deque
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from servanda.present.web.app import roles

APART = {
    "/sign-in",  # leads elsewhere for whoever is in
    "/own",  # of those who have an account
    "/tracks",  # where a record of many accords opens
    "/documents/adding/{job}",  # after documents were sent
}
SAMPLES = 3  # of one route that are looked at for links


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


@lru_cache(maxsize=4)
def pages(address: str) -> dict[str, str]:
    """Routes to an address of each that shows a page; by the links of the site, from its first page on."""
    patterns = [(path, _pattern(path)) for path, method, _ in roles() if method == "GET"]
    # What has no part to fill is tried first: /documents/new is no document.
    patterns.sort(key=lambda pair: "{" in pair[0])
    found: dict[str, str] = {}
    looked: dict[str, int] = {}
    seen, waiting = {"/"}, deque(["/"])
    while waiting:
        at = waiting.popleft()
        route = next((path for path, pattern in patterns if pattern.fullmatch(urlsplit(at).path)), None)
        if route is None or route.startswith("/api") or looked.get(route, 0) >= SAMPLES:
            continue
        looked[route] = looked.get(route, 0) + 1
        text = _page(urljoin(address, at))
        if text is None:
            continue
        found.setdefault(route, at)
        links = _Links()
        links.feed(text)
        for target in links.found:
            parts = urlsplit(urljoin(urljoin(address, at), target))
            if parts.netloc != urlsplit(address).netloc:
                continue
            there = parts.path + (f"?{parts.query}" if parts.query else "")
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return found


def missing(address: str) -> set[str]:
    """Routes of pages that no link led to."""
    served = {path for path, method, _ in roles() if method == "GET" and not path.startswith("/api")}
    return served - set(pages(address)) - APART


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)))


def _page(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            kind = answer.headers.get_content_type()
            return answer.read().decode("utf-8") if kind == "text/html" else None
    except urllib.error.HTTPError:
        return None

"""HTML: every visible block becomes a line of canonical text; trafilatura tells which are the article.

The canonical text holds the whole page, furniture included, so that nothing is lost if the article was
told wrongly. A block is body where trafilatura's extract holds it; the shape of the page decides where
trafilatura finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from servanda.model.source import Part, Region
from servanda.text.regions import find_regions, tile
from servanda.text.segment import paragraphs

VERSION = "1"
_TAG = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|div|p|meta|title)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select"})
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *("i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr"),
    )
)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as text, with what its metadata says."""

    text: str
    title: str
    publisher: str
    address: str
    published: str
    regions: tuple[Region, ...]


def takes(data: bytes) -> bool:
    """Tell whether bytes are HTML by a tag near their beginning."""
    return _TAG.search(data[:4096]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The charset that the page declares, if any."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii").lower() if found else None


def convert(source: str) -> WebPage:
    """Turn a page into canonical text with regions and metadata."""
    tree = _parse(source)
    lines = [line for line in _lines(tree) if line]
    text = "\n".join(lines)
    meta = trafilatura.extract_metadata(tree)
    title = " ".join((getattr(meta, "title", None) or "").split())
    article = (
        trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""
    )
    return WebPage(
        text,
        title,
        getattr(meta, "sitename", None) or "",
        getattr(meta, "url", None) or "",
        _stated_day(tree),
        _regions(text, article, title),
    )


def _parse(source: str) -> lxml_html.HtmlElement:
    try:
        return lxml_html.document_fromstring(source)
    except (etree.ParserError, ValueError):
        # lxml refuses text with an XML encoding declaration, and empty trees
        return lxml_html.document_fromstring(source.encode("utf-8", "replace") or b"<p></p>")


def _lines(tree: lxml_html.HtmlElement) -> Iterator[str]:
    held: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            yield _SPACE.sub(" ", "".join(held)).strip()
            held = []
        else:
            held.append(piece)
    yield _SPACE.sub(" ", "".join(held)).strip()


def _pieces(root: lxml_html.HtmlElement) -> Iterator[str | None]:
    """Text in document order with None where a block begins or ends; iterative, since pages nest deeply."""
    stack: list[tuple[lxml_html.HtmlElement, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        inline = node.tag in _INLINE
        if leaving:
            if not inline:
                yield None
            if node is not root and node.tail:
                yield node.tail
            continue
        if not isinstance(node.tag, str) or node.tag in _HIDDEN:
            if node.tail:
                yield node.tail
            continue
        if not inline:
            yield None
        if node.text:
            yield node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _regions(text: str, article: str, title: str) -> tuple[Region, ...]:
    places = list(paragraphs(text))
    if not article.strip() or not places:
        return find_regions(text)
    kept = {_key(line) for line in article.splitlines()}
    whole = _key(article)
    parts: list[Part] = []
    titled = False
    for start, end in places:
        key = _key(text[start:end])
        if not titled and title and key == _key(title):
            parts.append(Part.TITLE)
            titled = True
        elif key in kept or (len(key) > 30 and key in whole):
            parts.append(Part.BODY)
        else:
            parts.append(Part.FURNITURE)
    return tile(text, [start for start, _ in places], parts)


def _key(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


def _stated_day(tree: lxml_html.HtmlElement) -> str:
    """The day in the page's own metadata; days in running text are for the reader to judge."""
    for path in (
        "//meta[@property='article:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//meta[translate(@name,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')='date']/@content",
        "//meta[translate(@name,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')='dc.date']/@content",
        "//meta[@name='DC.date.issued']/@content",
        "//meta[@name='pubdate']/@content",
        "//time[@itemprop='datePublished']/@datetime",
    ):
        for value in tree.xpath(path):
            found = re.match(r"\s*(\d{4}-\d{2}-\d{2})", str(value))
            if found:
                return found[1]
    return ""

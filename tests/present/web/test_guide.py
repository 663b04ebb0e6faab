"""The guide calls buttons, fields and pages as the pages do."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from servanda.present.web import navigation, pages
from servanda.present.web.pages.review import KEYS

GUIDE = Path(__file__).parents[3] / "docs" / "guide.md"
WEB = Path(navigation.__file__).parent
PARTS = ("In a browser", "A server for a team")


def part(title: str) -> str:
    """A part of the guide, without its examples."""
    text = GUIDE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def labels(title: str) -> list[str]:
    """What the guide sets in bold; what ends with a full stop is the head of a paragraph."""
    found = re.findall(r"\*\*(.+?)\*\*", part(title), re.DOTALL)
    return [" ".join(one.split()) for one in found if not one.endswith(".")]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.found.add(" ".join(data.split()))


def shown() -> set[str]:
    """The words that stand by themselves on a page: of the templates, the navigation and the scripts."""
    words = {place.name for place in navigation.PLACES}
    for template in sorted((WEB / "templates").glob("*.j2")):
        text = template.read_text(encoding="utf-8")
        words |= {one for pair in re.findall(r'"([^"]+)"|\'([^\']+)\'', text) for one in pair if one}
        reading = _Words()
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL)
        reading.feed(re.sub(r"\{\{.*?\}\}", "<i></i>", bare, flags=re.DOTALL))
        words |= reading.found
    for code in [*(WEB / "static").glob("*.js"), *Path(pages.__file__).parent.glob("*.py")]:
        words |= set(re.findall(r'"([^"\n]+)"', code.read_text(encoding="utf-8")))
    return {one.rstrip(" (:") for one in words}


@pytest.mark.parametrize("title", PARTS)
def test_every_label_of_the_guide_stands_on_a_page(title: str) -> None:
    told = labels(title)
    assert told
    assert [one for one in told if one not in shown()] == []


def test_the_guide_tells_every_key_of_the_review_and_no_other() -> None:
    rows = re.findall(r"^\| ((?:`\w`(?:, )?)+) \|", part("In a browser"), re.MULTILINE)
    told = [key for row in rows for key in re.findall(r"`(\w)`", row)]
    assert sorted(told) == sorted(key for key, _, _ in KEYS)

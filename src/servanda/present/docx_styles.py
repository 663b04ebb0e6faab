"""The look of a Word document, as styles: to change it is to change a style, in Word too.

Rule: nothing is formatted by hand; each paragraph and run names its style. Lines are lists of Word's own, so
that who reads by ear hears how many there are; no paragraph leaves one line alone on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SERIF, MONO = "Cambria", "Consolas"
INK, SOFT, ACCENT = "1C1D1F", "595959", "1F4E79"
LABEL = 2000  # twips: the column of labels
STEP = 240  # twips: a level of lines
LEVELS = 3
BULLETS, PLAIN = 71, 72  # lists: with bullets, and of labelled lines


@dataclass(frozen=True, slots=True)
class Style:
    """A style: sizes in half points, spaces and indents in twips. `left` and `hang` are indents."""

    id: str
    name: str
    based: str = "Normal"
    kind: str = "paragraph"
    size: int = 0
    color: str = ""
    bold: bool | None = None
    italic: bool | None = None
    before: int = 0
    after: int = 40
    left: int = 0
    hang: int = 0
    tab: int = 0
    list_: int = 0
    level: int = 0
    outline: int = 0  # 1 for Heading 1
    keep: bool = False
    ruled: bool = False
    centred: bool = False


def _lines() -> tuple[Style, ...]:
    found: list[Style] = []
    for level in range(LEVELS):
        left = LABEL + level * STEP
        found += [
            Style(f"Line{level}", f"Line {level + 1}", left=left, hang=left, tab=left, list_=PLAIN),
            Style(f"LineMore{level}", f"Line {level + 1} Unlabelled", left=left, list_=PLAIN),
            Style(
                f"Point{level}",
                f"Point {level + 1}",
                left=(level + 1) * STEP,
                hang=STEP,
                list_=BULLETS,
                level=level,
            ),
        ]
    return tuple(found)


STYLES: tuple[Style, ...] = (
    Style("Title", "Title", size=42, bold=True, after=60, keep=True),
    Style("Subtitle", "Subtitle", size=24, after=20, keep=True),
    Style("Clocks", "Clocks", size=19, color=SOFT, after=20),
    Style("Contents", "Contents", size=18, before=120, after=120, ruled=True),
    Style(
        "Heading1", "heading 1", size=27, bold=True, before=380, after=140, outline=1, keep=True, ruled=True
    ),
    Style("Heading2", "heading 2", size=21, bold=True, before=220, after=80, outline=2, keep=True),
    Style(
        "Heading3", "heading 3", size=20, bold=True, italic=True, before=160, after=60, outline=3, keep=True
    ),
    *_lines(),
    Style("SideLabel", "Side Label", color=SOFT, before=40, after=0, keep=True),
    Style("Cell", "Cell", size=17, before=20, after=20),
    Style("Sign", "Sign", size=17, before=20, after=20, centred=True),
    Style("Note", "Note", size=17, color=SOFT, before=40),
    Style("Source", "Source", bold=True, before=200, after=0, keep=True),
    Style("SourceAbout", "Source About", size=18, color=SOFT, after=60, keep=True),
    Style("SourceQuote", "Source Quote", size=19, after=40, left=800, hang=600, tab=800, list_=PLAIN),
    Style("Header", "header", size=16, color=SOFT, after=0, ruled=True),
    Style("Footer", "footer", size=16, color=SOFT, after=0, centred=True),
    Style("Label", "Label", kind="character", color=SOFT),
    Style("Cited", "Citation", kind="character", size=16, color=SOFT),
    Style("CitedNumber", "Citation Number", kind="character", size=16, color=ACCENT, bold=True),
    Style("QuoteNumber", "Quote Number", kind="character", color=ACCENT, bold=True),
    Style("Command", "Command", kind="character", size=16, color=SOFT),
    Style("Link", "Link", kind="character", color=ACCENT),
)


def tag(name: str) -> str:
    """Name an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def node(parent: Any, name: str, /, **attributes: str | int) -> Any:
    """Add an element with attributes of the same namespace."""
    made = etree.SubElement(parent, tag(name))
    for key, value in attributes.items():
        made.set(tag(key), str(value))
    return made


def dress(styles: Any, numbering: Any, language: str) -> None:
    """Put the styles and lists in place of a template's.

    Args:
        styles: the root element of the part of styles.
        numbering: the root element of the part of lists.
        language: of the text, such as "en-GB".
    """
    for old in list(styles.iterchildren(tag("style"))):
        if old.get(tag("styleId")) not in ("Normal", "DefaultParagraphFont", "TableNormal", "NoList"):
            styles.remove(old)
    _defaults(styles, language)
    for style in STYLES:
        _style(styles, style)
    for old in list(numbering):
        numbering.remove(old)
    for number, sign in ((BULLETS, "•"), (PLAIN, "")):
        _list(numbering, number, sign)
    for number in (BULLETS, PLAIN):  # all abstract ones stand first
        node(node(numbering, "num", numId=number), "abstractNumId", val=number)


def _defaults(styles: Any, language: str) -> None:
    for run in styles.iter(tag("rPrDefault")):
        run.clear()
        inner = node(run, "rPr")
        _fonts(inner, SERIF)
        node(inner, "color", val=INK)
        node(inner, "sz", val=20)
        node(inner, "szCs", val=20)
        node(inner, "lang", val=language, eastAsia="zh-CN", bidi="ar-SA")
    for normal in styles.iterchildren(tag("style")):
        if normal.get(tag("styleId")) == "Normal":
            for part in (*normal.iterchildren(tag("pPr")), *normal.iterchildren(tag("rPr"))):
                normal.remove(part)
            inner = node(normal, "pPr")
            node(inner, "widowControl")
            node(inner, "spacing", before=0, after=80, line=259, lineRule="auto")


def _style(styles: Any, style: Style) -> None:
    made = node(styles, "style", type=style.kind, styleId=style.id)
    if style.name.partition(" ")[0] not in ("Title", "Subtitle", "heading", "header", "footer"):
        made.set(tag("customStyle"), "1")
    node(made, "name", val=style.name)
    if style.kind == "paragraph":
        node(made, "basedOn", val=style.based)
        if style.outline:
            node(made, "next", val="Normal")
    node(made, "qFormat")
    if style.kind == "paragraph":
        _paragraph(node(made, "pPr"), style)
    run = node(made, "rPr")
    if style.id == "Command":
        _fonts(run, MONO)
    for name, value in (("b", style.bold), ("i", style.italic)):
        if value is not None:
            node(run, name, val=int(value))
    if style.color:
        node(run, "color", val=style.color)
    if style.size:
        node(run, "sz", val=style.size)
        node(run, "szCs", val=style.size)


def _paragraph(inner: Any, style: Style) -> None:
    """Write the properties of a paragraph, in the order that the schema wants."""
    if style.keep:
        node(inner, "keepNext")
        node(inner, "keepLines")
    node(inner, "widowControl")
    if style.list_:
        numbers = node(inner, "numPr")
        node(numbers, "ilvl", val=style.level)
        node(numbers, "numId", val=style.list_)
    if style.ruled:
        node(node(inner, "pBdr"), "bottom", val="single", sz=4, space=3, color="BFBFBF")
    if style.tab or style.id == "Header":
        tabs = node(inner, "tabs")
        if style.tab:
            node(tabs, "tab", val="left", pos=style.tab)
        else:
            node(tabs, "tab", val="right", pos=9412)
    node(inner, "spacing", before=style.before, after=style.after)
    node(inner, "ind", left=style.left, hanging=style.hang)
    if style.centred:
        node(inner, "jc", val="center")
    if style.outline:
        node(inner, "outlineLvl", val=style.outline - 1)


def _list(numbering: Any, number: int, sign: str) -> None:
    made = node(numbering, "abstractNum", abstractNumId=number)
    node(made, "multiLevelType", val="multilevel")
    for level in range(LEVELS):
        inner = node(made, "lvl", ilvl=level)
        node(inner, "start", val=1)
        node(inner, "numFmt", val="bullet" if sign else "none")
        node(inner, "suff", val="tab" if sign else "nothing")
        node(inner, "lvlText", val=sign)
        node(inner, "lvlJc", val="left")
        node(node(inner, "pPr"), "ind", left=(level + 1) * STEP if sign else 0, hanging=STEP if sign else 0)


def _fonts(run: Any, name: str) -> None:
    node(run, "rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)

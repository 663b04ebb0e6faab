"""Years, decades, centuries and seasons in a sentence: "in 2004", "mid-1990s", "the summer of 1994".

Rule: four digits are a year where a neighbour says so, and never where they count ("2000 people") or
name ("Resolution 1929"). "Early 1960s" stays the decade.
"""

from __future__ import annotations

import re
from dataclasses import replace

from servanda.model.when import Expression, Kind
from servanda.read.timex_days import DIRECTIONS, pointed
from servanda.read.timex_words import (
    LEFT,
    RIGHT,
    SHORT_YEAR,
    YEAR,
    Found,
    Match,
    Rule,
    absolute,
    either,
    full_year,
    head,
    part,
    rule,
    season,
    words,
)

_DECADES = {
    name: tens
    for tens, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 2
    )
}


def _season_year(match: Match) -> Found | None:
    year = int(match["year"]) if match["year"] else full_year(match["short"])
    code = words()["seasons"][match["season"].lower()]
    return absolute(match, f"{year:04d}-{code}")


def _season(match: Match) -> Found | None:
    value = str(words()["seasons"][match["season"].lower()])
    if match["which"].lower() in DIRECTIONS:
        return pointed(Kind.SEASON, value, match)
    if not match["the"] and (match["season"][0].isupper() or match["season"].lower() == "fall"):
        return None  # "Climber Dies in Fall"
    expression = Expression(Kind.SEASON, value)
    return Found(start=match.start("the"), end=match.end(), expression=expression, open=True)


def _decade(match: Match) -> Found | None:
    return _bare(match, absolute(match, match["decade"][:3] + "X"))


def _bare(match: Match, found: Found) -> Found:
    """Leave out an article that belongs to a noun behind: "the mid-1990s accords", but "in the mid-1990s"."""
    article = re.match(r"(?i:the)\s+", match.group())
    noun = re.match(r"\s+(?!\w+ed\b)([a-z]\w+)", match.string[match.end() :])
    if article and noun and noun[1] not in words()["no_nouns"]:
        return replace(found, start=found.start + article.end())
    return found


def _short_decade(match: Match) -> Found | None:
    listed = re.search(r"0s\s+(?:and|or)\s+$", match.string[: match.start()])
    if not (match["lead"] or match["the"] or match["tick"] or listed):
        return None  # "in his early 30s"
    tens = match["decade"][0]
    return absolute(match, ("20" if tens in "01" else "19") + tens + "X")


def _word_decade(match: Match) -> Found | None:
    return absolute(match, f"19{_DECADES[match['decade'].lower()]}X")


_CENTURIES = ("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first")


def _century(match: Match) -> Found | None:
    number = int(match["nth"]) if match["nth"] else 16 + _CENTURIES.index(match["word"].lower())
    return absolute(match, f"{number - 1:02d}XX") if 16 <= number <= 22 else None


def _years(match: Match) -> Found | None:
    first, last = int(match["year"]), match["to"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return absolute(match, f"{first:04d}/{end:04d}") if first < end <= first + 60 else None


def _year(match: Match) -> Found | None:
    text, begin = match.string, match.start("year")
    before, after = text[max(0, begin - 24) : begin], text[match.end() : match.end() + 24]
    year = words()["year"]
    if re.search(rf"(?:\b(?:{either(year['naming'])})\.?\s*|[#$£€]\s?)$", before):
        return None
    if re.match(rf"\s*(?:%|[:/]\d|[-–]\w|(?:{either(year['counted'])})(?!\w))", after):
        return None
    if match["part"] or match["the"] or re.search(rf"(?i:\b(?:{either(year['telling'])}))[\s-]+$", before):
        return absolute(match, match["year"])
    if not 1800 <= int(match["year"]) <= 2049:
        return None
    plural = re.match(r"\s+[a-z]+(?<![su])s(?!\w)(?<!\bwas)(?<!\bis)(?<!\bhas)", after)
    if re.search(r"\b[A-Z][\w’'-]+\s+of\s+$", before):
        return replace(absolute(match, match["year"]), aside=True)  # "the Treaty of 1961 obliges"
    determined = re.search(rf"(?i:\b(?:{either(year['determiners'])})\s+)$|[’']s\s+$", before)
    listed = re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?:,|,?\s+(?:and|or|&))\s+$", before)
    if plural and not (determined or listed):
        return None  # "the loss of 2000 jobs", but "the 1995 accords"
    named = re.search(r"(?:\b[A-Z][\w’']+\s+|\(|,\s*|[/–-]\s?|^)$", before)
    joined = re.search(rf"(?i:\b(?:{either(year['joining'])})\s+)$", before)
    if not (determined or named or joined or listed):
        return None
    noun = re.match(r"\s+([A-Za-z]+?)s?\b", after) if determined else None
    made = noun is not None and noun[1].lower() in words()["governors"]["made"]
    return replace(absolute(match, match["year"]), aside=made)


def _short_year(match: Match) -> Found | None:
    return absolute(match, f"{full_year(match['short']):04d}")


def rules() -> tuple[Rule, ...]:
    """Give the grammar of years and of their parts."""
    mark = rf"(?:(?i:{either(words()['early_late'])})(?:\s+|-))"
    the = r"(?:(?i:the)\s+)?"
    whole = r"(?<![\w/$£€.,-])"
    return (
        rule(
            "season year",
            rf"{LEFT}{the}{head()}(?:the\s+)?{season()}(?:\s+of|\s*,)?\s+"
            rf"(?:{YEAR}(?:[-/–]\d\d(?:\d\d)?)?|{SHORT_YEAR}){RIGHT}",
            _season_year,
        ),
        rule(
            "season",
            rf"{LEFT}(?P<which>(?i:last|next|this|past|coming|in|during|by|for|before|until|till|since|after|through|over))\s+"
            rf"(?P<the>(?:the\s+)?){season()}(?!\s+of)",
            _season,
        ),
        rule(
            "decade",
            rf"(?<![\w$£€]){the}{mark}?(?:the\s+)?(?P<decade>(?:1[6-9]\d|20\d)0)['’]?s(?!\w)",
            _decade,
        ),
        rule(
            "short decade",
            rf"(?<!\w)(?P<lead>(?i:the)\s+)?(?:{mark})?(?P<the>the\s+)?"
            r"(?P<tick>['’])?(?P<decade>\d0)['’]?s(?!\w)",
            _short_decade,
        ),
        rule(
            "word decade",
            rf"{LEFT}(?i:the)\s+{mark}?(?P<decade>(?i:{'|'.join(_DECADES)}))(?!\w)",
            _word_decade,
        ),
        rule(
            "century",
            rf"{LEFT}{the}{mark}?(?:the\s+)?(?:(?P<nth>\d\d)(?:st|nd|rd|th)|(?P<word>(?i:{'|'.join(_CENTURIES)})))[\s-]+(?i:century)(?!\w)",
            _century,
        ),
        rule(
            "years",
            rf"{whole}{YEAR}\s?[-–—]\s?(?P<to>(?:1[5-9]|20)\d\d|\d\d){RIGHT}(?![-–/]\d)",
            _years,
        ),
        rule("split years", rf"{whole}{YEAR}/(?P<to>20\d\d|\d\d)(?!\w|[-–/.]\d)", _years),
        rule(
            "year",
            rf"(?<![\w$£€#/])(?<!\d[.,:-]){part()}(?P<the>(?i:the\s+year\s+))?{YEAR}(?!\w)(?![.,:/]\d)(?![-–]\d)",
            _year,
        ),
        rule(
            "short year",
            r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\buntil\s))['’](?P<short>\d\d)(?![\w%])",
            _short_year,
        ),
    )

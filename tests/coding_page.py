"""The tables of docs/coding.md that stand in code: ``python -m tests.coding_page`` writes them anew."""

from __future__ import annotations

from pathlib import Path

from servanda.assess.scale import STEPS
from servanda.assess.verdicts import OPEN, VERDICTS
from servanda.present.labels import PERFORMANCE
from servanda.present.sections.signs import SIGN

PAGE = Path(__file__).resolve().parents[1] / "docs" / "coding.md"


def verdicts() -> str:
    """What a count lets one conclude."""
    rows = ["| bound | the amount lies | the count is | so it is |", "|---|---|---|---|"]
    for one in VERDICTS:
        places = ", ".join(place.value for place in one.places)
        count = "of the whole period" if one.final else "of any part"
        rows.append(f"| {one.bound} | {places} | {count} | {PERFORMANCE[one.state]} |")
    for over, state in OPEN.items():
        when = "the period is over" if over else "the period still runs"
        rows.append(f"| any | anything else | {when} | {PERFORMANCE[state]} |")
    return "\n".join(rows)


def signs() -> str:
    """The sign of each state in the matrix."""
    rows = ["| sign | state |", "|---|---|"]
    rows += [f"| {sign} | {PERFORMANCE[state]} |" for state, sign in SIGN.items()]
    return "\n".join(rows)


def steps() -> str:
    """The names of the steps, as `servanda assess` takes them."""
    return "\n".join(f"{rank}. `{step}`" for rank, step in enumerate(STEPS))


DRAWN = {"verdicts": verdicts, "signs": signs, "steps": steps}


def page(text: str) -> str:
    """The page with its drawn parts made anew."""
    for name, draw in DRAWN.items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        assert mark, f"docs/coding.md has no place for {name}"
        assert end, f"docs/coding.md does not end its {name}"
        text = f"{before}{mark}{draw()}\n{end}{after}"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

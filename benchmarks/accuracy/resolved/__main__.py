"""Run the measure: ``python -m benchmarks.accuracy.resolved [--set dev|unseen] [--only NAME] [--errors]``."""

import argparse
import json
import sys

from benchmarks.accuracy.resolved.marks import SETS
from benchmarks.accuracy.resolved.scoring import score
from benchmarks.accuracy.resolved.tally import LAYERS

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--set", dest="part", default="dev", help="a folder of marked texts (default dev)")
parser.add_argument("--only", default="", metavar="NAME", help="one text")
parser.add_argument("--layer", default="", choices=("", *LAYERS), help="one layer")
parser.add_argument("--errors", action="store_true", help="print each difference with its sentence")
parser.add_argument("--json", action="store_true", help="print the scores once more, as in floors.json")
given = parser.parse_args()
folder = SETS / given.part
if not any(folder.glob("*.yaml")):
    sys.exit(f"No marked texts here: {folder}")
if given.errors and given.part != "dev":
    sys.exit("Differences are shown for dev alone: the other texts stay unseen.")
found = score(folder, only=given.only, layer=given.layer, errors=given.errors)
if given.json:
    print(json.dumps(found, indent=2))

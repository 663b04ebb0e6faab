"""Run the measure: ``python -m benchmarks.accuracy.attribution [--errors] [--set NAME]``."""

import json
import sys

from benchmarks.accuracy.attribution import measure

wanted = sys.argv[sys.argv.index("--set") + 1] if "--set" in sys.argv else ""
for metric, score in measure(errors="--errors" in sys.argv, only=wanted).items():
    print(json.dumps({metric: score}))

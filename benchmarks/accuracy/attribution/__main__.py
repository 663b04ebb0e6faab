"""Run the measure: ``python -m benchmarks.accuracy.attribution [--errors]``."""

import json
import sys

from benchmarks.accuracy.attribution import measure

for metric, score in measure(errors="--errors" in sys.argv).items():
    print(json.dumps({metric: score}))

"""From events and a dossier to where everything stands on a day."""

from servanda.assess.assessment import assess
from servanda.assess.changes import changes
from servanda.assess.entering import entered
from servanda.assess.trace import Trace, why, why_of

__all__ = ["Trace", "assess", "changes", "entered", "why", "why_of"]

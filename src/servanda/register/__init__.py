"""A record in use: opens, adds, reads, judges, and answers as of a day."""

from servanda.model.progress import Progress
from servanda.register.register import Register
from servanda.register.reports import AddReport, ReadReport
from servanda.store.protocol import Hit

__all__ = ["AddReport", "Hit", "Progress", "ReadReport", "Register"]

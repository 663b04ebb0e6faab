"""A record in use: opens, adds, reads, judges, and answers as of a day."""

from servanda.bulk import Progress
from servanda.register.adding import AddReport
from servanda.register.reading import ReadReport
from servanda.register.register import Register
from servanda.store.protocol import Hit

__all__ = ["AddReport", "Hit", "Progress", "ReadReport", "Register"]

"""servanda keeps the record of an accord.

Reports in, the brief for the next round out; every line stands on exact words in a document.
"""

__version__ = "0.1.0"

"""From bytes to a document: formats, cleaning, segmentation. Knows no party, no accord, no language."""

from servanda.text.load import LIMIT, load, of_text

__all__ = ["LIMIT", "load", "of_text"]

"""From bytes to a document: formats, cleaning, segmentation."""

"""From a document to assertions with evidence, and problems. The only room that knows a language."""

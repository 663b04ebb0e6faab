"""The sections of a brief, each a function from a view to lines; lists show the same sections whole."""

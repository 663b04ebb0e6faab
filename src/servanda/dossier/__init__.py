"""The analyst's own plain-text definitions: load, check."""

"""Numbered steps from one shape of the record to the next; run when a record is opened."""

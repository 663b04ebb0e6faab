"""An append-only record: nothing is ever overwritten."""

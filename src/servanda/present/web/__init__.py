"""A record to pages in a browser, and to an API for programs."""

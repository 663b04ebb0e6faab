"""Typed screens: what a page or an answer of the API shows, before it is known how."""

"""The address of a record on a PostgreSQL server, without its password.

Rule: what is kept in a file or shown to people goes through `without_password`. libpq finds the password by
itself, in PGPASSFILE (~/.pgpass), PGPASSWORD or a service file.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

SECRETS = ("password", "sslpassword")
REMEDY = "Put it into ~/.pgpass as HOST:PORT:DATABASE:USER:PASSWORD (chmod 600), or give it as PGPASSWORD."


def without_password(address: str) -> str:
    """Leave the passwords out of ``postgresql://user:password@host/name?password=…``."""
    scheme, _, rest = address.partition("://")
    head, question, query = rest.partition("?")
    place, slash, name = head.partition("/")
    user, at, hosts = place.rpartition("@")
    user = user.partition(":")[0]
    told = [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key not in SECRETS]
    # A query of which nothing was taken stays as it was written.
    if question and len(told) < query.count("&") + 1:
        query = urlencode(told, quote_via=quote)
    return f"{scheme}://{user}{at}{hosts}{slash}{name}" + (f"?{query}" if query else "")

"""Every route that is served, with the role that it asks for: one table, held by test_roles.

A route that is not here fails the test, and so does one that is here and not served. None is everybody.
"""

from __future__ import annotations

from servanda.present.web.security.who import Role

READER, REVIEWER, KEEPER = Role.READER, Role.REVIEWER, Role.KEEPER

ROUTES: tuple[tuple[str, str, Role | None], ...] = (
    # the record
    ("GET", "/", READER),
    ("GET", "/brief", READER),
    ("GET", "/commitments", READER),
    ("GET", "/conditions", READER),
    ("GET", "/conflicts", READER),
    ("GET", "/figures", READER),
    ("GET", "/measures", READER),
    ("GET", "/rounds", READER),
    ("GET", "/statements", READER),
    ("GET", "/status", READER),
    ("GET", "/timeline", READER),
    ("GET", "/tracks", READER),
    ("GET", "/api/lanes", READER),
    ("GET", "/why/{subject}", READER),
    # oneself
    ("GET", "/own", READER),
    ("POST", "/own/password", READER),
    ("POST", "/own/tokens", READER),
    ("POST", "/own/tokens/{token}/end", READER),
    ("GET", "/sign-in", None),
    ("POST", "/sign-in", None),
    ("POST", "/sign-out", None),
    ("POST", "/theme", None),
    # keeping
    ("GET", "/accounts", KEEPER),
    ("POST", "/accounts", KEEPER),
    ("POST", "/accounts/password", KEEPER),
    ("POST", "/accounts/remove", KEEPER),
    ("POST", "/accounts/role", KEEPER),
    ("GET", "/audit", KEEPER),
)

"""Signing in, sessions that end, tokens for programs."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from servanda.errors import BadCall
from servanda.present.web.security.who import Role, Who
from servanda.store.engine import to_write
from tests.present.web.conftest import PASSWORD, PEOPLE, Served


def test_with_accounts_nothing_is_shown_before_signing_in(people: Served) -> None:
    answer = people.browser().get("/rounds?on=2015-06-09")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Frounds%3Fon%3D2015-06-09"


def test_signing_in_leads_to_the_page_that_was_asked_for(people: Served) -> None:
    browser = people.browser()
    answer = browser.send("/sign-in", name="Rea", password=PASSWORD, next="/rounds?on=2015-06-09")
    assert answer.headers["location"] == "/rounds?on=2015-06-09"
    assert browser.get("/rounds").status_code == 200


def test_a_wrong_name_and_a_wrong_password_are_told_alike(people: Served) -> None:
    texts = []
    for name, password in (("Rea", "not this one at all"), ("Nobody", PASSWORD)):
        answer = people.browser().send("/sign-in", name=name, password=password)
        assert answer.status_code == 401
        texts.append(answer.text.partition("<main")[2].partition("</main>")[0].replace(name, ""))
    left, right = (one[: one.index("<form")] for one in texts)
    assert left == right


def test_a_name_that_nobody_has_costs_the_same_work(people: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    real = PasswordHasher.verify

    def verify(self: PasswordHasher, kept: str, password: str) -> bool:
        verified.append(kept)
        return real(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    people.site.gate.accounts.verify("Rea", "not this one at all")
    people.site.gate.accounts.verify("Nobody", "not this one at all")
    parameters = {one.rpartition("$")[0].rpartition("$")[0] for one in verified}
    assert len(verified) == 2
    assert len(parameters) == 1


def test_the_cookie_is_rotated_at_sign_in_and_no_script_reads_it(people: Served) -> None:
    browser = people.browser()
    before = browser.get("/sign-in").headers["set-cookie"]
    after = browser.send("/sign-in", name="Rea", password=PASSWORD).headers["set-cookie"]
    assert before.partition(";")[0] != after.partition(";")[0]
    assert "HttpOnly" in after
    assert "SameSite=lax" in after
    assert "Secure" not in after  # this one is served by http


def test_a_session_that_is_not_used_ends(people: Served) -> None:
    browser = people.signed_in("Rea")
    people.now.at += people.settings.idle - 1
    assert browser.get("/own").status_code == 200
    people.now.at += people.settings.idle + 1
    assert browser.get("/own").status_code == 303


def test_a_session_ends_though_it_is_used(people: Served) -> None:
    browser = people.signed_in("Rea")
    for _ in range(people.settings.lasting // 3600 - 1):
        people.now.at += 3600
        assert browser.get("/own").status_code == 200
    people.now.at += 3700
    assert browser.get("/own").status_code == 303


def test_signing_out_ends_the_session_itself(people: Served) -> None:
    browser = people.signed_in("Rea")
    cookie = dict(browser.client.cookies)
    assert browser.send("/sign-out").status_code == 303
    thief = people.browser()
    thief.client.cookies.update(cookie)
    assert thief.get("/own").status_code == 303


def test_tries_to_sign_in_are_limited_by_name_and_by_address(people: Served) -> None:
    browser = people.browser()
    settings = people.settings
    for _ in range(settings.tries_by_name):
        assert browser.send("/sign-in", name="Rea", password="not this one at all").status_code == 401
    limited = browser.send("/sign-in", name="rea ", password=PASSWORD)
    assert limited.status_code == 429
    assert 0 < int(limited.headers["retry-after"]) <= settings.window
    for number in range(settings.tries_by_address - settings.tries_by_name - 1):
        assert browser.send("/sign-in", name=f"Nobody {number}", password="x").status_code == 401
    assert browser.send("/sign-in", name="Nobody else", password="x").status_code == 429
    people.now.at += settings.window + 1
    assert browser.send("/sign-in", name="Rea", password=PASSWORD).status_code == 303


def test_nothing_that_opens_a_door_is_kept_in_clear(people: Served) -> None:
    browser = people.signed_in("Rea")
    word = _token(people, "Rea", Role.READER)
    kept = b"".join(path.read_bytes() for path in people.folder.glob("accounts.db*"))
    for secret in (PASSWORD, word, *browser.client.cookies.values()):
        assert secret.encode() not in kept
    assert (people.folder / "accounts.db").stat().st_mode & 0o077 == 0


def test_a_hash_of_other_parameters_is_made_anew_when_its_password_is_seen(people: Served) -> None:
    engine, old = people.site.gate._engine, people.site.gate.accounts._passwords
    with to_write(engine) as connection:
        before = connection.execute(text("SELECT password FROM account WHERE name = 'Rea'")).scalar()
    old._hasher = type(old._hasher)(2, 16, 1)
    people.signed_in("Rea")
    with to_write(engine) as connection:
        after = connection.execute(text("SELECT password FROM account WHERE name = 'Rea'")).scalar()
    assert "m=8,t=1" in str(before)
    assert "m=16,t=2" in str(after)
    people.signed_in("Rea")


def test_a_new_password_ends_the_other_sessions(people: Served) -> None:
    here, there = people.signed_in("Rea"), people.signed_in("Rea")
    changed = here.send("/own/password", old=PASSWORD, new="another four words", again="another four words")
    assert changed.status_code == 200
    assert here.get("/own").status_code == 200
    assert there.get("/own").status_code == 303


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "my name is Rea, really", "x" * 2000])
def test_a_weak_password_is_refused(people: Served, password: str) -> None:
    with pytest.raises(BadCall):
        people.site.gate.accounts.set_password("Rea", password)


def test_the_last_keeper_stays(people: Served) -> None:
    accounts = people.site.gate.accounts
    with pytest.raises(BadCall, match="last keeper"):
        accounts.set_role("Kim", Role.READER, False)
    with pytest.raises(BadCall, match="last keeper"):
        accounts.remove("kim")
    accounts.add("Lou", PASSWORD, Role.KEEPER)
    accounts.remove("Kim")


def test_a_removed_account_is_out_at_once(people: Served) -> None:
    browser, word = people.signed_in("Vic"), _token(people, "Vic", Role.READER)
    assert people.signed_in("Kim").send("/accounts/remove", name="Vic").status_code == 200
    assert browser.get("/own").status_code == 303
    assert _call(people, word) == 401


def test_a_token_does_what_its_role_may_and_no_more(people: Served) -> None:
    sessions = people.site.gate.sessions
    with pytest.raises(BadCall, match="no more than its owner"):
        sessions.make_token(_who(people, "Rea"), "script", Role.KEEPER, 30)
    word = _token(people, "Kim", Role.REVIEWER)
    found = sessions.bearer(word)
    assert found is not None
    assert (found.name, found.role) == ("Kim", Role.REVIEWER)
    people.site.gate.accounts.add("Lou", PASSWORD, Role.KEEPER)
    people.site.gate.accounts.set_role("Kim", Role.READER, False)
    found = sessions.bearer(word)
    assert found is not None
    assert found.role is Role.READER


def test_a_token_ends_on_its_day_and_opens_no_page(people: Served) -> None:
    word = _token(people, "Rea", Role.READER)
    assert _call(people, word) == 404  # let in, to what is not there
    assert people.browser().get("/own", headers={"Authorization": f"Bearer {word}"}).status_code == 303
    people.now.at += 31 * 86400
    assert _call(people, word) == 401


def test_a_token_that_was_ended_is_nobodys(people: Served) -> None:
    browser = people.signed_in("Rea")
    page = browser.send("/own/tokens", name="script", role="reader", days="30").text
    word = page.partition('<code class="word">')[2].partition("<")[0]
    assert word.startswith("svd_")
    assert word not in browser.get("/own").text
    number = people.site.gate.sessions.tokens(_account(people, "Rea"))[0].id
    assert browser.send(f"/own/tokens/{number}/end").status_code == 200
    assert people.site.gate.sessions.bearer(word) is None


def test_nobody_ends_the_token_of_somebody_else(people: Served) -> None:
    word = _token(people, "Kim", Role.KEEPER)
    number = people.site.gate.sessions.tokens(_account(people, "Kim"))[0].id
    assert people.signed_in("Rea").send(f"/own/tokens/{number}/end").status_code == 404
    assert people.site.gate.sessions.bearer(word) is not None


def test_the_audit_log_is_only_added_to(people: Served) -> None:
    people.signed_in("Rea")
    for change in ("UPDATE audit SET by = 'x'", "DELETE FROM audit"):
        with (
            pytest.raises(Exception, match="only added to"),
            to_write(people.site.gate._engine) as connection,
        ):
            connection.execute(text(change))
    (line,) = people.site.gate.audit.lines(limit=1)
    assert (line.by, line.action, line.outcome) == ("Rea", "sign in", "done")
    assert "Rea" in people.signed_in("Kim").get("/audit").text


def _account(served: Served, name: str) -> int:
    return served.site.gate.accounts.named(name).id


def _who(served: Served, name: str) -> Who:
    return Who(name, PEOPLE[name], account=_account(served, name))


def _token(served: Served, name: str, role: Role) -> str:
    return served.site.gate.sessions.make_token(_who(served, name), "script", role, 30)


def _call(served: Served, word: str) -> int:
    """What the API answers to a token: 404 is that it was let in."""
    from fastapi import Request

    scope = {
        "type": "http", "method": "GET", "path": "/api/x", "query_string": b"", "client": ("127.0.0.1", 1),
        "headers": [(b"authorization", f"Bearer {word}".encode()), (b"host", b"127.0.0.1")],
        "scheme": "http", "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    try:
        return 404 if served.site.gate.enter(Request(scope)).who else 401
    except Exception as error:
        return int(getattr(error, "status", 500))

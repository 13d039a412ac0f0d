"""Passwords and links can be tried so often and no more, whichever worker is asked."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from meetings.accounts.actions.attempts import Attempts, Counted, counting
from meetings.accounts.rules.addresses_counted import account_key, address_key, plain_address
from meetings.core import clock
from tests.accounts.people import PASSWORD, account, sign_in, signed_in

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WRONG = "not the password"
OTHER_PROCESS = """
import sys
from pathlib import Path
from meetings.accounts.actions.attempts import Counted, counting
attempts = counting("100/minute", storage="", folder=Path(sys.argv[1]))
print(sum(attempts.spend([Counted("address:192.0.2.1")]) is None for _each in range(80)))
"""


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return counting("3/minute;5/hour", storage="", folder=tmp_path)


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


def test_two_processes_together_get_what_one_would(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OTHER_PROCESS, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _each in range(2)]
    allowed = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(allowed) == 100


ALICE = Counted("account:alice")


def test_begins_anew_when_the_time_is_over_and_counts_nothing_that_was_refused(attempts: Attempts) -> None:
    said = {}
    for seconds in (0, 1, 2, 3, 4, 61, 62, 63, 64, 124, 3601):
        with clock.fixed(NOON + timedelta(seconds=seconds)):
            said[seconds] = attempts.spend([ALICE])
    assert [said[second] for second in (0, 1, 2)] == [None, None, None]
    assert [said[second] for second in (3, 4)] == [57, 56]
    assert [said[second] for second in (61, 62)] == [None, None]  # the hour's five: the refused are not among them
    assert said[63] is None  # slowed from now on: a tenth of a minute's, and one at least
    assert said[64] == 57
    assert [said[second] for second in (124, 3601)] == [None, None]


def test_waits_for_the_whole_window_where_it_is_not_to_be_slowed(attempts: Attempts, noon: None) -> None:
    share = Counted("share", 0.3, trickles=False)  # none of three would be nought: one
    assert attempts.spend([share]) is None
    with clock.fixed(NOON + timedelta(seconds=61)):
        assert attempts.spend([share]) == 3539
        assert attempts.wait(share) == 3539


def test_counts_nowhere_what_is_refused_anywhere(attempts: Attempts, noon: None) -> None:
    for _each in range(3):
        assert attempts.spend([Counted("address:a")]) is None
    for _each in range(60):
        assert attempts.spend([ALICE, Counted("address:a")]) == 60
    assert [attempts.spend([ALICE]) for _each in range(4)] == [None, None, None, 60]


def test_asks_without_counting(attempts: Attempts, noon: None) -> None:
    assert [attempts.wait(ALICE) for _each in range(9)] == [None] * 9
    for _each in range(3):
        attempts.spend([ALICE])
    assert attempts.wait(ALICE) == 60


def test_gives_an_attempt_back(attempts: Attempts, noon: None) -> None:
    for _each in range(20):
        assert attempts.spend([ALICE]) is None
        attempts.give_back([ALICE])


def test_counts_each_key_by_itself(attempts: Attempts, noon: None) -> None:
    assert [attempts.spend([Counted(key)]) for key in "aaabbb"] == [None] * 6
    assert attempts.spend([Counted("c"), Counted("a")]) == 60


def test_a_house_with_ipv6_is_one_address_and_a_mapped_ipv4_the_plain_one() -> None:
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9") != address_key("2001:db8:1:3::1")
    assert plain_address("::ffff:192.0.2.1") == "192.0.2.1"
    assert plain_address("fe80::1%eth0") == "fe80::1"
    assert plain_address(None) == plain_address("nonsense") == "unknown"
    assert account_key(" Alice@Example.org") == account_key("alice@example.org")


def test_refuses_the_eleventh_wrong_password_and_says_when_to_come_back(app: Flask, noon: None) -> None:
    account(app, "alice@example.org")
    client = app.test_client()
    assert [sign_in(client, "alice@example.org", WRONG).status_code for _each in range(10)] == [422] * 10
    refused = sign_in(client, "alice@example.org")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert "Wait" in refused.text
    with clock.fixed(NOON + timedelta(seconds=61)):
        assert sign_in(client, "alice@example.org").status_code == 303


def test_counts_an_account_from_many_addresses_whether_or_not_it_exists(app: Flask, noon: None) -> None:
    account(app, "alice@example.org")
    for email in ("alice@example.org", "nobody@example.org"):
        answers = [_from(app, f"192.0.2.{number}", email).status_code for number in range(11)]
        assert answers == [422] * 10 + [429]


def _from(app: Flask, address: str, email: str) -> TestResponse:
    client = app.test_client()
    client.environ_base = {**client.environ_base, "REMOTE_ADDR": address}
    return sign_in(client, email, WRONG)


def test_lets_two_dozen_people_behind_one_address_sign_in(app: Flask, noon: None) -> None:
    account(app, "alice@example.org")
    for _each in range(24):
        signed_in(app, "alice@example.org")


def test_refuses_guesses_at_links(app: Flask, noon: None) -> None:
    client = app.test_client()
    answers = [client.get(f"/accept/{'x' * 40}{number}").status_code for number in range(12)]
    assert answers == [404] * 10 + [429] * 2


def test_the_present_password_cannot_be_guessed_either(app: Flask, noon: None) -> None:
    account(app, "alice@example.org")
    client = signed_in(app, "alice@example.org")
    page = client.get("/account/password").text
    token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    fields = {"csrf_token": token, "new_password": PASSWORD + "!", "new_password_confirm": PASSWORD + "!"}
    answers = [client.post("/account/password", data={**fields, "password": WRONG}).status_code for _each in range(11)]
    assert answers == [422] * 10 + [429]

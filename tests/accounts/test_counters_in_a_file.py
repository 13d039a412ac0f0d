"""Attempts are counted in a file that every process shares: a counter ends with its time, never below nought."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.accounts.actions.attempts import Counted, SharedFile, counting
from meetings.accounts.rules.addresses_counted import account_key, address_key, plain_address
from meetings.accounts.viewer import Viewer
from meetings.accounts.vocabulary import ROLES
from meetings.core import clock

pytestmark = pytest.mark.alike

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = 60
SCOPES = st.one_of(st.none(), st.sampled_from(["grcp-7", "grcp-8"]))
GRANTS = st.frozensets(st.tuples(st.sampled_from(ROLES.codes), SCOPES))


@pytest.fixture
def counters(tmp_path: Path) -> SharedFile:
    return SharedFile(f"concord-file://{tmp_path / 'limits' / 'counters.sqlite3'}")


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


def test_counts_up_and_says_when_it_begins_anew(counters: SharedFile) -> None:
    assert [counters.incr("a", MINUTE) for _each in range(3)] == [1, 2, 3]
    assert counters.get("a") == 3
    assert counters.get_expiry("a") == NOON.timestamp() + MINUTE


def test_its_time_runs_from_the_first_attempt_and_not_from_the_last(counters: SharedFile) -> None:
    counters.incr("a", MINUTE)
    with clock.fixed(NOON + timedelta(seconds=59)):
        assert counters.incr("a", MINUTE) == 2
        assert counters.get_expiry("a") == NOON.timestamp() + MINUTE
    with clock.fixed(NOON + timedelta(seconds=60)):
        assert counters.get("a") == 0
        assert counters.incr("a", MINUTE) == 1


def test_nothing_was_counted_of_a_key_that_was_never_met(counters: SharedFile) -> None:
    assert counters.get("never") == 0
    assert counters.get_expiry("never") == NOON.timestamp()


def test_what_is_given_back_is_never_owed(counters: SharedFile) -> None:
    assert counters.incr("a", MINUTE, -1) == 0
    assert counters.incr("a", MINUTE, -5) == 0
    assert counters.incr("a", MINUTE, 2) == 2
    assert counters.incr("a", MINUTE, -1) == 1


def test_one_counter_is_forgotten_or_all(counters: SharedFile) -> None:
    for key in ("a", "b", "c"):
        counters.incr(key, MINUTE)
    counters.clear("a")
    assert [counters.get(key) for key in ("a", "b")] == [0, 1]
    counters.reset()
    assert [counters.get(key) for key in ("b", "c")] == [0, 0]


def test_another_process_sees_the_same_counters(counters: SharedFile) -> None:
    counters.incr("a", MINUTE)
    other = SharedFile(f"concord-file://{counters.path}")
    assert other.check()
    assert other.get("a") == 1
    assert other.incr("a", MINUTE) == 2
    assert counters.get("a") == 2


def test_a_counter_whose_time_is_over_leaves_the_file_with_the_next_start(counters: SharedFile) -> None:
    counters.incr("old", MINUTE)
    with clock.fixed(NOON + timedelta(minutes=2)):
        SharedFile(f"concord-file://{counters.path}").incr("new", MINUTE)
    assert counters.get_expiry("old") == NOON.timestamp()  # as of a key that was never met
    assert counters.get("new") == 1


def test_where_nothing_can_be_counted_nothing_may_be_tried(tmp_path: Path) -> None:
    (tmp_path / "limits.sqlite3").mkdir()
    with pytest.raises(OSError, match="unable to open"):
        counting("3/minute", storage="", folder=tmp_path).spend([Counted("a")])


def test_a_storage_for_other_programs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without async"):
        counting("3/minute", storage="async+memory://", folder=tmp_path)


def test_a_storage_of_its_own_may_be_named(tmp_path: Path) -> None:
    attempts = counting("1/minute", storage="memory://", folder=tmp_path)
    assert attempts.spend([Counted("a")]) is None
    assert attempts.spend([Counted("a")]) is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("", "unknown"),
        (None, "unknown"),
        ("192.0.2.1, 198.51.100.1", "unknown"),
        ("concord.example.org", "unknown"),
    ],
)
def test_an_address_is_one_whichever_way_it_came(raw: str | None, address: str) -> None:
    assert plain_address(raw) == address


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "address:192.0.2.1"),
        ("2001:db8:1:2::1", "address:2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "address:2001:db8:1:2::/64"),
        ("unknown", "address:unknown"),
    ],
)
def test_a_house_is_counted_as_one(address: str, key: str) -> None:
    assert address_key(address) == key


def test_an_account_is_counted_without_its_address_being_kept() -> None:
    key = account_key("Alice@Example.org ")
    assert key == account_key("alice@example.org") != account_key("bob@example.org")
    assert "alice" not in key


@given(GRANTS, st.sampled_from(ROLES.codes), st.sampled_from(["grcp-7", "grcp-8", "grcp-9"]))
def test_a_role_is_held_for_a_meeting_exactly_where_it_is_among_its_scopes(
    grants: frozenset[tuple[str, str | None]], role: str, code: str
) -> None:
    viewer = Viewer(7, "Olga", grants)
    scopes = viewer.scopes(role)
    assert viewer.may(role, code) == (scopes is None or code in scopes)
    assert viewer.may(role) == (scopes is None)


@given(GRANTS)
def test_whoever_holds_a_role_holds_some_role(grants: frozenset[tuple[str, str | None]]) -> None:
    viewer = Viewer(7, "Olga", grants)
    assert viewer.holds() == any(viewer.holds(role) for role in ROLES) == bool(grants)

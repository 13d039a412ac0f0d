"""What follows from the address of an installation: whether it is safe, its hosts, and whom letters are from."""

from pathlib import Path
from typing import Any

import pytest

from meetings.settings import Settings, Unusable, load

pytestmark = pytest.mark.alike

HERE = ["127.0.0.1", "localhost", "[::1]"]


def settings(**given: Any) -> Settings:
    return Settings(instance=Path(), database_url="sqlite://", **given)


@pytest.mark.parametrize(
    ("url", "secure", "host"),
    [
        ("https://concord.example.org", True, "concord.example.org"),
        ("https://concord.example.org:8443", True, "concord.example.org:8443"),
        ("http://127.0.0.1:8000", False, "127.0.0.1:8000"),
        ("http://[::1]:8000", False, "[::1]:8000"),
    ],
)
def test_is_secure_over_https_and_has_the_host_that_people_type(url: str, secure: bool, host: str) -> None:
    found = settings(public_url=url)
    assert (found.secure, found.host) == (secure, host)


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ({"public_url": "http://127.0.0.1:8000"}, HERE),
        ({"public_url": "https://concord.example.org"}, ["concord.example.org", *HERE]),
        (
            {"public_url": "https://concord.example.org", "trusted_hosts": ("concord.example.org", "www.example.org")},
            ["concord.example.org", "www.example.org"],
        ),
        ({"public_url": "http://localhost", "trusted_hosts": ("intranet",)}, ["intranet", *HERE]),
    ],
)
def test_answers_to_the_hosts_that_are_named_and_to_this_machine(given: dict[str, Any], hosts: list[str]) -> None:
    assert sorted(settings(**given).hosts) == sorted(hosts)


@pytest.mark.parametrize(
    ("given", "sender"),
    [
        ({"mail_from": "meetings@example.org"}, "meetings@example.org"),
        ({"public_url": "https://concord.example.org:8443"}, "concord@concord.example.org"),
        ({}, "concord@127.0.0.1"),
    ],
)
def test_letters_are_from_whom_it_says_else_from_its_host(given: dict[str, Any], sender: str) -> None:
    assert settings(**given).mail_sender == sender


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"public_url": "ftp://example.org"}, "give an address such as"),
        ({"public_url": "https://"}, "give an address such as"),
        ({"public_url": "https://example.org/?a=b"}, "a host without a path"),
        ({"public_url": "http://192.0.2.1"}, "to this machine only"),
        ({"smtp_url": "mail.example.org"}, "CONCORD_SMTP_URL cannot be read"),
        ({"smtp_url": "smtp://mail.example.org:port"}, "CONCORD_SMTP_URL cannot be read"),
        ({"smtp_url": "http://mail.example.org"}, "CONCORD_SMTP_URL cannot be read"),
        ({"smtp_url": "smtp://mail.example.org"}, "without CONCORD_MAIL_FROM"),
        ({"mail_from": "Concord <concord@example.org>"}, "give one address"),
        ({"mail_from": "a@example.org, b@example.org"}, "give one address"),
        ({"mail_from": "concord"}, "give one address"),
    ],
)
def test_refuses_what_cannot_work_and_says_what_would(tmp_path: Path, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Unusable, match=said):
        load(tmp_path, given)


def test_never_shows_the_password_of_a_mail_server(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        load(tmp_path, {"smtp_url": "smpt://concord:hunter2@mail.example.org", "mail_from": "a@example.org"})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("url", ["https://concord.example.org", "http://localhost:5000"])
def test_an_address_with_a_slash_at_its_end_is_the_same_without(tmp_path: Path, url: str) -> None:
    assert load(tmp_path, {"public_url": url}).public_url == url
    assert load(tmp_path, {"public_url": f"{url}/"}).public_url == url


def test_what_is_given_here_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_SIGN_IN_DAYS", "3")
    assert load(tmp_path).sign_in_days == 3
    assert load(tmp_path, {"sign_in_days": 5}).sign_in_days == 5


def test_a_secret_that_is_given_is_not_written_down(tmp_path: Path) -> None:
    assert load(tmp_path, {"secret_key": "given"}).secret_key == "given"
    assert list(tmp_path.iterdir()) == []

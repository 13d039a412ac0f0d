"""Settings come from the environment, else from a file, and one that cannot work is refused with its remedy."""

import stat
from dataclasses import fields
from pathlib import Path

import pytest

from meetings import settings
from meetings.settings import Settings, Unusable, load

pytestmark = pytest.mark.alike


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.py").write_text("SIGN_IN_DAYS = 3\nPROXIES = 2\n")
    monkeypatch.setenv("CONCORD_PROXIES", "1")
    monkeypatch.setenv("CONCORD_TRUSTED_HOSTS", "concord.example.org, www.example.org")
    found = load(tmp_path)
    assert (found.sign_in_days, found.proxies, found.max_upload_megabytes) == (3, 1, 16)
    assert found.trusted_hosts == ("concord.example.org", "www.example.org")


def test_makes_a_secret_once_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = load(tmp_path)
    assert load(tmp_path).secret_key == first.secret_key
    assert len(first.secret_key) > 60
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_follows_host_and_port_unless_an_address_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(tmp_path).public_url == "http://127.0.0.1:8000"
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - what somebody may give
    monkeypatch.setenv("PORT", "8001")
    assert load(tmp_path).public_url == "http://127.0.0.1:8001"
    monkeypatch.setenv("CONCORD_PUBLIC_URL", "https://concord.example.org")
    assert load(tmp_path).public_url == "https://concord.example.org"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PUBLIC_URL", "http://concord.example.org", "Put it behind TLS"),
        ("PUBLIC_URL", "concord.example.org", "give an address such as"),
        ("PUBLIC_URL", "https://example.org/concord", "without a path"),
        ("PROXIES", "one", "CONCORD_PROXIES is 'one'; give a whole number"),
    ],
)
def test_refuses_what_cannot_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv("CONCORD_" + name, value)
    with pytest.raises(Unusable, match=said):
        load(tmp_path)


def test_refuses_a_setting_that_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_text("PUBLIC_ULR = 'https://concord.example.org'\n")
    with pytest.raises(Unusable, match="unknown setting PUBLIC_ULR"):
        load(tmp_path)


def test_refuses_a_folder_that_it_cannot_make(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unusable, match="cannot be used"):
        load(tmp_path / "file" / "instance")


def test_each_is_documented_with_its_default() -> None:
    documented = Path(settings.__file__).parent.parent / "docs" / "settings.md"
    rows = [line.split("|") for line in documented.read_text().splitlines() if line.startswith("| `CONCORD_")]
    names = [row[1].strip().strip("`") for row in rows]
    assert sorted(names) == sorted("CONCORD_" + field.name.upper() for field in fields(Settings))
    told = {row[1].strip().strip("`"): row[2].strip().strip("`") for row in rows}
    for field in fields(Settings):
        if isinstance(field.default, int) or field.name in ("log_level", "sign_in_rate", "public_url"):
            assert told["CONCORD_" + field.name.upper()] == str(field.default)

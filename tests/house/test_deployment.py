"""What docs/deployment.md tells people to copy names what there is, and agrees with the program's own settings."""

import re
from configparser import RawConfigParser
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

from meetings import gunicorn_conf, receiving
from meetings.serving.turns import Spent
from meetings.settings import Settings
from meetings.web import requests, stylesheet

pytestmark = pytest.mark.alike
ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "deployment.md").read_text()
NGINX = (ROOT / "docs" / "deployment" / "nginx.conf").read_text()
UNITS = ("concord-web", "concord-worker")


def unit(name: str) -> RawConfigParser:
    read = RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    read.read(ROOT / "docs" / "deployment" / f"{name}.service")
    return read


def said(name: str) -> str:
    """The value of a directive of nginx, the first time it is given."""
    found = re.search(rf"^\s*{name}\s+(.*?);", NGINX, re.MULTILINE)
    assert found, name
    return found[1]


@pytest.mark.parametrize("name", UNITS)
def test_the_guide_leads_to_each_unit_which_runs_as_nobody_else(name: str) -> None:
    assert f"docs/deployment/{name}.service" in GUIDE
    service = unit(name)["Service"]
    assert (service["User"], service["WorkingDirectory"]) == ("concord", "/srv/concord/app")
    assert (service["Restart"], service["ProtectSystem"]) == ("always", "strict")
    assert service["ReadWritePaths"] == "/srv/concord/app/instance"


def test_the_units_start_what_there_is(app: Flask) -> None:
    web, worker = (unit(name)["Service"]["ExecStart"] for name in UNITS)
    found = re.fullmatch(r"/srv/concord/app/\.venv/bin/gunicorn --config python:([\w.]+) (\w+):(\w+)", web)
    assert found
    assert import_module(found[1]) is gunicorn_conf
    assert f"{found[3]} = create_app(" in (ROOT / f"{found[2]}.py").read_text()
    assert worker.removeprefix("/srv/concord/app/.venv/bin/flask --app wsgi ") in app.cli.commands


def test_stopping_waits_for_what_is_being_answered() -> None:
    assert int(unit("concord-web")["Service"]["TimeoutStopSec"]) > gunicorn_conf.graceful_timeout
    assert int(said("proxy_read_timeout").removesuffix("s")) > gunicorn_conf.timeout


def test_nginx_asks_gunicorn_where_it_listens_and_lets_the_largest_upload_through(tmp_path: Path) -> None:
    assert said("server") == gunicorn_conf.bind
    settings = Settings(instance=tmp_path, database_url="sqlite://")
    assert int(said("client_max_body_size").removesuffix("m")) > settings.max_upload_megabytes


def test_nginx_limits_each_address_by_zones_that_there_are_and_answers_as_concord_does() -> None:
    kept = dict(re.findall(r"^limit_\w+_zone +(\$\w+) +zone=(\w+):", NGINX, re.MULTILINE))
    proxied = [
        block for block in re.findall(r"location [^{]*\{(.*?)\n    \}", NGINX, re.DOTALL) if "proxy_pass" in block
    ]
    assert len(proxied) == 2
    zones = re.findall(r"_zone +\$\w+ +zone=(\w+):", NGINX)
    for block in proxied:
        assert sorted(re.findall(r" limit_(?:req +zone=|conn +)(\w+)", block)) == sorted(zones)
    assert set(kept) <= set(re.findall(r"^map \$\w+ (\$\w+) \{", NGINX, re.MULTILINE))
    assert (said("limit_req_status"), said("limit_conn_status")) == (str(Spent.status),) * 2
    assert Spent.status == 429
    assert int(said("client_header_timeout").removesuffix("s")) == receiving.HEAD_WITHIN
    assert int(said("client_body_timeout").removesuffix("s")) == receiving.BODY_WITHIN


def test_nginx_leaves_the_joined_stylesheet_to_concord() -> None:
    from_the_disk = re.findall(r"location (/\S+) \{[^}]*?root ", NGINX)
    assert from_the_disk == ["/static/"]
    assert not stylesheet.ADDRESS.startswith("/static/")


def test_nginx_logs_no_address_that_opens_a_door() -> None:
    doors = requests.SECRET_PATHS.pattern.strip("()").partition(")")[0].replace("/", "").split("|")
    assert len(doors) > 3
    for place in ("map $request_uri", "map $http_referer", "location ~"):
        rest = NGINX[NGINX.index(place) :]
        named = re.search(r"/\((?:\?:)?([a-z|]+)\)/", rest)
        assert named
        assert named[1].split("|") == doors, place


def test_the_guide_names_commands_and_files_that_there_are(app: Flask) -> None:
    named = set(re.findall(r"flask --app wsgi (\w+)", GUIDE))
    assert {"init", "check", "backup", "restore", "worker", "user"} <= named <= set(app.cli.commands)
    for path in re.findall(r"(?:cp |-r )((?:docs|script)/\S+)", GUIDE):
        assert (ROOT / path).exists(), path
    fields = set(Settings.__dataclass_fields__)
    assert {name.lower() for name in re.findall(r"^    ([A-Z_]+) = ", GUIDE, re.MULTILINE)} <= fields

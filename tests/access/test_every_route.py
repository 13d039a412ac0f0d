"""Role × route × object, generated from the URL map: a route that nobody thought of fails here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.routing import Rule

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import Base, db, unit_of_work
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.vocabulary import Visibility
from tests import databases, installations
from tests.accounts.people import account, signed_in
from tests.participation.lists import issued
from tests.programme.typed import typed_group, typed_meeting, typed_session

AUDIENCES = {"anyone", "signed in", "administrator", "organiser", "staff"}
PUBLIC_ROOMS = ("pages.", "released.", "handouts.", "printings.")  # blueprints of what is read without signing in
ALIKE_FOR_ALL = {
    "healthz",
    "readyz",
    "stylesheet",
    "desk_stylesheet",
}  # probes of machines, and styles, whose address changes with them
OURS = ("open", "named", "closed")  # a public, a listed and a private meeting
VISIBILITIES: dict[str, Visibility] = {"open": "public", "named": "listed", "closed": "private"}


@dataclass(frozen=True)
class Role:
    """Somebody to ask with: what they were granted, and whether they organise, write or work on the three meetings."""

    name: str
    grants: tuple[tuple[str, str | None], ...] = ()
    organises: bool = False
    writes: bool = False
    is_staff: bool = False
    keeps_accounts: bool = False


ROLES = (
    Role("stranger"),
    Role("organiser of another meeting", (("organiser", "elsewhere"),)),
    Role("rapporteur in the team", tuple(("rapporteur", code) for code in OURS), writes=True, is_staff=True),
    Role("analyst in the team", tuple(("analyst", code) for code in OURS), is_staff=True),
    Role("organiser", tuple(("organiser", code) for code in OURS), organises=True, is_staff=True),
    Role("organiser of all", (("organiser", None),), organises=True, is_staff=True),
    Role("administrator", (("administrator", None),), keeps_accounts=True),
)


@pytest.fixture(scope="module")
def _world(_databases: databases.Databases, _seeded: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("world")
    with _databases.copy(_seeded) as url:
        with installations.opened(url, folder) as made, installations.unit(made):
            for code in (*OURS, "elsewhere"):
                _meeting(code)
        yield url


@pytest.fixture
def world(_databases: databases.Databases, _world: str, tmp_path: Path) -> Iterator[Flask]:
    """The three meetings and another one, each with a session, a group and a release."""
    with _databases.copy(_world) as url, installations.opened(url, tmp_path / "instance") as made:
        made.config["WTF_CSRF_ENABLED"] = False  # whoever is refused here must be refused for who they are
        yield made


def _meeting(code: str) -> None:
    first = clock.today() + timedelta(days=30)
    entry = typed_meeting(title=f"Meeting {code}", zone="Europe/Zurich", mode="online", dates=FuzzyDates.on(first))
    meeting = create_meeting(COMMAND_LINE, code, entry)
    meeting.visibility = VISIBILITIES.get(code, "public")
    start = datetime(first.year, first.month, first.day, 9)
    opening = typed_session(title="Opening", start=start, end=start + timedelta(hours=1), room="Room I")
    add_session(COMMAND_LINE, meeting, opening)
    add_group(COMMAND_LINE, meeting, typed_group(name="Group one", sessions=(1,)))
    release(COMMAND_LINE, meeting, note="", version=None)
    issued(code, "Somebody who agreed")


def rules(app: Flask, method: str) -> Iterator[Rule]:
    """Every address that takes the method."""
    return (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and rule.endpoint != "static")


def audience_of(app: Flask, rule: Rule) -> str:
    return str(getattr(app.view_functions[rule.endpoint], "audience", "none stated"))


def address(app: Flask, rule: Rule, code: str) -> str:
    """The rule's address about one meeting, and otherwise about things that exist."""
    known: dict[str, Any] = {"code": code, "number": 1, "iso3": "CHE", "token": "no-such-token"}
    others = {"mechanism": "bali", "organisation": "iom", "milestone": "imrf-2022", "cycle": "cycle-1"}
    values = {name: known.get(name, 1) for name in rule.arguments}
    if "code" in values and not rule.rule.startswith("/meetings/"):
        values["code"] = next((other for word, other in others.items() if word in rule.rule), code)
    with app.test_request_context():
        return str(app.url_for(rule.endpoint, **values))


def about_a_meeting(rule: Rule) -> bool:
    return rule.rule.startswith("/meetings/<code>")


def test_every_route_states_its_audience(world: Flask) -> None:
    stated = {
        rule.endpoint: audience_of(world, rule) for rule in world.url_map.iter_rules() if rule.endpoint != "static"
    }
    assert {endpoint: said for endpoint, said in stated.items() if said not in AUDIENCES} == {}


def test_every_public_address_says_how_fresh_it_is(world: Flask) -> None:
    public = {rule.endpoint for rule in rules(world, "GET") if rule.endpoint.startswith(PUBLIC_ROOMS)}
    views = {endpoint: world.view_functions[endpoint] for endpoint in public}
    assert {endpoint for endpoint, view in views.items() if not getattr(view, "freshness", "")} == set()
    kept = {endpoint for endpoint, view in views.items() if getattr(view, "by_reader", False)}
    assert {endpoint for endpoint in kept if views[endpoint].audience != "anyone"} == set()
    assert kept == {endpoint for endpoint in public if views[endpoint].freshness.startswith("kept ")}
    assert {
        endpoint for endpoint in set(world.view_functions) - public - ALIKE_FOR_ALL if _is_kept(world, endpoint)
    } == set()


def _is_kept(app: Flask, endpoint: str) -> bool:
    return bool(getattr(app.view_functions[endpoint], "by_reader", False))


def test_no_get_route_asks_the_database_to_write(world: Flask) -> None:
    with _as(world, Role("organiser of all and more", (("organiser", None), ("administrator", None)))) as client:
        for rule in rules(world, "GET"):
            response = client.get(address(world, rule, "open"))
            assert response.status_code < 500, (rule.rule, response.status_code)


def test_every_form_with_a_file_says_how_it_is_read_before_anything_is_locked(world: Flask) -> None:
    found = set()
    with _as(world, Role("everybody", (("organiser", None), ("analyst", None), ("rapporteur", None)))) as client:
        for rule in rules(world, "POST"):
            if "GET" in (rule.methods or ()) and 'type="file"' in client.get(address(world, rule, "open")).text:
                found.add(rule.endpoint)
    assert found >= {"desk.import_file", "followup_desk.new_mandate", "followup_desk.start"}
    assert {each for each in found if not hasattr(world.view_functions[each], "beforehand")} == set()


@pytest.mark.parametrize("code", OURS)
def test_nobody_sees_only_what_is_public(world: Flask, code: str) -> None:
    client = world.test_client()
    for rule in rules(world, "GET"):
        response = client.get(address(world, rule, code))
        who = audience_of(world, rule)
        if who != "anyone":
            assert response.status_code == 302, (rule.rule, response.status_code)
            assert response.location.endswith("/sign-in"), rule.rule
        elif about_a_meeting(rule):
            assert response.status_code in _open_to_all(rule, code), (rule.rule, code, response.status_code)


def _open_to_all(rule: Rule, code: str) -> tuple[int, ...]:
    if code == "closed":
        return (404,)
    if code == "named":  # its page and its calendar say title and dates; everything else is not there
        return (200, 404)
    return (200, 202, 301, 302)  # 202: a PDF that is being made


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
@pytest.mark.parametrize("code", OURS)
def test_everybody_gets_what_their_role_opens(world: Flask, role: Role, code: str) -> None:
    with _as(world, role) as client:
        for rule in rules(world, "GET"):
            response = client.get(address(world, rule, code))
            assert response.status_code in _expected(world, rule, role, code), (rule.rule, response.status_code)


def _expected(app: Flask, rule: Rule, role: Role, code: str) -> tuple[int, ...]:
    who = audience_of(app, rule)
    if who in ("administrator",):
        return (200, 302, 404) if role.keeps_accounts else (403,)
    if not about_a_meeting(rule):
        return (200, 202, 301, 302, 303, 403, 404)
    if who == "anyone":
        return (200, 202, 302, 404) if role.is_staff else _open_to_all(rule, code)
    if role.organises or (role.writes and who == "staff"):  # of a meeting, its staff's pages are those who write it
        return (200, 302, 303, 404, 405)
    return (404,) if code == "closed" and not role.is_staff else (403, 404)


@pytest.mark.parametrize("role", [role for role in ROLES if not role.organises], ids=lambda role: role.name)
@pytest.mark.parametrize("code", OURS)
def test_nobody_else_changes_a_meeting(world: Flask, role: Role, code: str) -> None:
    with _as(world, role) as client:
        before = _rows(world)
        for rule in rules(world, "POST"):
            if about_a_meeting(rule) and not (role.writes and audience_of(world, rule) == "staff"):
                response = client.post(address(world, rule, code), data={"note": "x", "name": "x", "title": "x"})
                assert response.status_code in (403, 404), (rule.rule, response.status_code)
        assert _rows(world) == before


def test_who_is_not_signed_in_changes_nothing(world: Flask) -> None:
    before, client = _rows(world), world.test_client()
    for rule in rules(world, "POST"):
        response = client.post(
            address(world, rule, "open"), data={"note": "x", "title": "x", "email": "nobody@example.org"}
        )
        assert not 200 <= response.status_code < 300, (rule.rule, response.status_code)
    assert _rows(world) == before


@contextmanager
def _as(app: Flask, role: Role) -> Iterator[FlaskClient]:
    app.config["WTF_CSRF_ENABLED"] = True
    account(app, "somebody@example.org", *role.grants)
    client = signed_in(app, "somebody@example.org")
    app.config["WTF_CSRF_ENABLED"] = False
    yield client


def _rows(app: Flask) -> dict[str, int]:
    """How many rows each table has, less those that count attempts and record refusals."""
    with app.app_context(), unit_of_work(write=False):
        return {
            name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in ("history", "history_values", "sign_ins")
        }

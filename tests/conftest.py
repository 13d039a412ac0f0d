"""The house every test lives in: an application on a copy of a migrated and seeded database, SQLite or PostgreSQL.

def test_something(unit, client):
    with unit():                # one unit of work that may write, as in a request; committed at its end
        ...
    client.get("/")             # a request, in a transaction of its own
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from meetings.core.db import writing
from tests import browsers, databases, ground, installations, recorded
from tests.counting import counted
from tests.servers import Served, served

for _name in list(os.environ):
    if _name in ("HOST", "PORT") or (_name.startswith("CONCORD_") and _name != "CONCORD_TEST_DATABASE"):
        del os.environ[_name]  # a developer's own settings must not decide what the tests find

ground.files_in_memory()
ground.compiled_kept()
recorded.asked_of_the_program_alone()


@pytest.fixture(autouse=True)
def _nothing_read_before() -> None:
    """A request of the test before, in this very thread, may have left the mode of reading behind."""
    writing.set(True)


@pytest.fixture(scope="session")
def _databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[databases.Databases]:
    with databases.chosen(tmp_path_factory.mktemp("databases")) as made:
        yield made


@pytest.fixture(scope="session")
def _tables(_databases: databases.Databases) -> str:
    return installations.with_tables(_databases.new())


@pytest.fixture(scope="session")
def _seeded(_databases: databases.Databases, request: pytest.FixtureRequest) -> Iterator[str]:
    with ExitStack() as opened:

        def make() -> str:
            copied = opened.enter_context(_databases.copy(request.getfixturevalue("_tables")))
            return installations.seeded(copied)

        yield _databases.kept(make)


@pytest.fixture
def password_cost() -> Mapping[str, int]:
    """Next to nothing; the test that asks what real installations pay says so in its parameters."""
    return installations.QUICK


@pytest.fixture
def app(
    _databases: databases.Databases, _seeded: str, tmp_path: Path, password_cost: Mapping[str, int]
) -> Iterator[Flask]:
    """Concord with its reference data and record, on a database of this test's own."""
    with (
        _databases.copy(_seeded) as url,
        installations.opened(url, tmp_path / "instance", cost=password_cost) as made,
    ):
        yield made


@pytest.fixture
def empty_app(
    _databases: databases.Databases, _tables: str, tmp_path: Path, password_cost: Mapping[str, int]
) -> Iterator[Flask]:
    """Concord with every table and not one row."""
    with (
        _databases.copy(_tables) as url,
        installations.opened(url, tmp_path / "instance", cost=password_cost) as made,
    ):
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without scripts, signed in as nobody."""
    return app.test_client()


@pytest.fixture
def unit(app: Flask) -> Callable[[], AbstractContextManager[None]]:
    """Opens a unit of work that may write: ``with unit(): …``."""
    return partial(installations.unit, app)


@pytest.fixture
def assert_queries() -> Callable[[int], AbstractContextManager[list[str]]]:
    """``with assert_queries(3): …`` fails unless exactly three statements were sent; BEGIN does not count."""
    return counted


@pytest.fixture
def new_database(_databases: databases.Databases) -> Callable[[], str]:
    """Makes databases with nothing in them, not even tables; returns their URLs."""
    return _databases.new


@pytest.fixture
def live_server(app: Flask) -> Iterator[Served]:
    """The test's installation served by gunicorn; it sees what the test commits."""
    settings = app.extensions["concord.settings"]
    with served(settings.instance, settings.database_url) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with browsers.chromium() as made:
        yield made


@pytest.fixture
def page(browser: Browser, live_server: Served) -> Iterator[Page]:
    """A page of the live server; addresses may be given without the host."""
    with browsers.clean_page(browser, live_server.url) as made:
        yield made

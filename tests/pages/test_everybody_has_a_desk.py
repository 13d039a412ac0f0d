"""``/desk/`` opens for everybody who works here: it is the desk of their own work."""

import pytest
from flask import Flask

from tests import installations
from tests.accounts.people import account, signed_in
from tests.programme.builders import CODE, webinar

WORKER = "worker@example.org"


@pytest.fixture
def site(empty_app: Flask) -> Flask:
    """A meeting that nobody released."""
    with installations.unit(empty_app):
        webinar()
    return empty_app


@pytest.mark.parametrize(
    ("grants", "desk", "seen"),
    [
        ([("rapporteur", CODE)], "/desk/documents/", f"/meetings/{CODE}/desk/documents"),
        ([("rapporteur", None)], "/desk/documents/", f"/meetings/{CODE}/desk/documents"),
        ([("analyst", None)], "/desk/followup/", "/desk/followup/"),
        ([("administrator", None)], "/administration/users/", "/administration/users/new"),
        ([("organiser", CODE)], "/desk/", f"/meetings/{CODE}/desk/"),
        ([("organiser", CODE), ("rapporteur", CODE)], "/desk/", f"/meetings/{CODE}/desk/"),
    ],
)
def test_leads_to_the_desk_of_ones_work(
    site: Flask, grants: list[tuple[str, str | None]], desk: str, seen: str
) -> None:
    account(site, WORKER, *grants)
    arrived = signed_in(site, WORKER).get("/desk/", follow_redirects=True)
    assert (arrived.status_code, arrived.request.path) == (200, desk)
    assert f'href="{seen}"' in arrived.text


def test_the_desk_of_a_meeting_is_its_documents_for_a_rapporteur(site: Flask) -> None:
    account(site, WORKER, ("rapporteur", CODE))
    arrived = signed_in(site, WORKER).get(f"/meetings/{CODE}/desk/?lang=fr", follow_redirects=True)
    assert (arrived.status_code, arrived.request.path) == (200, f"/meetings/{CODE}/desk/documents")
    assert '<html lang="fr"' in arrived.text


@pytest.mark.parametrize("grants", [[], [("rapporteur", "elsewhere")]])
def test_opens_nothing_of_others(site: Flask, grants: list[tuple[str, str | None]]) -> None:
    account(site, WORKER, *grants)
    client = signed_in(site, WORKER)
    assert client.get(f"/meetings/{CODE}/desk/").status_code == 404
    if not grants:
        assert client.get("/desk/").status_code == 403

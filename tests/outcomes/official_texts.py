"""An official text beside its summary, as an administrator makes one at the desk."""

import html

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.programme.browsing import form_on, send

OFFICIAL = (
    "11.\tThe first official words.\n\n15.\tOfficial principles:\n(a)\tPeople-centred, officially.\n(f)\tHuman rights, "
    "officially.\n\n21.\tWe commit officially to pathways.\n\n47.\tWe officially invite regional processes.\n"
)
SUMMED_UP = "Invites forums led by States"
"""Paragraph 52 of the summary, which this official text does not have."""


def started(client: FlaskClient, summary: int, **fields: str) -> str:
    """The desk of the draft: nothing is typed but what is said here."""
    at = f"/desk/documents/{summary}/official"
    answer = send(client, at, **fields)
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/file")


def taken(client: FlaskClient, at: str, text: str = OFFICIAL) -> TestResponse:
    """What was pasted is read, shown, and taken as shown."""
    answer = send(client, f"{at}/file", text=text)
    assert answer.status_code == 200
    assert "This reads like" in answer.text
    return client.post(f"{at}/paragraphs/apart", data={**form_on(answer, f"{at}/paragraphs/apart"), "do": "apart"})


def imported(client: FlaskClient, summary: int, text: str = OFFICIAL, **places: str) -> str:
    """Imported, mapped as proposed but for what is said here, and published."""
    at = started(client, summary)
    assert taken(client, at, text).status_code == 303
    assert send(client, f"{at}/official-map", **places).status_code == 303
    assert send(client, f"{at}/publication").status_code == 303
    return at


def read_page(client: FlaskClient, address: str) -> str:
    return html.unescape(client.get(address).text)

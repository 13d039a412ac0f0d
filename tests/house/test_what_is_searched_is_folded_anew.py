"""What an earlier version kept folded is found as what is folded now, on a filled database of each shape."""

import re
import unicodedata
from typing import Any, Final

import pytest
from flask import Flask
from sqlalchemy import insert, select, update

from meetings.accounts.models import User
from meetings.core import schema
from meetings.core.db import db, unit_of_work
from meetings.core.folding import folded
from meetings.outcomes.models import Wording
from meetings.programme.actions.releasing import release
from meetings.programme.models import Meeting, Release
from tests.accounts.people import account
from tests.outcomes.builders import marked, outcome, published, write
from tests.programme.builders import OLGA

MANY: Final = 1201  # rows: more than two batches
TITLE: Final = "Ørsted–Łódź round: l’œuvre de Guðrún"
KEPT: Final[tuple[tuple[Any, str], ...]] = (
    (Release, "folded"),
    (Release, "folded_title"),
    (Wording, "folded"),
    (User, "search"),
)


def folded_before(text: str) -> str:
    """As it was done up to now."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", plain.casefold()).strip()


def fill(app: Flask) -> None:
    """A release, a published recommendation and many accounts, folded as they were then."""
    account(app, "thorun@example.org", ("organiser", None), name=TITLE)
    with app.app_context(), unit_of_work():
        document = outcome()
        meeting = db.session.scalars(select(Meeting)).one()
        meeting.title, meeting.visibility = TITLE, "public"
        release(OLGA, meeting, note="", version=None)
        write(document, f"Recommend the {TITLE}")
        marked(document, 0)
        published(document)
        plain = {name: value for name, value in vars(db.session.scalars(select(User)).one()).items() if name[0] != "_"}
        rows = [
            {**plain, "id": each, "email": f"{each}@x.org", "email_key": f"{each}@x.org", "fs_uniquifier": f"{each}"}
            for each in range(1000, 1000 + MANY)
        ]
        db.session.execute(insert(User), rows)
        for model, column in KEPT:
            db.session.execute(update(model).values({column: folded_before(TITLE)}))


@pytest.mark.parametrize("shape", ["0003", "0004"])
def test_what_was_folded_before_is_folded_anew(empty_app: Flask, shape: str) -> None:
    fill(empty_app)
    assert folded_before(TITLE) != folded(TITLE) == "orsted-lodz round: l'oeuvre de gudrun"
    with empty_app.app_context():
        schema._run("downgrade", shape)
        schema.upgrade()
        assert schema.state() == "current"
        with unit_of_work(write=False):
            for model, column in KEPT:
                said = db.session.scalars(select(getattr(model, column))).all()
                assert set(said) == {folded(TITLE)}, column
            assert len(said) == MANY + 1
    for words in ("orsted", "Ørsted-Łódź", "L'OEUVRE", "gudrun"):
        assert "spring-webinar" in empty_app.test_client().get("/meetings/", query_string={"q": words}).text


def test_folding_what_was_folded_before_is_folding_the_text() -> None:
    for text in (TITLE, "Côte d’Ivoire", "Viet\u00a0Nam", "Guinea\u2011Bissau", "İzmir toplantısı", "Đà Nẵng", "ﬁ ĳ ŉ"):
        assert folded(folded_before(text)) == folded(text)

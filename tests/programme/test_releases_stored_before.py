"""Releases that the version before stored: `stored/` holds three as its database had them, and calendars it made."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import update

from meetings.core.db import Kept, db
from meetings.core.errors import Invalid
from meetings.programme.actions.sessions import move_session
from meetings.programme.models import Release
from meetings.programme.queries import visible_meetings
from meetings.programme.queries.draft import document_of
from meetings.programme.released import faces
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import FORMAT, UnknownFormat, upgraded
from meetings.programme.released.sequencing import differences, prepared, stamped
from meetings.programme.released.writing import digest, plain, stored
from meetings.serving.calendar_feeds import Wish, calendar_of_meeting
from tests.programme.builders import ALICE, OLGA, Unit, at_desk, frozen, released, session_at_desk, wall, with_sessions

STORED = Path(__file__).parent / "stored"
ROWS: list[dict[str, Any]] = json.loads((STORED / "releases.json").read_text())
NUMBERED = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"release {row['number']}")


def public(document: Kept) -> Any:
    return faces.public_face(upgraded(document), "public", datetime(2020, 1, 1, tzinfo=UTC))


@NUMBERED
def test_keep_their_digest(row: dict[str, Any]) -> None:
    assert "format" not in row["document"]
    assert digest(row["document"]) == row["digest"]


@NUMBERED
def test_are_read_without_a_word_lost(row: dict[str, Any]) -> None:
    read = plain(upgraded(row["document"]))
    assert _parts_of(read, row["document"]) == row["document"]
    assert upgraded(json.loads(json.dumps(stored(upgraded(row["document"]))))) == upgraded(row["document"])
    assert [plain(Difference.read(each)) for each in row["changes"]] == row["changes"]


@NUMBERED
@pytest.mark.parametrize("language", ["en", "fr"])
def test_give_the_same_calendar_to_the_byte(app: Flask, row: dict[str, Any], language: str) -> None:
    expected = (STORED / f"release-{row['number']}-{language}.ics").read_bytes()
    with app.test_request_context():
        made = calendar_of_meeting(public(row["document"]), Wish(language=language), "https://concord.example")
    assert made == expected


def test_tell_a_listed_reader_title_and_dates_alone() -> None:
    listed = faces.public_face(upgraded(ROWS[1]["document"]), "listed", datetime(2020, 1, 1, tzinfo=UTC))
    assert listed is not None
    told = {name for name, value in plain(listed).items() if value not in (None, [], {}, 0)}
    assert told == {"code", "uid", "title", "dates", "standing", "stamp"}


def test_differ_from_the_next_one_by_what_changed_and_not_by_their_format() -> None:
    was = upgraded(ROWS[0]["document"])
    assert differences(was, was) == []
    again = stamped(was, prepared(None, was), datetime(2030, 1, 1, tzinfo=UTC))
    assert again == was  # no sequence is raised, no stamp is new
    written = json.loads(json.dumps(stored(was)))
    assert written["format"] == FORMAT
    assert differences(upgraded(written), was) == []


def test_are_the_former_release_of_a_draft_that_did_not_change(unit: Unit) -> None:
    """As an installation that was brought up to date finds them: what is stored has no number of a format."""
    with unit():
        with_sessions()
        made = released()
        kept = {name: value for name, value in cast("dict[str, Any]", made.document).items() if name != "format"}
        db.session.execute(
            update(Release).where(Release.id == made.id).values(document=kept, digest=digest(Kept(kept)))
        )
    with unit(), pytest.raises(Invalid, match="Nothing has changed"):
        released()
    with unit():
        move_session(ALICE, session_at_desk(1), start=wall("2027-05-20 14:00"), room="Room I", version=1)
        released()
    with unit():
        assert {session.title: session.sequence for session in frozen().sessions} == {"Opening": 1, "Panel": 0}
        first = visible_meetings.release_of(at_desk(OLGA), 1)
        assert first.digest == digest(first.document)
        assert differences(frozen(), document_of(at_desk(OLGA))) == []


def test_of_a_later_version_are_refused() -> None:
    with pytest.raises(UnknownFormat):
        upgraded(Kept({**ROWS[0]["document"], "format": FORMAT + 1}))


def _parts_of(read: Any, document: Any) -> Any:
    """What was read, without the fields that there were not yet when the document was stored.

    A group had one session then, if any, and not several.
    """
    if isinstance(document, dict):
        if "session" in document:
            read = {**read, "session": (*read["sessions"], None)[0]}
        return {name: _parts_of(read[name], document[name]) for name in document}
    if isinstance(document, list):
        return [_parts_of(*pair) for pair in zip(read, document, strict=True)]
    return read

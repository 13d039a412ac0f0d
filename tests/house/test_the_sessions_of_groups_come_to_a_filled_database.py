"""Groups had one session each: a filled database keeps it, and what was released of it stays as it was stored."""

from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import select, update

from meetings.core import schema, seals
from meetings.core.db import Kept, db, unit_of_work
from meetings.core.errors import Invalid
from meetings.programme.actions.groups import add_group, edit_group
from meetings.programme.models import Release
from meetings.programme.queries import visible_meetings
from meetings.programme.queries.visible_meetings import group_of
from meetings.programme.released.changes import Difference
from meetings.programme.released.writing import digest, plain
from tests.house.shapes import rows_of_all, triggers_of
from tests.programme.builders import OLGA, at_desk, frozen, released, with_sessions
from tests.programme.typed import typed_group

ONE, NONE, TWO = "In one", "In none yet", "In two"


def _filled_as_of_0013() -> None:
    """Three groups, released; their documents as that version stored them, in tables of its shape."""
    with unit_of_work():
        meeting = with_sessions()
        add_group(OLGA, meeting, typed_group(ONE, sessions=(2,)))
        add_group(OLGA, meeting, typed_group(NONE))
        add_group(OLGA, meeting, typed_group(TWO, sessions=(1, 2)))  # the first is kept, going back
        db.session.flush()
        released()
    schema._run("downgrade", "0013")
    with unit_of_work():
        row = db.session.scalars(select(Release)).one()
        document = {**cast("dict[str, Any]", row.document), "format": 2}
        document["groups"] = [
            {name: value for name, value in group.items() if name != "sessions"}
            | {"session": (*group["sessions"], None)[0]}
            for group in document["groups"]
        ]
        older = {"document": document, "digest": digest(Kept(document))}
        # As that version wrote it: past everything that this one does besides.
        db.session.connection().execute(update(Release).where(Release.id == row.id).values(older))


def test_each_group_keeps_its_session(empty_app: Flask) -> None:
    with empty_app.app_context():
        _filled_as_of_0013()
        before, triggers = rows_of_all(), triggers_of(db.engine)
        assert "group_sessions" not in before
        sessions = {row["id"]: row["number"] for row in before["sessions"]}
        kept = {row["name"]: sessions.get(row["session_id"]) for row in before["breakout_groups"]}
        assert kept == {ONE: 2, NONE: None, TWO: 1}
        schema.upgrade()
        after = rows_of_all()
        joined = {(row["group_id"], row["session_id"]) for row in after.pop("group_sessions")}
        had = {(row["id"], row["session_id"]) for row in before["breakout_groups"] if row["session_id"]}
        assert joined == had
        assert len(joined) == 2
        for row in before["breakout_groups"]:
            del row["session_id"]
        for rows in (before, after):
            rows["breakout_groups"].sort(key=lambda row: row["id"])
        assert after == before
        assert triggers_of(db.engine) == triggers
        with unit_of_work(write=False):
            met = {group.name: [each.number for each in group.sessions] for group in at_desk(OLGA).groups}
            assert met == {ONE: [2], NONE: [], TWO: [1]}


def test_what_was_released_keeps_its_digest_and_has_not_changed(empty_app: Flask) -> None:
    with empty_app.app_context():
        _filled_as_of_0013()
        schema.upgrade()
        with unit_of_work(write=False):
            assert [group.sessions for group in frozen().groups] == [(2,), (), (1,)]
            stored = visible_meetings.release_of(at_desk(OLGA), 1)
            assert stored.digest == digest(stored.document)
        with pytest.raises(Invalid, match="Nothing has changed"), unit_of_work():
            released()
        with unit_of_work():
            edit_group(OLGA, group_of(at_desk(OLGA), 1), typed_group(ONE, sessions=(1, 2)), version=1)
            (change,) = map(Difference.read, released("Twice.").changes)
            assert plain(change.changes) == [{"what": "sessions", "was": [2], "now": [1, 2]}]
        with unit_of_work(write=False):
            # The document was written by hand above, past its seal; no other row is found.
            assert {found.of for found in seals.broken(db.session.connection())} <= {"releases"}

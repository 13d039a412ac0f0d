"""A filled database of every released shape is migrated: nothing that was there is lost or says something else."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import MetaData, func, select, text, update

from meetings.compact.models import Trace
from meetings.core import clock, history, schema
from meetings.core.db import Kept, db, unit_of_work
from meetings.core.errors import Invalid
from meetings.directory.models import Person
from meetings.handouts.printing import jobs
from meetings.outcomes.models import Proposer
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Release
from meetings.programme.queries import visible_meetings
from meetings.programme.released.writing import digest
from meetings.records import seed
from meetings.records.seed_files import read as seeds
from tests import installations
from tests.followup.on_record import contributed, read, recommended
from tests.house.shapes import in_order, of_the_columns_before, rows_of_all, shape_of, triggers_of
from tests.pages import outcomes
from tests.pages.meetings import drafted
from tests.programme.builders import OLGA, at_desk, entry, frozen, released, session_at_desk, webinar, with_sessions
from tests.programme.typed import typed_group

New = Callable[[], str]

STORED = json.loads((Path(__file__).parents[1] / "programme" / "stored" / "releases.json").read_text())
SAID_OF_SESSIONS_THEN = STORED[0]["document"]["sessions"][0].keys()


def _filled_as_of_0003() -> None:
    """Sessions, groups and two releases in tables of that shape, their documents as that version stored them."""
    with unit_of_work():
        add_group(OLGA, with_sessions(), typed_group(name="Skills", sessions=(1,), room="Room I"))
        db.session.flush()
        released()
    with unit_of_work():
        add_session(
            OLGA, at_desk(OLGA), entry("Closing", "17:00", "18:00", "Ana Paz", join_url="https://meet.example/a")
        )
        released("A closing.")
    schema._run("downgrade", "0003")
    with unit_of_work():
        for row in db.session.scalars(select(Release)).all():
            document = {name: value for name, value in cast("dict[str, Any]", row.document).items() if name != "format"}
            document["sessions"] = [
                {name: value for name, value in each.items() if name in SAID_OF_SESSIONS_THEN}
                for each in document["sessions"]
            ]
            older = {"document": document, "digest": digest(Kept(document))}
            # As that version wrote it: past everything that this one does besides.
            db.session.connection().execute(update(Release).where(Release.id == row.id).values(older))


def test_webcast_and_interpretation_come_to_a_filled_database(
    empty_app: Flask, new_database: New, tmp_path: Path
) -> None:
    with installations.opened(new_database(), tmp_path) as app, app.app_context():
        schema._run("upgrade", "0003")
        shape, triggers = shape_of(db.engine), triggers_of(db.engine)
    with empty_app.app_context():
        _filled_as_of_0003()
        assert (shape_of(db.engine), triggers_of(db.engine)) == (shape, triggers)
        before = rows_of_all()
        filled = ("sessions", "session_speakers", "breakout_groups", "releases")
        assert [len(before[name]) for name in filled] == [3, 3, 1, 2]
        schema._run("upgrade", "0004")
        after = rows_of_all()
        new = after["sessions"][0].keys() - before["sessions"][0].keys()
        assert {"livestream_url", "interpretation"} <= new
        assert {row.pop(name) for row in after["sessions"] for name in sorted(new)} <= {None, ""}
        assert {name: in_order(rows) for name, rows in after.items()} == before
        assert triggers_of(db.engine) == triggers


def test_what_was_released_before_there_was_a_webcast_is_read_and_has_not_changed(empty_app: Flask) -> None:
    with empty_app.app_context():
        _filled_as_of_0003()
        schema.upgrade()
        with unit_of_work(write=False):
            said = {(session.livestream_url, session.interpretation) for session in frozen().sessions}
            assert said == {(None, ())}
            stored = visible_meetings.release_of(at_desk(OLGA), 2)
            assert stored.digest == digest(stored.document)
        with pytest.raises(Invalid, match="Nothing has changed"), unit_of_work():
            released()
        with unit_of_work():
            session_at_desk(3, OLGA).interpretation = "ar en"
            released("Interpretation.")
        with unit_of_work(write=False):
            assert [(session.sequence, session.interpretation) for session in frozen().sessions] == [
                (0, ()), (0, ()), (0, ("ar", "en")),
            ]  # fmt: skip
            assert history.broken_links() == []


def test_no_session_of_a_filled_database_is_off_the_agenda_and_people_keep_their_names(empty_app: Flask) -> None:
    with empty_app.app_context():
        with unit_of_work():
            with_sessions()
            db.session.add(Person(name="Ahmed Chair", honorific="H.E. Mr"))
            db.session.flush()
            released()
        before = rows_of_all()
        schema._run("downgrade", "0004")
        assert "off_agenda" not in rows_of_all()["sessions"][0]
        assert "family_name" not in rows_of_all()["people"][0]
        schema.upgrade()
        assert rows_of_all() == before
        assert [row["off_agenda"] for row in before["sessions"]] == [False, False]
        with pytest.raises(Invalid, match="Nothing has changed"), unit_of_work():
            released()


def _filled_as_of_0004() -> None:
    """A summary with its item, published, and what is read of it in another, in tables of that shape."""
    with unit_of_work():
        item = recommended("LAKES-R01")
        text_ = recommended("LAKES-R02", issued=date(2018, 12, 19))
        way = contributed(item.recommendation, "endorsement-2018", "agreed")
        read(way, text_.document, "none")
    schema._run("downgrade", "0004")


def test_what_items_are_and_what_is_not_read_come_to_a_filled_database(app: Flask) -> None:
    with app.app_context():
        with unit_of_work():
            unknown_then = text("DELETE FROM reflections WHERE degree IN ('ended', 'unread')")
            db.session.execute(unknown_then)
            db.session.execute(text("DELETE FROM seed_rows WHERE \"table\" IN ('traces', 'disagreements')"))
            history.record("record.loaded", "record", "seeds")
        _filled_as_of_0004()
        before, triggers = rows_of_all(), triggers_of(db.engine)
        assert not {"traces", "disagreements"} & before.keys()
        assert len(before["reflections"]) > 28
        schema.upgrade()
        assert schema.state() == "current"
        after = rows_of_all()
        for table in ("traces", "disagreements"):
            assert after.pop(table) == []
        assert {row["put_as"] for row in after["recommendations"]} == {"recommendation"}
        assert {row["unread"] for row in after["documents"]} == {None}
        assert {row["mended_at"] for row in after["publications"]} == {None}
        assert of_the_columns_before(before, after) == before
        assert triggers_of(db.engine) == triggers
        with unit_of_work():
            seed(db.session())  # what the seeds say of it comes with the next start
        with unit_of_work(write=False):
            assert db.session.scalar(select(func.count()).select_from(Trace)) == len(seeds("traces")["traces"])


def test_what_waits_to_be_printed_goes_on_waiting_for_nobody_in_particular(empty_app: Flask) -> None:
    values: dict[str, Any] = {"title": "An agenda", "asked_at": clock.now(), "lane": "released", "pages": 0}
    with empty_app.app_context():
        schema._run("downgrade", "0004")
        with unit_of_work():
            old = MetaData()
            old.reflect(db.session.connection(), only=["printings"])
            for number in (1, 2):
                db.session.execute(old.tables["printings"].insert().values(digest=f"{number:064x}", **values))
        before = rows_of_all()["printings"]
        schema.upgrade()
        after = rows_of_all()["printings"]
        assert {row.pop("whose") for row in after} == {""}
        assert after == before
        with unit_of_work():
            assert jobs.progress(f"{1:064x}").state == "waiting"
            jobs.refuse_too_many("released", "a digest of somebody")


def _told_as_of_0004(make: Callable[[], None]) -> None:
    """What ``make`` puts there, in tables in which nothing could be kept back."""
    with unit_of_work():
        make()
    schema._run("downgrade", "0004")


def _proposed() -> None:
    """Proposers behind what everybody reads, behind what nobody else reads, and behind a text of no meeting."""
    for code in ("open", "quiet"):
        meeting = drafted(code, "public" if code == "open" else "private")
        made = outcomes.belongs(outcomes.published(outcomes.document(f"{code}/text")), meeting)
        outcomes.recommended(made, f"{code.upper()}-R01", "Open.").proposers = [Proposer(label="A body")]
    made = outcomes.belongs(outcomes.published(outcomes.document("open/inner")), webinar(), "private")
    outcomes.recommended(made, "INNER-R01", "Inner.").proposers = [Proposer(label="A body")]
    outcomes.recommended(outcomes.published(outcomes.document("of-none")), "NONE-R01", "None.").proposers = [
        Proposer(group_number=1, group_name="A group")
    ]


def test_who_proposed_what_is_hidden_where_it_showed_and_that_is_said(app: Flask) -> None:
    with app.app_context():
        _told_as_of_0004(_proposed)
        before = rows_of_all()
        said = schema.upgrade()
        assert len(said) == 2
        assert "hidden in the meetings open. An organiser can show it again" in said[0]
        assert said[1].endswith("where nobody can choose: of-none")
        after = rows_of_all()
        assert {row["proposers_shown"] for row in after["meetings"]} == {"private"}
        new = sorted((row for row in after["history"] if row not in before["history"]), key=lambda row: row["id"])
        assert [(row["action"], row["subject_key"], row["scope"], row["inward"]) for row in new] == [
            ("meeting.proposers_hidden", "open", "open", False),
            ("document.proposers_hidden", "of-none", None, False),
        ]
        for name in ("history", "history_values"):
            del before[name]
        assert of_the_columns_before(before, after) == before
        with unit_of_work(write=False):
            assert history.broken_links() == []
        with unit_of_work():
            history.record("tested", "world", "1")
        with unit_of_work(write=False):
            assert history.broken_links() == []


def test_where_nobody_proposed_anything_nothing_is_said(app: Flask) -> None:
    with app.app_context():
        _told_as_of_0004(lambda: None)
        before = rows_of_all()["history"]
        assert schema.upgrade() == []
        assert rows_of_all()["history"] == before

"""A breakout group meets in several sessions: chosen at the desk, released, kept through what becomes of each."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from meetings.core import history, seals
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Conflict, Invalid
from meetings.programme.actions.groups import add_group, edit_group, remove_group
from meetings.programme.actions.sessions import add_session, cancel_session, move_session, remove_session
from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.queries.visible_meetings import group_of
from meetings.programme.released.document import ReleasedMeeting
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import (
    CODE,
    OLGA,
    Unit,
    at_desk,
    entry,
    frozen,
    released,
    session_at_desk,
    wall,
    with_sessions,
)
from tests.programme.typed import typed_group

MONDAY, TUESDAY = 3, 4


def two_days(*sessions: int) -> Meeting:
    """Two rounds of groups, on two days, beside an opening and a panel; one group in the sessions named."""
    meeting = with_sessions()
    for day in ("20", "21"):
        typed = entry("Groups", f"2027-05-{day} 14:00", f"2027-05-{day} 15:30", kind="breakout")
        add_session(OLGA, meeting, typed)
    add_group(OLGA, meeting, typed_group("Skills", sessions=sessions or (MONDAY, TUESDAY), room="Annex"))
    return meeting


def numbers(document: ReleasedMeeting) -> list[tuple[int, ...]]:
    return [group.sessions for group in document.groups]


def group() -> BreakoutGroup:
    return group_of(at_desk(), 1)


def unsealed(app: Flask) -> list[seals.Found]:
    with app.app_context(), unit_of_work(write=False):
        return list(seals.broken(db.session.connection()))


def history_of_group() -> list[tuple[str, str, str]]:
    """What became of its sessions, as the history tells."""
    wanted = select(history.HistoryEntry).where(history.HistoryEntry.subject == "group")
    told = []
    for each in db.session.scalars(wanted.order_by(history.HistoryEntry.id)):
        assert each.values is not None
        was, now = ((side or {}).get("sessions", "") for side in (each.values.before, each.values.after))
        told.append((each.action, was, now))
    return told


def test_several_are_ticked_at_the_desk_and_stay_ticked(alice: FlaskClient, unit: Unit, app: Flask) -> None:
    with unit():
        two_days(MONDAY)
    page = f"{DESK}/groups/1"
    shown = alice.get(page)
    assert "3. Groups: Thu 20 May, 14:00–15:30" in shown.text
    sent = MultiDict({**form_on(shown), "sessions": str(MONDAY)})
    sent.add("sessions", str(TUESDAY))
    assert alice.post(page, data=sent).status_code == 303
    again = alice.get(page).text
    assert again.count(" checked ") == 2
    with unit():
        assert [session.number for session in group().sessions] == [MONDAY, TUESDAY]
        assert [each.number for each in session_at_desk(TUESDAY).groups] == [1]
        assert history_of_group()[-1] == ("group.edited", "3", "3, 4")
    listed = alice.get(f"{DESK}/groups").text
    assert "3. Groups" in listed
    assert "4. Groups" in listed
    alice.post(page, data=MultiDict({**form_on(alice.get(page)), "sessions": "4"}))
    with unit():
        assert [session.number for session in group().sessions] == [TUESDAY]
    assert unsealed(app) == []


def test_a_new_group_is_offered_the_first_round_and_no_break(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = two_days(MONDAY)
        add_session(OLGA, meeting, entry("Lunch", "12:00", "13:00", kind="break"))
        cancel_session(OLGA, session_at_desk(TUESDAY, OLGA))
    shown = alice.get(f"{DESK}/groups/new")
    assert form_on(shown)["sessions"] == "3"
    assert "Lunch" not in shown.text
    assert "4. Groups" not in shown.text  # it is cancelled


def test_sessions_of_another_type_stand_apart_and_can_be_chosen(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days(MONDAY)
    page = f"{DESK}/groups/1"
    shown = alice.get(page)
    assert "others" not in form_on(shown)
    assert alice.post(page, data={**form_on(shown), "others": "2"}).status_code == 303
    with unit():
        assert [session.number for session in group().sessions] == [2, MONDAY]
    again = alice.get(page).text.partition("<main")[2]
    assert again.index('value="2"') < again.index('value="4"') < again.index("<details") < again.index('name="others"')


def test_refuses_a_session_of_another_meeting_and_an_edit_of_what_somebody_changed(
    alice: FlaskClient, unit: Unit
) -> None:
    with unit():
        two_days()
    with pytest.raises(Invalid) as refusal, unit():
        edit_group(OLGA, group(), typed_group("Skills", sessions=(MONDAY, 99)), version=1)
    assert list(refusal.value.fields) == ["sessions"]
    page = f"{DESK}/groups/1"
    assert alice.post(page, data={**form_on(alice.get(page)), "sessions": "99"}).status_code == 422
    with unit():
        edit_group(OLGA, group(), typed_group("Skills", sessions=(MONDAY,)), version=1)
    with pytest.raises(Conflict) as conflict, unit():
        edit_group(OLGA, group(), typed_group("Skills", sessions=(TUESDAY, 2)), version=1)
    assert (conflict.value.theirs["sessions"], conflict.value.yours["sessions"]) == ("3", "2, 4")


def test_a_release_holds_them_and_what_only_moves_changes_no_group(unit: Unit) -> None:
    with unit():
        two_days(TUESDAY, MONDAY)
        released()
    with unit():
        assert numbers(frozen()) == [(MONDAY, TUESDAY)]
        move_session(OLGA, session_at_desk(TUESDAY), start=wall("2027-05-20 08:00"), room=None, version=1)
        told = released("Earlier.").changes
        assert [(each["subject"], each["number"]) for each in told] == [("session", TUESDAY)]
    with unit():
        assert [session.number for session in group().sessions] == [TUESDAY, MONDAY]  # in order of time
        edit_group(OLGA, group(), typed_group("Skills", sessions=(MONDAY,), room="Annex"), version=1)
        (change,) = released("Once.").changes
        assert (change["subject"], change["changes"]) == ("group", [{"what": "sessions", "was": [3, 4], "now": [3]}])


def test_leaves_what_is_removed_and_what_nobody_knew_of(unit: Unit, app: Flask) -> None:
    with unit():
        two_days()
        remove_session(OLGA, session_at_desk(MONDAY, OLGA))
    with unit():
        assert [session.number for session in group().sessions] == [TUESDAY]
        assert group().version == 2
        assert history_of_group()[-1] == ("group.edited", "3, 4", "4")
    assert unsealed(app) == []
    with unit():
        cancel_session(OLGA, session_at_desk(TUESDAY, OLGA))
        released()
        assert numbers(frozen()) == [()]
        remove_group(OLGA, group())
    assert unsealed(app) == []


def test_a_cancelled_round_stays_of_the_group_and_says_so(client: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days().visibility = "public"
        released()
        cancel_session(OLGA, session_at_desk(MONDAY, OLGA))
        released("One round.")
        assert numbers(frozen()) == [(MONDAY, TUESDAY)]
    told = client.get(f"/meetings/{CODE}/breakouts/").text
    assert "Thu 20 May, 14:00–15:30 CEST (cancelled)" in told
    assert "Fri 21 May, 14:00–15:30 CEST<" in told


def test_pages_tell_each_with_its_day_and_each_session_its_groups(client: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days().visibility = "public"
        released()
    for page in ("breakouts/", "agenda", f"sessions/{MONDAY}", f"sessions/{TUESDAY}", "releases/1"):
        told = client.get(f"/meetings/{CODE}/{page}").text
        assert "Thu 20 May, 14:00–15:30 CEST" in told, page
        assert "Fri 21 May, 14:00–15:30 CEST" in told, page
    assert "Skills" not in client.get(f"/meetings/{CODE}/sessions/1").text
    elsewhere = client.get(f"/meetings/{CODE}/agenda?tz=Pacific/Apia").text
    assert "Fri 21 May, 01:00–02:30" in elsewhere
    assert "Thu 20 May, 14:00–15:30 CEST" not in elsewhere
    spoken = client.get(f"/meetings/{CODE}/breakouts/?lang=fr").text
    assert "jeu. 20 mai, 14:00–15:30 CEST" in spoken


def test_a_group_of_one_session_is_told_as_ever(client: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days(MONDAY).visibility = "public"
        released()
    told = client.get(f"/meetings/{CODE}/breakouts/").text
    assert f'<span><a href="/meetings/{CODE}/sessions/3">Groups</a></span> <span>Annex</span>' in told
    assert "20 May, 14:00" not in told


def test_a_session_that_is_duplicated_takes_its_groups_along_where_that_is_meant(
    alice: FlaskClient, unit: Unit, app: Flask
) -> None:
    with unit():
        meeting = two_days(MONDAY)
        add_group(OLGA, meeting, typed_group("Returns", sessions=(MONDAY,)))
    page = f"{DESK}/sessions/new?like={MONDAY}"
    shown = alice.get(page)
    assert "Breakout groups that meet in it, too" in shown.text
    assert shown.text.count(" checked ") == 2
    alice.post(page, data={**form_on(shown), "groups": "2"})
    with unit():
        assert [[each.number for each in one.sessions] for one in at_desk().groups] == [[MONDAY], [MONDAY, 5]]
        assert history_of_group()[-1] == ("group.edited", "3", "3, 5")
    assert "Breakout groups that meet" not in alice.get(f"{DESK}/sessions/new?like=1").text
    assert unsealed(app) == []


def test_whoever_removes_a_session_is_told_which_groups_meet_in_it(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days()
    assert "1. Skills" in alice.get(f"{DESK}/sessions/{MONDAY}/removal").text
    assert "1. Skills" not in alice.get(f"{DESK}/sessions/1/removal").text


def test_what_the_history_says_of_one_session_is_still_said_in_words(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_days()
        said = ({"session": "2"}, {"session": "3"})
        history.record("group.edited", "group", f"{CODE}/1", scope=CODE, before=said[0], after=said[1])
    assert "Séance\u00a0: <del>2</del> <ins>3</ins>" in alice.get(f"{DESK}/history?lang=fr").text

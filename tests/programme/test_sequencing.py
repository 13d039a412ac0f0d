"""What a release gives to the meeting and to each session: sequence, stamp, last change, and the days that were."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from meetings.core.dates import FuzzyDates
from meetings.programme.released.changes import MEETING_FIELDS, SESSION_FIELDS
from meetings.programme.released.document import Change, ReleasedMeeting
from meetings.programme.released.sequencing import SHOWN_WITH_SESSIONS, differences, prepared, stamped
from tests.programme.document_builders import DAYS, OF_A_SESSION, OF_THE_MEETING, PLAIN_MEETING, meeting, session

pytestmark = pytest.mark.alike

FIRST: Final = datetime(2027, 1, 1, tzinfo=UTC)
SECOND: Final = FIRST + timedelta(days=1)
THIRD: Final = SECOND + timedelta(days=1)
LATER: Final = FuzzyDates.on(date(2027, 9, 1), date(2027, 9, 2))


def released(draft: ReleasedMeeting, after: ReleasedMeeting | None = None, at: datetime = SECOND) -> ReleasedMeeting:
    return stamped(after, draft, at)


FORMER: Final = released(meeting(session(1), session(2, 11)), at=FIRST)


def told(document: ReleasedMeeting) -> dict[int, tuple[int, datetime, list[str]]]:
    return {
        each.number: (each.sequence, each.stamp, [change.what for change in each.change]) for each in document.sessions
    }


def test_begins_with_the_first_release() -> None:
    assert (FORMER.sequence, FORMER.stamp, FORMER.change, FORMER.last_dates) == (0, FIRST, (), None)
    assert told(FORMER) == {1: (0, FIRST, []), 2: (0, FIRST, [])}


def test_stays_as_it_is_where_nothing_changed() -> None:
    assert released(meeting(session(1), session(2, 11)), FORMER) == FORMER


@pytest.mark.parametrize("name", SESSION_FIELDS)
def test_stamps_the_session_that_changed_and_no_other(name: str) -> None:
    value, raises = OF_A_SESSION[name]
    after = released(meeting(replace(session(1), **{name: value}), session(2, 11)), FORMER)
    what = {"start": "hours", "end": "time"}.get(name, name)  # of an earlier start, and as late an end, both are told
    assert told(after) == {1: (int(raises), SECOND, [what]), 2: (0, FIRST, [])}
    assert (after.sequence, after.stamp, after.change) == (0, FIRST, ())


@pytest.mark.parametrize("name", [name for name in MEETING_FIELDS if name != "standing"])
def test_stamps_the_meeting_and_with_its_place_each_session(name: str) -> None:
    value, raises = OF_THE_MEETING[name]
    after = released(replace(meeting(session(1), session(2, 11)), **{name: value}), FORMER)
    assert (after.sequence, after.stamp, [change.what for change in after.change]) == (int(raises), SECOND, [name])
    # A session's event names its meeting, so that another title is a change of it as another place is.
    shown = {**{place: place for place in SHOWN_WITH_SESSIONS}, "title": "meeting"}
    there = (int(raises), SECOND, [shown[name]]) if name in shown else (0, FIRST, [])
    assert told(after) == {1: there, 2: there}


def test_knows_a_place_by_the_fields_of_a_meeting() -> None:
    assert set(SHOWN_WITH_SESSIONS) <= {field.name for field in fields(ReleasedMeeting)}
    assert set(SHOWN_WITH_SESSIONS) <= set(MEETING_FIELDS)


def test_tells_a_move_as_one_change_with_both_times() -> None:
    after = released(meeting(session(1, 14), session(2, 11)), FORMER)
    moved = next(each for each in after.sessions if each.number == 1)
    before, now = ([session(1, hour).start.isoformat(), session(1, hour).end.isoformat()] for hour in (9, 14))
    assert moved.change == (Change("time", before, now),)


def test_tells_of_another_link_nothing_but_that_and_last() -> None:
    former = released(meeting(session(1, link="0123456789abcdef")), at=FIRST)
    after = released(meeting(session(1, link="fedcba9876543210", title="Start"), city="Quito"), former)
    assert [change.what for change in after.sessions[0].change] == ["title", "city", "link"]
    assert after.sessions[0].change[-1] == Change("link", None, None)


def test_keeps_the_last_change_until_there_is_another() -> None:
    second = released(meeting(session(1, title="Start"), session(2, 11)), FORMER)
    third = released(meeting(session(1, title="Start"), session(2, 12)), second, THIRD)
    assert told(third) == {1: (0, SECOND, ["title"]), 2: (1, THIRD, ["time"])}
    back = released(meeting(session(1), session(2, 11)), third, THIRD)
    assert told(back) == {1: (0, THIRD, ["title"]), 2: (2, THIRD, ["time"])}


def test_begins_anew_for_a_session_that_was_added() -> None:
    after = released(meeting(session(1), session(2, 11), session(3, 10)), FORMER)
    assert told(after) == {1: (0, FIRST, []), 3: (0, SECOND, []), 2: (0, FIRST, [])}
    assert [each.number for each in after.sessions] == [1, 3, 2]  # in the order of the day
    assert [(each.subject, each.number, each.kind) for each in differences(FORMER, after)] == [("session", 3, "new")]


def test_keeps_a_removed_session_as_a_cancelled_one_for_ever() -> None:
    after = released(meeting(session(2, 11)), FORMER)
    assert told(after) == {1: (1, SECOND, ["standing"]), 2: (0, FIRST, [])}
    assert [each.standing for each in after.sessions] == ["cancelled", "planned"]
    assert released(meeting(session(2, 11)), after, THIRD) == after
    assert [(each.number, each.kind) for each in differences(FORMER, meeting(session(2, 11)))] == [(1, "cancelled")]


def test_raises_the_sequence_again_when_a_session_takes_place_after_all() -> None:
    cancelled = released(meeting(session(1, standing="cancelled"), session(2, 11)), FORMER)
    restored = released(meeting(session(1), session(2, 11)), cancelled, THIRD)
    assert told(restored)[1] == (2, THIRD, ["standing"])
    assert [(each.number, each.kind) for each in differences(cancelled, restored)] == [(1, "restored")]


def test_cancels_every_session_of_a_cancelled_meeting_and_restores_them_with_it() -> None:
    whole = meeting(session(1), session(2, 11))
    cancelled = released(replace(whole, standing="cancelled"), FORMER)
    assert (cancelled.sequence, cancelled.stamp) == (1, SECOND)
    assert told(cancelled) == {1: (1, SECOND, ["standing"]), 2: (1, SECOND, ["standing"])}
    restored = released(whole, cancelled, THIRD)
    assert (restored.sequence, told(restored)[2]) == (2, (2, THIRD, ["standing"]))


def test_postpones_the_sessions_that_were_not_moved_to_the_new_days() -> None:
    moved = session(2, start=datetime(2027, 9, 1, 9, tzinfo=UTC), end=datetime(2027, 9, 1, 10, tzinfo=UTC))
    draft = meeting(session(1), session(3, 12, standing="cancelled"), moved, standing="postponed", dates=LATER)
    former = released(meeting(session(1), session(3, 12), session(2)), at=FIRST)
    assert [each.standing for each in prepared(former, draft).sessions] == ["postponed", "cancelled", "planned"]
    # Nobody knew of the one that is cancelled: it simply goes.
    assert [each.standing for each in prepared(None, draft).sessions] == ["postponed", "planned"]


def test_keeps_the_days_that_were_while_a_postponed_meeting_has_none() -> None:
    nowhere = replace(meeting(), standing="postponed", dates=FuzzyDates.undetermined())
    second = released(nowhere, released(meeting(), at=FIRST))
    assert second.last_dates == DAYS
    third = released(replace(nowhere, note="In autumn"), second, THIRD)
    assert third.last_dates == DAYS  # of the last release that had any
    assert released(replace(nowhere, dates=LATER), third, THIRD).last_dates is None


def test_keeps_no_days_where_there_were_never_any() -> None:
    nowhere = replace(meeting(), dates=FuzzyDates.undetermined("Autumn"))
    first = released(nowhere, at=FIRST)
    assert first.last_dates is None
    assert released(replace(nowhere, note="In autumn"), first).last_dates is None


def test_shows_a_first_release_as_one_that_is_new() -> None:
    assert [(each.subject, each.kind, each.changes) for each in differences(None, PLAIN_MEETING)] == [
        ("meeting", "new", ())
    ]

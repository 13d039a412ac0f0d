"""The organiser's desk, page by page: what is shown, what is kept, what is refused."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask.testing import FlaskClient

from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from tests.programme.browsing import DESK, form_on, press, send
from tests.programme.builders import (
    DAY,
    OLGA,
    Unit,
    at_desk,
    entry,
    frozen,
    released,
    session_at_desk,
    sessions_of,
    wall,
    webinar,
    with_sessions,
)
from tests.programme.typed import typed_group

Queries = Callable[[int], AbstractContextManager[list[str]]]
PAGES = (
    "/", "/details", "/agenda", "/sessions/new", "/sessions/1", "/sessions/1/moves", "/sessions/1/removal", "/groups",
    "/groups/new", "/groups/1", "/groups/1/removal", "/releases", "/history", "/postponement", "/cancellation",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_is_for_its_organisers_only(
    page: str, unit: Unit, alice: FlaskClient, bob: FlaskClient, charlie: FlaskClient, client: FlaskClient
) -> None:
    with unit():
        add_group(OLGA, with_sessions(), typed_group(name="Data"))
    assert alice.get(DESK + page).status_code == 200
    if page == "/":  # works on it, in another role: whoever writes is led to the documents
        assert bob.get(DESK + page).location == f"{DESK}/documents"
    else:
        assert bob.get(DESK + page).status_code == 403
    assert charlie.get(DESK + page).status_code == 404  # must not know that there is such a meeting
    assert client.get(DESK + page).location == "/sign-in"


def test_starts_a_webinar_from_a_title_and_a_day(olga: FlaskClient, unit: Unit) -> None:
    sent = send(olga, "/desk/new", title="Spring webinar", first_day="2027-05-20", zone="Europe/Zurich")
    assert (sent.status_code, sent.location) == (303, f"{DESK}/")
    with unit():
        meeting = at_desk(OLGA)
        assert (meeting.kind, meeting.mode, meeting.visibility) == ("webinar", "online", "private")
        assert (meeting.dates.earliest, meeting.dates.latest) == (DAY, DAY)


def test_starts_a_meeting_whose_dates_are_fuzzy(olga: FlaskClient, unit: Unit) -> None:
    fuzzy = {"precision": "tentative", "first_day": "2027-08-21", "last_day": "2027-08-31"}
    sent = send(
        olga, "/desk/new", title="Consultation", code="spring-webinar", dates_label="Late August (TBC)", **fuzzy
    )
    assert sent.status_code == 303
    with unit():
        dates = at_desk(OLGA).dates
        assert (dates.label, dates.earliest, dates.status) == ("Late August (TBC)", date(2027, 8, 21), "tentative")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Give the meeting a title."),
        ({"precision": "confirmed"}, "Give the first day."),
        ({"precision": "tentative", "first_day": "2027-08-21"}, "Give the last day that is possible."),
        ({"first_day": "2027-05-20", "last_day": "2027-05-19"}, "The last day must be on or after the first day."),
        ({"precision": "undetermined", "first_day": "2027-05-20"}, "You gave days: say how exact they are"),
        ({"first_day": "20 May"}, "Give the day as year, month and day"),
        ({"first_day": "2027-05-20", "code": "Spring Webinar"}, "Use small letters, digits and hyphens"),
        ({"first_day": "2027-05-20", "zone": "Europe/Atlantis"}, "No place is known by this name."),
    ],
)
def test_keeps_what_was_typed_and_says_what_is_accepted(
    olga: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    sent = send(olga, "/desk/new", **{"title": "Kept as typed", **typed})
    assert sent.status_code == 422
    assert sentence in sent.text
    assert form_on(sent)["title"] == typed.get("title", "Kept as typed")


def test_says_when_an_address_is_taken(olga: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar()
    sent = send(olga, "/desk/new", title="Another", precision="undetermined", code="spring-webinar")
    assert sent.status_code == 409
    assert "belongs to another meeting" in sent.text


def test_lets_only_organisers_of_all_meetings_start_one(alice: FlaskClient) -> None:
    assert alice.get("/desk/new").status_code == 403
    assert "/desk/new" not in alice.get("/desk/").text


@pytest.mark.parametrize("count", [3, 300])
def test_lists_my_meetings_at_the_same_cost(count: int, olga: FlaskClient, unit: Unit, assert_queries: Queries) -> None:
    with unit():
        for number in range(count):
            webinar(f"counted-{number}")
    with assert_queries(3):  # the sign-in, the grants, the meetings
        page = olga.get("/desk/?q=counted-")
    assert page.status_code == 200
    assert page.text.count('class="row"') == min(count, 40)


@pytest.mark.parametrize("count", [3, 300])
def test_shows_the_draft_agenda_at_the_same_cost(
    count: int, alice: FlaskClient, unit: Unit, assert_queries: Queries
) -> None:
    with unit():
        meeting = webinar()
        for number in range(count):
            hour = f"{number % 24:02}"
            add_session(OLGA, meeting, entry(f"Session {number}", f"{hour}:00", f"{hour}:50", "Ann", room=f"R{number}"))
        released()
    with assert_queries(13):
        assert alice.get(f"{DESK}/agenda").text.count('<tr id="session-') == count


def test_edits_everything_about_a_meeting(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar()
    fields = {"theme": "Returns", "city": "Geneva", "country": "CHE", "regions": "africa", "cycle": "cycle-3"}
    shown = form_on(alice.get(f"{DESK}/details"))
    hosts = {"hosts-0": "Switzerland", "convenors-0": "iom", "hosts-1": "A body of its own"}
    sent = alice.post(f"{DESK}/details", data={**shown, **fields, **hosts})
    assert sent.status_code == 303, sent.text
    with unit():
        meeting = at_desk()
        assert (meeting.theme, meeting.city, meeting.state and meeting.state.iso3) == ("Returns", "Geneva", "CHE")
        assert [region.code for region in meeting.regions] == ["africa"]
        assert meeting.cycle is not None
        assert meeting.cycle.code == "cycle-3"
        told = [(each.role, each.label or (each.state.iso3 if each.state else "iom")) for each in meeting.parties]
        assert told == [("host", "CHE"), ("host", "A body of its own"), ("convenor", "iom")]
    again = form_on(alice.get(f"{DESK}/details"))
    assert (again["hosts-0"], again["hosts-1"], again["hosts-2"]) == ("Switzerland", "A body of its own", "")


def test_adds_a_line_for_a_host_and_keeps_what_was_typed(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar()
    sent = send(alice, f"{DESK}/details", title="Typed and not saved", add_hosts="1", **{"hosts-0": "Peru"})
    shown = form_on(sent)
    assert sent.status_code == 200
    assert (shown["title"], shown["hosts-0"], shown["hosts-1"]) == ("Typed and not saved", "Peru", "")
    with unit():
        assert at_desk().title == "Spring webinar"


def test_shows_both_versions_and_puts_mine_on_top_when_sent_again(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    shown = form_on(alice.get(f"{DESK}/sessions/1"))
    with unit():
        move_session(OLGA, session_at_desk(1, OLGA), start=wall(f"{DAY} 13:00"), room="Room I", version=1)
    sent = alice.post(f"{DESK}/sessions/1", data={**shown, "title": "Welcome"})
    assert sent.status_code == 409
    assert "Somebody saved this while you were editing" in sent.text
    assert "Thursday 20 May 2027, 13:00" in sent.text  # theirs
    mine = form_on(sent)
    assert (mine["title"], mine["start"]) == ("Welcome", "09:00")  # mine, kept
    assert alice.post(f"{DESK}/sessions/1", data=mine).status_code == 303
    with unit():
        assert session_at_desk(1).title == "Welcome"


def test_saves_nothing_of_a_form_that_is_refused(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    sent = send(alice, f"{DESK}/sessions/1", title="Half done", start="10:00", end="09:00", room="Nowhere")
    assert sent.status_code == 422
    assert "Give a time after the start, within 24 hours of it." in sent.text
    with unit():
        session = session_at_desk(1)
        assert (session.title, session.version, session.start_wall) == ("Opening", 1, wall(f"{DAY} 09:00"))
        assert [room.name for room in session.meeting.rooms] == ["Room I", "Room II"]


def test_adds_moves_and_takes_off_speakers_without_a_script(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    page = f"{DESK}/sessions/1"
    one = form_on(send(alice, page, add_speaker="1", title="Still typed"))
    assert (one["title"], one["speakers-0-name"], one["speakers-1-name"]) == ("Still typed", "Amara Diallo", "")
    two = form_on(alice.post(page, data={**one, "speakers-1-name": "Zoe Last", "speaker_up": "1"}))
    assert (two["speakers-0-name"], two["speakers-1-name"]) == ("Zoe Last", "Amara Diallo")
    three = form_on(alice.post(page, data={**two, "remove_speaker": "1"}))
    assert "speakers-1-name" not in three
    assert alice.post(page, data=three).status_code == 303
    with unit():
        assert [speaker.name for speaker in session_at_desk(1).speakers] == ["Zoe Last"]


def test_asks_which_of_two_equal_times_is_meant(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar()
    night = {"day": "2027-10-31", "start": "02:30", "end": "03:30", "title": "Night session"}
    assert "start_fold" not in form_on(alice.get(f"{DESK}/sessions/new"))
    sent = send(alice, f"{DESK}/sessions/new", **night)
    assert sent.status_code == 422
    assert 'name="start_fold"' in sent.text
    assert alice.post(f"{DESK}/sessions/new", data={**form_on(sent), "start_fold": "1"}).status_code == 303
    with unit():
        assert session_at_desk(1).starts_at.hour == 1  # half past two by the clock that was already put back
    assert form_on(alice.get(f"{DESK}/sessions/1"))["start_fold"] == "1"


def test_moves_a_session_from_the_draft_agenda(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    moves = f"{DESK}/sessions/1/moves"
    sent = send(alice, moves, start="14:00", room="Room II")
    assert sent.location == f"{DESK}/agenda#session-1"
    with unit():
        session = session_at_desk(1)
        assert session.start_wall == wall(f"{DAY} 14:00")
        assert session.room is not None
        assert session.room.name == "Room II"


def test_refuses_a_move_into_the_skipped_hour_beside_the_field(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    sent = send(alice, f"{DESK}/sessions/1/moves", day="2027-03-28", start="02:30")
    assert sent.status_code == 422
    assert "this time does not exist" in sent.text
    assert form_on(sent)["start"] == "02:30"


def test_offers_to_undo_a_cancellation_and_its_undoing(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    cancellation, restoration = f"{DESK}/sessions/1/cancellation", f"{DESK}/sessions/1/restoration"
    press(alice, f"{DESK}/agenda", cancellation)
    page = alice.get(f"{DESK}/agenda")
    assert "Session 1 is cancelled in the draft." in page.text
    alice.post(restoration, data=form_on(page, restoration))
    with unit():
        assert session_at_desk(1).standing == "planned"
    assert f'formaction="{cancellation}"' in alice.get(f"{DESK}/agenda").text


def test_warns_beside_the_sessions_that_clash(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        add_session(OLGA, with_sessions(), entry("Aside", "09:30", "10:00", room="Room I"))
    page = alice.get(f"{DESK}/agenda").text
    assert page.count("“Opening” and “Aside” overlap in Room I.") == 3  # in the line across the page, and beside each
    across = page.partition('class="strip"')[2].partition("</section>")[0]
    assert across.index("overlap in Room I") < across.index("3 sessions have no link to join them")
    assert across.count("no link") == 1
    assert "“Opening” and “Aside” overlap in Room I." in alice.get(f"{DESK}/").text


def test_previews_the_difference_in_words_and_releases_it(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
        released()
        move_session(OLGA, session_at_desk(1, OLGA), start=wall(f"{DAY} 14:00"), room="Room I", version=1)
    assert "moved from 09:00 to 14:00" in alice.get(f"{DESK}/releases").text
    refused = send(alice, f"{DESK}/releases")
    assert refused.status_code == 422
    assert "Say in a sentence what changes" in refused.text
    assert send(alice, f"{DESK}/releases", note="The opening is in the afternoon.").status_code == 303
    with unit():
        assert sessions_of(frozen())["Opening"].sequence == 1
    page = alice.get(f"{DESK}/").text
    assert "The opening is in the afternoon." in page
    assert "are being made ready for readers" in page
    assert "Nothing has changed since release 2" in alice.get(f"{DESK}/releases").text


def test_shows_the_new_difference_when_somebody_released_meanwhile(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
        released()
        cancel_session(OLGA, session_at_desk(1, OLGA))
    shown = form_on(alice.get(f"{DESK}/releases"))
    with unit():
        released("Theirs")
        cancel_session(OLGA, session_at_desk(2, OLGA))
    sent = alice.post(f"{DESK}/releases", data={**shown, "note": "Both are cancelled."})
    assert sent.status_code == 409
    assert "Panel" in sent.text
    assert "Opening" not in sent.text.partition("What people will read")[2]
    again = form_on(sent)
    assert again["note"] == "Both are cancelled."
    assert alice.post(f"{DESK}/releases", data=again).status_code == 303


def test_sent_twice_is_done_once(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    filled = {**form_on(alice.get(f"{DESK}/sessions/new")), "title": "Closing", "end": "12:00"}
    first, second = (alice.post(f"{DESK}/sessions/new", data=filled) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    with unit():
        assert [session.title for session in at_desk().sessions] == ["Opening", "Panel", "Closing"]


def test_changes_the_visibility_at_once_and_offers_to_undo_it(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    visibility = f"{DESK}/visibility"
    assert send(alice, f"{DESK}/", to=visibility, visibility="public").status_code == 303
    with unit():
        assert at_desk().visibility == "public"
    page = alice.get(f"{DESK}/")
    undo = next(part for part in page.text.split("<form") if "Undo" in part)
    assert 'name="visibility" value="private"' in undo


def test_postpones_a_meeting_and_takes_it_back_with_its_days(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    sent = send(alice, f"{DESK}/postponement", precision="undetermined")
    assert sent.status_code == 303
    with unit():
        assert at_desk().standing == "postponed"
    undone = press(alice, f"{DESK}/", f"{DESK}/reinstatement")
    assert undone.status_code == 303
    with unit():
        assert (at_desk().standing, at_desk().dates.earliest) == ("planned", DAY)


def test_cancels_a_meeting_and_says_so_on_its_desk(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    assert send(alice, f"{DESK}/cancellation").status_code == 303
    assert "The meeting is cancelled" in alice.get(f"{DESK}/").text


def test_removes_a_session_only_while_nobody_knows_of_it(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
        released()
        add_session(OLGA, at_desk(OLGA), entry("Draft", "11:00", "12:00"))
    assert send(alice, f"{DESK}/sessions/3/removal").status_code == 303
    refused = send(alice, f"{DESK}/sessions/1/removal")
    assert refused.status_code == 422
    assert "cancel it instead" in refused.text


def test_keeps_groups_with_who_leads_and_reports(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    typed = {"name": "Data", "session": "2", "room": "Room III", "facilitator": "Ann", "rapporteur": "Bo"}
    assert send(alice, f"{DESK}/groups/new", **typed).status_code == 303
    assert send(alice, f"{DESK}/groups/1", name="Data and evidence").status_code == 303
    page = alice.get(f"{DESK}/groups").text
    assert "Data and evidence" in page
    assert "Rapporteur: Bo" in page
    assert send(alice, f"{DESK}/groups/1/removal").status_code == 303
    assert "No breakout groups yet." in alice.get(f"{DESK}/groups").text


def test_tells_the_history_of_the_meeting_in_words(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions()
    send(alice, f"{DESK}/sessions/1/moves", start="14:00")
    page = alice.get(f"{DESK}/history").text
    assert "Alice moved session spring-webinar/1." in page
    assert "Thursday 20 May 2027, 14:00" in page


@pytest.mark.parametrize("address", ["/sessions/99", "/sessions/99/moves", "/groups/99", "/sessions/99/removal"])
def test_says_when_there_is_no_such_thing(alice: FlaskClient, unit: Unit, address: str) -> None:
    with unit():
        with_sessions()
    assert alice.get(DESK + address).status_code == 404

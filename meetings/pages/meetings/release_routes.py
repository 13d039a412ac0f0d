"""The addresses of released things: the agenda's page, the calendars of a meeting, of a session, of the whole list."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, current_app, request, url_for
from flask_babel import force_locale
from sqlalchemy import text
from sqlalchemy.engine import Row

from meetings import __version__
from meetings.accounts.actions import attempts
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import NOBODY
from meetings.core import engines
from meetings.core.files import Store
from meetings.core.languages import CATALOGUES
from meetings.pages.page import show
from meetings.programme.models import Meeting, Release
from meetings.programme.queries import meeting_lists
from meetings.programme.queries.visible_meetings import is_staff, no_such_meeting
from meetings.programme.released.document import ReleasedMeeting
from meetings.programme.released.faces import public_face, team_face
from meetings.programme.rules.wall_times import zone_of
from meetings.programme.vocabulary import Visibility
from meetings.serving import turns
from meetings.serving.calendar_feeds import (
    Wish,
    block_of_meeting,
    calendar_of_list,
    calendar_of_meeting,
    calendar_of_session,
)
from meetings.serving.page_cache import in_turn, kept_by_release
from meetings.serving.release_store import Bodies, Frozen, InForce, Reader, moment_kept
from meetings.settings import Settings
from meetings.showing.meeting.agenda_shown import agenda_shown
from meetings.web.application import Visit
from meetings.web.languages import chosen
from meetings.web.responses import Body

blueprint = Blueprint("released", __name__)
CALENDAR = "text/calendar; charset=utf-8"
PAGE = "text/html; charset=utf-8"
# The list changes when a meeting is released, shown, hidden or removed. The history only grows: this never goes back.
LAST_CHANGE = text(
    "SELECT MAX(at) FROM history WHERE action IN ('meeting.released', 'meeting.shown', 'meeting.removed')"
)


def init_app(app: Flask, settings: Settings) -> None:
    """Open the reader and register the addresses."""
    engine = engines.reader_of_releases(settings.database_url)
    bodies = Bodies(Store(settings.instance / "cache"))
    app.extensions["concord.reader"] = Reader(engine, bodies, _renderer(app), settings.public_url)
    counters = attempts.counters(storage=settings.rate_storage, folder=settings.instance)
    app.extensions["concord.turns"] = turns.Turns(settings.instance / "turns", counters, settings.visitor_seconds)
    app.register_blueprint(blueprint)


def _renderer(app: Flask) -> str:
    """The version of whatever turns documents into bytes: of the program, its templates, its styles, its languages."""
    made = hashlib.sha256(__version__.encode())
    for folder in (str(app.template_folder), str(app.static_folder), app.config["BABEL_TRANSLATION_DIRECTORIES"]):
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".html", ".css", ".js", ".mo"):
                made.update(path.read_bytes())
    return made.hexdigest()


def reader() -> Reader:
    """The reader of this application."""
    return cast(Reader, current_app.extensions["concord.reader"])


@blueprint.get("/meetings/<code>/agenda")
@kept_by_release
@audience("anyone")
def agenda(code: str) -> Response:
    """The released agenda, in the meeting's zone or the one asked for."""
    asked = request.args.get("tz", "")
    if asked:
        zone_of(asked)
    if viewer().is_somebody:
        return _agenda_for_viewer(code, asked)
    now = _in_force(code)
    if now.visibility == "listed":
        raise no_such_meeting()
    language = chosen()
    # Of what can be typed only what there is: each different key is another file in the cache.
    query = {name: value for name in ("tz", "lang") if (value := request.args.get(name)) and _is_there(name, value)}
    listed = "with participants" if now.lists_people else ""
    clock = asked or now.zone
    parts = ("agenda", now.digest, now.visibility, str(now.shown_at), language, clock, urlencode(query), listed)

    def make() -> bytes:
        return _rendered(code, language, query, now)

    body = _body(*parts, make=make, keep=not asked or asked == now.zone, own=bool(asked))
    return _answer(body, PAGE, now.changed, vary="Accept-Language, Cookie")


@blueprint.get("/meetings/<code>/calendar.ics")
@kept_by_release
@audience("anyone")
def calendar(code: str) -> Response:
    """The calendar of the released agenda; its address alone decides what is in it."""
    wish = Wish.from_args(request.args)

    def make(document: ReleasedMeeting) -> bytes:
        return calendar_of_meeting(document, wish, reader().public_url)

    keep = wish.alarm_minutes is None
    return _calendar(code, f"calendar{wish.query_string()}", make, keep=keep, own=not keep)


@blueprint.get("/meetings/<code>/sessions/<int:number>.ics")
@kept_by_release
@audience("anyone")
def session_calendar(code: str, number: int) -> Response:
    """One session as a calendar."""
    wish = Wish.from_args(request.args)

    def make(document: ReleasedMeeting) -> bytes:
        return calendar_of_session(document, number, wish, reader().public_url)

    own = wish.alarm_minutes is not None
    return _calendar(code, f"session {number}{wish.query_string()}", make, keep=False, own=own)


@blueprint.get("/meetings.ics")
@kept_by_release
@audience("anyone")
def list_calendar() -> Response:
    """Everything that the list of meetings shows with the same filter, each meeting as one block."""
    wish, chosen_filter = Wish.from_args(request.args), meeting_lists.Filter.from_args(request.args)
    matching = meeting_lists.matching(NOBODY, chosen_filter).with_only_columns(
        Meeting.visibility, Meeting.shown_at, Release.digest, maintain_column_froms=True
    )
    in_order = matching.order_by(Release.earliest, Meeting.code)
    with reader().engine.connect() as connection:
        rows = connection.execute(in_order).all()
        changed = connection.execute(LAST_CHANGE).scalar()
    shown = [f"{visibility}{shown_at}{digest}" for visibility, shown_at, digest in rows]
    parts = ("list", wish.query_string(), chosen_filter.query_string(), *shown)
    own = bool(chosen_filter.chosen() or wish.alarm_minutes)
    body = _body(*parts, make=lambda: _list(rows, wish, chosen_filter), keep=False, own=own)
    # Two meetings may change within one second: Last-Modified is told, and only the ETag is believed.
    return _answer(body, CALENDAR, moment_kept(changed), since_counts=False)


def _list(rows: "Sequence[Row[Any, Any, Any]]", wish: Wish, chosen_filter: meeting_lists.Filter) -> bytes:
    blocks = []
    for visibility, shown_at, digest in rows:

        def make(digest: str = digest, visibility: Visibility = visibility, since: datetime = shown_at) -> bytes:
            document = public_face(reader().frozen(digest).document, visibility, since)
            return block_of_meeting(document, wish, reader().public_url) if document else b""

        parts = ("block", digest, visibility, str(shown_at), wish.query_string())
        blocks.append(reader().body(*parts, make=make, keep=False).plain)
    query = "&".join(part for part in (chosen_filter.query_string(), wish.query_string().lstrip("?")) if part)
    source = f"{reader().public_url}/meetings.ics" + (f"?{query}" if query else "")
    return calendar_of_list(blocks, wish, source)


def _calendar(code: str, what: str, make: Callable[[ReleasedMeeting], bytes], *, keep: bool, own: bool) -> Response:
    now, team = _for_viewer(code) if viewer().is_somebody else (_in_force(code), False)

    def made() -> bytes:
        return make(_face(_frozen(now), now, team))

    face = "team" if team else now.visibility
    body = _body(what, now.digest, face, str(now.shown_at), make=made, keep=keep and not team, own=own)
    return _answer(body, CALENDAR, now.changed)


def _body(*parts: str | None, make: Callable[[], bytes], keep: bool, own: bool) -> Body:
    """The bytes, made for a visitor as ``in_turn`` says.

    :param own: whether it is asked for with words of one's own, of which there is no end.
    """

    return reader().body(*parts, make=lambda: _in_turn(make, own=own), keep=keep, apart=own)


def _in_turn(make: Callable[[], bytes], *, own: bool) -> bytes:
    return make() if viewer().holds() else in_turn(cast(Visit, request), make, counts=own)


def _answer(body: Body, content_type: str, changed: datetime, vary: str = "", *, since_counts: bool = True) -> Response:
    if viewer().is_somebody:  # what is made for one person is kept by nobody
        return Response(body.plain, content_type=content_type)
    settings: Settings = current_app.extensions["concord.settings"]
    return body.answer(request, content_type, changed, secure=settings.secure, vary=vary, since_counts=since_counts)


def _in_force(code: str) -> InForce:
    now = reader().in_force(code)
    if now is None or now.visibility == "private":
        raise no_such_meeting()
    return now


def _for_viewer(code: str) -> tuple[InForce, bool]:
    """What is in force for somebody who is signed in, and whether they are of its team, who see all of it."""
    now = reader().in_force(code)
    team = is_staff(viewer(), code)
    if now is None or (now.visibility == "private" and not team):
        raise no_such_meeting()
    return now, team


def _face(release: Frozen, now: InForce, team: bool) -> ReleasedMeeting:
    document = team_face(release.document) if team else public_face(release.document, now.visibility, now.shown_at)
    assert document is not None  # private ones were refused before
    return document


def _frozen(now: InForce) -> Frozen:
    return reader().frozen(now.digest)


def _agenda_for_viewer(code: str, asked: str) -> Response:
    now, team = _for_viewer(code)
    if now.visibility == "listed" and not team:
        raise no_such_meeting()
    return Response(_in_turn(lambda: _page(now, asked, team=team).encode(), own=True), content_type=PAGE)


def _is_there(name: str, value: str) -> bool:
    return name != "lang" or value in CATALOGUES


def _rendered(code: str, language: str, query: dict[str, str], now: InForce) -> bytes:
    """The page as nobody in particular sees it: it depends on no more of this request than its key holds."""
    base = reader().public_url
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # a new context needs the application itself
    with (
        app.test_request_context(f"/meetings/{code}/agenda", base_url=base, query_string=query),
        force_locale(language),
    ):
        return _page(now, query.get("tz", ""), team=False).encode()


def _page(now: InForce, asked: str, *, team: bool) -> str:
    release = _frozen(now)
    document = _face(release, now, team)
    shown = agenda_shown(
        document,
        release_number=release.number,
        released_at=release.at,
        note=release.note if team or release.number == 1 or release.at >= now.shown_at else "",
        zone=asked or document.zone,
        visibility=now.visibility,
        lists_people=now.lists_people,
    )
    return show("pages/agenda.html", url_for("released.agenda", code=document.code), disclaimer=True, **shown)

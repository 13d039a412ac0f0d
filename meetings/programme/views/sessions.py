"""Sessions of the draft: added, edited, moved, cancelled, restored, removed."""

from collections.abc import Callable

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import Viewer
from meetings.programme.actions import sessions as actions
from meetings.programme.actions.delaying import versions_of
from meetings.programme.actions.selected import places_of
from meetings.programme.models import Meeting, Session
from meetings.programme.queries import visible_meetings
from meetings.programme.rules import draft_warnings
from meetings.programme.rules.wall_times import zone_of
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.edited_fields import FIELDS_OF_SESSIONS
from meetings.programme.views.forms.session import MoveForm, SessionForm
from meetings.programme.views.forms.speakers import lines_changed
from meetings.programme.views.kept_places import keep
from meetings.web.filters import hours, weekday
from meetings.web.flashes import done
from meetings.web.forms import Form
from meetings.web.query_string import asked

ONE = "/meetings/<code>/desk/sessions/<int:number>"


def _page(meeting: Meeting, form: SessionForm, session: Session | None = None) -> ResponseReturnValue:
    findings = [each for each in draft_warnings.warnings(meeting) if session and session.number in each.sessions]
    shown = {"meeting": meeting, "form": form, "session": session, "warnings": findings, "fields": FIELDS_OF_SESSIONS}
    removable = session is not None and not actions.is_released(session)
    leaving = session is not None and session.standing == "cancelled" and actions.is_known_as_cancelled(session)
    return render_template("desk/session.html", **shown, removable=removable, leaving=leaving), form.status


def _agenda_at(code: str, number: int) -> ResponseReturnValue:
    return redirect(url_for("desk.agenda", code=code, _anchor=f"session-{number}"), 303)


def _turned(
    code: str, number: int, turn: Callable[[Viewer, Session], object], said: str, back: str
) -> ResponseReturnValue:
    """Turn the session by one act, say so and offer the way ``back``, an endpoint."""
    turn(viewer(), visible_meetings.session_of(meeting_at_desk(code), number))
    done(said, undo=url_for(back, code=code, number=number))
    return _agenda_at(code, number)


@blueprint.route("/meetings/<code>/desk/sessions/new", methods=["GET", "POST"])
@audience("organiser")
def new_session(code: str) -> ResponseReturnValue:
    """Put one on the draft agenda; with ``like`` it begins as another one does, which it then follows."""
    meeting = meeting_at_desk(code)
    number = asked("like")
    like = next((each for each in meeting.sessions if str(each.number) == number), None)
    form = SessionForm(meeting, like=like)
    if lines_changed(form.speakers, request.form):
        return _page(meeting, form)
    if form.carried_out(lambda: actions.add_session(viewer(), meeting, form.entry(), form.groups_too)):
        done(_("The session is on the draft agenda."))
        return _agenda_at(code, meeting.next_session - 1)
    return _page(meeting, form)


@blueprint.route(ONE, methods=["GET", "POST"])
@audience("organiser")
def session(code: str, number: int) -> ResponseReturnValue:
    """Edit one."""
    meeting = meeting_at_desk(code)
    found = visible_meetings.session_of(meeting, number)
    form = SessionForm(meeting, found)
    if lines_changed(form.speakers, request.form):
        return _page(meeting, form, found)
    if form.carried_out(lambda: actions.edit_session(viewer(), found, form.entry(), form.version_shown)):
        done(_("Session %(number)s is saved.", number=number))
        return _agenda_at(code, number)
    return _page(meeting, form, found)


@blueprint.route(ONE + "/moves", methods=["GET", "POST"])
@audience("organiser")
def moves(code: str, number: int) -> ResponseReturnValue:
    """Move it to another time, another room, or both."""
    meeting = meeting_at_desk(code)
    found = visible_meetings.session_of(meeting, number)
    form, before = MoveForm(found), places_of([found])
    shown = {"meeting": meeting, "session": found, "form": form, "fields": FIELDS_OF_SESSIONS, "place": _place(found)}
    if form.carried_out(lambda: _move(found, form)):
        said = _("Session %(number)s is moved. Now: %(place)s", number=number, place=_place(found))
        back = keep(code, "back", versions_of([found]), before)
        done(said, undo=url_for("desk.selected", code=code), back=back)
        return _agenda_at(code, number)
    return render_template("desk/move.html", **shown), form.status


def _move(session: Session, form: MoveForm) -> None:
    actions.move_session(
        viewer(),
        session,
        start=form.starts(),
        end=form.ends(),
        room=form.room.data,
        version=form.version_shown,
        fold=form.start_fold.fold,
        end_fold=form.end_fold.fold,
    )


def _place(session: Session) -> str:
    """When it is, from its start to its end, and where."""
    start, end = (each.astimezone(zone_of(session.zone)) for each in (session.starts_at, session.ends_at))
    when = f"{weekday(start.date())}, {hours(start, end)}"
    return f"{when}, {session.room.name}" if session.room else when


@blueprint.post(ONE + "/cancellation")
@audience("organiser")
def cancel(code: str, number: int) -> ResponseReturnValue:
    """Cancel it; it stays on the agenda, struck through."""
    said = _("Session %(number)s is cancelled in the draft.", number=number)
    return _turned(code, number, actions.cancel_session, said, "desk.restore")


@blueprint.post(ONE + "/restoration")
@audience("organiser")
def restore(code: str, number: int) -> ResponseReturnValue:
    """Take the cancellation back."""
    said = _("Session %(number)s takes place after all.", number=number)
    return _turned(code, number, actions.restore_session, said, "desk.cancel")


@blueprint.post(ONE + "/leaving-the-agenda")
@audience("organiser")
def take_off(code: str, number: int) -> ResponseReturnValue:
    """Take a cancelled one off the agenda; calendars keep it."""
    said = _("Session %(number)s leaves the agenda with the next release. Calendars keep it.", number=number)
    return _turned(code, number, actions.take_off_agenda, said, "desk.put_back")


@blueprint.post(ONE + "/return-to-the-agenda")
@audience("organiser")
def put_back(code: str, number: int) -> ResponseReturnValue:
    """Show it on the agenda again, as cancelled."""
    said = _("Session %(number)s stays on the agenda, as cancelled.", number=number)
    return _turned(code, number, actions.put_back_on_agenda, said, "desk.take_off")


@blueprint.route(ONE + "/removal", methods=["GET", "POST"])
@audience("organiser")
def removal(code: str, number: int) -> ResponseReturnValue:
    """Take it off the draft for good; asked about, because it cannot be undone."""
    meeting = meeting_at_desk(code)
    found, form = visible_meetings.session_of(meeting, number), Form()
    if form.carried_out(lambda: actions.remove_session(viewer(), found)):
        done(_("Session %(number)s is off the draft. Its number is not used again.", number=number))
        return redirect(url_for("desk.agenda", code=code), 303)
    return render_template("desk/removal.html", meeting=meeting, session=found, form=form), form.status

"""The preview of what people will read, and the release itself."""

from datetime import date
from itertools import groupby

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core import history
from meetings.core.errors import Conflict, Invalid, Refused
from meetings.programme.actions.releasing import Frozen, freeze, release_frozen
from meetings.programme.models import Meeting, Session
from meetings.programme.queries import visible_meetings
from meetings.programme.queries.visible_meetings import itself_for_desk
from meetings.programme.rules import draft_warnings
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.differences import since_release
from meetings.programme.views.forms.standing import ReleaseForm
from meetings.web.files_sent import prepared, what_was_prepared
from meetings.web.flashes import done
from meetings.web.refusals import in_words


def _ready(code: str) -> Frozen | Invalid | Conflict:
    after = history.newest_of(code)  # first of all: what is read afterwards is at least as new
    meeting = meeting_at_desk(code)
    form = ReleaseForm(meeting)
    try:
        return freeze(viewer(), meeting, note=form.note.data or "", version=form.number_compared, after=after)
    except (Invalid, Conflict) as refusal:
        return refusal


def _release(meeting: Meeting) -> None:
    ready = what_was_prepared()
    if isinstance(ready, Refused):
        raise ready
    release_frozen(viewer(), meeting, ready)


@blueprint.route("/meetings/<code>/desk/releases", methods=["GET", "POST"])
@audience("organiser")
@prepared(_ready)
def releases(code: str) -> ResponseReturnValue:
    """Look at the difference; release it with a note."""
    meeting = itself_for_desk(viewer(), code)
    form = ReleaseForm(meeting)
    if form.carried_out(lambda: _release(meeting)):
        done(_("Release %(number)s is out. Calendars take it over as they next look.", number=meeting.release_number))
        return redirect(url_for("desk.overview", code=code), 303)
    meeting = meeting_at_desk(code)
    if form.conflict:
        form.compared.data = str(meeting.release_number or 0)  # the page shows the present difference; the note is kept
    return render_template(
        "desk/releases.html",
        meeting=meeting,
        form=form,
        refusal=in_words(form.conflict) if form.conflict else None,
        changes=since_release(meeting, visible_meetings.released(meeting)),
        missing=draft_warnings.missing(meeting),
        warnings=draft_warnings.warnings(meeting),
        days=_days(meeting),
    ), form.status


def _days(meeting: Meeting) -> dict[date, list[Session]]:
    """The sessions that a first release announces, by the day on the wall."""
    planned = (session for session in meeting.sessions if session.standing == "planned")
    ordered = sorted(planned, key=lambda each: (each.starts_at, each.number))
    return {day: list(sessions) for day, sessions in groupby(ordered, lambda each: each.start_wall.date())}

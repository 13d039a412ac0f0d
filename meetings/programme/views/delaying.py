"""Everything after a session moves by some minutes: shown first, done with one press, undone with another."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.actions import delaying as actions
from meetings.programme.queries import visible_meetings
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.delaying import AskedDelay, DelayForm
from meetings.web.flashes import done


@blueprint.get("/meetings/<code>/desk/sessions/<int:number>/delay")
@audience("organiser")
def delay(code: str, number: int) -> ResponseReturnValue:
    """Ask by how many minutes; then show what would move."""
    meeting = meeting_at_desk(code)
    session, asked = visible_meetings.session_of(meeting, number), AskedDelay(request.args)
    later = actions.coming_after(session, with_it=bool(asked.with_it.data), breaks=not asked.breaks_stay.data)
    minutes = asked.minutes.data if asked.is_asked and asked.validate() else None
    form = DelayForm(minutes=minutes, sessions=actions.versions_of(later))
    shown = actions.preview(later, minutes) if minutes else []
    return render_template(
        "desk/delay.html", meeting=meeting, session=session, asked=asked, form=form, delays=shown, minutes=minutes
    )


@blueprint.post("/meetings/<code>/desk/sessions/delays")
@audience("organiser")
def delays(code: str) -> ResponseReturnValue:
    """Move the sessions that were shown."""
    meeting, form = meeting_at_desk(code), DelayForm()
    minutes, moved = form.minutes_sent, []
    if form.carried_out(lambda: moved.extend(actions.move_by_minutes(viewer(), meeting, form.sessions_sent, minutes))):
        said = ngettext("%(num)s session is moved.", "%(num)s sessions are moved.", len(moved))
        fields = {"minutes": str(-minutes), "sessions": actions.versions_of(moved)}
        done(said, undo=url_for("desk.delays", code=code), **fields)
        return redirect(url_for("desk.agenda", code=code, _anchor=f"session-{moved[0].number}" if moved else None), 303)
    done(_("Nothing was moved. Look at the sessions again."), category="warning")
    return redirect(url_for("desk.agenda", code=code), 303)

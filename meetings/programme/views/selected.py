"""Several sessions at once: what was ticked on the draft agenda is moved, given a room or cancelled, undone as one."""

from collections.abc import Sequence

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.programme.actions import delaying
from meetings.programme.actions import selected as actions
from meetings.programme.models import Meeting, Session
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.selected import SelectedForm
from meetings.programme.views.kept_places import keep, kept
from meetings.web.flashes import done


@blueprint.post("/meetings/<code>/desk/sessions/selected")
@audience("organiser")
def selected(code: str) -> ResponseReturnValue:
    """Do to the sessions that were ticked what the button says, or take back what was done."""
    meeting, form = meeting_at_desk(code), SelectedForm()
    changed: list[Session] = []
    if form.carried_out(lambda: changed.extend(_undone(meeting, form) if form.back.data else _done(meeting, form))):
        first = f"session-{changed[0].number}" if changed else None
        return redirect(url_for("desk.agenda", code=code, _anchor=first), 303)
    done(_refusal(form), category="warning")
    return redirect(url_for("desk.agenda", code=code), 303)


def _done(meeting: Meeting, form: SelectedForm) -> list[Session]:
    """Do it, say so and offer to take it back; which sessions it changed."""
    who, act = viewer(), form.act
    those = actions.selected(who, meeting, form.shown)
    if act in ("minutes", "cancel"):
        those = actions.planned(those)
    before = actions.places_of(those)
    if act == "cancel":
        actions.cancel(who, those)
    elif act == "minutes":
        delaying.move_by_minutes(who, meeting, delaying.versions_of(those), form.minutes.data or 0)
    elif act == "day" and form.day.data:
        actions.move_to_day(who, those, form.day.data)
    elif act == "room":
        actions.move_to_room(who, those, form.room.data or None)
    else:
        raise Invalid(
            mark("Say what to do with the sessions: by how many minutes, to which day or room, or cancel them.")
        )
    back = keep(meeting.code, "restore" if act == "cancel" else "back", delaying.versions_of(those), before)
    done(_said(act, those), undo=url_for("desk.selected", code=meeting.code), back=back)
    return those


def _undone(meeting: Meeting, form: SelectedForm) -> list[Session]:
    found = kept(meeting.code, form.back.data or "")
    if found is None:
        raise Invalid(mark("This can no longer be undone at once. Change the sessions one by one."))
    act, versions, places = found
    those = actions.selected(viewer(), meeting, versions)
    if act == "restore":
        actions.restore(viewer(), those)
    else:
        actions.put_back(viewer(), those, places)
    done(ngettext("%(num)s session is as it was.", "%(num)s sessions are as they were.", len(those)))
    return those


def _said(act: str, those: Sequence[Session]) -> str:
    said: str = ngettext("%(num)s session is moved.", "%(num)s sessions are moved.", len(those))
    if act == "cancel":
        said = ngettext(
            "%(num)s session is cancelled in the draft.", "%(num)s sessions are cancelled in the draft.", len(those)
        )
    return said


def _refusal(form: SelectedForm) -> str:
    """Why nothing was done, in one sentence."""
    if form.conflict:
        return str(_(form.conflict.message, **form.conflict.values))
    errors = [text for texts in form.errors.values() for text in texts]
    return str(errors[0]) if errors else _("Nothing was changed. Look at the sessions again.")

"""Who agreed to be named in the list of participants, recorded by the organisers on their behalf."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.participation.actions.agreeing import record_agreements, take_back_agreement
from meetings.participation.models import ListingAgreement
from meetings.participation.queries import people
from meetings.participation.views.blueprint import blueprint
from meetings.participation.views.forms import AgreementForm, PersonForm
from meetings.participation.views.overview import overview
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import for_desk
from meetings.web.bounds import whole_number
from meetings.web.flashes import done

AGREEMENTS = "/meetings/<code>/desk/people/agreements"


@blueprint.post(AGREEMENTS)
@audience("organiser")
def agreements(code: str) -> ResponseReturnValue:
    """Record that one or several agreed; what is refused is shown with what was typed and ticked."""
    meeting = for_desk(viewer(), code)
    form = AgreementForm()
    if form.carried_out(lambda: _record(meeting, form)):
        number = len(set(request.form.getlist("person")))
        done(ngettext("%(num)s person agreed to be listed.", "%(num)s people agreed to be listed.", number))
        return redirect(url_for("participation.people", code=code), 303)
    return overview(meeting, PersonForm(meeting, formdata=None), form), form.status


@blueprint.post("/meetings/<code>/desk/people/<int:person>/agreement/removal")
@audience("organiser")
def agreement_removal(code: str, person: int) -> ResponseReturnValue:
    """Take one back; undone by recording it again as it was."""
    meeting = for_desk(viewer(), code)
    found = people.person_here(meeting, person)
    held = db.session.get(ListingAgreement, (meeting.id, found.id))
    told = {"on": held.on.isoformat(), "note": held.note} if held else {}
    take_back_agreement(viewer(), meeting, found)
    undo = url_for("participation.agreements", code=code) if held else None
    done(_("%(name)s will not be named in the list.", name=found.said), undo=undo, person=str(found.id), **told)
    return redirect(url_for("participation.people", code=code), 303)


def _record(meeting: Meeting, form: AgreementForm) -> None:
    numbers = set(request.form.getlist("person", type=whole_number))
    found = [each for each in people.people_of(meeting) if each.id in numbers]
    assert form.on.data is not None  # it is required
    record_agreements(viewer(), meeting, found, form.on.data, form.note.data or "")

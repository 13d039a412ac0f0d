"""People on record for a meeting: all of them, and each."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation import actions
from meetings.participation.actions.people import PlaceEntry, edit_person, put_back, take_off
from meetings.participation.models import ListingAgreement
from meetings.participation.queries import people
from meetings.participation.views.blueprint import blueprint
from meetings.participation.views.forms import AgreementForm, Edited, PersonForm
from meetings.participation.views.overview import agreements_asked, overview
from meetings.participation.vocabulary import CAPACITIES, FIELDS
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import for_desk, group_of
from meetings.web.bounds import whole_number
from meetings.web.flashes import done

PEOPLE = "/meetings/<code>/desk/people"
ONE = PEOPLE + "/<int:person>"


@blueprint.route(PEOPLE, methods=["GET", "POST"], endpoint="people")
@audience("organiser")
def listed(code: str) -> ResponseReturnValue:
    """Who takes part in the meeting, who of them agreed to be listed, and a form to put somebody on record."""
    meeting = for_desk(viewer(), code)
    form = PersonForm(meeting)
    if form.carried_out(lambda: _add(meeting, form)):
        done(_("%(name)s is on record.", name=form.name.data))
        return redirect(url_for("participation.people", code=code), 303)
    return overview(meeting, form, agreements_asked()), form.status


@blueprint.route(ONE, methods=["GET", "POST"])
@audience("organiser")
def person(code: str, person: int) -> ResponseReturnValue:
    """Describe one, and say what place the person has in the delegation."""
    meeting = for_desk(viewer(), code)
    found = people.person_here(meeting, person)
    row, edited = people.place_of(meeting, found), Edited(meeting, found)
    has_address = people.may_have_address(viewer(), found)
    form = PersonForm(meeting, found, has_address=has_address, row=row, edited=edited)
    if form.carried_out(lambda: _edit(meeting, found, form)):
        done(_("What is on record of %(name)s is saved.", name=form.name.data))
        return redirect(url_for("participation.people", code=code), 303)
    return _page(meeting, found, form), form.status


@blueprint.post(ONE + "/removal")
@audience("organiser")
def person_removal(code: str, person: int) -> ResponseReturnValue:
    """Take one off the meeting's list."""
    meeting = for_desk(viewer(), code)
    found = people.person_here(meeting, person)
    row = people.place_of(meeting, found)
    capacity, position = (row.capacity or "", row.position) if row else ("", 0)
    take_off(viewer(), meeting, found)
    undo = url_for("participation.person_return", code=code, person=person)
    said = _("%(name)s is off the list of this meeting.", name=found.said)
    done(said, undo=undo, capacity=capacity, position=str(position))
    return redirect(url_for("participation.people", code=code), 303)


@blueprint.post(ONE + "/return")
@audience("organiser")
def person_return(code: str, person: int) -> ResponseReturnValue:
    """Put one back who was taken off; the agreement to be listed is asked for anew."""
    meeting = for_desk(viewer(), code)
    found = people.person_taken_off(meeting, person)
    capacity = next((each for each in CAPACITIES if each == request.form.get("capacity")), None)
    put_back(viewer(), meeting, found, PlaceEntry(capacity, request.form.get("position", 0, type=whole_number)))
    done(_("%(name)s is on the list again. Record anew whether the person agreed to be listed.", name=found.said))
    return redirect(url_for("participation.people", code=code), 303)


def _add(meeting: Meeting, form: PersonForm) -> None:
    person = actions.add_person(viewer(), meeting, form.entry(), form.place())
    if form.group.data:
        actions.seat(viewer(), group_of(meeting, int(form.group.data)), person)


def _edit(meeting: Meeting, found: Person, form: PersonForm) -> None:
    edit_person(viewer(), meeting, found, form.entry(), form.place(), version=form.version_shown)


def _page(meeting: Meeting, found: Person, form: PersonForm) -> str:
    return render_template(
        "desk/participant.html",
        meeting=meeting,
        participant=found,
        form=form,
        fields=FIELDS,
        agreement=db.session.get(ListingAgreement, (meeting.id, found.id)),
        agreeing=AgreementForm(formdata=None),
        held=people.what_holds(meeting, found),
        on_list=people.place_of(meeting, found) is not None,
    )

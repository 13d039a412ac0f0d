"""The desk of who comes: people on record, and their seats in breakout groups."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.audience import audience
from meetings.accounts.in_words import tell
from meetings.accounts.present import viewer
from meetings.core.words import mark
from meetings.participation import actions, people, queries
from meetings.participation.forms import PersonForm
from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.queries import for_desk, group_of
from meetings.web.bounds import whole_number
from meetings.web.flashes import done

MEMBERS = "/meetings/<code>/desk/groups/<int:number>/members"
blueprint = Blueprint("participation", __name__)

tell("person.added", mark("Person added"), mark("%(who)s put %(name)s on record."))
tell("member.added", mark("Seated in a group"), mark("%(who)s seated %(person)s in group %(key)s."))
tell("member.removed", mark("Taken out of a group"), mark("%(who)s took %(person)s out of group %(key)s."))


@blueprint.app_template_global()
def people_on_record(meeting: Meeting) -> list[str]:
    """The names that the form of a session proposes for its speakers: those of the meeting, as they are addressed."""
    return [" ".join(filter(None, (each.honorific, each.name))) for each in people.people_of(meeting)]


@blueprint.get(MEMBERS)
@audience("organiser")
def members(code: str, number: int) -> ResponseReturnValue:
    """Who sits in a group, how the groups balance, and whom one could add."""
    meeting = for_desk(viewer(), code)
    group, wanted = group_of(meeting, number), request.args.get("q", "").strip()
    seats = queries.members(group)
    seated = {seat.person.id for seat in seats}
    found = [person for person in people.people_named(viewer(), meeting, wanted) if person.id not in seated]
    shown = {"meeting": meeting, "group": group, "seats": seats, "wanted": wanted, "found": found}
    return render_template("desk/members.html", **shown, balance=queries.balance(meeting))


@blueprint.post(MEMBERS)
@audience("organiser")
def seat(code: str, number: int) -> ResponseReturnValue:
    """Seat somebody in the group."""
    meeting = for_desk(viewer(), code)
    group = group_of(meeting, number)
    person = people.person_known(viewer(), meeting, request.form.get("person", 0, type=whole_number))
    other = actions.seat(viewer(), group, person)
    undo = url_for("participation.unseat", code=code, number=number, person=person.id)
    done(_("%(name)s sits in group %(number)s.", name=person.name, number=number), undo=undo)
    _warn(person.name, other)
    return redirect(url_for("participation.members", code=code, number=number), 303)


@blueprint.post(MEMBERS + "/<int:person>/removal")
@audience("organiser")
def unseat(code: str, number: int, person: int) -> ResponseReturnValue:
    """Take somebody out of the group."""
    meeting = for_desk(viewer(), code)
    group, found = group_of(meeting, number), people.person_known(viewer(), meeting, person)
    actions.unseat(viewer(), group, found)
    undo = url_for("participation.seat", code=code, number=number)
    said = _("%(name)s no longer sits in group %(number)s.", name=found.name, number=number)
    done(said, undo=undo, person=str(found.id))
    return redirect(url_for("participation.members", code=code, number=number), 303)


@blueprint.route("/meetings/<code>/desk/people", methods=["GET", "POST"], endpoint="people")
@audience("organiser")
def listed(code: str) -> ResponseReturnValue:
    """Who takes part in the meeting, and a form to put somebody on record."""
    meeting = for_desk(viewer(), code)
    form = PersonForm(meeting)
    if form.carried_out(lambda: _add(meeting, form)):
        done(_("%(name)s is on record.", name=form.name.data))
        return redirect(url_for("participation.people", code=code), 303)
    wanted = request.args.get("q", "").strip()
    shown = {"meeting": meeting, "form": form, "wanted": wanted, "people": people.people_of(meeting, wanted)}
    return render_template("desk/people.html", **shown, groups=queries.groups_of_people(meeting)), form.status


def _add(meeting: Meeting, form: PersonForm) -> None:
    person = actions.add_person(viewer(), meeting, form.entry())
    if form.group.data:
        actions.seat(viewer(), group_of(meeting, int(form.group.data)), person)


def _warn(name: str, other: BreakoutGroup | None) -> None:
    if other is not None:
        said = _("%(name)s also sits in group %(number)s of the same session.", name=name, number=other.number)
        done(said, category="warning")

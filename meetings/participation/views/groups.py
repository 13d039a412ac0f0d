"""Who sits in which breakout group."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.participation import actions
from meetings.participation.queries import people, seats_in_groups
from meetings.participation.views.blueprint import blueprint
from meetings.programme.models import BreakoutGroup
from meetings.programme.queries.visible_meetings import for_desk, group_of
from meetings.web.bounds import whole_number
from meetings.web.flashes import done
from meetings.web.query_string import asked

MEMBERS = "/meetings/<code>/desk/groups/<int:number>/members"


@blueprint.get(MEMBERS)
@audience("organiser")
def members(code: str, number: int) -> ResponseReturnValue:
    """Who sits in a group, how the groups balance, and whom one could add."""
    meeting = for_desk(viewer(), code)
    group, wanted = group_of(meeting, number), asked("q")
    seats = seats_in_groups.members(group)
    seated = {seat.person.id for seat in seats}
    found = [person for person in people.people_named(viewer(), meeting, wanted) if person.id not in seated]
    shown = {"meeting": meeting, "group": group, "seats": seats, "wanted": wanted, "found": found}
    beside, balance = seats_in_groups.beside(group), seats_in_groups.balance(meeting)
    return render_template("desk/members.html", **shown, beside=beside, balance=balance)


@blueprint.post(MEMBERS)
@audience("organiser")
def seat(code: str, number: int) -> ResponseReturnValue:
    """Seat somebody in the group."""
    meeting = for_desk(viewer(), code)
    group = group_of(meeting, number)
    person = people.person_known(viewer(), meeting, request.form.get("person", 0, type=whole_number))
    other = actions.seat(viewer(), group, person)
    undo = url_for("participation.unseat", code=code, number=number, person=person.id)
    done(_("%(name)s sits in group %(number)s.", name=person.said, number=number), undo=undo)
    _warn(person.said, other)
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


def _warn(name: str, other: BreakoutGroup | None) -> None:
    if other is not None:
        said = _("%(name)s also sits in group %(number)s of the same session.", name=name, number=other.number)
        done(said, category="warning")

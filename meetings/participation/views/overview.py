"""The desk's page of all people, which several addresses answer with."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Person
from meetings.directory.queries import StateOnDay, names_near
from meetings.participation.models import ListOfParticipants
from meetings.participation.queries import list_of_participants, people, seats_in_groups
from meetings.participation.views.forms import AgreementForm, PersonForm
from meetings.participation.vocabulary import CAPACITIES
from meetings.programme.models import Meeting
from meetings.programme.queries.names_of_the_day import day_of
from meetings.web.languages import page_language
from meetings.web.query_string import asked


def agreements_asked() -> AgreementForm:
    """The form for several at once, as it is first shown."""
    return AgreementForm(formdata=None)


def overview(meeting: Meeting, form: PersonForm, agreeing: AgreementForm) -> str:
    """Everybody of the meeting, narrowed by the words and the answer asked for. The same queries however many."""
    wanted, answer = asked("q"), asked("agreed")
    everybody, agreements = people.people_of(meeting), list_of_participants.agreements_of(meeting)
    states = _states(meeting, everybody)
    bodies = _bodies(everybody, states)
    found = [each for each in everybody if _holds(each, bodies.get(each.id, ""), wanted)]
    kept = {"yes": agreements.keys(), "no": {each.id for each in found} - agreements.keys()}.get(answer)
    shown = [each for each in found if kept is None or each.id in kept]
    return render_template(
        "desk/people.html",
        meeting=meeting,
        form=form,
        agreeing=agreeing,
        ticked=set(request.form.getlist("person")),
        wanted=wanted,
        answer=answer if kept is not None else "",
        answers=_answers(meeting, wanted, answer),
        people=shown,
        total=len(found),
        bodies=bodies,
        gone={each.id for each in shown if (state := states.get(each.state_id or 0)) and not state.there},
        places=list_of_participants.places_of(meeting),
        agreements=agreements,
        capacities=CAPACITIES,
        groups=seats_in_groups.groups_of_people(meeting),
        held=db.session.get(ListOfParticipants, meeting.id),
        version=list_of_participants.version_of(meeting),
    )


def _answers(meeting: Meeting, wanted: str, answer: str) -> list[tuple[str, str, bool]]:
    """Ways to narrow the list: its words, its address, whether one is there."""
    labels = (("", _("Everybody")), ("yes", _("Agreed to be listed")), ("no", _("Not recorded as agreed")))
    kept: dict[str, Any] = {"q": wanted or None}
    return [
        (text, url_for("participation.people", code=meeting.code, **kept, agreed=value or None), value == answer)
        for value, text in labels
    ]


def _holds(person: Person, body: str, wanted: str) -> bool:
    """Whether the words are in the name, in what the person comes for, or in the affiliation."""
    return folded(wanted) in folded(f"{person.name} {body} {person.affiliation or ''}")


def _states(meeting: Meeting, everybody: list[Person]) -> dict[int, StateOnDay]:
    """The States for which somebody comes, by their names on the meeting's day or nearest to it."""
    return names_near(day_of(meeting), page_language(), {each.state_id for each in everybody if each.state_id})


def _bodies(shown: list[Person], names: Mapping[int, StateOnDay]) -> dict[int, str]:
    """What each comes for."""
    found = {}
    for each in shown:
        body = each.mechanism or each.organisation
        if state := names.get(each.state_id or 0):
            found[each.id] = state.short
        elif body is not None:
            found[each.id] = body.short or body.name
    return found

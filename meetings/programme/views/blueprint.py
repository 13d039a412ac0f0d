"""The organiser's desk: one blueprint, filled by the modules beside this one."""

from flask import Blueprint

from meetings.accounts.entrance.current_viewer import viewer
from meetings.directory.rules.alphabet import alphabetical
from meetings.programme.models import Meeting
from meetings.programme.queries import visible_meetings
from meetings.programme.rules.zones_meant import clock_of, places
from meetings.web.languages import page_language

blueprint = Blueprint("desk", __name__)


@blueprint.app_template_global()
def city_names() -> list[str]:
    """The cities that the field of a time zone proposes."""
    return list(dict.fromkeys(place.name for place in places()))


@blueprint.app_template_global("clock_of")
def clock_called(zone: str, place: str | None) -> str:
    """Whose clock a desk says that it is."""
    return clock_of(zone, place)


@blueprint.app_template_global()
def room_names(meeting: Meeting) -> list[str]:
    """The rooms that a field proposes, in the order of the page's language."""
    return sorted((room.name for room in meeting.rooms), key=lambda name: alphabetical(name, page_language()))


def meeting_at_desk(code: str) -> Meeting:
    """The meeting, for whoever organises it.

    :raises Missing: as ``queries.for_desk``.
    :raises NotAllowed: as ``queries.for_desk``.
    """
    return visible_meetings.for_desk(viewer(), code)

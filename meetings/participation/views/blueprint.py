"""The desk of who comes: one blueprint, filled by the modules beside this one."""

from flask import Blueprint

from meetings.participation.queries import people
from meetings.programme.models import Meeting

blueprint = Blueprint("participation", __name__)


@blueprint.app_template_global()
def people_on_record(meeting: Meeting) -> list[str]:
    """The names that the form of a session proposes for its speakers: those of the meeting, as they are addressed."""
    return [each.said for each in people.people_of(meeting)]

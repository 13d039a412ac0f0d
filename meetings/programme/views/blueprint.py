"""The organiser's desk: one blueprint, filled by the modules beside this one."""

from flask import Blueprint

from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.models import Meeting
from meetings.programme.queries import visible_meetings

blueprint = Blueprint("desk", __name__)


def meeting_at_desk(code: str) -> Meeting:
    """The meeting, for whoever organises it.

    :raises Missing: as ``queries.for_desk``.
    :raises NotAllowed: as ``queries.for_desk``.
    """
    return visible_meetings.for_desk(viewer(), code)

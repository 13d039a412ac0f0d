"""A meeting is postponed or cancelled as a whole, and takes place after all."""

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.entries import dates_told, for_history, record_change
from meetings.programme.models import Meeting
from meetings.programme.rules.wall_times import require_known_days
from meetings.programme.vocabulary import Standing


def postpone_meeting(viewer: Viewer, meeting: Meeting, dates: FuzzyDates, version: int | None = None) -> None:
    """Postpone a meeting; ``dates`` are the new ones as far as they are known.

    :param version: the one that the form was opened with; None when none was shown.
    :raises Conflict: when somebody saved in between.
    """
    _stand(viewer, meeting, "postponed", dates, version)


def cancel_meeting(viewer: Viewer, meeting: Meeting, version: int | None = None) -> None:
    """Cancel a meeting and with it every session; calendars keep it as cancelled once this is released.

    :raises Conflict: as for postponing it.
    """
    _stand(viewer, meeting, "cancelled", meeting.dates, version)


def reinstate_meeting(
    viewer: Viewer, meeting: Meeting, dates: FuzzyDates | None = None, version: int | None = None
) -> None:
    """A postponed or cancelled meeting takes place after all, on the days given; without any, on those it has.

    :raises Conflict: as for postponing it.
    :raises Invalid: when it takes place anyway.
    """
    _stand(viewer, meeting, "planned", dates or meeting.dates, version)


_ACTIONS = {"postponed": "meeting.postponed", "cancelled": "meeting.cancelled", "planned": "meeting.reinstated"}


def _stand(viewer: Viewer, meeting: Meeting, standing: Standing, dates: FuzzyDates | None, version: int | None) -> None:
    require_organiser(viewer, meeting)
    before = for_history(meeting)
    yours = {"standing": standing, "dates": dates_told(dates)}
    require_known_days(dates or FuzzyDates.undetermined())
    require_fresh(meeting, meeting.version if version is None else version, before, yours)
    if standing == meeting.standing == "planned":
        raise Invalid(_("The meeting takes place as planned. Its dates are changed under Details."))
    meeting.standing, meeting.dates = standing, dates or FuzzyDates.undetermined()
    record_change(_ACTIONS[standing], meeting, before)

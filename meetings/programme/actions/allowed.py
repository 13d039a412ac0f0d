"""Permission and freshness, asked at the top of every action of the programme."""

from collections.abc import Mapping

from meetings.accounts.viewer import Viewer
from meetings.core.errors import Conflict, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.programme.models import BreakoutGroup, Meeting, Session


def require_organiser(viewer: Viewer, meeting: Meeting) -> None:
    """Refuse whoever does not organise this meeting.

    :raises NotAllowed: for everybody else.
    """
    if not viewer.may("organiser", meeting.code):
        raise NotAllowed(_("Only the organisers of this meeting may do this. Ask one of them, or an administrator."))


def require_fresh(
    edited: Meeting | Session | BreakoutGroup,
    version: int,
    theirs: Mapping[str, str],
    yours: Mapping[str, str],
) -> None:
    """Refuse an edit of a version that is no longer the present one, and show both; else count the version up.

    :raises Conflict: when somebody saved in between.
    """
    if edited.version != version:
        differing = {name for name in yours if theirs.get(name) != yours[name]}
        raise Conflict(
            _("Somebody saved this while you were editing. Nothing of yours was saved; compare both versions below."),
            theirs={name: theirs.get(name, "") for name in yours if name in differing},
            yours={name: yours[name] for name in yours if name in differing},
        )
    edited.version += 1

"""Who reads a document of a meeting once it is published, and which choice is made for it at first."""

from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.vocabulary import Audience, MaterialVisibility


def audience_of(link: MeetingDocument | None) -> Audience:
    """For whom a published document is, as things stand now; one of no meeting is for everybody."""
    if link is None:
        return "everybody"
    if link.visibility != "public":
        return "team"
    return "everybody" if link.meeting.visibility == "public" else "later"


def proposed_visibility(link: MeetingDocument, *, is_revision: bool) -> MaterialVisibility:
    """What is chosen before anybody chooses: as the meeting itself is. A revision is for whom the text before is."""
    if is_revision:
        return link.visibility
    return "public" if link.meeting.visibility == "public" else "private"

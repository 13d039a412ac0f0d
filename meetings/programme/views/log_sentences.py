"""How the acts of the desk read in the log."""

from meetings.accounts.entrance.history_sentences import tell
from meetings.core.translation_mark import mark as _

SAYINGS = {
    "meeting.created": (_("Meeting started"), _("%(who)s started the meeting %(key)s.")),
    "meeting.edited": (_("Meeting edited"), _("%(who)s edited the meeting %(key)s.")),
    "meeting.revised": (_("Meeting revised"), _("%(who)s brought the meeting %(key)s up to the record.")),
    "meeting.shown": (_("Visibility changed"), _("%(who)s made %(key)s %(visibility)s; it was %(before_visibility)s.")),
    "meeting.postponed": (_("Meeting postponed"), _("%(who)s postponed the meeting %(key)s.")),
    "meeting.cancelled": (_("Meeting cancelled"), _("%(who)s cancelled the meeting %(key)s.")),
    "meeting.reinstated": (_("Meeting reinstated"), _("%(who)s let the meeting %(key)s take place after all.")),
    "meeting.released": (_("Release"), _("%(who)s made release %(key)s: “%(note)s”")),
    "sessions.shifted": (_("Sessions moved"), _("%(who)s moved the sessions of %(key)s by %(days)s days.")),
    "agenda.imported": (
        _("Agenda imported"),
        _("%(who)s imported an agenda into %(key)s: %(added)s added, %(changed)s changed."),
    ),
    "session.added": (_("Session added"), _("%(who)s added session %(key)s, “%(title)s”.")),
    "session.edited": (_("Session edited"), _("%(who)s edited session %(key)s.")),
    "session.moved": (_("Session moved"), _("%(who)s moved session %(key)s.")),
    "session.cancelled": (_("Session cancelled"), _("%(who)s cancelled session %(key)s.")),
    "session.restored": (_("Session restored"), _("%(who)s took the cancellation of session %(key)s back.")),
    "session.taken_off": (_("Session off the agenda"), _("%(who)s took the cancelled session %(key)s off the agenda.")),
    "session.put_back": (_("Session on the agenda again"), _("%(who)s put the session %(key)s on the agenda again.")),
    "session.removed": (
        _("Session removed"),
        _("%(who)s removed session %(key)s, “%(before_title)s”."),
    ),
    "group.added": (_("Group added"), _("%(who)s added breakout group %(key)s, “%(name)s”.")),
    "group.edited": (_("Group edited"), _("%(who)s edited breakout group %(key)s.")),
    "group.removed": (_("Group removed"), _("%(who)s removed breakout group %(key)s, “%(before_name)s”.")),
}


def teach() -> None:
    """Let the log tell them."""
    for action, (name, words) in SAYINGS.items():
        tell(action, name, words)

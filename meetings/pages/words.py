"""What codes of the record are called on a page; translated where they are shown."""

from meetings.core.words import mark as _

SPEAKER_ROLES = {
    "chair": _("in the chair"),
    "moderator": _("moderator"),
    "panellist": _("panellist"),
    "rapporteur": _("rapporteur"),
}
CHANGES = {
    "new": _("New"),
    "changed": _("Changed"),
    "cancelled": _("Cancelled"),
    "removed": _("Removed"),
    "restored": _("Takes place after all"),
}
SITTINGS = {"morning": _("morning"), "afternoon": _("afternoon")}
COUNTED = {
    "mechanisms": _("Mechanisms, counted"),
    "participants": _("Participants, counted"),
    "members": _("Members, counted"),
    "un-regional-commissions": _("UN regional commissions, counted"),
    "regional-economic-organisations": _("Regional economic organisations, counted"),
    "mechanisms that took the floor": _("Mechanisms that took the floor, counted"),
}
SOURCE_KINDS = {
    "un-document": _("Documents of the United Nations"),
    "report": _("Reports"),
    "note": _("Information notes"),
    "statement": _("Statements"),
    "page": _("Pages on the web"),
}
RELIABILITY = {
    "press": _("Press, or a report by a third party"),
    "weak": _("To be confirmed before it is relied upon"),
}
CERTAINTY = {
    "verified": _("as the issuing body says"),
    "reported": _("as reported by others"),
    "weak": _("to be confirmed"),
    "computed": _("by the rule of four years; not decided"),
}

"""What codes of the record are called on a page; translated where they are shown."""

from meetings.core.words import mark as _

SPEAKER_ROLES = {
    "chair": _("Chair"),
    "moderator": _("Moderator"),
    "panellist": _("Panellist"),
    "rapporteur": _("Rapporteur"),
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
    "mechanisms": _("Mechanisms, as counted by a source"),
    "participants": _("Participants, as counted by a source"),
    "members": _("Members, as counted by a source"),
    "un-regional-commissions": _("UN regional commissions, as counted by a source"),
    "regional-economic-organisations": _("Regional economic organisations, as counted by a source"),
    "mechanisms that took the floor": _("Mechanisms that took the floor, as counted by a source"),
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

"""What codes of the record are called on a page; translated where they are shown."""

from meetings.core.translation_mark import mark as _

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
DATES_STATUS = {
    "confirmed": _("Confirmed"),
    "tentative": _("To be confirmed"),
    "undetermined": _("To be determined"),
}
MEETING_STANDINGS = {"planned": _("Planned"), "postponed": _("Postponed"), "cancelled": _("Cancelled")}
SITTINGS = {"morning": _("morning"), "afternoon": _("afternoon")}
COUNTED = {
    "mechanisms": _("Mechanisms, counted"),
    "participants": _("Participants, counted"),
    "members": _("Members, counted"),
    "un-regional-commissions": _("UN regional commissions, counted"),
    "regional-economic-organisations": _("Regional economic organisations, counted"),
    "associate members": _("Associate members, counted"),
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
MECHANISM_KINDS = {
    "rcp": _("Regional consultative process"),
    "irf": _("Interregional forum"),
    "global": _("Global process"),
    "global-specific": _("Global process on one subject"),
}
ACTIVITY = {
    "active": _("Active"),
    "dormant": _("Dormant"),
    "repurposed": _("Turned to another purpose"),
    "historical": _("Historical"),
    "unknown": _("Not known"),
}
CIRCLES = {
    "principal": _("Named by the lists of 2017 or 2018"),
    "specific": _("On one subject"),
    "forerunner": _("Forerunner of another"),
    "other": _("Other"),
}
ALIASES = {
    "former": _("Former names"),
    "later": _("Later names"),
    "variant": _("Also written"),
    "translation": _("In other languages"),
    "slip": _("Misprinted as"),
}
OFFICES = {
    "chair": _("Chair"),
    "incoming-chair": _("Incoming Chair"),
    "co-chair": _("Co-Chair"),
    "secretariat": _("Secretariat"),
    "head-of-secretariat": _("Head of the secretariat"),
    "focal-point": _("Focal point"),
    "working-group-member": _("Member of a working group"),
}
STANDINGS = {
    "member": _("Member State of the United Nations"),
    "observer": _("Non-member observer State"),
    "territory": _("Territory"),
    "other": _("Other"),
}
MEMBER_ROLES = {"member": _("Member"), "associate": _("Associate member")}
ORGANISATION_KINDS = {
    "un-regional-commission": _("UN regional commission"),
    "regional-organisation": _("Regional organisation"),
    "commission": _("Commission"),
    "fund": _("Fund"),
    "government": _("Government"),
    "government-foundation": _("Government foundation"),
    "igo": _("Intergovernmental organisation"),
    "mechanism": _("Mechanism"),
    "ngo": _("Non-governmental organisation"),
    "office": _("Office"),
    "red-cross": _("Red Cross and Red Crescent"),
    "un": _("United Nations entity"),
    "un-forum": _("United Nations forum"),
    "un-network": _("United Nations network"),
    "un-organ": _("Organ of the United Nations"),
    "un-related-organisation": _("Related organisation of the United Nations"),
}
LANGUAGE_NAMES = {
    "en": _("English"),
    "fr": _("French"),
    "es": _("Spanish"),
    "ar": _("Arabic"),
    "zh": _("Chinese"),
    "ru": _("Russian"),
}
MILESTONE_KINDS = {
    "agreement": _("Agreement on the text"),
    "conference": _("Conference"),
    "grcp": _("Global Meeting"),
    "hlpf": _("High-level political forum"),
    "imrf": _("International Migration Review Forum"),
    "iscm-meeting": _("Meeting of a mechanism"),
    "negotiation-round": _("Round of negotiations"),
    "phase": _("Phase"),
    "regional-consultation": _("Regional consultation"),
    "regional-review": _("Regional review"),
    "report": _("Report"),
    "resolution": _("Resolution"),
    "side-event": _("Side event"),
    "stakeholder-consultation": _("Consultation of stakeholders"),
    "stocktaking": _("Stocktaking"),
    "summit": _("Summit"),
    "survey": _("Survey"),
    "thematic-session": _("Thematic session"),
    "webinar": _("Webinar"),
}

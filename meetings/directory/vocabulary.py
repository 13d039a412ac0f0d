"""The closed lists of the directory: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

KindOfMechanism = Literal["rcp", "irf", "global", "global-specific"]
KINDS_OF_MECHANISM: Final = ClosedList[KindOfMechanism](
    KindOfMechanism,
    {
        "rcp": _("Regional consultative process"),
        "irf": _("Interregional forum"),
        "global": _("Global process"),
        "global-specific": _("Global process on one subject"),
    },
)

Activity = Literal["active", "dormant", "repurposed", "historical", "unknown"]
ACTIVITIES: Final = ClosedList[Activity](
    Activity,
    {
        "active": _("Active"),
        "dormant": _("Dormant"),
        "repurposed": _("Turned to another purpose"),
        "historical": _("Historical"),
        "unknown": _("Not known"),
    },
)

# On which lists a mechanism stands.
Circle = Literal["principal", "specific", "forerunner", "other"]
CIRCLES: Final = ClosedList[Circle](
    Circle,
    {
        "principal": _("Named by the lists of 2017 or 2018"),
        "specific": _("On one subject"),
        "forerunner": _("Forerunner of another"),
        "other": _("Other"),
    },
)

AliasKind = Literal["former", "later", "variant", "translation", "slip"]
ALIAS_KINDS: Final = ClosedList[AliasKind](
    AliasKind,
    {
        "former": _("Former names"),
        "later": _("Later names"),
        "variant": _("Also written"),
        "translation": _("In other languages"),
        "slip": _("Misprinted as"),
    },
)

Office = Literal[
    "chair", "incoming-chair", "co-chair", "secretariat", "head-of-secretariat", "focal-point", "working-group-member"
]
OFFICES: Final = ClosedList[Office](
    Office,
    {
        "chair": _("Chair"),
        "incoming-chair": _("Incoming Chair"),
        "co-chair": _("Co-Chair"),
        "secretariat": _("Secretariat"),
        "head-of-secretariat": _("Head of the secretariat"),
        "focal-point": _("Focal point"),
        "working-group-member": _("Member of a working group"),
    },
)

MemberRole = Literal["member", "associate", "founder"]
MEMBER_ROLES: Final = ClosedList[MemberRole](
    MemberRole,
    {
        "member": _("Member"),
        "associate": _("Associate member"),
        "founder": _("Founders"),
    },
)

StandingOfState = Literal["member", "observer", "territory", "other"]
STANDINGS_OF_STATES: Final = ClosedList[StandingOfState](
    StandingOfState,
    {
        "member": _("Member State of the United Nations"),
        "observer": _("Non-member observer State"),
        "territory": _("Territory"),
        "other": _("Other"),
    },
)

ORGANISATION_KINDS: Final = ClosedList[str](
    str,
    {
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
    },
)

SourceKind = Literal["note", "report", "statement", "un-document", "page"]
SOURCE_KINDS: Final = ClosedList[SourceKind](
    SourceKind,
    {
        "un-document": _("Documents of the United Nations"),
        "report": _("Reports"),
        "note": _("Information notes"),
        "statement": _("Statements"),
        "page": _("Pages on the web"),
    },
)

Reliability = Literal["official", "press", "weak"]
RELIABILITIES: Final = ClosedList[Reliability](
    Reliability,
    {
        "official": _("as the issuing body says"),
        "press": _("Press, or a report by a third party"),
        "weak": _("To be confirmed before it is relied upon"),
    },
)

# What sources count, as a line of a page begins.
COUNTED: Final = ClosedList[str](
    str,
    {
        "mechanisms": _("Mechanisms, counted"),
        "participants": _("Participants, counted"),
        "members": _("Members, counted"),
        "un-regional-commissions": _("UN regional commissions, counted"),
        "regional-economic-organisations": _("Regional economic organisations, counted"),
        "associate members": _("Associate members, counted"),
        "mechanisms that took the floor": _("Mechanisms that took the floor, counted"),
    },
)

# What sources count of all mechanisms together, in the order of the page of counts.
COUNTED_OF_ALL: Final = ClosedList[str](
    str,
    {
        "rcp": _("Regional consultative processes"),
        "irf": _("Interregional forums"),
        "global": _("Global processes"),
        "total": _("All mechanisms"),
        "countries-in-an-rcp": _("Countries in at least one regional consultative process"),
        "countries-in-an-irf": _("Countries in at least one interregional forum"),
        "parties-in-any": _("States and territories in at least one mechanism, as member or observer (more than)"),
        "most-of-one-country": _("Most mechanisms that one country takes part in"),
        "states-of-respondents": _("States that belong to those who answered the Review of 2018"),
        "largest-respondent": _("Members of the largest of those who answered it"),
        "largest-global": _("Members of the largest global process"),
        "areas-considered": _("Subjects that mechanisms dealt with in 2018"),
        "most-areas-of-one": _("Most subjects of one mechanism"),
        "addressed-the-compact": _("Mechanisms that addressed the Compact since 2017"),
        "formal-positions": _("Mechanisms with formal positions at stocktaking (at least)"),
        "positions-or-recommendations": _(
            "Mechanisms with formal positions or recommendations at stocktaking (at least)"
        ),
        "developed-positions": _("Processes and forums that had developed positions (at least)"),
        "items-at-meetings": _("Processes and forums with the Compact on the agenda of a meeting"),
    },
)

# Languages that names and texts on record are in.
LANGUAGES: Final = ClosedList[str](
    str,
    {
        "en": _("English"),
        "fr": _("French"),
        "es": _("Spanish"),
        "ar": _("Arabic"),
        "zh": _("Chinese"),
        "ru": _("Russian"),
        "pt": _("Portuguese"),
    },
)

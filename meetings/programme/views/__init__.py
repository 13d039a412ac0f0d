"""The organiser's desk."""

from meetings.programme.views import (
    agenda,
    details,
    groups,
    importing,
    mine,
    overview,
    releases,
    sayings,
    sessions,
    shifting,
    standing,
)
from meetings.programme.views.blueprint import blueprint

sayings.teach()
__all__ = [
    "agenda",
    "blueprint",
    "details",
    "groups",
    "importing",
    "mine",
    "overview",
    "releases",
    "sessions",
    "shifting",
    "standing",
]

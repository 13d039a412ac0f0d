"""The organiser's desk."""

from meetings.programme.views import (
    agenda,
    delaying,
    details,
    groups,
    importing,
    log_sentences,
    mine,
    overview,
    proposers,
    releases,
    selected,
    sessions,
    shifting,
    standing,
)
from meetings.programme.views.blueprint import blueprint

log_sentences.teach()
__all__ = [
    "agenda",
    "blueprint",
    "delaying",
    "details",
    "groups",
    "importing",
    "mine",
    "overview",
    "proposers",
    "releases",
    "selected",
    "sessions",
    "shifting",
    "standing",
]

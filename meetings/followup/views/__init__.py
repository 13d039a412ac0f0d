"""The analyst's desk."""

from meetings.followup.views import (
    inbox,
    links,
    mandates,
    milestones,
    readings,
    recommendations,
    sayings,
    starting,
    steps,
)
from meetings.followup.views.blueprint import blueprint

sayings.teach()
__all__ = [
    "blueprint",
    "inbox",
    "links",
    "mandates",
    "milestones",
    "readings",
    "recommendations",
    "starting",
    "steps",
]

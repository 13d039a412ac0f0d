"""The analyst's desk."""

from meetings.followup.views import (
    inbox,
    links,
    log_sentences,
    mandates,
    milestones,
    readings,
    recommendations,
    starting,
    steps,
)
from meetings.followup.views.blueprint import blueprint

log_sentences.teach()
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

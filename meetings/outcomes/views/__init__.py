"""The rapporteur's desk."""

from meetings.outcomes.views import documents, editor, paragraphs, publishing, recommendations, sayings, versions
from meetings.outcomes.views.blueprint import blueprint

sayings.teach()
__all__ = [
    "blueprint",
    "documents",
    "editor",
    "paragraphs",
    "publishing",
    "recommendations",
    "versions",
]

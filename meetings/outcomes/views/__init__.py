"""The rapporteur's desk."""

from meetings.outcomes.views import documents, editor, log_sentences, paragraphs, publishing, recommendations, versions
from meetings.outcomes.views.blueprint import blueprint

log_sentences.teach()
__all__ = [
    "blueprint",
    "documents",
    "editor",
    "paragraphs",
    "publishing",
    "recommendations",
    "versions",
]

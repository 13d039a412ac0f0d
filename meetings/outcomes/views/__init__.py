"""The rapporteur's desk."""

from meetings.outcomes.views import (
    documents,
    editor,
    log_sentences,
    official,
    paragraphs,
    publishing,
    recommendations,
    taken_apart,
    versions,
    word_file,
    words,
)
from meetings.outcomes.views.blueprint import blueprint

log_sentences.teach()
__all__ = [
    "blueprint",
    "documents",
    "editor",
    "official",
    "paragraphs",
    "publishing",
    "recommendations",
    "taken_apart",
    "versions",
    "word_file",
    "words",
]

"""What rapporteurs and organisers may do with a meeting's documents, and analysts with instruments of no meeting."""

from meetings.documents.actions import ParagraphEntry
from meetings.outcomes.actions.describing import DocumentEntry
from meetings.outcomes.actions.documents import edit_document, show_document, start_document
from meetings.outcomes.actions.entries import RecommendationEntry
from meetings.outcomes.actions.gaps import Gap, WithGaps, gaps
from meetings.outcomes.actions.official import import_official, map_official
from meetings.outcomes.actions.paragraphs import (
    add_paragraph,
    came_from,
    edit_paragraph,
    move_paragraph,
    place_paragraph,
    remove_paragraph,
)
from meetings.outcomes.actions.publishing import publish
from meetings.outcomes.actions.recommendations import (
    describe,
    edit_recommendation,
    mark_recommendation,
    propose,
    tag,
    unmark_recommendation,
)
from meetings.outcomes.actions.revising import revise
from meetings.outcomes.actions.several_paragraphs import add_paragraphs, let_numbers_be_typed, split_paragraph
from meetings.outcomes.actions.words import decide_words

__all__ = [
    "DocumentEntry",
    "Gap",
    "ParagraphEntry",
    "RecommendationEntry",
    "WithGaps",
    "add_paragraph",
    "add_paragraphs",
    "came_from",
    "decide_words",
    "describe",
    "edit_document",
    "edit_paragraph",
    "edit_recommendation",
    "gaps",
    "import_official",
    "let_numbers_be_typed",
    "map_official",
    "mark_recommendation",
    "move_paragraph",
    "place_paragraph",
    "propose",
    "publish",
    "remove_paragraph",
    "revise",
    "show_document",
    "split_paragraph",
    "start_document",
    "tag",
    "unmark_recommendation",
]

"""The public pages: read-only, each loads for whoever reads it, through the queries of the capabilities."""

from flask import Flask

from meetings.pages import (
    agenda_parts,
    compact,
    cycles,
    document_list,
    documents,
    followup,
    followup_again,
    followup_channels,
    followup_compact,
    followup_matrix,
    followup_objectives,
    followup_paragraphs,
    followup_timeline,
    home,
    mechanisms,
    meeting,
    meeting_list,
    organisations,
    paragraphs,
    participants,
    recommendations,
    register_exports,
    releases,
    sources,
    states,
)
from meetings.pages.frame import blueprint

# Importing them puts their views on the blueprint.
WITH_VIEWS = (
    home,
    meeting_list,
    meeting,
    agenda_parts,
    participants,
    releases,
    mechanisms,
    organisations,
    states,
    compact,
    cycles,
    sources,
    document_list,
    documents,
    recommendations,
    register_exports,
    paragraphs,
    followup,
    followup_again,
    followup_channels,
    followup_compact,
    followup_matrix,
    followup_objectives,
    followup_paragraphs,
    followup_timeline,
)


def init_app(app: Flask) -> None:
    """Serve the pages."""
    app.register_blueprint(blueprint)

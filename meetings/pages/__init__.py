"""The public pages: read-only, each loads for whoever reads it, through the queries of the capabilities."""

from flask import Flask

from meetings.pages import home, search
from meetings.pages.compact import contents, cycles, paragraph_page
from meetings.pages.directory import mechanism_counts, mechanisms, organisations, sources, states
from meetings.pages.documents import document_list, document_page
from meetings.pages.followup import (
    asked_again,
    by_paragraph,
    channels,
    in_the_compact,
    matrix,
    objectives,
    overview,
    timeline,
)
from meetings.pages.meetings import meeting_list, meeting_page, participants, releases, session_page
from meetings.pages.page import blueprint
from meetings.pages.recommendations import register, register_json

# Importing them puts their views on the blueprint.
WITH_VIEWS = (
    home,
    search,
    meeting_list,
    meeting_page,
    session_page,
    participants,
    releases,
    mechanisms,
    mechanism_counts,
    organisations,
    states,
    contents,
    cycles,
    sources,
    document_list,
    document_page,
    register,
    register_json,
    paragraph_page,
    overview,
    asked_again,
    channels,
    in_the_compact,
    matrix,
    objectives,
    by_paragraph,
    timeline,
)


def init_app(app: Flask) -> None:
    """Serve the pages."""
    app.register_blueprint(blueprint)

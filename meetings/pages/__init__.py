"""The public pages: read-only, each loads for whoever reads it, through the queries of the capabilities."""

from flask import Flask

from meetings.pages import agenda_parts, home, meeting, meeting_list, releases, sources
from meetings.pages.frame import blueprint

WITH_VIEWS = (
    home,
    meeting_list,
    meeting,
    agenda_parts,
    releases,
    sources,
)  # importing them puts their views on the blueprint


def init_app(app: Flask) -> None:
    """Serve the pages."""
    app.register_blueprint(blueprint)

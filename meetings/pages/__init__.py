"""The public pages: read-only, each loads for whoever reads it, through the queries of the capabilities."""

from flask import Flask

from meetings.pages import (
    agenda_parts,
    compact,
    cycles,
    home,
    mechanisms,
    meeting,
    meeting_list,
    organisations,
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
    releases,
    mechanisms,
    organisations,
    states,
    compact,
    cycles,
    sources,
)


def init_app(app: Flask) -> None:
    """Serve the pages."""
    app.register_blueprint(blueprint)

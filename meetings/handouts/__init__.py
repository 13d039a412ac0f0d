"""What people take away: the PDFs and tables of what the pages show, made from the same values."""

from flask import Flask

from meetings.handouts.blueprint import blueprint
from meetings.handouts.lists import exports
from meetings.handouts.printing import answering, printed_when_published, progress
from meetings.handouts.sheets import agenda, document, door_signs, groups, journey, participants, report, speakers
from meetings.settings import Settings

# Importing them puts their views on the blueprint.
WITH_VIEWS = (agenda, document, exports, groups, journey, participants, report, door_signs, speakers)


def init_app(app: Flask, settings: Settings) -> None:
    """Hand out what is asked for, and offer the printing to the worker."""
    answering.init_app(app, settings)
    printed_when_published.init_app(app)
    app.register_blueprint(blueprint)
    app.register_blueprint(progress.blueprint)

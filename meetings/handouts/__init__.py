"""What people take away: the PDFs and tables of what the pages show, made from the same values."""

from flask import Flask

from meetings.handouts import (
    agenda,
    document,
    exports,
    groups,
    journey,
    participants,
    preparing,
    progress,
    report,
    rooms,
    serving,
    speakers,
)
from meetings.handouts.frame import blueprint
from meetings.pages.remembered import HOUR, remember
from meetings.settings import Settings

# Importing them puts their views on the blueprint.
WITH_VIEWS = (agenda, document, exports, groups, journey, participants, report, rooms, speakers)


def init_app(app: Flask, settings: Settings) -> None:
    """Hand out what is asked for, and offer the printing to the worker."""
    serving.init_app(app, settings)
    preparing.init_app(app)
    app.register_blueprint(blueprint)
    app.register_blueprint(progress.blueprint)
    remember(app, "handouts", until=HOUR)

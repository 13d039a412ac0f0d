"""The components that pages are made of, each with its states, for whoever writes pages and takes their pictures."""

from flask import render_template
from flask.typing import ResponseReturnValue

from meetings.accounts.entrance.audience import audience
from meetings.accounts.views.desk import blueprint


@blueprint.get("/styleguide")
@audience("staff")
def styleguide() -> ResponseReturnValue:
    """Every component once; its words are samples and in no language but English."""
    return render_template("styleguide.html")

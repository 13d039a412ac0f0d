"""The blueprint of what is handed out, kept apart so that every module can put its addresses on it."""

from flask import Blueprint

blueprint = Blueprint("handouts", __name__)

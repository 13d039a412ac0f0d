"""The blueprint of the desk."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

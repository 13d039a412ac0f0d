"""The desk of who comes: people on record, their seats in breakout groups, and the list of participants."""

from meetings.participation.views import agreements, groups, lists, log_sentences, people
from meetings.participation.views.blueprint import blueprint

# Importing them puts their views on the blueprint.
WITH_VIEWS = (groups, people, agreements, lists, log_sentences)

__all__ = ["blueprint"]

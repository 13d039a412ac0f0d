"""Words of the query string, taken in as every text is."""

from flask import request

from meetings.core.intake import one_line


def asked(name: str) -> str:
    """A word of the query string, as one line."""
    return one_line(request.args.get(name, ""))[:100].rstrip()

"""Words of the query string, cleaned."""

from flask import request


def asked(name: str) -> str:
    """A word of the query string, cleaned of what no name holds."""
    return "".join(letter for letter in request.args.get(name, "") if letter.isprintable()).strip()[:100]

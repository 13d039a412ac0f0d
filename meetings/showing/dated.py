"""Links of a page as of a day lead to pages as of that day: the two days of the address go along."""

from typing import Any, Final

from flask import url_for

from meetings.web.query_string import asked

DAYS: Final = ("as_of", "known")  # their names in an address


def dated(endpoint: str, **values: Any) -> str:
    """The address of a page that reads the two days, with those that this page was asked for.

    Files that leave this site take it through ``site.whole``, which lets the query go.
    """
    days: dict[str, Any] = {name: value for name in DAYS if (value := asked(name))}
    return url_for(endpoint, **days, **values)

"""The two days of an address, ``?as_of=`` and ``&known=``: what had happened by the one, as recorded by the other."""

from dataclasses import dataclass
from typing import Any

from flask import request

from meetings.followup.clocks import AsOf
from meetings.web.filters import written_day
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Asked:
    """The two clocks of a page: as they were asked for, and in words."""

    when: AsOf
    query: dict[str, Any]  # what stays in the addresses of the page

    @property
    def text(self) -> str:
        """Both days, as the page prints them."""
        return _(
            "As of %(day)s, as recorded by %(known)s.",
            day=written_day(self.when.day),
            known=written_day(self.when.known),
        )


def asked_clocks() -> Asked:
    """The two days that this request asks for; today where it names none.

    :raises Invalid: when one is no day.
    """
    given = {name: request.args.get(name, "").strip() for name in ("as_of", "known")}
    when = AsOf.read(given["as_of"], given["known"])
    return Asked(when, {name: value for name, value in given.items() if value})

"""The two days of an address, ``?as_of=`` and ``&known=``: what had happened by the one, as recorded by the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.register import register_for
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.showing.dated import DAYS
from meetings.showing.numbers_said import points_said
from meetings.showing.site import disclaimed
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
    given = {name: request.args.get(name, "").strip() for name in DAYS}
    when = AsOf.read(given["as_of"], given["known"])
    return Asked(when, {name: value for name, value in given.items() if value})


def at(endpoint: str, query: Mapping[str, str] | None, clocks: Asked, **more: str) -> str:
    """An address of the follow-up with its two days, as far as they were asked for."""
    values: dict[str, Any] = {name: value for name, value in {**(query or {}), **clocks.query, **more}.items() if value}
    return url_for(endpoint, **values)


def notes(clocks: Asked, *, readings: bool) -> list[str]:
    """What every file and picture carries: the two days, how texts count themselves, the disclaimers."""
    register = register_for(viewer(), clocks.when)
    points = points_said(register.entries, register)
    return [clocks.text, *points, *([_(READING_DISCLAIMER)] if readings else []), disclaimed()]

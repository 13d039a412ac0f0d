"""Differences in words: "moved from 09:00 to 14:00, was Room XVII". One wording for preview, page, calendar and mail.

``say`` translates: the web gives gettext in the reader's language, a calendar the language of its address.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date

from meetings.core.translation_mark import mark as _
from meetings.core.written_days import days_in
from meetings.core.written_hours import end_in, hours_in, offset_of
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import Change, Stored

Say = Callable[[str], str]

STANDINGS = {"planned": _("takes place after all"), "postponed": _("postponed"), "cancelled": _("cancelled")}
PHRASES_OF_MEETINGS: Final = {
    "title": _("title"), "short": _("short name"), "kind": _("kind"), "theme": _("theme"), "note": _("note"),
    "hosts": _("hosts"), "convenors": _("convenors"), "regions": _("regions"), "feeds": _("milestones it feeds"),
    "cycle": _("cycle"), "mode": _("mode"), "sittings": _("sittings"), "series": _("series"),
    "planned": _("what was announced"), "sources": _("sources"), "city": _("city"), "country": _("country"),
    "country_names": _("name of the country"), "venue": _("venue"), "zone": _("time zone"),
}  # fmt: skip
_OF_GROUPS = {field.name: field.phrase for field in group_fields.FIELDS}
_OF_SESSIONS = {field.name: field.phrase for field in session_fields.FIELDS}
_OF_BEFORE: Final = {"session": _("session")}  # of a group: releases before format 3 know of one session only
FIELDS = _OF_GROUPS | _OF_SESSIONS | PHRASES_OF_MEETINGS | {"meeting": _("name of the meeting")} | _OF_BEFORE
WHOLE = {
    "new": _("new"),
    "cancelled": _("cancelled"),
    "removed": _("removed"),
    "restored": _("takes place after all"),
    "taken-off": _("taken off the agenda"),
    "put-back": _("on the agenda again, as cancelled"),
}


def in_words(changes: Iterable[Change], say: Say, language: str = "en", *, curt: bool = False) -> str:
    """The changes of one session or meeting as one phrase, without a full stop.

    :param curt: as for ``hours_in``.
    """
    return ", ".join(_phrase(change, say, language, curt=curt) for change in changes)


def difference_in_words(difference: Difference, say: Say, language: str = "en") -> str:
    """A difference as a phrase: new, cancelled …, or what changed."""
    words = [say(WHOLE[difference.kind])] if difference.kind in WHOLE else []
    rest = [change for change in difference.changes if change.what != "standing" or not words]
    return ", ".join([*words, *(_phrase(change, say, language) for change in rest)])


def on_clock(change: Change, zone: str) -> Change:
    """A move told on the clock of that zone, as everything around it is; any other change as it is."""
    if not change.is_move:
        return change
    told = [
        [_moment(each).astimezone(ZoneInfo(zone)).isoformat() for each in side] for side in (change.was, change.now)
    ]
    return Change(change.what, *told)


def _phrase(change: Change, say: Say, language: str, *, curt: bool = False) -> str:  # noqa: PLR0911 - one sentence a case
    what, was, now = change.what, change.was, change.now
    match what:
        case "time":
            return _moved(was, now, say, language, curt=curt)
        case "hours":
            hours = {"was": _hours(was, was, now, language), "now": _hours(now, was, now, language)}
            return say(_("now %(now)s (was %(was)s)")) % hours
        case "standing":
            return say(STANDINGS[now])
        case "dates":
            days = {"was": _days(was, say, language), "now": _days(now, say, language)}
            return say(_("dates were %(was)s, now %(now)s")) % days
        case "room":
            if was is None:
                return say(_("now in %(now)s")) % {"now": now}
            return say(_("was in %(was)s")) % {"was": was}
        case "link":
            return say(_("new link to join"))
        case _ if was and isinstance(was, str) and isinstance(now, str):  # of what was empty, nothing is quoted
            return say(_("%(field)s was “%(was)s”")) % {"field": say(FIELDS[what]), "was": was}
        case _:
            return say(_("%(field)s changed")) % {"field": say(FIELDS[what])}


def _moved(was: list[str], now: list[str], say: Say, language: str, *, curt: bool) -> str:
    (old, old_end), (new, new_end) = map(_moment, was), map(_moment, now)
    if old == new:
        ends = [end_in(language, old, end, curt=curt) for end in (old_end, new_end)]
        return say(_("now ends at %(now)s instead of %(was)s")) % _told_apart(ends, (old_end, new_end))
    if old.date() == new.date():
        begins = [f"{moment:%H:%M}" for moment in (old, new)]
        return say(_("moved from %(was)s to %(now)s")) % _told_apart(begins, (old, new))
    return say(_("moved from %(was)s to %(now)s")) % {"was": _full(old, language), "now": _full(new, language)}


def _hours(times: list[str], was: list[str], now: list[str], language: str) -> str:
    """From when to when, with the day where it is another one before and after."""
    start, end = map(_moment, times)
    told = hours_in(language, start, end)
    return told if _moment(was[0]).date() == _moment(now[0]).date() else f"{_day(start, language)}, {told}"


def _told_apart(told: list[str], moments: tuple[datetime, datetime]) -> dict[str, str]:
    """Both times of a change; in the hour that comes twice with their offsets, since nothing else differs."""
    if told[0] == told[1]:
        told = [f"{text} {offset_of(moment)}" for text, moment in zip(told, moments, strict=True)]
    return {"was": told[0], "now": told[1]}


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _full(moment: datetime, language: str) -> str:
    return f"{_day(moment, language)}, {moment:%H:%M}"


def _day(moment: datetime, language: str) -> str:
    return str(format_date(moment, "d MMMM", locale=language))


def _days(dates: Stored, say: Say, language: str) -> str:
    if dates["label"] and dates["status"] != "confirmed":
        return str(dates["label"])
    if not dates["earliest"]:
        return say(_("to be determined"))
    first, last = (datetime.fromisoformat(dates[name]) for name in ("earliest", "latest"))
    return days_in(language, first, last)

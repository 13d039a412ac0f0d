"""The box with which a calendar is subscribed to: one address, in the ways that programs take it."""

from dataclasses import dataclass
from urllib.parse import quote

from meetings.showing.site import settings


@dataclass(frozen=True, slots=True)
class Feed:
    """What ``_macros/subscribe.html`` prints."""

    id: str
    title: str
    https_url: str
    webcal_url: str
    google_url: str
    download_url: str | None


def feed(title: str, path: str, *, name: str = "calendar", download: bool = True) -> Feed:
    """The ways to have the calendar that is served under this path.

    :param download: whether one file makes sense: of a list that changes it does not.
    """
    address = settings().public_url.rstrip("/") + path
    webcal = "webcal://" + address.partition("://")[2]
    google = "https://calendar.google.com/calendar/render?cid=" + quote(webcal, safe="")
    return Feed(name, title, address, webcal, google, path if download else None)

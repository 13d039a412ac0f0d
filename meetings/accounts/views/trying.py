"""Who may try a password now: a limit for each account, address and browser, of which nobody spends another's.

An attempt counts for its account at its address, for its address, and for the account among strangers. What strangers
spend closes nothing to those whom Concord knows: a browser that signed in to the account before is counted by itself
alone, and an address from which somebody signed in before is not held to what strangers left of an account. One address
can spend three tenths of what strangers have for an account, so that one stranger leaves room for a newcomer.

That holds whether or not there is such an account, and for an address whoever signed in from it: nothing here tells an
account that exists from one that does not.
"""

from collections.abc import Sequence

from flask import Response, after_this_request, current_app, request
from werkzeug.exceptions import TooManyRequests

from meetings.accounts import queries
from meetings.accounts.actions.attempts import Attempts, Counted
from meetings.accounts.models import User
from meetings.accounts.rules import browser_marks
from meetings.accounts.rules.addresses_counted import UNKNOWN, account_key, address_key, network_of, plain_address
from meetings.core.db import unit_of_work
from meetings.settings import Settings

CROWD = 20  # times the usual rate: everybody behind one address together
SHARE = 0.3  # of what strangers have for an account, what one address can spend


def enter(email: str) -> Sequence[Counted]:
    """Count an attempt to sign in; returns what to give back when it succeeds.

    :raises TooManyRequests: with the seconds to wait.
    """
    browser = _known_browser(email)
    if browser is not None:
        return spend(Counted(f"browser:{browser}"))
    address = here()
    account = account_key(email)
    own = spend(Counted(f"{account} from {address}"), Counted(address, CROWD))
    among_strangers = [Counted(f"{account} of {address}", SHARE, trickles=False), Counted(account)]
    wait = _spend_share(*among_strangers)
    if wait is None:
        return [*own, *among_strangers]
    if wait and not _known_address():
        attempts().give_back(own)
        raise TooManyRequests(retry_after=wait)
    return own


def _spend_share(share: Counted, account: Counted) -> int | None:
    """Count an attempt among strangers; else the seconds to wait, which are 0 where others have some left."""
    if attempts().spend([share]) is not None:
        return attempts().wait(account) or 0
    wait = attempts().spend([account])
    if wait is not None:
        attempts().give_back([share])
    return wait


def spend(*keys: Counted) -> Sequence[Counted]:
    """Count an attempt under each key; returns the keys.

    :raises TooManyRequests: with the seconds to wait.
    """
    wait = attempts().spend(keys)
    if wait is not None:
        raise TooManyRequests(retry_after=wait)
    return keys


def give_back(keys: Sequence[Counted]) -> None:
    """Uncount an attempt that succeeded."""
    attempts().give_back(keys)


def here() -> str:
    """What attempts from this address are counted under."""
    return address_key(plain_address(request.remote_addr))


def attempts() -> Attempts:
    """The counters of this installation."""
    counted: Attempts = current_app.extensions["concord.attempts"]
    return counted


def know_browser(user: User) -> None:
    """Leave a mark in the browser in which somebody just showed that the account is theirs.

    It is sent with attempts to sign in and with nothing else, so that no page has to be kept apart for it.
    """
    settings = _settings()
    name = browser_marks.name(settings.secret_key, user.email_key)
    mark = browser_marks.made(settings.secret_key, user.fs_uniquifier)

    @after_this_request
    def leave(response: Response) -> Response:
        response.set_cookie(
            name,
            mark,
            max_age=browser_marks.LASTS,
            path="/sign-in",
            secure=settings.secure,
            httponly=True,
            samesite="Lax",
        )
        return response


def _known_browser(email: str) -> str | None:
    key = _settings().secret_key
    mark = request.cookies.get(browser_marks.name(key, queries.email_key(email)), "")
    if not mark:
        return None
    with unit_of_work(write=False):
        user = queries.by_email(email)
        return browser_marks.number(key, user.fs_uniquifier, mark) if user is not None else None


def _known_address() -> bool:
    network = network_of(plain_address(request.remote_addr))
    if network == UNKNOWN:
        return False
    with unit_of_work(write=False):
        return queries.has_signed_in_from(network)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["concord.settings"]
    return settings

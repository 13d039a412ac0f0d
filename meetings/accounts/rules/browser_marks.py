"""A mark in a browser that signed in to an account: signed, without a password or a name in it, for that account only.

It opens nothing. Whoever tries passwords in a browser that bears one is counted by themselves, so that what strangers
try elsewhere keeps nobody out. It ends with the password that was in force when it was made.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer

LASTS: Final = timedelta(days=400)  # no browser keeps a cookie for longer


def name(key: str, email_key: str) -> str:
    """The cookie's name for an account, which tells the account to nobody.

    :param key: the secret of this installation.
    """
    return "known_" + hmac.digest(key.encode(), f"known browser:{email_key}".encode(), hashlib.sha256).hex()[:16]


def made(key: str, uniquifier: str) -> str:
    """A new mark.

    :param uniquifier: what changes whenever the account's password does.
    """
    return _signer(key, uniquifier).dumps(secrets.token_urlsafe(9))


def number(key: str, uniquifier: str, mark: str) -> str | None:
    """The number of this browser, where the mark is ours, of this account and of its present password."""
    try:
        return str(_signer(key, uniquifier).loads(mark, max_age=int(LASTS.total_seconds())))
    except BadData:
        return None


def _signer(key: str, uniquifier: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt=f"known browser:{uniquifier}")

"""Asking for a letter, in the act's own transaction; ``letters`` writes and sends it.

No secret waits in the outbox: a link in a letter is made from a number that does, and from this installation's key,
which is not in the database. Sent again after a worker was killed, it is the same link in the same letter.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

from meetings.core import clock, outbox

KIND = "mail"


def ask(letter: str, facts: Mapping[str, Any], *, language: str) -> outbox.OutboxItem:
    """Have a letter sent after this transaction commits.

    :param letter: which one, by the name under which its words were offered.
    :param facts: what its words need, and no secret.
    """
    asked = {"letter": letter, "language": language, "number": secrets.token_hex(16), "at": clock.now().isoformat()}
    return outbox.put(KIND, {**facts, **asked})


def token(key: str, purpose: str, number: str) -> str:
    """What opens the link in a letter: 43 signs that nobody can find without the installation's key."""
    signed = hmac.digest(key.encode(), f"{purpose}:{number}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(signed).rstrip(b"=").decode()

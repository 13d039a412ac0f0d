"""What a password must be, and how it is kept: argon2id, stored anew on sign-in when the cost has been raised."""

import unicodedata

from flask_security import hash_password

from meetings.accounts.rules.guessing import is_guessable
from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _

SHORTEST = 12
ADVISED = 15
LONGEST = 256
_TOO_LONG = 8 * LONGEST  # whatever its normal form is; to put a hundred thousand marks in order takes a minute
KINDS = 5  # different characters; "aaaaaaaaaaaa" is long and no password
# 32 MiB and three passes, on one thread: about 40 ms, and eight people who sign in at once need 256 MiB.
COST = {"argon2__memory_cost": 32 * 1024, "argon2__rounds": 3, "argon2__parallelism": 1}


def normalised(password: str) -> str:
    """The same password whatever keyboard wrote it; what no password can be is left as it is.

    Source: NIST SP 800-63B, section 3.1.1.2 (NFKC before hashing).
    """
    return password if len(password) > _TOO_LONG else unicodedata.normalize("NFKC", password)


def check(password: str, *, about: tuple[str, ...] = ()) -> None:
    """Refuse a password that is too easily found.

    :param about: the person's name and address, which everybody knows.
    :raises Invalid: naming what is accepted, for the field ``new_password``.
    """
    text = normalised(password)
    known = {folded(word) for word in about}
    if not (SHORTEST <= len(text) <= LONGEST and len(set(text)) >= KINDS and folded(text) not in known):
        sentence = _(
            "Use %(shortest)s characters or more, at least %(kinds)s of them different, and not your name or address. "
            "%(advised)s or more are better: a few words that only you would put together."
        )
        raise Invalid(sentence, {"new_password": sentence}, shortest=SHORTEST, kinds=KINDS, advised=ADVISED)
    if is_guessable(text, about):
        sentence = _(
            "This password is among the first that somebody would try: a common one, your name or address, a place, a "
            "date, or keys in a row. Put together three or four words that have nothing to do with one another or with "
            "you."
        )
        raise Invalid(sentence, {"new_password": sentence})


def hashed(password: str) -> str:
    """What is stored for the password."""
    return str(hash_password(normalised(password)))

"""Whether a password is among the first that a program would try.

zxcvbn is asked rather than a list of common passwords: a list knows ``password1234`` and not ``Passw0rd!2027``, where
zxcvbn counts the guesses behind words with digits put to them, patterns of keys, repetitions, dates and names. It was
made from English, so the words that people here would think of first are added, and those of their own name and
address.
Source: Wheeler, zxcvbn: Low-Budget Password Strength Estimation, USENIX Security 2016.
"""

import re
from collections.abc import Iterator
from typing import Final

from meetings.core.folding import folded

ENOUGH: Final = 10**10  # guesses: where argon2 makes each take 40 ms, a processor is busy for twelve years
WEIGHED: Final = 72  # signs: what comes behind them cannot make it weaker, and zxcvbn would take seconds
LEFT: Final = 8  # letters and digits that must be there beside the words that everybody would try
_NEAREST: Final = """
    concord meeting meetings reunion reuniones agenda migration migrations migracion migraciones migrants compact gcm
    global pacte mondial pacto mundial forum grcp imrf iom oim unnm united nations unies naciones unidas geneva geneve
    ginebra new york secretariat organiser organisateur rapporteur analyst administrator admin user utilisateur usuario
    password passwort motdepasse mot passe contrasena clave secreto secret azerty qwerty qwertz bonjour bienvenue
    soleil amour hola bienvenido welcome
"""
_WORDS = re.compile(r"[^\W_]{3,}")


def is_guessable(password: str, about: tuple[str, ...] = ()) -> bool:
    """Whether it is the name or address of its person, or falls to fewer guesses than are slow enough.

    :param about: what everybody knows of the person.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists are 13 MB, and few processes ever need them

    words = sorted({*_known(about), *_NEAREST.split()}, key=len, reverse=True)
    left = folded(password)
    for word in words:
        left = left.replace(word, " ")
    if left != folded(password) and sum(sign.isalnum() for sign in left) < LEFT:
        return True
    return bool(zxcvbn(folded(password)[:WEIGHED], user_inputs=words)["guesses"] < ENOUGH)


def _known(about: tuple[str, ...]) -> Iterator[str]:
    for text in about:
        yield from _WORDS.findall(folded(text))

"""Search compares folded text: one column, LIKE, and no index that could leak what is embargoed."""

import re
import unicodedata

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})


def folded(text: str) -> str:
    """The text without accents, case and doubled spaces, Arabic letter forms unified."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_ARABIC))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", plain.casefold()).strip()


def like(text: str) -> str:
    """A LIKE pattern (escape character ``\\``) that finds the folded text anywhere."""
    safe = folded(text).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{safe}%"

"""How many words two texts have in common: a figure that may suggest a degree to whoever reads, and never sets one."""

import re
from typing import Final

from meetings.core.folding import folded
from meetings.followup.rules.quoting import stands_whole_in
from meetings.followup.vocabulary import Degree

_WORD: Final = re.compile(r"[^\W_]+")
# Words that any two texts of this field share.
_COMMON: Final = frozenset(
    """
    a an and are as at be been by for from has have in including into is it its of on or other shall should such
    that the their them these they this those through to under well where which while will with would
    au aux ce ces dans de des du en et la le les leur leurs ou par pour que qui sur un une
    al como con del el las los o para por se su sus una y
    """.split()  # noqa: SIM905 - to be read as a text
)
SUGGESTS: Final[tuple[tuple[int, Degree], ...]] = ((80, "substantial"), (45, "partial"), (20, "mentioned"))


def words_of(text: str) -> frozenset[str]:
    """The words that say something, folded."""
    return frozenset(_WORD.findall(folded(text))) - _COMMON


def shared(asked: str, found: str) -> int:
    """The share of the words asked for that the other text has as well, in per cent; 0 where nothing was asked."""
    wanted = words_of(asked)
    return round(100 * len(wanted & words_of(found)) / len(wanted)) if wanted else 0


def suggested(asked: str, found: str) -> Degree | None:
    """The degree that the figure suggests to look at; None where the two share little."""
    if stands_whole_in(asked, found):
        return "verbatim"
    share = shared(asked, found)
    return next((degree for least, degree in SUGGESTS if share >= least), None)

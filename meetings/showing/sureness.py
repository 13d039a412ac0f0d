"""What was surely so by a day, and what only possibly, in words: the same on pages, in tables, files and pictures."""

from collections.abc import Callable
from datetime import date

from meetings.followup.answers.cells import Cell
from meetings.followup.rules.tally import Sureness, Tally
from meetings.followup.rules.words_of_stages import possibly_called, stage_called
from meetings.followup.vocabulary import DEGREES, Considered, Degree, Stage
from meetings.web.filters import semicolon, written_day
from meetings.web.translation import _, ngettext


def how_many(tally: Tally, say: Callable[[int], str]) -> str:
    """``12 recommendations``; where days are rough ``12 recommendations, possibly 14`` or ``possibly 14 …``.

    :param say: the words for a number.
    """
    if tally.surely == tally.possibly:
        return say(tally.surely)
    if not tally.surely:
        return _("possibly %(what)s", what=say(tally.possibly))
    return _("%(what)s, possibly %(num)s", what=say(tally.surely), num=tally.possibly)


def recommendations(tally: Tally) -> str:
    """How many recommendations."""
    return how_many(tally, lambda num: ngettext("%(num)s recommendation", "%(num)s recommendations", num))


def number(tally: Tally) -> str:
    """The number alone: ``12``, ``12, possibly 14``."""
    return how_many(tally, str)


def number_or_words(tally: Tally) -> int | str:
    """A cell of a table: a number where there is but one."""
    return tally.surely if tally.surely == tally.possibly else number(tally)


def stage_words(stage: Stage, possibly: Stage, considered: Considered | None) -> str:
    """Where something surely stands, and where possibly: ``Planned; possibly transmitted``.

    :param considered: what was, if anything: ``Considered (the whole text)``.
    """
    surely = _(stage_called(stage, (considered,)))
    if stage == possibly:
        return surely
    perhaps = _(possibly_called(possibly, (considered,)))
    if stage == "recorded":
        return as_beginning(perhaps)
    return semicolon().join((surely, perhaps))


def as_beginning(text: str) -> str:
    """The same words where a line or a sentence begins."""
    return text[:1].upper() + text[1:]


def cell_stage(cell: Cell) -> str:
    """Where a recommendation stands at a milestone."""
    return stage_words(cell.stage, cell.possibly, cell.considered)


def degree_words(degree: Degree, holds: Sureness) -> str:
    """How closely it is read; possibly so where the day of the text is rough."""
    words = _(DEGREES[degree])
    return words if holds == "surely" else _("%(what)s, possibly", what=words)


def read_later(read_on: date | None, as_of: date | None = None) -> str | None:
    """That a reading was made after the day asked for: ``read in 2026``."""
    if read_on is None:
        return None
    if as_of is not None and as_of.year == read_on.year:
        return _("read on %(day)s", day=written_day(read_on))
    return _("read in %(year)s", year=read_on.year)


def with_reading(words: str, read_on: date | None) -> str:
    """The same, and when it was read where that is later."""
    later = read_later(read_on)
    return semicolon().join((words, later)) if later else words

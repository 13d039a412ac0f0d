"""How many, according to whom, when: in words, and why our own number differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.dates import format_date
from flask import url_for
from sqlalchemy import select

from meetings.core.db import db
from meetings.core.translation_mark import mark
from meetings.directory.models import Mechanism, Source
from meetings.directory.queries.counted_mechanisms import Beside
from meetings.directory.vocabulary import ACTIVITIES, COUNTED_OF_ALL, KINDS_OF_MECHANISM
from meetings.showing.citations import described
from meetings.web.filters import written_day
from meetings.web.languages import page_language
from meetings.web.translation import _, ngettext

_PARTS: Final = (
    (mark("Mechanisms"), ("rcp", "irf", "global", "total")),
    (
        mark("States and subjects"),
        (
            "countries-in-an-rcp", "countries-in-an-irf", "parties-in-any", "most-of-one-country",
            "states-of-respondents", "largest-respondent", "largest-global", "areas-considered", "most-areas-of-one",
        ),
    ),
    (
        mark("Positions on the Compact"),
        (
            "addressed-the-compact", "formal-positions", "positions-or-recommendations", "developed-positions",
            "items-at-meetings",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountLine:
    """A number of a source: what it counts, according to whom and when; and ours, with what makes them differ."""

    fact: str
    what: str
    value: int
    source: str
    source_code: str
    source_url: str | None
    place: str | None
    as_of: str | None
    when: str
    note: str | None
    ours: int | None
    why: Sequence[str]


def count_lines(found: Iterable[Beside]) -> list[CountLine]:
    """Every number as a line. One query, for the sources."""
    rows = list(found)
    cited = {text.partition("#")[0] for row in rows for text in (*row.count.sources, row.count.named_by or "") if text}
    sources = {each.code: each for each in db.session.scalars(select(Source).where(Source.code.in_(sorted(cited))))}
    return [_line(row, sources) for row in rows]


def in_parts(lines: Sequence[CountLine]) -> list[tuple[str, list[CountLine]]]:
    """The lines under their headings."""
    return [(_(head), [line for line in lines if line.fact in facts]) for head, facts in _PARTS]


def _line(row: Beside, sources: Mapping[str, Source]) -> CountLine:
    count = row.count
    code, _mark, place = count.sources[0].partition("#")
    return CountLine(
        fact=count.fact,
        what=_(COUNTED_OF_ALL[count.fact]),
        value=count.value,
        source=_named(code, sources),
        source_code=code,
        source_url=url_for("pages.sources", _anchor=code) if code in sources else None,
        place=place or None,
        as_of=count.as_of,
        when=_when(count.as_of),
        note=count.note,
        ours=row.ours,
        why=list(_why(row, sources)),
    )


def _named(code: str, sources: Mapping[str, Source]) -> str:
    return described(sources[code]) if code in sources else code


def _when(text: str | None) -> str:
    """A day or a month in words; what is neither as the source has it."""
    given = text or ""
    try:
        if len(given) == len("2017-11"):
            return format_date(date.fromisoformat(f"{given}-01"), "LLLL y", locale=page_language())
        return written_day(date.fromisoformat(given))
    except ValueError:
        return given


def _why(row: Beside, sources: Mapping[str, Source]) -> Iterator[str]:
    if row.is_of_kinds:
        yield from _of_kinds(row)
    elif row.is_of_states:
        yield from _of_states(row)
    elif row.named:
        yield from _of_positions(row, sources)
    else:
        yield _("The subjects of each mechanism are not on record here.")
    if row.ours == row.count.value:
        yield _("Both numbers are the same.")


def _of_kinds(row: Beside) -> Iterator[str]:
    yield _("Counted here are those that pages consulted call active.")
    if row.listed is None:
        yield _("The source does not name those it counts, so that it cannot be told which they are.")
    elif row.listed != row.count.value:
        yield ngettext("It names %(num)s of them.", "It names %(num)s of them.", row.listed)
    if row.here:
        yield _("Counted here and not there: %(names)s.", names=_names(row.here))
    if row.there:
        yield _("Counted there and not here: %(names)s.", names=", ".join(_with_reason(each) for each in row.there))
    if row.contested:
        yield _("Sources do not agree on the kind of: %(names)s.", names=_names(row.contested))


def _of_states(row: Beside) -> Iterator[str]:
    if row.named:
        yield _("Counted here are the members of: %(names)s.", names=_names(row.named))
    if row.unlisted:
        yield _("Members not on record, or not all of them: %(names)s.", names=_names(row.unlisted))


def _of_positions(row: Beside, sources: Mapping[str, Source]) -> Iterator[str]:
    code, _mark, place = (row.count.named_by or "").partition("#")
    source = ", ".join(part for part in (_named(code, sources), place) if part)
    if row.count.sources[0].partition("#")[0] != code:
        yield _("The source does not name those it counts, so that it cannot be told which they are.")
    yield _("Counted here are those that can be named (%(source)s): %(names)s.", source=source, names=_names(row.named))


def _with_reason(mechanism: Mechanism) -> str:
    """A body that is not counted here, and why: it is not active as far as is known, or of another kind here."""
    name = mechanism.short or mechanism.name
    active = mechanism.activity == "active"
    reason = KINDS_OF_MECHANISM[mechanism.kind] if active else ACTIVITIES[mechanism.activity]
    here = _("here: %(what)s", what=_(reason))
    return f"{name} ({here})"


def _names(mechanisms: Iterable[Mechanism]) -> str:
    return ", ".join(each.short or each.name for each in mechanisms)

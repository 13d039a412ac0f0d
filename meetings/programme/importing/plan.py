"""A table that was sent, beside the draft: what would be added, what would change, and every cell that cannot be read.

Nothing here writes. A cell that says what the draft says already is left as it is, to the letter; a column that is
not in the file, and a session that is not, stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Table, Unreadable
from meetings.formats.tables import defused
from meetings.programme.importing.comparing import Comparison, Wrong, check_times, value_of
from meetings.programme.importing.reading import NEEDED, Cell, Row, Sent
from meetings.programme.models import Meeting, Session
from meetings.programme.released.cells import Vocabulary, Wall, text_of
from meetings.programme.released.session_fields import BLANK, COLUMNS, Values, as_released, cell, values_of
from meetings.programme.rules.agenda_size import MOST_SESSIONS, MOST_SPEAKERS_IN_ALL

_TIMES: Final = ("day", "start", "end", "end_day")


@dataclass(frozen=True, slots=True)
class Change:
    """A session as it would become; ``columns`` are those in which it would differ. New ones have no session."""

    session: Session | None
    was: Values
    now: Values
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: all of it or, while anything is wrong, none."""

    added: Sequence[Change]
    changed: Sequence[Change]
    same: int
    beside: Sequence[Session]  # of the draft, and not in the file
    aside: Sequence[str]  # headings that mean nothing here
    wrong: Sequence[Wrong]
    table: Table  # what was sent
    adds_only: bool  # whether it has no numbers, so that none of its rows is a session of the draft
    into: int  # how many sessions the draft has

    @property
    def does_nothing(self) -> bool:
        """Whether the draft says all of this already."""
        return not (self.added or self.changed or self.wrong)


def plan_of(meeting: Meeting, sent: Sent, words: Vocabulary) -> Plan:
    """Compare what was sent with the draft.

    :raises Unreadable: for a meeting without a zone, or a file without the columns that it needs.
    """
    comparison = Comparison(meeting, sent, words, _known(meeting))
    _require_columns(comparison)
    changes = [change for row in sent.rows if (change := _compared(row, comparison))]
    _require_room(comparison, changes)
    changed = [change for change in changes if change.session and change.columns]
    return Plan(
        added=[change for change in changes if not change.session],
        changed=changed,
        same=sum(1 for change in changes if change.session and not change.columns),
        beside=[session for number, (session, _values) in comparison.known.items() if number not in comparison.seen],
        aside=sent.aside,
        wrong=comparison.wrong,
        table=sent.table,
        adds_only=sent.adds_only,
        into=len(comparison.known),
    )


def unread(table: Table, refusal: Unreadable) -> Plan:
    """A plan that does nothing and says why: of a file that could be read until the draft became another one."""
    wrong = Wrong(at="", heading="", given="", refusal=refusal)
    return Plan(added=(), changed=(), same=0, beside=(), aside=(), wrong=[wrong], table=table, adds_only=False, into=0)


def _known(meeting: Meeting) -> dict[int, tuple[Session, Values]]:
    return {
        session.number: (session, values_of(as_released(session), session.zone, session.join_url))
        for session in meeting.sessions
    }


def _require_columns(comparison: Comparison) -> None:
    if comparison.meeting.zone is None:
        raise Unreadable(_("Give the meeting a time zone first, so that its times mean one moment each."))
    if comparison.known and not comparison.sent.adds_only:
        return
    missing = [name for name in NEEDED if name not in comparison.sent.columns]
    if missing:
        others = [name for name in COLUMNS if name not in NEEDED]
        told = [comparison.words.headings_of(names) for names in (missing, NEEDED, others)]
        sentence = _("Columns that are missing: %(missing)s. Needed are %(needed)s. Known as well are %(others)s.")
        raise Unreadable(sentence, missing=told[0], needed=told[1], others=told[2])


def _require_room(comparison: Comparison, changes: Sequence[Change]) -> None:
    """An agenda has its most, so that to write it as a whole keeps nobody waiting; one beyond it may get shorter."""
    left = [values for number, (_session, values) in comparison.known.items() if number not in comparison.seen]
    become = [*left, *(change.now for change in changes)]
    if len(become) > max(MOST_SESSIONS, len(comparison.known)):
        sentence = _("The agenda would have %(count)s sessions. It can have at most %(most)s.")
        raise Unreadable(sentence, count=len(become), most=MOST_SESSIONS)
    speakers = sum(len(values["speakers"]) for values in become)
    if speakers > max(
        MOST_SPEAKERS_IN_ALL, sum(len(values["speakers"]) for _each, values in comparison.known.values())
    ):
        sentence = _("All sessions together would have %(count)s speakers. An agenda can have at most %(most)s.")
        raise Unreadable(sentence, count=speakers, most=MOST_SPEAKERS_IN_ALL)


def _compared(row: Row, comparison: Comparison) -> Change | None:
    before = len(comparison.wrong)
    found = _session_of(row, comparison)
    if len(comparison.wrong) > before:
        return None
    session, was = found or (None, BLANK)
    now = dict(was)
    for name, each in row.items():
        if name != "number" and not (found and _says_the_same(name, each, was)):
            _take(name, each, comparison, now)
    _end_with_the_day(row, now)
    if len(comparison.wrong) == before and (not found or any(now[name] != was[name] for name in _TIMES)):
        check_times(row, now, comparison)
    columns = [name for name in COLUMNS if name != "number" and not _equal(name, now, was, comparison.words)]
    for name in set(now) - set(columns):
        now[name] = was[name]
    return None if len(comparison.wrong) > before else Change(session, was, now, columns)


def _end_with_the_day(row: Row, now: dict[str, Any]) -> None:
    """24:00 is the first moment of the day after the one on that row; so is 00:00 where no day is given for the end."""
    end = now["end"]
    if end and (end.hour == 24 or ((end.hour, end.minute) == (0, 0) and not now["end_day"])):
        day = (now["end_day"] if "end_day" in row else None) or now["day"]
        now["end"] = Wall(0, 0, now["end"].fold)
        now["end_day"] = day + timedelta(days=1) if day else None


def _session_of(row: Row, comparison: Comparison) -> tuple[Session, Values] | None:
    """The session that a row is about; None for a new one, and after a refusal."""
    given = row.get("number")
    try:
        number = value_of("number", given, comparison.words) if given else None
        if (
            given is None or number is None or comparison.meeting.next_session == 1
        ):  # every one of an empty draft is new
            return None
        if number in comparison.seen:
            raise Invalid(
                _("This number is in %(cell)s too. Keep one row for each session."), cell=comparison.seen[number]
            )
        comparison.seen[number] = given.at
        if number not in comparison.known:
            raise Invalid(_("The draft has no session of this number. Leave the cell empty to add one."))
        return comparison.known[number]
    except Invalid as refusal:
        assert given is not None
        comparison.refuse("number", given, refusal)
        return None


def _says_the_same(name: str, given: Cell, was: Values) -> bool:
    said = cell(name, was, str)
    return text_of(given.given) == text_of(defused(said) if isinstance(said, str) else said)


def _take(name: str, given: Cell, comparison: Comparison, now: dict[str, Any]) -> None:
    try:
        value = value_of(name, given, comparison.words)
        if name in NEEDED and value in (None, ""):
            raise Invalid(_("This cannot be empty: each session has a title, a day, a start and an end."))
    except Invalid as refusal:
        comparison.refuse(name, given, refusal)
    else:
        if value or not COLUMNS[name].kept_when_empty:
            now[name] = value


def _equal(name: str, now: Values, was: Values, words: Vocabulary) -> bool:
    if now[name] == was[name]:
        return True
    try:
        said = cell(name, was, str)
        return bool(now[name] == COLUMNS[name].read(defused(said) if isinstance(said, str) else said, words))
    except Invalid:
        return False

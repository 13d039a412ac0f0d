"""The history: what was done, by whom and when; append-only, in the act's own transaction, and chained.

The chain holds salted digests. The values themselves, which may name people, sit in ``history_values``: destroying
a row there erases them and leaves the chain whole. Entries are numbered and chained as the last step before COMMIT,
under a lock: a chain written inside the action forks or deadlocks when two people act at once.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, event, func, select, text
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column, relationship

from meetings.core import acting, clock, history_required, many, seals
from meetings.core.db import Base, db

_LOCK = 0x436F6E63  # any number that nothing else in this database locks
_FIRST = "0" * 64
_PENDING = "history.pending"
_MARKS = "history.marks"


class HistoryEntry(Base):
    """One act. What it was done to is named by kind and key, so that the entry outlives the thing."""

    __tablename__ = "history"
    __table_args__ = (
        Index("ix_history_subject", "subject", "subject_key"),
        Index("ix_history_scope_id", "scope", "id"),
        Index("ix_history_inward_id", "inward", "id"),
        history_required.unseen("it is the history", passing=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    subject_key: Mapped[str]
    scope: Mapped[str | None]  # code of the meeting it belongs to, for the organisers of that meeting
    request_id: Mapped[str | None]
    inward: Mapped[bool] = mapped_column(default=False)  # of accounts and refusals: no public page shows it
    digest: Mapped[str]
    chain: Mapped[str]

    values: Mapped["HistoryValues | None"] = relationship(back_populates="entry", lazy="joined")


class HistoryValues(Base):
    """The erasable half of an entry: who by name, and what it was before and after."""

    __tablename__ = "history_values"
    __table_args__ = history_required.unseen("it is the history", passing=True)

    entry_id: Mapped[int] = mapped_column(ForeignKey("history.id"), primary_key=True)
    actor: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    salt: Mapped[str]

    entry: Mapped[HistoryEntry] = relationship(back_populates="values")


_IN_ORDER = select(HistoryEntry).order_by(HistoryEntry.id)
# What a link holds beside the moment; those of before held neither the request nor whether the act is inward.
_LINKED_BEFORE = ("user_id", "action", "subject", "subject_key", "scope", "digest")
_LINKED = (*_LINKED_BEFORE, "request_id", "inward")
_NEWEST = select(HistoryEntry.id, HistoryEntry.chain).order_by(HistoryEntry.id.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class _Pending:
    at: datetime
    actor: acting.Actor
    action: str
    subject: str
    subject_key: str
    scope: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    inward: bool


def record(
    action: str,
    subject: str,
    subject_key: object,
    *,
    scope: str | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    inward: bool = False,
) -> None:
    """Write one act into the history when the present transaction commits; nothing is kept if it does not.

    :param action: a verb in the past, such as ``session.moved``.
    :param scope: the meeting's code, where the act belongs to one meeting.
    :param inward: whether it is about accounts only, so that no public page has to be made anew.
    """
    entry = _Pending(
        clock.now(),
        acting.current(),
        action,
        subject,
        str(subject_key),
        scope,
        dict(before) if before is not None else None,
        dict(after) if after is not None else None,
        inward,
    )
    db.session().info.setdefault(_PENDING, []).append(entry)


@event.listens_for(Session, "before_commit")
def _write_pending(session: Session) -> None:
    if session.in_nested_transaction():
        return  # the end of a savepoint is not the end
    pending: list[_Pending] = session.info.pop(_PENDING, [])
    inward = [item.inward for item in pending]
    history_required.refuse_unrecorded(session, outward=False in inward, inward=True in inward)
    if not pending:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    chain = session.scalar(select(HistoryEntry.chain).order_by(HistoryEntry.id.desc()).limit(1)) or _FIRST
    entries, values = list[dict[str, Any]](), list[dict[str, Any]]()
    for number, item in zip(many.numbers(session, HistoryEntry, len(pending)), pending, strict=True):
        entry, said = _entry(number, item, chain)
        chain = entry["chain"]
        entries.append(entry)
        values.append(said)
    many.add(session, HistoryEntry, entries)
    many.add(session, HistoryValues, values)
    seals.seal_end(session.connection(), HistoryEntry.__tablename__, entries[-1]["id"], chain)


@event.listens_for(Session, "after_transaction_create")
def _mark_savepoint(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        lengths = {name: len(session.info.get(name, ())) for name in (_PENDING, history_required.CHANGED)}
        session.info.setdefault(_MARKS, {})[id(transaction)] = lengths


@event.listens_for(Session, "after_soft_rollback")
def _forget_pending(session: Session, undone: SessionTransaction) -> None:
    """What a savepoint undid is forgotten; what was recorded or changed before it is kept."""
    kept = session.info.get(_MARKS, {}).pop(id(undone), {}) if undone.nested else {}
    for name in (_PENDING, history_required.CHANGED):
        del session.info.setdefault(name, [])[kept.get(name, 0) :]


def _entry(number: int, item: _Pending, previous: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of an entry and of its values."""
    salt = secrets.token_hex(16)
    digest = _digest(salt, item.actor.label, item.before, item.after)
    entry = {
        "id": number,
        "at": item.at,
        "user_id": item.actor.user_id,
        "action": item.action,
        "subject": item.subject,
        "subject_key": item.subject_key,
        "scope": item.scope,
        "request_id": item.actor.request_id,
        "inward": item.inward,
        "digest": digest,
    }
    entry["chain"] = _link(previous, _facts(entry))
    said = {"actor": item.actor.label, "before": item.before, "after": item.after, "salt": salt}
    return entry, {"entry_id": number, **said}


def _digest(salt: str, actor: str, before: object, after: object) -> str:
    body = json.dumps([actor, before, after], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((salt + body).encode()).hexdigest()


def _facts(entry: Mapping[str, Any], named: tuple[str, ...] = _LINKED) -> list[Any]:
    return [entry["at"].isoformat(), *(entry[name] for name in named)]


def _link(previous: str, facts: list[Any]) -> str:
    return hashlib.sha256((previous + json.dumps(facts, ensure_ascii=False)).encode()).hexdigest()


def newest_of(scope: str) -> int:
    """Number of the newest entry that tells of this meeting or of what belongs to none, accounts apart; 0 for none.

    As long as it is the same, nothing of the meeting has changed, nor of what its pages are made of beside it.
    """
    of_it = select(func.max(HistoryEntry.id)).where(HistoryEntry.scope == scope)
    of_none = select(func.max(HistoryEntry.id)).where(HistoryEntry.scope.is_(None), HistoryEntry.inward.is_(False))
    return max(db.session.scalar(of_it) or 0, db.session.scalar(of_none) or 0)


def end() -> tuple[int, str] | None:
    """Number and link of the newest entry; None where nothing was ever done."""
    found = db.session.execute(_NEWEST).first()
    return (found.id, found.chain) if found else None


def keep_end(connection: Connection) -> None:
    """Keep where the history ends after a migration: one may record, and before the first nobody kept it.

    An end that had been cut off before stays found.
    """
    newest, kept = connection.execute(_NEWEST).first(), seals.end(connection, HistoryEntry.__tablename__)
    is_there = (
        select(HistoryEntry.id).where(HistoryEntry.id == kept[0], HistoryEntry.chain == kept[1]) if kept else None
    )
    if newest and (is_there is None or connection.scalar(is_there) is not None):
        seals.seal_end(connection, HistoryEntry.__tablename__, newest.id, newest.chain)


def kept_end() -> tuple[int, str] | None:
    """Number and link of the entry that was kept as the newest; None where none was."""
    return seals.end(db.session.connection(), HistoryEntry.__tablename__)


def cut_after() -> int | None:
    """Number of the last entry that is missing, where the end of the history was cut off; None where it is whole."""
    kept, found = kept_end(), end()
    return None if kept is None or found == kept else kept[0]


def broken_links() -> list[int]:
    """Numbers of the entries whose chain or values do not fit; empty when nobody has touched the history."""
    broken, previous = [], _FIRST
    for entry in db.session.scalars(_IN_ORDER):
        kept, links = entry.values, [_link(previous, _facts(vars(entry), named)) for named in (_LINKED, _LINKED_BEFORE)]
        intact = kept is None or _digest(kept.salt, kept.actor, kept.before, kept.after) == entry.digest
        if entry.chain not in links or not intact:
            broken.append(entry.id)
        previous = entry.chain
    return broken


def linked_before() -> int:
    """How many entries have a link of before, which holds neither their request nor whether they are inward."""
    number, previous = 0, _FIRST
    for entry in db.session.scalars(_IN_ORDER):
        number += entry.chain != _link(previous, _facts(vars(entry)))
        previous = entry.chain
    return number

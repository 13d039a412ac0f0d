"""The database: the base of all models, the session, and the one unit of work that web, worker and commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, NewType

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

# True while a block may write; decides between BEGIN IMMEDIATE and a read-only transaction in engines.py.
writing: ContextVar[bool] = ContextVar("writing", default=True)


# JSON that one room writes and reads, for every format it ever had; for the others it is an object and no more, so that
# to read a part of it by its name does not type-check.
Kept = NewType("Kept", object)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: aware going in and coming out, always UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC; ValueError without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC; SQLite keeps no zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table's class stands on. Constraints are named, so that migrations can name them too."""

    # Flask-SQLAlchemy builds its own base from this one's attributes: the registry must bring the map with it.
    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            datetime: UTCDateTime(),
            dict[str, Any]: JSON(none_as_null=True),
            list[str]: JSON(none_as_null=True),
            list[dict[str, Any]]: JSON(none_as_null=True),
            Kept: JSON(none_as_null=True),
            list[Kept]: JSON(none_as_null=True),
        },
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


@contextmanager
def unit_of_work(*, write: bool = True) -> Iterator[None]:
    """One transaction: committed when the block ends well, undone when it does not.

    :param write: False opens a transaction in which the database itself refuses to write.
    """
    token = writing.set(write)
    try:
        db.session.rollback()  # a transaction begun before this block would carry the other mode
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        db.session.remove()
        writing.reset(token)

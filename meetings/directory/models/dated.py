"""What holds for a time only: from a day until a day, both included; None where the record does not reach."""

from datetime import date
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, ColumnElement, and_, or_
from sqlalchemy.orm import Mapped


class Dated:
    """Columns of a fact that begins and ends. Without days it has always held, as far as the record knows."""

    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]

    def held_on(self, day: date) -> bool:
        """Whether it held on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


def holds_on(table: type[Dated], day: date) -> ColumnElement[bool]:
    """The condition under which a row of the table held on that day."""
    return and_(
        or_(table.valid_from.is_(None), table.valid_from <= day),
        or_(table.valid_until.is_(None), table.valid_until >= day),
    )


def in_order() -> CheckConstraint:
    """Refuses a row that ends before it begins."""
    return CheckConstraint("valid_until IS NULL OR valid_from IS NULL OR valid_from <= valid_until", name="in_order")


def exactly_one(name: str, *columns: str) -> CheckConstraint:
    """Refuses a row in which none or several of the columns are filled."""
    counted = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{counted} = 1", name=name)


def one_of(column: str, codes: object) -> CheckConstraint:
    """Refuses any word but those of this ``Literal``."""
    listed = ", ".join(f"'{code}'" for code in get_args(codes))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


# How much of a list of members is on record.
Listing = Literal["full", "partial", "none"]

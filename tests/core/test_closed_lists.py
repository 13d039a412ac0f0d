"""A closed list holds each code, what it is called, and the order, once."""

from typing import Literal

import pytest

from meetings.core.closed_list import ClosedList

Way = Literal["up", "down"]
WAYS = ClosedList[Way](Way, {"down": "Downwards", "up": "Upwards"})


def test_its_order_is_that_of_the_labels() -> None:
    assert list(WAYS) == ["down", "up"]
    assert WAYS.index("up") == 1
    assert list(WAYS.items()) == [("down", "Downwards"), ("up", "Upwards")]


def test_a_code_that_is_not_in_the_list_stands_for_itself_where_it_may() -> None:
    assert (WAYS.label("up"), WAYS.label("sideways")) == ("Upwards", "sideways")
    with pytest.raises(KeyError):
        WAYS["sideways"]


def test_refuses_a_code_without_a_label() -> None:
    with pytest.raises(ValueError, match="up"):
        ClosedList[Way](Way, {"down": "Downwards"})


def test_refuses_a_label_without_a_code() -> None:
    with pytest.raises(ValueError, match="sideways"):
        ClosedList[str](Way, {"down": "Downwards", "up": "Upwards", "sideways": "Sideways"})


def test_a_list_which_the_record_may_lengthen_declares_no_codes() -> None:
    assert ClosedList[str](str, {"en": "English"}).label("tlh") == "tlh"

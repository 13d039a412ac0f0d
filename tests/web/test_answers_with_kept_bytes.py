"""Bytes are answered with headers that are complete, and not at all to a reader who has them."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, request

from meetings.web.responses import Body, Stored

pytestmark = pytest.mark.alike

PAGE = b"<h1>Agenda</h1>" * 20
CHANGED = datetime(2027, 5, 20, 12, tzinfo=UTC)
HTML, PDF = "text/html; charset=utf-8", "application/pdf"
APP = Flask("answers")


def answered(
    body: Body,
    content_type: str = HTML,
    modified: datetime | None = CHANGED,
    *,
    secure: bool = False,
    vary: str = "",
    since_counts: bool = True,
    **asked: str,
) -> Stored:
    headers = {name.replace("_", "-"): value for name, value in asked.items()}
    with APP.test_request_context("/", headers=headers):
        return body.answer(request, content_type, modified, secure=secure, vary=vary, since_counts=since_counts)


def test_says_what_it_is_when_it_changed_and_that_it_must_be_asked_for_again() -> None:
    answer = answered(Body(PAGE))
    assert (answer.status_code, answer.data) == (200, PAGE)
    assert answer.headers["Content-Type"] == HTML
    assert answer.headers["Last-Modified"] == "Thu, 20 May 2027 12:00:00 GMT"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_same_bytes_have_the_same_tag_and_others_another() -> None:
    tags = [answered(Body(made)).headers["ETag"] for made in (PAGE, PAGE, PAGE + b" ")]
    assert tags[0] == tags[1] != tags[2]


def test_is_compressed_for_those_who_take_it_with_a_tag_of_its_own() -> None:
    body = Body(PAGE)
    plain, zipped = answered(body), answered(body, Accept_Encoding="br, gzip")
    assert gzip.decompress(zipped.data) == PAGE
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert zipped.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br"])
def test_is_plain_for_those_who_do_not(accepted: str) -> None:
    answer = answered(Body(PAGE), Accept_Encoding=accepted)
    assert answer.data == PAGE
    assert "Content-Encoding" not in answer.headers


def test_what_is_compressed_inside_is_not_compressed_again() -> None:
    answer = answered(Body(PAGE), PDF, Accept_Encoding="gzip")
    assert answer.data == PAGE
    assert "Content-Encoding" not in answer.headers


def test_a_reader_who_has_the_bytes_gets_none() -> None:
    body = Body(PAGE)
    tag = answered(body).headers["ETag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        answer = answered(body, If_None_Match=known)
        assert (answer.status_code, answer.data) == (304, b"")
        assert answer.headers["ETag"] == tag


@pytest.mark.parametrize("known", ['"other"', "", '""'])
def test_a_reader_who_has_others_gets_them(known: str) -> None:
    assert answered(Body(PAGE), If_None_Match=known).status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 304), (3600, 304)])
def test_a_reader_who_tells_only_a_time_has_what_did_not_change_since(seconds: int, status: int) -> None:
    since = (CHANGED + timedelta(seconds=seconds)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert answered(Body(PAGE), If_Modified_Since=since).status_code == status


def test_the_tag_counts_more_than_the_time() -> None:
    later = "Fri, 21 May 2027 12:00:00 GMT"
    assert answered(Body(PAGE), If_None_Match='"other"', If_Modified_Since=later).status_code == 200


def test_a_time_that_is_none_is_no_time() -> None:
    assert answered(Body(PAGE), If_Modified_Since="yesterday").status_code == 200


def test_of_what_has_no_time_only_the_tag_tells() -> None:
    answer = answered(Body(PAGE), HTML, None, If_Modified_Since="Fri, 21 May 2027 12:00:00 GMT")
    assert answer.status_code == 200
    assert "Last-Modified" not in answer.headers


def test_a_time_that_does_not_count_is_told_all_the_same() -> None:
    later = "Fri, 21 May 2027 12:00:00 GMT"
    answer = answered(Body(PAGE), since_counts=False, If_Modified_Since=later)
    assert answer.status_code == 200
    assert "Last-Modified" in answer.headers


def test_the_promise_to_stay_on_https_is_made_where_it_is_kept() -> None:
    assert "Strict-Transport-Security" in answered(Body(PAGE), secure=True).headers
    assert "Strict-Transport-Security" not in answered(Body(PAGE), secure=False).headers


def test_says_what_else_it_depends_on() -> None:
    assert answered(Body(PAGE), vary="Accept-Language").headers["Vary"] == "Accept-Encoding, Accept-Language"


def test_a_download_says_what_it_is_called() -> None:
    body = Body(PAGE)
    assert "Content-Disposition" not in answered(body).headers
    named = Body(PAGE)
    named.disposition = 'attachment; filename="agenda.pdf"'
    assert answered(named).headers["Content-Disposition"] == 'attachment; filename="agenda.pdf"'


def test_many_kinds_of_answers_are_told_apart_and_not_all_kept() -> None:
    body = Body(PAGE)
    for hour in range(40):
        at = CHANGED + timedelta(hours=hour)
        assert answered(body, modified=at).headers["Last-Modified"] == at.strftime("%a, %d %b %Y %H:%M:%S GMT")

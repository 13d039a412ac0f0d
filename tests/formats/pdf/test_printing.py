"""One process a file: the same bytes each time, files inside, progress told."""

import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from meetings.formats.pdf import Enclosed, Limits, Manuscript, NotPrinted, printed
from meetings.formats.pdf.manuscript import STATIC
from tests.formats.pdf import specimens

pytestmark = pytest.mark.alike
SHORT = specimens.manuscript(specimens.page("<h1>Short</h1>"), enclosed=specimens.ENCLOSED)


def test_the_same_manuscript_is_the_same_bytes_wherever_it_is_printed(
    specimen: Callable[[specimens.Words], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice in a process of its own, from another folder and time zone, and once within this one."""
    page = specimens.document(specimens.ARABIC, paragraphs=9, rows=12)
    manuscript = specimens.manuscript(page, language="ar", enclosed=specimens.ENCLOSED)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Beirut")
    monkeypatch.setenv("PYTHONHASHSEED", "7")

    with ThreadPoolExecutor(2) as two:
        first, second = two.map(lambda each: printed(each, static=STATIC), [manuscript, manuscript])
    assert first == second == specimen(specimens.ARABIC)


def test_a_manuscript_travels_unchanged() -> None:
    assert Manuscript.from_bytes(SHORT.to_bytes()) == SHORT


def test_its_digest_changes_with_anything_in_it() -> None:
    other = Enclosed(name="a", body=b"b", media_type="text/plain", description="", relationship="Data")
    changes = [
        replace(SHORT, html=SHORT.html + " "),
        replace(SHORT, title="Another"),
        replace(SHORT, moment=SHORT.moment + timedelta(seconds=1)),
        replace(SHORT, enclosed=(other,)),
        replace(SHORT, styles=()),
    ]

    assert len({each.digest() for each in [SHORT, *changes]}) == len(changes) + 1
    assert replace(SHORT, moment=SHORT.moment.astimezone(timezone(timedelta(hours=3)))).digest() == SHORT.digest()


def test_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(SHORT, moment=SHORT.moment.replace(tzinfo=None))


def test_files_inside_come_out_as_they_went_in(specimen: Callable[[specimens.Words], bytes], tmp_path: Path) -> None:
    path = tmp_path / "specimen.pdf"
    path.write_bytes(specimen(specimens.ENGLISH))
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(path)], check=True, capture_output=True)

    assert {each.name: (tmp_path / each.name).read_bytes() for each in specimens.ENCLOSED} == {
        each.name: each.body for each in specimens.ENCLOSED
    }


def test_the_file_says_what_each_file_inside_is_to_it(
    specimen: Callable[[specimens.Words], bytes], tmp_path: Path
) -> None:
    from tests.formats.pdf.reading import Objects

    objects = Objects(specimen(specimens.ENGLISH), tmp_path)
    told = [objects.follow(each) for each in objects.catalog["/AF"]]

    assert [(each["/UF"], each["/AFRelationship"]) for each in told] == [
        ("u:floods.ics", "/Supplement"),
        ("u:river.json", "/Source"),
    ]
    types = [objects.follow(each["/EF"]["/F"])["/Subtype"] for each in told]
    assert types == ["/text/calendar", "/application/json"]


def test_the_file_says_who_wrote_it_when_and_in_which_language(
    specimen: Callable[[specimens.Words], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "specimen.pdf"
    path.write_bytes(specimen(specimens.FRENCH))
    told = subprocess.run(["pdfinfo", "-isodates", str(path)], capture_output=True, text=True, check=True).stdout
    metadata = subprocess.run(["pdfinfo", "-meta", str(path)], capture_output=True, text=True, check=True).stdout

    for line in ("A specimen", "Bridges & fords", "The river towns", "2026-03-14T09:26:53Z"):
        assert line in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert 'pdfaid:part="3"' in metadata
    assert "<rdf:li>fr</rdf:li>" in metadata


def test_tells_of_each_page_as_it_is_laid_out() -> None:
    told: list[tuple[str, int]] = []
    three = specimens.page('<p>one<p class="new-page">two<p class="new-page">three')

    printed(specimens.manuscript(three), static=STATIC, on_progress=lambda step, number: told.append((step, number)))

    assert told == [("layout", 1), ("layout", 2), ("layout", 3), ("drawing", 3)]


def the_press() -> str:
    """The number of the process that prints, among whatever else this one has started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    (press,) = [
        each for each in children if b"meetings.formats.pdf.press" in Path(f"/proc/{each}/cmdline").read_bytes()
    ]
    return press


def test_a_printing_that_is_killed_says_that_it_was_stopped() -> None:
    def kill(step: str, number: int) -> None:
        os.kill(int(the_press()), 9)

    many = specimens.page('<p class="new-page">page' * 500)

    with pytest.raises(NotPrinted, match="asking again starts it anew") as refusal:
        printed(specimens.manuscript(many), static=STATIC, on_progress=kill)
    assert refusal.value.reason == "stopped"


def test_its_environment_holds_nothing_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of styles that is not there is refused before anything else; what it was started with is read then."""
    monkeypatch.setenv("CONCORD_SECRET_KEY", "of this house")
    read: list[bytes] = []

    def look(step: str, number: int) -> None:
        read.append(Path(f"/proc/{the_press()}/environ").read_bytes())

    printed(SHORT, static=STATIC, on_progress=look)

    assert read
    assert not any(b"of this house" in each or b"CONCORD" in each for each in read)


def test_a_file_that_grows_too_large_is_refused() -> None:
    with pytest.raises(NotPrinted, match="too long to print") as refusal:
        printed(SHORT, static=STATIC, limits=Limits(output=2000))
    assert refusal.value.reason == "size"

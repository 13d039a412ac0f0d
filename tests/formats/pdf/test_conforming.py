"""One file is PDF/A-3a and PDF/UA-1 at once; veraPDF says so, and says no where it must."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from meetings.formats.pdf import Manuscript
from tests.formats.pdf import specimens
from tests.verapdf import assert_conforms, broken_rules

pytestmark = pytest.mark.alike
Specimen = Callable[[specimens.Words], bytes]


@pytest.mark.parametrize("words", specimens.EVERY, ids=lambda words: words.language)
def test_every_language_conforms_to_both_standards(specimen: Specimen, words: specimens.Words) -> None:
    assert_conforms(specimen(words))


def test_a_file_without_tags_conforms_to_neither() -> None:
    from weasyprint import HTML

    untagged: bytes = HTML(string=specimens.document(specimens.ENGLISH)).write_pdf()

    assert any(rule.startswith("7.1-") for rule in broken_rules(untagged, "ua1"))
    assert any(rule.startswith("6.7.") for rule in broken_rules(untagged, "3a"))


def test_other_programs_find_nothing_wrong(specimen: Specimen, tmp_path: Path) -> None:
    path = tmp_path / "specimen.pdf"
    path.write_bytes(specimen(specimens.ENGLISH))

    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)  # embedded, a subset, with its letters


def test_pages_of_different_sizes_conform_too(rendered: Callable[[Manuscript], bytes]) -> None:
    wide = '<h1>One</h1><p>Upright.</p><section class="wide"><h2>Two</h2><p>Across.</p></section>'

    assert_conforms(rendered(specimens.manuscript(specimens.page(wide))))

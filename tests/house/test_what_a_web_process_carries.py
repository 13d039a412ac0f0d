"""The application is loaded without what few processes need: each megabyte of it would be in every process."""

import subprocess
import sys

import pytest
from alembic.script import ScriptDirectory

from meetings.core import schema
from tests.servers import ROOT

pytestmark = pytest.mark.alike
HEAVY = (
    "alembic", "clevercsv", "docx", "flask_migrate", "lxml", "mako", "openpyxl", "PIL", "weasyprint", "xlsxwriter",
    "zxcvbn",
)  # fmt: skip


def test_what_migrates_prints_or_makes_workbooks_is_imported_where_it_is_used() -> None:
    program = f"import sys, meetings.serve; print([name for name in {HEAVY} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


def test_the_revisions_are_those_that_alembic_finds() -> None:
    directory = ScriptDirectory(str(schema.MIGRATIONS))
    assert schema.head() == directory.get_current_head()
    for script in directory.walk_revisions():
        assert schema.known(script.revision)
    assert not schema.known("9999")

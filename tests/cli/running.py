"""Commands run as a person runs them: in a process of their own, beside the test's installation."""

import subprocess
import sys
from pathlib import Path

from flask import Flask

from tests.servers import ROOT, environment


def run(app: Flask, *arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """``flask --app wsgi …`` on the installation of the test; ``more`` goes into its environment."""
    settings = app.extensions["concord.settings"]
    env = environment(settings.instance, settings.database_url, settings.public_url)
    command = [str(Path(sys.executable).with_name("flask")), "--app", "wsgi", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=env | more, input=stdin, capture_output=True, text=True, timeout=120, check=False
    )

"""What a PDF of a hundred pages costs beside WeasyPrint alone: `python -m tests.bench.printing [pages] [rounds]`.

Both print the same HTML with the same styles and fonts, each in a fresh process: ours as ``printed`` does it (limits,
no way out, PDF/A-3a and PDF/UA-1, tags, identity), the other with a plain ``write_pdf()``: no variant, no tags.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from meetings.formats.pdf import printed
from meetings.formats.pdf.manuscript import STATIC
from tests.formats.pdf import specimens

ALONE = """
import sys
from pathlib import Path
from weasyprint import CSS, HTML
style, page = Path(sys.argv[1]).read_text(), sys.stdin.read()
sys.stdout.buffer.write(HTML(string=page).write_pdf(stylesheets=[CSS(string=style)]))
"""
PARAGRAPHS_A_PAGE = 8.4


def main() -> None:
    pages, rounds = (int(each) for each in [*sys.argv[1:], "100", "3"][:2])
    page = specimens.document(specimens.ENGLISH, paragraphs=int(pages * PARAGRAPHS_A_PAGE))
    # WeasyPrint alone knows nothing of data-page-of; what that becomes is in the page already
    words = "Page <span class=page-number></span> of <span class=page-total></span>"
    page = page.replace('<span data-page-of="Page {x} of {y}"></span>', f"<span>{words}</span>")
    laid_out = [0]

    def ours() -> int:
        return len(printed(specimens.manuscript(page), static=STATIC, on_progress=lambda _, at: laid_out.append(at)))

    own, alone = [], []
    for _ in range(rounds):
        alone.append(seconds(lambda: weasyprint_alone(page)))
        own.append(seconds(ours))
    first, second = statistics.median(own), statistics.median(alone)
    times = f"printed {first:.2f} s, WeasyPrint alone {second:.2f} s: {first / second:.2f} x"
    print(f"{max(laid_out)} pages, processor time, median of {rounds}: {times}")
    print(f"the largest process: {peak(ours)} MB printed, {peak(lambda: weasyprint_alone(page))} MB alone")


def weasyprint_alone(page: str) -> int:
    fonts = str(STATIC / "fonts" / "print" / "fonts.conf")
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"FONTCONFIG_FILE": fonts, "XDG_CACHE_HOME": home}
        command = [sys.executable, "-c", ALONE, str(Path(STATIC) / "css" / "print" / "base.css")]
        done = subprocess.run(command, input=page.encode(), capture_output=True, check=True, env=environment)
    return len(done.stdout)


def seconds(act: Callable[[], int]) -> float:
    """Processor time of the process that the act starts: what else runs on the machine counts for nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    act()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(act: Callable[[], int]) -> int:
    """Megabytes of the largest process that the act starts, measured in a process of its own."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        act()
        os.write(writing, str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reading, 20))


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"({time.monotonic() - started:.0f} s)")

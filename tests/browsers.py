"""A real Chromium, Debian's, which reaches this machine and nothing else."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def program() -> str:
    """Where Chromium is.

    :raises RuntimeError: where there is none, saying how to get it.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("Chromium was not found. Install it (apt-get install chromium), or name it: CHROMIUM=/path")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window, until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def clean_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page in a profile of its own; fails when a script failed or the content security policy stopped anything."""
    complaints: list[str] = []
    context = browser.new_context(base_url=base_url, locale="en-GB", timezone_id="UTC")
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        yield page
    finally:
        context.close()
    assert not complaints, complaints

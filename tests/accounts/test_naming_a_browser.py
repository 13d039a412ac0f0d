"""What a browser says it is, in words."""

import pytest

from meetings.accounts.rules.browser_names import short_name

pytestmark = pytest.mark.alike

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/142.0.0.0 Safari/537.36", "Chrome on Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/142.0 Safari/537.36 Edg/142.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on macOS"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64) {WEBKIT} Chrome/142.0 Safari/537.36 OPR/124.0", "Opera on Windows"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 16093.0) {WEBKIT} Chrome/142.0 Safari/537.36", "Chrome on ChromeOS"),
        ("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox on Android"),
        (
            f"Mozilla/5.0 (Linux; Android 16; SM-S938B) {WEBKIT} SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1 CriOS/142.0 Safari/604.1", "Chrome on iPad"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) FxiOS/145.0 Safari/605.1", "Firefox on iPhone"),
        ("Thunderbird (Windows NT 10.0)", "Windows"),  # the system alone
        ("Firefox/145.0", "Firefox"),  # the browser alone
        ("/1.0", ""),
        ("curl/8.5.0", "curl"),
        ("x" * 300, "x" * 40),
        ("My\u202eBrow\u200bser\x1e\u2028/1.0", "MyBrowser\u2011"),
        ("", ""),
    ],
)
def test_names_browser_and_system(agent: str, name: str) -> None:
    assert short_name(agent) == name

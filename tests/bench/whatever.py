"""What somebody asks for who means no good: random days, words, zones, languages, names that nobody knows."""

from datetime import date, timedelta
from random import Random
from typing import Final
from urllib.parse import urlencode
from zoneinfo import available_timezones

ZONES: Final = sorted(available_timezones())
MECHANISMS: Final = (
    "bali",
    "colombo",
    "budapest",
    "prague",
    "rabat",
    "khartoum",
    "puebla",
    "csm",
    "migration-dialogue",
)
MILESTONES: Final = ("imrf-2022", "stocktaking-2017", "endorsement-2018", "imrf-2026", "imrf-2030")
DAYS: Final = (
    "/recommendations/", "/recommendations.json", "/recommendations.csv", "/recommendations.xlsx", "/followup/",
    "/followup/matrix", "/followup/matrix.csv", "/followup/paragraphs", "/followup/channels", "/followup/report.csv",
    "/followup/report.docx", "/followup/compact", "/milestones/imrf-2022", "/compact/objectives/5",
)  # fmt: skip


def whatever(chance: Random, meeting: str) -> str:
    """One address, seldom the same twice."""
    word, day = f"{chance.getrandbits(40):x}", date(2000, 1, 1) + timedelta(days=chance.randrange(11_000))
    other = day + timedelta(days=chance.randrange(3_000))
    kinds: tuple[tuple[str, dict[str, object]], ...] = (
        (chance.choice(DAYS), {"as_of": day}),
        (chance.choice(DAYS), {"as_of": day, "known": other}),
        (chance.choice(DAYS), {"known": day, "lang": chance.choice(("fr", "es", word))}),
        (chance.choice(("/", "/recommendations/", "/followup/matrix", "/meetings/")), {word: word}),
        ("/recommendations/", {"q": chance.choice(("data", "return", word)), "page": chance.randrange(500)}),
        (f"{meeting}/agenda", {"tz": chance.choice(ZONES), "lang": chance.choice(("en", "fr", word))}),
        ("/followup/report.pdf", {"mechanism": chance.choice(MECHANISMS), "milestone": chance.choice(MILESTONES)}),
        ("/followup/report.pdf", {"as_of": day, "known": other}),
        (f"{meeting}/agenda.pdf", {"lang": chance.choice(("en", "fr", "es")), word: word}),
        (f"{meeting}/speakers.pdf", {"session": chance.randrange(60)}),
        (f"{meeting}/calendar.ics", {"alarm": chance.randrange(1, 10_000)}),
        ("/meetings.ics", {"q": word}),
        (
            "/search",
            {"q": f"{chance.choice(('cooperation', 'data', 'return'))} {word[:1]}", "page": chance.randrange(9)},
        ),
    )
    path, query = chance.choice(kinds)
    return f"{path}?{urlencode(query)}"

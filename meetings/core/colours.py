"""The one colour of an installation, and what follows from it: every tone that pages and prints take from it.

A tone is reckoned in OKLCh, where the same lightness looks equally light whatever the hue, so that one rule serves a
blue and a green. Contrast is that of WCAG 2.2.
Source: Ottosson, A perceptual color space for image processing, 2020; WCAG 2.2, success criteria 1.4.3 and 1.4.11.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

DEFAULT: Final = "#075a8f"
ENOUGH: Final = 4.5  # of text on its ground, 1 to 21
PAPERS: Final = {
    "light": ("#ffffff", "#f3f5f7"),
    "dark": ("#11161c", "#1a2129"),
}  # as css/concord/02-tokens.css has them
PAIRS: Final = (
    ("accent", "accent-wash"),
    ("accent-strong", "accent-wash"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-band", "band"),
    ("on-band", "band-deep"),
    ("on-band-soft", "band"),
    ("on-band-soft", "band-deep"),
)
_DARKER: Final = 0.004  # of lightness, a step that nobody sees
_WRITTEN = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)

Tones = Mapping[str, str]


def read(typed: str) -> str | None:
    """A colour as ``#rrggbb`` from what was typed, ``#09c``, ``0099CC``; None where it is none."""
    found = _WRITTEN.fullmatch(typed.strip())
    if not found:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


@cache
def tones(colour: str) -> Mapping[str, Tones]:
    """The tones of both schemes, ``light`` and ``dark``, each by the name of its token.

    :param colour: ``#rrggbb``.
    """
    from coloraide import Color  # noqa: PLC0415 - most installations keep the colours that the sheet has

    lightness, chroma, hue = Color(colour).convert("oklch").coords(nans=False)

    def tone(light: float, most: float) -> str:
        mixed = Color("oklch", [light, min(chroma, most), hue])
        return str(mixed.convert("srgb").fit("srgb", method="oklch-chroma").to_string(hex=True))

    light = {
        "accent": colour,
        "accent-strong": tone(lightness * 0.78, chroma),
        "accent-wash": tone(0.955, 0.018),
        "on-accent": "#ffffff",
        "band": colour,
        "band-deep": tone(lightness * 0.82, chroma),
        "on-band": "#ffffff",
        "on-band-soft": tone(0.94, 0.03),
    }
    dark = {
        "accent": tone(0.79, 0.1),
        "accent-strong": tone(0.87, 0.07),
        "accent-wash": tone(0.27, 0.045),
        "on-accent": tone(0.2, 0.03),
        "band": tone(0.32, 0.08),
        "band-deep": tone(0.27, 0.06),
        "on-band": tone(0.975, 0.01),
        "on-band-soft": tone(0.86, 0.04),
    }
    return {"light": light, "dark": dark}


def is_legible(colour: str) -> bool:
    """Whether every text that takes the colour, or stands on it, can be read in both schemes."""
    return all(contrast >= ENOUGH for contrast in _contrasts(colour))


def nearest_legible(colour: str) -> str:
    """The colour itself where it is legible, else the lightest below it of the same hue that is."""
    from coloraide import Color  # noqa: PLC0415 - as above

    lightness, chroma, hue = Color(colour).convert("oklch").coords(nans=False)
    tried = colour
    while not is_legible(tried):
        lightness -= _DARKER
        mixed = Color("oklch", [max(lightness, 0.0), chroma, hue])
        tried = mixed.convert("srgb").fit("srgb", method="oklch-chroma").to_string(hex=True)
    return tried


def _contrasts(colour: str) -> Iterator[float]:
    from coloraide import Color  # noqa: PLC0415 - as above

    for scheme, of in tones(colour).items():
        for paper in PAPERS[scheme]:
            yield Color(of["accent"]).contrast(paper)
            yield Color(of["accent-strong"]).contrast(paper)
        for text, ground in PAIRS:
            yield Color(of[text]).contrast(of[ground])


def as_tokens(colour: str) -> str:
    """The tones as CSS, to stand behind the sheet; nothing for the colour that the sheet has."""
    if colour == DEFAULT:
        return ""
    light, dark = (_root(of) for of in tones(colour).values())
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _root(of: Tones) -> str:
    return ":root {" + "".join(f" --{name}: {value};" for name, value in of.items()) + " }"

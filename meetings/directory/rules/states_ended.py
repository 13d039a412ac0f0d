"""States that ended and are none of today's: said as such where somebody types one, never taken for a later one.

Source: "Growth in United Nations membership" and its notes, un.org/en/about-us/growth-in-un-membership.
"""

from dataclasses import dataclass
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.directory.rules.typed_names import name_key


@dataclass(frozen=True, slots=True)
class Ended:
    """A State of before: what is said of it, the names people type, and whose pages tell more (ISO 3166-1 alpha-3)."""

    told: str
    names: tuple[str, ...]
    today: tuple[str, ...]


_ALL: Final = (
    Ended(
        _(
            "The Socialist Federal Republic of Yugoslavia is no more. Bosnia and Herzegovina, Croatia, "
            "Montenegro, North Macedonia, Serbia and Slovenia are Members of the United Nations today, each in "
            "its own right."
        ),
        (
            "Yugoslavia", "Jugoslavia", "Yougoslavie", "Jugoslavija", "Югославия", "يوغوسلافيا", "南斯拉夫", "SFRY",
            "RSFY", "Socialist Federal Republic of Yugoslavia", "République fédérative socialiste de Yougoslavie",
            "República Federativa Socialista de Yugoslavia", "Former Yugoslavia", "ex-Yougoslavie", "ex Yugoslavia",
        ),
        ("BIH", "HRV", "MNE", "MKD", "SRB", "SVN"),
    ),
    Ended(
        _(
            "The Union of Soviet Socialist Republics was a Member of the United Nations until 24 December 1991; "
            "the Russian Federation continues its membership. Other States are on record under their own names."
        ),
        (
            "USSR", "U.S.S.R.", "URSS", "Soviet Union", "Union soviétique", "Unión Soviética", "СССР", "Советский Союз",
            "الاتحاد السوفيتي", "苏联", "Union of Soviet Socialist Republics",
            "Union des Républiques socialistes soviétiques", "Unión de Repúblicas Socialistas Soviéticas",
        ),
        ("RUS",),
    ),
    Ended(
        _(
            "Czechoslovakia was a Member of the United Nations until 31 December 1992. Czechia and Slovakia were "
            "admitted on 19 January 1993."
        ),
        (
            "Czechoslovakia", "Tchécoslovaquie", "Checoslovaquia", "Československo", "Чехословакия", "تشيكوسلوفاكيا",
            "捷克斯洛伐克", "Czech and Slovak Federal Republic", "CSFR", "ČSSR",
        ),
        ("CZE", "SVK"),
    ),
    Ended(
        _(
            "The German Democratic Republic acceded to the Federal Republic of Germany on 3 October 1990. Since "
            "then there is one Member of the United Nations, Germany."
        ),
        (
            "German Democratic Republic", "GDR", "G.D.R.", "DDR", "East Germany", "Allemagne de l'Est",
            "République démocratique allemande", "RDA", "R.D.A.", "Alemania Oriental", "Alemania del Este",
            "República Democrática Alemana", "ГДР",
        ),
        ("DEU",),
    ),
    Ended(
        _(
            "The United Arab Republic was the union of Egypt and Syria from 1958 to 1961. Each of the two is a "
            "Member of the United Nations in its own right."
        ),
        ("United Arab Republic", "UAR", "République arabe unie", "República Árabe Unida"),
        ("EGY", "SYR"),
    ),
    Ended(
        _("Yemen and Democratic Yemen merged on 22 May 1990 and are one Member of the United Nations, Yemen."),
        (
            "Democratic Yemen", "South Yemen", "North Yemen", "People's Democratic Republic of Yemen",
            "Yemen Arab Republic", "Yémen du Sud", "Yémen du Nord", "Yemen del Sur", "Yemen del Norte",
            "Yémen démocratique", "Yemen Democrático",
        ),
        ("YEM",),
    ),
    Ended(
        _(
            "Tanganyika and Zanzibar united on 26 April 1964 and are one Member of the United Nations, the United"
            " Republic of Tanzania."
        ),
        ("Tanganyika", "Zanzibar", "Tanganica", "Zanzíbar"),
        ("TZA",),
    ),
)  # fmt: skip
_BY_NAME: Final = {name_key(name): ended for ended in _ALL for name in ended.names}


def ended_state(text: str) -> Ended | None:
    """The State of before that the words mean as a whole."""
    return _BY_NAME.get(name_key(text))

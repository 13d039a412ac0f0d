"""Short texts of our own in the languages of the United Nations, and documents made of them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from meetings.formats.pdf import Enclosed, Manuscript

MOMENT = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """What a specimen says in one language."""

    language: str
    title: str
    first: str
    second: str
    paragraph: str
    note: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    page_of: str

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"


ENGLISH = Words(
    "en",
    "A quiet river and its bridges",
    "The river",
    "The bridges",
    "Seven towns stand along the river, and each of them has built at least one bridge that its neighbours use too.",
    "Counted in the spring, when the water is high.",
    ("Town", "Bridges"),
    (("Upper Ford", "3"), ("Mill Town", "2"), ("Lower Ford", "11")),
    "Page {x} of {y}",
)
FRENCH = Words(
    "fr",
    "Une rivière tranquille et ses ponts",
    "La rivière",
    "Les ponts",
    "Sept villes bordent la rivière : chacune a bâti « au moins » un pont, où passent les voisins ; l’œuvre dure.",
    "Dénombrés au printemps, lorsque les eaux sont hautes.",
    ("Ville", "Ponts"),
    (("Gué-d’en-Haut", "3"), ("Le Moulin", "2"), ("Gué-d’en-Bas", "11")),
    "Page {x} sur {y}",
)
RUSSIAN = Words(
    "ru",
    "Тихая река и её мосты",
    "Река",
    "Мосты",
    "Вдоль реки стоят семь городов, и каждый построил хотя бы один мост, которым пользуются также и соседи.",
    "Посчитано весной, когда вода высока.",
    ("Город", "Мосты"),
    (("Верхний Брод", "3"), ("Мельничный", "2"), ("Нижний Брод", "11")),
    "Страница {x} из {y}",
)
ARABIC = Words(
    "ar",
    "نهر هادئ وجسوره",
    "النهر",
    "الجسور",
    "تقع سبع مدن على ضفاف النهر، وقد بنت كل مدينة منها جسراً واحداً على الأقل يستخدمه الجيران أيضاً في كل الفصول.",
    "أُحصيت في الربيع حين يرتفع الماء.",
    ("المدينة", "الجسور"),
    (("المخاضة العليا", "3"), ("بلدة الطاحونة", "2"), ("المخاضة السفلى", "11")),
    "الصفحة {x} من {y}",
)
CHINESE = Words(
    "zh",
    "静静的河流与桥",
    "河流",
    "桥梁",
    "沿河有七座城镇，每座城镇都修建了至少一座桥，邻近的居民也可以使用。",
    "春季水位高时统计。",
    ("城镇", "桥数"),
    (("上渡口", "3"), ("磨坊镇", "2"), ("下渡口", "11")),
    "第 {x} 页，共 {y} 页",
)
ENCLOSED = (
    Enclosed(
        name="river.json",
        body=b'{"towns": 7}',
        media_type="application/json",
        description="The towns",
        relationship="Source",
    ),
    Enclosed(
        name="floods.ics",
        body=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        media_type="text/calendar",
        description="When the water is high",
        relationship="Supplement",
    ),
)
EVERY = (ENGLISH, FRENCH, RUSSIAN, ARABIC, CHINESE)

CHART = """<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Three bars" width="200" height="40"
  viewBox="0 0 200 40"><rect width="60" height="12" fill="#075a8f"/><rect y="14" width="40" height="12" fill="#075a8f"/>
  <text x="70" y="10" font-size="9">3</text></svg>"""


def page(body: str, language: str = "en", direction: str = "ltr") -> str:
    """The body as a whole page, with what runs along its margins."""
    return f'<!doctype html><html lang="{language}" dir="{direction}"><body>{body}</body></html>'


def running(words: Words) -> str:
    """What runs along the margins of every page but the first."""
    return (
        f'<div class="running-head"><span>{words.title}</span><span><bdi dir="ltr">RIVER/1/2</bdi></span></div>'
        f'<div class="running-foot"><span>RIVER</span><span data-page-of="{words.page_of}"></span></div>'
    )


def document(words: Words, *, paragraphs: int = 4, rows: int = 1) -> str:
    """A text of some length with everything in it that a document of record has."""
    numbered = "".join(
        f'<p class="numbered"><span class="number">{number}.</span> {words.paragraph} {words.paragraph}'
        f'<span class="footnote">{words.note}</span> {words.paragraph}</p>'
        for number in range(1, paragraphs + 1)
    )
    lines = "".join(
        f'<tr><th scope="row">{name}</th><td class="figure">{number}</td></tr>' for name, number in words.rows * rows
    )
    return page(
        f"""{running(words)}<main>
<header class="opening"><div class="masthead"><div>{words.second}</div>
<div class="symbol"><bdi dir="ltr">RIVER/1/2</bdi></div></div>
<h1>{words.title}</h1><p class="subtitle">{words.first}</p>
<dl class="facts"><div><dt>{words.columns[0]}</dt><dd>{words.rows[0][0]}</dd></div>
<div><dt>{words.columns[1]}</dt><dd>{words.rows[0][1]}</dd></div></dl></header>
<p class="banner">{words.note}</p>
<nav class="contents"><h2>{words.title}</h2><ol>
<li><span><a href="#one">{words.first}</a></span> <span class="page" data-href="#one"></span></li>
<li class="level-2"><span><a href="#two">{words.second}</a></span> <span class="page" data-href="#two"></span></li>
</ol></nav>
<section id="one"><h2>{words.first}</h2>{numbered}
<ul><li>{words.first}</li><li>{words.second}<ul><li>{words.note}</li></ul></li></ul>
<p>RIVER <span lang="la">flumen quietum</span> <a href="https://example.org/river">example.org</a></p></section>
<section id="two"><h2>{words.second}</h2>
<table><caption>{words.second}</caption>
<thead><tr><th>{words.columns[0]}</th><th class="figure">{words.columns[1]}</th></tr></thead>
<tbody>{lines}</tbody></table>
<figure>{CHART}<figcaption>{words.note}</figcaption></figure></section>
<p class="disclaimer">{words.note}</p></main>""",
        words.language,
        words.direction,
    )


def manuscript(html: str, *, language: str = "en", enclosed: tuple[Enclosed, ...] = ()) -> Manuscript:
    """A manuscript of the page, as a template would give it."""
    return Manuscript(
        html=html,
        styles=("base.css",),
        title="A specimen",
        author="The river towns",
        subject="Bridges & fords",
        language=language,
        moment=MOMENT,
        enclosed=enclosed,
    )

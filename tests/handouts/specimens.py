"""Documents in other languages, published through the acts of a rapporteur, and what the worker makes of them."""

import subprocess
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, Final

from flask import Flask

from meetings.core import outbox
from meetings.core.dates import FuzzyDates
from meetings.documents.models import Document
from meetings.outcomes.actions import DocumentEntry, start_document
from tests.outcomes.builders import ANNA, marked, published, write

DAY: Final = date(2026, 6, 11)
TITLES: Final = {
    "ar": "نتائج الاجتماع المعني بهجرة اليد العاملة",
    "zh": "劳务移民会议成果",
    "ru": "Итоги совещания по трудовой миграции",
    "fr": "Conclusions de la réunion sur les migrations de travail",
}
TEXTS: Final = {
    "ar": (
        "# مقدمة",
        "اجتمعت الدول المشاركة لتبادل الخبرات في مجال هجرة اليد العاملة.",
        "تتعاون الدول من أجل تبادل البيانات وحماية حقوق جميع العمال المهاجرين:",
        "  تنشر كل دولة معلومات واضحة عن قنوات الهجرة النظامية؛",
        "  تعترف الدول بالمهارات والمؤهلات على نحو متبادل.",
    ),
    "zh": (
        "# 导言",
        "与会各国交流了劳务移民方面的经验。",
        "各国合作分享数据，并保护所有移民工人的权利：",
        "  各国公布关于正常移民渠道的明确信息；",
        "  各国相互承认技能和资格。",
    ),
    "ru": (
        "# Введение",
        "Государства-участники обменялись опытом в области трудовой миграции.",
        "Государства сотрудничают в обмене данными и защите прав всех трудящихся-мигрантов:",
        "  каждое государство публикует ясные сведения о законных путях миграции;",
        "  государства взаимно признают навыки и квалификации.",
    ),
    "fr": (
        "# Introduction",
        "Les États participants ont échangé leurs expériences en matière de migration de main-d’œuvre.",
        "Les États coopèrent pour échanger des données et protéger les droits de tous les travailleurs migrants :",
        "  chaque État publie des informations claires sur les voies de migration régulières ;",
        "  les États reconnaissent mutuellement les compétences et les qualifications.",
    ),
}  # fmt: skip


def specimen(language: str, **more: Any) -> Document:
    """A published document of no meeting in this language, with a recommendation and a commitment in it."""
    plain: dict[str, Any] = {
        "title": TITLES[language],
        "reference": f"specimen-{language}",
        "language": language,
        "issued": FuzzyDates.on(DAY),
        "adoption": "adopted",
        "code_prefix": f"SP{language.upper()}",
    }
    made = start_document(ANNA, None, DocumentEntry(**{**plain, **more}))
    for line in TEXTS[language]:
        write(made, line, ANNA)
    marked(made, 3, viewer=ANNA, mechanisms=["arcp"])
    marked(made, 4, viewer=ANNA, kind="commitment")
    published(made, ANNA)
    return made


def whole_text(pdf: bytes, folder: Path) -> str:
    """The words of a PDF as another program reads them, a space between any two, without marks of direction."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    plain = "".join(letter for letter in read.stdout if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", plain).split())


def worked_off(app: Flask) -> None:
    """Everything that waits is done, as the worker does it."""
    with app.app_context():
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass

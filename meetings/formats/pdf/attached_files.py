"""Files inside the file, each with what it is to the document."""

from datetime import UTC
from typing import Any

from weasyprint import Attachment

from meetings.formats.pdf.manuscript import Manuscript


def enclosures(manuscript: Manuscript) -> list[Attachment]:
    """The files as WeasyPrint takes them, in the order of their names, as a name tree must have them."""
    moment = manuscript.moment.astimezone(UTC)
    return [
        Attachment(
            string=each.body,
            name=each.name,
            description=each.description,
            relationship=each.relationship,
            created=moment,
            modified=moment,
        )
        for each in sorted(manuscript.enclosed, key=lambda each: each.name)
    ]


def tell_types(pdf: Any, manuscript: Manuscript) -> None:
    """Say of each file the type that the manuscript gives; WeasyPrint guesses it from the name, and lists it twice."""
    types = {each.name: each.media_type for each in manuscript.enclosed}
    for written in pdf.objects:
        if isinstance(written, dict) and written.get("Type") == "/Filespec":
            stream = pdf.objects[int(written["EF"]["F"].split()[0])]
            stream.extra["Subtype"] = "/" + types[written["UF"].string].replace("/", "#2F").replace("+", "#2B")
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])

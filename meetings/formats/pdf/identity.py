"""What the file says it is: PDF/A-3a and PDF/UA-1 at once, of a moment, with an identifier made from its content."""

from datetime import UTC, datetime
from typing import Any, Final

from meetings.core.intake import one_line

_IDENTIFICATION: Final = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language><rdf:Bag>\
<rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END: Final = b"</rdf:RDF>"


def written_out(moment: datetime) -> str:
    """The moment as PDF metadata has it, in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def identify(metadata: Any, *, title: str, author: str, subject: str, language: str, moment: datetime) -> None:
    """Put into WeasyPrint's metadata what the manuscript says, and the identification as PDF/UA beside that as PDF/A.

    Source: ISO 14289-1, clause 5; ISO 19005-3, 6.6.2.3 (a schema that PDF/A does not know is described in the file).
    """
    metadata.title, metadata.authors, metadata.description = one_line(title), [one_line(author)], one_line(subject)
    metadata.created = metadata.modified = written_out(moment)
    metadata.lang, metadata.generator, metadata.keywords, metadata.attachments = language, None, [], []
    as_pdf_a = metadata.generate_rdf_metadata

    def as_both(*identification: Any) -> bytes:
        written: bytes = as_pdf_a(*identification)
        assert written.endswith(_END)
        return written.removesuffix(_END) + _IDENTIFICATION.format(language=language).encode() + _END

    metadata.generate_rdf_metadata = as_both

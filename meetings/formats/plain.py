"""Values that cannot break the line of a file they are written into: what a calendar can hold of any text."""

import re
from urllib.parse import quote

BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
SURROGATES = re.compile("[\ud800-\udfff]")  # half a character, which UTF-8 cannot write
IN_AN_ADDRESS = ":/?#[]@!$&'()*+=%~-._"  # what may stand there as it is (RFC 3986), less the comma and the semicolon


def paragraph(text: str) -> str:
    """Text of several lines with nothing in it that could break a line of the file."""
    text = SURROGATES.sub("\ufffd", BREAKS.sub("\n", text).replace("\t", " "))
    return CONTROLS.sub("", text).strip(" \n")


def one_line(text: str) -> str:
    """The same for values that have one line: each break becomes one space."""
    return re.sub(r"[ \n]*\n[ \n]*", " ", paragraph(text))


def plain_name(text: str) -> str:
    """A name without the characters that clients show as they are escaped."""
    return re.sub(r"[,;\\ ]+", " ", one_line(text)).strip()


def address(url: str) -> str:
    """An address in ASCII; what may not stand in one is percent-encoded."""
    return quote(one_line(url), safe=IN_AN_ADDRESS + ",;")


def join_address(url: str) -> str:
    """The same with the comma and the semicolon encoded too: clients cut X- properties there."""
    return quote(one_line(url), safe=IN_AN_ADDRESS)

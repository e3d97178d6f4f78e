"""Metadata of the bundle after MDTO 1.0.1 of the Nationaal Archief: one informatieobject, the dossier of the zaak.

MDTO has one object per XML file. The files of the bundle are named as its representations, each by its SHA-256; size
and kind of every file stand in manifest.json. Source: https://www.nationaalarchief.nl/archiveren/mdto/xml-schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from app.domain.bewaren.selectielijst import BEEINDIGD, VERLEEND

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{NAAMRUIMTE} {NAAMRUIMTE}/MDTO-XML1.0.1.xsd"
_GEEN_XML = {teken: None for teken in range(32) if teken not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class Archiefstuk:
    """What the metadata say. `termijn` is the retention term: years, category and source; None when not configured."""

    zaaknummer: str
    titel: str
    regio: str
    van: date
    tot_en_met: date
    ontvanger: str
    archiefvormer: str
    termijn: tuple[int, str, str] | None
    beperking: str


def mdto_xml(stuk: Archiefstuk, bestanden: Iterable[Mapping[str, object]]) -> bytes:
    """The XML; `bestanden` have `naam` and `sha256`. The same input gives the same bytes."""
    wortel = ET.Element("MDTO", {"xmlns": NAAMRUIMTE, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA})
    object_ = ET.SubElement(wortel, "informatieobject")
    _identificatie(object_, "identificatie", stuk.zaaknummer, f"draaiboek, regio {stuk.regio}")
    _tekst(object_, "naam", f"Dossier {stuk.zaaknummer}, {stuk.titel}")
    _begrip(object_, "aggregatieniveau", "Dossier", "MDTO begrippenlijst aggregatieniveaus")
    blijft = f"Verleende mandaten blijven na de termijn van het dossier bewaard (resultaat {VERLEEND} en {BEEINDIGD})."
    _tekst(object_, "omschrijving", f"Dossier van de zaak over {stuk.titel}, gemaakt voor {stuk.ontvanger}. {blijft}")
    tijd = ET.SubElement(object_, "dekkingInTijd")
    _begrip(tijd, "dekkingInTijdType", "Onderwerp", "MDTO begrippenlijst dekking in tijd")
    _tekst(tijd, "dekkingInTijdBegindatum", stuk.van.isoformat())
    _tekst(tijd, "dekkingInTijdEinddatum", stuk.tot_en_met.isoformat())
    _verwijzing(object_, "dekkingInRuimte", f"Jeugdregio {stuk.regio}")
    _tekst(object_, "taal", "nl")
    _waardering(object_, stuk)
    for bestand in bestanden:
        _verwijzing(object_, "heeftRepresentatie", str(bestand["naam"]), str(bestand["sha256"]))
    _verwijzing(object_, "archiefvormer", stuk.archiefvormer)
    beperking = ET.SubElement(object_, "beperkingGebruik")
    _begrip(beperking, "beperkingGebruikType", "Beperkt openbaar", "Eigen begrippenlijst van draaiboek")
    _tekst(beperking, "beperkingGebruikNadereBeschrijving", stuk.beperking)
    ET.indent(wortel)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(wortel, encoding='unicode')}\n".encode()


def _waardering(object_: ET.Element, stuk: Archiefstuk) -> None:
    """Destroyed after its term, or kept until somebody decides: without a term nothing is destroyed."""
    soort = "Vernietigen" if stuk.termijn else "Nog niet bepaald"
    _begrip(object_, "waardering", soort, "Selectielijst gemeenten en intergemeentelijke organen 2020")
    if stuk.termijn:
        jaren, categorie, bron = stuk.termijn
        termijn = ET.SubElement(object_, "bewaartermijn")
        _begrip(termijn, "termijnTriggerStartLooptijd", "Dag waarop de zaak is gesloten", bron)
        _tekst(termijn, "termijnLooptijd", f"P{jaren}Y")
        _begrip(object_, "informatiecategorie", categorie, bron)


def _tekst(onder: ET.Element, naam: str, waarde: str) -> None:
    ET.SubElement(onder, naam).text = waarde.translate(_GEEN_XML)


def _identificatie(onder: ET.Element, naam: str, kenmerk: str, bron: str) -> None:
    deel = ET.SubElement(onder, naam)
    _tekst(deel, "identificatieKenmerk", kenmerk)
    _tekst(deel, "identificatieBron", bron)


def _verwijzing(onder: ET.Element, naam: str, wie: str, sha256: str = "") -> None:
    deel = ET.SubElement(onder, naam)
    _tekst(deel, "verwijzingNaam", wie)
    if sha256:
        _identificatie(deel, "verwijzingIdentificatie", sha256, "SHA-256")


def _begrip(onder: ET.Element, naam: str, label: str, begrippenlijst: str) -> None:
    deel = ET.SubElement(onder, naam)
    _tekst(deel, "begripLabel", label)
    _verwijzing(deel, "begripBegrippenlijst", begrippenlijst)

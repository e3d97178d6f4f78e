"""The metadata after MDTO: the elements and their order, for one informatieobject per file.

Held against the list of elements below, taken from the published schema; not validated against the schema itself.
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from app.export.mdto import NAAMRUIMTE, mdto_xml
from tests.export.inpakken import uitgepakt
from tests.export.voorbeeld import ARCHIEFSTUK, bundel

VOLGORDE = [
    "identificatie", "naam", "aggregatieniveau", "classificatie", "trefwoord", "omschrijving", "raadpleeglocatie",
    "dekkingInTijd", "dekkingInRuimte", "taal", "event", "waardering", "bewaartermijn", "informatiecategorie",
    "isOnderdeelVan", "bevatOnderdeel", "heeftRepresentatie", "aanvullendeMetagegevens", "gerelateerdInformatieobject",
    "archiefvormer", "betrokkene", "activiteit", "beperkingGebruik",
]  # fmt: skip
VERPLICHT = {"identificatie", "naam", "waardering", "archiefvormer", "beperkingGebruik"}
BESTANDEN = [{"naam": "dossier.pdf", "sha256": "a" * 64}]


def gelezen(xml: bytes) -> ET.Element:
    wortel = ET.fromstring(xml)  # noqa: S314 - our own
    assert wortel.tag == f"{{{NAAMRUIMTE}}}MDTO"
    (object_,) = wortel
    assert object_.tag == f"{{{NAAMRUIMTE}}}informatieobject"
    return object_


def namen(element: ET.Element) -> list[str]:
    return [kind.tag.partition("}")[2] for kind in element]


def test_elements_stand_in_the_order_of_the_schema_and_none_is_missing() -> None:
    for stuk in (ARCHIEFSTUK, replace(ARCHIEFSTUK, termijn=(7, "resultaat 7", "Selectielijst"))):
        gevonden = namen(gelezen(mdto_xml(stuk, BESTANDEN)))
        assert [VOLGORDE.index(naam) for naam in gevonden] == sorted(VOLGORDE.index(naam) for naam in gevonden)
        assert set(gevonden) >= VERPLICHT


def test_every_concept_names_its_list() -> None:
    for element in gelezen(mdto_xml(replace(ARCHIEFSTUK, termijn=(7, "7", "bron")), BESTANDEN)).iter():
        if "begripLabel" in namen(element):
            assert namen(element) == ["begripLabel", "begripBegrippenlijst"]


def test_a_term_is_a_duration_and_without_one_nothing_is_to_be_destroyed() -> None:
    met = gelezen(mdto_xml(replace(ARCHIEFSTUK, termijn=(7, "resultaat 7", "Selectielijst")), BESTANDEN))
    ruimte = {"m": NAAMRUIMTE}
    assert met.findtext("m:bewaartermijn/m:termijnLooptijd", namespaces=ruimte) == "P7Y"
    zonder = gelezen(mdto_xml(ARCHIEFSTUK, BESTANDEN))
    assert zonder.find("m:bewaartermijn", ruimte) is None
    assert zonder.findtext("m:waardering/m:begripLabel", namespaces=ruimte) == "Nog niet bepaald"


def test_it_names_every_file_that_comes_before_it_with_its_hash() -> None:
    leden = uitgepakt(bundel())
    ruimte = {"m": NAAMRUIMTE}
    genoemd = [e.text for e in gelezen(leden["mdto.xml"]).findall("m:heeftRepresentatie/m:verwijzingNaam", ruimte)]
    assert genoemd == list(leden)[: list(leden).index("mdto.xml")]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    xml = mdto_xml(replace(ARCHIEFSTUK, titel="a\x00b<&>\x1f"), BESTANDEN)
    assert gelezen(xml).findtext(f"{{{NAAMRUIMTE}}}naam") == "Dossier 2025-0001, ab<&>"

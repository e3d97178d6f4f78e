"""The metadata after MDTO: one object in a file, in the order of the schema, with the terms of its lists.

The lists and the order below are those of the standard (Nationaal Archief, MDTO 1.0.1). Where the schema itself is at
hand, every XML of a bundle is validated with it; elsewhere that is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.export import verify
from app.export.bundeldelen import BundelInhoud
from app.export.mdto import Archiefstuk
from app.export.mdto.vorm import NAAMRUIMTE
from config import WORTEL
from tests.export.inpakken import uitgepakt
from tests.export.voorbeeld import ARCHIEFSTUK, SLEUTEL, gebouwd, geweigerd, inhoud, leden, vervalst

M = {"m": NAAMRUIMTE}
SCHEMA = WORTEL.parent / "shared" / "vectors" / "mdto" / "MDTO-XML1.0.1.xsd"
VOLGORDE = {
    "informatieobject": [
        "identificatie", "naam", "aggregatieniveau", "classificatie", "trefwoord", "omschrijving", "raadpleeglocatie",
        "dekkingInTijd", "dekkingInRuimte", "taal", "event", "waardering", "bewaartermijn", "informatiecategorie",
        "isOnderdeelVan", "bevatOnderdeel", "heeftRepresentatie", "aanvullendeMetagegevens",
        "gerelateerdInformatieobject", "archiefvormer", "betrokkene", "activiteit", "beperkingGebruik",
    ],
    "bestand": ["identificatie", "naam", "omvang", "bestandsformaat", "checksum", "URLBestand", "isRepresentatieVan"],
}  # fmt: skip
VERPLICHT = {
    "informatieobject": {"identificatie", "naam", "waardering", "archiefvormer", "beperkingGebruik"},
    "bestand": {"identificatie", "naam", "omvang", "bestandsformaat", "checksum", "isRepresentatieVan"},
}
WAARDERINGEN = {("Blijvend te bewaren", "B"), ("Tijdelijk te bewaren", "V"), ("Nader te bepalen", "N")}
"""The closed list: nothing else may stand there."""
LIJSTEN: dict[str, set[tuple[str, str | None]]] = {
    "Begrippenlijst Waarderingen MDTO": set(WAARDERINGEN),
    "Begrippenlijst Aggregatieniveaus MDTO": {(n, None) for n in ("Archief", "Serie", "Dossier", "Archiefstuk")},
    "Begrippenlijst EventTypeLijst MDTO": {
        (naam, None)
        for naam in (
            "Creatie", "Ontvangst", "Verzending", "Opname", "Digitalisering", "Vervanging", "Bevriezing", "Conversie",
            "Export", "Import", "Kopie", "Migratie", "Vernietigen", "Overbrenging", "Uitplaatsing", "Wijziging",
            "Publicatie", "Accordering", "Validatie Handtekening",
        )
    },
    "Begrippenlijst BeperkingGebruikTypeLijst MDTO": {
        (naam, None) for naam in ("Geen beperking", "Nader te bepalen", "Overig")
    },
    "Begrippenlijst ChecksumAlgoritme MDTO": {(f"SHA-{maat}", None) for maat in (224, 256, 384, 512)},
}  # fmt: skip
VAN_MDTO = {"aggregatieniveau", "waardering", "eventType", "checksumAlgoritme", "beperkingGebruikType"}
"""Where a term of a list of MDTO belongs."""
VRIJ = {"PRONOM-register", "IANA Media types", "Eigen begrippenlijst van draaiboek"}
TERMIJN = (10, "zaak die is afgesloten", "Selectielijst gemeenten en intergemeentelijke organen 2020")


def met(**velden: object) -> BundelInhoud:
    return replace(inhoud(), archiefstuk=replace(ARCHIEFSTUK, **velden))  # type: ignore[arg-type]


def objecten(wat: BundelInhoud) -> dict[str, ET.Element]:
    """Every object of a bundle, by the file in which it stands."""
    return {naam: gelezen(xml) for naam, xml in uitgepakt(gebouwd(wat)).items() if naam.startswith("mdto")}


def gelezen(xml: bytes) -> ET.Element:
    wortel = ET.fromstring(xml)  # noqa: S314 - our own
    assert wortel.tag == f"{{{NAAMRUIMTE}}}MDTO"
    (object_,) = wortel
    return object_


def kaal(element: ET.Element) -> str:
    return element.tag.partition("}")[2]


def tekst(object_: ET.Element, pad: str) -> str | None:
    return object_.findtext("/".join(f"m:{deel}" for deel in pad.split("/")), namespaces=M)


def begrippen(object_: ET.Element) -> Iterator[tuple[str, str, str | None, str]]:
    """Where a term stands, its label, its code and its list."""
    for element in object_.iter():
        if element.find("m:begripLabel", M) is not None:
            lijst = tekst(element, "begripBegrippenlijst/verwijzingNaam")
            yield kaal(element), tekst(element, "begripLabel") or "", tekst(element, "begripCode"), lijst or ""


ALLE = objecten(met(termijn=TERMIJN, gesloten=date(2024, 2, 29)))


def test_elementen_staan_in_de_volgorde_van_het_schema_en_geen_ontbreekt() -> None:
    for object_ in [*ALLE.values(), *objecten(met()).values()]:
        volgorde, namen = VOLGORDE[kaal(object_)], [kaal(kind) for kind in object_]
        assert [volgorde.index(naam) for naam in namen] == sorted(volgorde.index(naam) for naam in namen)
        assert set(namen) >= VERPLICHT[kaal(object_)]


def test_termen_komen_uit_de_lijst_die_zij_noemen() -> None:
    for object_ in [*ALLE.values(), *objecten(met()).values()]:
        for plek, label, code, lijst in begrippen(object_):
            assert (lijst in LIJSTEN) >= (plek in VAN_MDTO), plek
            if lijst in LIJSTEN:
                assert (label, code) in LIJSTEN[lijst], (plek, label)
            else:
                assert lijst in VRIJ or lijst.startswith("Bewaartermijnen van regio Haaglanden, naar: "), lijst


def test_een_waardering_is_een_van_drie_met_label_en_code() -> None:
    def waardering(object_: ET.Element) -> tuple[str, str | None]:
        ((_, label, code, _),) = [b for b in begrippen(object_) if b[0] == "waardering"]
        return label, code

    assert {waardering(o) for o in ALLE.values() if kaal(o) == "informatieobject"} == {("Tijdelijk te bewaren", "V")}
    zonder = objecten(met())
    assert {waardering(o) for o in zonder.values() if kaal(o) == "informatieobject"} == {("Nader te bepalen", "N")}
    assert all(o.find("m:bewaartermijn", M) is None for o in zonder.values())


def test_een_termijn_loopt_vanaf_de_sluiting_en_eindigt_na_zijn_jaren() -> None:
    stuk = ALLE["mdto.xml"]
    assert tekst(stuk, "bewaartermijn/termijnTriggerStartLooptijd/begripLabel") == "Bevriezing"
    assert tekst(stuk, "bewaartermijn/termijnLooptijd") == "P10Y"
    assert tekst(stuk, "bewaartermijn/termijnStartdatumLooptijd") == "2024-02-29"
    assert tekst(stuk, "bewaartermijn/termijnEinddatum") == "2034-03-01"
    loopt = objecten(met(termijn=TERMIJN))["mdto.xml"]
    assert tekst(loopt, "bewaartermijn/termijnLooptijd") == "P10Y"
    assert tekst(loopt, "bewaartermijn/termijnEinddatum") is None


def test_elk_bestand_heeft_een_eigen_object_met_zijn_som() -> None:
    """As the example of the Nationaal Archief: size, format, checksum with its day, and what it represents."""
    zip_ = uitgepakt(gebouwd(met()))
    ervoor = [naam for naam in zip_ if not naam.startswith("mdto") and naam not in verify.ACHTERAAN]
    manifest = verify.controleer(gebouwd(met()), SLEUTEL.publieke_pem()).manifest
    regels = {regel["naam"]: regel for regel in manifest["bestanden"]}
    for naam in ervoor:
        bestand = gelezen(zip_[verify.mdto_naam(naam)])
        assert kaal(bestand) == "bestand"
        assert tekst(bestand, "naam") == naam
        assert tekst(bestand, "omvang") == str(regels[naam]["grootte"])
        assert tekst(bestand, "checksum/checksumWaarde") == regels[naam]["sha256"]
        assert tekst(bestand, "checksum/checksumDatum") == "2025-05-16T09:30:00Z"
        assert tekst(bestand, "bestandsformaat/begripCode")


def test_een_dossier_bevat_delen_en_alleen_een_deel_heeft_bestanden() -> None:
    """References go both ways and by marks that each object has alone."""
    kenmerk = "identificatie/identificatieKenmerk"
    op_kenmerk = {tekst(object_, kenmerk): object_ for object_ in ALLE.values()}
    assert len(op_kenmerk) == len(ALLE)
    dossier = ALLE["mdto.xml"]
    assert tekst(dossier, "aggregatieniveau/begripLabel") == "Dossier"
    assert dossier.find("m:heeftRepresentatie", M) is None
    naar = "m:verwijzingIdentificatie/m:identificatieKenmerk"
    delen = [op_kenmerk[e.findtext(naar, namespaces=M)] for e in dossier.findall("m:bevatOnderdeel", M)]
    bestanden = []
    for deel in delen:
        assert tekst(deel, "aggregatieniveau/begripLabel") == "Archiefstuk"
        assert tekst(deel, "isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk") == tekst(dossier, kenmerk)
        for verwijzing in deel.findall("m:heeftRepresentatie", M):
            bestand = op_kenmerk[verwijzing.findtext(naar, namespaces=M)]
            van = "isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk"
            assert tekst(bestand, van) == tekst(deel, kenmerk)
            bestanden.append(bestand)
    assert len(delen) + len(bestanden) + 1 == len(ALLE)


def test_een_document_van_anderen_heet_zoals_de_gebruiker_het_kent() -> None:
    deel, bestand = ALLE["mdto/document-12.MDTO.xml"], ALLE["mdto/document-12.bestand.MDTO.xml"]
    assert tekst(deel, "naam") == "Herstelplan v1.pdf"
    assert tekst(bestand, "bestandsformaat/begripCode") == "application/pdf"
    assert tekst(bestand, "bestandsformaat/begripBegrippenlijst/verwijzingNaam") == "IANA Media types"
    assert tekst(ALLE["mdto/dossier.pdf.bestand.MDTO.xml"], "bestandsformaat/begripCode") == "fmt/479"


def test_een_document_dat_niet_meegaat_staat_er_niet_in() -> None:
    weg = replace(inhoud(), bijlagen=[replace(b, reden="niet nodig") for b in inhoud().bijlagen])
    assert not [naam for naam in uitgepakt(gebouwd(weg)) if naam.startswith("mdto/document")]
    assert verify.controleer(gebouwd(weg), SLEUTEL.publieke_pem())


@pytest.mark.parametrize(
    "naam",
    [
        "mdto/document-7.MDTO.xml", "mdto/document-13.MDTO.xml", "mdto/logboek.MDTO.xml",
        "mdto/dossier.pdf.bestand.MDTO.xml", "mdto/document-12.bestand.MDTO.xml",
        "mdto/payloads-000001.jsonl.bestand.MDTO.xml",
    ],
)  # fmt: skip
def test_metagegevens_te_weinig_of_te_veel_zijn_niet_in_orde(naam: str) -> None:
    def wijzig(nieuw: dict[str, bytes]) -> None:
        paren = dict(sorted((nieuw | {naam: b"<MDTO/>"}).items(), key=lambda paar: verify.rang(paar[0]) or (9,)))
        if naam in nieuw:
            del paren[naam]
        nieuw.clear()
        nieuw.update(paren)

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), r"manifest\.json: de metagegevens in mdto/ passen niet.*")


def test_namen_van_metagegevens_hebben_een_plek_en_andere_namen_niet() -> None:
    goed = [naam for naam in leden() if naam.startswith("mdto/")]
    assert [verify.rang(naam) for naam in goed] == sorted(verify.rang(naam) or () for naam in goed)
    for fout in (
        "mdto/anders.MDTO.xml", "mdto/anders.bestand.MDTO.xml", "mdto/-dossier.pdf.bestand.MDTO.xml",
        "mdto/payloads-1.jsonl.bestand.MDTO.xml", "mdto/document-07.MDTO.xml", "mdto/document-x.bestand.MDTO.xml",
        "mdto/mdto.xml.bestand.MDTO.xml", "mdto/manifest.json.bestand.MDTO.xml", "mdto/../dossier.MDTO.xml",
    ):  # fmt: skip
        assert verify.rang(fout) is None, fout


def test_tekens_die_xml_niet_kent_vallen_weg() -> None:
    assert tekst(objecten(met(titel="a\x00b<&>\x1f"))["mdto.xml"], "naam") == "Dossier 2025-0001, ab<&>"


@pytest.mark.skipif(not SCHEMA.is_file(), reason=f"het schema van MDTO staat hier niet ({SCHEMA.name})")
@pytest.mark.parametrize("stuk", [ARCHIEFSTUK, replace(ARCHIEFSTUK, termijn=TERMIJN, gesloten=date(2025, 5, 1))])
def test_elk_xml_voldoet_aan_het_schema(stuk: Archiefstuk) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(Path(SCHEMA)))
    zip_ = uitgepakt(gebouwd(replace(inhoud(), archiefstuk=stuk)))
    for naam in (n for n in zip_ if n.startswith("mdto")):
        assert schema.validate(etree.fromstring(zip_[naam])), f"{naam}: {schema.error_log}"

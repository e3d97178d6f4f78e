"""The objects of MDTO that a bundle has, each as its own XML: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.domain.bewaren.bewaartermijn import jaren_later
from app.domain.bewaren.selectielijst import BEEINDIGD, VERLEEND
from app.export import verify
from app.export.mdto.lijsten import (
    BEHANDELING,
    Begrip,
    Beperking,
    Checksum,
    Event,
    Niveau,
    Waardering,
    formaat_van_anderen,
    formaat_van_ons,
)  # fmt: skip
from app.export.mdto.vorm import Element, begrip, identificatie, object_, tekst, verwijzing, xml

Lid = Mapping[str, Any]
"""A file of the bundle: `naam`, `grootte` (bytes) and `sha256` (hex)."""
_DOSSIER = ("dossier.pdf", "dossier.json", "registers.xlsx")


@dataclass(frozen=True)
class Archiefstuk:
    """What the metadata say of a dossier. `export` counts the exports of the zaak; `gemaakt_op` is aware.

    `termijn` is the retention term: years, category and source; None when not configured. `gesloten` is the day on
    which the zaak came to rest, and from which the term runs.
    """

    zaaknummer: str
    titel: str
    regio: str
    van: date
    tot_en_met: date
    ontvanger: str
    archiefvormer: str
    termijn: tuple[int, str, str] | None
    beperking: str
    export: int
    gemaakt_op: datetime
    gesloten: date | None = None

    @property
    def bron(self) -> str:
        """Where its marks are given out."""
        return f"draaiboek, regio {self.regio}"

    @property
    def naam(self) -> str:
        return f"Dossier {self.zaaknummer}, {self.titel}"


@dataclass(frozen=True)
class Stuk:
    """A document that is in the bundle: under `bestand`, as its user knows it under `naam`."""

    id: int
    naam: str
    mediatype: str
    bestand: str


@dataclass(frozen=True)
class _Deel:
    """A part of the dossier (Archiefstuk) with the files that represent it; `bestand` names its XML."""

    bestand: str
    kenmerk: str
    naam: str
    omschrijving: str
    leden: Sequence[Lid]
    formaat: Begrip | None = None

    def kenmerk_van(self, lid: Lid) -> str:
        return f"{self.kenmerk}/{'bestand' if self.formaat else lid['naam']}"


def dossier_xml(stuk: Archiefstuk, leden: Sequence[Lid], stukken: Sequence[Stuk]) -> bytes:
    """The dossier itself: what it is about, how long it is kept, and of which parts it consists."""
    wortel, o = object_("informatieobject")
    identificatie(o, "identificatie", stuk.zaaknummer, stuk.bron)
    tekst(o, "naam", stuk.naam)
    begrip(o, "aggregatieniveau", Niveau.DOSSIER)
    blijft = f"Verleende mandaten blijven na de termijn van het dossier bewaard (resultaat {VERLEEND} en {BEEINDIGD})."
    tekst(o, "omschrijving", f"Dossier van de zaak over {stuk.titel}, gemaakt voor {stuk.ontvanger}. {blijft}")
    tijd = o.onder("dekkingInTijd")
    begrip(tijd, "dekkingInTijdType", BEHANDELING)
    tekst(tijd, "dekkingInTijdBegindatum", stuk.van.isoformat())
    tekst(tijd, "dekkingInTijdEinddatum", stuk.tot_en_met.isoformat())
    verwijzing(o, "dekkingInRuimte", f"Jeugdregio {stuk.regio}")
    tekst(o, "taal", "nl")
    gebeurd = o.onder("event")
    begrip(gebeurd, "eventType", Event.EXPORT)
    tekst(gebeurd, "eventTijd", _moment(stuk.gemaakt_op))
    verwijzing(gebeurd, "eventVerantwoordelijkeActor", stuk.archiefvormer)
    _bewaren(o, stuk)
    for deel in _delen(stuk, leden, stukken):
        verwijzing(o, "bevatOnderdeel", deel.naam, deel.kenmerk, stuk.bron)
    _van_wie(o, stuk)
    return xml(wortel)


def delen_xml(stuk: Archiefstuk, leden: Sequence[Lid], stukken: Sequence[Stuk]) -> Iterator[tuple[str, bytes]]:
    """Name and XML of every part, and then of every file, in the order in which they stand in the bundle."""
    delen = list(_delen(stuk, leden, stukken))
    for deel in delen:
        yield deel.bestand, _deel_xml(stuk, deel)
    van = {lid["naam"]: deel for deel in delen for lid in deel.leden}
    for lid in leden:
        yield verify.mdto_naam(lid["naam"]), _bestand_xml(stuk, van[lid["naam"]], lid)


def _delen(stuk: Archiefstuk, leden: Sequence[Lid], stukken: Sequence[Stuk]) -> Iterator[_Deel]:
    """The dossier as it is read, the logboek with its proofs, and each document."""
    documenten = {s.bestand: s for s in stukken}
    op = f"export {stuk.export}, peildatum {stuk.tot_en_met.isoformat()}"
    kenmerk = f"{stuk.zaaknummer}/export/{stuk.export}"
    gelezen = [lid for lid in leden if lid["naam"] in _DOSSIER]
    rest = [lid for lid in leden if lid["naam"] not in _DOSSIER and lid["naam"] not in documenten]
    waarvan = "De zaak zoals zij op de peildatum bekend was: om te lezen, als rekenblad en als gegevens."
    yield _Deel(verify.MDTO_DELEN[0], f"{kenmerk}/dossier", f"{stuk.naam} ({op})", waarvan, gelezen)
    waarvan = "De regels van het logboek van de zaak, hun inhoud, en het bewijs dat zij compleet en onveranderd zijn."
    naam = f"Logboek van zaak {stuk.zaaknummer} ({op})"
    yield _Deel(verify.MDTO_DELEN[1], f"{kenmerk}/logboek", naam, waarvan, rest)
    for lid in leden:
        if document := documenten.get(lid["naam"]):
            wat = f"Document {document.id} van de zaak."
            naam, waar = f"mdto/document-{document.id}.MDTO.xml", f"{stuk.zaaknummer}/document/{document.id}"
            yield _Deel(naam, waar, document.naam, wat, [lid], formaat_van_anderen(document.mediatype))


def _deel_xml(stuk: Archiefstuk, deel: _Deel) -> bytes:
    wortel, o = object_("informatieobject")
    identificatie(o, "identificatie", deel.kenmerk, stuk.bron)
    tekst(o, "naam", deel.naam)
    begrip(o, "aggregatieniveau", Niveau.ARCHIEFSTUK)
    tekst(o, "omschrijving", deel.omschrijving)
    _bewaren(o, stuk)
    verwijzing(o, "isOnderdeelVan", stuk.naam, stuk.zaaknummer, stuk.bron)
    for lid in deel.leden:
        verwijzing(o, "heeftRepresentatie", lid["naam"], deel.kenmerk_van(lid), stuk.bron)
    _van_wie(o, stuk)
    return xml(wortel)


def _bestand_xml(stuk: Archiefstuk, deel: _Deel, lid: Lid) -> bytes:
    wortel, o = object_("bestand")
    identificatie(o, "identificatie", deel.kenmerk_van(lid), stuk.bron)
    tekst(o, "naam", lid["naam"])
    tekst(o, "omvang", str(lid["grootte"]))
    begrip(o, "bestandsformaat", deel.formaat or formaat_van_ons(lid["naam"]))
    som = o.onder("checksum")
    begrip(som, "checksumAlgoritme", Checksum.SHA256)
    tekst(som, "checksumWaarde", lid["sha256"])
    tekst(som, "checksumDatum", _moment(stuk.gemaakt_op))
    verwijzing(o, "isRepresentatieVan", deel.naam, deel.kenmerk, stuk.bron)
    return xml(wortel)


def _bewaren(o: Element, stuk: Archiefstuk) -> None:
    """Destroyed after its term, or kept until somebody decides: without a term nothing is destroyed."""
    begrip(o, "waardering", Waardering.TIJDELIJK if stuk.termijn else Waardering.NADER)
    if not stuk.termijn:
        return
    jaren, categorie, bron = stuk.termijn
    termijn = o.onder("bewaartermijn")
    begrip(termijn, "termijnTriggerStartLooptijd", Event.BEVRIEZING)
    if stuk.gesloten:
        tekst(termijn, "termijnStartdatumLooptijd", stuk.gesloten.isoformat())
    tekst(termijn, "termijnLooptijd", f"P{jaren}Y")
    if stuk.gesloten:
        tekst(termijn, "termijnEinddatum", jaren_later(stuk.gesloten, jaren).isoformat())
    begrip(o, "informatiecategorie", Begrip(categorie, f"Bewaartermijnen van regio {stuk.regio}, naar: {bron}"))


def _van_wie(o: Element, stuk: Archiefstuk) -> None:
    """Who made it, and what may be done with it: a limit in words has the type `Overig`, says MDTO."""
    verwijzing(o, "archiefvormer", stuk.archiefvormer)
    beperking = o.onder("beperkingGebruik")
    begrip(beperking, "beperkingGebruikType", Beperking.OVERIG)
    tekst(beperking, "beperkingGebruikNadereBeschrijving", f"Beperkt openbaar. {stuk.beperking}")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

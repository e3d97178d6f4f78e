"""The sitting on paper: what was booked, in what step each booking came, and which places were offered.

What is kept as a document of the zaak can leave the team with a dossier, so no booking stands in it: from where, of
which form and how far would pin numbers down beside the bands of the stock (ADR 053). The sheet with the bookings and
their numbers is made anew each time, for the team alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.basis.bestand import Oordeel
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.plaatsing.weken import weeknaam
from app.domain.plaatsing.zitting import VERSLAG, Zitting
from app.export.document import Blok, Kolom, alinea, kop, maak_pdf, tabel, termen
from app.models import Document
from app.services.document.documenten import NieuwDocument, bewaar
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen
from app.weergave import datum, woord

PDF = "application/pdf"
ALLEEN_TEAM = "Alleen voor het team: hier staan aantallen kinderen in. Deel dit blad niet met anderen."
ZONDER_AANTALLEN = (
    "Hier staan geen boekingen en geen aantallen kinderen in, omdat dit verslag met een dossier naar anderen kan gaan. "
    "Wat er is geboekt, staat op het plaatsingsbord."
)


@dataclass(frozen=True)
class Zittingregel:
    """A booking that was made or went on in these days, and how far it is now. `rest` is how many children."""

    nummer: int
    van: str
    naar: str
    zorgvorm: str
    week: date
    fase: Fase
    dag: date
    rest: int


@dataclass(frozen=True)
class Zittingblad:
    """What a sitting looked at. `aanbod` are the places that were offered or changed in these days, in words."""

    regels: Sequence[Zittingregel]
    aanbod: Sequence[tuple[str, str, str]]


def lees_zitting(session: Session, dossier: Dossier, vanaf: date, tot: date) -> Zittingblad:
    """By the days on which it was entered, both included. For the team: it holds how many."""
    plekken = lezen.locaties(session, dossier.zaak)
    alle, vormen = lezen.boekingen(session, dossier.zaak), lezen.vormen(dossier)
    geboden = lezen.aanbod(session, dossier.zaak)
    regels = []
    for b in alle.geboekt:
        if b.rest and any(vanaf <= dag_van(stap.ingevoerd_op) <= tot for stap in alle.stappen[b.nummer]):
            hier = plekken[b.wat.locatie].naam
            naar = geboden[b.wat.aanbod].waarden().naam if b.wat.aanbod else woord(b.wat.soort.value)
            van, naar = ("–", hier) if b.wat.soort is Boeksoort.ERBIJ else (hier, naar)
            vorm = vormen.get(b.wat.zorgvorm, b.wat.zorgvorm)
            regels.append(Zittingregel(b.nummer, van, naar, vorm, b.wat.week, b.fase, b.dag, b.rest))
    nieuw = [
        (rij.waarden().naam, vormen.get(rij.zorgvorm, rij.zorgvorm), f"{rij.plaatsen}, vanaf {datum(rij.vanaf)}")
        for rij in geboden.values()
        if not rij.vervallen and vanaf <= dag_van(rij.ingevoerd_op) <= tot
    ]
    return Zittingblad(regels, nieuw)


def leg_zitting_vast(werk: Werk, zaaknummer: str, zitting: Zitting) -> Document:
    """Keep the minutes as a document of the zaak, without bookings and numbers of children.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, DatumOnlogisch, DatumInToekomst, DocumentMislukt.
    """
    werk.wil("leg_zitting_vast", datum=zitting.datum, aanwezig=zitting.aanwezig, besproken=zitting.besproken)
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    zitting.toets()
    blad = lees_zitting(werk.session, dossier, zitting.vanaf, zitting.datum)
    inhoud = maak_verslag(dossier, zitting, blad, werk.verzoek.nu, met_aantallen=False)
    naam = f"Verslag plaatsing {zitting.datum.isoformat()}.pdf"
    wat = NieuwDocument(naam, inhoud, zitting.datum, VERSLAG)
    document = bewaar(werk, dossier.zaak, wat, Oordeel(PDF))
    werk.noteer(object=f"document/{document.id}", naam=document.naam, sha256=document.sha256)
    return document


def maak_verslag(dossier: Dossier, zitting: Zitting, blad: Zittingblad, nu: datetime, *, met_aantallen: bool) -> bytes:
    """The minutes as a PDF, made at this moment. Raises DocumentMislukt."""
    titel = f"Plaatsingszitting {dossier.zaak.zaaknummer}, {datum(zitting.datum)}"
    return maak_pdf(titel, dossier.profiel.naam, nu, _blokken(dossier, zitting, blad, met_aantallen=met_aantallen))


def _blokken(dossier: Dossier, zitting: Zitting, blad: Zittingblad, *, met_aantallen: bool) -> list[Blok]:
    kolommen = [Kolom("nr", 0.5, getal=True), Kolom("van"), Kolom("naar"), Kolom("zorgvorm"), Kolom("week", 0.7),
                Kolom("hoe ver"), Kolom("kinderen", 0.7, getal=True)]  # fmt: skip
    geboekt = tabel("Boekingen", kolommen, [_rij(regel) for regel in blad.regels], "Er is niets geboekt.")
    return [
        alinea(ALLEEN_TEAM if met_aantallen else ZONDER_AANTALLEN),
        termen([
            ("Aanbieder", dossier.zaak.aanbieder.naam),
            ("Boekingen van", f"{datum(zitting.vanaf)} tot en met {datum(zitting.datum)}"),
            ("Aanwezig", zitting.aanwezig),
        ]),
        *((kop("Wat er is geboekt"), geboekt) if met_aantallen else ()),
        kop("Aangeboden plaatsen"),
        tabel("Plaatsen", [Kolom("aanbieder"), Kolom("zorgvorm"), Kolom("plaatsen")], blad.aanbod,
              "Er zijn geen plaatsen bijgekomen of gewijzigd."),
        kop("Wat er is besproken"),
        alinea(*(zitting.besproken or "Niets opgeschreven.").split("\n")),
    ]  # fmt: skip


def _rij(regel: Zittingregel) -> list[str]:
    hoe = f"{woord(regel.fase.value)}, sinds {datum(regel.dag)}"
    return [str(regel.nummer), regel.van, regel.naar, regel.zorgvorm, weeknaam(regel.week), hoe, str(regel.rest)]

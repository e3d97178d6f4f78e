"""A zaak as it is answered: in a list, and as a whole, as far as its reader may see it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Nummer, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import TREDEN, Afspraakstatus, Toestand, Uitkomst, Zaakrol
from app.domain.basis.inzage import Inzage
from app.domain.besluit.besluit import Ruimte as Stand
from app.domain.regio.bovenregionaal import Regiorol
from app.models import Afspraak as Afspraakrij
from app.models import Rolvervulling
from app.models import Zaak as Rij
from app.services.draaiboek.edities import editie_van
from app.services.kern.toegang import Dossier
from app.services.overname.blad import overname_van
from app.services.overzicht.zaak import zaakoverzicht
from app.services.regio.betrokken import eigen_deelname


class Aanbiedernaam(Uitvoer):
    id: Annotated[int, Field(description="Nummer van de aanbieder.", examples=[1])]
    naam: Annotated[str, Field(description="Naam.", examples=["Stichting Duinpoort"])]
    kvk_nummer: Annotated[str, Field(description="KvK-nummer.", examples=["12345678"])]


class Zaakregel(Uitvoer):
    """Een zaak in een lijst."""

    zaaknummer: Nummer
    aanbieder: Annotated[Aanbiedernaam, Field(description="Om wie het gaat.")]
    regio: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]
    toestand: Annotated[Toestand, Field(description="Waar de zaak nu staat.")]
    trede: Annotated[Toestand | None, Field(description="De trede van nu; leeg als de zaak in geen trede is.")]
    toestand_sinds: Annotated[Datum, Field(description="Sinds welke dag.")]
    geopend_datum: Annotated[Datum, Field(description="Op welke dag de zaak begon.")]
    gewijzigd_op: Annotated[Tijd, Field(description="Wanneer er het laatst iets aan de zaak zelf veranderde.")]


class Persoon(Uitvoer):
    """Wie een rol in de zaak vervult."""

    gebruiker: Annotated[
        str | None,
        Field(description="E-mailadres van het account; alleen voor het team.", examples=["directeur@sbjh.example"]),
    ]
    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    hoedanigheid: Annotated[str, Field(description="Functie.", examples=["directeur Servicebureau Jeugdhulp"])]
    organisatie: Annotated[str, Field(description="Waar hij of zij werkt.", examples=["Servicebureau"])]
    rol: Annotated[Zaakrol, Field(description="De rol in de zaak.")]
    van: Annotated[Datum, Field(description="Vanaf welke dag.")]


class Ruimte(Uitvoer):
    """Wat er onder mandaat besteed mag worden, op een dag."""

    datum: Annotated[Datum, Field(description="Op welke dag.")]
    plafond: Annotated[Cent, Field(description="Wat de actieve mandaten samen toestaan, in eurocenten.")]
    besteed: Annotated[Cent, Field(description="Wat daarvan is besteed tot en met die dag.")]
    ruimte: Annotated[Cent, Field(description="Wat er nog over is.")]


class Afspraak(Uitvoer):
    """Een van de vijf afspraken van de zaak."""

    nummer: Annotated[int, Field(ge=1, le=5, description="1 tot en met 5.", examples=[1])]
    titel: Annotated[str, Field(description="Wat er af te spreken is.", examples=["Projectleider aanwijzen"])]
    status: Annotated[Afspraakstatus, Field(description="Gedaan, bewust niet toegepast, of nog open.")]
    toelichting: Annotated[str, Field(description="Wat er is gedaan, of waarom niet.", examples=[""])]
    datum: Annotated[Datum | None, Field(description="Wanneer dat is vastgesteld.")]


class Deelname(Uitvoer):
    """Hoe een andere regio meedoet."""

    rol: Annotated[Regiorol, Field(description="Betrokken, of accounthoudend.")]
    van: Annotated[Datum, Field(description="De eerste dag.")]
    vertegenwoordiger: Annotated[str, Field(description="Wie namens de regio meedoet.", examples=["accountmanager"])]


class Zaak(Zaakregel):
    """Een zaak als geheel."""

    trede_nummer: Annotated[
        int | None, Field(description="Het nummer dat de editie van het draaiboek de trede geeft.", examples=[3])
    ]
    periode: Annotated[int, Field(description="Hoe vaak de zaak is begonnen; heropenen telt mee.", examples=[1])]
    uitkomst: Annotated[Uitkomst | None, Field(description="Hoe de zaak afliep; leeg zolang zij loopt.")]
    editie: Annotated[str, Field(description="Editie van het draaiboek.", examples=["2021"])]
    regievoerders: Annotated[list[Persoon], Field(description="Wie de zaak samen leiden.")]
    projectleider: Annotated[Persoon | None, Field(description="Wie het project leidt.")]
    ruimte: Annotated[Ruimte, Field(description="De ruimte onder mandaat van vandaag.")]
    afspraken: Annotated[list[Afspraak], Field(description="De vijf afspraken; alleen voor het team.")]
    open_noodgrepen: Annotated[
        int | None,
        Field(description="Hoeveel noodgrepen nog niet zijn bekrachtigd; alleen voor het team.", examples=[0]),
    ]
    overgenomen: Annotated[bool, Field(description="Of de zaak met een import van papier is overgenomen.")]
    deelname: Annotated[
        Deelname | None, Field(description="Hoe uw regio meedoet; alleen voor een andere regio die betrokken is.")
    ] = None
    versie: Annotated[int, Field(description="Versie van de zaak; zij staat in de ETag.", examples=[7])]


def zaakregel(zaak: Rij) -> Zaakregel:
    return Zaakregel(**_kern(zaak))


def _kern(zaak: Rij) -> dict[str, Any]:
    return {
        "zaaknummer": zaak.zaaknummer,
        "aanbieder": Aanbiedernaam.model_validate(zaak.aanbieder),
        "regio": zaak.regio,
        "toestand": zaak.toestand,
        "trede": zaak.toestand if zaak.toestand in TREDEN else None,
        "toestand_sinds": zaak.toestand_sinds,
        "geopend_datum": zaak.geopend_datum,
        "gewijzigd_op": zaak.gewijzigd_op,
    }


def zaakbeeld(dossier: Dossier, dag: date) -> Zaak:
    """The zaak as this reader sees it on the day."""
    zaak, overzicht = dossier.zaak, zaakoverzicht(db.session, dossier, dag)
    trede = editie_van(db.session, zaak).trede(zaak.toestand)
    leiding, project = _leiding(dossier)
    return Zaak(
        **_kern(zaak),
        trede_nummer=trede.nummer if trede else None,
        periode=zaak.periode,
        uitkomst=zaak.uitkomst,
        editie=zaak.editie,
        regievoerders=[persoon(dossier, v) for v in leiding],
        projectleider=persoon(dossier, project[0]) if project else None,
        ruimte=ruimte(overzicht.ruimte),
        afspraken=[afspraak(dossier, a) for a in overzicht.afspraken if isinstance(a, Afspraakrij)],
        open_noodgrepen=sum(n.is_open for n in overzicht.noodgrepen) if dossier.volledig else None,
        overgenomen=overname_van(db.session, zaak) is not None,
        deelname=_deelname(dossier),
        versie=zaak.versie,
    )


def _deelname(dossier: Dossier) -> Deelname | None:
    rij = eigen_deelname(db.session, dossier)
    return Deelname(rol=rij.rol, van=rij.vanaf, vertegenwoordiger=rij.vertegenwoordiger) if rij else None


def _leiding(dossier: Dossier) -> tuple[list[Rolvervulling], list[Rolvervulling]]:
    """Who leads the zaak and who the project; another region is not told."""
    if dossier.inzage is Inzage.EIGEN:
        return [], []
    regie = dossier.vervuld(Zaakrol.REGIEVOERDER) + dossier.vervuld(Zaakrol.EXTRA_REGIEVOERDER)
    return regie, dossier.vervuld(Zaakrol.PROJECTLEIDER)


def persoon(dossier: Dossier, vervulling: Rolvervulling) -> Persoon:
    wie = vervulling.gebruiker
    return Persoon(
        gebruiker=wie.email if dossier.volledig else None,
        naam=wie.naam,
        hoedanigheid=wie.functie,
        organisatie=wie.organisatie.naam,
        rol=vervulling.rol,
        van=vervulling.van,
    )


def ruimte(stand: Stand) -> Ruimte:
    return Ruimte(datum=stand.datum, plafond=stand.plafond, besteed=stand.besteed, ruimte=stand.over)


def afspraak(dossier: Dossier, rij: Afspraakrij) -> Afspraak:
    titels = {a.nummer: a.titel for a in dossier.profiel.afspraken}
    return Afspraak(
        nummer=rij.nummer, titel=titels[rij.nummer], status=rij.status, toelichting=rij.toelichting, datum=rij.datum
    )

"""Notes at a zaak, beside its record."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, bladzijde
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer, Woord
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.samenwerken.notitie import LANGSTE, Intrekreden
from app.domain.samenwerken.vermelding import MEESTE
from app.models import Notitie as Rij
from app.services.kern.toegang import Dossier
from app.services.samenwerken import notities as diensten
from app.services.samenwerken.bekeken import Kijkers, wie_bekeken

GROEP = "Samenwerken"
BIJ = "Waar zij bij hoort, zoals het logboek het noemt; leeg voor de zaak zelf."


class Genoemde(Uitvoer):
    """Iemand die in een notitie is genoemd."""

    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    gezien_op: Annotated[Tijd | None, Field(description="Wanneer hij haar zag; leeg als dat nog niet zo is.")]


class Lezer(Uitvoer):
    """Iemand die een notitie opende."""

    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    op: Annotated[Tijd, Field(description="Wanneer voor het eerst.")]


class Notitie(Uitvoer):
    """Een notitie naast het dossier."""

    volgnr: Annotated[int, Field(description="De hoeveelste van de zaak.", examples=[1])]
    bij: Annotated[str, Field(description=BIJ, examples=["mandaat/12"])]
    over: Annotated[str, Field(description="Hoe dat toen heette.", examples=["Mandaat 12"])]
    tekst: Annotated[str, Field(description="Leeg als zij is ingetrokken.", examples=["De bank belde."])]
    door: Annotated[str, Field(description="Wie haar schreef.", examples=["A. van Dijk"])]
    geplaatst_op: Annotated[Tijd, Field(description="Wanneer.")]
    ingetrokken_op: Annotated[Tijd | None, Field(description="Wanneer zij is ingetrokken.")]
    waarom: Annotated[Intrekreden | None, Field(description="Waarom zij is ingetrokken.")]
    genoemd: Annotated[list[Genoemde], Field(description="Wie erin zijn genoemd.")]
    gezien_door: Annotated[list[Lezer], Field(description="Wie haar openden; alleen voor het team van de zaak.")]


class Notitielijst(Lijst[Notitie]):
    """Notities."""


class Notitievraag(Bladervraag):
    bij: Annotated[str | None, Field(max_length=80, description="Alleen de notities hierbij.")] = None


def _beeld(rij: Rij, kijkers: Kijkers) -> Notitie:
    return Notitie(
        volgnr=rij.volgnr,
        bij=rij.bij,
        over=rij.over,
        tekst=rij.tekst,
        door=rij.door.naam,
        geplaatst_op=rij.geplaatst_op,
        ingetrokken_op=rij.ingetrokken_op,
        waarom=rij.waarom,
        genoemd=[Genoemde(naam=v.gebruiker.naam, gezien_op=v.gezien_op) for v in rij.vermeldingen],
        gezien_door=[Lezer(naam=naam, op=op) for naam, op in kijkers.get(f"notitie/{rij.volgnr}", ())],
    )


@lees("/zaken/<zaaknummer>/notities", Recht.NOTITIES_INZIEN, Notitielijst, vraag=Notitievraag)
def notities(zaaknummer: str, vraag: Notitievraag) -> Notitielijst:
    """De notities van een zaak

    Nieuwste eerst. Het team leest ze alle; een gemeente of bestuurder wat hij zelf schreef en waarin hij is genoemd.
    Notities staan naast het dossier. Lezen langs deze weg telt niet als zien: dat meldt u met `zie_notitie`.
    """
    mijn = dossier()
    blad = diensten.lijst_notities(db.session, mijn, vraag.bij, vraag.pagina, vraag.paginagrootte)
    kijkers = wie_bekeken(db.session, mijn, [f"notitie/{rij.volgnr}" for rij in blad.notities])
    later = vraag.sla_over + len(blad.notities) < blad.aantal
    return bladzijde(Notitielijst, [_beeld(rij, kijkers) for rij in blad.notities], vraag, blad.aantal, later=later)


@lees("/zaken/<zaaknummer>/notities/<int:volgnr>", Recht.NOTITIES_INZIEN, Notitie)
def notitie(zaaknummer: str, volgnr: int) -> Notitie:
    """Eén notitie

    Met wie haar las. Van wie haar niet mag lezen is zij er niet.
    """
    return _een(dossier(), volgnr)


def _een(mijn: Dossier, volgnr: int) -> Notitie:
    rij = diensten.vind_notitie(db.session, mijn, volgnr)
    return _beeld(rij, wie_bekeken(db.session, mijn, [f"notitie/{volgnr}"]))


class NieuweNotitie(Invoer):
    tekst: Annotated[
        Tekst, Field(description=f"Wat u opschrijft, hoogstens {LANGSTE} tekens.", examples=["De bank belde."])
    ] = ""
    bij: Annotated[Woord, Field(max_length=80, description=BIJ, examples=[""])] = ""
    noem: Annotated[
        list[Annotated[Woord, Field(max_length=254)]],
        Field(
            max_length=MEESTE,
            description="E-mailadressen van wie dit moet weten, naast wie u in de tekst met @ noemt.",
            examples=[[]],
            default_factory=list,
        ),
    ]


@doe("/zaken/<zaaknummer>/notities", Recht.NOTITIE_PLAATSEN, NieuweNotitie, Notitie, status=201)
def plaats_notitie(zaaknummer: str, invoer: NieuweNotitie) -> Response:
    """Schrijf een notitie

    Naast het dossier. Het logboek bewaart dat zij is geplaatst en een kenmerk van de tekst, niet de tekst zelf.
    """
    return handel(
        diensten.plaats_notitie,
        zaaknummer,
        diensten.NieuweNotitie(invoer.tekst, invoer.bij, invoer.noem),
        toon=lambda nieuw: _een(herlees(), nieuw.volgnr),
        plek=lambda nieuw: adres_van("notitie", zaaknummer=zaaknummer, volgnr=nieuw.volgnr),
    )


class Zien(Invoer):
    """Meer hoeft u niet te zeggen."""


@doe("/zaken/<zaaknummer>/notities/<int:volgnr>/gezien", Recht.NOTITIES_INZIEN, Zien, Notitie)
def zie_notitie(zaaknummer: str, volgnr: int, invoer: Zien) -> Response:
    """Meld dat u een notitie zag waarin u bent genoemd

    Daarna wacht zij niet meer op u.
    """
    return handel(diensten.zie_notitie, zaaknummer, volgnr, toon=lambda rij: _een(herlees(), rij.volgnr))


class Notitieintrekking(Invoer):
    waarom: Annotated[Intrekreden, Field(description="Waarom. Een keuze: het logboek bewaart geen tekst hierover.")]


@doe("/zaken/<zaaknummer>/notities/<int:volgnr>/intrekking", Recht.NOTITIE_PLAATSEN, Notitieintrekking, Notitie)
def trek_notitie_in(zaaknummer: str, volgnr: int, invoer: Notitieintrekking) -> Response:
    """Trek een notitie in

    Dat kan wie haar schreef, en wie de zaak leidt. De tekst verdwijnt; dat er een notitie was blijft.
    """
    return handel(
        diensten.trek_notitie_in, zaaknummer, volgnr, invoer.waarom, toon=lambda rij: _een(herlees(), rij.volgnr)
    )

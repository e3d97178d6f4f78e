"""What each municipality or region spends at the provider of a zaak: a key to divide amounts by."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.partij import Partij, partij
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Cent, Invoer, Regel, Tijd, Uitvoer, Verbeterreden, Woord
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.basis.zoeken import op_naam
from app.models import Omzetaandeel as Rij
from app.services.aanbieder.omzetaandelen import leg_omzet_vast as leg_vast
from app.services.aanbieder.omzetaandelen import omzet_per_gever

GROEP = "Besluiten"


class Omzetaandeel(Uitvoer):
    """De jeugdomzet van een mandaatgever bij de aanbieder, zoals die het laatst is ingevoerd."""

    mandaatgever: Annotated[Partij, Field(description="Van wie.")]
    jaar: Annotated[int, Field(description="Over welk jaar.", examples=[2024])]
    bedrag: Annotated[Cent, Field(description="Omzet in dat jaar, in eurocenten; 0 is geen.")]
    bron: Annotated[str, Field(description="Waar het bedrag vandaan komt, als dat is gezegd.", examples=[""])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dat is ingevoerd.")]


class Omzetaandelenlijst(Lijst[Omzetaandeel]):
    """Omzet per mandaatgever."""


@lees("/zaken/<zaaknummer>/omzetaandelen", Recht.MANDAAT_VOORSTELLEN, Omzetaandelenlijst, vraag=Bladervraag)
def omzetaandelen(zaaknummer: str, vraag: Bladervraag) -> Omzetaandelenlijst:
    """De jeugdomzet per mandaatgever

    Op naam. Met `sleutel: omzet` wordt een besluit hiernaar verdeeld.
    """
    bekend = sorted(omzet_per_gever(db.session, dossier().zaak).values(), key=lambda rij: op_naam(rij.organisatie.naam))
    return blader(Omzetaandelenlijst, bekend, vraag, _beeld)


def _beeld(rij: Rij) -> Omzetaandeel:
    return Omzetaandeel(
        mandaatgever=partij(rij.organisatie),
        jaar=rij.jaar,
        bedrag=rij.bedrag,
        bron=rij.bron,
        ingevoerd_op=rij.ingevoerd_op,
    )


class NieuweOmzet(Invoer):
    jaar: Annotated[int, Field(description="Over welk jaar.", examples=[2024])]
    bedragen: Annotated[
        dict[Annotated[Woord, Field(max_length=40)], int],
        Field(
            max_length=100,
            description="Eurocenten per code van een regio, of van een gemeente van Nederland; 0 is geen.",
            examples=[{"GM0503": 120_000_000}],
        ),
    ]
    reden: Verbeterreden = ""
    bron: Annotated[
        Regel,
        Field(
            description="Waar de bedragen vandaan komen; nodig voor wie niet in het profiel van de regio staat.",
            examples=["Opgave van Gouda, 3 maart 2025"],
        ),
    ] = ""


class Omzetuitkomst(Uitvoer):
    """Wat er is vastgelegd."""

    resultaten: Annotated[list[Omzetaandeel], Field(description="De omzet van elke mandaatgever die u noemde.")]


@doe(
    "/zaken/<zaaknummer>/omzetaandelen",
    Recht.MANDAAT_VOORSTELLEN,
    NieuweOmzet,
    Omzetuitkomst,
    status=201,
    codes=("zaak_gesloten", "motivering_verplicht"),
)
def leg_omzet_vast(zaaknummer: str, invoer: NieuweOmzet) -> Response:
    """Leg de omzet per mandaatgever vast

    Komt in de plaats van wat van diezelfde mandaatgevers over dat jaar bekend was, met de reden.
    """
    return handel(
        leg_vast,
        zaaknummer,
        invoer.jaar,
        invoer.bedragen,
        invoer.reden,
        invoer.bron,
        toon=lambda rijen: Omzetuitkomst(resultaten=[_beeld(rij) for rij in rijen]),
        plek=lambda _rijen: adres_van("omzetaandelen", zaaknummer=zaaknummer),
    )

"""What providers gave by a link, and what the team does with it. Links are made on the screen: who has one can give."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer, Verbeterreden
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.opgave import Eerder, Opgavesoort, Opgavestaat
from app.models import Plaatslink
from app.services.plaatsing import opgaven as diensten
from app.services.plaatsing.opgaven import Opgaveregel

GROEP = "Plaatsing"
CODES = ("ongeldige_overgang", "zaak_gesloten")


class Opgavebeeld(Uitvoer):
    """Een link voor een aanbieder, en wat ermee is opgegeven."""

    nummer: Annotated[int, Field(description="Nummer.", examples=[1])]
    soort: Annotated[Opgavesoort, Field(description="Wat er is gevraagd.")]
    wie: Annotated[str, Field(description="Aan welke aanbieder.", examples=["De Kade"])]
    staat: Annotated[Opgavestaat, Field(description="Hoe ver het is.")]
    verloopt_op: Annotated[Tijd, Field(description="Tot wanneer de link werkt.")]
    door: Annotated[str, Field(description="Wie het invulde; leeg als er nog niets is.", examples=[""])]
    inhoud: Annotated[str, Field(description="Wat er is opgegeven, als csv; leeg als er nog niets is.", examples=[""])]


class Opgavelijst(Uitvoer):
    """Alle opgaven van de zaak."""

    opgaven: Annotated[list[Opgavebeeld], Field(description="Nieuwste eerst.")]


@lees("/zaken/<zaaknummer>/plaatsing/opgaven", Recht.TELLING_VASTLEGGEN, Opgavelijst)
def opgaven(zaaknummer: str) -> Opgavelijst:
    """De opgaven van aanbieders

    Wat aanbieders met een link opgaven: hoeveel kinderen er zijn, of welke plaatsen zij hebben. Het telt pas mee als
    het team het overneemt.
    """
    regels = diensten.lijst_opgaven(db.session, dossier().zaak, datetime.now(UTC))
    return Opgavelijst(opgaven=[_beeld(regel) for regel in regels])


class Overname(Invoer):
    reden: Verbeterreden = ""
    eerder: Annotated[
        Eerder | None,
        Field(description="Alleen als deze aanbieder al plaatsen aanbiedt: komt dit erbij, of in de plaats?"),
    ] = None


@doe("/zaken/<zaaknummer>/plaatsing/opgaven/<int:nummer>/overname", Recht.TELLING_VASTLEGGEN, Overname, Opgavebeeld,
     codes=(*CODES, "import_geweigerd", "motivering_verplicht"))  # fmt: skip
def neem_opgave_over(zaaknummer: str, nummer: int, invoer: Overname) -> Response:
    """Neem over wat een aanbieder opgaf

    Vanaf nu telt het mee, met erbij dat de aanbieder het zelf opgaf. Verandert het iets dat er al staat, geef dan de
    reden.
    """
    return handel(diensten.neem_opgave_over, zaaknummer, nummer, invoer.reden, invoer.eerder, toon=_nu)


class Afwijzing(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom het niet meetelt.", examples=["Van een andere week."])]


@doe("/zaken/<zaaknummer>/plaatsing/opgaven/<int:nummer>/afwijzing", Recht.TELLING_VASTLEGGEN, Afwijzing, Opgavebeeld,
     codes=(*CODES, "motivering_verplicht"))  # fmt: skip
def wijs_opgave_af(zaaknummer: str, nummer: int, invoer: Afwijzing) -> Response:
    """Neem niet over wat een aanbieder opgaf

    Het telt niet mee, en de reden blijft staan. Doet de aanbieder het opnieuw, dan krijgt hij een nieuwe link.
    """
    return handel(diensten.wijs_opgave_af, zaaknummer, nummer, invoer.reden, toon=_nu)


class Linkintrekking(Invoer):
    """Er is niets in te vullen."""


@doe("/zaken/<zaaknummer>/plaatsing/opgaven/<int:nummer>/intrekking", Recht.TELLING_VASTLEGGEN, Linkintrekking,
     Opgavebeeld, codes=CODES)  # fmt: skip
def trek_opgavelink_in(zaaknummer: str, nummer: int, invoer: Linkintrekking) -> Response:
    """Trek een link voor een aanbieder in

    Zolang er nog geen opgave mee is gedaan. De link werkt daarna niet meer.
    """
    return handel(diensten.trek_opgavelink_in, zaaknummer, nummer, toon=_nu)


def _nu(link: Plaatslink) -> Opgavebeeld:
    """As it stands after the act."""
    return _beeld(diensten.vind_opgave(db.session, herlees().zaak, link.nummer, datetime.now(UTC)))


def _beeld(regel: Opgaveregel) -> Opgavebeeld:
    return Opgavebeeld(
        nummer=regel.link.nummer,
        soort=regel.link.soort,
        wie=regel.link.wie,
        staat=regel.staat,
        verloopt_op=regel.link.verloopt_op,
        door=regel.opgave.door if regel.opgave else "",
        inhoud=regel.opgave.inhoud if regel.opgave else "",
    )

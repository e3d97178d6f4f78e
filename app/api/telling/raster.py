"""Counts in a grid: one measure of one day, read with what was before, and recorded in one go."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Basis, Dag, Datum, GezieneVersie, Invoer, Uitvoer, Verbeterreden, Vraag
from app.api.telling.tellingbeeld import Gemeentecode, Zorgvormcode
from app.db import db
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.services.kern.toegang import Dossier
from app.services.telling import raster as diensten

GROEP = "Aantallen kinderen"
Maat = Literal["in_zorg", "wachtend", "verblijf", "ambulant", "overgedragen", "nog_te_plaatsen"]
REGELS = ("datum_in_toekomst", "datum_onlogisch", "motivering_verplicht", "verouderd", "zaak_gesloten")
Aantalcel = Annotated[
    int | None, Field(ge=0, le=100_000, description="Aantal kinderen; null is niet geteld, en dat is geen 0.")
]


class Rasterplek(Basis):
    gemeente: Gemeentecode
    zorgvorm: Zorgvormcode


class Rastercel(Uitvoer):
    """Een vakje: wat er staat, en wat er het laatst daarvoor is geteld."""

    gemeente: Gemeentecode
    zorgvorm: Zorgvormcode
    aantal: Annotated[int | None, Field(description="Aantal op de peildatum; null is niet geteld.", examples=[12])]
    eerder_aantal: Annotated[int | None, Field(description="Het laatste aantal daarvoor.", examples=[11])]
    eerder_datum: Annotated[Datum | None, Field(description="Van welke dag dat is.")]


class Tellingraster(Uitvoer):
    """Een maat van een dag, per gemeente en zorgvorm."""

    peildatum: Annotated[Datum, Field(description="De dag waarop is geteld.")]
    maat: Annotated[Maat, Field(description="Wat is geteld.")]
    cellen: Annotated[list[Rastercel], Field(description="Elke gemeente en zorgvorm die geteld kan worden.")]
    versie: Annotated[int, Field(description="Stuur haar mee bij het vastleggen.", examples=[0])]


class Rastervraag(Vraag):
    peildatum: Annotated[Dag | None, Field(description="Van welke dag; vandaag als u niets zegt.")] = None
    maat: Annotated[Maat, Field(description="Wat is geteld.")] = "in_zorg"


@lees("/zaken/<zaaknummer>/tellingen/raster", Recht.TELLING_VASTLEGGEN, Tellingraster, vraag=Rastervraag)
def tellingraster(zaaknummer: str, vraag: Rastervraag) -> Tellingraster:
    """Een maat in een raster

    Per gemeente en zorgvorm, met wat er eerder is geteld. Alleen voor wie telt.
    """
    return _beeld(dossier(), vraag.peildatum or vandaag(), vraag.maat)


def _beeld(mijn: Dossier, peildatum: date, maat: str) -> Tellingraster:
    rooster = diensten.lees_raster(db.session, mijn, peildatum, maat)
    cellen = []
    for gemeente in rooster.gemeenten:
        for zorgvorm in rooster.zorgvormen:
            eerder = rooster.eerder.get((gemeente, zorgvorm), (None, None))
            nu = rooster.nu.get((gemeente, zorgvorm))
            cellen.append(
                Rastercel(
                    gemeente=gemeente, zorgvorm=zorgvorm, aantal=nu, eerder_aantal=eerder[0], eerder_datum=eerder[1]
                )
            )
    return Tellingraster(peildatum=peildatum, maat=maat, cellen=cellen, versie=rooster.versie)  # type: ignore[arg-type]


class Celinvoer(Rasterplek):
    aantal: Aantalcel


class Rasterinvoer(Invoer):
    peildatum: Annotated[Dag, Field(description="De dag waarop is geteld.")]
    maat: Annotated[Maat, Field(description="Wat is geteld.")] = "in_zorg"
    cellen: Annotated[list[Celinvoer], Field(min_length=1, max_length=500, description="Wat u niet noemt, blijft.")]
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def dienstvorm(self) -> diensten.Rasterinvoer:
        aantallen = {(cel.gemeente, cel.zorgvorm): cel.aantal for cel in self.cellen}
        if len(aantallen) < len(self.cellen):
            raise OngeldigeInvoer("Dezelfde gemeente en zorgvorm staat er twee keer.", veld="cellen")
        return diensten.Rasterinvoer(peildatum=self.peildatum, maat=self.maat, aantallen=aantallen, reden=self.reden)


@doe("/zaken/<zaaknummer>/tellingen/raster", Recht.TELLING_VASTLEGGEN, Rasterinvoer, Tellingraster, codes=REGELS)
def leg_raster_vast(zaaknummer: str, invoer: Rasterinvoer) -> Response:
    """Leg een maat van een dag in een keer vast

    Elke cel die anders is wordt een telling, samen met wat er die dag al van andere maten stond: een regel in het
    logboek, alles of niets. Een cel met null is niet geteld.
    """
    wat = invoer.dienstvorm()
    toon = lambda _aantal: _beeld(herlees(), invoer.peildatum, invoer.maat)  # noqa: E731
    return handel(diensten.leg_raster_vast, zaaknummer, wat, versie=invoer.versie, toon=toon)

"""Cases: the list, one as a whole, a new one, and what can be done with it now."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from werkzeug.wrappers import Response

from app.api.aanbieder.aanbieders import NieuweAanbieder
from app.api.kern.bewerking import doe, lees
from app.api.kern.bladwijzer import ZAAKPAGINA, lees_plaats, lees_plek, schrijf_plaats, verwijzingen
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Lijst, adres_van
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Dag, Invoer, Tekst, Vraag
from app.api.zaak.actiesbeeld import Actielijst, acties_in
from app.api.zaak.zaakbeeld import Zaak, Zaakregel, zaakbeeld, zaakregel
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.rechten import Recht
from app.models import Zaak as Rij
from app.services.kern.toegang import vind_dossier
from app.services.overzicht.zaaklijst import Volgorde, Zaakwens, zaakpagina
from app.services.zaak import zaken as diensten

GROEP = "Zaken"


class Zaakvraag(Vraag):
    zoek: Annotated[
        str,
        Field(max_length=200, description="Deel van het nummer of van de naam, of het KvK-nummer.", examples=["duin"]),
    ] = ""
    toestand: Annotated[Toestand | None, Field(description="Alleen zaken in deze toestand.")] = None
    regio: Annotated[str, Field(max_length=40, description="Code van de regio.", examples=["haaglanden"])] = ""
    gemeente: Annotated[
        str, Field(max_length=10, description="Zaken waarin om een mandaat van deze gemeente is gevraagd, of waarin "
                   "haar kinderen zijn geteld; CBS-code.", examples=["GM0503"])
    ] = ""  # fmt: skip
    sorteer: Annotated[Volgorde, Field(description="Waarop; met een min ervoor aflopend.")] = Volgorde.NUMMER_AF
    pagina: Annotated[
        str,
        Field(
            pattern=ZAAKPAGINA,
            max_length=1200,
            description="Een nummer vanaf 1, of wat in `volgende` en `vorige` staat.",
            examples=["1"],
        ),
    ] = "1"
    paginagrootte: Annotated[int, Field(ge=1, le=100, description="Hoeveel per pagina.", examples=[25])] = 25


class Zaaklijst(Lijst[Zaakregel]):
    """Zaken."""


@lees("/zaken", Recht.ZAKEN_INZIEN, Zaaklijst, vraag=Zaakvraag)
def zaken(vraag: Zaakvraag) -> Zaaklijst:
    """De zaken die u mag zien

    Nieuwste nummer eerst, tenzij u anders sorteert. Blader met de adressen in `volgende` en `vorige`.
    """
    plek = lees_plek(vraag.pagina, vraag.paginagrootte)
    wens = Zaakwens(
        zoek=vraag.zoek.strip().replace("\0", ""),
        toestand=vraag.toestand,
        regio=vraag.regio.replace("\0", ""),
        gemeente=vraag.gemeente.replace("\0", ""),
        volgorde=vraag.sorteer,
        na=lees_plaats(plek.na, vraag.sorteer),
        voor=lees_plaats(plek.voor, vraag.sorteer),
        sla_over=plek.sla_over,
        grootte=vraag.paginagrootte,
    )
    blad = zaakpagina(db.session, g.actor, wens)
    plekken = [schrijf_plaats(vraag.sorteer.plaats_van(zaak)) for zaak in blad.zaken]
    volgende, vorige = verwijzingen(plekken, eerder=blad.eerder, later=blad.later)
    regels = [zaakregel(zaak) for zaak in blad.zaken]
    return Zaaklijst(aantal=blad.aantal, volgende=volgende, vorige=vorige, resultaten=regels)


class NieuweZaak(Invoer):
    aanbieder_id: Annotated[
        int | None, Field(ge=1, le=2**31 - 1, description="Een bekende aanbieder.", examples=[1])
    ] = None
    aanbieder: Annotated[NieuweAanbieder | None, Field(description="Of een nieuwe.")] = None
    trede: Annotated[Toestand, Field(description="`signaal`, of een trede: een zaak kan in elke trede beginnen.")]
    motivering: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Kas tot mei."])] = ""
    datum: Annotated[Dag, Field(description="De dag waarop dit is vastgesteld.")]

    @model_validator(mode="after")
    def een_aanbieder(self) -> NieuweZaak:
        if (self.aanbieder_id is None) == (self.aanbieder is None):
            raise PydanticCustomError("tekens", "Geef aanbiederId of aanbieder, een van de twee.")
        return self

    def dienstvorm(self) -> diensten.NieuweZaak:
        wie = self.aanbieder.dienstvorm() if self.aanbieder else self.aanbieder_id
        assert wie is not None  # noqa: S101 - `een_aanbieder` saw to it
        return diensten.NieuweZaak(wie, self.trede, self.motivering, self.datum)


@doe("/zaken", Recht.ZAAK_OPENEN, NieuweZaak, Zaak, status=201, codes=("motivering_verplicht", "datum_in_toekomst"))
def open_zaak(invoer: NieuweZaak) -> Response:
    """Open een zaak

    Direct in elke trede. Wie in uw regio de leidende functies vervult, wordt Regievoerder.
    """
    return handel(
        diensten.open_zaak,
        invoer.dienstvorm(),
        toon=_nieuw,
        plek=lambda nieuw: adres_van("zaak", zaaknummer=nieuw.zaaknummer),
    )


def _nieuw(rij: Rij) -> Zaak:
    return zaakbeeld(vind_dossier(db.session, g.actor, rij.zaaknummer), vandaag())


@lees("/zaken/<zaaknummer>", Recht.ZAKEN_INZIEN, Zaak)
def zaak(zaaknummer: str) -> Zaak:
    """Eén zaak

    Alles wat u op één scherm van de zaak ziet. De ETag gebruikt u in If-Match als u de zaak wijzigt.
    """
    return zaakbeeld(dossier(), vandaag())


@lees("/zaken/<zaaknummer>/acties", Recht.ZAKEN_INZIEN, Actielijst)
def acties(zaaknummer: str) -> Actielijst:
    """Wat kan ik nu doen?

    De handelingen onder het adres van de zaak: of u ze nu kunt doen, en zo niet, waarom niet. Wat u met een mandaat
    kunt, staat bij dat mandaat.
    """
    return acties_in(dossier(), vandaag())

"""Questions to municipalities, and their positions."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import request
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, huidig_verzoek, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Documentkeuze,
    Invoer,
    Regel,
    Tekst,
    Woord,
)
from app.api.overleg.vraagbeeld import (
    Gemeentevraag,
    Standpunt,
    Vraagregel,
    standpuntbeelden,
    vraagbeeld,
    vraagregel,
)
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.rechten import Recht
from app.domain.overleg.standpunt import MAX_NAAM, Hoedanigheid, Inbreng, Standpuntsoort, spreekt_zelf
from app.models import Standpunt as Rij
from app.services.kern.uitvoering import voer_uit
from app.services.overleg import vragen as diensten
from app.services.overleg.standpunten import leg_standpunt_vast as leg_vast

GROEP = "Vragen en standpunten"
ZONDER_BRON = "Via de API vastgelegd, zonder vindplaats."
"""What stands as the source when the team records a position and names none: the reader sees that it is missing."""


class Vraaglijst(Lijst[Vraagregel]):
    """Vragen aan gemeenten."""


@lees("/zaken/<zaaknummer>/vragen", Recht.STANDPUNTEN_INZIEN, Vraaglijst, vraag=Bladervraag)
def vragen(zaaknummer: str, vraag: Bladervraag) -> Vraaglijst:
    """De vragen aan de gemeenten

    Het team ziet ze alle, een gemeente die aan haar zijn gesteld. Van elke vraag staat alleen het begin erbij.
    """
    mijn = dossier()
    return blader(Vraaglijst, diensten.lijst_vragen(db.session, mijn), vraag, lambda blad: vraagregel(mijn, blad))


@lees("/zaken/<zaaknummer>/vragen/<int:nummer>", Recht.STANDPUNTEN_INZIEN, Gemeentevraag)
def vraag(zaaknummer: str, nummer: int) -> Gemeentevraag:
    """Eén vraag

    Met alles wat erop is gezegd. De eerste keer dat een gemeente haar opent, komt in het logboek.
    """
    blad = diensten.vind_vraag(db.session, dossier(), nummer)
    if request.method == "GET" and diensten.is_nieuw_voor(dossier(), blad):
        voer_uit(db.session, huidig_verzoek(leest=True), diensten.zie_vraag, zaaknummer, nummer)
    return _vraag(nummer)


def _vraag(nummer: int) -> Gemeentevraag:
    mijn = herlees()
    return vraagbeeld(mijn, diensten.vind_vraag(db.session, mijn, nummer))


class NieuweVraag(Invoer):
    tekst: Annotated[Tekst, Field(description="De vraag. Mag niet leeg zijn.", examples=["Bent u akkoord?"])] = ""
    datum: Annotated[Dag | None, Field(description="Wanneer zij is gesteld; vandaag als u niets zegt.")] = None
    reactie_voor_datum: Annotated[Dag, Field(description="De laatste dag om te reageren.", examples=["2025-05-30"])]
    gemeenten: list[Annotated[Woord, Field(max_length=10)]] | None = Field(
        None, max_length=100, description="CBS-codes; alle gemeenten van de regio als u niets zegt.", examples=[None]
    )
    document_id: Documentkeuze = None

    def dienstvorm(self) -> diensten.NieuweVraag:
        dag = self.datum or vandaag()
        return diensten.NieuweVraag(self.tekst, dag, self.reactie_voor_datum, self.gemeenten, self.document_id)


@doe(
    "/zaken/<zaaknummer>/vragen",
    Recht.VRAAG_STELLEN,
    NieuweVraag,
    Gemeentevraag,
    status=201,
    codes=("datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def stel_vraag(zaaknummer: str, invoer: NieuweVraag) -> Response:
    """Stel een vraag aan gemeenten

    Een gemeente ziet alleen de vragen die aan haar zijn gesteld. Een vraag verandert later niet.
    """
    return handel(
        diensten.stel_vraag,
        zaaknummer,
        invoer.dienstvorm(),
        toon=lambda nieuw: _vraag(nieuw.volgnr),
        plek=lambda nieuw: adres_van("vraag", zaaknummer=zaaknummer, nummer=nieuw.volgnr),
    )


class Standpuntlijst(Lijst[Standpunt]):
    """Standpunten."""


@lees("/zaken/<zaaknummer>/standpunten", Recht.STANDPUNTEN_INZIEN, Standpuntlijst, vraag=Bladervraag)
def standpunten(zaaknummer: str, vraag: Bladervraag) -> Standpuntlijst:
    """De standpunten van de gemeenten

    Bij de vragen die u mag zien; alles wat is gezegd. Wie niets zei, staat hier niet: zie de vraag zelf.
    """
    mijn = dossier()
    alles = standpuntbeelden(mijn, diensten.lijst_vragen(db.session, mijn))
    return blader(Standpuntlijst, alles, vraag, lambda standpunt: standpunt)


Naam = Annotated[Regel, Field(max_length=MAX_NAAM)]


class NieuwStandpunt(Invoer):
    vraag: Annotated[int, Field(ge=1, le=2**31 - 1, description="Nummer van de vraag.", examples=[1])]
    gemeente: Annotated[Woord, Field(max_length=10, description="CBS-code van de gemeente.", examples=["GM0503"])]
    standpunt: Annotated[Literal["akkoord", "niet_akkoord"], Field(description="Wat de gemeente vindt.")]
    datum: Annotated[Dag, Field(description="Van welke dag.")]
    spreker: Annotated[Hoedanigheid, Field(description="In welke hoedanigheid dat was.")] = Hoedanigheid.GEMEENTE
    door: Annotated[
        Naam, Field(description="Naam van wie het gaf; niet nodig voor een college of een gemeente.", examples=[""])
    ] = ""
    namens_wie: Annotated[Naam, Field(description="Wie werd vervangen.", examples=[""])] = ""
    vervangingsreden: Annotated[Tekst, Field(description="Waarom die er niet was.", examples=[""])] = ""
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""
    bron: Annotated[
        Tekst | None,
        Field(
            description="Waar het staat, als het team het vastlegt voor een gemeente. Noemt u niets, dan staat er dat "
            "de vindplaats ontbreekt. Een gemeente laat dit weg.",
            examples=["Brief van 12 mei."],
        ),
    ] = None

    domeinen: Annotated[
        tuple[Afwijkdomein, ...],
        Field(max_length=5, description="Wat niet akkoord raakt; leeg is niet vastgelegd."),
    ] = ()

    def inbreng(self) -> Inbreng:
        return Inbreng(
            soort=Standpuntsoort(self.standpunt),
            datum=self.datum,
            hoedanigheid=self.spreker,
            door=self.door,
            namens_wie=self.namens_wie,
            vervangingsreden=self.vervangingsreden,
            toelichting=self.toelichting,
            bron=self._bron(),
            domeinen=self.domeinen,
        )

    def _bron(self) -> str:
        """Who speaks for his own municipality names no source; when the team names none, that can be seen."""
        mijn = dossier()
        if self.bron is not None:
            return self.bron
        zelf = spreekt_zelf(mijn.rollen, mijn.actor.organisatie_code, self.gemeente)
        return "" if zelf else ZONDER_BRON


@doe(
    "/zaken/<zaaknummer>/standpunten",
    Recht.STANDPUNT_VASTLEGGEN,
    NieuwStandpunt,
    Standpunt,
    status=201,
    codes=("motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def leg_standpunt_vast(zaaknummer: str, invoer: NieuwStandpunt) -> Response:
    """Leg het standpunt van een gemeente vast

    Een gemeente dat van haar zelf, het team dat van elke. Is zij niet akkoord en staat de zaak in een trede, dan
    begint een opschaling, of het hoort bij de opschaling die loopt.
    """
    wat = (invoer.vraag, invoer.gemeente, invoer.inbreng())
    return handel(leg_vast, zaaknummer, *wat, toon=lambda rij: _standpunt(invoer.vraag, rij))


def _standpunt(nummer: int, rij: Rij) -> Standpunt:
    mijn = herlees()
    blad = diensten.vind_vraag(db.session, mijn, nummer)
    return next(s for s in standpuntbeelden(mijn, [blad]) if s.id == rij.id)

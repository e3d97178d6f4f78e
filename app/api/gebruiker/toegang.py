"""What waits for a second person before somebody gets a role or office; and messages about it."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, bladzijde
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.toegang import Toegangssoort, Voorstelstatus
from app.models import Toegangsvoorstel as Rij
from app.services.gebruiker import toegang as diensten

GROEP = "Accounts en functies"
EEN = "/toegangsvoorstellen/<int:voorstel_id>"
REGELS = ("vier_ogen", "ongeldige_overgang")


class Toegangsvoorstel(Uitvoer):
    """Een rol of functie die iemand voorstelde, en die een ander bevestigt."""

    id: Annotated[int, Field(description="Nummer van het voorstel.", examples=[1])]
    soort: Annotated[Toegangssoort, Field(description="Wat is voorgesteld.")]
    status: Annotated[Voorstelstatus, Field(description="Hoe het ermee staat.")]
    naam: Annotated[str, Field(description="Over wie; leeg als daar niets meer van is.", examples=["A. van Dijk"])]
    account: Annotated[int | None, Field(description="Nummer van het account, als het er is.", examples=[2])]
    functie: Annotated[str | None, Field(description="Code van de functie.", examples=["directeur-sbjh"])]
    rollen: Annotated[list[Rol], Field(description="De rollen, zolang het voorstel open is.")]
    voorgesteld_op: Annotated[Tijd, Field(description="Wanneer.")]
    bevestigd_op: Annotated[Tijd | None, Field(description="Wanneer een ander het bevestigde.")]
    geweigerd_op: Annotated[Tijd | None, Field(description="Wanneer een ander het weigerde.")]
    ingetrokken_op: Annotated[Tijd | None, Field(description="Wanneer het is ingetrokken.")]
    kan_bevestigen: Annotated[bool, Field(description="Of u de tweede persoon kunt zijn.")]
    te_zien: Annotated[bool, Field(description="Of het een bericht aan u is dat u nog niet zag.")]


class Toegangsvoorstellen(Lijst[Toegangsvoorstel]):
    """Voorstellen over toegang."""


def voorstel_nu(rij: Rij) -> Toegangsvoorstel:
    """The proposal as the caller sees it."""
    return _beeld(diensten.regel(db.session, g.actor, rij, vandaag()))


def _beeld(regel: diensten.Toegangsregel) -> Toegangsvoorstel:
    rij = regel.voorstel
    open_ = rij.status is Voorstelstatus.OPEN
    return Toegangsvoorstel(
        id=rij.id,
        soort=rij.soort,
        status=rij.status,
        naam=rij.naam,
        account=rij.gebruiker_id,
        functie=rij.functie_code,
        rollen=[Rol(rol) for rol in (rij.inhoud or {}).get("rollen") or ()],
        voorgesteld_op=rij.voorgesteld_op,
        bevestigd_op=rij.bevestigd_op,
        geweigerd_op=rij.geweigerd_op,
        ingetrokken_op=rij.ingetrokken_op,
        kan_bevestigen=open_ and regel.beletsel is None,
        te_zien=regel.te_zien,
    )


def of_wacht(uitkomst: Any, toon: Any) -> Any:
    """What was done as `toon` shows it, or the proposal that waits for a second person."""
    return voorstel_nu(uitkomst) if isinstance(uitkomst, Rij) else toon(uitkomst)


@lees("/toegangsvoorstellen", Recht.TOEGANG_INZIEN, Toegangsvoorstellen, vraag=Bladervraag)
def toegangsvoorstellen(vraag: Bladervraag) -> Toegangsvoorstellen:
    """De voorstellen over toegang

    Van uw regio als u ze kunt bevestigen, en anders wat u voorstelde of waarover u bericht kreeg. Wat open is eerst.
    """
    rijen, aantal = diensten.lijst(db.session, g.actor, vraag.paginagrootte, vraag.sla_over)
    beelden = [_beeld(regel) for regel in diensten.regels(db.session, g.actor, rijen, vandaag())]
    later = vraag.sla_over + len(rijen) < aantal and bool(rijen)
    return bladzijde(Toegangsvoorstellen, beelden, vraag, aantal, later=later)


@lees(EEN, Recht.TOEGANG_INZIEN, Toegangsvoorstel)
def toegangsvoorstel(voorstel_id: int) -> Toegangsvoorstel:
    """Eén voorstel over toegang

    Over wie het gaat, en of u het kunt bevestigen.
    """
    return voorstel_nu(diensten.vind(db.session, g.actor, voorstel_id))


@doe(
    f"{EEN}/bevestiging",
    Recht.TOEGANG_BEVESTIGEN,
    Invoer,
    Toegangsvoorstel,
    codes=(*REGELS, "verse_aanmelding_nodig", "functie_bezet", "waarneming_onmogelijk", "datum_onlogisch"),
)
def bevestig_toegang(voorstel_id: int, invoer: Invoer) -> Response:
    """Bevestig een voorstel over toegang

    Door een ander dan wie het voorstelde, en nooit door de persoon over wie het gaat. Daarna is het uitgevoerd.
    """
    return handel(diensten.bevestig_toegang, voorstel_id, toon=voorstel_nu)


class Toegangsweigering(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Deze persoon is onbekend."])]


@doe(
    f"{EEN}/weigering",
    Recht.TOEGANG_BEVESTIGEN,
    Toegangsweigering,
    Toegangsvoorstel,
    codes=(*REGELS, "motivering_verplicht"),
)
def weiger_toegang(voorstel_id: int, invoer: Toegangsweigering) -> Response:
    """Weiger een voorstel over toegang

    Door wie het ook kan bevestigen.
    """
    return handel(diensten.weiger_toegang, voorstel_id, invoer.reden, toon=voorstel_nu)


@doe(f"{EEN}/intrekking", Recht.TOEGANG_INZIEN, Invoer, Toegangsvoorstel, codes=("ongeldige_overgang",))
def trek_toegang_in(voorstel_id: int, invoer: Invoer) -> Response:
    """Trek een voorstel over toegang in

    Door wie het voorstelde.
    """
    return handel(diensten.trek_toegang_in, voorstel_id, toon=voorstel_nu)


@doe(f"{EEN}/gezien", Recht.TOEGANG_INZIEN, Invoer, Toegangsvoorstel)
def zie_toegang(voorstel_id: int, invoer: Invoer) -> Response:
    """Zeg dat u een bericht over toegang zag

    Daarna staat het niet meer bij wat er voor u openstaat.
    """
    return handel(diensten.zie_toegang, voorstel_id, toon=voorstel_nu)

"""What happens with one mandaat: proposed, judged, granted, consented to, withdrawn; its conditions checked off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.vorm import Dag, Documentkeuze, Invoer, Regel, Tekst, Uitvoer, Woord
from app.api.mandaat.mandaatbeeld import Mandaat, mandaat_nu, mandaten_nu
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Voorwaardeoordeel
from app.domain.basis.rechten import Recht
from app.domain.mandaat.instemming import LENGTES, Gegeven
from app.models import Mandaat as Rij
from app.models import Voorwaarde
from app.services.mandaat import handelingen as diensten
from app.services.mandaat import teruggave
from app.services.mandaat.einden import velen as einden
from app.services.mandaat.einden import vervroegen
from app.services.mandaat.voorwaarden import ga_na

GROEP = "Mandaten"
EEN = "/mandaten/<int:mandaat_id>"
REGELS = ("ongeldige_overgang", "zaak_gesloten", "datum_in_toekomst", "datum_onlogisch")


class Mandaathandeling(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""


class Mandaatweigering(Mandaathandeling):
    toelichting: Annotated[
        Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De looptijd is te lang."])
    ] = ""


class Mandaatafwijzing(Mandaatweigering):
    domeinen: Annotated[
        tuple[Afwijkdomein, ...],
        Field(max_length=5, description="Wat de weigering van een mandaatgever raakt; leeg is niet vastgelegd."),
    ] = ()


def _doe(
    dienst: Callable[..., Rij], mandaat_id: int, invoer: Mandaathandeling, versie: int | None, *eigen: Any
) -> Response:
    """One act on a mandaat; `eigen` is what this act asks besides the day and the explanation."""
    wat = (mandaat_id, invoer.datum, *eigen, invoer.toelichting)
    return handel(dienst, *wat, versie=versie, toon=mandaat_nu)


@doe(f"{EEN}/voorstel", Recht.MANDAAT_VOORSTELLEN, Mandaathandeling, Mandaat, met_versie=True, codes=REGELS)
def stel_voor(mandaat_id: int, invoer: Mandaathandeling, versie: int | None) -> Response:
    """Stel het mandaat voor

    Aan wie in de regio de mandaten beoordeelt.
    """
    return _doe(diensten.stel_voor, mandaat_id, invoer, versie)


@doe(
    f"{EEN}/goedkeuring",
    Recht.MANDAAT_BEOORDELEN,
    Mandaathandeling,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "vier_ogen", "verse_aanmelding_nodig"),
)
def keur_goed(mandaat_id: int, invoer: Mandaathandeling, versie: int | None) -> Response:
    """Keur het mandaat goed

    Nooit door wie het voorstelde. Vraagt een token met bereik `bevestigen`.
    """
    return _doe(diensten.keur_goed, mandaat_id, invoer, versie)


@doe(
    f"{EEN}/afwijzing",
    Recht.MANDATEN_INZIEN,
    Mandaatafwijzing,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "vier_ogen", "motivering_verplicht"),
)
def wijs_af(mandaat_id: int, invoer: Mandaatafwijzing, versie: int | None) -> Response:
    """Wijs het mandaat af

    Door wie beoordeelt zolang het is voorgesteld, daarna door de mandaatgever; altijd met de reden.
    """
    wat = (mandaat_id, invoer.datum, invoer.toelichting, invoer.domeinen)
    return handel(diensten.wijs_af, *wat, versie=versie, toon=mandaat_nu)


class Verlening(Mandaathandeling):
    besluitnummer: Annotated[
        Woord,
        Field(max_length=80, description="Nummer van het besluit. Mag niet leeg zijn.", examples=["B-1"]),
    ] = ""


@doe(f"{EEN}/verlening", Recht.MANDATEN_INZIEN, Verlening, Mandaat, met_versie=True, codes=REGELS)
def verleen(mandaat_id: int, invoer: Verlening, versie: int | None) -> Response:
    """Verleen het mandaat

    Door het account van de gemeente of regio zelf, met het nummer en de dag van haar besluit.
    """
    return _doe(diensten.verleen, mandaat_id, invoer, versie, invoer.besluitnummer)


class Instemming(Mandaathandeling):
    door: Annotated[Literal["houder", "werkgever"], Field(description="Wie instemt (artikel 10:4 Awb).")]
    gegeven_door: Annotated[
        Regel,
        Field(
            max_length=LENGTES["gegeven_door"],
            description="Bij de werkgever: wie namens hem instemde.",
            examples=["P. Jansen"],
        ),
    ] = ""
    gegeven_functie: Annotated[
        Regel,
        Field(
            max_length=LENGTES["gegeven_functie"],
            description="Bij de werkgever: in welke functie.",
            examples=["secretaris"],
        ),
    ] = ""
    kenmerk: Annotated[
        Regel,
        Field(
            max_length=LENGTES["kenmerk"],
            description="Bij de werkgever: kenmerk van het besluit of de brief; of noem een document.",
            examples=["B-2025-17"],
        ),
    ] = ""
    document_id: Documentkeuze = None

    @property
    def gegeven(self) -> Gegeven:
        return Gegeven(self.gegeven_door, self.gegeven_functie, self.kenmerk, self.document_id)


@doe(f"{EEN}/instemming", Recht.MANDAAT_INSTEMMEN, Instemming, Mandaat, met_versie=True, codes=(*REGELS, "vier_ogen"))
def stem_in(mandaat_id: int, invoer: Instemming, versie: int | None) -> Response:
    """Stem in met het mandaat

    Het is actief als de houder en zijn werkgever allebei hebben ingestemd. De instemming van de werkgever legt een
    ander dan de houder vast, met wie haar gaf en waar dat uit blijkt.
    """
    wat = (mandaat_id, invoer.datum, invoer.door, invoer.toelichting, invoer.gegeven)
    return handel(diensten.stem_in, *wat, versie=versie, toon=mandaat_nu)


@doe(
    f"{EEN}/intrekking",
    Recht.MANDATEN_INZIEN,
    Mandaatweigering,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "motivering_verplicht", "intrekking_terugwerkend"),
)
def trek_in(mandaat_id: int, invoer: Mandaatweigering, versie: int | None) -> Response:
    """Trek het mandaat in

    Door de mandaatgever, vanaf een dag, die nog mag komen; nooit met terugwerkende kracht.
    """
    return _doe(diensten.trek_in, mandaat_id, invoer, versie)


@doe(
    f"{EEN}/teruggave",
    Recht.MANDATEN_INZIEN,
    Mandaatweigering,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "motivering_verplicht", "intrekking_terugwerkend"),
)
def geef_mandaat_terug(mandaat_id: int, invoer: Mandaatweigering, versie: int | None) -> Response:
    """Geef het mandaat terug

    Door de houder of diens waarnemer, vanaf een dag, die nog mag komen; nooit met terugwerkende kracht. Kan ook als de
    zaak gesloten is.
    """
    return _doe(teruggave.geef_mandaat_terug, mandaat_id, invoer, versie)


@doe(
    f"{EEN}/einde",
    Recht.MANDATEN_INZIEN,
    Mandaatweigering,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "motivering_verplicht", "intrekking_terugwerkend"),
)
def vervroeg_einde(mandaat_id: int, invoer: Mandaatweigering, versie: int | None) -> Response:
    """Vervroeg het einde van een mandaat

    Door de mandaatgever, de houder of diens waarnemer, als het einde nog komt: naar een eerdere dag, vanaf vandaag.
    Uitstellen kan niet. Kan ook als de zaak gesloten is.
    """
    return _doe(vervroegen.vervroeg_einde, mandaat_id, invoer, versie)


class Teruggegeven(Uitvoer):
    """Wat is teruggegeven."""

    mandaten: Annotated[list[Mandaat], Field(description="De mandaten, zoals de handeling ze achterliet.")]


@doe(
    "/zaken/<zaaknummer>/mandaten/teruggave",
    Recht.MANDAAT_TERUGGEVEN,
    Mandaatweigering,
    Teruggegeven,
    codes=(*REGELS, "motivering_verplicht", "intrekking_terugwerkend"),
)
def geef_mandaten_terug(zaaknummer: str, invoer: Mandaatweigering) -> Response:
    """Geef al uw mandaten in deze zaak terug

    Alle of geen; elk mandaat krijgt een eigen regel in het logboek.
    """
    wat = (zaaknummer, invoer.datum, invoer.toelichting)
    return handel(teruggave.geef_mandaten_terug, *wat, toon=lambda gedaan: Teruggegeven(mandaten=mandaten_nu(gedaan)))


class Ingetrokken(Uitvoer):
    """Wat is ingetrokken."""

    mandaten: Annotated[list[Mandaat], Field(description="De mandaten, zoals de handeling ze achterliet.")]


@doe(
    "/zaken/<zaaknummer>/mandaten/intrekking",
    Recht.MANDAAT_VERLENEN,
    Mandaatweigering,
    Ingetrokken,
    codes=(*REGELS, "motivering_verplicht", "intrekking_terugwerkend"),
)
def trek_mandaten_in(zaaknummer: str, invoer: Mandaatweigering) -> Response:
    """Trek alles in wat u in deze zaak verleende

    Alle of geen; elk mandaat krijgt een eigen regel in het logboek.
    """
    wat = (zaaknummer, invoer.datum, invoer.toelichting)
    return handel(einden.trek_mandaten_in, *wat, toon=lambda gedaan: Ingetrokken(mandaten=mandaten_nu(gedaan)))


class Voorwaardetoets(Invoer):
    oordeel: Annotated[Voorwaardeoordeel, Field(description="Wat u vond.")]
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Waarom; verplicht als er niet aan is voldaan.", examples=[""])] = (
        ""
    )


@doe(
    f"{EEN}/voorwaarden/<int:nummer>/bevindingen",
    Recht.VOORWAARDE_NAGAAN,
    Voorwaardetoets,
    Mandaat,
    status=201,
    codes=(*REGELS, "motivering_verplicht"),
)
def ga_voorwaarde_na(mandaat_id: int, nummer: int, invoer: Voorwaardetoets) -> Response:
    """Ga een voorwaarde na

    Een latere bevinding komt ernaast; wat er stond blijft.
    """
    wat = (mandaat_id, nummer, invoer.oordeel, invoer.datum, invoer.toelichting)
    return handel(ga_na, *wat, toon=_mandaat)


def _mandaat(voorwaarde: Voorwaarde) -> Mandaat:
    return mandaat_nu(db.session.get_one(Rij, voorwaarde.mandaat_id))

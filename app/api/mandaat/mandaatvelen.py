"""Several mandaten of one request at once; reminding who has to act; the decision of the grantor as a file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.toegang import dossier
from app.api.kern.velen import Nietgedaan, Veleninvoer, niet_gedaan
from app.api.kern.vorm import Basis, Bestandinvoer, Dag, Documentkeuze, Invoer, Regel, Tekst, Uitvoer, Woord
from app.api.mandaat.mandaatbeeld import Mandaat, mandaat_nu, mandaten_nu
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.domain.mandaat.behandeling import Verzoekhandeling
from app.domain.mandaat.instemming import LENGTES, Gegeven
from app.models import Mandaat as Rij
from app.services.document.documenten import NieuwDocument
from app.services.kern.velen import Uitslag
from app.services.mandaat.verzoek import behandeling as diensten
from app.services.mandaat.verzoek import besluitstuk as besluitstukken
from app.services.mandaat.verzoek.herinnering import herinner as herinneren

GROEP = "Mandaten"
EEN = "/mandaten/<int:mandaat_id>"
REGELS = ("ongeldige_overgang", "zaak_gesloten", "datum_in_toekomst", "datum_onlogisch")


class Mandaatkeuze(Basis):
    mandaat_id: Annotated[int, Field(ge=1, le=2**31 - 1, description="Nummer van het mandaat.", examples=[12])]
    handeling: Annotated[Verzoekhandeling, Field(description="Wat u ermee doet.")]
    versie: Annotated[
        int | None,
        Field(ge=1, le=1_000_000, description="De versie die u zag; bij een nieuwere lukt het niet."),
    ] = None


class Verzoekbehandeling(Veleninvoer):
    keuzes: Annotated[list[Mandaatkeuze], Field(min_length=1, max_length=100, description="Elk een eigen handeling.")]
    datum: Annotated[Dag, Field(description="Op welke dag; geldt voor alle.")]
    toelichting: Annotated[Tekst, Field(description="Komt bij elke; nodig om af te wijzen.", examples=[""])] = ""
    besluitnummer: Annotated[
        Woord, Field(max_length=80, description="Nodig om te verlenen: nummer van het besluit.", examples=["B-1"])
    ] = ""
    gegeven_door: Annotated[
        Regel, Field(max_length=LENGTES["gegeven_door"], description="Bij de werkgever: wie instemde.", examples=[""])
    ] = ""
    gegeven_functie: Annotated[
        Regel,
        Field(max_length=LENGTES["gegeven_functie"], description="Bij de werkgever: in welke functie.", examples=[""]),
    ] = ""
    kenmerk: Annotated[
        Regel, Field(max_length=LENGTES["kenmerk"], description="Bij de werkgever: waar het uit blijkt.", examples=[""])
    ] = ""
    document_id: Documentkeuze = None
    domeinen: Annotated[
        tuple[Afwijkdomein, ...],
        Field(max_length=5, description="Wat de weigering van een mandaatgever raakt; leeg is niet vastgelegd."),
    ] = ()

    def dienstvorm(self) -> diensten.Behandeling:
        keuzes = [diensten.Keuze(k.mandaat_id, k.handeling, k.versie) for k in self.keuzes]
        gegeven = Gegeven(self.gegeven_door, self.gegeven_functie, self.kenmerk, self.document_id)
        return diensten.Behandeling(
            keuzes=keuzes,
            datum=self.datum,
            toelichting=self.toelichting,
            besluitnummer=self.besluitnummer,
            gegeven=gegeven,
            domeinen=self.domeinen,
            alles=self.alles,
        )


class Verzoekuitkomst(Uitvoer):
    """Wat er van de keuzes kwam."""

    gedaan: Annotated[list[Mandaat], Field(description="De mandaten waarvan de handeling is vastgelegd.")]
    niet: Annotated[list[Nietgedaan], Field(description="Wat niet lukte; leeg als alles is gedaan.")]


@doe(
    "/zaken/<zaaknummer>/mandaatverzoeken/<int:volgnr>/behandeling",
    Recht.MANDATEN_INZIEN,
    Verzoekbehandeling,
    Verzoekuitkomst,
    codes=(*REGELS, "niet_alles", "vier_ogen", "verse_aanmelding_nodig", "motivering_verplicht", "verouderd"),
)
def behandel_verzoek(zaaknummer: str, volgnr: int, invoer: Verzoekbehandeling) -> Response:
    """Behandel meer mandaten van een verzoek tegelijk

    Elke keuze is een eigen handeling, met een eigen regel in het logboek en met de regels en rechten van die handeling.
    Goedkeuren vraagt een token met bereik `bevestigen`.
    """
    return handel(diensten.behandel_verzoek, zaaknummer, volgnr, invoer.dienstvorm(), toon=_uitkomst)


def _uitkomst(uitslag: Uitslag[Rij]) -> Verzoekuitkomst:
    return Verzoekuitkomst(gedaan=mandaten_nu([*uitslag.gedaan.values()]), niet=niet_gedaan(uitslag.niet))


class Herinnering(Invoer):
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=["Het BOJ is donderdag."])] = ""


@doe(f"{EEN}/herinnering", Recht.MANDAAT_VOORSTELLEN, Herinnering, Mandaat, met_versie=True, codes=REGELS)
def herinner(mandaat_id: int, invoer: Herinnering, versie: int | None) -> Response:
    """Herinner wie aan zet is

    Aan het beoordelen, verlenen of instemmen; hoogstens een keer per dag. Wie aan zet is, ziet het bij zijn taak. Aan
    het mandaat zelf verandert niets.
    """
    return handel(herinneren, mandaat_id, invoer.toelichting, versie=versie, toon=mandaat_nu)


class Besluitbestand(Bestandinvoer):
    datum: Annotated[Dag | None, Field(description="Datum van het besluit; vandaag als u niets zegt.")] = None

    def dienstvorm(self) -> NieuwDocument:
        return NieuwDocument(self.bestand.filename or "", self.bestand.read(), self.datum or vandaag())


@doe(
    f"{EEN}/besluitstukken",
    Recht.MANDATEN_INZIEN,
    Besluitbestand,
    Mandaat,
    status=201,
    codes=("ongeldige_overgang", "ongeldig_bestand", "bestand_versleuteld", "bestand_besmet", "datum_in_toekomst"),
)
def voeg_besluitstuk_toe(mandaat_id: int, invoer: Besluitbestand) -> Response:
    """Voeg het besluit zelf toe

    Door de mandaatgever, of door het team dat het van hem kreeg, na de verlening. Hetzelfde bestand wordt
    eenmaal bewaard.
    """
    return handel(besluitstukken.voeg_besluitstuk_toe, mandaat_id, invoer.dienstvorm(), toon=mandaat_nu)


@lees(f"{EEN}/besluitstukken/<int:document_id>/bestand", Recht.MANDATEN_INZIEN, None, media=(*SOORTEN.values(),))
def besluitstuk(mandaat_id: int, document_id: int) -> Response:
    """Het besluit zelf

    Voor wie het mandaat mag zien.
    """
    document, inhoud = besluitstukken.lees_besluitstuk(db.session, dossier(), mandaat_id, document_id)
    return bijlage(inhoud, document.naam, document.mediatype, document.sha256)

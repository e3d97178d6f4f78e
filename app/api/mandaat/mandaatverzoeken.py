"""One text asked of many: what came back, who is silent and since when, and how the headroom fills."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Dagvraag, Lijst, blader
from app.api.kern.partij import Partij, partij
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Cent, Dag, Datum, GezieneVersie, Invoer, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.rechten import Recht
from app.domain.besluit.verdeling import Verdeelsleutel
from app.services.kern.toegang import Dossier
from app.services.mandaat import verzoeken as diensten
from app.services.mandaat.reactiedatum import wijzig_reactiedatum as wijzig

GROEP = "Mandaten"


class Verzoekregel(Uitvoer):
    """Een verzoek aan velen in de lijst van een zaak."""

    volgnr: Annotated[int, Field(description="Het hoeveelste verzoek van de zaak.", examples=[1])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is opgesteld.")]
    reactie_voor_datum: Annotated[Datum | None, Field(description="Wanneer een antwoord gehoopt wordt.")]
    gevraagd: Annotated[int, Field(description="Aan hoeveel mandaatgevers het is gevraagd.", examples=[10])]
    verleend: Annotated[int, Field(description="Hoeveel het mandaat hebben verleend.", examples=[9])]


class Verzoekenlijst(Lijst[Verzoekregel]):
    """Mandaatverzoeken."""


@lees("/zaken/<zaaknummer>/mandaatverzoeken", Recht.MANDATEN_INZIEN, Verzoekenlijst, vraag=Bladervraag)
def mandaatverzoeken(zaaknummer: str, vraag: Bladervraag) -> Verzoekenlijst:
    """De mandaatverzoeken van de zaak

    Het nieuwste eerst. Een mandaatgever ziet die waarin hem iets is gevraagd, en telt wat van hem is.
    """
    return blader(Verzoekenlijst, diensten.lijst_verzoeken(db.session, dossier()), vraag, _regel)


def _regel(regel: diensten.Verzoekregel) -> Verzoekregel:
    return Verzoekregel(
        volgnr=regel.verzoek.volgnr,
        ingevoerd_op=regel.verzoek.ingevoerd_op,
        reactie_voor_datum=regel.verzoek.reactie_voor,
        gevraagd=regel.gevraagd,
        verleend=regel.verleend,
    )


class Verzoekantwoord(Uitvoer):
    """Wat een mandaatgever met het verzoek deed."""

    mandaat_id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    mandaatgever: Annotated[Partij, Field(description="Aan wie het is gevraagd.")]
    antwoord: Annotated[diensten.Antwoordsoort, Field(description="Wat er terugkwam.")]
    sinds_datum: Annotated[Datum | None, Field(description="Sinds welke dag.")]
    dagen_stil: Annotated[int | None, Field(description="Hoeveel dagen het stil is.", examples=[None])]
    waarom: Annotated[str, Field(description="Waarom geweigerd.", examples=[""])]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    status: Annotated[Mandaatstatus, Field(description="Status van het mandaat op de dag.")]
    versienummer: Annotated[int, Field(description="De hoeveelste versie van de tekst.", examples=[1])]


class Verzoekstap(Uitvoer):
    """Een mandaat dat actief werd."""

    datum: Annotated[Datum, Field(description="Op welke dag.")]
    mandaatgever: Annotated[str, Field(description="Naam van de mandaatgever.", examples=["Delft"])]
    samen: Annotated[Cent, Field(description="De plafonds tot en met dit mandaat samen, in eurocenten.")]


class Antwoorddatum(Uitvoer):
    """Een latere antwoorddatum van het verzoek."""

    versie: Annotated[int, Field(description="De hoeveelste dag; 1 is die bij het opstellen.", examples=[2])]
    reactie_voor_datum: Annotated[Datum | None, Field(description="Wanneer een antwoord gehoopt wordt.")]
    reden: Annotated[str, Field(description="Waarom die dag is gewijzigd.", examples=["De raad vergadert later."])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dat is vastgelegd.")]


class Verzoekblad(Verzoekregel):
    """Een verzoek aan velen, op een dag. `verleend` telt wat op die dag verleend is."""

    eerste_reactie_voor_datum: Annotated[
        Datum | None, Field(description="De antwoorddatum bij het opstellen; de latere staan erbij.")
    ]
    antwoorddata: Annotated[list[Antwoorddatum], Field(description="Latere antwoorddata, de oudste eerst.")]
    peildatum: Annotated[Datum, Field(description="De dag waarop is gekeken.")]
    houder: Annotated[str, Field(description="Naam van de houder.", examples=["A. van Dijk"])]
    bevoegdheden: Annotated[str, Field(description="Wat is gevraagd.", examples=["Voorschotten verstrekken."])]
    voorwaarden: Annotated[str, Field(description="Onder welke voorwaarden.", examples=[""])]
    geweigerd: Annotated[int, Field(description="Hoeveel weigerden.", examples=[1])]
    stil: Annotated[int, Field(description="Hoeveel nog niet antwoordden.", examples=[0])]
    nog_niet_gevraagd: Annotated[int, Field(description="Hoeveel het nog niet hebben gekregen.", examples=[0])]
    gevraagd_bedrag: Annotated[Cent, Field(description="Alle plafonds samen, in eurocenten.")]
    sleutel: Annotated[
        Verdeelsleutel | None,
        Field(description="Hoe één bedrag is verdeeld over de mandaatgevers; anders leeg."),
    ]
    totaal: Annotated[Cent | None, Field(description="Het bedrag dat is verdeeld, in eurocenten.")]
    peiljaar: Annotated[int | None, Field(description="Van welk jaar de gewichten zijn.", examples=[2026])]
    teldatum: Annotated[Datum | None, Field(description="Van welke dag de kinderen in zorg zijn, als zij wegen.")]
    uitleg: Annotated[str | None, Field(description="De verdeling in een zin; alleen voor het team.", examples=[None])]
    gekregen_bedrag: Annotated[Cent, Field(description="Wat daarvan is verleend en op de dag meetelt.")]
    ontbreekt_bedrag: Annotated[Cent, Field(description="Wat ontbreekt; het is niet verdeeld over de anderen.")]
    antwoorden: Annotated[list[Verzoekantwoord], Field(description="Het antwoord van elke mandaatgever.")]
    verloop: Annotated[list[Verzoekstap], Field(description="Hoe de ruimte zich vulde.")]


@lees("/zaken/<zaaknummer>/mandaatverzoeken/<int:volgnr>", Recht.MANDATEN_INZIEN, Verzoekblad, vraag=Dagvraag)
def mandaatverzoek(zaaknummer: str, volgnr: int, vraag: Dagvraag) -> Verzoekblad:
    """Een verzoek aan velen op een dag

    Wie verleende, wie weigerde en wie stil is; en hoe de ruimte zich vulde. Een mandaatgever ziet de eigen mandaten.
    """
    return _blad(dossier(), volgnr, vraag.datum or vandaag())


class Reactiewijziging(Invoer):
    reactie_voor_datum: Annotated[
        Dag | None, Field(description="Wanneer een antwoord gehoopt wordt; null als er geen dag is.")
    ]
    reden: Annotated[Tekst, Field(description="Waarom u dit wijzigt. Komt in het logboek.", examples=["Tikfout."])]
    versie: GezieneVersie | None = None


@doe(
    "/zaken/<zaaknummer>/mandaatverzoeken/<int:volgnr>/antwoorddatum",
    Recht.MANDAAT_VOORSTELLEN,
    Reactiewijziging,
    Verzoekblad,
    codes=("zaak_gesloten", "motivering_verplicht", "datum_onlogisch", "verouderd"),
    methode="PUT",
)
def wijzig_reactiedatum(zaaknummer: str, volgnr: int, invoer: Reactiewijziging) -> Response:
    """Wijzig de antwoorddatum van een verzoek

    Voor alle mandaten van het verzoek. De dag die er stond blijft bewaard, met de reden.
    """
    wat = (zaaknummer, volgnr, invoer.reactie_voor_datum, invoer.reden)
    return handel(wijzig, *wat, versie=invoer.versie, toon=lambda _rij: _blad(herlees(), volgnr, vandaag()))


def _blad(mijn: Dossier, volgnr: int, dag: date) -> Verzoekblad:
    blad = diensten.verzoekblad(db.session, mijn, volgnr, dag)
    return Verzoekblad(
        eerste_reactie_voor_datum=blad.verzoek.eerste_reactie_voor if mijn.volledig else blad.verzoek.reactie_voor,
        antwoorddata=[
            Antwoorddatum(
                versie=rij.versie,
                reactie_voor_datum=rij.reactie_voor,
                reden=rij.reden,
                ingevoerd_op=rij.ingevoerd_op,
            )
            for rij in (blad.verzoek.reactiedata if mijn.volledig else ())
        ],
        volgnr=blad.verzoek.volgnr,
        ingevoerd_op=blad.verzoek.ingevoerd_op,
        reactie_voor_datum=blad.verzoek.reactie_voor,
        gevraagd=len(blad.antwoorden),
        verleend=blad.aantal(diensten.VERLEEND),
        peildatum=dag,
        houder=blad.tekst.houdernaam,
        bevoegdheden=blad.tekst.bevoegdheden,
        voorwaarden=blad.tekst.voorwaarden,
        geweigerd=blad.aantal(diensten.GEWEIGERD),
        stil=blad.aantal(diensten.STIL),
        nog_niet_gevraagd=blad.aantal(diensten.BINNEN),
        gevraagd_bedrag=blad.gevraagd,
        sleutel=blad.verzoek.sleutel,
        totaal=blad.verzoek.totaal if mijn.volledig else None,
        peiljaar=blad.verzoek.peiljaar,
        teldatum=blad.verzoek.teldatum,
        uitleg=blad.uitleg.zin if mijn.volledig and blad.uitleg else None,
        gekregen_bedrag=blad.gekregen,
        ontbreekt_bedrag=blad.ontbreekt,
        antwoorden=[_antwoord(antwoord, dag) for antwoord in blad.antwoorden],
        verloop=[Verzoekstap(datum=op, mandaatgever=gever, samen=som) for op, gever, som in blad.opgeteld],
    )


def _antwoord(antwoord: diensten.Antwoord, dag: date) -> Verzoekantwoord:
    mandaat = antwoord.regel.mandaat
    return Verzoekantwoord(
        mandaat_id=mandaat.id,
        mandaatgever=partij(mandaat.mandaatgever),
        antwoord=antwoord.soort,
        sinds_datum=antwoord.sinds,
        dagen_stil=antwoord.dagen_stil(dag),
        waarom=antwoord.waarom,
        plafond=mandaat.plafond,
        status=antwoord.regel.status,
        versienummer=mandaat.versienr,
    )

"""Audit exports: what was made for whom, one more, and the bundle itself."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import g, request
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import stroom
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel_in_twee, huidig_verzoek, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader, bladzijde
from app.api.kern.toegang import dossier
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Regel,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.export import aanvraag
from app.domain.export.stand import Exportstand
from app.installatie import anderen, ondertekenaar
from app.models import Export as Rij
from app.services.export import afmaken
from app.services.export import exports as diensten
from app.services.export.afmaken import maak_af
from app.services.export.opslag import bundel_van
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.ronde import leg_alvast_buiten

GROEP = "Exports"
ZIP = "application/zip"


class Export(Uitvoer):
    """Een auditbundel."""

    id: Annotated[int, Field(description="Nummer van de export in deze installatie.", examples=[1])]
    zaaknummer: Annotated[str, Field(description="Zaaknummer.", examples=["2025-0001"])]
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    volgnr: Annotated[int, Field(description="De hoeveelste van de zaak.", examples=[1])]
    ontvanger: Annotated[str, Field(description="Voor wie hij werd.", examples=["Nederlandse Zorgautoriteit (NZa)"])]
    doel: Annotated[str, Field(description="Waarvoor.", examples=["Toezicht."])]
    profiel: Annotated[str, Field(description="Wat er meegaat.", examples=["toezichthouder"])]
    peildatum: Annotated[Datum, Field(description="De dag waarop het dossier de zaak laat zien.")]
    vanaf: Annotated[Datum | None, Field(description="Inhoud vanaf deze dag; leeg: vanaf het begin.")]
    tot: Annotated[Datum | None, Field(description="Inhoud tot en met deze dag; leeg: tot en met nu.")]
    bestandsnaam: Annotated[
        str, Field(description="Naam van de bundel.", examples=["draaiboek-2025-0001-export-1.zip"])
    ]
    stand: Annotated[Exportstand, Field(description="Of de bundel er is: alleen als hij klaar is.")]
    fout: Annotated[str, Field(description="Waarom hij niet is afgemaakt; leeg als daar niets over is vastgelegd.")]
    grootte: Annotated[int | None, Field(description="Aantal bytes; leeg zolang hij niet klaar is.", examples=[412345])]
    sha256: Annotated[
        str | None, Field(description="SHA-256 van de bundel; leeg zolang hij niet klaar is.", examples=["0" * 64])
    ]
    zonder_tijdstempel: Annotated[
        str | None,
        Field(description="Waarom de bundel geen tijdstempel heeft; leeg als hij er een heeft of er geen hoort."),
    ]
    zegel: Annotated[
        str | None,
        Field(
            description="Hoe ver het zegel op dossier.pdf reikt (PAdES): B-B, B-T of B-LTA; leeg als er geen is.",
            examples=["B-T"],
        ),
    ]
    zegel_waarom: Annotated[
        str | None, Field(description="Waarom er geen zegel op staat, of een van lager niveau dan is ingesteld.")
    ]
    gemaakt_op: Annotated[Tijd, Field(description="Wanneer erom is gevraagd.")]
    gemaakt_door: Annotated[str, Field(description="Wie erom vroeg.", examples=["A. van Dijk"])]


class Exportlijst(Lijst[Export]):
    """Exports."""


def _beeld(regel: diensten.Exportregel) -> Export:
    rij, bundel = regel.export, regel.export.bundel
    return Export(
        id=rij.id,
        zaaknummer=regel.zaaknummer,
        aanbieder=regel.aanbieder,
        volgnr=rij.volgnr,
        ontvanger=rij.ontvanger,
        doel=rij.doel,
        profiel=rij.profiel,
        peildatum=rij.peildatum,
        vanaf=rij.vanaf,
        tot=rij.tot_en_met,
        bestandsnaam=regel.bestandsnaam,
        stand=regel.stand(huidig_verzoek().nu),
        fout=regel.fout,
        grootte=bundel.grootte if bundel else None,
        sha256=bundel.sha256 if bundel else None,
        zonder_tijdstempel=bundel.zonder_tijdstempel if bundel else None,
        zegel=bundel.zegel if bundel else None,
        zegel_waarom=bundel.zegel_waarom if bundel else None,
        gemaakt_op=rij.gemaakt_op,
        gemaakt_door=regel.gemaakt_door,
    )


@lees("/exports", Recht.EXPORT_LEZEN, Exportlijst, vraag=Bladervraag)
def exports(vraag: Bladervraag) -> Exportlijst:
    """De exports die u mag lezen

    Nieuwste eerst. Een toezichthouder ziet wat voor een toezichthouder is gemaakt.
    """
    session, grootte = db.session, vraag.paginagrootte
    regels, volgende = diensten.exportblad(session, g.actor, sla_over=vraag.sla_over, grootte=grootte)
    aantal = diensten.tel_exports(session, g.actor)
    return bladzijde(Exportlijst, [_beeld(regel) for regel in regels], vraag, aantal, later=volgende is not None)


@lees("/zaken/<zaaknummer>/exports", Recht.EXPORT_MAKEN, Exportlijst, vraag=Bladervraag)
def zaakexports(zaaknummer: str, vraag: Bladervraag) -> Exportlijst:
    """De exports van een zaak

    Nieuwste eerst.
    """
    return blader(Exportlijst, diensten.lijst_exports(db.session, g.actor, dossier().zaak), vraag, _beeld)


class NieuweExport(Invoer):
    ontvanger: Annotated[
        Regel,
        Field(
            max_length=120,
            description="Naam of code van de ontvanger, of `toezichthouder`: dan volgt hij uit de peildatum.",
            examples=["toezichthouder"],
        ),
    ]
    doel: Annotated[Tekst, Field(description="Waarvoor. Mag niet leeg zijn.", examples=["Toezicht."])]
    peildatum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    vanaf: Annotated[Dag | None, Field(description="Inhoud vanaf deze dag.")] = None
    tot: Annotated[Dag | None, Field(description="Inhoud tot en met deze dag.")] = None
    profiel: Annotated[
        Literal["", "toezichthouder", "rekenkamer", "raad", "andere_regio", "volledig"],
        Field(description="Wat er meegaat; leeg: wat bij de ontvanger past."),
    ] = ""
    profiel_reden: Annotated[Tekst, Field(description="Waarom meer dan gewoonlijk.", examples=[""])] = ""
    met_notities: Annotated[
        bool, Field(description="Of de notities meegaan, die naast het dossier staan, in een eigen hoofdstuk.")
    ] = False

    def dienstvorm(self) -> aanvraag.NieuweExport:
        dag = self.peildatum or vandaag()
        wat = (self.vanaf, self.tot, self.profiel, self.profiel_reden, self.met_notities)
        return aanvraag.NieuweExport(self.ontvanger, self.doel, dag, *wat)


@doe(
    "/zaken/<zaaknummer>/exports",
    Recht.EXPORT_MAKEN,
    NieuweExport,
    Export,
    status=201,
    codes=("export_onmogelijk", "datum_in_toekomst", "datum_onlogisch", "tijdstempel_ontbreekt"),
)
def exporteer(zaaknummer: str, invoer: NieuweExport) -> Response:
    """Maak een auditbundel

    Een ondertekend bestand dat de ontvanger zonder deze software controleert. Het antwoord noemt wie de ontvanger werd,
    en komt als de bundel er is. Lukt het maken niet, dan blijft de export staan als `niet_afgemaakt`.
    """
    return handel_in_twee(
        diensten.exporteer,
        zaaknummer,
        invoer.dienstvorm(),
        ondertekenaar(),
        toon=_gemaakt,
        plek=lambda nieuw: adres_van("export", export_id=nieuw.id),
        daarna=_maak,
    )


def _maak(gevraagd: Rij) -> Rij:
    leg_alvast_buiten(db.session, ondertekenaar())
    return maak_af(db.session, gevraagd.id, huidig_verzoek().nu, ondertekenaar(), anderen())


@doe(
    "/zaken/<zaaknummer>/exports/<int:export_id>/afmaken",
    Recht.EXPORT_MAKEN,
    Invoer,
    Export,
    codes=("export_onmogelijk", "tijdstempel_ontbreekt"),
)
def maak_export_af(zaaknummer: str, export_id: int, invoer: Invoer) -> Response:
    """Maak een export af

    Voor een export die is gevraagd en waarvan de bundel er niet kwam. Hij wordt zoals de zaak was bij het vragen.
    """
    return handel_in_twee(afmaken.maak_export_af, zaaknummer, export_id, toon=_gemaakt, daarna=_maak)


def _gemaakt(rij: Rij) -> Export:
    return _beeld(diensten.vind_export(db.session, g.actor, rij.id))


@lees("/exports/<int:export_id>", Recht.INGELOGD, Export)
def export(export_id: int) -> Export:
    """Eén export

    Voor wie hij is, wat erin zit en waaraan u hem herkent. Het team van de zaak ziet elke, een
    toezichthouder wat voor een toezichthouder is gemaakt.
    """
    return _beeld(diensten.vind_export(db.session, g.actor, export_id))


@lees("/exports/<int:export_id>/bundel", Recht.INGELOGD, None, media=(ZIP,), stroomt=True)
def bundel(export_id: int) -> Response:
    """De bundel zelf

    Een ZIP. Wie van buiten het team hem leest, laat een regel in het logboek achter.
    """
    if request.method == "GET":
        regel = voer_uit(db.session, huidig_verzoek(leest=True), diensten.lees_export, export_id)
    else:  # HEAD brings nothing along
        regel = diensten.vind_export(db.session, g.actor, export_id)
    sleutel = regel.export.id
    grootte = regel.export.bundel.grootte if regel.export.bundel else 0
    return stroom(lambda session: bundel_van(session, sleutel), regel.bestandsnaam, ZIP, grootte)

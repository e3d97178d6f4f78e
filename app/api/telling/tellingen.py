"""Counts of children in a zaak: the rows, the tables of a reference date, and one more count."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Dag, GezieneVersie, Invoer, Verbeterreden, Vraag
from app.api.telling.tellingbeeld import (
    Aantallen,
    Gemeentecode,
    Tabelrij,
    Telling,
    Tellingtabel,
    Tellingtabellen,
    Vak,
    Zorgvormcode,
    aantallen,
)
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.telling.klassen import Klasse
from app.domain.telling.telling import MATEN
from app.domain.telling.telling import Telling as Waarden
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier
from app.services.telling import blad as blad
from app.services.telling import tellingen as diensten

GROEP = "Aantallen kinderen"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "motivering_verplicht", "verouderd", "zaak_gesloten")
Aantal = Annotated[int | None, Field(description="Aantal kinderen; laat weg wat niet is geteld.", examples=[12])]


class Peildatumvraag(Vraag):
    peildatum: Annotated[Dag | None, Field(description="Van welke dag.")] = None


class Tellingenvraag(Bladervraag, Peildatumvraag):
    """A reference date, and a page."""


class Tellingenlijst(Lijst[Telling]):
    """Tellingen."""


@lees("/zaken/<zaaknummer>/tellingen", Recht.TELLINGEN_INZIEN, Tellingenlijst, vraag=Tellingenvraag)
def tellingen(zaaknummer: str, vraag: Tellingenvraag) -> Tellingenlijst:
    """De tellingen van de zaak

    Van elke peildatum, gemeente en zorgvorm de versie die geldt; de nieuwste peildatum eerst. Het team ziet ze alle,
    een gemeente of een andere regio de eigen. De tabellen van alle gemeenten staan op
    /zaken/{zaaknummer}/tellingen/tabellen.
    """
    return _lijst(dossier(), blad.tellingregels(db.session, dossier(), vraag.peildatum), vraag)


def _lijst(mijn: Dossier, regels: list[blad.Telregel], vraag: Bladervraag) -> Tellingenlijst:
    wie = namen(db.session, {r.rij.ingevoerd_door_id for r in regels}) if mijn.volledig else {}
    return blader(Tellingenlijst, regels, vraag, lambda regel: _beeld(mijn, regel, wie))


def _beeld(mijn: Dossier, regel: blad.Telregel, wie: dict[int, str]) -> Telling:
    rij = regel.rij
    team: dict[str, Any] = dict.fromkeys(("versie", "reden", "ingevoerd_door", "ingevoerd_op", "eerder"))
    if mijn.volledig:
        team = {
            "versie": rij.versie,
            "reden": rij.reden,
            "ingevoerd_door": wie.get(rij.ingevoerd_door_id),
            "ingevoerd_op": rij.ingevoerd_op,
            "eerder": [Aantallen(**aantallen(was)) for was in regel.eerder],
        }
    return Telling(**aantallen(rij.waarden()), **team)


@lees("/zaken/<zaaknummer>/tellingen/tabellen", Recht.TELLINGEN_INZIEN, Tellingtabellen, vraag=Peildatumvraag)
def tellingtabellen(zaaknummer: str, vraag: Peildatumvraag) -> Tellingtabellen:
    """De aantallen van een peildatum in tabellen

    De nieuwste peildatum als u niets zegt. Buiten het team staan aantallen in vaste klassen, behalve die van de eigen
    gemeente; een totaal is opgeteld uit klassen. Een andere regio ziet geen tabellen: haar eigen aantallen staan op
    /zaken/{zaaknummer}/tellingen.
    """
    mijn = dossier()
    data = list(blad.peildata(db.session, mijn))
    dag = vraag.peildatum or next(iter(data), None)
    if dag is not None and dag not in data:
        raise NietGevonden("Van deze peildatum zijn er geen aantallen.", veld="peildatum")
    return Tellingtabellen(
        peildatum=dag,
        peildata=data,
        nog_te_plaatsen=diensten.nog_te_plaatsen(db.session, mijn.zaak) if mijn.volledig else None,
        tabellen=[_tabel(maat) for maat in blad.tellingblad(db.session, mijn, dag).maten] if dag else [],
    )


def _tabel(maat: blad.Maatblad) -> Tellingtabel:
    rijen = [
        Tabelrij(naam=rij.naam or "Totaal", eigen=rij.eigen, vakken=[_vak(vak.klasse) for vak in rij.vakken])
        for rij in maat.rijen
    ]
    return Tellingtabel(titel=maat.titel, kolommen=[kolom or "Totaal" for kolom in maat.kolommen], rijen=rijen)


def _vak(klasse: Klasse | None) -> Vak:
    if klasse is None:
        return Vak(aantal=None, verborgen=False, laag=None, hoog=None)
    return Vak(aantal=klasse.aantal, verborgen=klasse.aantal is None, laag=klasse.laag, hoog=klasse.hoog)


class NieuweTelling(Invoer):
    gemeente: Gemeentecode
    zorgvorm: Zorgvormcode
    peildatum: Annotated[Dag, Field(description="De dag waarop is geteld.")]
    in_zorg: Aantal = None
    wachtend: Aantal = None
    verblijf: Aantal = None
    ambulant: Aantal = None
    overgedragen: Aantal = None
    nog_te_plaatsen: Aantal = None
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def waarden(self) -> Waarden:
        maten = {maat: getattr(self, maat) for maat in MATEN}
        return Waarden(gemeente=self.gemeente, zorgvorm=self.zorgvorm, peildatum=self.peildatum, **maten)


@doe("/zaken/<zaaknummer>/tellingen", Recht.TELLING_VASTLEGGEN, NieuweTelling, Telling, status=201, codes=REGELS)
def leg_tellingen_vast(zaaknummer: str, invoer: NieuweTelling) -> Response:
    """Leg een telling vast

    Alleen aantallen, geen namen. Staat er al een andere telling van die dag, dan verbetert u haar, met de reden.
    """
    nieuw = invoer.waarden()
    return handel(
        diensten.leg_tellingen_vast,
        zaaknummer,
        [nieuw],
        invoer.reden,
        versie=invoer.versie,
        toon=lambda _aantal: _vastgelegd(nieuw),
        plek=lambda _aantal: adres_van("tellingen", zaaknummer=zaaknummer, peildatum=nieuw.peildatum.isoformat()),
    )


def _vastgelegd(nieuw: Waarden) -> Telling:
    mijn = herlees()
    regels = blad.tellingregels(db.session, mijn, nieuw.peildatum)
    regel = next(r for r in regels if r.rij.waarden().sleutel == nieuw.sleutel)
    return _beeld(mijn, regel, namen(db.session, [regel.rij.ingevoerd_door_id]))

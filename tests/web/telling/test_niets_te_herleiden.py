"""The whole surface at once: what is another number of the same band reads the same outside the team, everywhere.

Everything that a municipality and another region can open is read, the counts, the stock and the bookings of others
are changed within their bands (on two dates, in two weeks, in parts), and it is read again: not one character differs.
So no page, file, drawing or answer of the API tells more of them than a band, however they are laid side by side. What
bands tell together, tests/domain/telling/test_klassen.py says.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.weken import WEEK, maandag
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.dossier.beeld import VAN_HET_DOSSIER, lees_beeld
from app.services.dossier.kinderen.plaatsing import plaatsing_op
from app.services.dossier.kinderen.telling import tellingen_op
from app.services.informatie.raadsbriefcijfers import cijfers
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.boekingen import boek_plaatsing, werk_boeking_bij
from app.services.plaatsing.standen import leg_standen_vast
from app.services.regio.betrokken import betrek_regio
from app.services.telling.tellingen import leg_tellingen_vast
from tests.api.beller import Bellers
from tests.kern.opzet import VANDAAG, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "2025-0001"
DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"
DATA = (dag(1, 5), dag(20, 5))
WEKEN = (maandag(VANDAAG) - 2 * WEEK, maandag(VANDAAG) - WEEK)
ERBUITEN = (
    "/", "/zaken", "/zoeken?q=kinderen", "/overzicht", "/overzicht?sorteer=inZorg", "/overzicht?sorteer=-nogTePlaatsen",
    "/overzicht?blik=aandeel&let=plaatsen&sorteer=-inZorg", "/overzicht/afdruk", "/overzicht/bestand.xlsx",
    "/openstaand", "/openstaand.xlsx", "/termijnen", "/logboek",
)  # fmt: skip
"""Pages and files beside those of the zaak, with what they sort by."""
API = (
    "", "/tellingen", "/tellingen/tabellen", "/tellingen/tabellen?peildatum=2025-05-01", "/plaatsing", "/passend",
    "/openstaand",
)  # fmt: skip
LOS = re.compile(r"[\w.~+/=-]{24,}|\b\d{2}:\d{2}\b")
"""Tokens, hashes, addresses of files and the minute in which a page was made: other ones each time."""


class Team:
    """What the team records, in the one zaak of this world."""

    def __init__(self, spelers: Spelers) -> None:
        self._wie = spelers.directeur_sbjh

    def doet(self, dienst: Any, *wat: Any, **meer: Any) -> Any:
        return self._wie.doet(dienst, ZAAK, *wat, **meer)

    def tel(self, *aantallen: int, reden: str = "") -> None:
        """On each date: Den Haag in two forms and Westland in one; Delft has its own three."""
        anderen = iter(aantallen)
        for peildatum in DATA:
            nieuw = [
                telling(DELFT, peildatum=peildatum, in_zorg=3, nog_te_plaatsen=2),
                telling(DEN_HAAG, peildatum=peildatum, in_zorg=next(anderen), nog_te_plaatsen=next(anderen)),
                telling(DEN_HAAG, "daghulp", peildatum, in_zorg=next(anderen)),
                telling(WESTLAND, peildatum=peildatum, in_zorg=next(anderen), overgedragen=next(anderen)),
            ]
            self.doet(leg_tellingen_vast, nieuw, reden)

    def tel_bord(self, *kinderen: int, reden: str = "") -> None:
        """In each week: three of Delft at Duinhuis, the others of Den Haag."""
        for week, aantal in zip(WEKEN, kinderen, strict=True):
            cellen = (Cel("gesloten", 3, DELFT, "ots"), Cel("gesloten", aantal - 3, DEN_HAAG, "ots"))
            self.doet(leg_standen_vast, [Stand(week=week, locatie=1, kinderen=aantal, cellen=cellen)], reden)

    def boek(self, aantal: int, gemeente: str) -> int:
        wat = Boeking(
            soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente=gemeente, aantal=aantal,
            week=maandag(VANDAAG), aanbod=1,
        )  # fmt: skip
        nummer: int = self.doet(boek_plaatsing, wat, Fase.GERESERVEERD).nummer
        return nummer


@pytest.fixture
def team(spelers: Spelers) -> Team:
    team = Team(spelers)
    team.doet(betrek_regio, "rijnmond", "Directeur", dag(1, 5), "Kinderen van daar.")
    team.doet(leg_locatie_vast, Locatie(naam="Duinhuis", gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL))
    team.doet(leg_aanbod_vast, Aanbod(aanbieder="De Kade", zorgvorm="gesloten", plaatsen=20, vanaf=WEKEN[0]))
    team.tel(20, 1, 8, 12, 2, 21, 3, 6, 11, 4)
    team.tel_bord(9, 7)
    team.boek(2, DEN_HAAG)
    team.boek(1, DELFT)
    return team


def inhoud(bestand: bytes) -> str:
    """What there is to read in an answer; of a workbook or a letter all of its parts but what says when it was made.

    A PDF has its figures compressed: they are those of the dossier, see `papieren`.
    """
    if not bestand.startswith(b"PK"):
        return "" if bestand.startswith(b"%PDF") else bestand.decode()
    with ZipFile(BytesIO(bestand)) as delen:
        namen = [naam for naam in sorted(delen.namelist()) if not naam.startswith("docProps/")]
        return "\n".join(f"{naam}\n{delen.read(naam).decode(errors='replace')}" for naam in namen)


def alles(wie: Bezoeker) -> dict[str, str]:
    """Every page of the zaak that he gets to from the start and the zaak."""
    wacht, gelezen = [f"/zaken/{ZAAK}", *ERBUITEN], dict[str, str]()
    while wacht:
        pad = wacht.pop()
        if pad in gelezen or not (pad.startswith(f"/zaken/{ZAAK}") or pad in ERBUITEN):
            continue
        antwoord = wie.get(pad)
        gelezen[pad] = f"{antwoord.mimetype} {LOS.sub('#', inhoud(antwoord.data))}"
        if antwoord.status_code == 200 and antwoord.mimetype == "text/html":
            wacht += [link.partition("#")[0] for link in Pagina(antwoord.text).links]
    return gelezen


def antwoorden(app: Flask) -> list[object]:
    """What the API answers a municipality and another region."""
    bellers = Bellers(app)
    return [wie.get(f"/zaken/{ZAAK}{pad}").json for wie in (bellers.delft, bellers.rijnmond) for pad in API]


def papieren(spelers: Spelers) -> list[object]:
    """What a council, or whoever gets a dossier, is given."""
    session = spelers.session
    session.rollback()
    zaak = zaak_van(session, ZAAK)
    beeld = lees_beeld(session, zaak.id, VAN_HET_DOSSIER)
    dossiers = [[tellingen_op(beeld, peil), plaatsing_op(beeld, VANDAAG)] for peil in (*DATA, VANDAAG)]
    brieven = [cijfers(session, zaak, peil) for peil in (*DATA, VANDAAG)]
    session.rollback()
    return [dossiers, brieven]


def test_een_ander_aantal_van_dezelfde_klasse_is_nergens_buiten_het_team_te_merken(
    bezoekers: Bezoekers, spelers: Spelers, team: Team, app: Flask
) -> None:
    lezers = {
        "Delft": bezoekers.delft,
        "Rijnmond": bezoekers.rijnmond,
        "Rijswijk": bezoekers.van("rijswijk@h10.example"),
    }
    eerst = {naam: alles(wie) for naam, wie in lezers.items()}
    papier, van_api = papieren(spelers), antwoorden(app)
    team.tel(24, 4, 5, 10, 1, 20, 1, 9, 14, 3, reden="Nageteld.")
    team.tel_bord(6, 9, reden="Nageteld.")
    team.doet(werk_boeking_bij, 1, Fase.WACHT_RECHTER, VANDAAG, 1)
    later = {naam: alles(wie) for naam, wie in lezers.items()}
    for naam, gezien in eerst.items():
        assert gezien.keys() == later[naam].keys(), naam
        for pad, pagina in gezien.items():
            assert later[naam][pad].splitlines() == pagina.splitlines(), f"{naam} {pad}"
    assert len(eerst["Delft"]) > 12, "the harness reads the zaak"
    assert papieren(spelers) == papier
    assert antwoorden(app) == van_api
    assert "laag" in str(van_api)

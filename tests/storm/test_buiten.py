"""Mail, receivers, witnesses and case systems that are silent, lie or are gone: nobody waits, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.melding.webhookadres import Adresregel
from app.export.ondertekening import lees_of_maak_sleutel
from app.models import Abonnement, Achtergrondtaak
from app.services.bewaking.taken import Taak, voer_taak_uit
from app.services.bewijs.getuigen import Getuige, vraag_getuigen
from app.services.buiten.post import Postbus
from app.services.gebruiker import gebruikers, uitnodigingen
from app.services.kern.huur import Knoop
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.ronde import maak_ronde
from app.services.melding.afleveren import lever_af
from app.services.naspel.logboektoets import toets_alles
from app.services.post.afmelden import Kantoor
from app.services.post.versturen import verstuur_post
from app.services.zaak import zaken
from app.services.zgw.delen import Doel
from app.services.zgw.push import deel_zaken
from app.services.zgw.server import Zgwserver
from tests.kern.getuigen import maak_getuige
from tests.kern.ontvanger import OPEN, Ontvanger, luister
from tests.kern.opzet import nieuwe_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bus import Bus, open_bus
from tests.services.melding.webhooks import neem_abonnement
from tests.storm.slecht import LEUGENS, Slecht, slecht

STRAKS = VANDAAG + timedelta(minutes=5)

KANTOOR = Kantoor("https://draaiboek.example", "geheim")


@dataclass
class Buiten:
    """Something to do with every server outside; `naar` says where they all are."""

    spelers: Spelers
    map: Path

    def leg_klaar(self, ontvanger: Ontvanger) -> None:
        directeur, beheerder = self.spelers.directeur_sbjh, self.spelers.beheerder
        neem_abonnement(directeur, ontvanger)
        directeur.doet(zaken.open_zaak, nieuwe_zaak())
        nieuw = gebruikers.NieuweGebruiker(
            "nieuw@sbjh.example", "Nieuw", "inkijker", "sbjh", (Rol.BESTUURDER,), "-", uitnodigen=True
        )
        gemaakt: Any = beheerder.doet(gebruikers.voeg_gebruiker_toe, nieuw)
        beheerder.doet(uitnodigingen.nodig_uit, gemaakt.id, met_mail=True)
        self.sleutel = lees_of_maak_sleutel(self.map / "sleutel.pem", "storm")
        maak_ronde(self.spelers.session, self.sleutel, VANDAAG, nieuw_mag=True)

    def taken(self, ontvanger: str, poort: int) -> dict[str, Taak]:
        """Each job that asks somebody outside, with all of them at this port; the receiver keeps its own address."""
        regel = Adresregel(frozenset({ontvanger.removeprefix("http://")}), http_mag=True)
        adres = f"http://127.0.0.1:{poort}"
        wie = Getuige(maak_getuige(self.map, self.sleutel).sleutel, adres)
        return {
            "webhooks": lambda session, nu: lever_af(session, replace(OPEN, regel=regel), nu),
            "mail": lambda session, nu: verstuur_post(
                session,
                Postbus(f"smtp://127.0.0.1:{poort}", "a@h10.example"),
                KANTOOR,
                nu,
            ),
            "getuigen": lambda session, nu: vraag_getuigen(session, [wie], nu),
            "ZGW": lambda session, nu: deel_zaken(
                session, Doel(Zgwserver(adres, "client", "geheim", nu), f"{adres}/zaaktype", "123456782", "haaglanden")
            ),
        }


@pytest.fixture
def buiten(spelers: Spelers, tmp_path: Path) -> Buiten:
    return Buiten(spelers, tmp_path)


def draai(engine: Engine, naam: str, taak: Taak) -> str:
    """The job as a node does it, in a session of its own; what it said, or what it told of its failure."""
    with Session(engine, expire_on_commit=False) as session:
        try:
            return voer_taak_uit(session, naam, Knoop("knoop", lambda: STRAKS, str), taak)
        except Exception as fout:
            return f"mislukt: {fout}"


NAMEN = ("webhooks", "mail", "getuigen", "ZGW")


@pytest.mark.parametrize("naam", NAMEN)
def test_niemand_wacht_op_een_server_die_zwijgt(buiten: Buiten, engine: Engine, naam: str) -> None:
    """While a job waits for an answer, who does not want to wait records something: nobody holds the database."""
    with slecht(None) as server, ThreadPoolExecutor(1) as ernaast:
        buiten.leg_klaar(bij(server))
        bezig = ernaast.submit(draai, engine, naam, buiten.taken(server.url, server.poort)[naam])
        assert server.gevraagd.wait(60)
        directeur = buiten.spelers.directeur_sbjh
        voer_uit(directeur.session, replace(directeur.verzoek(), wacht=False), zaken.open_zaak, nieuwe_zaak())
        assert not bezig.done(), "it waited all the while"
        server.los.set()
        gezegd = bezig.result(60)
    assert wat_staat_er(engine, naam) in gezegd


@pytest.mark.parametrize("naam", NAMEN)
def test_wie_liegt_of_weg_is_krijgt_het_later_alsnog(buiten: Buiten, engine: Engine, naam: str) -> None:
    """Whatever it says, the job ends with a word about it, and what was to go out still is."""
    for leugen in LEUGENS:
        with slecht(leugen) as server:
            if leugen is LEUGENS[0]:
                buiten.leg_klaar(bij(server))
                adres = server.url
            gezegd = draai(engine, naam, buiten.taken(adres, server.poort)[naam])
            assert "Traceback" not in gezegd
            assert wat_staat_er(engine, naam) in gezegd
    assert staat_nog_uit(engine, naam, buiten.taken(adres, server.poort)[naam])
    with Session(engine) as session:
        toets_alles(session)


def bij(server: Slecht) -> Ontvanger:
    return Ontvanger(url=server.url)


def wat_staat_er(engine: Engine, naam: str) -> str:
    """What the status page tells of this job."""
    with Session(engine) as session:
        taak = session.get_one(Achtergrondtaak, naam)
        return str(taak.bericht)


def staat_nog_uit(engine: Engine, naam: str, taak: Taak) -> bool:
    """Nothing of it was taken for done."""
    if naam == "webhooks":
        with Session(engine) as session:
            return session.scalars(select(Abonnement.bevestigd_op)).one() is None
    if naam == "mail":
        bus = Bus()
        with open_bus(bus) as post, Session(engine) as session:
            later = STRAKS + timedelta(days=1)
            verstuur_post(session, post, KANTOOR, later)
        return len(bus.berichten) >= 1
    return draai(engine, naam, taak).startswith("mislukt")


def test_een_ontvanger_die_terugkomt_krijgt_alles_op_volgorde(buiten: Buiten, engine: Engine) -> None:
    """He is gone for a day and then there again: each event comes once, in order, and none is passed over."""
    with luister() as ontvanger:
        buiten.leg_klaar(ontvanger)
        ontvanger.status = "503 Service Unavailable"
        stuur(engine, ontvanger, range(6))
        ontvanger.status = "204 No Content"
        ontvanger.binnen.clear()
        stuur(engine, ontvanger, range(24, 30))
        nummers = [b.event["id"] for b in ontvanger.events]
    assert len(nummers) == len(set(nummers)) > 0
    assert "open_zaak" in ontvanger.handelingen


def stuur(engine: Engine, ontvanger: Ontvanger, uren: range) -> None:
    """A round at each of these hours."""
    for uur in uren:
        with Session(engine, expire_on_commit=False) as session:
            lever_af(session, ontvanger.afzender(), STRAKS + timedelta(hours=uur))

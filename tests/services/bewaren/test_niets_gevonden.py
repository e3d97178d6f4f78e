"""After destruction nothing of a person is found: not in the tables, the files, the next backup or a new export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.basis.begrippen import Afspraakstatus, Rol
from app.domain.export.aanvraag import NieuweExport
from app.domain.gebruiker.token import Tokenbereik
from app.export.ondertekening import Ondertekenaar
from app.models import Apitoken, Functievervulling, Gebruiker, Persoon
from app.motor.sqlite import sqlite_module
from app.services.bewaren import anonimiseren, anonimisering
from app.services.bewaren.opruimen import ruim_op
from app.services.document import documenten
from app.services.gebruiker import gebruikers, toegang, tokens
from app.services.kern.bezetting import actor_op
from app.services.logboek import controle
from app.services.melding.abonnementen import NieuwAbonnement, maak_abonnement
from app.services.regio import functies
from app.services.zaak import toewijzing
from tests.export.inpakken import uitgepakt
from tests.kern.ontvanger import OPEN
from tests.kern.opzet import geweigerd, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.bewaren.vernietigen import alles, bestanden, sluit, vernietig
from tests.services.export.bundels import bundel, exporteer, nagekeken
from tests.services.gebruiker.tweede import met_tweede

pytestmark = pytest.mark.beide

NAAM, EMAIL = "Quirijn Zwaluwstaart", "zwaluwstaart@sbjh.example"
WOORDEN = ("Zwaluwstaart", "kwikzilverbrug", "paperclipfabriek", "glimwormlaptop", "lampionhaak")
"""His name, and what he wrote: words that are in no other text."""
WEG = dag(1, 7)
LATER = dag(3, 6, 2036)


def gevonden(bytes_: bytes) -> list[str]:
    return [woord for woord in WOORDEN if woord.lower().encode() in bytes_.lower()]


def vertrekker(spelers: Spelers) -> tuple[Speler, str]:
    """Somebody who is projectleider of a zaak and writes in it. Returns him and the zaak."""
    nieuw = gebruikers.NieuweGebruiker(EMAIL, NAAM, "projectleider", "sbjh", [Rol.PROJECTLEIDER], "-")
    met_tweede(spelers, spelers.beheerder, gebruikers.voeg_gebruiker_toe, nieuw)
    hij, nummer = spelers.van(EMAIL), open_zaak(spelers)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, nummer, EMAIL, dag(2, 6))
    tekst = documenten.NieuwDocument("kwikzilverbrug.txt", b"over de paperclipfabriek\n", dag(2, 6))
    hij.doet(documenten.voeg_document_toe, nummer, tekst)
    afspraak = (nummer, 3, Afspraakstatus.GEDAAN, f"{NAAM} en de kwikzilverbrug.", dag(2, 6))
    hij.doet(toewijzing.leg_afspraak_vast, *afspraak)
    token = tokens.NieuwToken("glimwormlaptop", Tokenbereik.LEZEN)
    hij.doet(tokens.maak_token, hij.actor.id, token)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        hij.zonder_wachtwoord().doet(tokens.maak_token, hij.actor.id, token)
    hij.doet(maak_abonnement, NieuwAbonnement("Zaaksysteem", "https://lampionhaak.example/"), OPEN)
    return hij, nummer


def neem_waar(spelers: Spelers) -> None:
    wens = functies.Benoeming("projectleider", EMAIL, dag(2, 6), dag(20, 6), reden=f"Tijdelijk {NAAM}.")
    periode = next(p for p in spelers.session.query(Functievervulling) if p.functie_code == "projectleider")
    met_tweede(spelers, spelers.beheerder, functies.wijs_waarnemer_aan, replace(wens, voor=periode.id))


def laat_gaan(spelers: Spelers, hij: Speler) -> None:
    """Blocked, and proposed and emptied after the term."""
    spelers.beheerder.op(WEG).doet(gebruikers.zet_actief, hij.actor.id, actief=False)
    spelers.beheerder.op(LATER).doet(anonimisering.stel_anonimisering_voor, hij.actor.id)
    spelers.directeur_denhaag.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "niemand weet dit")


@pytest.fixture
def weg(spelers: Spelers) -> Spelers:
    """Everything of the person is gone, and the files were cleared."""
    hij, nummer = vertrekker(spelers)
    neem_waar(spelers)
    spelers.beheerder.doet(gebruikers.wijzig_gebruiker, hij.actor.id, "Een andere naam", EMAIL, "Hij is getrouwd.")
    assert gevonden(alles(spelers.session)) == list(WOORDEN), "the test looks where it should"
    sluit(spelers, nummer)
    vernietig(spelers, nummer)
    laat_gaan(spelers, hij)
    ruim_op(spelers.session, grondig=True)
    return spelers


def test_in_geen_tabel(weg: Spelers) -> None:
    assert gevonden(alles(weg.session)) == []


def test_in_geen_bestand_en_geen_reservekopie(weg: Spelers, tmp_path: Path) -> None:
    engine = weg.session.get_bind()
    if engine.dialect.name != "sqlite":
        pytest.skip("the files of PostgreSQL are the operator's: docs/beheer.md says what stays in them, how long")
    assert gevonden(bestanden(weg.session)) == []
    kopie = tmp_path / "kopie.sqlite3"
    van, naar = sqlite_module().connect(str(engine.engine.url.database)), sqlite_module().connect(str(kopie))
    van.backup(naar)
    van.close()
    naar.close()
    assert gevonden(kopie.read_bytes()) == []


def test_zonder_opruimen_zou_het_bestand_hem_nog_noemen(spelers: Spelers) -> None:
    """The journal keeps what was written: clearing it is a step of its own. Shows that the test above can fail."""
    hij, nummer = vertrekker(spelers)
    if spelers.session.get_bind().dialect.name != "sqlite":
        pytest.skip("about the journal of SQLite")
    sluit(spelers, nummer)
    vernietig(spelers, nummer)
    laat_gaan(spelers, hij)
    assert gevonden(bestanden(spelers.session))
    assert ruim_op(spelers.session)
    assert not gevonden(bestanden(spelers.session))


def test_wie_nog_leest_houdt_het_opruimen_op_en_niet_de_vernietiging(spelers: Spelers) -> None:
    if spelers.session.get_bind().dialect.name != "sqlite":
        pytest.skip("about the journal of SQLite")
    hij, nummer = vertrekker(spelers)
    sluit(spelers, nummer)
    with spelers.session.get_bind().engine.connect() as lezer:
        lezer.exec_driver_sql("SELECT count(*) FROM zaak")
        vernietig(spelers, nummer)
        laat_gaan(spelers, hij)
        assert not ruim_op(spelers.session, geduld=10)
    assert ruim_op(spelers.session)
    assert not gevonden(bestanden(spelers.session))


def test_in_geen_nieuwe_export_van_een_andere_zaak(weg: Spelers, sleutel: Ondertekenaar) -> None:
    ander = open_zaak(weg)
    wens = NieuweExport("NZa", "Toezicht.", LATER)
    export = exporteer(weg.directeur_sbjh.op(LATER), ander, wens, sleutel)
    delen = uitgepakt(bundel(weg.directeur_sbjh, export))
    assert [naam for naam, inhoud in delen.items() if gevonden(inhoud) or gevonden(naam.encode())] == []
    assert b"Stichting Test" in delen["dossier.json"], "the test looks where it should"
    assert nagekeken(weg.directeur_sbjh, export, sleutel).manifest["vernietigd"] == []


def test_de_keten_klopt_en_zijn_pseudoniem_blijft(weg: Spelers) -> None:
    assert controle.verifieer(weg.session).vernietigd > 0
    hij = weg.session.query(Gebruiker).where(Gebruiker.naam == anonimiseren.NAAM).one()
    assert (hij.email, hij.active, hij.roles) == (f"{hij.pseudoniem}@vervallen.invalid", False, [])
    assert weg.session.get_one(Persoon, hij.persoon_id).naam == anonimiseren.NAAM
    (periode,) = weg.session.query(Functievervulling).where(Functievervulling.gebruiker_id == hij.id)
    assert periode.reden == anonimiseren.VERVALLEN
    (token,) = weg.session.query(Apitoken)
    assert (token.gebruiker_id, token.naam) == (hij.id, anonimiseren.VERVALLEN)
    assert token.ingetrokken_op is not None
    assert actor_op(weg.session, hij, LATER).rollen == frozenset()


def test_een_vervallen_account_komt_niet_terug(weg: Spelers) -> None:
    hij = weg.session.query(Gebruiker.id).where(Gebruiker.naam == anonimiseren.NAAM).scalar()
    with niet_aanvaard(weg.session, "ongeldige_invoer"):
        weg.beheerder.op(LATER).doet(gebruikers.zet_actief, hij, actief=True)


def geblokkeerd(spelers: Spelers) -> Speler:
    hij = spelers.nieuw("weg@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    spelers.beheerder.op(WEG).doet(gebruikers.zet_actief, hij.actor.id, actief=False)
    return hij


def test_voor_de_termijn_en_alleen_kan_een_account_niet_vervallen(spelers: Spelers) -> None:
    hij = geblokkeerd(spelers)
    with geweigerd(spelers.session, "bewaartermijn_loopt"):
        spelers.beheerder.op(dag(30, 6, 2026)).doet(anonimisering.stel_anonimisering_voor, hij.actor.id)
    spelers.beheerder.op(LATER).doet(anonimisering.stel_anonimisering_voor, hij.actor.id)
    with geweigerd(spelers.session, "vier_ogen"):
        spelers.beheerder.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        spelers.directeur_sbjh.op(LATER).zonder_wachtwoord().doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "")


def test_vrijgeven_laat_een_voorstel_vervallen(spelers: Spelers) -> None:
    hij = geblokkeerd(spelers)
    beheer = spelers.beheerder.op(LATER)
    beheer.doet(anonimisering.stel_anonimisering_voor, hij.actor.id)
    met_tweede(spelers, beheer, gebruikers.zet_actief, hij.actor.id, actief=True)
    with geweigerd(spelers.session, "zaak_loopt"):
        spelers.directeur_sbjh.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")
    beheer.doet(gebruikers.zet_actief, hij.actor.id, actief=False)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.op(dag(3, 6, 2040)).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")


def test_over_wie_nog_een_voorstel_ligt_vervalt_niet(spelers: Spelers) -> None:
    """It names him, and what it wants could come about afterwards."""
    hij, beheer = geblokkeerd(spelers), spelers.beheerder.op(LATER)
    beheer.doet(anonimisering.stel_anonimisering_voor, hij.actor.id)
    voorstel = beheer.doet(gebruikers.zet_actief, hij.actor.id, actief=True)
    with geweigerd(spelers.session, "zaak_loopt") as fout:
        spelers.directeur_sbjh.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")
    assert "weigeren of intrekken" in fout.value.bericht
    beheer.doet(toegang.trek_toegang_in, voorstel.id)
    spelers.directeur_sbjh.op(LATER).doet(anonimiseren.bevestig_anonimisering, hij.actor.id, "-")


def test_wie_nog_een_functie_heeft_is_niet_weg(spelers: Spelers) -> None:
    spelers.beheerder.op(WEG).doet(gebruikers.zet_actief, spelers.projectleider.actor.id, actief=False)
    with geweigerd(spelers.session, "zaak_loopt") as fout:
        spelers.beheerder.op(LATER).doet(anonimisering.stel_anonimisering_voor, spelers.projectleider.actor.id)
    assert "bij Functies" in fout.value.bericht


def test_van_een_account_blijven_alleen_sleutels_het_pseudoniem_en_de_dag_waarop_het_begon() -> None:
    """Every other column is emptied, so one that must have a value has to be given one in `_leeg`."""
    vast = {"id", "pseudoniem", "persoon_id", "organisatie_id", "aangemaakt_op", "versie"}
    assert vast == anonimiseren.BLIJFT, "`versie` only says how often it was put right"
    moet = {k.name for k in Gebruiker.__table__.columns if not k.nullable} - anonimiseren.BLIJFT
    assert moet == {"email", "naam", "functie", "password", "active", "fs_uniquifier", "taal"}

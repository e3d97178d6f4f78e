"""A meeting called off, and the calendar as each sees it: own region, own cases, what departs from the rhythm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import transaction
from app.domain.basis.begrippen import Organisatiesoort, Rol, Toestand
from app.domain.basis.fouten import NietGevonden
from app.models import Organisatie
from app.services.vergadering import kalender, kalenderblad
from tests.kern.opzet import VANDAAG, geweigerd, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.vergadering.stukken import BOJ, DO, agendeer, blad, dien_in, door_het_do, plan

NIEUW = kalender.NieuweVergadering("BOJ", BOJ, "09:30", "Stadhuis Den Haag")
AFGELAST = kalender.gelast_vergadering_af


@pytest.fixture
def elders(spelers: Spelers) -> Speler:
    """The Regievoerder of another region, without a profile here."""
    with transaction(spelers.session) as session:
        session.add(Organisatie(code="verweg", naam="Verweg", soort=Organisatiesoort.REGIO, regio="verweg"))
    return spelers.nieuw("directeur@verweg.example", "verweg", Rol.REGIEVOERDER)


def test_een_afgelaste_vergadering_blijft_leesbaar_en_de_dag_komt_vrij(spelers: Spelers) -> None:
    vergadering_id = plan(spelers.directeur_sbjh, "BOJ", BOJ)
    spelers.directeur_denhaag.doet(AFGELAST, vergadering_id, VANDAAG, "Te weinig wethouders.")
    plan(spelers.directeur_sbjh, "BOJ", BOJ)
    oud, nieuw = kalenderblad.kalenderjaar(spelers.session, spelers.delft.actor, 2025)
    assert (oud.vergadering.afgelast_datum, oud.vergadering.afgelast_reden) == (VANDAAG, "Te weinig wethouders.")
    assert (oud.afwijkingen, nieuw.vergadering.afgelast_datum) == ((), None)


def test_afgelasten_kan_een_keer_en_met_reden(spelers: Spelers) -> None:
    vergadering_id = plan(spelers.directeur_sbjh, "BOJ", BOJ)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        spelers.directeur_sbjh.doet(AFGELAST, vergadering_id, VANDAAG, " ")
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        spelers.directeur_sbjh.doet(AFGELAST, vergadering_id, VANDAAG + timedelta(days=1), "Ziek.")
    spelers.directeur_sbjh.doet(AFGELAST, vergadering_id, VANDAAG, "Ziek.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(AFGELAST, vergadering_id, VANDAAG, "Nog zieker.")


def test_waar_een_stuk_is_behandeld_wordt_niet_meer_afgelast(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    dien_in(spelers.directeur_sbjh, zaak)
    do = door_het_do(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(AFGELAST, do, VANDAAG, "Ziek.")


def test_een_stuk_van_een_afgelaste_vergadering_wacht_weer(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    dien_in(wie, zaak)
    eerste, tweede = plan(wie, "DO", DO), plan(wie, "DO", dag(5, 3))
    agendeer(wie, zaak, "DO", op=eerste)
    assert blad(wie, zaak).te_agenderen("DO") == []
    wie.doet(AFGELAST, eerste, VANDAAG, "Ziek.")
    assert blad(wie, zaak).te_agenderen("DO") == [None]
    agendeer(wie, zaak, "DO", op=tweede)
    (punt,) = blad(wie, zaak).gepland("DO")
    assert punt.vergadering_id == tweede


def test_de_agenda_toont_alleen_zaken_die_iemand_mag_zien(spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    do = plan(wie, "DO", DO)
    for trede in (Toestand.SIGNAAL, Toestand.ZORGELIJK):
        zaak = open_zaak(spelers, trede)
        dien_in(wie, zaak)
        agendeer(wie, zaak, "DO", op=do)
    aantallen = {
        naam: len(kalenderblad.kalenderdag(spelers.session, getattr(spelers, naam).actor, do).agenda)
        for naam in ("directeur_sbjh", "delft", "wethouder", "projectleider")
    }
    assert aantallen == {"directeur_sbjh": 2, "delft": 1, "wethouder": 1, "projectleider": 0}


def test_een_andere_regio_ziet_en_raakt_alleen_haar_eigen_kalender(spelers: Spelers, elders: Speler) -> None:
    vergadering_id = plan(spelers.directeur_sbjh, "BOJ", BOJ)
    assert kalenderblad.kalenderjaar(spelers.session, elders.actor, 2025) == []
    with pytest.raises(NietGevonden):
        kalenderblad.kalenderdag(spelers.session, elders.actor, vergadering_id)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        elders.doet(AFGELAST, vergadering_id, VANDAAG, "Ziek.")
    with niet_aanvaard(spelers.session, "niet_gevonden", "overleg"):
        elders.doet(kalender.plan_vergadering, NIEUW)
    assert kalender.openstaand_voorstel(spelers.session, elders.actor, 2025) == []


def test_wat_afwijkt_wordt_gezegd_en_houdt_niets_tegen(spelers: Spelers) -> None:
    vergadering_id = plan(spelers.directeur_sbjh, "BOJ", dag(29, 5))
    afwijkingen = kalenderblad.kalenderdag(spelers.session, spelers.delft.actor, vergadering_id).afwijkingen
    assert "Hemelvaartsdag" in afwijkingen[0]
    assert "Directeurenoverleg H10 ontbreekt" in afwijkingen[1]

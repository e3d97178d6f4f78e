"""The wind-down of the demo: 340 children in twelve weeks, three regions, eleven providers, one location late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.demo import speel_afbouw
from app.demo.afbouw import AANBIEDERS, GEMEENTEN, er_nog, gaat
from app.domain.plaatsing.verloop import weekstanden
from app.models import Gebruiker, LogboekRegel, Plekoordeel, Toezegging, Zaakregio
from app.services.kern.bezetting import actor_op
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.naspel.logboektoets import toets_alles
from app.services.openstaand.lijst import voor
from app.services.plaatsing.bord import Bord, lees_bord
from app.services.plaatsing.buiten import lees_buiten
from app.services.plaatsing.eigen import eigen_blad
from tests.kern.databanken import Databank, maak_engine
from tests.kern.opzet import tel_vragen
from tests.kern.spelers import vul_accounts

MAANDAG = date(2026, 11, 30)


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        speel_afbouw(session, MAANDAG)


@pytest.fixture
def gespeeld(databank: Databank) -> Iterator[Session]:
    url = databank.kopie("demo-afbouw", vul)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()
    databank.weg(url)


def dossier(session: Session, email: str = "directeur@sbjh.example") -> Dossier:
    wie = session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one()
    return vind_dossier(session, actor_op(session, wie, MAANDAG), speel_afbouw(session, MAANDAG))


def bord_van(session: Session) -> Bord:
    return lees_bord(session, dossier(session), MAANDAG)


def test_driehonderdveertig_kinderen_in_twaalf_weken_en_een_locatie_te_laat(gespeeld: Session) -> None:
    bord = bord_van(gespeeld)
    assert (bord.telt.begin, bord.in_zorg, bord.vertrokken) == (340, 9, 331)
    assert (bord.telt.verschil, [rij for rij in bord.rijen if not rij.klopt]) == (0, [])
    assert [rij.locatie.naam for rij in bord.rijen if rij.te_laat] == ["Rietland"]
    assert [rij.locatie.naam for rij in bord.rijen if rij.cellen[3].zonder_plek] == ["Rietland"], "it closed before"
    assert len([regel for regel in bord.aanbod if regel.geboekt]) == len(AANBIEDERS) == 11
    assert sum(sum(stroom.naar.values()) for stroom in bord.stromen) == 331
    standen = weekstanden((rij.balans for rij in bord.rijen), bord.geboekt)
    assert [s.in_zorg for s in standen] == [*(sum(sum(g.values()) for g in er_nog(w).values()) for w in range(13)), 9]
    soorten = {o.soort.code for o in voor(gespeeld, dossier(gespeeld).actor, MAANDAG, grootte=200)}
    assert "locatie_zonder_plek" in soorten


def test_het_logboek_klopt_en_noemt_geen_aantallen(gespeeld: Session) -> None:
    toets_alles(gespeeld)
    assert len(gespeeld.scalars(select(Zaakregio)).all()) == 2, "beside the region that leads"
    assert len({deel.gemeente for deel in gaat()}) == len(GEMEENTEN)


def test_buiten_het_team_staan_klassen_en_een_gemeente_ziet_de_hare(gespeeld: Session) -> None:
    blad = lees_buiten(gespeeld, dossier(gespeeld).zaak)
    assert blad.weken[0].samen.woord == "5-9", "nine at Rietland"
    assert len(blad.weken) == 13
    delft = eigen_blad(gespeeld, dossier(gespeeld, "delft@h10.example"))
    eerste = min(regel.week for regel in delft.regels)
    assert sum(regel.aantal for regel in delft.regels if regel.week == eerste) == 68


def test_het_bord_leest_geen_cellen_maar_hun_sommen(gespeeld: Session) -> None:
    """However many weeks and municipalities: counts, and of the newest ones a row for each form of care."""
    mijn, engine = dossier(gespeeld), gespeeld.get_bind()
    assert isinstance(engine, Engine)
    with tel_vragen(engine) as vragen:
        lees_bord(gespeeld, mijn, MAANDAG)
    assert len(vragen) <= 6
    assert not [vraag for vraag in vragen.vragen if "plaatsstandcel" in vraag and "sum(" not in vraag.lower()]


def test_opnieuw_spelen_verandert_niets(gespeeld: Session) -> None:
    voor_ = len(gespeeld.scalars(select(LogboekRegel.nr)).all())
    speel_afbouw(gespeeld, MAANDAG + timedelta(1))
    assert len(gespeeld.scalars(select(LogboekRegel.nr)).all()) == voor_


def test_de_afbouw_heeft_ook_geld_oordelen_toetsen_signalen_en_een_opgave(gespeeld: Session) -> None:
    """So that each of these pages has something on it, and something that waits."""
    soorten = {o.soort.code for o in voor(gespeeld, dossier(gespeeld).actor, MAANDAG, grootte=500)}
    verwacht = {"geld_terug", "geld_beslissing", "plek_oordeel", "kinderrechten", "kindsignaal", "opgave_ontvangen"}
    assert verwacht - soorten == set()
    geboekt = gespeeld.scalars(select(Toezegging.soort).order_by(Toezegging.nummer)).all()
    assert geboekt == ["lening", "rijkssubsidie"]
    assert len(gespeeld.scalars(select(Plekoordeel)).all()) == 4

"""The running zaken of the demo: played for any day, once, the same each time, and right in the logboek."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.demo import sluit_s1, speel_lopend, speel_s1
from app.domain.basis.begrippen import AMSTERDAM, Bereik, Mandaatstatus, Toestand, Uitkomst
from app.domain.openstaand.register import SOORTEN
from app.models import Gebruiker, LogboekRegel, Mandaat, Openpunt, Organisatie, Zaak
from app.services.geld.boek import lees_geld
from app.services.kern.bezetting import actor_op
from app.services.kern.toegang import vind_dossier
from app.services.naspel.logboektoets import toets_alles
from app.services.passend.blad import lees_passend
from app.services.plaatsing.bord import lees_bord
from app.services.regio.stuurgroepen import per_stuurgroep
from app.services.termijn import overstap
from tests.kern.databanken import Databank, maak_engine
from tests.kern.spelers import vul_accounts

MAANDAG, ZATERDAG, NIEUWJAAR = date(2026, 11, 30), date(2026, 10, 17), date(2026, 1, 2)

VERVALLEN = "stap_vervallen"
"""Whether a step lapses when the trede changes is up to the edition."""
NIET_OPEN = [
    "besluit_ondertekenen", "besluit_zien", "boeking_over_tijd", "export_onaf", "export_ongelezen", "gebeurtenis",
    "geld_afwikkelen", "mandaat_na_sluiten", "mandaat_ongebruikt", "mandaat_uitgeput", "mandaat_zonder_orgaan",
    "noodgreep", "opgave_ontvangen", "plaatsing_verschil", "regieplaats", "spoedbesluit_bekrachtigen",
    "spoedbesluit_ongedekt", "spoedbesluit_tekenen", "telling_oud", "toezicht_zonder_plan", "vernietiging_bevestigen",
    "vernietiging_voorstellen", "zgw", "zonder_document",
]  # fmt: skip


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        speel_lopend(session, MAANDAG)


@pytest.fixture
def gespeeld(databank: Databank) -> Iterator[Session]:
    """The running zaken, without S1."""
    url = databank.kopie("demo-lopend", vul)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()
    databank.weg(url)


@pytest.fixture
def zonder_zaken(databank: Databank) -> Iterator[Session]:
    url = databank.kopie("demo-accounts", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()
    databank.weg(url)


def verhaal(session: Session) -> Sequence[object]:
    """Everything that was recorded, without what a machine draws."""
    velden = LogboekRegel.verzoek, LogboekRegel.actie, LogboekRegel.object, LogboekRegel.op
    return session.execute(select(*velden).order_by(LogboekRegel.nr)).all()


@pytest.mark.parametrize("vandaag", [MAANDAG, ZATERDAG, NIEUWJAAR], ids=str)
def test_speelt_op_elke_dag_en_het_logboek_klopt(zonder_zaken: Session, vandaag: date) -> None:
    gespeeld = speel_lopend(zonder_zaken, vandaag)
    standen = list(zonder_zaken.scalars(select(Zaak.toestand).order_by(Zaak.id)))
    assert standen == [Toestand.SIGNAAL, Toestand.PROBLEMATISCH, Toestand.ZEER_PROBLEMATISCH, Toestand.SIGNAAL]
    assert toets_alles(zonder_zaken).nagespeeld["zaak"] == len(gespeeld.zaken) == 4
    momenten = zonder_zaken.scalars(select(LogboekRegel.op).where(LogboekRegel.verzoek.startswith("demo-")))
    assert max(moment.astimezone(AMSTERDAM).date() for moment in momenten) < vandaag


def test_dezelfde_dag_geeft_hetzelfde_verhaal(gespeeld: Session, zonder_zaken: Session) -> None:
    speel_lopend(zonder_zaken, MAANDAG)
    assert verhaal(zonder_zaken) == verhaal(gespeeld)


@pytest.mark.parametrize("later", [0, 1, 40], ids=lambda dagen: f"{dagen} dagen later")
def test_nog_een_keer_verandert_niets_en_zegt_dat(gespeeld: Session, later: int) -> None:
    eerder = verhaal(gespeeld)
    weer = speel_lopend(gespeeld, MAANDAG + timedelta(days=later))
    assert (weer.nieuw, weer.vandaag, verhaal(gespeeld)) == (0, MAANDAG, eerder)


def test_er_is_een_mandaat_in_elk_stadium(gespeeld: Session) -> None:
    statussen = set(gespeeld.scalars(select(Mandaat.status)))
    stadia = {"concept", "voorgesteld", "goedgekeurd", "afgewezen", "verleend", "actief", "ingetrokken"}
    assert statussen == {Mandaatstatus(stadium) for stadium in stadia}


def test_bijna_alles_wat_open_kan_staan_staat_open(gespeeld: Session) -> None:
    """What is left out belongs to a zaak that closes, or is not so here; the export needs a key to be signed with."""
    getoond = (Openpunt.vanaf <= MAANDAG) & (Openpunt.tot.is_(None) | (Openpunt.tot > MAANDAG))
    soorten = set(gespeeld.scalars(select(Openpunt.soort).where(getoond)))
    assert sorted(SOORTEN.keys() - soorten - {VERVALLEN}) == NIET_OPEN


def test_wat_over_kinderen_en_geld_is_verteld_klopt_op_elke_dag(zonder_zaken: Session) -> None:
    """The counts agree with the bookings, one waits harmfully, verdicts are there and lack; the shares are the sum."""
    vandaag = ZATERDAG
    nummer = speel_lopend(zonder_zaken, vandaag).zaken[1]
    wie = zonder_zaken.scalars(select(Gebruiker).where(Gebruiker.email == "directeur@sbjh.example")).one()
    dossier = vind_dossier(zonder_zaken, actor_op(zonder_zaken, wie, vandaag), nummer)
    bord, passend = (
        lees_bord(zonder_zaken, dossier, vandaag),
        lees_passend(zonder_zaken, dossier),
    )
    assert (bord.telt.begin, bord.in_zorg, bord.telt.verschil) == (64, 46, 0)
    assert [regel.schadelijk for regel in bord.wacht] == [True]
    assert (passend.geplaatst, passend.samen("past_niet"), passend.zonder_oordeel) == (16, 1, 5)
    assert passend.te_laat(vandaag) > 0
    geld = lees_geld(zonder_zaken, dossier.zaak)
    assert [regel.rij.bedrag for regel in geld.regels] == [200_000_00, 30_000_00, 80_000_00]
    assert all(sum(regel.rij.delen.values()) == regel.rij.bedrag for regel in geld.regels)
    assert len(per_stuurgroep(zonder_zaken, dossier.zaak)) == 3


def test_een_zaak_van_voor_2025_toont_de_overstap_naar_de_andere_editie(gespeeld: Session) -> None:
    zaak = gespeeld.scalars(select(Zaak).where(Zaak.geopend_datum < date(2025, 1, 1))).one()
    assert zaak.editie == "2021"
    assert overstap.keuzes(zaak)[0].deel.code == "2025"
    open_ = select(Openpunt.soort).where(Openpunt.zaak_id == zaak.id, Openpunt.tot.is_(None))
    assert gespeeld.scalars(open_).all() == [], "nothing of it hides what runs now"


def test_voorschoten_en_holland_rijnland_geven_een_mandaat_als_buren(gespeeld: Session) -> None:
    """Voorschoten left the region, so it is asked as a college of another region."""
    vraag = (
        select(Organisatie.code)
        .join(Mandaat, Mandaat.mandaatgever_id == Organisatie.id)
        .where(Mandaat.bereik == Bereik.ANDERE_REGIO)
    )
    assert set(gespeeld.scalars(vraag)) == {"rijnmond", "holland-rijnland", "GM0626"}


def test_s1_eindigt_hersteld_met_niets_open(zonder_zaken: Session) -> None:
    """Played again it changes nothing, and who worked on in an S1 of before finds it as he left it."""
    zaaknummer = speel_s1(zonder_zaken)
    sluit_s1(zonder_zaken, verder=False)
    zaak = zonder_zaken.scalars(select(Zaak).where(Zaak.zaaknummer == zaaknummer)).one()
    assert zaak.toestand is Toestand.ZORGELIJK
    sluit_s1(zonder_zaken)
    eerder = verhaal(zonder_zaken)
    sluit_s1(zonder_zaken, verder=False)
    assert verhaal(zonder_zaken) == eerder
    zonder_zaken.refresh(zaak)
    assert (zaak.toestand, zaak.uitkomst) == (Toestand.AFGESLOTEN, Uitkomst.HERSTELD)
    open_ = select(Openpunt.soort).where(Openpunt.zaak_id == zaak.id, Openpunt.tot.is_(None), Openpunt.vanaf <= MAANDAG)
    assert zonder_zaken.scalars(open_).all() == []
    assert toets_alles(zonder_zaken).nagespeeld["zaak"] == 1

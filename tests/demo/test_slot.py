"""The end of S1 in the demo: closed as told, once, with what was refused, late, open and not recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.demo import sluit_s1, speel_s1
from app.domain.basis.begrippen import AMSTERDAM, Mandaatstatus, Toestand, Uitkomst
from app.models import Besluit, Export, Gebruiker, LogboekRegel, Mandaat, Raadsbrief, Telling, Zaak
from app.services.dossier.gezegd import Gezegd, wat_het_dossier_zegt
from app.services.kern.bezetting import actor_op
from app.services.kern.toegang import vind_dossier
from app.services.naspel.logboektoets import toets_alles
from tests.export.voorbeeld import SLEUTEL
from tests.kern.databanken import Databank, maak_engine
from tests.kern.spelers import vul_accounts

SLOT, LATER = date(2025, 11, 13), date(2026, 11, 30)


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        speel_s1(session)
        sluit_s1(session)


@pytest.fixture
def gesloten(databank: Databank) -> Iterator[Session]:
    url = databank.kopie("demo-slot", vul)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()
    databank.weg(url)


def verhaal(session: Session) -> Sequence[object]:
    velden = LogboekRegel.verzoek, LogboekRegel.actie, LogboekRegel.object, LogboekRegel.op
    return session.execute(select(*velden).order_by(LogboekRegel.nr)).all()


def gezegd(session: Session, dag: date) -> Gezegd:
    wie = session.scalars(select(Gebruiker).where(Gebruiker.email == "directeur@sbjh.example")).one()
    dossier = vind_dossier(session, actor_op(session, wie, dag), "2025-0001")
    return wat_het_dossier_zegt(session, dossier, dag)


def test_s1_sluit_op_13_november_als_hersteld_en_het_logboek_klopt(gesloten: Session) -> None:
    zaak = gesloten.scalars(select(Zaak)).one()
    assert (zaak.toestand, zaak.uitkomst, zaak.toestand_sinds) == (Toestand.AFGESLOTEN, Uitkomst.HERSTELD, SLOT)
    laatste = gesloten.scalars(select(LogboekRegel).order_by(LogboekRegel.nr.desc()).limit(1)).one()
    assert (laatste.actie, laatste.op.astimezone(AMSTERDAM).date()) == ("sluit_af", SLOT)
    assert toets_alles(gesloten).nagespeeld["zaak"] == 1


def test_het_verhaal_staat_op_volgorde_van_de_dagen(gesloten: Session) -> None:
    dagen = [
        op.astimezone(AMSTERDAM).date() for op in gesloten.scalars(select(LogboekRegel.op).order_by(LogboekRegel.nr))
    ]
    assert dagen == sorted(dagen)


def test_twee_besluiten_zijn_geweigerd_en_een_is_laat_ingevoerd(gesloten: Session) -> None:
    vraag = select(LogboekRegel.datum).where(LogboekRegel.actie == "neem_besluit", LogboekRegel.uitkomst == "geweigerd")
    assert list(gesloten.scalars(vraag.order_by(LogboekRegel.nr))) == [date(2025, 6, 16), date(2025, 10, 1)]
    besluiten = gesloten.scalars(select(Besluit).order_by(Besluit.id)).all()
    assert [(b.bedrag, b.datum, b.laat_ingevoerd) for b in besluiten] == [
        (450_000_00, date(2025, 3, 21), False),
        (300_000_00, date(2025, 5, 16), False),
        (30_000_00, date(2025, 9, 30), True),
    ]


def test_westland_weigert_en_negen_raden_kregen_hun_brief(gesloten: Session) -> None:
    assert list(gesloten.scalars(select(Mandaat.status))).count(Mandaatstatus.AFGEWEZEN) == 1
    verzonden = list(gesloten.scalars(select(Raadsbrief.verzonden_datum).order_by(Raadsbrief.verzonden_datum)))
    assert verzonden == [date(2025, 10, 23)] * 5 + [date(2025, 10, 24)] * 4
    dagen = set(gesloten.scalars(select(Telling.peildatum)))
    assert dagen == {date(2025, 6, 2), date(2025, 11, 10)}


@pytest.mark.parametrize("dag", [SLOT, LATER], ids=["bij het sluiten", "een jaar later"])
def test_het_dossier_zegt_dat_er_niets_openstaat(gesloten: Session, dag: date) -> None:
    assert list(gezegd(gesloten, dag).wat_openstaat) == []


def test_wat_niet_is_vastgelegd_zijn_alleen_documenten_van_het_begin(gesloten: Session) -> None:
    """The plan, the meetings and the councils have theirs; the signal and the first words had none."""
    gemist = [str(rij["onderwerp"]) for rij in gezegd(gesloten, LATER).wat_niet_is_vastgelegd]
    assert gemist[0].startswith("Afgerond zonder document (vroegsignalering)")
    assert gemist[1:] == [
        "Geïnformeerd, zonder document: Regievoerder",
        "Geïnformeerd, zonder document: toezichthouder (Jeugdautoriteit)",
        "Geïnformeerd, zonder document: toezichthouder (Jeugdautoriteit)",
    ]


def test_nog_een_keer_verandert_niets(gesloten: Session) -> None:
    eerder = verhaal(gesloten)
    sluit_s1(gesloten)
    sluit_s1(gesloten, verder=False)
    assert verhaal(gesloten) == eerder


def test_met_een_sleutel_krijgt_de_toezichthouder_het_dossier_een_keer(gesloten: Session) -> None:
    for _ in range(2):
        sluit_s1(gesloten, None, SLEUTEL)
    export = gesloten.scalars(select(Export)).one()
    assert export.bundel is not None
    assert export.gemaakt_op.astimezone(AMSTERDAM).date() == date(2025, 11, 14)
    assert {str(rij["soort"]) for rij in gezegd(gesloten, LATER).wat_openstaat} <= {"export_ongelezen"}

"""Scenario S1 of the domain, from the first signal to closing and on, with its figures to the euro."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus, Toestand, Uitkomst
from app.domain.mandaat.mandaatfeiten import status_op
from app.models import Besluit, Tredebepaling
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import besluitlijst
from app.services.mandaat import stand as mandaatstand
from app.services.termijn import stappen
from app.services.zaak import zaken
from tests.kern.opzet import Regel, acties, besluit, geweigerd, logboek, meld_alles_verzonden, zaak_van
from tests.kern.spelers import Spelers, dag

pytestmark = pytest.mark.beide

ZAAK = "2025-0001"
SLOT = dag(13, 11)


def over(session: Session, *moment: int) -> int:
    """Headroom in euros on a day."""
    ruimte = mandaatstand.ruimte(session, zaak_van(session, ZAAK), dag(*moment))
    return ruimte.over // 100


def laatste(session: Session) -> Regel:
    return logboek(session)[-1]


@pytest.fixture
def gesloten(s1: Spelers) -> Spelers:
    """S1 closed on 13 November, hersteld."""
    meld_alles_verzonden(s1, ZAAK, SLOT)
    s1.directeur_sbjh.op(SLOT).doet(zaken.sluit_af, ZAAK, Uitkomst.HERSTELD, "De aanbieder is hersteld.", SLOT)
    return s1


def test_de_ruimte_is_1080000_en_niet_1200000(s1: Spelers) -> None:
    assert over(s1.session, 16, 3) == 0
    assert over(s1.session, 17, 3) == 1_080_000


def test_na_de_voorschotten_is_er_630000_en_330000(s1: Spelers) -> None:
    assert over(s1.session, 20, 3) == 1_080_000
    assert over(s1.session, 21, 3) == 630_000
    assert over(s1.session, 15, 5) == 630_000
    assert over(s1.session, 16, 5) == 330_000
    assert over(s1.session, 30, 9) == 330_000
    assert over(s1.session, 1, 10) == 0


def test_500000_op_16_juni_wordt_geweigerd_met_wat_er_over_is(s1: Spelers) -> None:
    directeur = s1.directeur_sbjh.op(dag(16, 6))
    with geweigerd(s1.session, "plafond_overschreden") as fout:
        directeur.doet(besluiten.neem_besluit, ZAAK, besluit(500_000_00, dag(16, 6)))
    assert "€ 500.000" in fout.value.bericht
    assert "€ 330.000" in fout.value.bericht
    assert laatste(s1.session).inhoud["bedrag"] == 500_000_00


def test_50000_op_1_oktober_wordt_geweigerd_want_verlopen(s1: Spelers) -> None:
    directeur = s1.directeur_sbjh.op(dag(1, 10))
    with geweigerd(s1.session, "buiten_looptijd") as fout:
        directeur.doet(besluiten.neem_besluit, ZAAK, besluit(50_000_00, dag(1, 10)))
    assert "verlopen" in fout.value.bericht


def test_een_besluit_van_30_september_op_2_oktober_ingevoerd_telt_en_valt_op(s1: Spelers) -> None:
    directeur = s1.directeur_sbjh.op(dag(2, 10))
    laat = directeur.doet(besluiten.neem_besluit, ZAAK, besluit(30_000_00, dag(30, 9)))
    assert laat.laat_ingevoerd
    assert laat.datum == dag(30, 9)
    assert laat.ingevoerd_op.date() == dag(2, 10)
    assert laatste(s1.session).inhoud["laat_ingevoerd"] == "ja"
    assert over(s1.session, 30, 9) == 300_000


def test_de_andere_besluiten_vallen_niet_op(s1: Spelers) -> None:
    assert not any(s1.session.scalars(select(Besluit.laat_ingevoerd)))


def test_de_voorschotten_zijn_verdeeld_over_de_negen_die_verleenden(s1: Spelers) -> None:
    rijen = besluitlijst.lijst_besluiten(s1.session, zaak_van(s1.session, ZAAK).id)
    assert [sum(deel.bedrag for deel in rij.delen) for rij in rijen] == [450_000_00, 300_000_00]
    assert [len(rij.delen) for rij in rijen] == [9, 9]
    assert {deel.bedrag for deel in rijen[0].delen} == {50_000_00}
    assert sorted(deel.bedrag for deel in rijen[1].delen) == [33_333_33] * 6 + [33_333_34] * 3
    assert rijen[0].namens.startswith("namens de colleges van Delft, Den Haag,")
    assert "Westland" not in rijen[0].namens


def test_sluiten_voor_1_oktober_wordt_geweigerd_want_negen_mandaten_zijn_actief(s1: Spelers) -> None:
    with geweigerd(s1.session, "actieve_mandaten") as fout:
        s1.directeur_sbjh.op(dag(30, 9)).doet(zaken.sluit_af, ZAAK, Uitkomst.HERSTELD, "Hersteld.", dag(30, 9))
    assert fout.value.bericht.startswith("9 mandaten")


def test_op_13_november_gesloten_als_hersteld(gesloten: Spelers) -> None:
    zaak = zaak_van(gesloten.session, ZAAK)
    assert (zaak.toestand, zaak.uitkomst, zaak.toestand_sinds) == (Toestand.AFGESLOTEN, Uitkomst.HERSTELD, SLOT)
    assert laatste(gesloten.session).kop.actie == "sluit_af"
    assert not any(s.stap.status == "open" for s in stappen.lijst_stappen(gesloten.session, zaak))


def test_na_sluiting_wordt_elk_besluit_geweigerd(gesloten: Spelers) -> None:
    with geweigerd(gesloten.session, "zaak_gesloten"):
        gesloten.directeur_sbjh.op(SLOT).doet(besluiten.neem_besluit, ZAAK, besluit(1_00, dag(30, 9)))


def test_heropenen_begint_een_nieuwe_periode_en_wekt_geen_mandaat(gesloten: Spelers) -> None:
    session, dag_ = gesloten.session, dag(1, 12)
    gesloten.directeur_denhaag.op(dag_).doet(zaken.heropen, ZAAK, Toestand.ZEER_PROBLEMATISCH, "Terugval.", dag_)
    zaak = zaak_van(session, ZAAK)
    assert (zaak.toestand, zaak.periode, zaak.uitkomst) == (Toestand.ZEER_PROBLEMATISCH, 2, None)
    assert mandaatstand.ruimte(session, zaak, dag_).over == 0
    assert mandaatstand.tel_actieve(session, zaak, dag_, dag(16, 5)) == 0  # not even on a day of its term
    with geweigerd(session, "mandaat_ontbreekt"):
        gesloten.directeur_sbjh.op(dag_).doet(besluiten.neem_besluit, ZAAK, besluit(1_00, dag_))


def test_het_dossier_blijft_bij_heropenen(gesloten: Spelers) -> None:
    session = gesloten.session
    gesloten.directeur_sbjh.op(dag(1, 12)).doet(zaken.heropen, ZAAK, Toestand.ZORGELIJK, "Terugval.", dag(1, 12))
    rijen = session.scalars(select(Tredebepaling).order_by(Tredebepaling.volgnr)).all()
    assert [(rij.periode, str(rij.naar)) for rij in rijen] == [
        (1, "signaal"),
        (1, "zorgelijk"),
        (1, "afgesloten"),
        (2, "zorgelijk"),
    ]
    assert len(session.scalars(select(Besluit)).all()) == 2


def test_negen_actief_en_een_goedgekeurd_op_16_mei(s1: Spelers) -> None:
    zaak = zaak_van(s1.session, ZAAK)
    statussen = [status_op(m, dag(16, 5)) for m in mandaatstand.feiten_op(s1.session, zaak, dag(16, 5))]
    assert statussen.count(Mandaatstatus.ACTIEF) == 9
    assert statussen.count(Mandaatstatus.GOEDGEKEURD) == 1


def test_het_logboek_vertelt_het_hele_verhaal_en_klopt(gesloten: Spelers) -> None:
    verhaal = acties(gesloten.session)
    assert verhaal[0] == "open_zaak"
    assert verhaal[-1] == "sluit_af"
    assert [verhaal.count(wat) for wat in ("stel_voor", "keur_goed", "verleen", "stem_in", "activeer")] == [
        10,
        10,
        9,
        18,
        9,
    ]
    assert controle.verifieer(gesloten.session).aantal == len(verhaal)

"""Counts in a zaak: recorded, corrected with a reason, never changed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Uitkomst
from app.domain.telling.telling import regels_sha256
from app.models import Telling
from app.services.telling import tellingen
from app.services.zaak import zaken
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag

leg_vast = tellingen.leg_tellingen_vast


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def te_plaatsen(spelers: Spelers, zaak: str) -> int:
    return tellingen.nog_te_plaatsen(spelers.session, zaak_van(spelers.session, zaak))


def test_de_projectleider_van_de_zaak_legt_aantallen_vast(s1: Spelers) -> None:
    nieuw = [telling(in_zorg=12, nog_te_plaatsen=2), telling("GM0518", in_zorg=40)]
    assert s1.projectleider.doet(leg_vast, "2025-0001", nieuw) == 2
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.datum, regel.kop.object) == (
        "leg_tellingen_vast",
        "2025-05-01",
        "telling/2025-05-01",
    )
    assert regel.inhoud["tellingen"] == ["GM0503;pleegzorg;2025-05-01", "GM0518;pleegzorg;2025-05-01"]


def test_het_logboek_verlaat_het_team_en_noemt_daarom_geen_aantal(spelers: Spelers, zaak: str) -> None:
    """An export carries the entries; the hash is salted, for a number from 1 to 4 is soon guessed."""
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(nog_te_plaatsen=3)])
    gezegd = logboek(spelers.session)[-1].inhoud
    (rij,) = spelers.session.scalars(select(Telling)).all()
    assert gezegd["tellingen_sha256"] == regels_sha256([rij.waarden()], rij.zout)
    assert rij.zout not in str(gezegd)
    assert "nog_te_plaatsen" not in str(gezegd)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(leg_vast, zaak, [telling(nog_te_plaatsen=3)])
    assert "nog_te_plaatsen" not in str(logboek(spelers.session)[-1].inhoud)


def test_een_correctie_is_een_rij_erbij_met_de_reden(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        wie.doet(leg_vast, zaak, [telling(in_zorg=13)])
    wie.doet(leg_vast, zaak, [telling(in_zorg=13)], "Eén kind was dubbel geteld.", versie=1)
    rijen = spelers.session.scalars(select(Telling).order_by(Telling.id)).all()
    assert [(rij.versie, rij.in_zorg, rij.reden) for rij in rijen] == [
        (1, 12, ""),
        (2, 13, "Eén kind was dubbel geteld."),
    ]
    gevonden = tellingen.vind_telling(spelers.session, zaak_van(spelers.session, zaak), telling().sleutel)
    assert gevonden is not None
    assert gevonden.in_zorg == 13


def test_wie_corrigeert_wat_net_veranderde_ziet_dat_eerst(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    spelers.directeur_denhaag.doet(leg_vast, zaak, [telling(in_zorg=11)], "Nageteld.", versie=1)
    with niet_aanvaard(spelers.session, "verouderd"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=13)], "Ook nageteld.", versie=1)


def test_hetzelfde_nog_eens_bewaart_niets(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])


SLECHT: list[tuple[Any, str, str | None]] = [
    ([telling(in_zorg=-1)], "ongeldige_invoer", "in_zorg"),
    ([telling(nog_te_plaatsen=1.5)], "ongeldige_invoer", "nog_te_plaatsen"),  # type: ignore[arg-type]
    ([telling("GM0344", in_zorg=1)], "ongeldige_invoer", "gemeente"),
    ([telling(zorgvorm="verzonnen", in_zorg=1)], "ongeldige_invoer", "zorgvorm"),
    ([telling(peildatum=dag(3, 6), in_zorg=1)], "datum_in_toekomst", "peildatum"),
    ([telling(peildatum=dag(1, 1, 2014), in_zorg=1)], "datum_onlogisch", "peildatum"),
    ([telling()], "ongeldige_invoer", "in_zorg"),
    ([telling(in_zorg=1), telling(in_zorg=2)], "ongeldige_invoer", None),
    ([], "ongeldige_invoer", None),
    ([telling(in_zorg=1)] * 101, "ongeldige_invoer", None),
]


@pytest.mark.parametrize(("nieuw", "code", "veld"), SLECHT)
def test_slechte_aantallen_worden_niet_aanvaard(
    spelers: Spelers, zaak: str, nieuw: Any, code: str, veld: str | None
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(leg_vast, zaak, nieuw)


def test_een_bsn_in_de_reden_vraagt_bevestiging(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with niet_aanvaard(spelers.session, "mogelijk_bsn", "reden"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=13)], "Kind 111222333 vergeten.")


@pytest.mark.parametrize("wie", ["delft", "wethouder", "westland"])
def test_een_gemeente_legt_niets_vast_en_de_poging_staat_in_het_logboek(spelers: Spelers, zaak: str, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, wie).doet(leg_vast, zaak, [telling(in_zorg=12)])


@pytest.mark.parametrize("wie", ["auditor", "beheerder", "rijnmond", "projectleider"])
def test_voor_een_buitenstaander_bestaat_de_zaak_niet(spelers: Spelers, zaak: str, wie: str) -> None:
    with geweigerd(spelers.session, "niet_gevonden"):
        getattr(spelers, wie).doet(leg_vast, zaak, [telling(in_zorg=12)])


def test_een_gesloten_zaak_telt_niet_meer(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])


@pytest.mark.parametrize("opdracht", ["UPDATE telling SET in_zorg = 1", "DELETE FROM telling"])
@pytest.mark.beide
def test_wat_geteld_is_blijft_ook_voor_wie_bij_de_database_kan(spelers: Spelers, zaak: str, opdracht: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with pytest.raises(DBAPIError, match="is niet toegestaan"), eigenaar(spelers.session) as session:
        session.execute(text(opdracht))


def test_nog_te_plaatsen_is_per_gemeente_en_zorgvorm_de_nieuwste_telling(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    assert te_plaatsen(spelers, zaak) == 0
    wie.doet(leg_vast, zaak, [telling(nog_te_plaatsen=9), telling("GM0518", nog_te_plaatsen=3)])
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(20, 5), nog_te_plaatsen=2)])
    assert te_plaatsen(spelers, zaak) == 5
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(1, 4), nog_te_plaatsen=50)])
    assert te_plaatsen(spelers, zaak) == 5, "an older date, entered later, changes nothing"
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(20, 5), nog_te_plaatsen=1)], "Nageteld.")
    assert te_plaatsen(spelers, zaak) == 4
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(1, 6), in_zorg=10)])
    assert te_plaatsen(spelers, zaak) == 4, "not counted is not nought"
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(2, 6), nog_te_plaatsen=0)])
    assert te_plaatsen(spelers, zaak) == 3


def test_een_correctie_naar_niet_geteld_laat_de_telling_ervoor_gelden(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(leg_vast, zaak, [telling(nog_te_plaatsen=9), telling(peildatum=dag(20, 5), nog_te_plaatsen=2, in_zorg=1)])
    wie.doet(leg_vast, zaak, [telling(peildatum=dag(20, 5), in_zorg=1)], "Dat was niet geteld.")
    assert te_plaatsen(spelers, zaak) == 9


def test_van_gemeente_geeft_per_zorgvorm_de_nieuwste(spelers: Spelers, zaak: str) -> None:
    oud, nieuw = telling(in_zorg=9), telling(peildatum=dag(20, 5), in_zorg=8)
    daghulp, elders = telling(zorgvorm="daghulp", in_zorg=1), telling("GM0518", in_zorg=70)
    spelers.directeur_sbjh.doet(leg_vast, zaak, [nieuw, oud, daghulp, elders])
    gevonden = tellingen.van_gemeente(spelers.session, zaak_van(spelers.session, zaak), "GM0503")
    assert gevonden == [daghulp, nieuw]

"""Counts in a zaak: recorded, corrected with a reason, never changed; seen whole by the team alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.begrippen import Bereik, Toestand, Uitkomst
from app.models import Telling
from app.services import mandaten, tellingen, zaken
from app.services.tellingblad import Tellingblad, peildata, tellingblad
from app.services.toegang import vind_dossier
from tests.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, nieuw_mandaat, open_zaak, stel_voor, zaak_van
from tests.opzetgegevens import MEI, telling
from tests.spelers import Speler, Spelers, dag

leg_vast = tellingen.leg_tellingen_vast


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def te_plaatsen(spelers: Spelers, zaak: str) -> int:
    return tellingen.nog_te_plaatsen(spelers.session, zaak_van(spelers.session, zaak))


def blad(wie: Speler, zaak: str) -> Tellingblad:
    return tellingblad(wie.session, vind_dossier(wie.session, wie.actor, zaak), MEI)


def tabellen(wie: Speler, zaak: str) -> dict[str, list[list[str]]]:
    """What he sees, by what was counted; × for hidden, – for not counted."""
    return {
        maat.titel: [
            [rij.naam, *("×" if v.verborgen else "–" if v.aantal is None else str(v.aantal) for v in rij.vakken)]
            for rij in maat.rijen
        ]
        for maat in blad(wie, zaak).maten
    }


def test_de_projectleider_van_de_zaak_legt_aantallen_vast(s1: Spelers) -> None:
    nieuw = [telling(in_zorg=12, nog_te_plaatsen=2), telling("GM0518", in_zorg=40)]
    assert s1.projectleider.doet(leg_vast, "2025-0001", nieuw) == 2
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.datum, regel.kop.object) == (
        "leg_tellingen_vast",
        "2025-05-01",
        "telling/2025-05-01",
    )
    assert regel.inhoud["tellingen"] == [
        "GM0503;pleegzorg;2025-05-01;in_zorg=12;nog_te_plaatsen=2",
        "GM0518;pleegzorg;2025-05-01;in_zorg=40",
    ]


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
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])


@pytest.mark.parametrize("opdracht", ["UPDATE telling SET in_zorg = 1", "DELETE FROM telling"])
def test_wat_geteld_is_blijft_ook_voor_wie_bij_de_database_kan(spelers: Spelers, zaak: str, opdracht: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with pytest.raises(DBAPIError, match="is niet toegestaan"), transaction(spelers.session) as session:
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


@pytest.fixture
def geteld(spelers: Spelers, zaak: str) -> str:
    nieuw = [
        telling("GM0503", in_zorg=3, verblijf=3),
        telling("GM0518", in_zorg=40),
        telling("GM1783", in_zorg=12),
        telling("GM0503", "daghulp", in_zorg=20, ambulant=20),
        telling("GM0518", "daghulp", in_zorg=30),
        telling("GM1783", "daghulp", in_zorg=2),
    ]
    spelers.directeur_sbjh.doet(leg_vast, zaak, nieuw)
    return zaak


def test_het_team_ziet_alles(spelers: Spelers, geteld: str) -> None:
    gevonden = tabellen(spelers.directeur_denhaag, geteld)
    assert gevonden["In zorg"] == [
        ["Delft", "20", "3", "23"],
        ["Den Haag", "30", "40", "70"],
        ["Westland", "2", "12", "14"],
        ["", "52", "55", "107"],
    ]
    assert list(gevonden) == ["In zorg", "Met verblijf", "Ambulant"]
    assert len(blad(spelers.directeur_denhaag, geteld).regels) == 6


def test_een_gemeente_ziet_haar_eigen_rij_en_van_de_anderen_geen_kleine_aantallen(
    spelers: Spelers, geteld: str
) -> None:
    gevonden = tabellen(spelers.delft, geteld)
    assert list(gevonden) == ["In zorg"], "the parts of in zorg would bound a hidden count"
    assert gevonden["In zorg"][0] == ["Delft", "20", "3", "23"]
    assert gevonden["In zorg"][1:3] == [["Den Haag", "×", "×", "70"], ["Westland", "×", "×", "14"]]
    assert blad(spelers.delft, geteld).regels == ()
    assert [(rij.zorgvorm, rij.verblijf) for rij in blad(spelers.delft, geteld).eigen] == [
        ("daghulp", None),
        ("pleegzorg", 3),
    ]


def test_een_andere_gemeente_ziet_de_drie_van_delft_niet(spelers: Spelers, geteld: str) -> None:
    gevonden = tabellen(spelers.gemeente("rijswijk"), geteld)
    assert gevonden["In zorg"][0] == ["Delft", "×", "×", "23"]
    assert blad(spelers.gemeente("rijswijk"), geteld).eigen == []


def test_een_wethouder_ziet_de_rij_van_zijn_gemeente(spelers: Spelers, geteld: str) -> None:
    assert tabellen(spelers.wethouder, geteld)["In zorg"][1] == ["Den Haag", "30", "40", "70"]


def test_een_andere_regio_ziet_geen_aantallen_van_deze(spelers: Spelers, geteld: str) -> None:
    wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, geteld, wens)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    dossier = vind_dossier(spelers.session, spelers.rijnmond.actor, geteld)
    assert peildata(spelers.session, dossier) == []
    gezien = tellingblad(spelers.session, dossier, MEI)
    assert [*gezien.maten, *gezien.regels, *gezien.eigen] == []


def test_een_signaal_blijft_bij_de_regievoerder(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(leg_vast, zaak, [telling(in_zorg=12)])


def test_de_peildata_staan_met_de_nieuwste_eerst(spelers: Spelers, zaak: str, session: Session) -> None:
    nieuw = [telling(in_zorg=1), telling(peildatum=dag(20, 5), in_zorg=1), telling("GM0518", in_zorg=1)]
    spelers.directeur_sbjh.doet(leg_vast, zaak, nieuw)
    dossier = vind_dossier(session, spelers.delft.actor, zaak)
    assert peildata(session, dossier) == [dag(20, 5), MEI]

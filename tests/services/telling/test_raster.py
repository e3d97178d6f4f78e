"""Counts in a grid: an empty cell is not counted, what was counted of other measures stays, one entry for all."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models import Telling
from app.services.kern.toegang import vind_dossier
from app.services.telling.raster import Raster, Rasterinvoer, lees_raster, leg_raster_vast
from app.services.telling.tellingen import leg_tellingen_vast
from tests.kern.opzet import VANDAAG, acties, logboek, niet_aanvaard, open_zaak
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag

MEI, JUNI = dag(1, 5), VANDAAG
DELFT, HAAG = ("GM0503", "pleegzorg"), ("GM0518", "pleegzorg")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    zaak = open_zaak(spelers)
    wat = [telling(in_zorg=12, wachtend=2), telling("GM0518", in_zorg=40)]
    spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, wat)
    return zaak


def raster(spelers: Spelers, zaak: str, op: object = JUNI, maat: str = "in_zorg") -> Raster:
    spelers.session.rollback()
    return lees_raster(spelers.session, vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak), op, maat)  # type: ignore[arg-type]


def vul(spelers: Spelers, zaak: str, aantallen: dict[tuple[str, str], int | None], **meer: object) -> int:
    versie = meer.pop("versie", None)
    wat = Rasterinvoer(**{"peildatum": MEI, "maat": "in_zorg", "aantallen": aantallen} | meer)  # type: ignore[arg-type]
    return spelers.directeur_sbjh.doet(leg_raster_vast, zaak, wat, versie)  # type: ignore[arg-type]


def test_het_raster_toont_wat_eerder_is_geteld_naast_wat_er_staat(spelers: Spelers, zaak: str) -> None:
    mei, juni = raster(spelers, zaak, MEI), raster(spelers, zaak)
    assert (mei.nu[DELFT], mei.eerder, mei.versie) == (12, {}, 2)
    assert (juni.nu, juni.eerder[HAAG], juni.versie) == ({}, (40, MEI), 0)
    assert ("GM0637", "pleegzorg") not in juni.eerder, "never counted is not nought"


@pytest.mark.beide
def test_een_keer_invullen_is_een_regel_en_laat_andere_maten_staan(spelers: Spelers, zaak: str) -> None:
    voor = len(logboek(spelers.session))
    aantal = vul(spelers, zaak, {DELFT: 13, HAAG: 40, ("GM1783", "pleegzorg"): 0}, reden="Nageteld.", versie=2)
    assert aantal == 2, "Den Haag did not change"
    (regel,) = logboek(spelers.session)[voor:]
    assert regel.inhoud["tellingen"] == ["GM0503;pleegzorg;2025-05-01", "GM1783;pleegzorg;2025-05-01"]
    rijen = {rij.gemeente: rij for rij in spelers.session.scalars(select(Telling).order_by(Telling.id))}
    assert (rijen["GM0503"].in_zorg, rijen["GM0503"].wachtend, rijen["GM0503"].versie) == (13, 2, 2)
    assert (rijen["GM1783"].in_zorg, rijen["GM1783"].wachtend) == (0, None)


def test_een_cel_leegmaken_is_niet_geteld(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak, {DELFT: None}, reden="Was niet geteld.")
    assert DELFT not in raster(spelers, zaak, MEI).nu
    assert raster(spelers, zaak, MEI, "wachtend").nu[DELFT] == 2
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "cel-GM0518-pleegzorg"):
        vul(spelers, zaak, {HAAG: None}, reden="Niets over.")


def test_wat_niet_kan_staat_bij_de_cel_en_een_ander_was_eerder(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak, {DELFT: 3}, maat="verblijf", reden="Erbij.")
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "cel-GM0503-pleegzorg"):
        vul(spelers, zaak, {DELFT: 2}, reden="Minder.")
    with niet_aanvaard(spelers.session, "verouderd"):
        vul(spelers, zaak, {DELFT: 20}, reden="Meer.", versie=2)
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        vul(spelers, zaak, {DELFT: 12})
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        vul(spelers, zaak, {DELFT: 20})
    assert acties(spelers.session).count("leg_tellingen_vast") == 2

"""A decision divided by inhabitants: of whom, of which year, explained afterwards, and refused when it is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import Verdeelsleutel, verdeel
from app.naslag import naslag, waar, zet_eigen_map
from app.services.besluit import besluiten
from app.services.besluit.gewichten import uitleg_van
from app.services.mandaat.besluitlijst import vind_besluit
from app.services.mandaat.gevers.gewogen import wie_is
from app.services.naspel import speel_na
from app.services.telling.tellingen import leg_tellingen_vast
from tests.kern.opzet import BESLUITDAG, actief_mandaat, besluit, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag

GEVERS = ("GM0503", "GM0518")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    for gever in GEVERS:
        actief_mandaat(spelers, nummer, gever, 1_000_00)
    return nummer


def naar_inwoners(bedrag: int) -> NieuwBesluit:
    return replace(besluit(bedrag), sleutel=Verdeelsleutel.INWONERS)


def test_een_besluit_wordt_verdeeld_naar_inwoners_en_het_jaar_staat_erbij(spelers: Spelers, zaak: str) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_inwoners(700_00))
    tallen = [naslag().inwoners([gever], BESLUITDAG) for gever in GEVERS]
    verwacht = verdeel(700_00, {nr: tal.aantal for nr, tal in enumerate(tallen) if tal})
    assert [deel.bedrag for deel in genomen.delen] == [*verwacht.values()]
    assert (genomen.peiljaar, logboek(spelers.session)[-1].inhoud["peiljaar"]) == (2026, 2026)
    weer = vind_besluit(spelers.session, zaak_van(spelers.session, zaak), genomen.id)
    uitleg = uitleg_van(weer, "haaglanden")
    assert uitleg
    assert "naar inwoners op 1 januari 2026 verdeeld over 2 mandaatgevers" in uitleg.zin


def test_het_logboek_speelt_ook_het_jaar_na(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_inwoners(700_00))
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["besluit"] == 1


def test_een_andere_regio_telt_de_inwoners_van_haar_gemeenten() -> None:
    assert "GM0599" in wie_is("haaglanden", "rijnmond", BESLUITDAG)
    assert wie_is("haaglanden", "GM0503", BESLUITDAG) == ["GM0503"]
    assert wie_is("haaglanden", "onbekend", BESLUITDAG) == []


@pytest.fixture
def zonder_den_haag(tmp_path: Path) -> Iterator[None]:
    """An installation with a table of its own, in which a number is missing."""
    regels = waar("inwoners.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "inwoners.csv").write_text("".join(regel for regel in regels if "GM0518" not in regel), "utf-8")
    zet_eigen_map(tmp_path)
    yield
    zet_eigen_map(None)


@pytest.mark.usefixtures("zonder_den_haag")
def test_zonder_bekend_aantal_wordt_een_besluit_geweigerd_en_zegt_het_van_wie(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "verdeling_klopt_niet", "verdeling") as fout:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_inwoners(700_00))
    assert "Van Den Haag is het aantal inwoners niet bekend. Kies een andere verdeling." in fout.value.bericht


@pytest.fixture
def met_een_ander_tal(tmp_path: Path) -> Iterator[None]:
    """An installation whose table says another number for the year of the decision."""
    inhoud = waar("inwoners.csv").read_text("utf-8")
    (tmp_path / "inwoners.csv").write_text(re.sub(r"(?m)^GM0503,2026,\d+$", "GM0503,2026,7", inhoud), "utf-8")
    zet_eigen_map(tmp_path)
    yield
    zet_eigen_map(None)


def test_wat_anders_zou_uitkomen_wordt_niet_uitgelegd(
    spelers: Spelers, zaak: str, request: pytest.FixtureRequest
) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_inwoners(700_00))
    weer = vind_besluit(spelers.session, zaak_van(spelers.session, zaak), genomen.id)
    assert uitleg_van(weer, "haaglanden")
    request.getfixturevalue("met_een_ander_tal")
    assert uitleg_van(weer, "haaglanden") is None


def naar_kinderen(bedrag: int) -> NieuwBesluit:
    return replace(besluit(bedrag), sleutel=Verdeelsleutel.KINDEREN)


def tel(spelers: Spelers, zaak: str, *aantallen: int, reden: str = "") -> None:
    rijen = [telling(gever, in_zorg=n) for gever, n in zip((*GEVERS, "GM0603", "GM1783"), aantallen, strict=False)]
    spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, rijen, reden)


def test_naar_kinderen_weegt_in_klassen_en_de_dag_van_de_telling_staat_erbij(spelers: Spelers, zaak: str) -> None:
    tel(spelers, zaak, 41, 88, 60, 70)
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_kinderen(129_00))
    assert [deel.bedrag for deel in genomen.delen] == [42_00, 87_00]
    assert (genomen.teldatum, logboek(spelers.session)[-1].inhoud["teldatum"]) == (dag(1, 5), "2025-05-01")
    weer = vind_besluit(spelers.session, zaak_van(spelers.session, zaak), genomen.id)
    uitleg = uitleg_van(weer, "haaglanden")
    assert uitleg
    assert "naar kinderen in zorg op 1 mei 2025 verdeeld over 2 mandaatgevers" in uitleg.zin
    assert [deel.gewicht for deel in uitleg.delen] == [42, 87]
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["besluit"] == 1


def test_een_correctie_van_een_telling_verandert_niets_aan_wat_verdeeld_is(spelers: Spelers, zaak: str) -> None:
    tel(spelers, zaak, 41, 88, 60, 70)
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_kinderen(129_00))
    tel(spelers, zaak, 10, 10, reden="Dubbel geteld.")
    weer = vind_besluit(spelers.session, zaak_van(spelers.session, zaak), genomen.id)
    uitleg = uitleg_van(weer, "haaglanden")
    assert uitleg
    assert [deel.gewicht for deel in uitleg.delen] == [42, 87]


def test_wie_niet_geteld_is_staat_met_naam_in_de_weigering(spelers: Spelers, zaak: str) -> None:
    tel(spelers, zaak, 41)
    with niet_aanvaard(spelers.session, "verdeling_klopt_niet", "verdeling") as fout:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, naar_kinderen(129_00))
    assert "Van Den Haag is het aantal kinderen in zorg niet bekend." in fout.value.bericht


def test_een_besluit_over_inhoud_weegt_niets_ook_als_iemand_een_sleutel_meestuurt(spelers: Spelers, zaak: str) -> None:
    """A client may send a key without an amount: there is nothing to divide, whoever was counted."""
    tel(spelers, zaak, 20, 40, 60, 70)
    actief_mandaat(spelers, zaak, GEVERS[0], None)
    for sleutel in Verdeelsleutel:
        wat = replace(besluit(None), sleutel=sleutel)
        genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, wat)
        assert (genomen.bedrag, genomen.sleutel, genomen.gewichten, genomen.teldatum) == (None, None, None, None)

"""What a provider gives by a link: how far it is, and offers that read as they were written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.plaatsing.opgave import (
    MEESTE_AANBOD,
    Aanbodfout,
    NieuweVraag,
    Opgaveslot,
    Opgavesoort,
    Opgavestaat,
    lees_aanbod,
    rijen_van_aanbod,
    schrijf_aanbod,
    schrijf_standen,
    staat,
    toets_invuller,
)
from app.domain.plaatsing.stand import Cel, Stand

VORMEN = {"gesloten": "Gesloten plaatsing", "daghulp": "Daghulp"}
VANDAAG = date(2026, 11, 30)
RIJ = {"zorgvorm": "gesloten", "plaatsen": "4", "vanaf": "01-12-2026"}


def test_hoe_ver_een_opgave_is() -> None:
    nu = datetime(2026, 11, 30, 12, tzinfo=UTC)
    later, eerder = nu + timedelta(1), nu - timedelta(1)
    assert staat(later, None, nu, ontvangen=False) is Opgavestaat.GEVRAAGD
    assert staat(nu, None, nu, ontvangen=False) is Opgavestaat.VERLOPEN
    assert staat(eerder, None, nu, ontvangen=True) is Opgavestaat.ONTVANGEN
    for slot in Opgaveslot:
        assert staat(later, slot, nu, ontvangen=slot is not Opgaveslot.INGETROKKEN).value == slot.value


def test_een_vraag_noemt_aan_wie_en_een_link_werkt_niet_lang() -> None:
    NieuweVraag(soort=Opgavesoort.STAND, wie="De Vliet").toets()
    for wie, dagen, veld in ((" ", 7, "wie"), ("De Vliet", 0, "dagen"), ("De Vliet", 15, "dagen")):
        with pytest.raises(OngeldigeInvoer) as gezien:
            NieuweVraag(soort=Opgavesoort.STAND, wie=wie, dagen=dagen).toets()
        assert gezien.value.veld == veld
    with pytest.raises(OngeldigeInvoer):
        toets_invuller(" ")


def test_aanbod_leest_zoals_het_is_geschreven() -> None:
    rijen = [
        RIJ,
        {},
        RIJ | {"zorgvorm": "daghulp", "locatie": "Noord; oost", "tot": "2027-03-01", "voorwaarden": 'Eigen "vervoer"'},
    ]
    aanbod = lees_aanbod(rijen, "De Kade", VORMEN, VANDAAG)
    assert [(wat.plaatsen, wat.zorgvorm, wat.naam) for wat in aanbod] == [
        (4, "gesloten", "De Kade"), (4, "daghulp", "De Kade, Noord; oost"),
    ]  # fmt: skip
    weer = rijen_van_aanbod(schrijf_aanbod(aanbod))
    assert lees_aanbod(weer, "De Kade", VORMEN, VANDAAG) == aanbod


@pytest.mark.parametrize(
    ("rij", "veld"),
    [
        ({"zorgvorm": "iets"}, "zorgvorm"),
        ({"plaatsen": "0"}, "plaatsen"),
        ({"plaatsen": "veel"}, "plaatsen"),
        ({"vanaf": ""}, "vanaf"),
        ({"vanaf": "1-1-1900"}, "vanaf"),
        ({"tot": "30-11-2026"}, "tot"),
    ],
)
def test_wat_niet_kan_staat_bij_zijn_rij(rij: dict[str, str], veld: str) -> None:
    with pytest.raises(Aanbodfout) as fout:
        lees_aanbod([{}, RIJ | rij], "De Kade", VORMEN, VANDAAG)
    assert (fout.value.rij, fout.value.veld) == (1, veld)


@pytest.mark.parametrize(
    "inhoud",
    [
        "zorgvorm\n" + "gesloten\n" * (MEESTE_AANBOD + 1),
        "zorgvorm\n" + "a" * 140_000 + "\n",
        "zorgvorm\nges\rloten\n",
    ],
)
def test_wat_het_formulier_niet_schreef_wordt_niet_gelezen(inhoud: str) -> None:
    """It went along with who fills it in: anything can come back."""
    with pytest.raises(OngeldigeInvoer) as fout:
        rijen_van_aanbod(inhoud)
    assert fout.value.veld == "plaatsen"


def test_zonder_plaatsen_is_er_niets_opgegeven() -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        lees_aanbod([{}, {"zorgvorm": "gesloten"}], "De Kade", VORMEN, VANDAAG)
    assert fout.value.veld == "plaatsen"


def test_een_stand_wordt_een_bestand_met_een_rij_per_deel() -> None:
    stand = Stand(week=date(2026, 11, 23), locatie=2, kinderen=9, cellen=(Cel("gesloten", 4, "GM0503", "ots"),))
    assert schrijf_standen([stand]).splitlines()[1:] == ["2026-11-23;2;;;;;9", "2026-11-23;2;gesloten;GM0503;ots;;4"]

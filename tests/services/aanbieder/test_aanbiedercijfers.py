"""Quarters of a provider and the conditions of the subsidy: recorded, corrected, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Uitkomst
from app.models import Kwartaalcijfer
from app.services.aanbieder import kwartalen, subsidies
from app.services.aanbieder.subsidies import Subsidievraag
from app.services.zaak import zaken
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import Spelers, dag

S1 = "2025-0001"
leg_vast = kwartalen.leg_kwartaal_vast


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def lijst(spelers: Spelers, zaak: str) -> list[kwartalen.Kwartaalregel]:
    return kwartalen.lijst_kwartalen(spelers.session, zaak_van(spelers.session, zaak))


def test_vroegsignalering_van_s1_zegt_tot_wanneer_er_geld_is(s1: Spelers) -> None:
    """S1: on 3 February there is cash until May."""
    cijfers = {"solvabiliteit": 8_50, "liquide_middelen": 450_000_00, "uitstroom_maand": 150_000_00}
    s1.projectleider.doet(leg_vast, S1, kwartaal(2024, 4, dag(3, 2), **cijfers))
    (regel,) = lijst(s1, S1)
    assert regel.horizon is not None
    assert (regel.horizon.tienden, regel.horizon.tot) == (30, dag(5, 5))
    geschreven = logboek(s1.session)[-1]
    assert (geschreven.kop.object, geschreven.kop.datum) == ("kwartaal/2024-4", "2025-02-03")
    assert geschreven.inhoud["solvabiliteit"] == "8,5"
    assert geschreven.inhoud["liquide_middelen"] == 450_000_00


def test_kwartalen_staan_op_volgorde_en_rekenen_met_het_vorige(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(leg_vast, zaak, kwartaal(2025, 1, dag(1, 4), liquide_middelen=500_000_00))
    wie.doet(leg_vast, zaak, kwartaal(2024, 4, dag(1, 1), liquide_middelen=1_000_000_00))
    eerst, dan = lijst(spelers, zaak)
    assert (eerst.rij.jaar, eerst.horizon) == (2024, None)
    assert dan.horizon is not None
    assert dan.horizon.tienden == 29


def test_een_correctie_vraagt_een_reden_en_laat_staan_wat_er_stond(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(leg_vast, zaak, kwartaal(vacatures=3))
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        wie.doet(leg_vast, zaak, kwartaal(vacatures=4))
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        wie.doet(leg_vast, zaak, kwartaal(vacatures=3), "Zomaar.")
    with niet_aanvaard(spelers.session, "verouderd"):
        wie.doet(leg_vast, zaak, kwartaal(vacatures=4), "Nieuwe opgave.", versie=2)
    wie.doet(leg_vast, zaak, kwartaal(vacatures=4), "Nieuwe opgave.", versie=1)
    assert [regel.rij.vacatures for regel in lijst(spelers, zaak)] == [4]
    rijen = spelers.session.scalars(select(Kwartaalcijfer).order_by(Kwartaalcijfer.id))
    assert [(rij.versie, rij.vacatures, rij.reden) for rij in rijen] == [(1, 3, ""), (2, 4, "Nieuwe opgave.")]


@pytest.mark.parametrize(
    ("anders", "code", "veld"),
    [
        ({"bron_datum": dag(3, 6)}, "datum_in_toekomst", "bron_datum"),
        ({"kwartaal": 2, "bron_datum": dag(31, 3)}, "datum_onlogisch", "bron_datum"),
        ({"bron": ""}, "ongeldige_invoer", "bron"),
        ({"bron": "x" * 201}, "ongeldige_invoer", "bron"),
        ({"jaar": 10**6}, "ongeldige_invoer", "jaar"),
        ({"bron": "Over 111222333."}, "mogelijk_bsn", "bron"),
    ],
)
def test_een_slecht_kwartaal_wordt_niet_aanvaard(
    spelers: Spelers, zaak: str, anders: dict[str, Any], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(leg_vast, zaak, replace(kwartaal(), **anders))


def test_een_gemeente_werkt_de_aanbieder_niet_bij(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(leg_vast, zaak, kwartaal())
    with geweigerd(spelers.session, "geen_recht"):
        spelers.wethouder.doet(subsidies.toets_subsidie, zaak, Subsidievraag(dag(16, 5), 1_00))


def test_een_gesloten_zaak_neemt_geen_cijfers_meer_aan(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(leg_vast, zaak, kwartaal())


def vraag(**anders: Any) -> Subsidievraag:
    goed = Subsidievraag(dag(16, 5), 2_000_000_00, 14_200_000_00, dag(16, 5, 2026))
    return replace(goed, **anders)


def test_een_toets_bewaart_wat_toen_gevonden_is(s1: Spelers) -> None:
    wie = s1.projectleider
    wie.doet(leg_vast, S1, kwartaal(2025, 1, dag(1, 5)))
    wie.doet(leg_vast, S1, kwartaal(2025, 2, dag(20, 5), liquide_middelen=9_000_000_00, uitstroom_maand=1_00))
    wie.doet(subsidies.toets_subsidie, S1, vraag())
    wie.doet(subsidies.toets_subsidie, S1, vraag(bedrag=2_130_000_01, datum=dag(2, 6)))
    nieuw, oud = subsidies.lijst_toetsen(s1.session, zaak_van(s1.session, S1))
    assert (oud.volgnr, oud.plafond) == (1, 2_130_000_00)
    assert {v.code: v.oordeel.value for v in oud.voorwaarden if v.code != "cruciaal"} == {
        "liquiditeit": "voldaan",
        "plafond": "voldaan",
        "terugbetaling": "voldaan",
    }
    assert {v.code: v.oordeel.value for v in nieuw.voorwaarden if v.code != "cruciaal"} == {
        "liquiditeit": "niet_voldaan",
        "plafond": "niet_voldaan",
        "terugbetaling": "voldaan",
    }
    assert logboek(s1.session)[-1].inhoud["plafond"] == 2_130_000_00


def test_wat_niet_bekend_is_staat_er_als_niet_bekend(spelers: Spelers, zaak: str) -> None:
    leeg = Subsidievraag(dag(16, 5), 1_00)
    toets = spelers.directeur_sbjh.doet(subsidies.toets_subsidie, zaak, leeg)
    assert {v.oordeel.value for v in toets.voorwaarden if v.code != "cruciaal"} == {"onbekend"}
    assert toets.plafond is None


@pytest.mark.parametrize(
    ("anders", "code", "veld"),
    [
        ({"bedrag": 0}, "ongeldige_invoer", "bedrag"),
        ({"bedrag": 10**12}, "ongeldige_invoer", "bedrag"),
        ({"jeugdomzet": -1}, "ongeldige_invoer", "jeugdomzet"),
        ({"datum": dag(3, 6)}, "datum_in_toekomst", "datum"),
        ({"terugbetaald_datum": dag(15, 5)}, "datum_onlogisch", "terugbetaald_datum"),
        ({"toelichting": "111222333"}, "mogelijk_bsn", "toelichting"),
    ],
)
def test_een_slechte_aanvraag_wordt_niet_aanvaard(
    spelers: Spelers, zaak: str, anders: dict[str, Any], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(subsidies.toets_subsidie, zaak, vraag(**anders))


@pytest.mark.beide
@pytest.mark.parametrize("tabel", ["kwartaalcijfer", "subsidietoets", "subsidievoorwaarde"])
@pytest.mark.parametrize("opdracht", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_cijfers_en_toetsen_blijven(spelers: Spelers, zaak: str, tabel: str, opdracht: str) -> None:
    spelers.directeur_sbjh.doet(leg_vast, zaak, kwartaal())
    spelers.directeur_sbjh.doet(subsidies.toets_subsidie, zaak, vraag())
    veld = "volgnr" if tabel == "subsidievoorwaarde" else "id"
    with pytest.raises(DBAPIError, match="is niet toegestaan"), eigenaar(spelers.session) as session:
        session.execute(text(opdracht.format(tabel, veld, veld)))

"""The council letter: a regional text in versions, a letter per municipality with its own figures, sent by each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.informatie.raadsbrief import Briefstaat
from app.services.informatie import raadsbriefblad
from app.services.informatie.raadsbrieven import schrijf_romptekst
from app.services.kern.toegang import vind_dossier
from app.services.zaak import zaken
from tests.kern.opzet import (
    VANDAAG,
    acties,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
)
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.bewijs.test_onveranderlijk import WEIGERING, probeer
from tests.services.informatie.raadsbrieven import (
    GEMEENTEN,
    TEKST,
    bied_aan,
    brief_id,
    brieftekst,
    open_partijen,
    plicht,
    schrijf,
    verzend,
)

S1 = "2025-0001"
DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A zaak in problematisch with a text that was put to every municipality."""
    nummer = open_zaak(spelers, Toestand.PROBLEMATISCH)
    schrijf(spelers.directeur_sbjh, nummer)
    bied_aan(spelers.directeur_sbjh, nummer)
    return nummer


def staten(wie: Speler, zaak: str) -> dict[str, Briefstaat]:
    wie.session.rollback()
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    return {r.gemeente: r.staat for r in raadsbriefblad.lijst_brieven(wie.session, dossier, VANDAAG)}


def test_acht_van_de_negen_brieven_zijn_niet_genoeg(spelers: Spelers, zaak: str) -> None:
    for code in GEMEENTEN:
        if code != WESTLAND:
            verzend(spelers.gever(code), zaak, code)
    assert staten(spelers.directeur_sbjh, zaak)["Westland"] is Briefstaat.NAAR_GEMEENTE
    assert [p for p in open_partijen(spelers, zaak) if p.startswith("gemeenteraad")] == ["gemeenteraad van Westland"]
    with geweigerd(spelers.session, "informatieplicht_open"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    verzend(spelers.westland, zaak, WESTLAND)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)


def test_de_verzending_door_de_gemeente_vervult_haar_plicht_en_staat_op_haar_naam(spelers: Spelers, zaak: str) -> None:
    verzend(spelers.delft, zaak, DELFT)
    rij = plicht(spelers, zaak, "gemeenteraad van Delft")
    assert (rij.verzonden_datum, rij.vastgelegd_door_id) == (VANDAAG, spelers.delft.actor.id)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.namens, regel.kop.naar) == ("verzend_raadsbrief", DELFT, "verzonden")
    assert regel.inhoud["informatieplicht"] == ["gemeenteraad van Delft"]


def test_een_gemeente_ziet_alleen_haar_eigen_brief(spelers: Spelers, zaak: str) -> None:
    assert list(staten(spelers.delft, zaak)) == ["Delft"]
    assert list(staten(spelers.wethouder, zaak)) == ["Den Haag"]
    dossier = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        raadsbriefblad.lees_brief(spelers.session, dossier, brief_id(spelers.delft, WESTLAND), VANDAAG)
    with geweigerd(spelers.session, "niet_gevonden"):
        verzend(spelers.delft, zaak, WESTLAND)


def test_een_concept_ziet_een_gemeente_nog_niet(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    schrijf(spelers.directeur_sbjh, zaak)
    assert staten(spelers.delft, zaak) == {}
    assert set(staten(spelers.directeur_sbjh, zaak).values()) == {Briefstaat.CONCEPT}
    assert "Concept" in brieftekst(spelers.directeur_sbjh, zaak, DELFT)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        verzend(spelers.directeur_sbjh, zaak, DELFT)


@pytest.mark.parametrize("wie", ["delft", "wethouder"])
def test_alleen_het_team_schrijft_en_biedt_aan(spelers: Spelers, zaak: str, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        schrijf(getattr(spelers, wie), zaak, replace(TEKST, tekst="Anders."))
    with geweigerd(spelers.session, "geen_recht"):
        bied_aan(getattr(spelers, wie), zaak)


def test_twee_keer_aanbieden_of_verzenden_wordt_geweigerd(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "ongeldige_overgang"):
        bied_aan(spelers.directeur_denhaag, zaak, [DELFT])
    verzend(spelers.delft, zaak, DELFT)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        verzend(spelers.directeur_sbjh, zaak, DELFT)


def test_data_die_niet_kunnen(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        verzend(spelers.delft, zaak, DELFT, MORGEN)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        verzend(spelers.delft, zaak, DELFT, VANDAAG - timedelta(days=1))
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        schrijf(spelers.directeur_sbjh, zaak, replace(TEKST, tekst="Later.", datum=MORGEN))


@pytest.mark.parametrize(("codes", "code"), [([], "ongeldige_invoer"), (["GM9999"], "niet_gevonden")])
def test_een_brief_gaat_naar_gemeenten_van_de_regio(spelers: Spelers, zaak: str, codes: list[str], code: str) -> None:
    with niet_aanvaard(spelers.session, code, "gemeenten"):
        bied_aan(spelers.directeur_sbjh, zaak, codes)


def test_een_nieuwe_versie_laat_de_brieven_van_de_vorige_staan(spelers: Spelers, zaak: str) -> None:
    voor = brieftekst(spelers.delft, zaak, DELFT)
    schrijf(spelers.directeur_denhaag, zaak, replace(TEKST, tekst="De zorg stopt."))
    assert brieftekst(spelers.delft, zaak, DELFT) == voor
    assert "versie 1" in voor
    bied_aan(spelers.directeur_denhaag, zaak, [DELFT])
    assert acties(spelers.session)[-2:] == ["schrijf_romptekst", "bied_raadsbrief_aan"]


def test_wie_een_oude_versie_zag_schrijft_er_niet_overheen(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "verouderd"):
        spelers.directeur_denhaag.doet(schrijf_romptekst, zaak, replace(TEKST, tekst="Anders."), 0)


def test_na_sluiten_meldt_een_gemeente_nog_wel_maar_schrijft_niemand_meer(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        schrijf(spelers.directeur_sbjh, zaak, replace(TEKST, tekst="Nog iets."))
    verzend(spelers.delft, zaak, DELFT)
    assert staten(spelers.delft, zaak) == {"Delft": Briefstaat.VERZONDEN}


def test_een_brief_van_voor_de_trede_vervult_haar_plicht_niet(spelers: Spelers) -> None:
    zaak, wie, eerder = open_zaak(spelers), spelers.directeur_sbjh, dag(1, 5)
    schrijf(wie, zaak, replace(TEKST, datum=eerder))
    bied_aan(wie, zaak, [DELFT], eerder)
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH, dag(20, 5)))
    verzend(spelers.delft, zaak, DELFT, eerder)
    assert "gemeenteraad van Delft" in open_partijen(spelers, zaak)


def test_de_database_laat_geen_tekst_of_brief_herschrijven(spelers: Spelers, zaak: str) -> None:
    verzend(spelers.delft, zaak, DELFT)
    for opdracht in (
        "UPDATE romptekst SET tekst = 'Anders.'",
        "DELETE FROM raadsbrief",
        "UPDATE raadsbrief SET gemeente = 'GM0001'",
        "UPDATE raadsbrief SET aangeboden_datum = '2025-02-01'",
        "UPDATE raadsbrief SET verzonden_datum = '2025-06-30' WHERE verzonden_datum IS NOT NULL",
    ):
        assert re.search(WEIGERING, probeer(spelers.session, opdracht)), opdracht

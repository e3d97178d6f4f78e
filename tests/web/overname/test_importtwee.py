"""Two Regievoerders import a file in the screens: who sees what, who confirms, and what is left when one is gone."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Gebruiker
from tests.kern.opzet import acties, zaak_van
from tests.kern.overnamevoorbeeld import als_bestand, duinpoort, zaak
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.overname.imports import NIEUW, bevestig, stuur


@pytest.fixture
def voorstel(bezoekers: Bezoekers) -> str:
    """The page of a proposal of the directeur SbJH."""
    return stuur(bezoekers.directeur_sbjh, "voorstel", als_bestand(duinpoort())).location


def blokkeer(session: Session, email: str) -> None:
    with transaction(session):
        session.execute(update(Gebruiker).where(Gebruiker.email == email).values(active=False))


def test_de_ander_ziet_hetzelfde_verslag_en_leest_in(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    tekst = bezoekers.directeur_denhaag.lees(f"{voorstel}?verslag=ja").tekst
    assert "Alle rijen zijn goed." in tekst
    assert bezoekers.directeur_denhaag.get(f"{voorstel}/verslag.csv").status_code == 200
    antwoord = bevestig(bezoekers, voorstel)
    assert antwoord.status_code == 302
    na = bezoekers.directeur_sbjh.lees(voorstel)
    assert "Het bestand zelf is niet bewaard." in na.tekst
    assert f"/zaken/{NIEUW}" in na.links
    assert zaak_van(session, NIEUW).toestand == "zorgelijk"
    assert acties(session)[-1] == "bevestig_import"


def test_de_ander_ziet_op_de_startpagina_dat_er_iets_wacht(bezoekers: Bezoekers, voorstel: str) -> None:
    assert voorstel in bezoekers.directeur_denhaag.lees("/").links
    for wie in (bezoekers.directeur_sbjh, bezoekers.projectleider):
        assert voorstel not in wie.lees("/").links


def test_het_verslag_komt_pas_als_iemand_erom_vraagt_en_daarna_kan_hij_bevestigen(
    bezoekers: Bezoekers, voorstel: str
) -> None:
    antwoord = bezoekers.directeur_denhaag.get(voorstel)
    pagina = Pagina(antwoord.text)
    assert "Bekijk eerst het verslag." in pagina.tekst
    assert f"{voorstel}?verslag=ja" in pagina.links
    assert "rijen bekeken" not in pagina.tekst
    assert 'name="wachtwoord"' not in antwoord.text


def test_nog_eens_bevestigen_doet_niets_dubbel(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    velden = bezoekers.directeur_denhaag.verborgen(f"{voorstel}?verslag=ja")
    for _keer in range(2):
        bevestig(bezoekers, voorstel, **velden)
    assert acties(session).count("bevestig_import") == 1


def test_wie_voorstelde_krijgt_geen_knop_om_te_bevestigen(bezoekers: Bezoekers, voorstel: str) -> None:
    antwoord = bezoekers.directeur_sbjh.get(f"{voorstel}?verslag=ja")
    assert "U heeft deze overname zelf voorgesteld." in Pagina(antwoord.text).tekst
    assert 'name="wachtwoord"' not in antwoord.text


def test_een_verkeerd_wachtwoord_leest_niets_in(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    antwoord = bevestig(bezoekers, voorstel, wachtwoord="verkeerd")
    assert antwoord.status_code == 403
    assert "Typ uw wachtwoord" in Pagina(antwoord.text).fouten["wachtwoord"]
    assert "rijen bekeken" not in Pagina(antwoord.text).tekst, "it is not all carried out again"
    assert acties(session)[-1] == "(bevestig_import)"


def test_wat_intussen_niet_meer_kan_staat_bij_de_bevestiging(
    bezoekers: Bezoekers, session: Session, voorstel: str
) -> None:
    velden = bezoekers.directeur_denhaag.verborgen(f"{voorstel}?verslag=ja")
    met_die_naam = als_bestand({"Zaken": [zaak("Ander", aanbieder="Stichting Anders")]})
    ander = stuur(bezoekers.directeur_sbjh, "voorstel", met_die_naam).location
    assert bevestig(bezoekers, ander).status_code == 302
    antwoord = bevestig(bezoekers, voorstel, **velden)
    tekst = Pagina(antwoord.text).tekst
    assert antwoord.status_code == 422
    assert "Er kan iets niet meer wat bij het voorstel nog kon." in tekst
    assert "Wat u herstelt" in tekst


def test_als_de_voorsteller_is_geblokkeerd_kan_de_laatste_die_er_is_nog_bevestigen(
    bezoekers: Bezoekers, session: Session, voorstel: str
) -> None:
    blokkeer(session, "directeur@sbjh.example")
    assert "Alle rijen zijn goed." in bezoekers.directeur_denhaag.lees(f"{voorstel}?verslag=ja").tekst
    assert bevestig(bezoekers, voorstel).status_code == 302
    assert acties(session)[-1] == "bevestig_import"


def test_wie_als_enige_over_is_kan_zijn_eigen_voorstel_nog_intrekken(
    bezoekers: Bezoekers, session: Session, voorstel: str
) -> None:
    blokkeer(session, "directeur@denhaag.example")
    wie = bezoekers.directeur_sbjh
    antwoord = wie.get(f"{voorstel}?verslag=ja")
    assert antwoord.status_code == 422
    assert "Een overname vraagt twee Regievoerders." in Pagina(antwoord.text).tekst
    velden = Pagina(antwoord.text).velden | {"zeker": "y"}
    assert wie.stuur(f"{voorstel}/intrekking", velden).status_code == 302

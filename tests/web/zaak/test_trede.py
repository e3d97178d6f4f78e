"""The ladder through the screens: up, down, skipping, closing, reopening."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.models import Tredebepaling
from tests.kern.opzet import acties, meld_alles_verzonden, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina

BEPALING = {"naar": "problematisch", "datum": "2025-06-02", "motivering": "De bank zegt het krediet op."}
SLUITING = {"uitkomst": "hersteld", "datum": "2025-11-13", "toelichting": "De aanbieder is hersteld."}
HEROPENING = {"trede": "zeer_problematisch", "datum": "2025-12-01", "motivering": "Terugval."}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """A case in zorgelijk since 3 February, without mandaten."""
    return f"/zaken/{open_zaak(spelers)}"


def test_omhoog_met_datum_en_motivering(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post(f"{pad}/tredebepaling", **BEPALING)
    assert (antwoord.status_code, antwoord.location) == (302, pad)
    assert "De zaak is nu problematisch." in wie.lees(pad).tekst
    assert "De bank zegt het krediet op." in wie.lees(f"{pad}/trede").tekst
    assert acties(session)[-1] == "bepaal_trede"
    gemeente = bezoekers.delft.lees(f"{pad}/trede").tekst
    assert "De motivering is er alleen voor het team." in gemeente, "and not a dash for each"
    assert "krediet" not in gemeente


def test_wie_geraadpleegd_is_en_wat_de_toezichthouder_vindt_wordt_bewaard(bezoekers: Bezoekers, pad: str) -> None:
    meer = {"geraadpleegd": "Het DO.", "standpunt_toezichthouder": "Vindt dit te vroeg."}
    assert bezoekers.directeur_sbjh.post(f"{pad}/tredebepaling", **BEPALING | meer).status_code == 302
    tekst = bezoekers.directeur_denhaag.lees(f"{pad}/trede").tekst
    assert "Geraadpleegd: Het DO." in tekst
    assert "Toezichthouder: Vindt dit te vroeg." in tekst


def test_een_trede_mag_worden_overgeslagen(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{pad}/tredebepaling", **BEPALING | {"naar": "zeer_problematisch"})
    assert antwoord.status_code == 302
    assert zaak_van(session, pad.rpartition("/")[2]).toestand is Toestand.ZEER_PROBLEMATISCH


def test_terug_vraagt_een_onderbouwing_en_de_weigering_staat_in_het_logboek(
    bezoekers: Bezoekers, session: Session, pad: str
) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(f"{pad}/tredebepaling", **BEPALING | {"naar": "zeer_problematisch"})
    antwoord = wie.post(f"{pad}/tredebepaling", **BEPALING)
    assert antwoord.status_code == 422
    assert "Schrijf waaruit het herstel blijkt" in Pagina(antwoord.text).fouten["onderbouwing"]
    assert acties(session)[-1] == "(bepaal_trede)"
    assert wie.post(f"{pad}/tredebepaling", **BEPALING | {"onderbouwing": "De cijfers."}).status_code == 302


def test_het_formulier_zegt_wat_nu_niet_kan_en_waarom(bezoekers: Bezoekers, pad: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{pad}/tredebepaling").tekst
    assert "zorgelijk: dit is de toestand van nu" in tekst
    assert "signaal: een zaak wordt niet opnieuw een signaal" in tekst
    assert "niet in behandeling: kan alleen bij een signaal" in tekst
    assert "Nog niet vastgelegd: de afspraken 1, 2, 3, 4, 5." in tekst


def test_een_signaal_kan_ongemoeid_blijven_en_heropend_worden(bezoekers: Bezoekers, spelers: Spelers) -> None:
    pad = f"/zaken/{open_zaak(spelers, Toestand.SIGNAAL)}"
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{pad}/tredebepaling", **BEPALING | {"naar": "niet_in_behandeling"}).status_code == 302
    assert "niet in behandeling" in wie.lees(pad).tekst
    assert "De zaak is gesloten" in wie.lees(f"{pad}/tredebepaling").tekst
    assert wie.post(f"{pad}/heropening", **HEROPENING).status_code == 302


def test_sluiten_en_heropenen(bezoekers: Bezoekers, session: Session, spelers: Spelers, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    meld_alles_verzonden(spelers, pad.rpartition("/")[2])
    assert wie.post(f"{pad}/afsluiting", **SLUITING).status_code == 302
    assert "uitkomst: hersteld" in wie.lees(pad).tekst
    assert wie.post(f"{pad}/heropening", **HEROPENING).status_code == 302
    rijen = session.scalars(select(Tredebepaling).order_by(Tredebepaling.id)).all()[-3:]
    assert [(rij.periode, str(rij.naar)) for rij in rijen] == [
        (1, "zorgelijk"),
        (1, "afgesloten"),
        (2, "zeer_problematisch"),
    ]


def test_sluiten_wordt_geweigerd_met_de_reden_zolang_mandaten_actief_zijn(
    bezoekers: Bezoekers, session: Session
) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/2025-0001/afsluiting", **SLUITING | {"datum": "2025-06-02"})
    assert antwoord.status_code == 422
    assert "9 mandaten zijn nog actief" in antwoord.text
    assert acties(session)[-1] == "(sluit_af)"


@pytest.mark.parametrize(
    ("eerst", "handeling", "velden", "zegt"),
    [
        ([("afsluiting", SLUITING)], "tredebepaling", BEPALING, "Heropen de zaak eerst"),
        ([("afsluiting", SLUITING)], "afsluiting", SLUITING, "Heropen de zaak eerst"),
        ([], "heropening", HEROPENING, "de zaak is niet gesloten"),
    ],
    ids=["bepalen na sluiten", "tweemaal sluiten", "heropenen wat open is"],
)
def test_wat_de_machine_niet_kent_wordt_geweigerd_en_genoteerd(
    bezoekers: Bezoekers,
    session: Session,
    spelers: Spelers,
    pad: str,
    eerst: Any,
    handeling: str,
    velden: dict[str, str],
    zegt: str,
) -> None:
    wie = bezoekers.directeur_sbjh
    meld_alles_verzonden(spelers, pad.rpartition("/")[2])
    for wat, invoer in eerst:
        assert wie.post(f"{pad}/{wat}", **invoer).status_code == 302
    toestand = zaak_van(session, pad.rpartition("/")[2]).toestand
    antwoord = wie.post(f"{pad}/{handeling}", **velden)
    assert antwoord.status_code in (409, 422)
    assert zegt in Pagina(antwoord.text).tekst
    assert zaak_van(session, pad.rpartition("/")[2]).toestand is toestand


def test_de_datum_van_vandaag_staat_al_klaar(bezoekers: Bezoekers, pad: str) -> None:
    for wat in ("tredebepaling", "afsluiting", "heropening"):
        assert bezoekers.directeur_sbjh.lees(f"{pad}/{wat}").velden["datum"] >= f"{dag(2, 6)}"


def test_de_andere_gemeente_die_is_toegevoegd_mag_de_trede_bepalen(bezoekers: Bezoekers, pad: str) -> None:
    assert bezoekers.delft.get(f"{pad}/tredebepaling").status_code == 403
    toevoeging = {"gebruiker": "delft@h10.example", "datum": "2025-03-01", "toelichting": "De helft van de kinderen."}
    assert bezoekers.directeur_sbjh.post(f"{pad}/regievoerders", **toevoeging).status_code == 302
    assert bezoekers.delft.post(f"{pad}/tredebepaling", **BEPALING).status_code == 302


def test_een_geweigerde_rol_staat_in_het_logboek(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    token = bezoekers.delft.csrf()
    assert bezoekers.delft.stuur(f"{pad}/tredebepaling", BEPALING | {"csrf_token": token}).status_code == 403
    assert acties(session)[-1] == "(bepaal_trede)"


def test_wat_sluiten_tegenhoudt_staat_onder_elkaar_met_waar_het_kan(bezoekers: Bezoekers, pad: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(f"{pad}/trede")
    assert re.search(r"Wat nu niet kan\s+Zaak sluiten\s", pagina.tekst)
    assert "Naar wie geïnformeerd wordt" in pagina.tekst

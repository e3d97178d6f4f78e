"""Deviations on their page: the list, the two acts, and what a refusal on screen has to say."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.afwijkdomein import Afwijkdomein
from app.services.mandaat import handelingen as mandaten
from app.services.overleg.toezicht import leg_toezichtstap_vast
from tests.kern.opzet import VAN, VANDAAG, acties, mandaat_van, stel_voor
from tests.kern.spelers import Spelers
from tests.services.overleg.raadpleging import stel_vraag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
DAG = "2025-06-02"


@pytest.fixture
def nummer(spelers: Spelers) -> int:
    """A mandaat that waits for Delft."""
    (nr,) = stel_voor(spelers.directeur_sbjh, "2025-0001")
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nr, VAN)
    return nr


@pytest.fixture
def pad(spelers: Spelers, nummer: int) -> str:
    """Delft refused it."""
    spelers.delft.op(VAN).doet(mandaten.wijs_af, nummer, VAN, "De raad wil het niet.", (Afwijkdomein.FINANCIEN,))
    return f"{ZAAK}/afwijkingen/mandaat-{nummer}"


def doe(wie: Bezoeker, pad: str, handeling: str, **velden: object) -> tuple[int, list[str]]:
    """Fill in a form of this page; returns the status and the fields with an error."""
    antwoord = wie.stuur(f"{pad}/{handeling}", wie.verborgen(pad) | {"datum": DAG} | velden)
    return antwoord.status_code, list(Pagina(antwoord.text).fouten)


def test_wie_een_mandaat_weigert_zegt_wat_dat_raakt(bezoekers: Bezoekers, session: Session, nummer: int) -> None:
    wie, mandaat = bezoekers.delft, f"{ZAAK}/mandaten/{nummer}"
    nee = {"toelichting": "De raad wil het niet."}
    assert doe(wie, mandaat, "afwijzing", **nee) == (422, ["wijs_af-domeinen"])
    assert doe(wie, mandaat, "afwijzing", **nee, domeinen=["geen", "financien"]) == (422, ["wijs_af-domeinen"])
    assert doe(wie, mandaat, "afwijzing", **nee, domeinen=["juridisch", "financien"]) == (302, [])
    session.rollback()
    assert mandaat_van(session, nummer).raakt == (Afwijkdomein.JURIDISCH, Afwijkdomein.FINANCIEN)
    afwijking = f"{ZAAK}/afwijkingen/mandaat-{nummer}"
    assert "juridisch, zoals eisen van de wet" in bezoekers.directeur_sbjh.lees(afwijking).tekst


def test_wie_beoordeelt_wordt_er_niet_naar_gevraagd(bezoekers: Bezoekers, spelers: Spelers) -> None:
    (nr,) = stel_voor(spelers.directeur_sbjh, "2025-0001")
    wie, mandaat = bezoekers.directeur_denhaag, f"{ZAAK}/mandaten/{nr}"
    assert "Wat raakt de afwijking?" not in wie.lees(mandaat).tekst
    assert doe(wie, mandaat, "afwijzing", toelichting="Onvolledig.") == (302, [])


def test_een_standpunt_dat_niet_akkoord_is_zegt_wat_dat_raakt(bezoekers: Bezoekers, spelers: Spelers) -> None:
    stel_vraag(spelers.directeur_sbjh, "2025-0001")
    wie, vraag = bezoekers.delft, f"{ZAAK}/vragen/1/standpunt"
    nee = {"gemeente": "GM0503", "soort": "niet_akkoord", "datum": DAG, "spreker": "college", "toelichting": "Te duur."}
    antwoord = wie.post(vraag, **nee)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["domeinen"])
    assert wie.post(vraag, **nee | {"soort": "akkoord"}).status_code == 302
    assert wie.post(vraag, **nee, domeinen=["politiek_bestuurlijk"]).status_code == 302
    tekst = bezoekers.directeur_sbjh.lees(f"{ZAAK}/afwijkingen").tekst
    assert "politiek-bestuurlijk afbreukrisico" in tekst


def test_de_lijst_leidt_naar_het_vervolg_en_de_zaak_ook(bezoekers: Bezoekers, pad: str) -> None:
    lijst = bezoekers.directeur_sbjh.get(f"{ZAAK}/afwijkingen").text
    assert pad in lijst
    assert pad in bezoekers.directeur_sbjh.get(ZAAK).text
    assert bezoekers.delft.get(f"{ZAAK}/afwijkingen").status_code == 403


def test_opschalen_gaat_met_een_klik(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    assert doe(bezoekers.directeur_sbjh, pad, "opschaling") == (302, [])
    assert acties(session)[-2:] == ["schaal_op_na_afwijking", "open_opschaling"]
    for pagina in (f"{ZAAK}/afwijkingen", f"{ZAAK}/mandaten", pad):
        assert "hoort bij opschaling 1" in bezoekers.directeur_sbjh.lees(pagina).tekst


def test_afzien_vraagt_een_reden_bij_het_veld(bezoekers: Bezoekers, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert doe(wie, pad, "afzien", reden="") == (422, ["reden"])
    assert doe(wie, pad, "afzien", reden="Het bedrag is klein.") == (302, [])
    assert "Het bedrag is klein." in wie.lees(f"{ZAAK}/afwijkingen").tekst


@pytest.mark.parametrize(("wie", "status"), [("delft", 403), ("rijnmond", 404), ("beheerder", 404)])
def test_een_ander_kiest_het_vervolg_niet(bezoekers: Bezoekers, pad: str, wie: str, status: int) -> None:
    ander = getattr(bezoekers, wie)
    for handeling in ("opschaling", "afzien"):
        velden = {"csrf_token": ander.csrf(), "datum": DAG, "reden": "Niet nodig."}
        assert ander.stuur(f"{pad}/{handeling}", velden).status_code == status


def test_een_plan_staat_op_de_kaart_van_de_zaak(bezoekers: Bezoekers, spelers: Spelers) -> None:
    wie = bezoekers.directeur_sbjh
    spelers.directeur_sbjh.doet(leg_toezichtstap_vast, "2025-0001", "signalering", VANDAAG, "Brief.")
    assert "Maak een plan voor het interbestuurlijk toezicht" in wie.lees(ZAAK).tekst
    nieuw = {"datum": DAG, "uiterlijk_op": "2025-09-01", "toelichting": "Elk kind een plek."}
    assert wie.post(f"{ZAAK}/toezicht/plan/nieuw", **nieuw).status_code == 302
    assert "Lever het plan voor het interbestuurlijk toezicht op" in wie.lees(ZAAK).tekst
    plan = f"{ZAAK}/toezicht/plan/1"
    stap = {"titel": "Contouren", "met_wie": "het bureau", "uiterlijk_op": "2025-07-01", "datum": DAG}
    assert wie.post(f"{plan}/stappen/nieuw", **stap).status_code == 302
    assert wie.post(f"{plan}/stappen/1/afronding", status="gedaan", datum=DAG, toelichting="").status_code == 302
    assert wie.post(f"{plan}/oplevering", datum=DAG, toelichting="Aan het ministerie.").status_code == 302
    assert "Lever het plan" not in wie.lees(ZAAK).tekst
    assert "Contouren" in wie.lees(f"{ZAAK}/toezicht").tekst
    assert bezoekers.delft.get(f"{ZAAK}/toezicht/plan/nieuw").status_code == 403
    assert bezoekers.rijnmond.get(f"{ZAAK}/toezicht/plan/nieuw").status_code == 404

"""Handing a mandaat back through the screens: by its holder or who deputises for him, never by anybody else."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaateinde
from app.services.mandaat import handelingen as mandaten
from app.services.regio import functies
from tests.kern.opzet import VAN, acties, logboek, mandaat_van, nieuw_mandaat, stel_voor, verleen
from tests.kern.spelers import Spelers, dag
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import SBJH, maak_plv, waarneming
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.conftest import geef_wachtwoorden

ZAAK = "/zaken/2025-0001"
TERUG = {"datum": "2025-06-02", "toelichting": "De crisis is voorbij."}


def actief(spelers: Spelers, gever: str) -> int:
    """A mandaat of this municipality that is active for years to come."""
    (nr,) = stel_voor(spelers.directeur_sbjh, "2025-0001", nieuw_mandaat([gever], 1_000_00, tot=dag(31, 12, 2035)))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nr, VAN)
    verleen(spelers, nr, gever)
    return nr


@pytest.fixture
def nummer(spelers: Spelers) -> int:
    return actief(spelers, "GM0503")


@pytest.fixture
def mandaat(nummer: int) -> str:
    return f"{ZAAK}/mandaten/{nummer}"


def test_de_houder_geeft_een_mandaat_terug(bezoekers: Bezoekers, session: Session, nummer: int, mandaat: str) -> None:
    wie = bezoekers.directeur_sbjh
    leeg = wie.stuur(f"{mandaat}/teruggave", wie.verborgen(mandaat) | TERUG | {"toelichting": " "})
    assert (leeg.status_code, list(Pagina(leeg.text).fouten)) == (422, ["geef_mandaat_terug-toelichting"])
    antwoord = wie.stuur(f"{mandaat}/teruggave", wie.verborgen(mandaat) | TERUG)
    assert (antwoord.status_code, antwoord.location) == (302, mandaat)
    tekst = wie.lees(mandaat).tekst
    assert "Het mandaat van Delft is teruggegeven." in tekst
    assert "Teruggegeven" in bezoekers.delft.lees(mandaat).tekst
    session.rollback()
    assert mandaat_van(session, nummer).einde_wijze is Mandaateinde.TERUGGEGEVEN


def test_alles_teruggeven_noemt_eerst_wat_er_teruggaat(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, mandaat: str
) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"{ZAAK}/mandaten/teruggave"
    assert pad not in wie.lees(f"{ZAAK}/mandaten").links, "one is handed back on its own page"
    twee = actief(spelers, "GM1783")
    assert pad in wie.lees(f"{ZAAK}/mandaten").links
    assert {mandaat, f"{ZAAK}/mandaten/{twee}"} <= set(wie.lees(pad).links)
    assert wie.post(pad, **TERUG).status_code == 302
    assert "Teruggegeven: Delft, Westland." in wie.lees(f"{ZAAK}/mandaten").tekst
    assert acties(session)[-2:] == ["geef_mandaat_terug"] * 2
    weer = wie.post(pad, **TERUG)
    assert weer.status_code == 422
    assert "U heeft in deze zaak geen mandaat om terug te geven." in Pagina(weer.text).tekst


def test_wie_waarneemt_geeft_terug_en_het_logboek_zegt_voor_wie(
    bezoekers: Bezoekers, spelers: Spelers, engine: Engine, session: Session, mandaat: str
) -> None:
    plv = maak_plv(spelers)
    met_tweede(spelers, spelers.beheerder.op(VAN), functies.wijs_waarnemer_aan, waarneming(spelers, VAN, None, SBJH))
    session.rollback()
    geef_wachtwoorden(engine)
    wie = bezoekers.van(plv.email)
    assert wie.stuur(f"{mandaat}/teruggave", wie.verborgen(mandaat) | TERUG).status_code == 302
    regel = logboek(session)[-1].kop
    assert (regel.actie, regel.hoedanigheid.partition(" ")[0]) == ("geef_mandaat_terug", "waarnemend")


@pytest.mark.parametrize(
    ("wie", "status"), [("directeur_denhaag", 403), ("delft", 403), ("rijnmond", 404), ("beheerder", 404)]
)
def test_een_ander_geeft_het_niet_terug(bezoekers: Bezoekers, mandaat: str, wie: str, status: int) -> None:
    ander = getattr(bezoekers, wie)
    velden = TERUG | {"csrf_token": ander.csrf()}
    assert f"{mandaat}/teruggave" not in ander.get(mandaat).text
    assert ander.stuur(f"{mandaat}/teruggave", velden).status_code == status


def test_een_college_ziet_wat_blijft_en_trekt_in_vanaf_een_dag_die_nog_komt(
    bezoekers: Bezoekers, spelers: Spelers, mandaat: str
) -> None:
    delft = bezoekers.delft
    assert "Wat blijft als het mandaat nu eindigt" in delft.lees(mandaat).tekst
    straks = {"datum": "2035-01-01", "toelichting": "Het college stopt ermee."}
    assert delft.stuur(f"{mandaat}/intrekking", delft.verborgen(mandaat) | straks).status_code == 302
    tekst = delft.lees(mandaat).tekst
    assert "Het mandaat eindigt op 1 januari 2035." in tekst
    assert "actief" in tekst
    actief(spelers, "GM0503")
    andere = actief(spelers, "GM0503")
    lijst = f"{ZAAK}/mandaten/intrekking"
    assert "U trekt deze mandaten in." in delft.lees(lijst).tekst
    assert delft.post(lijst, datum="2025-06-02", toelichting="Alles stopt.").status_code == 302
    assert mandaat_van(spelers.session, andere).ingetrokken_per == dag(2, 6)
    assert "U heeft in deze zaak geen mandaat verleend" in delft.lees(lijst).tekst


def test_het_mandaatregister_is_te_bekijken_en_te_downloaden(bezoekers: Bezoekers) -> None:
    vraag = "gever=GM0503&datum=2025-05-16"
    pagina = bezoekers.delft.lees(f"/mandaten/publicatie?{vraag}").tekst
    assert "college van burgemeester en wethouders van Delft" in pagina
    assert "Duinpoort" not in pagina
    assert "Duinpoort" in bezoekers.delft.lees(f"/mandaten/publicatie?{vraag}&met_zaak=y").tekst
    for vorm in ("docx", "csv"):
        antwoord = bezoekers.delft.get(f"/mandaten/publicatie.{vorm}?{vraag}")
        assert f"mandaatregister-GM0503-2025-05-16.{vorm}" in antwoord.headers["Content-Disposition"]
    assert "Kies een mandaatgever uit de lijst." in bezoekers.delft.lees("/mandaten/publicatie?gever=GM1783").tekst
    assert (
        "Kies een mandaatgever. Zonder dag ziet u" in bezoekers.directeur_sbjh.lees("/mandaten/publicatie?datum=").tekst
    )

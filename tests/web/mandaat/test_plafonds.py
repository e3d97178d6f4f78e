"""Dividing one amount into ceilings on the screen: looked at first, by hand, and told on the page of the request."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.models import Mandaat
from tests.kern.opzet import inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina, regels
from tests.web.mandaat.test_mandaten import OPSTELLING

VERDEELD = OPSTELLING | {"plafond": "", "verdeling": "inwoners", "totaal": "1.500.000"}


def test_eerst_kijken_dan_vragen_en_terugzien_waarom(bezoekers: Bezoekers, session: Session, spelers: Spelers) -> None:
    zaak = f"/zaken/{open_zaak(spelers)}"
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{zaak}/mandaten/nieuw", **VERDEELD | {"actie": "verdeling"})
    assert (antwoord.status_code, inhoud(session)) == (200, voor)
    assert "naar inwoners op 1 januari 2026 verdeeld over 2 mandaatgevers" in Pagina(antwoord.text).tekst
    assert wie.post(f"{zaak}/mandaten/nieuw", **VERDEELD).status_code == 302
    tekst = wie.lees(f"{zaak}/mandaatverzoeken/1").tekst
    assert "Hoe de plafonds zijn verdeeld" in tekst
    assert "110.089" in tekst
    assert "CBS, op 1 januari 2026" in tekst


def test_zelf_verdelen_en_wat_ontbreekt_staat_bij_het_veld(
    bezoekers: Bezoekers, session: Session, spelers: Spelers
) -> None:
    zaak, wie = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw", bezoekers.directeur_sbjh
    zelf = OPSTELLING | {"plafond": "", "verdeling": "hand"}
    fout = Pagina(wie.post(zaak, **zelf | regels("delen", {"GM0503": "100"})).text).fouten
    assert "Vul ook het plafond van Rijswijk in." in fout["verdeling"]
    leeg = Pagina(wie.post(zaak, **OPSTELLING | {"plafond": "", "verdeling": "inwoners"}).text).fouten
    assert [*leeg] == ["totaal"]
    assert wie.post(zaak, **zelf | regels("delen", {"GM0503": "100", "GM0603": "250"})).status_code == 302
    plafonds = session.query(Mandaat.plafond).order_by(Mandaat.id.desc()).limit(2).all()
    assert {bedrag for (bedrag,) in plafonds} == {100_00, 250_00}


def test_colleges_van_elders_en_een_regio_die_zegt_namens_wie(
    bezoekers: Bezoekers, session: Session, spelers: Spelers
) -> None:
    zaak, wie = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw", bezoekers.directeur_sbjh
    elders = OPSTELLING | {"bereik": "andere_regio", "mandaatgevers": [], "andere_gevers": "Gouda\njeugdregio Nergens"}
    assert "geen jeugdregio" in Pagina(wie.post(zaak, **elders).text).fouten["andere_gevers"]
    assert wie.post(zaak, **elders | {"andere_gevers": "Gouda\nRotterdam"}).status_code == 302
    regio = OPSTELLING | {"bereik": "andere_regio", "mandaatgevers": ["rijnmond"]}
    assert [*Pagina(wie.post(zaak, **regio).text).fouten] == ["organen"]
    assert wie.post(zaak, **regio | {"organen": "het college van Rotterdam"}).status_code == 302
    assert "het college van Rotterdam" in wie.lees(f"{zaak.removesuffix('/mandaten/nieuw')}/mandaatverzoeken/2").tekst

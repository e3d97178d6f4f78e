"""ZGW clients on the screens: the administrator makes one without seeing the secret, its account sees it."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.models import Apitoken, Gebruiker
from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoekers

GEHEIM = re.compile(r'aria-labelledby="geheim">([\w-]{43})<')


def test_de_beheerder_maakt_hem_en_het_account_ziet_het_geheim(bezoekers: Bezoekers, session: Session) -> None:
    delft, beheerder = bezoekers.delft, bezoekers.beheerder
    account = session.query(Gebruiker).filter_by(email="delft@h10.example").one()
    lijst = f"/beheer/gebruikers/{account.id}/tokens"
    nieuw = f"/beheer/gebruikers/{account.id}/zgw-clients/nieuw"
    assert nieuw in beheerder.get(lijst).text
    gemaakt = beheerder.post(nieuw, naam="Zaaksysteem", dagen="30", wachtwoord=WACHTWOORD)
    assert (gemaakt.status_code, gemaakt.location) == (302, lijst)
    session.rollback()
    (token,) = session.query(Apitoken).all()
    pad = f"/tokens/{token.id}/zgw-geheim"
    assert token.client
    assert token.client in beheerder.lees(lijst).tekst
    assert beheerder.get(pad).status_code == bezoekers.projectleider.get(pad).status_code == 404
    assert pad in delft.get("/tokens").text
    assert delft.post(pad, wachtwoord="iets anders").status_code == 403
    getoond = delft.post(pad, wachtwoord=WACHTWOORD)
    assert (getoond.status_code, getoond.headers["Cache-Control"]) == (200, "no-store")
    (geheim,) = GEHEIM.findall(getoond.text)
    assert GEHEIM.findall(delft.post(pad, wachtwoord=WACHTWOORD).text) == [geheim]
    assert acties(session)[-4:] == ["maak_zgwclient", "(toon_zgwgeheim)", "toon_zgwgeheim", "toon_zgwgeheim"]
    assert geheim not in beheerder.get(lijst).text

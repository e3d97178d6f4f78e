"""Sessions: what is in the cookie, and when it ends."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest
from flask import Flask
from itsdangerous import BadTimeSignature
from sqlalchemy import Engine, select

from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from tests.web.bezoeker import Bezoeker, Bezoekers
from tests.web.gebruiker.test_inloggen import SBJH, is_binnen, probeer


@pytest.fixture
def wie(app: Flask) -> Bezoeker:
    """Somebody who is not logged in."""
    return Bezoeker(app)


def test_de_sessie_krijgt_bij_het_inloggen_een_nieuw_koekje(wie: Bezoeker) -> None:
    wie.get("/inloggen")
    voor = wie.client.get_cookie("session")
    probeer(wie, SBJH, WACHTWOORD)
    na = wie.client.get_cookie("session")
    assert voor
    assert na
    assert voor.value != na.value
    oud = Bezoeker(wie.app)
    oud.client.set_cookie("session", voor.value)
    assert not is_binnen(oud), "the cookie of before the log-in opens nothing"


def _sessie(wie: Bezoeker) -> dict[str, Any]:
    koekje = wie.client.get_cookie("session")
    assert koekje
    deel = koekje.value.removeprefix(".").partition(".")[0]
    bytes_ = base64.urlsafe_b64decode(deel + "=" * (-len(deel) % 4))
    inhoud: dict[str, Any] = json.loads(zlib.decompress(bytes_) if koekje.value.startswith(".") else bytes_)
    return inhoud


def test_in_de_sessie_staat_geen_adres_en_geen_nummer_van_het_account(bezoekers: Bezoekers, engine: Engine) -> None:
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    with engine.connect() as verbinding:
        uniek = verbinding.scalars(select(Gebruiker.fs_uniquifier).where(Gebruiker.email == SBJH)).one()
    inhoud = _sessie(wie)
    assert inhoud["_user_id"] == uniek
    assert SBJH not in json.dumps(inhoud)


def test_een_koekje_dat_langer_dan_een_uur_ongebruikt_is_telt_niet_meer(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    ondertekenaar = wie.app.session_interface.get_signing_serializer(wie.app)  # type: ignore[attr-defined]
    koekje = wie.client.get_cookie("session")
    assert koekje
    inhoud, moment = ondertekenaar.loads(koekje.value, return_timestamp=True)
    oud = _getekend_op(ondertekenaar, inhoud, int(moment.timestamp()) - 3601)
    with pytest.raises(BadTimeSignature):
        ondertekenaar.loads(oud, max_age=3600)
    wie.client.set_cookie("session", oud)
    assert not is_binnen(wie)
    wie.client.set_cookie("session", _getekend_op(ondertekenaar, inhoud, int(moment.timestamp()) - 3000))
    assert is_binnen(wie)


def _getekend_op(ondertekenaar: Any, inhoud: object, moment: int) -> str:
    """A cookie signed at that moment with the application's own key."""
    signer = ondertekenaar.make_signer(ondertekenaar.salt)
    signer.get_timestamp = lambda: moment
    return str(signer.sign(ondertekenaar.dump_payload(inhoud)).decode())


def test_een_sessie_van_meer_dan_twaalf_uur_eindigt_ook_als_men_bezig_is(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert is_binnen(wie)
    with wie.client.session_transaction() as sessie:
        sessie["ingelogd_op"] -= 12 * 3600 + 1
    assert not is_binnen(wie)
    assert wie.client.get_cookie("session") is None or "_user_id" not in _sessie(wie)

"""Tokens of the API through the screens: made with the password, shown once, listed, and withdrawn."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.models import Apitoken
from app.services.gebruiker.tokens import noteer_gebruik
from tests.kern.opzet import acties
from tests.kern.spelers import VANDAAG, Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD, NIEUW = "/tokens", "/tokens/nieuw"
INVOER = {"naam": "Ons rekenblad", "bereik": "schrijven", "dagen": "30", "wachtwoord": WACHTWOORD}
TOKEN = re.compile(r"dbk_[\w-]{43}")


def maak(wie: Bezoeker, **anders: str) -> TestResponse:
    return wie.post(NIEUW, **(INVOER | anders))


def tekst_van(antwoord: TestResponse) -> str:
    gevonden = TOKEN.findall(antwoord.text)
    assert len(gevonden) == 1
    return str(gevonden[0])


def bewaard(session: Session) -> list[Apitoken]:
    session.rollback()
    return session.query(Apitoken).order_by(Apitoken.id).all()


def test_een_token_staat_een_keer_op_het_scherm_en_daarna_alleen_zijn_einde(
    bezoekers: Bezoekers, session: Session
) -> None:
    delft = bezoekers.delft
    antwoord = maak(delft)
    tekst = tekst_van(antwoord)
    assert antwoord.status_code == 201
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert "enige keer" in antwoord.text
    lijst = delft.lees(PAD).tekst
    assert tekst not in lijst
    assert f"eindigt op {tekst[-6:]}" in lijst
    assert all(woord in lijst for woord in ("Ons rekenblad", "schrijven", "nooit", "actief"))
    (token,) = bewaard(session)
    assert (token.verloopt_op - token.gemaakt_op).days == 30


def test_dubbel_klikken_of_herladen_maakt_en_toont_geen_tweede(bezoekers: Bezoekers, session: Session) -> None:
    delft = bezoekers.delft
    velden = delft.verborgen(NIEUW) | INVOER
    assert delft.stuur(NIEUW, velden).status_code == 201
    nog_eens = delft.stuur(NIEUW, velden)
    assert (nog_eens.status_code, nog_eens.location) == (302, PAD)
    assert not TOKEN.search(nog_eens.text)
    assert "Dit token is al gemaakt" in delft.lees(PAD).tekst
    assert len(bewaard(session)) == 1


@pytest.mark.parametrize(
    ("anders", "status", "veld", "bericht"),
    [
        ({"wachtwoord": "iets anders"}, 403, "wachtwoord", "ontbreekt of klopt niet"),
        ({"wachtwoord": ""}, 422, "wachtwoord", "Typ uw wachtwoord"),
        ({"naam": " "}, 422, "naam", "Geef het token een naam"),
        ({"naam": "a" * 81}, 422, "naam", "te lang"),
        ({"naam": "laptop 111222333"}, 422, "naam", "burgerservicenummer"),
        ({"bereik": "alles"}, 422, "bereik", ""),
        ({"dagen": "veel"}, 422, "dagen", "heel aantal dagen"),
        ({"dagen": "0"}, 422, "dagen", "1 tot en met 365 dagen"),
        ({"dagen": "366"}, 422, "dagen", "1 tot en met 365 dagen"),
        ({"bereik": "bevestigen", "dagen": "91"}, 422, "dagen", "1 tot en met 90 dagen"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(
    bezoekers: Bezoekers, session: Session, anders: dict[str, str], status: int, veld: str, bericht: str
) -> None:
    antwoord = maak(bezoekers.delft, **anders)
    assert antwoord.status_code == status
    assert bericht in Pagina(antwoord.text).fouten[veld]
    assert WACHTWOORD not in antwoord.text
    assert bewaard(session) == []


def test_een_getal_dat_geen_bsn_is_kan_worden_bevestigd(bezoekers: Bezoekers) -> None:
    assert 'name="geen_bsn"' in maak(bezoekers.delft, naam="laptop 111222333").text
    assert maak(bezoekers.delft, naam="laptop 111222333", geen_bsn="y").status_code == 201


def test_verkeerde_wachtwoorden_worden_geteld_en_goede_niet(bezoekers: Bezoekers) -> None:
    delft = bezoekers.delft
    assert [maak(delft).status_code for _ in range(12)] == [201, 409, *[201] * 10]  # asked about once
    assert [maak(delft, wachtwoord="mis").status_code for _ in range(11)] == [403] * 10 + [429]
    assert maak(delft).status_code == 429
    assert maak(bezoekers.projectleider).status_code == 201


def test_het_laatste_gebruik_staat_in_de_lijst(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    noteer_gebruik(session, bewaard(session)[0], VANDAAG)
    assert "2 juni 2025, 12:00" in bezoekers.delft.lees(PAD).tekst


def test_wie_zijn_token_intrekt_ziet_dat_het_niet_meer_werkt(bezoekers: Bezoekers, session: Session) -> None:
    delft = bezoekers.delft
    maak(delft)
    (token,) = bewaard(session)
    pad = f"{PAD}/{token.id}/intrekking"
    assert f"eindigt op {token.kenmerk}" in delft.lees(pad).tekst
    assert delft.post(pad, intrekken="ja").location == PAD
    pagina = delft.lees(PAD)
    assert "Het token is ingetrokken" in pagina.tekst
    assert "ingetrokken" in pagina.tekst.split("Ons rekenblad")[1]
    assert pad not in pagina.links
    assert bewaard(session)[0].ingetrokken_op is not None


def test_de_beheerder_ziet_hoeveel_en_trekt_in_zonder_te_kunnen_maken(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    maak(bezoekers.delft, naam="Tweede")
    beheer, (eerste, _tweede) = bezoekers.beheerder, bewaard(session)
    pad = f"/beheer/gebruikers/{eerste.gebruiker_id}/tokens"
    lijst = beheer.lees("/beheer/gebruikers")
    assert pad in lijst.links
    assert "2 tokens" in lijst.tekst
    assert beheer.post(f"{PAD}/{eerste.id}/intrekking", intrekken="ja").location == pad
    assert "Het token is ingetrokken" in beheer.lees(pad).tekst
    assert "1 token van" in " ".join(beheer.lees("/beheer/gebruikers").tekst.split())
    assert beheer.get("/beheer/gebruikers/9999/tokens").status_code == 404
    assert acties(session)[-1] == "trek_token_in"


def test_een_token_van_een_ander_is_er_niet(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    pad = f"{PAD}/{bewaard(session)[0].id}/intrekking"
    ander = bezoekers.directeur_sbjh
    assert "Ons rekenblad" not in ander.lees(PAD).tekst
    for vreemd in (pad, f"{PAD}/9999/intrekking"):
        assert ander.get(vreemd).status_code == 404
    velden = ander.verborgen(NIEUW) | {"intrekken": "ja"}
    assert ander.stuur(pad, velden).status_code == 404
    assert bewaard(session)[0].ingetrokken_op is None


def test_wie_geblokkeerd_wordt_raakt_zijn_tokens_kwijt(
    bezoekers: Bezoekers, session: Session, spelers: Spelers
) -> None:
    maak(bezoekers.delft)
    velden = bezoekers.beheerder.verborgen("/beheer/gebruikers") | {"actief": "nee"}
    bezoekers.beheerder.stuur(f"/beheer/gebruikers/{spelers.delft.actor.id}/actief", velden)
    assert bewaard(session)[0].ingetrokken_op is not None


def test_de_weg_erheen_staat_bij_de_eigen_naam(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.delft, bezoekers.auditor, bezoekers.beheerder):
        assert PAD in wie.lees("/koppelingen").links

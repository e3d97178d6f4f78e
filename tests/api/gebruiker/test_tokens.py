"""Tokens through the API: seen and withdrawn, never made."""

from __future__ import annotations

from flask import Flask

from app.domain.gebruiker.token import Tokenbereik
from tests.api.beller import Beller, Bellers, code, maak_tekst
from tests.kern.spelers import ADRESSEN


def nog_een(app: Flask) -> Beller:
    """Another token of Delft."""
    with app.app_context():
        return Beller(app, maak_tekst(ADRESSEN["delft"]))


def nummers(wie: Beller) -> list[int]:
    """The tokens of the caller, newest first."""
    return [token["id"] for token in wie.lees("/tokens")["resultaten"]]


def test_met_een_token_maakt_niemand_een_token(bellers: Bellers) -> None:
    antwoord = bellers.delft.post("/tokens", {"naam": "rekenblad", "bereik": "lezen"})
    assert code(antwoord) == (405, "verkeerde_methode")


def test_u_ziet_uw_eigen_tokens_en_niet_wat_erin_staat(bellers: Bellers) -> None:
    delft = bellers.delft
    (regel,) = delft.lees("/tokens")["resultaten"]
    assert (regel["naam"], regel["status"], regel["bereik"]) == ("test", "actief", "bevestigen")
    assert regel["kenmerk"] == str(delft.token)[-6:]
    assert str(delft.token) not in str(regel)


def test_intrekken_van_uzelf_of_door_de_beheerder(bellers: Bellers, app: Flask) -> None:
    delft, eigen, ander = bellers.delft, nog_een(app), nog_een(app)
    laatste, eerste = nummers(delft)[:2]
    assert code(bellers.westland.doe(f"/tokens/{eerste}/intrekking")) == (404, "niet_gevonden")
    assert delft.gelukt(f"/tokens/{eerste}/intrekking")["status"] == "ingetrokken"
    assert bellers.beheerder.gelukt(f"/tokens/{laatste}/intrekking")["status"] == "ingetrokken"
    for weg in (eigen, ander):
        assert code(weg.get("/ik")) == (401, "niet_aangemeld")


def test_wie_alleen_leest_trekt_niets_in(bellers: Bellers) -> None:
    lezer = bellers.van(ADRESSEN["delft"], Tokenbereik.LEZEN)
    assert code(lezer.doe(f"/tokens/{nummers(lezer)[0]}/intrekking")) == (403, "bereik_te_klein")


def test_de_beheerder_ziet_de_tokens_van_een_account(bellers: Bellers, app: Flask) -> None:
    nog_een(app)
    verwacht = nummers(bellers.delft)
    accounts = bellers.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"]
    delft = next(a for a in accounts if a["email"] == "delft@h10.example")
    assert delft["tokens"] == 2
    lijst = bellers.beheerder.lees(f"/gebruikers/{delft['id']}/tokens")["resultaten"]
    assert [token["id"] for token in lijst] == verwacht
    assert code(bellers.beheerder.get("/gebruikers/9999/tokens")) == (404, "niet_gevonden")

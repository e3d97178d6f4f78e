"""How a provider is declared, and what of its words counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.basis.begrippen import Rol
from app.domain.gebruiker.factoren import Factor
from app.domain.inlogdienst.dienst import Inlogdienst, OngeldigeDienst, is_adres, lees_inlogdiensten
from app.domain.inlogdienst.gemeld import DienstMislukt, Reden, eis_vers_bewijs, lees_gemeld

GOED: dict[str, Any] = {
    "code": "delft",
    "naam": "Gemeente Delft",
    "issuer": "https://login.example/delft",
    "client_id": "draaiboek",
    "geheim_bestand": "/geheim",
    "domeinen": ["delft.example"],
    "organisatie": "GM0503",
    "groepen_nodig": ["draaiboek"],
    "groepen": [{"groep": "g", "rol": "gemeente"}, {"groep": "h", "rol": "gemeente"}],
    "acr": ["urn:tweede"],
    "amr": ["mfa"],
}


def dienst(**anders: Any) -> Inlogdienst:
    return lees_inlogdiensten({"dienst": [GOED | anders]}, "oidc.toml").dienst[0]


def test_wat_fout_staat_wordt_met_plek_en_remedie_gezegd() -> None:
    for anders, wat in (
        ({"code": "Delft!"}, "code: kleine letters"),
        ({"code": "kies"}, "code: kleine letters"),
        ({"issuer": "http://login.example"}, "issuer: een adres met https://"),
        ({"issuer": "https://login.example/?x=1"}, "issuer: een adres met https://"),
        ({"domeinen": []}, "noem minstens één maildomein"),
        ({"domeinen": ["@delft.nl"]}, "is geen maildomein"),
        ({"bereik": "email"}, "noem in elk geval openid"),
        ({"groepen": [{"groep": "g", "rol": "baas"}]}, "geen geldige keuze"),
        ({"onbekend": "x"}, "onbekende sleutel"),
    ):
        with pytest.raises(OngeldigeDienst, match=r"oidc\.toml") as fout:
            dienst(**anders)
        assert wat in fout.value.bericht, anders


def test_elk_domein_en_elke_code_is_van_een_dienst() -> None:
    for tweede in (GOED, GOED | {"code": "ander", "issuer": "https://ander.example"}):
        with pytest.raises(OngeldigeDienst, match="komt 2 keer voor"):
            lees_inlogdiensten({"dienst": [GOED, tweede]}, "oidc.toml")


def test_een_dienst_spreekt_voor_zijn_eigen_domein_en_geen_ander() -> None:
    diensten = lees_inlogdiensten({"dienst": [GOED]}, "oidc.toml")
    assert diensten.van(" A.B@Delft.Example ") is diensten.dienst[0]
    for adres in ("a@niet-delft.example", "a@x.delft.example", "a@delft.example.com", "delft.example", ""):
        assert diensten.van(adres) is None, adres


def test_zonder_tls_mag_alleen_op_de_machine_zelf() -> None:
    assert is_adres("http://127.0.0.1:8080/x")
    assert not any(map(is_adres, ("http://login.example", "https://", "https://u@x.example", "file:///x", "https://[")))


def test_groepen_stellen_rollen_voor_en_een_groep_kan_nodig_zijn() -> None:
    een = dienst()
    assert een.rollen_van(["g", "h", "iets"]) == (Rol.GEMEENTE,)
    claims = {"sub": "1", "email": "a@delft.example", "groups": ["g"]}
    with pytest.raises(DienstMislukt) as fout:
        lees_gemeld(een, claims)
    assert fout.value.reden is Reden.GEEN_GROEP
    gemeld = lees_gemeld(een, claims | {"groups": "draaiboek", "acr": "urn:tweede"})
    assert (gemeld.naam, gemeld.factor_bij(een)) == ("a@delft.example", Factor.DIENST)


def test_een_tweede_factor_telt_alleen_zoals_de_beheerder_zei_dat_hij_heet() -> None:
    een, geen = dienst(), dienst(acr=[], amr=[])
    assert een.had_tweede("", ["pwd", "mfa"])
    assert not een.had_tweede("urn:eerste", ["pwd"])
    assert not geen.had_tweede("", ["pwd", "mfa"])
    assert not geen.had_tweede("urn:tweede", [])


def test_bewijs_is_van_na_de_vraag() -> None:
    nu = datetime(2026, 11, 30, 12, tzinfo=UTC)
    claims = {"sub": "1", "email": "a@delft.example", "groups": ["draaiboek"]}
    for seconden, goed in ((0, True), (-30, True), (-90, False), (None, False)):
        moment = None if seconden is None else (nu + timedelta(seconds=seconden)).timestamp()
        gemeld = lees_gemeld(dienst(), claims | {"auth_time": moment})
        if goed:
            eis_vers_bewijs(gemeld, nu)
        else:
            with pytest.raises(DienstMislukt):
                eis_vers_bewijs(gemeld, nu)


def test_wat_een_dienst_ook_zegt_er_komt_nooit_iets_anders_dan_een_weigering() -> None:
    vreemd: list[Any] = [None, 7, [], {}, True, "", "\ud800", "a" * 10_000, ["x", 7], float("nan"), 1e300, -1e300]
    for waarde in vreemd:
        for naam in ("email", "name", "groups", "acr", "amr", "auth_time", "sid", "email_verified"):
            claims = {"sub": "1", "email": "a@delft.example", "groups": ["draaiboek"], naam: waarde}
            try:
                gemeld = lees_gemeld(dienst(), claims)
            except DienstMislukt:
                continue
            assert len(gemeld.naam) <= 120
            assert len(gemeld.sid) <= 255
            assert gemeld.naam.isprintable()

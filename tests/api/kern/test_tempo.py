"""How fast one may ask: counted over all operations together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.api.beller import Beller, Bellers, code
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts
from tests.web.producten import draai


@pytest.fixture
def app(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    """The product, where a token may make five requests in a minute."""
    url = databank.kopie("accounts", vul_accounts)
    yield from draai(url, tmp_path, api_limiet=5)
    databank.weg(url)


def test_een_token_heeft_een_telling_voor_alles(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert [wie.get(pad).status_code for pad in ("/ik", "/zaken", "/regios", "/gemeenten", "/ik")] == [200] * 5
    te_veel = wie.get("/aanbieders")
    assert code(te_veel) == (429, "te_veel_aanvragen")
    assert int(te_veel.headers["Retry-After"]) > 0
    assert bellers.delft.get("/ik").status_code == 200


def test_de_schrijfwijze_van_de_kop_geeft_geen_nieuwe_telling(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    vormen = [f"{soort} {wit}{wie.token}" for soort in ("Bearer", "bearer", "BEARER") for wit in ("", " ")]
    assert [wie.get("/ik", Authorization=vorm).status_code for vorm in vormen] == [200] * 5 + [429]


def test_zonder_token_telt_elk_adres_voor_zich(app: Flask) -> None:
    def vraag(adres: str, kop: str) -> int:
        koppen = {"Authorization": kop} if kop else {}
        antwoord = app.test_client().get("/api/v1/ik", headers=koppen, environ_overrides={"REMOTE_ADDR": adres})
        return antwoord.status_code

    koppen = ["", "Bearer", "Basic een", "Basic twee", "Bearer ", "iets"]
    assert [vraag("192.0.2.1", kop) for kop in koppen] == [401] * 5 + [429]
    assert vraag("192.0.2.2", "") == 401


def test_raden_wordt_over_alle_adressen_geteld_en_houdt_een_goed_token_niet_tegen(app: Flask, bellers: Bellers) -> None:
    paden = ("/ik", "/zaken", "/regios")
    gokken = [Beller(app, f"mis-{n}").get(paden[n % 3]) for n in range(62)]
    assert [gok.status_code for gok in gokken] == [401] * 60 + [429] * 2
    assert code(gokken[-1]) == (429, "te_veel_aanvragen")
    assert 60 < int(gokken[-1].headers["Retry-After"]) <= 300
    assert bellers.delft.get("/ik").status_code == 200


def _gok(app: Flask, nr: int, van: str) -> int:
    koppen = {"Authorization": f"Bearer mis-{nr}", "X-Forwarded-For": van}
    return app.test_client().get("/api/v1/ik", headers=koppen).status_code


def test_zonder_vertrouwde_proxy_telt_wat_iemand_over_zijn_adres_zegt_niet_mee(app: Flask) -> None:
    assert [_gok(app, nr, f"192.0.2.{nr}") for nr in range(61)] == [401] * 60 + [429]


def test_achter_een_vertrouwde_proxy_telt_elk_adres_voor_zich(databank: Databank, tmp_path: Path) -> None:
    url = databank.kopie("accounts", vul_accounts)
    for app in draai(url, tmp_path, proxies=1):
        gokken = [_gok(app, nr, f"198.51.100.{nr}, 192.0.2.1") for nr in range(61)]
        assert gokken == [401] * 60 + [429], "the proxy wrote the last address; those before it anybody can make up"
        assert _gok(app, 61, "192.0.2.2") == 401
    databank.weg(url)

"""How fast one may ask: counted over all operations together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.api.beller import Beller, Bellers, code
from tests.databanken import Databank
from tests.spelers import vul_accounts
from tests.web.conftest import draai


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


def test_raden_wordt_over_alle_adressen_geteld(app: Flask, bellers: Bellers) -> None:
    gokken = [Beller(app, f"mis-{n}").get(("/ik", "/zaken", "/regios")[n % 3]) for n in range(61)]
    assert [gok.status_code for gok in gokken] == [401] * 60 + [429]
    assert code(bellers.delft.get("/ik")) == (429, "te_veel_aanvragen")

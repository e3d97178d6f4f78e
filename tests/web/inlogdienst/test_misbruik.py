"""Who would use signing on against the installation, its provider or somebody else: what holds him up."""

from __future__ import annotations

import time
from typing import Any

import pytest
from flask import Flask
from limits import parse
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.gebruiker.factoren import Factor
from app.domain.inlogdienst.gemeld import DUUR, DienstMislukt
from app.models import Inlogidentiteit, Sessie
from app.services.buiten.verzend import GeenAntwoord, vraag
from app.services.inlogdienst import metagegevens
from app.web.inlogdienst import inlogdienst, inlogkoppeling
from tests.kern.databanken import maak_engine
from tests.web.bezoeker import Bezoeker
from tests.web.inlogdienst.leugenaar import Leugenaar, anders, ga, kom_terug
from tests.web.inlogdienst.wereld import koppen


def test_op_een_dienst_die_zwijgt_wacht_er_maar_een(
    gast: Bezoeker, leugenaar: Leugenaar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker does one thing at a time: who waits for an answer that does not come, holds up everybody."""
    gewacht, echt = list[str](), vraag

    def zwijgt(methode: str, url: str, *rest: Any) -> Any:
        if methode == "GET":
            return echt(methode, url, *rest)
        gewacht.append(url)
        raise GeenAntwoord("te laat")

    monkeypatch.setattr(metagegevens, "vraag", zwijgt)
    for _ in range(3):
        pagina = kom_terug(gast, ga(gast, leugenaar))
        assert (pagina.status_code, koppen(pagina.text)) == (503, "Even niet bereikbaar")
    assert len(gewacht) == 1
    monkeypatch.setattr(metagegevens, "RUST", metagegevens.RUST * 0)
    kom_terug(gast, ga(gast, leugenaar))
    assert len(gewacht) == 2, "after a while it is asked again"


def test_een_adres_vraagt_de_dienst_niet_zonder_eind(
    gast: Bezoeker, leugenaar: Leugenaar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inlogdienst, "VAAKST", parse("1 per minute"))
    assert koppen(kom_terug(gast, ga(gast, leugenaar)).text) == "Uw beheerder kijkt nog"
    pagina = kom_terug(gast, ga(gast, leugenaar))
    assert (pagina.status_code, koppen(pagina.text)) == (429, "Even wachten")
    assert "Wacht een minuut" in pagina.text


def test_een_dienst_elders_stuurt_ons_niet_naar_deze_machine(leugenaar: Leugenaar, lege_app: Flask) -> None:
    with lege_app.app_context():
        ver = inlogdienst.vind_dienst("ander")
    zegt = dict.fromkeys(("authorization_endpoint", "token_endpoint", "jwks_uri"), "https://ander.example/x")
    assert metagegevens._lees(ver, {"issuer": ver.issuer} | zegt).tokenadres
    with pytest.raises(DienstMislukt, match="geen bruikbare adressen"):
        metagegevens._lees(ver, {"issuer": ver.issuer} | zegt | {"token_endpoint": "http://127.0.0.1:5432/"})


def test_een_sleutel_van_een_soort_die_wij_niet_kennen_stoort_niet(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    leugenaar.sleutels = [{"kty": "AKP", "kid": "een", "alg": "ML-DSA-65", "pub": "AAAA"}]
    assert koppen(kom_terug(gast, ga(gast, leugenaar)).text) == "Uw beheerder kijkt nog"


def test_een_koppeling_geldt_even_en_alleen_voor_wie_zich_liet_zien(
    gast: Bezoeker, leugenaar: Leugenaar, lege_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite gives the key of a request that went to the next one: that may be somebody else's."""
    pad = "/account/beveiliging/organisatie/koppelen"
    wie = Bezoeker(gast.app, "projectleider@sbjh.example")
    kom_terug(wie, ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen"))
    monkeypatch.setattr(inlogkoppeling, "time", lambda: time.time() + DUUR.total_seconds() + 1)
    assert wie.get(pad).status_code == 404, "it is no fresh proof any more"
    monkeypatch.undo()
    assert wie.get(pad).status_code == 200
    engine = maak_engine(lege_url)
    with Session(engine) as session:
        session.execute(update(Inlogidentiteit).values(sub="een ander"))
        session.commit()
    engine.dispose()
    assert wie.get(pad).status_code == 404


def test_een_tweede_factor_telt_alleen_waar_zij_getekend_is(
    gast: Bezoeker, leugenaar: Leugenaar, lege_url: str
) -> None:
    wie = Bezoeker(gast.app, "projectleider@sbjh.example")
    kom_terug(wie, ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen"))
    wie.post("/account/beveiliging/organisatie/koppelen", wachtwoord="draaiboek-demo-2026")
    leugenaar.maak = anders(email=None, acr=None)
    leugenaar.gegevens = {"sub": "s-1", "email": "leugen@sbjh.example", "acr": "urn:tweede", "amr": ["otp"]}
    assert kom_terug(gast, ga(gast, leugenaar)).location == "/"
    engine = maak_engine(lege_url)
    with Session(engine) as session:
        assert session.scalars(select(Sessie.factor).order_by(Sessie.id.desc()).limit(1)).one() is Factor.GEEN
    engine.dispose()

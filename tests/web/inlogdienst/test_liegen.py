"""A provider that lies, mixes up, is slow of clock or is not there: a page in Dutch, nobody inside, and never a 500."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Inlogidentiteit, Sessie
from app.services.inlogdienst import metagegevens
from tests.kern.databanken import maak_engine
from tests.web.bezoeker import Bezoeker
from tests.web.inlogdienst.leugenaar import (
    ANDERE,
    Claims,
    Leugenaar,
    anders,
    ga,
    kom_terug,
    met_ons_geheim,
    teken,
    zonder_handtekening,
)
from tests.web.inlogdienst.wereld import GEHEIM, koppen

NU = time.time()
LEUGENS: dict[str, Callable[[Claims], str]] = {
    "een andere dienst": anders(iss="https://vals.example"),
    "voor een ander": anders(aud="iemand-anders"),
    "voor een ander en ons, van een ander": anders(aud=["draaiboek", "ander"], azp="ander"),
    "een andere nonce": anders(nonce="van een ander antwoord"),
    "geen nonce": anders(nonce=None),
    "verlopen": anders(exp=int(NU) - 3600, iat=int(NU) - 7200),
    "zonder einde": anders(exp=None),
    "uit de toekomst": anders(iat=int(NU) + 7200, nbf=int(NU) + 7200),
    "zonder sub": anders(sub=None),
    "een lege sub": anders(sub=""),
    "een sub die geen tekst is": anders(sub=["a"]),
    "alg none": zonder_handtekening,
    "met ons eigen geheim getekend": lambda claims: met_ons_geheim(claims, GEHEIM),
    "met een andere sleutel": lambda claims: teken(claims, ANDERE),
    "met een onbekende sleutel": lambda claims: teken(claims, kid="nooit gezien"),
    "een ander toegangstoken": anders(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "geen token": lambda _: "",
    "onzin": lambda _: "een.twee.drie",
    "een lijst": lambda _: "W10.W10.W10",
}


def test_een_leugen_geeft_een_pagina_en_laat_niemand_binnen(
    gast: Bezoeker, leugenaar: Leugenaar, lege_url: str, lege_app: Flask
) -> None:
    for naam, leugen in LEUGENS.items():
        state = ga(gast, leugenaar)
        leugenaar.maak = leugen
        pagina = kom_terug(gast, state)
        assert (pagina.status_code, koppen(pagina.text)) == (400, "Inloggen is niet gelukt"), naam
        assert "klopt niet. Daarom bent u niet ingelogd" in pagina.text, naam
        leugenaar.maak = teken
        assert "al gebruikt" in kom_terug(gast, state).text, f"{naam}: its state works no more"
    engine = maak_engine(lege_url)
    with Session(engine) as session:
        assert session.scalars(select(Inlogidentiteit)).all() == []
        assert session.scalars(select(Sessie)).all() == []
    engine.dispose()


def test_de_waarheid_komt_wel_aan(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    assert koppen(kom_terug(gast, ga(gast, leugenaar)).text) == "Uw beheerder kijkt nog"
    leugenaar.maak = lambda claims: teken({naam: w for naam, w in claims.items() if naam != "email"})
    leugenaar.gegevens = {"sub": "iemand anders", "email": "x@sbjh.example"}
    assert kom_terug(gast, ga(gast, leugenaar)).status_code == 400, "what it says elsewhere is of another"
    leugenaar.gegevens = {"sub": "s-1", "email": "x@sbjh.example"}
    assert koppen(kom_terug(gast, ga(gast, leugenaar)).text) == "Uw beheerder kijkt nog"


def test_wat_de_dienst_niet_of_verkeerd_zegt_heeft_een_eigen_uitleg(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    for wat, uitleg in (
        ({"email": "x@elders.example"}, "is er niet een van die organisatie"),
        ({"email": "x@sub.sbjh.example"}, "is er niet een van die organisatie"),
        ({"email": "x@elders.example@sbjh.example\0"}, "Uw beheerder kijkt nog"),
        ({"email_verified": False}, "is er niet een van die organisatie"),
        ({"email_verified": "false"}, "is er niet een van die organisatie"),
        ({"email": 7}, "geeft geen e-mailadres van u door"),
    ):
        state = ga(gast, leugenaar)
        leugenaar.maak = anders(**wat)
        pagina = kom_terug(gast, state)
        assert (pagina.status_code, uitleg in pagina.text) == (403, True), (wat, koppen(pagina.text))


def test_een_antwoord_van_een_andere_dienst_telt_niet(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    """Mix-up: by the name in the answer, and by the address at which it arrives."""
    assert kom_terug(gast, ga(gast, leugenaar), iss="https://vals.example").status_code == 400
    assert "al gebruikt" in kom_terug(gast, ga(gast, leugenaar), code="ander").text
    leugenaar.anders = {"authorization_response_iss_parameter_supported": True}
    metagegevens.vergeet()
    assert kom_terug(gast, ga(gast, leugenaar)).status_code == 400, "it says that it names itself, and did not"


def test_een_antwoord_dat_hier_niet_begon_telt_niet(gast: Bezoeker, leugenaar: Leugenaar, lege_app: Flask) -> None:
    state = ga(gast, leugenaar)
    assert "begon in een andere browser" in kom_terug(Bezoeker(lege_app), state).text
    assert kom_terug(gast, "").status_code == 400
    assert kom_terug(gast, "\0").status_code == 400
    assert kom_terug(gast, "x" * 5000).status_code == 400


def test_wat_een_dienst_van_zichzelf_zegt_moet_kloppen(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    for wat in (
        {"issuer": "https://vals.example"},
        {"token_endpoint": "ftp://vals.example/"},
        {"authorization_endpoint": "http://vals.example/auth"},
        {"jwks_uri": None},
        {"authorization_endpoint": ["x"]},
    ):
        leugenaar.anders = wat
        metagegevens.vergeet()
        assert gast.get("/inloggen/via/sbjh").status_code == 400, wat


def test_een_dienst_die_er_niet_is_zegt_dat_en_houdt_niemand_op(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    state = ga(gast, leugenaar)
    leugenaar.status = "502 Bad Gateway"
    pagina = kom_terug(gast, state)
    assert (pagina.status_code, koppen(pagina.text)) == (503, "Even niet bereikbaar")
    metagegevens.vergeet()
    assert gast.get("/inloggen/via/sbjh").status_code == 503
    leugenaar.status = "200 OK"
    assert gast.get("/inloggen/via/sbjh").status_code == 503, "it is left alone for a moment"
    assert gast.get("/inloggen/via/nergens").status_code == 404


def test_de_controle_zegt_welke_dienst_niet_antwoordt_of_voor_niemand_spreekt(
    leugenaar: Leugenaar, lege_app: Flask
) -> None:
    runner = lege_app.test_cli_runner()
    uit = runner.invoke(args=["controle"]).output
    assert "Inloggen via Servicebureau: Geeft antwoord." in " ".join(uit.split()), uit
    leugenaar.anders = {"issuer": "https://vals.example"}
    metagegevens.vergeet()
    uit = runner.invoke(args=["controle"]).output
    assert "Geeft geen bruikbaar antwoord: noemt zich" in " ".join(uit.split()), uit


def test_vers_bewijs_moet_van_nu_zijn_en_van_dezelfde(gast: Bezoeker, leugenaar: Leugenaar) -> None:
    """Linked by who has the password; then the provider says that it asked nobody anything."""
    wie = Bezoeker(gast.app, "projectleider@sbjh.example")
    state = ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen")
    leugenaar.maak = anders(auth_time=int(NU) - 3600)
    assert "vroeg u niet opnieuw" in kom_terug(wie, state).text
    state = ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen")
    leugenaar.maak = anders(auth_time=None)
    assert kom_terug(wie, state).status_code == 400
    state = ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen")
    leugenaar.maak = teken
    assert kom_terug(wie, state).location == "/account/beveiliging/organisatie/koppelen"
    gedaan = wie.post("/account/beveiliging/organisatie/koppelen", wachtwoord="draaiboek-demo-2026")
    assert gedaan.status_code == 302

    kom_terug(gast, ga(gast, leugenaar))
    assert gast.get("/").status_code == 200
    state = ga(gast, leugenaar, "/inloggen/via/sbjh/bewijs?next=/account")
    leugenaar.maak = anders(sub="een ander")
    assert "iemand anders bent dan wie hier is ingelogd" in kom_terug(gast, state).text
    state = ga(gast, leugenaar, "/inloggen/via/sbjh/bewijs?next=/account")
    leugenaar.maak = anders(acr="zwak")
    assert kom_terug(gast, state).status_code == 403, "he came in with a second factor"
    state = ga(gast, leugenaar, "/inloggen/via/sbjh/bewijs?next=https://elders.example")
    leugenaar.maak = teken
    assert kom_terug(gast, state).location == "/"


def _uitlog(leugenaar: Leugenaar, **anders_: Any) -> Claims:
    gebeurd: Claims = {"http://schemas.openid.net/event/backchannel-logout": {}}
    vast = leugenaar.claims(nonce=None, jti="j", events=gebeurd, auth_time=None)
    return {naam: w for naam, w in (vast | anders_).items() if w is not None}


def test_alleen_een_goed_uitlogtoken_eindigt_sessies(gast: Bezoeker, leugenaar: Leugenaar, lege_app: Flask) -> None:
    wie = Bezoeker(gast.app, "projectleider@sbjh.example")
    kom_terug(wie, ga(wie, leugenaar, "/inloggen/via/sbjh/koppelen"))
    wie.post("/account/beveiliging/organisatie/koppelen", wachtwoord="draaiboek-demo-2026")
    kom_terug(gast, ga(gast, leugenaar))
    uur = int(time.time()) - 3600
    slecht = {
        "van een ander": teken(_uitlog(leugenaar, iss="https://vals.example")),
        "voor een ander": teken(_uitlog(leugenaar, aud="ander")),
        "geen gebeurtenis": teken(_uitlog(leugenaar, events={})),
        "met nonce": teken(_uitlog(leugenaar, nonce="x")),
        "over niemand": teken(_uitlog(leugenaar, sub=None, sid=None)),
        "oud": teken(_uitlog(leugenaar, iat=uur)),
        "zonder jti": teken(_uitlog(leugenaar, jti=None)),
        "een ID-token": teken(leugenaar.claims(nonce="x")),
        "alg none": zonder_handtekening(_uitlog(leugenaar)),
        "andere sleutel": teken(_uitlog(leugenaar), ANDERE),
        "niets": "",
    }
    dienst = Bezoeker(lege_app)
    for naam, token in slecht.items():
        assert dienst.stuur("/inloggen/via/sbjh/einde", {"logout_token": token}).status_code == 400, naam
    assert (
        dienst.stuur("/inloggen/via/sbjh/einde", {"logout_token": teken(_uitlog(leugenaar, sid="x"))}).status_code
        == 200
    )
    assert gast.get("/").status_code == 200, "that was another session"
    goed = teken(_uitlog(leugenaar), typ="logout+jwt")
    assert dienst.stuur("/inloggen/via/sbjh/einde", {"logout_token": goed}).status_code == 200
    assert gast.get("/").status_code == 302
    assert wie.get("/").status_code == 200, "with the password he came in otherwise"
    assert dienst.stuur("/inloggen/via/sbjh/einde", {"logout_token": goed}).status_code == 200, "again is no fault"

"""Logging in with a second step, without JavaScript; recent proof; who must have a factor; where one is logged in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from passlib.totp import TOTP
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.models import Authenticator, Sessie, Uitgaand
from app.services.melding.geheimen import Geheimkast
from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.gebruiker.test_inloggen import SBJH, is_binnen, probeer
from tests.web.producten import draai

PAD = "/account/beveiliging"


def stel_app_in(wie: Bezoeker) -> tuple[TOTP, list[str]]:
    """The app that the account has from now on, and its codes for when that is lost."""
    html = wie.get(f"{PAD}/app").text
    gevonden = re.search(r'href="(otpauth://[^"]+)"', html)
    assert gevonden
    app = TOTP.from_uri(gevonden[1].replace("&amp;", "&"))
    velden = {n: w for n, w in Pagina(html).velden.items() if n in ("csrf_token", "sleutel", "van_wie", "geheim")}
    als = {"hoedanigheid": "Regievoerder"} if "hoedanigheid" in html else {}
    gezet = wie.stuur(f"{PAD}/app", velden | als | {"code": app.generate().token, "wachtwoord": WACHTWOORD})
    assert gezet.status_code == 201, gezet.text
    return app, re.findall(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b", gezet.text)


def vergeet_laatste(engine: Engine) -> None:
    """As if the last code of the app was taken longer ago."""
    with engine.begin() as verbinding:
        verbinding.execute(update(Authenticator).values(teller=0))


def tweede(wie: Bezoeker, code: str) -> TestResponse:
    return wie.post("/inloggen/tweede?next=/zaken", code=code)


def test_met_een_app_vraagt_inloggen_een_tweede_stap_en_daarna_is_men_waar_men_heen_ging(
    app: Flask, bezoekers: Bezoekers, engine: Engine
) -> None:
    telefoon, codes = stel_app_in(bezoekers.delft)
    assert len(codes) == 10
    vergeet_laatste(engine)
    wie = Bezoeker(app)
    antwoord = probeer(wie, "delft@h10.example", WACHTWOORD, "/inloggen?next=/zaken")
    assert antwoord.location.startswith("/inloggen/tweede")
    assert not is_binnen(wie), "the password alone opens nothing"
    fout = tweede(wie, "000000")
    assert (fout.status_code, "klopt niet" in fout.text, is_binnen(wie)) == (422, True, False)
    goed = tweede(wie, telefoon.generate().token)
    assert (goed.status_code, goed.location) == (302, "/zaken")
    assert is_binnen(wie)
    assert tweede_weer(app, telefoon.generate().token).status_code == 422, "a code is taken once"
    ander = tweede_weer(app, codes[0])
    assert ander.status_code == 302
    assert tweede_weer(app, codes[0]).status_code == 422


def tweede_weer(app: Flask, code: str) -> TestResponse:
    wie = Bezoeker(app)
    probeer(wie, "delft@h10.example", WACHTWOORD)
    return tweede(wie, code)


def test_de_tweede_stap_is_van_wie_het_wachtwoord_typte_en_werkt_een_keer(
    app: Flask, bezoekers: Bezoekers, engine: Engine
) -> None:
    telefoon, _codes = stel_app_in(bezoekers.delft)
    vergeet_laatste(engine)
    niemand = Bezoeker(app)
    assert niemand.get("/inloggen/tweede").location.startswith("/inloggen?next=")
    wie = Bezoeker(app)
    probeer(wie, "delft@h10.example", WACHTWOORD)
    koekje = wie.client.get_cookie("session")
    assert koekje
    assert tweede(wie, telefoon.generate().token).status_code == 302
    dief = Bezoeker(app)
    dief.client.set_cookie("session", koekje.value)
    assert dief.get("/inloggen/tweede").status_code == 302, "the half log-in was used"


def test_ook_codes_worden_geteld(app: Flask, bezoekers: Bezoekers) -> None:
    stel_app_in(bezoekers.delft)
    wie = Bezoeker(app)
    probeer(wie, "delft@h10.example", WACHTWOORD)
    velden = wie.verborgen("/inloggen/tweede")
    statussen = [wie.stuur("/inloggen/tweede", velden | {"code": f"00000{nr % 10}"}).status_code for nr in range(11)]
    assert statussen == [422] * 10 + [429]


def verouder(engine: Engine) -> None:
    with engine.begin() as verbinding:
        verbinding.execute(update(Sessie).values(bewezen_op=datetime.now(UTC) - timedelta(hours=1)))


def test_wie_lang_geleden_liet_zien_dat_hij_het_is_doet_het_opnieuw_en_wat_hij_typte_blijft(
    bezoekers: Bezoekers, engine: Engine, session: Session
) -> None:
    wie, pad = bezoekers.beheerder, "/beheer/gebruikers/nieuw"
    velden = {"email": "nieuw@denhaag.example", "naam": "Nieuw", "functie": "adviseur", "organisatie": "GM0518"}
    verouder(engine)
    antwoord = wie.post(pad, **velden, rollen="bestuurder")
    assert antwoord.location.startswith("/bewijs?next=")
    bladzijde = antwoord.location
    fout = wie.post(bladzijde, wachtwoord="verkeerd wachtwoord")
    assert (fout.status_code, "ontbreekt of klopt niet" in fout.text) == (403, True)
    verder = wie.post(bladzijde, wachtwoord=WACHTWOORD).location
    assert verder.startswith(f"{pad}?klad=")
    ingevuld = wie.lees(verder).velden
    assert (ingevuld["email"], ingevuld["naam"]) == (velden["email"], velden["naam"])
    assert acties(session) == [] or acties(session)[-1] != "voeg_gebruiker_toe"
    assert wie.post(pad, **velden, rollen="bestuurder").status_code == 302
    session.rollback()
    assert acties(session)[-1] == "voeg_gebruiker_toe"


def test_na_een_bewijs_gaat_men_nooit_naar_een_andere_site(bezoekers: Bezoekers) -> None:
    for elders in ("https://elders.example/", "//elders.example", "/\\elders.example", ""):
        antwoord = bezoekers.delft.post(f"/bewijs?next={elders}", wachtwoord=WACHTWOORD)
        assert (antwoord.status_code, antwoord.location) == (302, "/")


@pytest.fixture
def strenge_app(url: str, tmp_path: Path) -> Iterator[Flask]:
    """An installation that asks a second factor of who decides."""
    yield from draai(url, tmp_path, twee_factoren="beslissers")


def test_waar_het_moet_stelt_wie_beslist_eerst_een_tweede_stap_in(strenge_app: Flask) -> None:
    wie, kijker = Bezoeker(strenge_app, SBJH), Bezoeker(strenge_app, "wethouder@denhaag.example")
    assert kijker.get("/zaken").status_code == 200
    for pad in ("/", "/zaken", "/tokens", "/account"):
        assert (wie.get(pad).status_code, wie.get(pad).location) == (302, PAD), pad
    assert wie.stuur("/zaken/nieuw", {"csrf_token": Pagina(wie.get(PAD).text).velden["csrf_token"]}).location == PAD
    assert "Voor uw rol is een tweede stap" in wie.lees(PAD).tekst
    stel_app_in(wie)
    assert wie.get("/zaken").status_code == 200
    assert "Voor uw rol is een tweede stap" not in wie.lees(PAD).tekst


def test_men_ziet_waar_men_is_ingelogd_en_logt_zich_daar_uit(
    app: Flask, bezoekers: Bezoekers, engine: Engine, session: Session
) -> None:
    wie = bezoekers.delft
    elders = [Bezoeker(app, "delft@h10.example") for _ in range(2)]
    assert wie.lees(PAD).tekst.count("Sinds") == 2
    ander = bezoekers.rijnmond
    nummers = sorted(int(nr) for nr in re.findall(r"/sessies/(\d+)/einde", wie.get(PAD).text))
    niet = ander.stuur(f"{PAD}/sessies/{nummers[0]}/einde", ander.verborgen(PAD) | {"zeker": "ja"})
    assert niet.status_code == 404
    wie.stuur(f"{PAD}/sessies/{nummers[0]}/einde", wie.verborgen(PAD) | {"zeker": "ja"})
    assert [is_binnen(een) for een in elders] == [False, True]
    wie.stuur(f"{PAD}/sessies/einde", wie.verborgen(PAD) | {"zeker": "ja"})
    assert (is_binnen(elders[1]), is_binnen(wie)) == (False, True)
    assert acties(session)[-2:] == ["beeindig_sessies"] * 2
    with Session(engine) as eigen:
        aantal = eigen.scalar(select(func.count()).select_from(Sessie))
    assert aantal == 2, "his own, and that of Rijnmond"


def test_wie_een_bericht_zag_zegt_dat_een_keer(bezoekers: Bezoekers) -> None:
    wie = bezoekers.delft
    stel_app_in(wie)
    assert "Bij uw account hoort nu een app met codes" in wie.lees("/").tekst
    (nummer,) = re.findall(r"/berichten/(\d+)/gezien", wie.get(PAD).text)
    gezien = f"{PAD}/berichten/{nummer}/gezien"
    ander = bezoekers.rijnmond
    assert ander.stuur(gezien, ander.verborgen(PAD) | {"zeker": "ja"}).status_code == 404
    assert wie.stuur(gezien, wie.verborgen(PAD) | {"zeker": "ja"}).status_code == 302
    assert wie.stuur(gezien, wie.verborgen(PAD) | {"zeker": "ja"}).status_code == 404
    assert "Bij uw account hoort nu een app met codes" not in wie.lees("/").tekst


def test_zonder_mail_zegt_vergeten_wie_kan_helpen_en_verandert_er_niets(app: Flask, session: Session) -> None:
    voor = acties(session)
    wie = Bezoeker(app)
    assert "Vraag de beheerder" in wie.lees("/wachtwoord-vergeten").tekst
    velden = {"csrf_token": wie.csrf(), "email": SBJH}
    assert wie.stuur("/wachtwoord-vergeten", velden).status_code == 200
    session.rollback()
    assert (acties(session), session.scalars(select(Uitgaand.id)).all()) == (voor, [])


def test_wie_na_een_andere_sleutel_inlogt_leest_dat_zijn_app_niet_meer_gaat_en_komt_binnen_met_een_herstelcode(
    app: Flask, bezoekers: Bezoekers, engine: Engine
) -> None:
    telefoon, codes = stel_app_in(bezoekers.delft)
    with engine.begin() as verbinding:
        ander = Geheimkast("een andere sleutel", "tweede-factor").sluit("1:AAAAAAAA")
        verbinding.execute(update(Authenticator).values(teller=0, geheim=ander))
    fout = tweede_weer(app, telefoon.generate().token)
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["code"])
    assert "niet meer na te kijken" in Pagina(fout.text).fouten["code"]
    assert tweede_weer(app, codes[0]).status_code == 302


def test_wie_elders_verkeerde_passkeys_of_links_stuurt_houdt_niemand_op(app: Flask) -> None:
    for nr in range(25):
        elders = Bezoeker(app)
        elders.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{nr}"
        assert raad(elders, f"link-{nr}") == (302, 404)
    assert raad(Bezoeker(app), "andere-link") == (302, 404)


def test_een_passkey_die_niet_klopt_telt_als_een_verkeerd_wachtwoord_en_heet_in_het_log_niet_goed(app: Flask) -> None:
    wie = Bezoeker(app)
    velden = {"csrf_token": wie.csrf(), "passkey": "geen antwoord"}
    with capture_logs() as gemeld:
        antwoorden = [wie.stuur("/inloggen/passkey", velden) for _ in range(11)]
    assert [antwoord.status_code for antwoord in antwoorden] == [302] * 10 + [429]
    assert antwoorden[0].location.startswith("/inloggen?")
    assert {r["event"] for r in gemeld} == {"wachtwoord_fout", "wachtwoord_te_vaak_geprobeerd"}


def raad(wie: Bezoeker, link: str) -> tuple[int, int]:
    velden = {"csrf_token": wie.csrf(), "passkey": "geen antwoord", "nieuw_wachtwoord": "geen wachtwoord"}
    return wie.stuur("/inloggen/passkey", velden).status_code, wie.stuur(f"/welkom/{link}", velden).status_code


def test_de_beheerder_ziet_wie_een_link_of_een_tweede_stap_mist(strenge_app: Flask) -> None:
    beheer = Bezoeker(strenge_app, "beheer@sbjh.example")
    stel_app_in(beheer)
    lijst = beheer.lees("/beheer/gebruikers").tekst
    assert "geen link die werkt" not in lijst
    zonder = lijst.count("zonder tweede stap")
    assert f"Zonder wachtwoord en zonder link: 0. Zonder tweede stap: {zonder}." in beheer.lees("/beheer/status").tekst
    stel_app_in(Bezoeker(strenge_app, SBJH))
    assert beheer.lees("/beheer/gebruikers").tekst.count("zonder tweede stap") == zonder - 1
    nieuw = {"email": "x@denhaag.example", "naam": "Nieuw", "functie": "adviseur", "organisatie": "GM0518"}
    beheer.post("/beheer/gebruikers/nieuw", **nieuw, rollen="bestuurder")
    pagina = beheer.get("/beheer/gebruikers").text
    assert "geen link die werkt" in pagina
    assert "zonder link: 1." in beheer.lees("/beheer/status").tekst
    (pad,) = re.findall(r'href="(/beheer/gebruikers/\d+/uitnodiging)"', pagina)
    beheer.post(pad, zeker="ja")
    lijst = beheer.lees("/beheer/gebruikers").tekst
    assert ("geen link die werkt" in lijst, "de link werkt tot" in lijst) == (False, True)

"""Signing on at a certified provider: who comes in, who waits, what is proved, and where one logs out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.models import Gebruiker, Inlogidentiteit, Sessie
from tests.web.bezoeker import Pagina
from tests.web.inlogdienst.wereld import Browser, Wereld, koppen

Nieuw = Callable[[], Browser]


def verzoek_van(engine: Engine, email: str) -> int:
    with Session(engine) as session:
        return session.scalars(select(Inlogidentiteit.id).where(Inlogidentiteit.email == email)).one()


def sessie_van(engine: Engine, email: str) -> Sessie:
    with Session(engine) as session:
        vraag = select(Sessie).join(Gebruiker, Gebruiker.id == Sessie.gebruiker_id).where(Gebruiker.email == email)
        return session.scalars(vraag.order_by(Sessie.id.desc())).first()  # type: ignore[return-value]


def laat_toe(browser: Browser, engine: Engine, wie: str, rol: str = "bestuurder", **anders: str) -> Any:
    pad = f"/beheer/gebruikers/nieuw?inlogverzoek={verzoek_van(engine, wie)}"
    velden = {"email": wie, "naam": "Nieuw", "functie": "medewerker", "organisatie": "sbjh", "rollen": rol}
    return browser.stuur(pad, velden | anders)


def met_account(nieuw: Nieuw, engine: Engine, email: str) -> None:
    """Somebody who came, and got an account."""
    nieuw().log_in(email)
    assert "logt in via zijn organisatie" in laat_toe(nieuw().met_wachtwoord("beheer@sbjh.example"), engine, email).text


def koppel(browser: Browser, email: str) -> None:
    """An account that was there already comes in by the provider too."""
    browser.met_wachtwoord(email)
    pagina = browser.bij_dienst("/inloggen/via/sbjh/koppelen", email)
    assert koppen(pagina.text) == "Inloggen via uw organisatie koppelen", pagina.text
    gedaan = browser.stuur("/account/beveiliging/organisatie/koppelen", {"wachtwoord": "draaiboek-demo-2026"})
    assert "U kunt nu ook inloggen via uw organisatie." in gedaan.text


def test_wie_nog_geen_account_heeft_wacht_op_de_beheerder_en_krijgt_niets_vanzelf(
    browser_van: Nieuw, engine: Engine
) -> None:
    gast = browser_van()
    pagina = gast.log_in("nieuw@sbjh.example")
    assert (pagina.status_code, koppen(pagina.text)) == (403, "Uw beheerder kijkt nog")
    assert not gast.is_binnen()
    with Session(engine) as session:
        assert session.scalars(select(Gebruiker).where(Gebruiker.email == "nieuw@sbjh.example")).all() == []

    beheer = browser_van().met_wachtwoord("beheer@sbjh.example")
    assert "nieuw wil inloggen en heeft nog geen account" in beheer.get("/").text
    assert "wacht op een account" in beheer.get("/beheer/gebruikers").text
    assert "nieuw@sbjh.example" in beheer.get("/beheer/inlogverzoeken").text
    gemaakt = laat_toe(beheer, engine, "nieuw@sbjh.example")
    assert "logt in via zijn organisatie" in gemaakt.text
    assert "logt in via Servicebureau" in gemaakt.text
    assert "kiest nog een wachtwoord" not in gemaakt.text

    assert "Wat wacht op u" in gast.log_in("nieuw@sbjh.example").text
    sessie = sessie_van(engine, "nieuw@sbjh.example")
    assert (sessie.dienst, sessie.factor.value) == ("sbjh", "geen")
    assert sessie.id_token
    assert not sessie.id_token.startswith("ey"), "only with our key it can be read"


def test_een_groep_die_beslist_geeft_die_rol_pas_na_twee_personen(browser_van: Nieuw, engine: Engine) -> None:
    gast = browser_van()
    gast.log_in("baas@sbjh.example")
    beheer = browser_van().met_wachtwoord("beheer@sbjh.example")
    formulier = beheer.get(f"/beheer/gebruikers/nieuw?inlogverzoek={verzoek_van(engine, 'baas@sbjh.example')}")
    assert 'value="baas@sbjh.example"' in formulier.text
    voorstel = laat_toe(beheer, engine, "baas@sbjh.example", "regievoerder")
    assert "tweede beheerder" in voorstel.text
    assert koppen(gast.log_in("baas@sbjh.example").text) == "Uw beheerder kijkt nog"

    tweede = browser_van().met_wachtwoord("directeur@sbjh.example")
    pad = voorstel.url.removeprefix(tweede.wereld.basis)
    assert tweede.stuur(f"{pad}/bevestiging", {"wachtwoord": "draaiboek-demo-2026"}).status_code == 200
    assert "Wat wacht op u" in gast.log_in("baas@sbjh.example").text


def test_wie_geweigerd_is_leest_dat_en_komt_niet_binnen(browser_van: Nieuw, engine: Engine) -> None:
    gast = browser_van()
    gast.log_in("vreemd@sbjh.example")
    beheer = browser_van().met_wachtwoord("beheer@sbjh.example")
    pad = f"/beheer/inlogverzoeken/{verzoek_van(engine, 'vreemd@sbjh.example')}/weigeren"
    assert "De aanvraag is geweigerd." in beheer.stuur(pad, {"reden": "Werkt hier niet."}).text
    assert "gaf u geen toegang" in gast.log_in("vreemd@sbjh.example").text
    assert beheer.get(pad).status_code == 404


def test_een_aanvraag_geeft_alleen_een_account_van_dat_adres_en_die_organisatie(
    browser_van: Nieuw, engine: Engine
) -> None:
    browser_van().log_in("eigen@sbjh.example")
    beheer = browser_van().met_wachtwoord("beheer@sbjh.example")
    assert "Laat dat adres staan" in laat_toe(beheer, engine, "eigen@sbjh.example", email="ander@sbjh.example").text
    assert "andere organisatie" in laat_toe(beheer, engine, "eigen@sbjh.example", organisatie="rijnmond").text


def test_een_adres_van_een_ander_domein_komt_niet_binnen_en_vraagt_niets(browser_van: Nieuw, engine: Engine) -> None:
    pagina = browser_van().log_in("iemand@elders.example")
    assert pagina.status_code == 403
    assert "is er niet een van die organisatie" in pagina.text
    with Session(engine) as session:
        vraag = select(Inlogidentiteit).where(Inlogidentiteit.email == "iemand@elders.example")
        assert session.scalars(vraag).all() == []


def test_een_tweede_factor_bij_de_dienst_telt_hier(browser_van: Nieuw, engine: Engine) -> None:
    met_account(browser_van, engine, "sterk@sbjh.example")
    browser_van().log_in("sterk@sbjh.example", acr="urn:tweede")
    assert sessie_van(engine, "sterk@sbjh.example").factor.value == "dienst"


def test_afbreken_bij_de_dienst_geeft_een_pagina_met_een_weg_terug(browser_van: Nieuw) -> None:
    pagina = browser_van().log_in("")
    assert (pagina.status_code, koppen(pagina.text)) == (403, "Inloggen is niet gelukt")
    assert "Opnieuw proberen" in pagina.text


def test_een_antwoord_werkt_een_keer(browser_van: Nieuw, engine: Engine) -> None:
    met_account(browser_van, engine, "eenmaal@sbjh.example")
    gast = browser_van()
    terug = next(stap.url for stap in gast.log_in("eenmaal@sbjh.example").history if "/terug?" in stap.url)
    assert "al gebruikt" in gast.get(terug).text
    assert "al gebruikt" in browser_van().get(terug).text, "nor in another browser"


def test_wie_al_een_account_heeft_koppelt_het_zelf_en_maakt_het_weer_los(browser_van: Nieuw, engine: Engine) -> None:
    wie = browser_van()
    koppel(wie, "projectleider@sbjh.example")
    assert "via uw organisatie" in wie.get("/").text, "he is told"
    assert "Wat wacht op u" in browser_van().log_in("projectleider@sbjh.example").text
    weg = f"/account/beveiliging/organisatie/{verzoek_van(engine, 'projectleider@sbjh.example')}/weg"
    assert "niet meer in via die organisatie" in wie.stuur(weg, {"wachtwoord": "draaiboek-demo-2026"}).text
    assert koppen(browser_van().log_in("projectleider@sbjh.example").text) == "Uw beheerder kijkt nog"


def test_wat_vers_bewijs_vraagt_vraagt_het_bij_de_dienst_en_telt_een_keer(browser_van: Nieuw, engine: Engine) -> None:
    """Codes for who loses his app: asked with the password, by who has none."""
    met_account(browser_van, engine, "bewijs@sbjh.example")
    gast = browser_van()
    gast.log_in("bewijs@sbjh.example")
    pad = "/tokens/nieuw"
    velden = {"naam": "mijn programma", "bereik": "lezen", "dagen": "30"}
    assert "vraagt Servicebureau eerst opnieuw wie u bent" in gast.get(pad).text
    gevraagd = gast.stuur(pad, velden)
    assert koppen(gevraagd.text) == "Laat zien dat u het bent"
    naar = gevraagd.url.partition("next=")[2]
    terug = gast.bij_dienst(f"/inloggen/via/sbjh/bewijs?next={naar}", "bewijs@sbjh.example")
    assert 'value="mijn programma"' in terug.text
    assert "liet zojuist bij Servicebureau zien dat u het bent" in terug.text
    assert "Kopieer het token nu" in gast.stuur(pad, velden).text
    assert koppen(gast.stuur(pad, velden).text) == "Laat zien dat u het bent", "once"


def test_iemand_anders_bewijst_niets(browser_van: Nieuw, engine: Engine) -> None:
    met_account(browser_van, engine, "zelf@sbjh.example")
    gast = browser_van()
    gast.log_in("zelf@sbjh.example")
    pagina = gast.bij_dienst("/inloggen/via/sbjh/bewijs?next=/", "nog-iemand@sbjh.example")
    assert koppen(pagina.text) == "Inloggen is niet gelukt"
    assert not gast.is_binnen(), "his own session there ended, and so it did here"


def test_uitloggen_bij_de_dienst_gaat_met_een_knop_en_eindigt_ook_andere_sessies(
    browser_van: Nieuw, engine: Engine
) -> None:
    """By hand at the provider; which tells us, at the back, and every session of that session there ends."""
    met_account(browser_van, engine, "weg@sbjh.example")
    gast = browser_van()
    gast.log_in("weg@sbjh.example")
    ander = browser_van()
    ander.log_in("weg@sbjh.example")
    uit = (
        gast.stuur("/", {})
        if False
        else gast.sessie.post(f"{gast.wereld.basis}/uitloggen", data={"csrf_token": csrf(gast)}, timeout=20)
    )
    assert koppen(uit.text) == "U bent uitgelogd"
    assert not gast.is_binnen()
    assert ander.is_binnen()
    daar = gast.get("/inloggen/via/sbjh/afmelden")
    assert daar.url.startswith(f"{gast.wereld.issuer}/session/end")
    assert "id_token_hint=" in daar.url


def csrf(browser: Browser) -> str:
    return Pagina(browser.get("/").text).velden["csrf_token"]


def test_de_dienst_logt_ons_van_achteren_uit(browser_van: Nieuw, engine: Engine) -> None:
    met_account(browser_van, engine, "achter@sbjh.example")
    gast = browser_van()
    gast.log_in("achter@sbjh.example")
    assert gast.is_binnen()
    pagina = gast.get(f"{gast.wereld.issuer}/session/end?client_id=draaiboek")
    velden = Pagina(pagina.text).velden
    gast.sessie.post(f"{gast.wereld.issuer}/session/end/confirm", data={**velden, "logout": "yes"}, timeout=20)
    assert not gast.is_binnen()


def test_de_dienst_logt_ons_van_voren_uit(browser_van: Nieuw, engine: Engine, hier: Wereld) -> None:
    met_account(browser_van, engine, "voor@sbjh.example")
    gast, ander = browser_van(), browser_van()
    gast.log_in("voor@sbjh.example")
    sid = sessie_van(engine, "voor@sbjh.example").dienst_sid
    assert ander.get(f"/inloggen/via/sbjh/einde?iss=https://vals.example&sid={sid}").status_code == 400
    assert gast.is_binnen()
    assert ander.get(f"/inloggen/via/sbjh/einde?iss={hier.issuer}&sid={sid}").status_code == 200
    assert not gast.is_binnen()

"""Nothing typed is lost: when the session is over, when a page is old, and when somebody wants to go on later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse
from wtforms import PasswordField

from app.demo.accounts import WACHTWOORD
from app.domain.gebruiker.klad import BEWAARTERMIJN, HOOGSTENS, NIET_TE_BEWAREN
from app.models import Gebruiker, Klad
from app.services.gebruiker.kladden import ruim_kladden_op
from app.web.kern.formulier import Formulier
from tests.kern.opzet import inhoud, logboek
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.zaak.test_trede import BEPALING

PAD = "/zaken/2025-0001/tredebepaling"
MOTIVERING = "De bank heeft het krediet opgezegd, zie de brief van 14 mei."
GETYPT = BEPALING | {"motivering": MOTIVERING}


def verloop(wie: Bezoeker) -> None:
    """What the browser does when the session is over: its cookie is gone."""
    wie.client.delete_cookie("session")


def zonder_klad(session: Session) -> dict[str, object]:
    """All that stands in the database, but for what was only typed."""
    return {naam: rijen for naam, rijen in inhoud(session).items() if naam != "klad"}


def meld_aan(wie: Bezoeker, email: str, naar: str) -> TestResponse:
    velden = Pagina(wie.get(naar).text).velden
    return wie.client.post(naar, data={"csrf_token": velden["csrf_token"], "email": email, "password": WACHTWOORD})


def verstuur_te_laat(wie: Bezoeker, pad: str = PAD, **velden: str) -> str:
    """Fill in the page, and send it when the session is over; the way to the log-in page."""
    invoer = wie.verborgen(pad) | velden
    verloop(wie)
    antwoord = wie.stuur(pad, invoer)
    assert antwoord.status_code == 302
    assert antwoord.location.startswith("/inloggen")
    return antwoord.location


def test_wie_opnieuw_inlogt_vindt_het_formulier_zoals_het_was(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.directeur_sbjh, zonder_klad(session)
    naar = verstuur_te_laat(wie, **GETYPT)
    assert "Wat u had ingevuld is bewaard" in wie.get(naar).text
    assert zonder_klad(session) == voor, "nothing was done"
    terug = meld_aan(wie, "directeur@sbjh.example", naar).location
    pagina = wie.get(terug).text
    assert MOTIVERING in pagina
    assert "Hier staat wat u eerder invulde" in pagina
    assert f'value="{GETYPT["datum"]}"' in pagina
    velden = Pagina(pagina).velden
    gedaan = wie.stuur(
        PAD, GETYPT | {naam: velden[naam] for naam in ("csrf_token", "sleutel", "versie", "klad") if naam in velden}
    )
    assert gedaan.status_code == 302
    assert logboek(session)[-1].kop.actie is not None
    assert session.scalar(select(func.count()).select_from(Klad)) == 0, "it was sent"


def test_een_ander_die_daarna_inlogt_ziet_er_niets_van(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    naar = verstuur_te_laat(wie, **GETYPT)
    terug = meld_aan(wie, "directeur@denhaag.example", naar).location
    assert MOTIVERING not in wie.get(terug).text
    assert "U heeft geen kladversies" in wie.lees("/kladversies").tekst


def test_wie_zichzelf_uitlogde_laat_geen_spoor_na(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    wie.client.post("/uitloggen", data={"csrf_token": wie.csrf()})
    assert wie.client.get_cookie("wie") is None
    verstuurd = wie.stuur(PAD, GETYPT)
    assert verstuurd.status_code in (302, 400)
    assert session.scalar(select(func.count()).select_from(Klad)) == 0


def test_wie_in_een_ander_tabblad_uitlogde_verliest_niets(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.directeur_sbjh, zonder_klad(session)
    oud = wie.verborgen(PAD)
    wie.client.post("/uitloggen", data={"csrf_token": wie.csrf()})
    naar = wie.stuur(PAD, oud | GETYPT).location
    assert "Wat u had ingevuld is bewaard" in wie.get(naar).text
    assert MOTIVERING not in wie.get(naar).text
    assert MOTIVERING in wie.get(meld_aan(wie, "directeur@sbjh.example", naar).location).text
    assert zonder_klad(session) == voor, "nothing was done"


@pytest.mark.parametrize("koekje", ["", "verzonnen", "ImFhIg.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"])
def test_wie_zich_voordoet_als_een_ander_bewaart_niets(app: Flask, session: Session, koekje: str) -> None:
    wie = Bezoeker(app)
    wie.client.set_cookie("wie", koekje)
    wie.stuur(PAD, GETYPT)
    assert session.scalar(select(func.count()).select_from(Klad)) == 0


def test_een_pagina_van_een_vorige_sessie_verliest_niets(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    oud = wie.verborgen(PAD)
    verloop(wie)
    meld_aan(wie, "directeur@sbjh.example", "/inloggen")
    antwoord = wie.stuur(PAD, oud | GETYPT)
    assert antwoord.status_code == 302
    assert MOTIVERING in wie.get(antwoord.location).text


def test_wat_een_ander_typte_komt_niet_bij_wie_daarna_inlogde(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    oud = wie.verborgen(PAD)
    verloop(wie)
    meld_aan(wie, "directeur@denhaag.example", "/inloggen")
    assert wie.stuur(PAD, oud | GETYPT).status_code == 400
    assert session.scalar(select(func.count()).select_from(Klad)) == 0


def test_een_kladversie_overschrijft_niet_wat_een_ander_intussen_deed(bezoekers: Bezoekers, session: Session) -> None:
    delft = session.scalars(select(Gebruiker.id).where(Gebruiker.email == "delft@h10.example")).one()
    wie, pad = bezoekers.beheerder, f"/beheer/gebruikers/{delft}/wijzigen"
    nu = wie.verborgen(pad)
    wens = {"email": "delft@h10.example", "rollen": "gemeente", "reden": "Zo heet hij."}
    klad = wie.stuur(pad, nu | wens | {"naam": "Getypt", "bewaar_klad": "1"}).location
    assert wie.post(pad, **wens, naam="Intussen").status_code == 302
    terug = Pagina(wie.get(klad).text).velden
    assert (terug["naam"], terug["versie"]) == ("Getypt", nu["versie"])
    vast = {naam: terug[naam] for naam in ("csrf_token", "sleutel", "versie", "klad")}
    assert wie.stuur(klad, wens | vast | {"naam": "Getypt"}).status_code == 412
    assert "Intussen" in wie.lees("/beheer/gebruikers").tekst


@pytest.mark.parametrize("verwijzer", ["http://[", "http://elders.example/x", ""])
def test_een_rare_verwijzing_is_geen_fout(app: Flask, verwijzer: str) -> None:
    antwoord = Bezoeker(app).client.post("/kladversies/1/weg", data=GETYPT, headers={"Referer": verwijzer})
    assert antwoord.status_code == 400


def test_een_verzoek_van_elders_bewaart_niets(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    wie.lees("/")
    antwoord = wie.client.post(PAD, data=GETYPT, headers={"Sec-Fetch-Site": "cross-site"})
    assert antwoord.status_code == 403
    assert session.scalar(select(func.count()).select_from(Klad)) == 0


def test_een_formulier_kan_als_kladversie_blijven_staan(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.projectleider, zonder_klad(session)
    regels = len(logboek(session))
    pad = "/zaken/2025-0001/vragen/nieuw"
    antwoord = wie.post(pad, vraag="Stemt u in met het noodplan?", bewaar_klad="1")
    assert antwoord.location.startswith(f"{pad}?klad=")
    assert "Bewaard als kladversie" in wie.get(antwoord.location).text
    assert "1 formulier ingevuld en nog niet verstuurd" in wie.lees("/").tekst
    assert (zonder_klad(session), len(logboek(session))) == (voor, regels)
    assert antwoord.location in wie.lees("/kladversies").links


def test_verder_bewaren_vervangt_de_kladversie_en_weggooien_haalt_haar_weg(
    bezoekers: Bezoekers, session: Session
) -> None:
    wie = bezoekers.directeur_sbjh
    eerst = wie.post(PAD, **GETYPT, bewaar_klad="1").location
    klad = eerst.rpartition("=")[2]
    weer = wie.post(eerst, **GETYPT | {"motivering": "Anders."}, klad=klad, bewaar_klad="1").location
    assert weer == eerst
    assert "Anders." in wie.get(weer).text
    ander = bezoekers.directeur_denhaag
    ander.stuur(f"/kladversies/{klad}/weg", {"csrf_token": ander.csrf()})
    assert session.scalar(select(func.count()).select_from(Klad)) == 1, "somebody else's stays"
    wie.stuur(f"/kladversies/{klad}/weg", {"csrf_token": wie.csrf()})
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Klad)) == 0


def test_een_kladversie_gaat_na_haar_termijn_weg(bezoekers: Bezoekers, engine: Engine, session: Session) -> None:
    bezoekers.directeur_sbjh.post(PAD, **GETYPT, bewaar_klad="1")
    nu = datetime.now(UTC)
    assert ruim_kladden_op(session, nu) == 0
    with engine.begin() as verbinding:
        verbinding.execute(update(Klad).values(bewaard_op=nu - BEWAARTERMIJN - timedelta(minutes=1)))
    assert ruim_kladden_op(session, nu) == 1


def test_de_oudste_kladversie_maakt_plaats(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = wie.verborgen(PAD)
    for nr in range(HOOGSTENS + 2):
        wie.stuur(PAD, velden | GETYPT | {"motivering": f"Nummer {nr}.", "bewaar_klad": "1"})
    teksten = [dict(klad.velden)["motivering"] for klad in session.scalars(select(Klad).order_by(Klad.id))]
    assert teksten == [f"Nummer {nr}." for nr in range(2, HOOGSTENS + 2)]


def test_geen_wachtwoord_van_welk_formulier_ook_blijft_staan(app: Flask) -> None:
    with app.test_request_context():
        namen = {
            naam
            for soort in _alle(Formulier)
            for naam, veld in vars(soort).items()
            if issubclass(getattr(veld, "field_class", object), PasswordField)
        }
    assert namen
    assert namen <= NIET_TE_BEWAREN


def _alle(soort: type[Formulier]) -> list[type[Formulier]]:
    return [soort, *(deel for onder in soort.__subclasses__() for deel in _alle(onder))]

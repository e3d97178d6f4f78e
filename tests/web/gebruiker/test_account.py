"""One's own account: who one is, light or dark in this browser, and the links to other systems out of the way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.regio.regio import THEMAS
from app.regios import profiel
from app.web.kern.statisch import BRON
from tests.web.bezoeker import Bezoekers

CSS = BRON / "css"


@pytest.mark.parametrize("keuze", ["licht", "donker"])
def test_licht_of_donker_geldt_voor_deze_browser_tot_men_het_terugzet(bezoekers: Bezoekers, keuze: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert '<html lang="nl"' in wie.get("/").text
    antwoord = wie.client.post("/account/weergave", data=wie.verborgen("/account") | {"weergave": keuze})
    assert antwoord.status_code == 302
    (koekje,) = [kop for kop in antwoord.headers.getlist("Set-Cookie") if kop.startswith("weergave=")]
    assert all(deel in koekje for deel in ("HttpOnly", "SameSite=Lax", "Max-Age="))
    html = wie.get("/zaken").text
    assert f'<html lang="nl" class="{keuze}"' in html
    assert f'content="{"light" if keuze == "licht" else "dark"}"' in html
    wie.client.post("/account/weergave", data=wie.verborgen("/account") | {"weergave": "systeem"})
    assert '<html lang="nl"' in wie.get("/").text


def test_een_verzonnen_weergave_doet_niets(bezoekers: Bezoekers) -> None:
    wie = bezoekers.delft
    velden = wie.verborgen("/account") | {"weergave": "roze"}
    assert wie.client.post("/account/weergave", data=velden).status_code == 422
    wie.client.set_cookie("weergave", '"><b>')
    assert '<html lang="nl"' in wie.get("/").text


def test_wie_in_meer_hoedanigheden_handelt_wordt_dat_voor_een_kleur_niet_gevraagd(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.directeur_sbjh, bezoekers.projectleider, bezoekers.beheerder, bezoekers.auditor):
        assert "U doet dit als" not in wie.lees("/account").tekst


def test_techniek_staat_onder_koppelingen_en_niet_in_de_balk(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    links = wie.lees("/").links
    assert {"/account", "/koppelingen", "/begrippen"} <= set(links)
    assert not {"/tokens", "/webhooks", "/api-uitleg"} & set(links)
    assert {"/tokens", "/webhooks", "/api-uitleg"} <= set(wie.lees("/koppelingen").links)
    assert "/webhooks" not in bezoekers.beheerder.lees("/koppelingen").links


NAAM = re.compile(r"^\s*(--[\w-]+):", re.MULTILINE)


@pytest.mark.parametrize("thema", THEMAS)
def test_een_thema_heeft_een_blad_dat_alleen_namen_zegt_die_er_zijn(thema: str) -> None:
    blad = (CSS / f"thema-{thema}.css").read_text("utf-8")
    bekend, eigen = set(NAAM.findall((CSS / "tokens.css").read_text("utf-8"))), set(NAAM.findall(blad))
    gebruikt = set(re.findall(r"var\((--[\w-]+)\)", blad))
    assert eigen - bekend <= gebruikt, "a name of its own is there for another name"
    assert gebruikt <= eigen | bekend
    assert "EUPL" in blad


def test_een_regio_kiest_een_thema_dat_er_is_of_geen(bezoekers: Bezoekers) -> None:
    assert "css/thema-" not in bezoekers.directeur_sbjh.get("/").text
    eigen = profiel("haaglanden")
    assert replace(eigen, thema=THEMAS[0]).thema == THEMAS[0]
    with pytest.raises(OngeldigeWaarde, match="thema"):
        replace(eigen, thema="roze")

"""The way through a zaak: in groups, with one word for a page everywhere, and what is used daily two clicks away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.web.kern.zaaknav import EERSTE, GROEPEN, Blad, blad_van, bladen
from tests.kern.databanken import Databank
from tests.kern.opzet import meld_alles_verzonden, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers
from tests.web.kern.rollen import ROLLEN, ZAAK
from tests.web.kern.test_routes import _vul
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai
from tests.web.zaak.test_trede import SLUITING

KOP = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TITEL = re.compile(r"<title>(.*?)</title>", re.DOTALL)
GROEP = re.compile(r'<details class="zaaknav__groep"( open)?>\s*<summary>([^<]*)')
HIER = re.compile(r'<a href="([^"]*)" aria-current="page">([^<]*)')
MENU = re.compile(r'<nav class="balk__nav.*?</nav>', re.DOTALL)
MENUPUNT = re.compile(r'<a href="([^"]+)"(?: aria-current="(\w+)")?>')
EERSTE_STAP = re.compile(r'utrecht-breadcrumb-nav.*?<a [^>]*href="([^"?]+)', re.DOTALL)
ANDERS = {"/openstaand": "/", "/overzicht/afdruk": "/overzicht", "/tokens/1/intrekking": ""}
"""Pages without a path; and one that is for one's own token and for that of another account, which its address tells
not."""
STIL = {"noodgrepen.lijst", "vernietiging.toon"}
"""Pages that the menu has only when there is something."""


@pytest.fixture
def nummer(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.PROBLEMATISCH)


def adres(blad: Blad, nummer: str, wie: Bezoeker) -> str:
    with wie.app.test_request_context():
        return blad.adres(nummer)


def een(vorm: re.Pattern[str], html: str) -> str:
    (gevonden,) = vorm.findall(html)
    return " ".join(re.sub("<[^>]*>", " ", gevonden).split())


def test_een_kop_is_het_woord_van_het_menu(bezoekers: Bezoekers, nummer: str) -> None:
    wie = bezoekers.directeur_sbjh
    for blad in bladen():
        html = wie.get(adres(blad, nummer, wie)).text
        woord = str(blad.woord)
        assert een(TITEL, html).startswith(f"{woord} – "), woord
        assert een(KOP, html) == ("Stichting Test" if blad is EERSTE else woord)
        hier = [label.strip() for _url, label in HIER.findall(html.partition('class="zaaknav"')[2])]
        assert (hier[:1] == [woord]) is (blad.endpoint not in STIL), (woord, hier)


def test_het_hoofdmenu_noemt_een_bladzijde_zoals_haar_kop(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.directeur_sbjh, bezoekers.delft, bezoekers.auditor, bezoekers.beheerder):
        menu = wie.get("/").text.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
        punten = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', menu)
        assert punten
        for url, label in punten:
            assert een(KOP, wie.get(url).text) == ("Wat wacht op u" if label == "Start" else label), url


def test_op_het_overzicht_staan_alle_groepen_open_en_elders_alleen_de_eigen(bezoekers: Bezoekers, nummer: str) -> None:
    wie = bezoekers.directeur_sbjh
    alle = [str(naam) for naam, _erin in GROEPEN]
    assert [(bool(o), n.strip()) for o, n in GROEP.findall(wie.get(f"/zaken/{nummer}").text)] == [
        (True, n) for n in alle
    ]
    elders = GROEP.findall(wie.get(f"/zaken/{nummer}/mandaten").text)
    assert [naam.strip() for open_, naam in elders if open_] == ["Mandaten en geld"]
    assert [naam.strip() for _open, naam in elders] == alle


def test_een_noodgreep_en_vernietiging_staan_er_pas_als_er_iets_is(
    bezoekers: Bezoekers, spelers: Spelers, nummer: str
) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{nummer}"
    links = wie.lees(pad).links
    assert not {f"{pad}/noodgrepen", f"{pad}/vernietiging"} & set(links)
    noodgreep = {
        "naar": "zorgelijk",
        "datum": "2025-06-02",
        "motivering": "Beter.",
        "noodgreep": "Het kan niet wachten.",
    }
    assert wie.post(f"{pad}/tredebepaling", **noodgreep).status_code == 302
    assert f"{pad}/noodgrepen" in wie.lees(pad).links
    dicht = open_zaak(spelers)
    meld_alles_verzonden(spelers, dicht)
    assert wie.post(f"/zaken/{dicht}/afsluiting", **SLUITING).status_code == 302
    assert f"/zaken/{dicht}/vernietiging" in wie.lees(f"/zaken/{dicht}").links


def test_wie_minder_mag_ziet_geen_lege_groepen(bezoekers: Bezoekers, nummer: str) -> None:
    html = bezoekers.delft.get(f"/zaken/{nummer}").text
    namen = [naam.strip() for _open, naam in GROEP.findall(html)]
    assert namen == [str(naam) for naam, _erin in GROEPEN if str(naam) in namen]
    assert f'href="/zaken/{nummer}/noodgrepen"' not in html
    assert f'href="/zaken/{nummer}/wie-doet-wat"' not in html


@pytest.mark.parametrize(
    ("pad", "weg"),
    [
        ("besluiten/nieuw", "Besluiten"),
        ("tredebepaling", "Trede en sluiten"),
        ("mandaten/nieuw", "Mandaten"),
        ("tellingen/nieuw", "Aantallen kinderen"),
        ("stappen", "Te doen"),
        ("termijnen", "Te doen"),
        ("afwijkingen", "Opschaling"),
    ],
)
def test_een_bladzijde_eronder_zegt_waar_zij_onder_hoort(bezoekers: Bezoekers, nummer: str, pad: str, weg: str) -> None:
    kruimel = bezoekers.directeur_sbjh.get(f"/zaken/{nummer}/{pad}").text.partition('aria-label="Kruimelpad"')[2]
    stappen = re.findall(r">([^<>]+)</(?:a|span)>", kruimel.partition("</nav>")[0])
    assert [s for s in stappen if s != "›"][:3] == ["Zaken", nummer, weg]


def test_elke_bladzijde_van_een_zaak_hoort_ergens_onder(bezoekers: Bezoekers) -> None:
    app = bezoekers.app
    van_zaak = {
        regel.endpoint
        for regel in app.url_map.iter_rules()
        if "zaaknummer" in regel.arguments and regel.endpoint.partition(".")[0] not in ("api", "zgw")
    }
    assert {endpoint for endpoint in van_zaak if blad_van(endpoint) is None} == set()


DAGELIJKS = (
    "",
    "/openstaand",
    "/tredebepaling",
    "/besluiten/nieuw",
    "/mandaten",
    "/mandaatverzoeken",
    "/tellingen",
    "/informatie",
    "/vragen",
    "/documenten",
    "/logboek",
    "/situatie",
)


def test_wat_dagelijks_wordt_gebruikt_is_twee_klikken_van_de_startpagina(
    bezoekers: Bezoekers, nummer: str, session: Session
) -> None:
    wie = bezoekers.directeur_sbjh
    eerst = set(wie.lees("/").links)
    assert f"/zaken/{nummer}" in eerst
    daarna = eerst | set(wie.lees(f"/zaken/{nummer}").links)
    assert {deel for deel in DAGELIJKS if f"/zaken/{nummer}{deel}" not in daarna} == set()


@pytest.mark.traag
@pytest.mark.parametrize("rol", ["sbjh", "delft", "beheerder"])
def test_het_menu_zegt_op_elke_bladzijde_waar_men_is(
    rol: str, databank: Databank, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = databank.kopie("web-rollen", _vul)
    for app in draai(url, Path(tmp_path_factory.mktemp("menu"))):
        wie = Bezoeker(app, ROLLEN[rol])
        paden = [pad.replace("/Z", f"/{ZAAK}") for methode, pad, wat in rijen() if methode == "GET" and wat[rol] == 200]
        bladen_ = {pad: antwoord.text for pad in paden if (antwoord := wie.get(pad)).mimetype == "text/html"}
    punten = {
        pad: dict(MENUPUNT.findall(een_menu[0])) for pad, html in bladen_.items() if (een_menu := MENU.search(html))
    }
    boven = {pad: stap[1] for pad in punten if (stap := EERSTE_STAP.search(bladen_[pad]))}
    mis, gezien = [], set[str]()
    for pad, menu in punten.items():
        plek = ANDERS.get(pad, pad)
        while plek not in menu and plek in boven:
            plek = boven[plek]
        hoort = {plek: "page" if plek == pad else "true"} if plek in menu else {}
        gezien |= hoort.keys()
        hier = {adres_: nu for adres_, nu in menu.items() if nu}
        if hier != hoort:
            mis.append((pad, hier, hoort))
    assert mis == [], "\n".join(map(str, mis))
    assert len(gezien) > 1

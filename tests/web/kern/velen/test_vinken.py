"""*Alles aanvinken*: wherever many are done at once there is a button for all of them, that works without a script."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from config import WORTEL
from tests.kern.opzet import acties, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.mandaat.test_behandeling import vakjes

KNOP = re.compile(r'<button[^>]*name="vink" value="([^"]+)"')
EERSTE_KNOP = re.compile(r'<form class="formulier[^"]*" method="post".*?(<button.*?>)', re.DOTALL)
INFORMATIE, VRAAG = "/zaken/2025-0002/informatie/verzendingen", "/zaken/2025-0001/vragen/nieuw"
_GEMEENTE = re.compile(r'<input[^>]*name="gemeenten"[^>]*>')


def test_waar_vakjes_staan_is_er_een_knop_voor_alle() -> None:
    paden = [pad for pad in (WORTEL / "templates").rglob("*.html") if "{{ tik(" in pad.read_text()]
    assert len(paden) >= 4
    assert [pad.name for pad in paden if "tik_alles(" not in pad.read_text().replace("import tik, tik_alles", "")] == []


def test_alles_aan_en_uit_legt_niets_vast_en_laat_staan_wat_is_getypt(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    open_zaak(spelers, Toestand.PROBLEMATISCH)
    wie, voor = bezoekers.directeur_sbjh, acties(session)
    html = wie.get(INFORMATIE).text
    alle = vakjes(html, alleen=False)
    uit = [waarde for waarde in KNOP.findall(html) if "/uit/" in waarde]
    assert {nr for waarde in uit for nr in waarde.split("/")[2].split("-")} <= set(alle)
    groep = uit[0].split("/")[2].split("-")
    zonder = wie.post(INFORMATIE, vink=uit[0], kies=alle, toelichting="Half getypt.")
    assert zonder.status_code == 200
    assert "Half getypt." in zonder.text
    assert vakjes(zonder.text) == [nr for nr in alle if nr not in groep], "the other groups stay as they were"
    terug = wie.post(INFORMATIE, vink=uit[0].replace("/uit/", "/aan/"), kies=vakjes(zonder.text))
    assert vakjes(terug.text) == alle
    assert acties(session) == voor


def test_een_vraag_gaat_met_een_knop_aan_alle_gemeenten(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.directeur_sbjh, acties(session)
    assert "gemeenten/aan" in KNOP.findall(wie.get(VRAAG).text)
    alle = wie.post(VRAAG, vink="gemeenten/aan", tekst="Akkoord?").text
    assert "Akkoord?" in alle
    hokjes = _GEMEENTE.findall(alle)
    assert len(hokjes) > 5
    assert all("checked" in hokje for hokje in hokjes)
    assert not any("checked" in hokje for hokje in _GEMEENTE.findall(wie.post(VRAAG, vink="gemeenten/uit").text))
    assert acties(session) == voor


def test_wat_geen_veld_van_vakjes_is_wordt_niet_aangevinkt(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.directeur_sbjh, acties(session)
    for waarde in (
        "",
        "vraag/aan",
        "bestaat_niet/aan/1-2",
        "gemeenten/raar/x-y",
        "csrf_token/aan",
        "//",
        "gemeenten/aan/\0",
    ):
        assert wie.post(VRAAG, vink=waarde).status_code == 200, waarde
    assert acties(session) == voor


def test_enter_drukt_op_de_handeling_en_niet_op_alle_vakjes(bezoekers: Bezoekers, spelers: Spelers) -> None:
    open_zaak(spelers, Toestand.PROBLEMATISCH)
    for pad in (INFORMATIE, VRAAG):
        gevonden = EERSTE_KNOP.search(bezoekers.directeur_sbjh.get(pad).text)
        assert gevonden
        assert "name=" not in gevonden[1], "the first button of a form is what Enter presses"


def test_een_pagina_zegt_nooit_meer_dan_zij_vroeg(bezoekers: Bezoekers, spelers: Spelers) -> None:
    open_zaak(spelers, Toestand.PROBLEMATISCH)
    html = bezoekers.directeur_sbjh.post(INFORMATIE, vink="kies/aan/99999").text
    assert vakjes(html) == [], "a row that is not there is not made"
    assert Pagina(html).fouten == {}

"""How an amount is divided: shown before it is decided, kept with the decision, and written in the letter."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.besluit.besluit import NieuwBesluit
from app.models import Besluit
from app.services.besluit import besluiten
from app.services.telling.tellingen import leg_tellingen_vast
from tests.kern.opzet import actief_mandaat, acties, besluit, inhoud, open_zaak
from tests.kern.opzetgegevens import telling
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina, regels

ZAAK = "/zaken/2025-0001"
BESLUITEN = f"{ZAAK}/besluiten"
OMZET = f"{ZAAK}/omzetaandelen"


def vraag(bezoekers: Bezoekers, bedrag: str, **anders: Any) -> Pagina:
    velden = {"soort": "financien", "omschrijving": "Voorschot.", "datum": "2025-05-16", "bedrag": bedrag}
    antwoord = bezoekers.directeur_sbjh.post(
        f"{BESLUITEN}/nieuw", **velden | {"verdeling": "gelijk", "actie": "verdeling"} | anders
    )
    assert antwoord.status_code in (200, 422, 403)
    return Pagina(antwoord.text)


def test_de_verdeling_staat_er_voor_het_besluit_en_bewaart_niets(bezoekers: Bezoekers, session: Session) -> None:
    voor = inhoud(session)
    pagina = vraag(bezoekers, "100.000,01")
    assert "€ 100.000,01 is gelijk verdeeld over 9 mandaatgevers: € 11.111,11 voor ieder." in pagina.tekst
    assert "Er blijven 2 centen over; die gaan naar Delft en Den Haag." in pagina.tekst
    assert pagina.tekst.count("1 cent erbij") == 2
    assert inhoud(session) == voor


def test_een_te_groot_bedrag_staat_bij_het_veld_en_wordt_nog_niet_genoteerd(
    bezoekers: Bezoekers, session: Session
) -> None:
    aantal = len(acties(session))
    assert "er is nog € 330.000" in vraag(bezoekers, "330.000,01").fouten["bedrag"]
    assert len(acties(session)) == aantal


def test_naar_omzet_zegt_wie_nog_ontbreekt(bezoekers: Bezoekers) -> None:
    fout = vraag(bezoekers, "90.000", verdeling="omzet").fouten["verdeling"]
    assert "is de jeugdomzet bij deze aanbieder niet bekend" in fout
    assert "Westland" not in fout, "who does not take part need not be known"


def test_naar_omzet_verdelen(bezoekers: Bezoekers, session: Session) -> None:
    sbjh = bezoekers.directeur_sbjh
    codes = [waarde for veld, waarde in sbjh.lees(OMZET).velden.items() if veld.endswith("-code")]
    bedragen = dict.fromkeys(codes, "100.000") | {"GM0503": "200.000", "GM0518": "0"}
    assert sbjh.post(OMZET, jaar="2024", **regels("bedragen", bedragen)).status_code == 302
    pagina = vraag(bezoekers, "90.000", verdeling="omzet")
    assert "€ 90.000 is naar omzet verdeeld over 9 mandaatgevers." in pagina.tekst
    assert "€\xa020.000" in pagina.tekst
    velden = {"soort": "financien", "omschrijving": "Naar omzet.", "datum": "2025-05-16", "bedrag": "90.000"}
    assert sbjh.post(f"{BESLUITEN}/nieuw", **velden, verdeling="omzet").status_code == 302
    tekst = bezoekers.directeur_denhaag.lees(f"{BESLUITEN}/3").tekst
    assert "Naar omzet." in tekst
    assert "verdeeld naar jeugdomzet bij de aanbieder." in tekst
    assert acties(session)[-1] == "neem_besluit"


@pytest.mark.parametrize(
    ("velden", "bedrag", "veld"),
    [
        ({"jaar": "1999"}, "1", "jaar"),
        ({"jaar": "twee"}, "1", "jaar"),
        ({"jaar": "2024"}, "-1", "bedragen-0-bedrag"),
        ({"jaar": "2024"}, "veel", "bedragen-0-bedrag"),
    ],
)
def test_een_omzet_die_niet_klopt(bezoekers: Bezoekers, velden: dict[str, str], bedrag: str, veld: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post(OMZET, **velden, **regels("bedragen", {"GM0503": bedrag}))
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])


def test_zonder_een_enkel_bedrag_is_er_niets_vast_te_leggen(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(OMZET, jaar="2024")
    assert antwoord.status_code == 422
    assert "Vul van minstens één mandaatgever de omzet in." in Pagina(antwoord.text).tekst


def brief(bezoekers: Bezoekers, nummer: int) -> str:
    antwoord = bezoekers.directeur_sbjh.get(f"{BESLUITEN}/{nummer}/brief")
    assert antwoord.status_code == 200
    document = Document(BytesIO(antwoord.data))
    tabel = [cel.text for rij in document.tables[0].rows for cel in rij.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *tabel])


def test_de_brief_noemt_namens_wie(bezoekers: Bezoekers) -> None:
    tekst = brief(bezoekers, 1)
    assert "Namens de colleges van Delft, Den Haag" in tekst
    assert "Bedrag: €\xa0450.000." in tekst
    assert "B-2025-001" in tekst
    assert "€\xa050.000" in tekst
    assert "directeur Servicebureau" in tekst or "directeur" in tekst.lower()


def test_naar_inwoners_verdelen_zegt_overal_van_welk_jaar(bezoekers: Bezoekers) -> None:
    velden = {"soort": "financien", "omschrijving": "Voorschot.", "datum": "2025-05-16", "bedrag": "900"}
    antwoord = bezoekers.directeur_sbjh.post(f"{BESLUITEN}/nieuw", **velden, verdeling="inwoners")
    assert antwoord.status_code == 302
    tekst = bezoekers.directeur_sbjh.lees(f"{BESLUITEN}/3").tekst
    assert "is naar inwoners op 1 januari 2026 verdeeld over 9 mandaatgevers" in tekst
    hoe = "naar het aantal inwoners van de gemeenten op 1 januari 2026."
    assert hoe in bezoekers.delft.lees(f"{BESLUITEN}/3").tekst
    assert hoe in brief(bezoekers, 3)


def test_de_brief_is_er_ook_als_pdf(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.get(f"{BESLUITEN}/1/brief?vorm=pdf")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "application/pdf")
    assert "besluit-2025-0001-" in antwoord.headers["Content-Disposition"]
    assert "Namens de colleges van Delft" in leesbare_tekst(antwoord.data)


def test_wat_iemand_typt_blijft_tekst_in_de_brief(bezoekers: Bezoekers, spelers: Spelers) -> None:
    raar = "{{ 7*7 }} {% for a in b %} <w:p>& ]]> {{ delen.__class__ }}"
    nieuw = besluit(1_00, dag(16, 5))
    sbjh = spelers.directeur_sbjh
    genomen = sbjh.doet(besluiten.neem_besluit, "2025-0001", NieuwBesluit(nieuw.soort, raar, dag(16, 5), 1_00))
    assert raar in brief(bezoekers, genomen.id)


def test_een_gemeente_ziet_op_de_pagina_van_een_besluit_alleen_haar_deel(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees(f"{BESLUITEN}/1").tekst
    assert "€\xa050.000" in tekst
    assert "450.000" not in tekst
    assert "Rijswijk" not in tekst
    assert bezoekers.van("westland@h10.example").get(f"{BESLUITEN}/1").status_code == 404


def test_naar_kinderen_zegt_wat_er_niet_bij_staat(bezoekers: Bezoekers, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    for gever in ("GM0503", "GM0518"):
        actief_mandaat(spelers, zaak, gever)
    tel = [telling(gever, in_zorg=n) for gever, n in {"GM0503": 41, "GM0518": 88, "GM0603": 60}.items()]
    spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, tel)
    sbjh, pad = bezoekers.directeur_sbjh, f"/zaken/{zaak}/besluiten"
    velden = {"soort": "financien", "omschrijving": "Voorschot.", "datum": "2025-05-16", "bedrag": "135"}
    vooraf = Pagina(sbjh.post(f"{pad}/nieuw", **velden, verdeling="kinderen", actie="verdeling").text).tekst
    assert "is naar kinderen in zorg op 1 mei 2025 verdeeld over 2 mandaatgevers" in vooraf
    assert "het midden van zijn klasse" in vooraf
    assert ("87" in vooraf, "88" in vooraf) == (True, False)
    assert sbjh.post(f"{pad}/nieuw", **velden, verdeling="kinderen").status_code == 302
    genomen = f"{pad}/{spelers.session.scalars(select(func.max(Besluit.id))).one()}"
    assert "naar kinderen in zorg op 1 mei 2025 verdeeld" in sbjh.lees(genomen).tekst
    assert "naar het aantal kinderen in zorg op 1 mei 2025." in bezoekers.delft.lees(genomen).tekst

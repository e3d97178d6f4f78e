"""Editions through the screens: all of them, one of them, the one of a case, and moving a case to another."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Uitkomst
from app.draaiboeken import editiebestand
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import acties, inhoud, meld_alles_verzonden, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

OVERSTAP = {"datum": "2025-06-02", "motivering": "De regio werkt met de nieuwe editie."}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """A case in zorgelijk since 3 February, under edition 2021."""
    return f"/zaken/{open_zaak(spelers)}"


def stap_over(wie: Bezoeker, pad: str, code: str = "2021", **anders: str) -> tuple[int, Pagina]:
    """As a browser does it: with every hidden field that the page of this edition gave."""
    velden = wie.lees(f"{pad}/draaiboek/overstap?editie={code}").velden
    verborgen = {naam: velden[naam] for naam in ("csrf_token", "sleutel", "versie", "editie", "sha256")}
    antwoord = wie.stuur(f"{pad}/draaiboek/overstap", verborgen | OVERSTAP | anders)
    return antwoord.status_code, Pagina(antwoord.text)


def test_de_lijst_noemt_elke_editie_en_wat_de_merken_betekenen(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.directeur_sbjh, bezoekers.delft, bezoekers.auditor, bezoekers.beheerder):
        pagina = wie.lees("/draaiboeken")
        assert {"/draaiboeken/2025", "/draaiboeken/2021"} <= set(pagina.links)
        assert "geen tekst uit het draaiboek" in pagina.tekst


@pytest.mark.parametrize("code", ["2025", "2021"])
def test_een_editie_is_te_lezen_met_bron_en_merk_bij_elke_regel(bezoekers: Bezoekers, code: str) -> None:
    editie = editiebestand(code).deel
    tekst = " ".join(bezoekers.delft.lees(f"/draaiboeken/{code}").tekst.split())
    for regel in editie.regels():
        assert regel.code in tekst
    assert tekst.count("Merk ") >= len([*editie.regels()]) + len(editie.grendels)
    assert "Terug naar een lichtere trede heeft een onderbouwing" in tekst
    assert "bekrachtigd binnen 5 werkdagen" in tekst
    assert editiebestand(code).sha256[:8] in tekst.replace(" ", "")


@pytest.mark.parametrize("code", ["2030", "2025.toml", "..%2f2021", "%00", "a" * 500, "{{1234*1234}}"])
def test_een_editie_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, code: str) -> None:
    antwoord = bezoekers.directeur_sbjh.get(f"/draaiboeken/{code}")
    assert antwoord.status_code == 404
    assert "1522756" not in Pagina(antwoord.text).tekst


def test_een_zaak_toont_haar_eigen_editie_ook_als_het_bestand_verandert(
    bezoekers: Bezoekers, pad: str, edities: Editiemap
) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Deze zaak loopt volgens editie 2025." in wie.lees(f"{pad}/draaiboek").tekst
    edities.herschrijf("2025", "Maak een herstelplan", "Maak een ander plan")
    tekst = wie.lees(f"{pad}/draaiboek").tekst
    assert "Maak een herstelplan" in tekst
    assert "Maak een ander plan" not in tekst
    assert "zegt nu iets anders dan de tekst van deze zaak" in tekst
    assert "Maak een ander plan" in wie.lees("/draaiboeken/2025").tekst


def test_de_overstap_laat_zien_wat_er_verandert_voordat_er_iets_gebeurt(
    bezoekers: Bezoekers, session: Session, pad: str, edities: Editiemap
) -> None:
    edities.herschrijf("2021", '"ZO-03"', '"ZO-30"')
    voor = inhoud(session)
    tekst = " ".join(bezoekers.directeur_denhaag.lees(f"{pad}/draaiboek/overstap").tekst.split())
    assert "van editie 2025 naar editie 2021" in tekst
    assert re.search(r"Wijs een projectleider aan\s*stap ZO-03\s*weg", tekst)
    assert re.search(r"Wijs een projectleider aan\s*stap ZO-30\s*erbij", tekst)
    assert "2025 → 2021" in tekst
    assert inhoud(session) == voor


def test_overstappen_met_een_reden(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    status, _pagina = stap_over(bezoekers.directeur_sbjh, pad)
    assert status == 302
    tekst = bezoekers.directeur_sbjh.lees(f"{pad}/draaiboek").tekst
    assert "De zaak loopt nu volgens editie 2021." in tekst
    assert (zaak_van(session, pad.rpartition("/")[2]).editie, acties(session)[-1]) == ("2021", "stap_over_op_editie")
    logboek = bezoekers.directeur_sbjh.lees(f"{pad}/logboek").tekst
    assert "Overgestapt op een andere editie" in logboek
    assert OVERSTAP["motivering"] in logboek


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("datum", d) for d in ("", "2999-01-01", "2025-02-02", "0001-01-01", "ooit")),
        *(("motivering", t) for t in ("", " \n", "x" * 10_001, "a\0b", "Kind 111222333.")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, pad: str, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    status, pagina = stap_over(bezoekers.directeur_sbjh, pad, **{veld: waarde})
    assert (status, list(pagina.fouten)) == (422, [veld])
    assert "van editie 2025 naar editie 2021" in pagina.tekst, "what changes is still there to read"
    assert inhoud(session) == voor


@pytest.mark.parametrize(
    ("anders", "status", "zegt"),
    [
        ({"editie": "2030"}, 422, "Editie '2030' van het draaiboek bestaat niet."),
        ({"editie": ""}, 422, "van het draaiboek bestaat niet"),
        ({"editie": "../../etc"}, 422, "van het draaiboek bestaat niet"),
        ({"editie": "2025"}, 412, "De editie is intussen gewijzigd."),
        ({"sha256": "onzin"}, 412, "De editie is intussen gewijzigd."),
        ({"sha256": ""}, 412, "De editie is intussen gewijzigd."),
        ({"versie": "1"}, 412, "Iemand anders heeft deze gegevens gewijzigd"),
        ({"versie": "-1"}, 412, "Iemand anders heeft deze gegevens gewijzigd"),
    ],
)
def test_wat_niet_van_de_bladzijde_komt_wordt_niet_aangenomen(
    bezoekers: Bezoekers, session: Session, pad: str, anders: dict[str, str], status: int, zegt: str
) -> None:
    bezoekers.directeur_denhaag.post(f"{pad}/afspraken/1", status="gedaan", toelichting="Gedaan.", datum="2025-06-01")
    voor = inhoud(session)
    gekregen, pagina = stap_over(bezoekers.directeur_sbjh, pad, **anders)
    assert (gekregen, zegt in pagina.tekst) == (status, True)
    assert inhoud(session) == voor


def test_wie_te_laat_kijkt_ziet_eerst_de_nieuwe_vergelijking(
    bezoekers: Bezoekers, pad: str, edities: Editiemap
) -> None:
    wie = bezoekers.directeur_sbjh
    velden = wie.lees(f"{pad}/draaiboek/overstap").velden
    edities.herschrijf("2021", '"ZO-03"', '"ZO-30"')
    antwoord = wie.stuur(f"{pad}/draaiboek/overstap", velden | OVERSTAP)
    assert antwoord.status_code == 412
    pagina = Pagina(antwoord.text)
    assert "ZO-30" in pagina.tekst
    assert pagina.velden["sha256"] == editiebestand("2021").sha256
    assert wie.stuur(f"{pad}/draaiboek/overstap", pagina.velden | OVERSTAP).status_code == 302


def test_een_onbekende_keuze_in_het_adres_bestaat_niet(bezoekers: Bezoekers, pad: str) -> None:
    for code in ("2030", "2025", "x" * 999):
        assert bezoekers.directeur_sbjh.get(f"{pad}/draaiboek/overstap?editie={code}").status_code == 404


def test_een_gesloten_zaak_stapt_niet_over(bezoekers: Bezoekers, spelers: Spelers, pad: str) -> None:
    nummer = pad.rpartition("/")[2]
    meld_alles_verzonden(spelers, nummer, dag(1, 6))
    spelers.directeur_sbjh.doet(zaken.sluit_af, nummer, Uitkomst.HERSTELD, "Hersteld.", dag(1, 6))
    wie = bezoekers.directeur_sbjh
    assert "Heropen de zaak eerst" in wie.lees(f"{pad}/draaiboek/overstap").tekst
    assert f"{pad}/draaiboek/overstap" not in wie.lees(f"{pad}/draaiboek").links
    status, pagina = stap_over(wie, pad)
    assert (status, "Heropen de zaak eerst" in pagina.tekst) == (422, True)


def test_alleen_een_regievoerder_ziet_de_weg_naar_een_andere_editie(bezoekers: Bezoekers) -> None:
    pad = "/zaken/2025-0001/draaiboek"
    assert f"{pad}/overstap" in bezoekers.directeur_sbjh.lees(pad).links
    assert f"{pad}/overstap" not in bezoekers.projectleider.lees(pad).links
    assert bezoekers.projectleider.get(f"{pad}/overstap").status_code == 403

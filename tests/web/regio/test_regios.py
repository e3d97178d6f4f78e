"""The regions of a case and the profile of a region on screen, in Haaglanden and in Holland Rijnland."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.kern.databanken import Databank
from tests.kern.regios import vul_beide
from tests.web import conftest
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.producten import draai

ZAAK = "/zaken/2025-0001"
HR = "/zaken/2025-0002"
VELDEN = {"regio": "rijnmond", "vertegenwoordiger": "Directeur", "datum": "2025-04-01", "reden": "Kinderen."}


def _vul(engine: Engine) -> None:
    vul_beide(engine)
    conftest.geef_wachtwoorden(engine)


@pytest.fixture
def beide(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    """The product with S1 in both regions."""
    url = databank.kopie("web-beide", _vul)
    yield from draai(url, tmp_path)
    databank.weg(url)


@pytest.fixture
def hr(beide: Flask) -> Bezoekers:
    return Bezoekers(beide)


def test_een_regio_zonder_mandaat_valt_op(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{ZAAK}/regios/nieuw", **VELDEN).status_code == 302
    tekst = wie.lees(f"{ZAAK}/regios").tekst
    assert "Rotterdam Rijnmond" in tekst
    assert "geen actief mandaat" in tekst
    einde = {"datum": "2025-05-01", "reden": "Geen kinderen meer."}
    assert wie.post(f"{ZAAK}/regios/rijnmond/beeindiging", **einde).status_code == 302
    tekst = wie.lees(f"{ZAAK}/regios").tekst
    assert "Er is nog geen andere regio betrokken." in tekst
    assert "Geen kinderen meer." in tekst


def test_de_eigen_regio_wordt_accounthouder(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{ZAAK}/accounthouder", **(VELDEN | {"regio": "haaglanden"})).status_code == 302
    assert "accounthoudend" in wie.lees(f"{ZAAK}/regios").tekst


@pytest.mark.parametrize("anders", [{"regio": "atlantis"}, {"vertegenwoordiger": ""}, {"datum": "ooit"}, {"reden": ""}])
def test_een_fout_staat_bij_het_veld(bezoekers: Bezoekers, anders: dict[str, str]) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{ZAAK}/regios/nieuw", **(VELDEN | anders))
    assert antwoord.status_code == 422
    assert list(Pagina(antwoord.text).fouten) == list(anders)


def test_een_regio_die_nooit_meedeed_kan_niet_stoppen(bezoekers: Bezoekers) -> None:
    assert bezoekers.directeur_sbjh.get(f"{ZAAK}/regios/rijnmond/beeindiging").status_code == 404


def test_het_profiel_staat_er_leesbaar_met_bronnen_en_merken(hr: Bezoekers) -> None:
    tekst = hr.van("leiden@holland-rijnland.example").lees("/regio").tekst
    for deel in ("Duin- en Bollenstreek", "Programma Overleg", "artikel 9.7 [S]", "[I]", "Secretaris-directeur"):
        assert deel in tekst
    assert "Bestuurlijk Overleg Jeugd" in hr.directeur_sbjh.lees("/regio").tekst


def test_in_holland_rijnland_werken_de_bladzijden_met_eigen_namen(hr: Bezoekers) -> None:
    wie = hr.van("secretaris-directeur@holland-rijnland.example")
    paden = (
        "",
        "/trede",
        "/wie-doet-wat",
        "/stappen",
        "/mandaten",
        "/mandaten/nieuw",
        "/besluiten",
        "/stukken",
        "/regios",
    )
    for pad in paden:
        tekst = wie.lees(HR + pad).tekst
        assert "Den Haag" not in tekst
        assert "SbJH" not in tekst
    assert "voorzitter van het AOO" in wie.lees(f"{HR}/mandaten/nieuw").tekst
    assert wie.get(ZAAK).status_code == 404


def test_een_college_kiest_zijn_hoedanigheid_bij_het_verlenen(hr: Bezoekers) -> None:
    wie = hr.van("kaag-en-braassem@holland-rijnland.example")
    blad = next(link for link in wie.lees(f"{HR}/mandaten").links if "/mandaten/" in link and link[-1].isdigit())
    velden = wie.verborgen(blad) | {"besluitnummer": "B-9", "datum": "2025-06-02"}
    antwoord = wie.stuur(f"{blad}/verlening", velden)
    assert antwoord.status_code == 422
    assert "Kies in welke hoedanigheid" in Pagina(antwoord.text).fouten["verleen-hoedanigheid"]
    keuze = {"hoedanigheid": "lid van het PHO Jeugdhulp"}
    assert wie.stuur(f"{blad}/verlening", velden | keuze).status_code == 302
    secretaris = hr.van("secretaris-directeur@holland-rijnland.example")
    assert "als lid van het PHO Jeugdhulp" in secretaris.lees(f"{HR}/logboek").tekst


def test_wie_een_hoedanigheid_heeft_krijgt_de_vraag_niet(bezoekers: Bezoekers) -> None:
    assert "U doet dit als" not in bezoekers.directeur_sbjh.lees(f"{ZAAK}/regios/nieuw").tekst


def test_lezen_vraagt_geen_hoedanigheid_ook_niet_bij_een_vraag(hr: Bezoekers) -> None:
    vraag = {"tekst": "Akkoord?", "gemeenten": ["GM0546"], "datum": "2025-05-16", "reactie_voor_datum": "2025-06-16"}
    wie = hr.van("secretaris-directeur@holland-rijnland.example")
    assert wie.post(f"{HR}/vragen/nieuw", **vraag).location == f"{HR}/vragen/1"
    assert "Akkoord?" in hr.van("leiden@holland-rijnland.example").lees(f"{HR}/vragen/1").tekst


def test_een_procesbewaker_geeft_een_signaal_en_de_secretaris_antwoordt(hr: Bezoekers) -> None:
    bewaker = hr.van("procesbewaker-po@holland-rijnland.example")
    secretaris = hr.van("secretaris-directeur@holland-rijnland.example")
    assert "Regionaal jaarplan" in bewaker.lees("/regio/jaar/2026").tekst
    assert "/regio/jaar/2026/inbreng" in bewaker.lees("/regio/jaar/2026").links
    signaal = {
        "soort": "signaal",
        "van": "procesbewaker-po",
        "procedure": "",
        "datum": "2026-06-02",
        "tekst": "Te laat.",
    }
    assert bewaker.post("/regio/jaar/2026/inbreng", **signaal).status_code == 302
    assert "Weeg af: signaal van procesbewaker en voorzitter van het PO" in secretaris.lees("/").tekst
    antwoord = {"uitkomst": "overgenomen", "datum": "2026-06-03", "toelichting": "Het staat op de agenda."}
    assert secretaris.post("/regio/jaar/inbreng/1/weging", **antwoord).status_code == 302
    assert "Het staat op de agenda." in bewaker.lees("/regio/jaar/2026").tekst

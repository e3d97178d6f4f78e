"""What is open through the API: for who asks, and in a zaak."""

from __future__ import annotations

from flask import Flask

from app.api.kern.bewerking import BEWERKINGEN
from tests.api.beller import Bellers
from tests.api.opzet import ZAAK


def test_elk_punt_zegt_bij_wie_het_ligt_en_wat_het_sluit(app: Flask) -> None:
    antwoord = Bellers(app).directeur_denhaag.lees("/openstaand?paginagrootte=100")
    assert antwoord["aantal"] == len(antwoord["resultaten"]) > 0
    for punt in antwoord["resultaten"]:
        assert punt["zaaknummer"] == "2025-0001"
        assert punt["ligtBij"]["naam"]
        assert punt["handeling"]["bewerking"] in BEWERKINGEN
        assert "/zaken/2025-0001" in punt["handeling"]["adres"]
    volgorde = [punt["groep"] for punt in antwoord["resultaten"]]
    assert volgorde == sorted(volgorde, key=["u", "team", "anderen"].index)


def test_een_gemeente_ziet_alleen_wat_bij_haar_ligt(app: Flask) -> None:
    bellers = Bellers(app)
    for pad in ("/openstaand", f"{ZAAK}/openstaand"):
        for punt in bellers.delft.lees(f"{pad}?paginagrootte=100")["resultaten"]:
            assert punt["ligtBij"]["gemeente"] == "GM0503"


def test_bladeren_geeft_elk_punt_een_keer(app: Flask) -> None:
    wie = Bellers(app).directeur_sbjh
    alles = wie.lees("/openstaand?paginagrootte=100")["resultaten"]
    stukken = [wie.lees(f"/openstaand?paginagrootte=3&pagina={nr}") for nr in range(1, 40)]
    gelezen = [punt for stuk in stukken for punt in stuk["resultaten"]]
    assert gelezen == alles
    assert stukken[0]["vorige"] is None
    assert "pagina=2" in stukken[0]["volgende"]


def test_een_zaak_toont_ook_wat_niemand_meer_kan_doen(app: Flask) -> None:
    wie = Bellers(app).projectleider
    soorten = {punt["soort"] for punt in wie.lees(f"{ZAAK}/openstaand?paginagrootte=100")["resultaten"]}
    assert soorten - {punt["soort"] for punt in wie.lees("/openstaand?paginagrootte=100")["resultaten"]} <= {
        "stap_vervallen",
        "telling_regio",
    }


def test_de_lijst_laat_zich_beperken_en_gaat_mee_als_werkmap(app: Flask) -> None:
    wie = Bellers(app).directeur_denhaag
    alles = wie.lees("/openstaand?paginagrootte=100")
    laat = wie.lees("/openstaand?paginagrootte=100&teLaat=true")["resultaten"]
    assert [punt["onderwerp"] for punt in alles["resultaten"] if punt["teLaat"]] == [p["onderwerp"] for p in laat]
    informatie = wie.lees("/openstaand?paginagrootte=100&onderdeel=informatie&metDag=true")["resultaten"]
    assert {punt["soort"] for punt in informatie} <= {"informatieplicht"}
    assert wie.lees("/openstaand?zaaknummer=2099-0001")["aantal"] == 0
    for pad in ("/openstaand/bestand", f"{ZAAK}/openstaand/bestand"):
        assert wie.get(pad).data.startswith(b"PK")

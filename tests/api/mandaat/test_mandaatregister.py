"""Over the mandaten of all zaken through the API: the register, what waits for a judgement, requests to many."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, veld

TEKST: dict[str, Any] = {
    "soort": "financien", "bereik": "binnen_regio", "houder": "directeur@sbjh.example",
    "bevoegdheden": "Voorschotten.", "plafond": 5_000_000, "van": "2025-06-01", "tot": "2025-09-30",
}  # fmt: skip


def test_het_register_toont_wat_men_mag_zien_en_filtert(bellers: Bellers) -> None:
    alles = bellers.directeur_sbjh.lees("/mandaten?paginagrootte=100")
    assert alles["aantal"] == len(alles["resultaten"]) > 5
    van_delft = bellers.directeur_sbjh.lees("/mandaten?gever=GM0503")["resultaten"]
    assert {m["mandaatgever"]["code"] for m in van_delft} == {"GM0503"}
    houder = alles["resultaten"][0]["houder"]
    assert houder in alles["houders"]
    zijn = bellers.directeur_sbjh.lees(f"/mandaten?houder={houder['id']}&paginagrootte=100")["resultaten"]
    assert {m["houder"]["naam"] for m in zijn} == {houder["naam"]}
    assert bellers.directeur_sbjh.lees("/mandaten?status=concept")["aantal"] == 0
    assert code(bellers.directeur_sbjh.get("/mandaten?status=zomaar")) == (400, "ongeldige_invoer")


def test_op_een_dag_staat_er_wie_toen_wat_mocht(bellers: Bellers) -> None:
    toen = bellers.directeur_sbjh.lees("/mandaten?datum=2025-05-16&paginagrootte=100")
    assert toen["aantal"] == 9
    assert {m["status"] for m in toen["resultaten"]} <= {"actief", "uitgeput"}
    assert bellers.directeur_sbjh.lees("/mandaten?datum=2025-01-02")["aantal"] == 0
    assert code(bellers.directeur_sbjh.get("/mandaten?datum=toen")) == (400, "ongeldige_invoer")


def test_het_register_zegt_ook_wat_de_houder_mag_en_tot_wanneer(bellers: Bellers) -> None:
    (eerste, *_) = bellers.delft.lees("/mandaten?datum=2025-05-16")["resultaten"]
    assert eerste["bevoegdheden"]
    assert eerste["functie"] != eerste["houder"]["naam"]
    assert eerste["vanKrachtVanaf"] <= "2025-05-16" <= eerste["vanKrachtTot"]


def test_een_college_krijgt_zijn_register_om_te_publiceren(bellers: Bellers) -> None:
    wat = bellers.delft.lees("/mandaatregister/GM0503?datum=2025-05-16")
    assert (wat["gever"], len(wat["regels"])) == ("het college van burgemeester en wethouders van Delft", 1)
    assert "houder" in wat["regels"][0]
    bestand = bellers.delft.get("/mandaatregister/GM0503/bestand?datum=2025-05-16&vorm=csv")
    assert "mandaatregister-GM0503-2025-05-16.csv" in bestand.headers["Content-Disposition"]
    assert "Duinpoort" not in bestand.text
    assert (
        "Duinpoort" in bellers.delft.get("/mandaatregister/GM0503/bestand?datum=2025-05-16&vorm=csv&metZaak=true").text
    )
    anders = bellers.delft.get("/mandaatregister/GM1783")
    assert code(anders) == (404, "niet_gevonden")


def test_wat_binnenkort_afloopt_is_te_filteren(bellers: Bellers) -> None:
    assert bellers.directeur_sbjh.lees("/mandaten?binnenkort=true")["aantal"] == 0


def test_een_gemeente_ziet_in_het_register_alleen_de_eigen_mandaten(bellers: Bellers) -> None:
    eigen = bellers.westland.lees("/mandaten")["resultaten"]
    assert {m["mandaatgever"]["code"] for m in eigen} == {"GM1783"}
    assert bellers.rijnmond.lees("/mandaten")["aantal"] == 0
    for wie in (bellers.auditor, bellers.beheerder):
        assert code(wie.get("/mandaten")) == (403, "geen_recht")
        assert code(wie.get("/mandaten/bestand")) == (403, "geen_recht")


def test_het_register_is_een_werkmap_met_dezelfde_filters(bellers: Bellers) -> None:
    antwoord = bellers.westland.get("/mandaten/bestand")
    blad = load_workbook(io.BytesIO(antwoord.data)).worksheets[0]
    tekst = " ".join(str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij if cel is not None)
    assert "Westland" in tekst
    assert "Zoetermeer" not in tekst
    assert "mandaten-" in antwoord.headers["Content-Disposition"]


def test_wat_is_voorgesteld_wacht_op_wie_beoordeelt(bellers: Bellers) -> None:
    gevers = [{"gemeente": "GM0503"}, {"gemeente": "GM1783"}]
    voorstel = TEKST | {"tot": "2035-12-31", "mandaatgevers": gevers, "datum": "2025-05-19"}
    bellers.directeur_sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **voorstel)
    wachtend = bellers.directeur_denhaag.lees("/mandaten/te-beoordelen")["resultaten"]
    assert {t["mandaatgever"]["code"] for t in wachtend} == {"GM0503", "GM1783"}
    assert {(t["plafond"], t["voorgesteldDatum"], t["vorigeVersie"]) for t in wachtend} == {
        (5_000_000, "2025-05-19", None)
    }
    assert bellers.directeur_sbjh.lees("/mandaten/te-beoordelen")["aantal"] == 0
    for wie in (bellers.projectleider, bellers.delft, bellers.auditor, bellers.beheerder):
        assert code(wie.get("/mandaten/te-beoordelen")) == (403, "geen_recht")


def test_een_verzoek_aan_velen_zegt_wie_stil_is(bellers: Bellers) -> None:
    wie = bellers.projectleider
    gevers = [{"gemeente": "GM0503"}, {"gemeente": "GM1783"}]
    opgesteld = bellers.directeur_sbjh.gelukt(
        f"{ZAAK}/mandaatverzoeken", **TEKST, mandaatgevers=gevers, datum="2025-05-19"
    )["resultaten"]
    (mandaat,) = (f"/mandaten/{m['id']}" for m in opgesteld if m["mandaatgever"]["code"] == "GM0503")
    bellers.directeur_denhaag.gelukt(f"{mandaat}/goedkeuring", mandaat, datum="2025-05-20")
    nieuwste = wie.lees(f"{ZAAK}/mandaatverzoeken")["resultaten"][0]
    assert (nieuwste["gevraagd"], nieuwste["verleend"]) == (2, 0)
    blad = wie.lees(f"{ZAAK}/mandaatverzoeken/{nieuwste['volgnr']}?datum=2025-05-22")
    assert (blad["stil"], blad["nogNietGevraagd"], blad["geweigerd"]) == (1, 1, 0)
    assert (blad["gevraagdBedrag"], blad["gekregenBedrag"], blad["ontbreektBedrag"]) == (10_000_000, 0, 10_000_000)
    (stil,) = (a for a in blad["antwoorden"] if a["antwoord"] == "stil")
    assert (stil["mandaatgever"]["code"], stil["dagenStil"]) == ("GM0503", 2)
    assert code(wie.get(f"{ZAAK}/mandaatverzoeken/99")) == (404, "niet_gevonden")


def test_een_antwoord_dat_te_vroeg_wordt_gehoopt_wordt_bij_zijn_veld_gemeld(bellers: Bellers) -> None:
    wens = TEKST | {"mandaatgevers": [{"gemeente": "GM0503"}], "reactieVoorDatum": "2025-01-01"}
    antwoord = bellers.directeur_sbjh.doe(f"{ZAAK}/mandaatverzoeken", **wens)
    assert (code(antwoord), veld(antwoord)) == ((422, "datum_onlogisch"), "reactieVoorDatum")


GEVERS = ("delft", "wethouder")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_het_team_leest_alle_verzoeken_en_een_gever_die_aan_hem(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    lijst = beller.get(f"{ZAAK}/mandaatverzoeken")
    assert lijst.status_code == (200 if wie in GEVERS else status)
    if lijst.status_code == 200:
        assert [(r["volgnr"], r["gevraagd"]) for r in lijst.json["resultaten"]] == [(1, 1)]
        assert bellers.directeur_sbjh.lees(f"{ZAAK}/mandaatverzoeken")["resultaten"][-1]["gevraagd"] > 1
    eigen = beller.get(f"{ZAAK}/mandaatverzoeken/1")
    assert eigen.status_code == (200 if wie in GEVERS else 404)
    if eigen.status_code == 200:
        assert len(eigen.json["antwoorden"]) == 1

"""The regions of a zaak through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Bellers, code

ZAAK = "/zaken/2025-0001"
RIJNMOND = {"regio": "rijnmond", "vertegenwoordiger": "accountmanager", "reden": "Er wonen kinderen."}


def betrek(bellers: Bellers) -> Any:
    return bellers.directeur_sbjh.doe(f"{ZAAK}/regios", ZAAK, **RIJNMOND)


def test_een_regio_doet_mee_wordt_accounthouder_en_gaat(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    assert betrek(bellers).json["rol"] == "betrokken"
    assert code(betrek(bellers)) == (409, "ongeldige_overgang")
    accounthouder = {"regio": "haaglanden", "vertegenwoordiger": "directeur", "reden": "De meeste kinderen."}
    assert sbjh.gelukt(f"{ZAAK}/accounthouder", ZAAK, "PUT", **accounthouder)["rol"] == "accounthoudend"
    rijen = sbjh.lees(f"{ZAAK}/regios")["resultaten"]
    assert {(rij["regio"], rij["rol"]) for rij in rijen if not rij["tot"]} >= {("rijnmond", "betrokken")}
    fout = sbjh.doe(f"{ZAAK}/regios/rijnmond/beeindiging", ZAAK)
    assert (code(fout), fout.json["invalidParams"][0]["name"]) == ((422, "motivering_verplicht"), "reden")


def test_beeindigen_kan_vanaf_de_dag_erna(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    sbjh.gelukt(f"{ZAAK}/regios", ZAAK, **RIJNMOND, datum="2025-06-02")
    einde = sbjh.gelukt(f"{ZAAK}/regios/rijnmond/beeindiging", ZAAK, datum="2025-09-01", reden="Geen kinderen meer.")
    assert (einde["tot"], einde["redenEinde"]) == ("2025-09-01", "Geen kinderen meer.")
    weer = sbjh.doe(f"{ZAAK}/regios/rijnmond/beeindiging", ZAAK, datum="2025-09-02", reden="X.")
    assert code(weer) == (409, "ongeldige_overgang")


def test_met_een_oude_etag_gaat_het_niet_door(bellers: Bellers) -> None:
    oud = bellers.directeur_sbjh.get(ZAAK).headers["ETag"]
    assert code(bellers.directeur_sbjh.post(f"{ZAAK}/regios", RIJNMOND)) == (428, "versie_nodig")
    betrek(bellers)
    tweede = bellers.directeur_sbjh.post(f"{ZAAK}/accounthouder", RIJNMOND, "PUT", If_Match=oud)
    assert code(tweede) == (412, "verouderd")


def test_een_regio_die_er_niet_is(bellers: Bellers) -> None:
    fout = bellers.directeur_sbjh.doe(f"{ZAAK}/regios", ZAAK, **(RIJNMOND | {"regio": "atlantis"}))
    assert (code(fout), fout.json["invalidParams"][0]["name"]) == ((404, "niet_gevonden"), "regio")


def test_van_een_regio_zijn_de_codes_te_lezen_die_handelingen_vragen(bellers: Bellers) -> None:
    regio = bellers.auditor.lees("/regios/haaglanden")
    codes = {
        naam: {deel["code"] for deel in regio[naam]}
        for naam in ("functies", "overleggen", "routes", "zorgvormen", "opschaling", "toezichtfasen")
    }
    assert {"DO", "BOJ"} <= codes["overleggen"]
    assert {"ambtelijk", "burgemeesters"} <= codes["opschaling"]
    assert "pleegzorg" in codes["zorgvormen"]
    assert "college" in codes["routes"]
    leidend = [deel["code"] for deel in regio["functies"] if deel["rol"] == "regievoerder"]
    assert "directeur-sbjh" in leidend
    assert all(codes.values())
    assert [deel["nummer"] for deel in regio["afspraken"]] == [1, 2, 3, 4, 5]
    onbekend = bellers.auditor.get("/regios/atlantis")
    assert code(onbekend) == (404, "niet_gevonden")
    assert "GET /regios" in onbekend.json["detail"]


def test_wie_een_rol_kan_krijgen_staat_er_voor_wie_haar_geeft(bellers: Bellers) -> None:
    alle = bellers.directeur_sbjh.lees(f"{ZAAK}/kandidaten")
    wie = {naam: {deel["gebruiker"] for deel in deel_} for naam, deel_ in alle.items()}
    assert "projectleider@sbjh.example" in wie["projectleiders"]
    assert len(wie["regievoerders"]) == 9
    assert wie["houders"] == {"directeur@sbjh.example", "directeur@denhaag.example"}
    van_projectleider = bellers.projectleider.lees(f"{ZAAK}/kandidaten")
    assert (van_projectleider["projectleiders"], van_projectleider["regievoerders"]) == ([], [])
    assert van_projectleider["houders"] == alle["houders"]
    assert code(bellers.delft.get(f"{ZAAK}/kandidaten")) == (403, "geen_recht")


@pytest.mark.parametrize(
    ("wie", "lezen", "doen"),
    [("projectleider", 200, 403), ("delft", 403, 403), ("rijnmond", 404, 404), ("auditor", 404, 404)],
)
def test_wie_regios_leest_en_betrekt(bellers: Bellers, wie: str, lezen: int, doen: int) -> None:
    ander, alles = getattr(bellers, wie), {"If_Match": "*"}
    assert ander.get(f"{ZAAK}/regios").status_code == lezen
    assert ander.post(f"{ZAAK}/regios", RIJNMOND, **alles).status_code == doen
    assert ander.post(f"{ZAAK}/accounthouder", RIJNMOND, "PUT", **alles).status_code == doen
    assert ander.post(f"{ZAAK}/regios/rijnmond/beeindiging", {"reden": "X."}, **alles).status_code == doen

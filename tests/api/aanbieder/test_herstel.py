"""What was recorded wrongly is mended through the API: documents, answer dates, what a provider has, accounts."""

from __future__ import annotations

from typing import Any

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, laatste_handeling, veld

ONDERDELEN = f"{ZAAK}/aanbieder/onderdelen"
LOCATIE: dict[str, Any] = {"naam": "De Duinen", "gemeente": "Katwijk", "soort": "residentieel", "plaatsen": 24}


def test_een_locatie_komt_erbij_en_wordt_verbeterd_met_wat_er_stond(bellers: Bellers) -> None:
    wie, pad = bellers.projectleider, f"{ZAAK}/aanbieder/locaties"
    eerste = wie.gelukt(pad, **LOCATIE)
    assert (eerste["nummer"], eerste["versie"], eerste["vervallen"]) == (1, 1, False)
    zonder = wie.doe(pad, **LOCATIE | {"plaatsen": 20, "nummer": 1})
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    wie.gelukt(pad, **LOCATIE | {"plaatsen": 20, "nummer": 1, "reden": "Gesloten.", "versie": 1})
    assert code(wie.doe(pad, **LOCATIE | {"nummer": 1, "reden": "Later.", "versie": 1})) == (412, "verouderd")
    assert [rij["plaatsen"] for rij in wie.lees(ONDERDELEN)["locaties"]] == [24, 20]
    assert laatste_handeling(wie) == "leg_locatie_vast"


def test_een_contract_en_een_certificaat_staan_ook_bij_de_aanbieder_zelf(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    wie.gelukt(f"{ZAAK}/aanbieder/contracten", partij="GM0503", van="2024-01-01", zorgvorm="pleegzorg")
    wie.gelukt(f"{ZAAK}/aanbieder/certificaten", soort="voorlopig_certificaat", geldigTot="2026-01-01")
    nummer = wie.lees(f"{ZAAK}/aanbieder")["aanbieder"]["id"]
    gelezen = wie.lees(f"/aanbieders/{nummer}/onderdelen")
    assert [(c["partij"], c["zorgvorm"]) for c in gelezen["contracten"]] == [("GM0503", "pleegzorg")]
    assert [c["geldigTot"] for c in gelezen["certificaten"]] == ["2026-01-01"]
    fout = wie.doe(f"{ZAAK}/aanbieder/contracten", partij="GM9999", van="2024-01-01")
    assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), "partij")


def test_een_document_wordt_ingetrokken_en_een_ander_telt(bellers: Bellers) -> None:
    wie = bellers.projectleider
    eerste, tweede = [rij["id"] for rij in wie.lees(f"{ZAAK}/documenten")["resultaten"][:2]]
    weg = wie.gelukt(f"/documenten/{eerste}/intrekking", reden="Het verkeerde bestand.")
    assert [(i["reden"], i["vervangerId"]) for i in weg["intrekkingen"]] == [("Het verkeerde bestand.", None)]
    assert code(wie.doe(f"/documenten/{eerste}/intrekking", reden="Nog eens.")) == (409, "ongeldige_overgang")
    goed = wie.gelukt(f"/documenten/{eerste}/vervanging", vervangerId=tweede, reden="De goede.")
    assert [i["vervangerId"] for i in goed["intrekkingen"]] == [None, tweede]


def test_de_antwoorddatum_van_een_verzoek_wordt_rechtgezet(bellers: Bellers) -> None:
    wie, pad = bellers.directeur_sbjh, f"{ZAAK}/mandaatverzoeken/1"
    blad = wie.lees(pad)
    wat = {"reactieVoorDatum": "2025-09-01", "reden": "De raad vergadert later."}
    nieuw = wie.gelukt(f"{pad}/antwoorddatum", None, "PUT", **wat)
    assert nieuw["reactieVoorDatum"] == "2025-09-01"
    assert nieuw["eersteReactieVoorDatum"] == blad["reactieVoorDatum"]
    assert [d["reden"] for d in nieuw["antwoorddata"]] == ["De raad vergadert later."]
    assert code(wie.doe(f"{pad}/antwoorddatum", None, "PUT", **wat, versie=1)) == (412, "verouderd")


def test_rollen_van_een_account_worden_rechtgezet(bellers: Bellers) -> None:
    wie = bellers.beheerder
    account = next(a for a in wie.lees("/gebruikers?paginagrootte=100")["resultaten"] if a["rollen"] == ["gemeente"])
    wat = {"naam": account["naam"], "email": account["email"], "reden": "Hij leidt nu ook.", "versie": 1}
    pad = f"/gebruikers/{account['id']}"
    voorstel = wie.doe(pad, None, "PUT", **wat, rollen=["gemeente", "projectleider"])
    assert voorstel.status_code == 202, "a role that decides waits for a second person"
    bellers.directeur_sbjh.gelukt(f"/toegangsvoorstellen/{voorstel.json['id']}/bevestiging")
    alle = wie.lees("/gebruikers?paginagrootte=100")["resultaten"]
    nieuw = next(a for a in alle if a["id"] == account["id"])
    assert (sorted(nieuw["rollen"]), nieuw["versie"]) == (["gemeente", "projectleider"], 2)
    assert code(wie.doe(pad, None, "PUT", **wat)) == (412, "verouderd")

"""Notes and tasks over the API: the same services, rights and answers."""

from __future__ import annotations

from tests.api.beller import Bellers, code

ZAAK = "/zaken/2025-0001"


def test_een_notitie_wordt_geschreven_gezien_en_ingetrokken(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    antwoord = wie.doe(f"{ZAAK}/notities", tekst="De bank belde.", noem=["delft@h10.example"])
    assert antwoord.status_code == 201
    assert antwoord.headers["Location"].endswith(f"{ZAAK}/notities/1")
    (punt,) = [p for p in bellers.delft.lees("/openstaand?paginagrootte=100")["resultaten"] if p["soort"] == "notitie"]
    assert (punt["object"], punt["weegt"], punt["groep"]) == ("notitie/1", "informatie", "u")
    gezien = bellers.delft.gelukt(f"{ZAAK}/notities/1/gezien")
    assert gezien["tekst"] == "De bank belde."
    assert gezien["genoemd"][0]["gezienOp"]
    assert code(bellers.westland.get(f"{ZAAK}/notities/1")) == (404, "niet_gevonden")
    assert bellers.westland.lees(f"{ZAAK}/notities")["aantal"] == 0
    weg = wie.gelukt(f"{ZAAK}/notities/1/intrekking", waarom="achterhaald")
    assert (weg["tekst"], weg["waarom"]) == ("", "achterhaald")


def test_een_notitie_die_op_een_bsn_lijkt_vraagt_bevestiging(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert code(wie.doe(f"{ZAAK}/notities", tekst="Nummer 111222333."))[1] == "mogelijk_bsn"
    assert wie.doe(f"{ZAAK}/notities", tekst="Nummer 111222333.", geenBsn=True).status_code == 201


def test_een_open_punt_krijgt_een_behandelaar(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    punten = wie.lees(f"{ZAAK}/openstaand?paginagrootte=100")["resultaten"]
    punt = next(p for p in punten if p["ligtBij"]["rol"] == "team")
    wat = {"soort": punt["soort"], "object": punt["object"]}
    gelukt = wie.gelukt(f"{ZAAK}/behandelaar", None, "PUT", gebruiker="projectleider@sbjh.example", **wat)
    assert gelukt["behandelaar"]
    eerste = bellers.projectleider.lees("/openstaand")["resultaten"][0]
    assert (eerste["soort"], eerste["object"], eerste["behandelaar"]) == (*wat.values(), gelukt["behandelaar"])
    assert wie.gelukt(f"{ZAAK}/behandelaar/terugname", **wat)["behandelaar"] is None
    assert code(bellers.delft.doe(f"{ZAAK}/behandelaar", None, "PUT", gebruiker="delft@h10.example", **wat))[0] == 404

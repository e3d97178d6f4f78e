"""Handing mandaten back through the API: by the holder alone, one or all of a zaak, never with retroactive effect."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Bellers, code
from tests.api.mandaat.test_mandaatversies import TEKST
from tests.api.opzet import WERKGEVER, ZAAK, laatste_handeling, veld

DAG, LATER = "2025-06-02", "2025-06-05"
TERUG: dict[str, Any] = {"datum": LATER, "toelichting": "De crisis is voorbij."}


def actief(bellers: Bellers, gemeente: str = "delft", gever: str = "GM0503") -> str:
    """A mandaat of this municipality that is active for years to come; returns its address."""
    sbjh, dag = bellers.directeur_sbjh, {"datum": DAG}
    gevers = [{"gemeente": gever}]
    (nieuw,) = sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **TEKST, **dag, mandaatgevers=gevers)["resultaten"]
    pad = f"/mandaten/{nieuw['id']}"
    bellers.directeur_denhaag.gelukt(f"{pad}/goedkeuring", pad, **dag)
    getattr(bellers, gemeente).gelukt(f"{pad}/verlening", pad, **dag, besluitnummer="B-9")
    sbjh.gelukt(f"{pad}/instemming", pad, **dag, door="houder")
    bellers.projectleider.gelukt(f"{pad}/instemming", pad, **dag, **WERKGEVER)
    return pad


def test_de_houder_geeft_een_mandaat_een_keer_terug(bellers: Bellers) -> None:
    sbjh, pad = bellers.directeur_sbjh, actief(bellers)
    zonder = sbjh.doe(f"{pad}/teruggave", pad, datum=LATER)
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "toelichting")
    terug = sbjh.gelukt(f"{pad}/teruggave", pad, **TERUG)
    assert (terug["status"], laatste_handeling(sbjh)) == ("ingetrokken", "geef_mandaat_terug")
    assert code(sbjh.doe(f"{pad}/teruggave", pad, **TERUG)) == (409, "ongeldige_overgang")


def test_teruggeven_gaat_niet_terug_voorbij_een_besluit(bellers: Bellers) -> None:
    sbjh, pad = bellers.directeur_sbjh, actief(bellers)
    besluit = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": LATER}
    sbjh.gelukt(f"{ZAAK}/besluiten", **besluit)
    assert code(sbjh.doe(f"{pad}/teruggave", pad, **TERUG)) == (422, "intrekking_terugwerkend")


def test_alles_teruggeven_geeft_elk_eigen_mandaat_terug(bellers: Bellers) -> None:
    actief(bellers)
    actief(bellers, "westland", "GM1783")
    pad = f"{ZAAK}/mandaten/teruggave"
    gedaan = bellers.directeur_sbjh.gelukt(pad, **TERUG)["mandaten"]
    assert [m["status"] for m in gedaan] == ["ingetrokken", "ingetrokken"]
    assert code(bellers.directeur_sbjh.doe(pad, **TERUG)) == (422, "ongeldige_invoer")


@pytest.mark.parametrize(
    ("wie", "verwacht"), [("directeur_denhaag", 403), ("delft", 403), ("rijnmond", 404), ("beheerder", 404)]
)
def test_een_ander_geeft_niets_terug(bellers: Bellers, wie: str, verwacht: int) -> None:
    pad, ander = actief(bellers), getattr(bellers, wie)
    versie = bellers.directeur_sbjh.get(pad).headers["ETag"]
    assert ander.post(f"{pad}/teruggave", TERUG, If_Match=versie).status_code == verwacht
    assert bellers.directeur_sbjh.lees(pad)["status"] == "actief"


def test_een_college_trekt_alles_tegelijk_in_vanaf_een_dag_die_nog_komt(bellers: Bellers) -> None:
    delft, paden = bellers.delft, [actief(bellers), actief(bellers)]
    straks = {"datum": "2035-01-01", "toelichting": "Het college stopt ermee."}
    gedaan = delft.gelukt(f"{ZAAK}/mandaten/intrekking", **straks)["mandaten"]
    assert {m["ingetrokkenPerDatum"] for m in gedaan} == {"2035-01-01"}
    nu = delft.lees(paden[0])
    assert (nu["status"], nu["nasleep"]["ondermandaten"]) == ("actief", 0)
    assert nu["nasleep"]["vervalt"] == nu["plafond"]
    assert code(delft.doe(f"{ZAAK}/mandaten/intrekking", None, **straks)) == (422, "ongeldige_invoer")
    assert code(bellers.directeur_sbjh.doe(f"{ZAAK}/mandaten/intrekking", None, **straks)) == (403, "geen_recht")


def test_een_einde_dat_nog_komt_kan_eerder_en_niet_later(bellers: Bellers) -> None:
    delft, pad = bellers.delft, actief(bellers)
    delft.gelukt(f"{pad}/intrekking", pad, datum="2035-01-01", toelichting="Het college stopt ermee.")
    later = delft.doe(f"{pad}/einde", pad, datum="2035-02-01", toelichting="Toch later.")
    assert (code(later), veld(later)) == ((422, "datum_onlogisch"), "datum")
    nu = bellers.directeur_sbjh.gelukt(f"{pad}/einde", pad, datum="2034-12-01", toelichting="Eerder klaar.")
    assert (nu["ingetrokkenPerDatum"], laatste_handeling(bellers.directeur_sbjh)) == ("2034-12-01", "vervroeg_einde")
    assert nu["eindeVervroegdDatum"]

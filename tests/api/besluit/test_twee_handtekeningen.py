"""Two signatures and a spoedbesluit through the API, with the same rules as the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.beller import Bellers, code
from tests.services.besluit.twee import VANAF, met_profiel
from tests.web.besluit.test_twee_handtekeningen import TOESTAAN

pytestmark = pytest.mark.traag

ZAAK = "/zaken/2025-0001"
BESLUIT = {"soort": "financien", "omschrijving": "Derde voorschot.", "datum": "2025-06-16", "bedrag": 100_000}
SPOED = {
    "soort": "financien", "omschrijving": "Loon.", "reden": "Zaterdag.", "datum": "2025-06-13",
    "geldigTot": "2025-06-27", "bedrag": 9_000,
}  # fmt: skip


@pytest.fixture(autouse=True)
def regio(bellers: Bellers, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "regio").mkdir()
    with met_profiel(tmp_path / "regio", VANAF + TOESTAAN):
        yield


def test_voorbereiden_en_ondertekenen(bellers: Bellers) -> None:
    een, ander = bellers.directeur_sbjh, bellers.directeur_denhaag
    assert code(een.post(f"{ZAAK}/besluiten", BESLUIT)) == (409, "tweede_handtekening_nodig")
    voorbereid = een.post(f"{ZAAK}/besluitvoorstellen", BESLUIT)
    assert (voorbereid.status_code, voorbereid.json["status"], voorbereid.json["kanIntrekken"]) == (201, "wacht", True)
    nr = voorbereid.json["id"]
    assert code(een.post(f"/besluitvoorstellen/{nr}/ondertekening", {"datum": "2025-06-17"})) == (403, "vier_ogen")
    genomen = ander.post(f"/besluitvoorstellen/{nr}/ondertekening", {"datum": "2025-06-17"})
    assert (genomen.status_code, genomen.json["voorstelId"], genomen.json["datum"]) == (201, nr, "2025-06-17")
    assert ander.lees(f"{ZAAK}/besluitvoorstellen")["resultaten"][0]["status"] == "ondertekend"


def test_spoedbesluit(bellers: Bellers) -> None:
    een, ander, delft = bellers.directeur_sbjh, bellers.directeur_denhaag, bellers.delft
    assert een.post(f"{ZAAK}/spoedbesluiten", SPOED).json["status"] == "verlopen", "its last day is behind us"
    beslist = {"uitkomst": "bekrachtigd", "datum": "2025-06-16", "besluitnummer": "B-1"}
    pad = f"{ZAAK}/spoedbesluiten/1"
    assert code(delft.post(f"{pad}/bekrachtiging", beslist)) == (409, "ongeldige_overgang")
    assert ander.post(f"{pad}/handtekening", {"datum": "2025-06-13"}).status_code == 200
    gezien = delft.post(f"{pad}/bekrachtiging", beslist).json
    assert (gezien["bedrag"], [d["uitkomst"] for d in gezien["delen"]]) == (None, ["bekrachtigd"])


def test_een_regio_die_het_niet_kent_weigert_ook_een_einde_voor_het_begin(bellers: Bellers, tmp_path: Path) -> None:
    (tmp_path / "zonder").mkdir()
    wat = {"bedrag": None, "datum": "2025-06-03", "geldigTot": "2025-05-16", "soort": "inhoud"}
    with met_profiel(tmp_path / "zonder", ""):
        assert code(bellers.directeur_sbjh.post(f"{ZAAK}/spoedbesluiten", wat)) == (403, "geen_recht")


def test_een_spoedbesluit_eindigt_en_zegt_in_welke_hoedanigheid_is_getekend(bellers: Bellers) -> None:
    een, ander = bellers.directeur_sbjh, bellers.directeur_denhaag
    for _ in range(2):
        een.post(f"{ZAAK}/spoedbesluiten", SPOED)
    geweigerd = ander.post(
        f"{ZAAK}/spoedbesluiten/1/weigering", {"datum": "2025-06-13", "toelichting": "Te hoog."}
    ).json
    assert (geweigerd["status"], geweigerd["einde"], geweigerd["eindeReden"]) == ("geweigerd", "geweigerd", "Te hoog.")
    getekend = ander.post(f"{ZAAK}/spoedbesluiten/2/handtekening", {"datum": "2025-06-13"}).json
    assert getekend["tweedeDoor"]["functie"]
    weg = {"datum": "2025-06-16", "toelichting": "De bank betaalt."}
    assert code(ander.post(f"{ZAAK}/spoedbesluiten/2/intrekking", weg)) == (422, "ongeldige_invoer")
    terug = ander.post(f"{ZAAK}/spoedbesluiten/2/intrekking", weg | {"verschuldigd": 4_500}).json
    assert (terug["verschuldigd"], sum(d["bedrag"] for d in terug["delen"])) == (4_500, 4_500)
    assert terug["wacht"] + terug["ongedekt"] == 4_500, "its last day may be behind us"

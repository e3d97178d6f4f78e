"""Who waits for an account, through the API: seen, refused, let in; by the administrator alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from app.db import db
from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import Gemeld
from app.models import Inlogidentiteit
from app.services.inlogdienst.identiteiten import meld
from tests.api.beller import Bellers, code

DIENST = Inlogdienst("haag", "Den Haag", "https://login.example", "x", "/x", ("denhaag.example",), "GM0518")
NIEUW = {"email": "b@denhaag.example", "naam": "B.", "functie": "adviseur", "organisatie": "GM0518"}


@pytest.fixture
def verzoeken(app: Flask) -> list[int]:
    with app.app_context():
        wie = [Gemeld(naam, f"{naam}@denhaag.example", naam.upper()) for naam in ("a", "b")]
        return [meld(db.session, DIENST, gemeld, datetime.now(UTC)).id for gemeld in wie]


def test_wie_wacht_wordt_geweigerd_of_krijgt_een_account(bellers: Bellers, app: Flask, verzoeken: list[int]) -> None:
    beheer = bellers.beheerder
    eerste, tweede = verzoeken
    assert [rij["email"] for rij in beheer.lees("/inlogverzoeken")["resultaten"]] == [
        "a@denhaag.example",
        NIEUW["email"],
    ]
    assert code(bellers.directeur_sbjh.get("/inlogverzoeken")) == (403, "geen_recht")
    een = beheer.lees("/inlogverzoeken?paginagrootte=1&pagina=2")
    assert (een["aantal"], [rij["email"] for rij in een["resultaten"]], een["volgende"]) == (2, [NIEUW["email"]], None)
    assert code(beheer.doe(f"/inlogverzoeken/{eerste}/weigering", reden=" ")) == (422, "motivering_verplicht")
    geweigerd = beheer.gelukt(f"/inlogverzoeken/{eerste}/weigering", reden="Werkt hier niet.")
    assert (geweigerd["status"], geweigerd["inlogdienst"]) == ("geweigerd", "haag")
    assert code(beheer.doe(f"/inlogverzoeken/{eerste}/weigering", reden="Weer.")) == (404, "niet_gevonden")

    wens = {**NIEUW, "rollen": ["bestuurder"], "inlogverzoek": tweede}
    ander = beheer.doe("/gebruikers", **{**wens, "email": "c@denhaag.example"})
    assert code(ander) == (422, "ongeldige_invoer")
    account = beheer.gelukt("/gebruikers", **wens)
    with app.app_context():
        assert db.session.get_one(Inlogidentiteit, tweede).gebruiker_id == account["id"]
    assert beheer.lees("/inlogverzoeken")["aantal"] == 0

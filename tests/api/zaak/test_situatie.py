"""The zaak on a day, through the API: who filled which role, with his address for who sees the whole file alone."""

from __future__ import annotations

from flask import Flask

from tests.api.beller import Bellers
from tests.api.opzet import ZAAK


def test_de_situatie_noemt_wie_toen_welke_rol_had(app: Flask) -> None:
    bellers = Bellers(app)
    toen = bellers.directeur_sbjh.lees(f"{ZAAK}/situatie?datum=2025-05-20")
    rollen = {(p["rol"], p["gebruiker"]) for p in toen["rollen"]}
    assert ("projectleider", "projectleider@sbjh.example") in rollen
    assert ("regievoerder", "directeur@sbjh.example") in rollen
    assert len(toen["mandaten"]) > 1
    begin = bellers.directeur_sbjh.lees(f"{ZAAK}/situatie?datum=2025-02-03")
    assert {p["rol"] for p in begin["rollen"]} == {"regievoerder"}, "the project leader came on the 13th"
    assert begin["mandaten"] == []

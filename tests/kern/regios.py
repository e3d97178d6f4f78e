"""Scenario S1 in another region than Haaglanden: its accounts, its zaak, and a profile written from scratch."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db import transaction
from app.demo import maak_accounts, speel_s1
from app.domain.regio.regio import Regioprofiel
from app.regios import profiel
from tests.kern.databanken import migreer
from tests.kern.spelers import MIDDAG

HOLLAND_RIJNLAND = "holland-rijnland"
NIEUW = """
code = "duinrand"
naam = "Duinrand"
jeugdregio = "JZ99"
bron = "verzonnen voor de test [I]"
gemeenten = [
  { code = "GM9001", naam = "Aaldorp", account = "aaldorp" },
  { code = "GM9002", naam = "Beeksluis", account = "beeksluis" },
  { code = "GM9003", naam = "Ceintuur", account = "ceintuur" },
]
andere_regios = []
opschaling = [{ code = "raad", titel = "Raad van Duinrand", bron = "test [I]" }]
servicebureau = { code = "inkoop-duinrand", naam = "Inkoop Duinrand" }
aanspreekpunt = { organisatie = "inkoop-duinrand", toelichting = "De griffier", bron = "test [I]" }
woordvoerder = { organisatie = "GM9001", toelichting = "De schepen", bron = "test [I]" }
functies = [
  { code = "hoofd", titel = "hoofd Inkoop", organisatie = "inkoop-duinrand", rol = "regievoerder", bron = "test [I]" },
  { code = "griffier", titel = "griffier van Duinrand", organisatie = "inkoop-duinrand", rol = "regievoerder", \
beoordeelt_mandaten = true, bron = "test [I]" },
  { code = "kwartiermaker", titel = "kwartiermaker", organisatie = "GM9003", rol = "projectleider", bron = "test [I]" },
]
overleggen = [{ code = "TAFEL", naam = "Duintafel", frequentie = "soms", leden = "schepenen", bron = "test [I]" }]
routes = [{ code = "college", titel = "Stuk", stations = ["TAFEL", "college"], bron = "test [I]" }]
afspraken = [
  { nummer = 1, titel = "Een", toelichting = "Een", bron = "test [I]" },
  { nummer = 2, titel = "Twee", toelichting = "Twee", bron = "test [I]" },
  { nummer = 3, titel = "Drie", toelichting = "Drie", bron = "test [I]" },
  { nummer = 4, titel = "Vier", toelichting = "Vier", bron = "test [I]" },
]
toezichthouders = [{ code = "toezicht-duinrand", naam = "Toezicht Duinrand" }]
"""


def richt_in(session: Session, code: str) -> Regioprofiel:
    """The organisations and demo accounts of a region."""
    regio = profiel(code)
    with transaction(session):
        maak_accounts(session, regio, lambda _: "-", datetime.combine(date(2025, 1, 1), MIDDAG))
    return regio


def speel(session: Session, code: str) -> str:
    """S1 played in the region up to 16 May 2025; returns the zaaknummer."""
    return speel_s1(session, richt_in(session, code))


def vul_beide(engine: Engine) -> None:
    """S1 in Haaglanden, zaak 2025-0001, and beside it in Holland Rijnland, zaak 2025-0002."""
    migreer(engine)
    with Session(engine, expire_on_commit=False) as session:
        for code in ("haaglanden", HOLLAND_RIJNLAND):
            speel(session, code)

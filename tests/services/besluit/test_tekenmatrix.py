"""Signing a prepared decision, cell by cell: person × account × office × deputy × state; and several at once.

A letter per cell: J done, G no right, V four eyes, O no such step from here, N not visible. The directeur SbJH
prepared it; `zelf` is a second account of that person that deputises the other office, `eigen` somebody else who
deputises his own office, `ander` a deputy of the other office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import DomeinFout
from app.models import Besluit, Besluitvoorstel, Gebruiker
from app.services.besluit import voorstellen as diensten
from app.services.regio.functies import Benoeming, vervul
from app.services.zaak import toewijzing
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.opzet import BEGIN, BESLUITDAG, VANDAAG, actief_mandaat, besluit, open_zaak
from tests.kern.spelers import EERSTE, Speler, Spelers, dag, vul_accounts
from tests.services.besluit.twee import met_profiel
from tests.services.kern.wedloop import eigen, tegelijk

TABEL = """
                          sbjh zelf eigen denh ander proj weth delft rijnm audit behe
wacht        onderteken    V    V    G     J    J     G    G    G     N     N     N
wacht        weiger        V    V    G     J    J     G    G    G     N     N     N
wacht        trek_in       J    J    J     G    G     G    G    G     N     N     N
ondertekend  onderteken    O    O    O     O    O     O    G    G     N     N     N
ondertekend  weiger        O    O    O     O    O     O    G    G     N     N     N
ondertekend  trek_in       O    O    O     O    O     O    G    G     N     N     N
geweigerd    onderteken    O    O    O     O    O     O    G    G     N     N     N
geweigerd    weiger        O    O    O     O    O     O    G    G     N     N     N
geweigerd    trek_in       O    O    O     O    O     O    G    G     N     N     N
ingetrokken  onderteken    O    O    O     O    O     O    G    G     N     N     N
ingetrokken  weiger        O    O    O     O    O     O    G    G     N     N     N
ingetrokken  trek_in       O    O    O     O    O     O    G    G     N     N     N
"""
CODES = {"geen_recht": "G", "vier_ogen": "V", "ongeldige_overgang": "O", "niet_gevonden": "N"}
NAMEN = {
    "sbjh": "directeur_sbjh", "denh": "directeur_denhaag", "proj": "projectleider", "weth": "wethouder",
    "delft": "delft", "rijnm": "rijnmond", "audit": "auditor", "behe": "beheerder",
}  # fmt: skip
NR = 1
"""The first prepared decision of its database."""
Doet = Callable[[Speler], Any]
DOET: dict[str, Doet] = {
    "onderteken": lambda wie: wie.doet(diensten.onderteken_besluit, NR, VANDAAG),
    "weiger": lambda wie: wie.doet(diensten.weiger_besluit, NR, VANDAAG, "Te hoog."),
    "trek_in": lambda wie: wie.doet(diensten.trek_besluitvoorstel_in, NR, VANDAAG, "Niet nodig."),
}


@pytest.fixture(autouse=True)
def beiden_tekenen(tmp_path: Path) -> Iterator[None]:
    with met_profiel(tmp_path):
        yield


def vul(engine: Engine, staat: str = "wacht", keer: int = 1) -> None:
    """A zaak with a decision of the directeur SbJH in this state, or several that wait; and everybody who may try."""
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak = open_zaak(spelers)
        spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
        actief_mandaat(spelers, zaak, plafond=100_000_00)
        for _ in range(keer):
            spelers.directeur_sbjh.op(BESLUITDAG).doet(diensten.bereid_besluit_voor, zaak, besluit(60_00))
        for wie, doet in {"ondertekend": "onderteken", "geweigerd": "weiger", "ingetrokken": "trek_in"}.items():
            if wie == staat:
                DOET[doet](spelers.directeur_sbjh if staat == "ingetrokken" else spelers.directeur_denhaag)
        plv = partial(spelers.nieuw, functie_code="directeur-denhaag")
        plv("ander@denhaag.example", "GM0518", Rol.REGIEVOERDER)
        zelf = spelers.nieuw("zelf@denhaag.example", "GM0518", Rol.REGIEVOERDER, persoon_van=spelers.directeur_sbjh)
        with transaction(session):  # since after he prepared it: else nobody of Den Haag would be another one
            sinds = Benoeming("directeur-denhaag", zelf.email, dag(1, 6), reden="Vakantie.")
            vervul(session, session.get_one(Gebruiker, zelf.actor.id), sinds, EERSTE)
        spelers.nieuw("eigen@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")


def wie(spelers: Spelers, rol: str) -> Speler:
    extra = {"zelf": "zelf@denhaag.example", "ander": "ander@denhaag.example", "eigen": "eigen@sbjh.example"}
    return spelers.van(extra[rol]) if rol in extra else getattr(spelers, NAMEN[rol])


def uitkomst(doet: Doet, speler: Speler) -> str:
    try:
        doet(speler)
    except DomeinFout as fout:
        return CODES.get(fout.code, fout.code)
    return "J"


@pytest.mark.parametrize("staat", ["wacht", "ondertekend", "geweigerd", "ingetrokken"])
def test_elke_cel(databank: Databank, staat: str) -> None:
    """What was refused changes nothing: the next is tried in the same world. After what was done, in a new one."""
    kop, *rijen = (regel.split() for regel in TABEL.strip().splitlines())
    cellen = [(h, rol, cel) for s, h, *rest in rijen if s == staat for rol, cel in zip(kop, rest, strict=True)]
    fout: list[tuple[str, str, str, str]] = []
    while cellen:
        url = databank.kopie(f"teken-{staat}", partial(vul, staat=staat))
        with eigen(url) as spelers:
            klaar = False
            while cellen and not klaar:
                handeling, rol, cel = cellen.pop(0)
                gekregen = uitkomst(DOET[handeling], wie(spelers, rol))
                klaar = gekregen == "J"
                fout += [(handeling, rol, cel, gekregen)] if gekregen != cel else []
                nu = spelers.session.get_one(Besluitvoorstel, NR, populate_existing=True).status
                assert klaar or nu == staat, (handeling, rol, "refused, and yet changed")
        databank.weg(url)
    assert fout == []


RONDEN = keren(12, 200)
LOPERS = ("directeur_sbjh", "directeur_denhaag", "zelf", "ander")


@pytest.mark.traag
@pytest.mark.beide
def test_tegelijk_tekent_er_een_en_nooit_wie_voorbereidde(databank: Databank) -> None:
    """In each round four go for one signature at the same moment: two who may, and two who are who prepared it."""
    url = databank.kopie(f"teken-race-{RONDEN}", partial(vul, keer=RONDEN))
    start = Barrier(len(LOPERS))

    def loop(naam: str) -> list[str]:
        gekregen = []
        with eigen(url) as spelers:
            speler = wie(spelers, naam) if naam in ("zelf", "ander") else getattr(spelers, naam)
            for nr in range(1, RONDEN + 1):
                start.wait(120)
                doet = lambda w: w.doet(diensten.onderteken_besluit, nr, VANDAAG)  # noqa: B023, E731 - at once
                gekregen.append(f"{nr}/{naam}/{uitkomst(doet, speler)}")
        return gekregen

    alles = tegelijk([partial(loop, naam) for naam in LOPERS])
    gelukt = Counter(regel.split("/")[0] for regel in alles if regel.endswith("/J"))
    assert gelukt == {str(nr): 1 for nr in range(1, RONDEN + 1)}
    assert {regel.split("/")[1] for regel in alles if regel.endswith("/J")} <= {"directeur_denhaag", "ander"}
    engine = maak_engine(url)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Besluit)) == RONDEN
    engine.dispose()
    databank.weg(url)

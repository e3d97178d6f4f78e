"""Every operation × every fixed character: who may not do it is refused before anything of his request is looked at."""

from __future__ import annotations

import re

import pytest

from app.api.kern.bewerking import BEWERKINGEN, Bewerking
from app.api.kern.toegang import IN_ZAAK
from app.api.openapi.bewerkingen import MODULES
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import MATRIX, Recht
from tests.api.beller import BASIS, Bellers, code

assert MODULES  # importing them declares the operations
ROL = {
    "directeur_sbjh": Rol.REGIEVOERDER, "directeur_denhaag": Rol.REGIEVOERDER, "projectleider": Rol.PROJECTLEIDER,
    "wethouder": Rol.BESTUURDER, "delft": Rol.GEMEENTE, "rijnmond": Rol.ANDERE_REGIO,
    "auditor": Rol.TOEZICHTHOUDER, "beheerder": Rol.BEHEERDER,
}  # fmt: skip
BUITEN = frozenset({"rijnmond", "auditor", "beheerder"})
"""Who does not see the zaak of S1 at all."""
WAARDEN = {
    "zaaknummer": "2025-0001",
    "code": "PR-01",
    "regio": "rijnmond",
    "station": "DO",
    "editie": "2021",
    "jaar": "2025",
}
GESLOTEN = [b for b in BEWERKINGEN.values() if b.recht is not Recht.OPENBAAR]
namen = pytest.mark.parametrize("bewerking", GESLOTEN, ids=lambda b: b.naam)


def pad(bewerking: Bewerking) -> str:
    return re.sub(r"<(?:int:)?(\w+)>", lambda deel: WAARDEN.get(deel[1], "1"), bewerking.pad)


def vraag(bellers: Bellers, naam: str, bewerking: Bewerking) -> tuple[int, str]:
    """What he is told; a field that does not exist keeps whoever may act from doing anything."""
    wie = getattr(bellers, naam)
    if bewerking.methode == "GET":
        antwoord = wie.get(pad(bewerking))
        return (200, "") if antwoord.status_code == 200 else code(antwoord)
    return code(wie.post(pad(bewerking), {"bestaatNiet": 1}, bewerking.methode))


def mogelijk(naam: str, bewerking: Bewerking) -> set[tuple[int, str]]:
    """From MATRIX: hidden outside the zaak, refused inside it, and else further than the guard."""
    mag = ROL[naam] in MATRIX[bewerking.recht]
    if "<zaaknummer>" in bewerking.pad and naam in BUITEN:
        return {(404, "niet_gevonden")}
    elders = {(404, "niet_gevonden")} if any(f":{deel}>" in bewerking.pad for deel in IN_ZAAK) else set()
    if not mag:
        return {(403, "geen_recht")} | elders
    if bewerking.methode == "GET":
        return {(200, ""), (404, "niet_gevonden"), (400, "ongeldige_invoer")}
    return ({(415, "verkeerd_mediatype")} if bewerking.met_bestand else {(400, "ongeldige_invoer")}) | elders


@pytest.mark.parametrize("nr", range(len(GESLOTEN)), ids=[b.naam for b in GESLOTEN])
def test_zonder_token_is_het_overal_401(vaste_bellers: Bellers, nr: int) -> None:
    """From another address each time: who guesses too often from one is told to wait."""
    bewerking = GESLOTEN[nr]
    antwoord = vaste_bellers.anoniem.client.open(
        BASIS + pad(bewerking), method=bewerking.methode, environ_base={"REMOTE_ADDR": f"10.0.0.{nr}"}
    )
    assert code(antwoord) == (401, "niet_aangemeld")


@namen
def test_ieder_komt_zo_ver_als_zijn_rol(vaste_bellers: Bellers, bewerking: Bewerking) -> None:
    for naam in ROL:
        assert vraag(vaste_bellers, naam, bewerking) in mogelijk(naam, bewerking), naam


LETTERLIJK = """
                       sbjh proj weth delf rijn audi behe
zaken                  200  200  200  200  200  403  403
zaak                   200  200  200  200  404  404  404
logboek                200  200  403  403  404  404  404
besluiten              200  200  200  200  404  404  404
exports                200  200  403  403  403  200  403
aanbieders             200  403  403  403  403  403  403
open_zaak              400  403  403  403  403  403  403
bepaal_trede           400  403  403  403  404  404  404
neem_besluit           400  400  403  403  404  404  404
sluit_af               400  403  403  403  404  404  404
keur_goed              400  403  404  403  404  404  404
verleen                400  400  404  400  404  404  404
exporteer              400  400  403  403  404  404  404
maak_export_af         400  400  403  403  404  404  404
"""
KOLOM = dict(zip(LETTERLIJK.split()[:7], [n for n in ROL if n != "directeur_denhaag"], strict=True))


@pytest.mark.parametrize("regel", LETTERLIJK.strip().splitlines()[1:], ids=lambda regel: regel.split()[0])
def test_zoals_het_geschreven_staat(vaste_bellers: Bellers, regel: str) -> None:
    """Not derived from anything: what a change of the matrix would change."""
    bewerking, *statussen = regel.split()
    gekregen = [str(vraag(vaste_bellers, naam, BEWERKINGEN[bewerking])[0]) for naam in KOLOM.values()]
    assert gekregen == statussen

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
        zegt = {(409, code_) for code_ in bewerking.codes if code_ == "ongeldige_overgang"}  # when it declares so
        return {(200, ""), (404, "niet_gevonden"), (400, "ongeldige_invoer"), *zegt}
    return ({(415, "verkeerd_mediatype")} if bewerking.met_bestand else {(400, "ongeldige_invoer")}) | elders


def test_zonder_token_is_het_overal_401(vaste_bellers: Bellers) -> None:
    """From another address each time: who guesses too often from one is told to wait."""
    client = vaste_bellers.anoniem.client
    gekregen: dict[str, tuple[int, str]] = {}
    for nr, bewerking in enumerate(GESLOTEN):
        vanaf = {"REMOTE_ADDR": f"10.0.{nr // 250}.{nr % 250}"}
        antwoord = client.open(BASIS + pad(bewerking), method=bewerking.methode, environ_base=vanaf)
        gekregen[bewerking.naam] = code(antwoord)
    assert {naam: wat for naam, wat in gekregen.items() if wat != (401, "niet_aangemeld")} == {}


@pytest.mark.parametrize("naam", ROL)
def test_ieder_komt_zo_ver_als_zijn_rol(vaste_bellers: Bellers, naam: str) -> None:
    gekregen = {bewerking.naam: vraag(vaste_bellers, naam, bewerking) for bewerking in GESLOTEN}
    assert {b.naam: gekregen[b.naam] for b in GESLOTEN if gekregen[b.naam] not in mogelijk(naam, b)} == {}


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


def test_zoals_het_geschreven_staat(vaste_bellers: Bellers) -> None:
    """Not derived from anything: what a change of the matrix would change."""
    verwacht = {naam: statussen for naam, *statussen in (r.split() for r in LETTERLIJK.strip().splitlines()[1:])}
    gekregen = {
        naam: [str(vraag(vaste_bellers, wie, BEWERKINGEN[naam])[0]) for wie in KOLOM.values()] for naam in verwacht
    }
    assert gekregen == verwacht

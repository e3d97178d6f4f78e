"""A bundle with more lines than the example, so that an edit can stand in many places."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256

from app.domain.logboek.keten import verzegel
from app.export.regelstapel import Logregel
from tests.export import voorbeeld
from tests.export.inpakken import Leden, ingepakt_paren, uitgepakt
from tests.export.voorbeeld import INHOUDEN, SLEUTEL, boom_van, checkpoint_van, gebouwd, herstel_manifest, regel

AANTAL = 56
PLEKKEN = range(3, AANTAL - 2)
"""Fifty lines, with others on both sides of each."""


@cache
def lange_regels() -> list[Logregel]:
    """As `voorbeeld.regels`: each line follows on a line of another zaak."""
    gemaakt: list[Logregel] = []
    for nummer in range(1, AANTAL + 1):
        payload = verzegel(INHOUDEN[nummer % 2], sha256(b"zout %d" % nummer).digest())
        vorige = gemaakt[-1].kop if gemaakt else None
        actie = "exporteer" if nummer == AANTAL else "bepaal_trede"
        gemaakt.append(Logregel(regel(nummer, vorige, payload, actie=actie, uitkomst="gedaan"), payload))
    return gemaakt


@cache
def lange_bundel() -> bytes:
    eigen = lange_regels()
    boom = boom_van(eigen)
    return gebouwd(replace(voorbeeld.inhoud(), regels=eigen, boom=boom, checkpoint=checkpoint_van(boom)))


@cache
def _leden() -> Leden:
    return uitgepakt(lange_bundel())


def met_lid(naam: str, regels: list[bytes], einde: bytes = b"\n") -> bytes:
    """The bundle with other lines in this member, and the manifest that goes with it, signed with the real key: the
    holder of the key is not trusted, so the lines themselves must tell.
    """
    leden = dict(_leden())
    leden[naam] = einde.join([*regels, b""])
    herstel_manifest(leden)
    leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])
    return ingepakt_paren(leden.items())


def regels_van(naam: str, einde: bytes = b"\n") -> list[bytes]:
    """The lines of a member, without their ends."""
    return _leden()[naam].split(einde)[:-1]

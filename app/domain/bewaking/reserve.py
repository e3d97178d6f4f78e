"""How it is with the backups: whether there is one, how old it is, and whether one was put back to try it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.bewaking.stand import Ernst, Waarneming

_KOPIE, _PROEF, _RESTEN = "Reservekopie", "Proef met een reservekopie", "Resten van een herstel"


def _oud(sinds: timedelta) -> str:
    uren = int(sinds.total_seconds() // 3600)
    return "minder dan een uur" if uren < 1 else f"{uren} uur" if uren < 48 else f"{uren // 24} dagen"


def geen_kopie(begin: datetime, nu: datetime, binnen: timedelta) -> Waarneming:
    """No backup was ever made; `begin` is when the first thing was recorded here. A new installation gets the time that
    a backup may be old, after that it is as wrong as one that is too old.
    """
    uitleg = "Er is hier nog nooit een gemaakt. Draai elke dag “flask backup MAP”."
    return Waarneming("reservekopie", _KOPIE, Ernst.MIS if nu - begin > binnen else Ernst.LET_OP, uitleg)


def kopie(op: datetime, naam: str, nu: datetime, binnen: timedelta, *, versleuteld: bool) -> Waarneming:
    """The newest backup, made at `op`, and how old it may be."""
    uitleg = f"De laatste, {naam}, is {_oud(nu - op)} oud."
    if nu - op > binnen:
        uitleg += f" Zij mag {_oud(binnen)} oud zijn. Kijk of “flask backup” nog draait."
        return Waarneming("reservekopie", _KOPIE, Ernst.MIS, uitleg)
    if not versleuteld:
        return Waarneming("reservekopie", _KOPIE, Ernst.LET_OP, f"{uitleg} Zij is niet versleuteld.")
    return Waarneming("reservekopie", _KOPIE, Ernst.GOED, uitleg)


KOPIE_BINNEN = timedelta(hours=6)
"""Who is still making a backup after this long is gone: it was killed, or the machine stopped."""


def kopie_mislukt(
    begonnen: datetime | None, gelukt: datetime | None, mislukt: int, waarom: str, *, nu: datetime
) -> Waarneming | None:
    """The last one that was asked for did not come: said at once, however young the one before it is. None when it
    came, or is being made.
    """
    if mislukt:
        keer = "één keer" if mislukt == 1 else f"{mislukt} keer achter elkaar"
        uitleg = f"Het maken mislukte {keer}: {waarom} Kijk waar “flask backup” draait."
        return Waarneming("reservekopie", _KOPIE, Ernst.MIS, uitleg)
    if begonnen and (gelukt is None or gelukt < begonnen) and nu - begonnen > KOPIE_BINNEN:
        uitleg = f"Wie er {_oud(nu - begonnen)} geleden een begon te maken, kwam niet klaar. Draai “flask backup” weer."
        return Waarneming("reservekopie", _KOPIE, Ernst.MIS, uitleg)
    return None


def proef(op: datetime | None, goed: bool | None, uitslag: str, nu: datetime, binnen: timedelta) -> Waarneming:
    """The last time that a backup was put back to try it, and how long ago that may be."""
    if op is None:
        uitleg = "Nog nooit gedaan: of een kopie terug kan, weet niemand. Draai “flask herstel --proef BESTAND”."
        return Waarneming("herstelproef", _PROEF, Ernst.LET_OP, uitleg)
    wanneer = f"{_oud(nu - op)} geleden"
    if not goed:
        return Waarneming("herstelproef", _PROEF, Ernst.MIS, f"De laatste, {wanneer}, mislukte. {uitslag}".strip())
    if nu - op > binnen:
        uitleg = f"De laatste was {wanneer}; dat mag {_oud(binnen)} zijn. Draai “flask herstel --proef BESTAND”."
        return Waarneming("herstelproef", _PROEF, Ernst.LET_OP, uitleg)
    return Waarneming("herstelproef", _PROEF, Ernst.GOED, f"De laatste, {wanneer}, was goed.")


def resten(namen: Sequence[str]) -> Waarneming:
    """What a restore left in the data folder, for the operator to look at and remove: keys and zaken are in it."""
    if not namen:
        return Waarneming("resten", _RESTEN, Ernst.GOED, "Er ligt niets meer van een herstel of een proef.")
    wat = ", ".join(namen)
    uitleg = f"Bekijk en wis wat een herstel of een proef liet liggen in de gegevensmap: {wat}."
    return Waarneming("resten", _RESTEN, Ernst.LET_OP, uitleg)

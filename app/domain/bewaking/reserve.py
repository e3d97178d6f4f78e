"""How it is with the backups: whether there is one, how old it is, and whether one was put back to try it."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.bewaking.stand import Ernst, Waarneming

_KOPIE, _PROEF = "Reservekopie", "Proef met een reservekopie"


def _oud(sinds: timedelta) -> str:
    uren = int(sinds.total_seconds() // 3600)
    return f"{uren} uur" if uren < 48 else f"{uren // 24} dagen"


def kopie(op: datetime | None, naam: str, nu: datetime, binnen: timedelta, *, versleuteld: bool) -> Waarneming:
    """The newest backup, made at `op`, and how old it may be."""
    if op is None:
        uitleg = "Er is hier nog nooit een gemaakt. Draai elke dag “flask backup MAP”."
        return Waarneming("reservekopie", _KOPIE, Ernst.LET_OP, uitleg)
    uitleg = f"De laatste, {naam}, is {_oud(nu - op)} oud."
    if nu - op > binnen:
        uitleg += f" Zij mag {_oud(binnen)} oud zijn. Kijk of “flask backup” nog draait."
        return Waarneming("reservekopie", _KOPIE, Ernst.MIS, uitleg)
    if not versleuteld:
        return Waarneming("reservekopie", _KOPIE, Ernst.LET_OP, f"{uitleg} Zij is niet versleuteld.")
    return Waarneming("reservekopie", _KOPIE, Ernst.GOED, uitleg)


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

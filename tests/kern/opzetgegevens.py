"""Counts, quarters and files that the tests of provider and children data share."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.telling.telling import Telling
from app.domain.telling.tellingrijen import KOLOMMEN
from tests.kern.spelers import dag

MEI = dag(1, 5)


def telling(gemeente: str = "GM0503", zorgvorm: str = "pleegzorg", peildatum: date = MEI, **aantallen: int) -> Telling:
    """Delft, pleegzorg, 1 May 2025, unless said otherwise."""
    return Telling(gemeente=gemeente, zorgvorm=zorgvorm, peildatum=peildatum, **aantallen)


def kwartaal(jaar: int = 2025, nummer: int = 1, bron_datum: date = MEI, **cijfers: Any) -> Kwartaal:
    """The first quarter of 2025, with cash for four months unless said otherwise."""
    cijfers = cijfers or {"liquide_middelen": 600_000_00, "uitstroom_maand": 150_000_00}
    return Kwartaal(jaar=jaar, kwartaal=nummer, bron_datum=bron_datum, bron="Kwartaalrapportage", **cijfers)


def csv_bestand(*rijen: str, kop: str = ";".join(KOLOMMEN)) -> bytes:
    return "\r\n".join([kop, *rijen, ""]).encode()


def werkmap(rijen: Iterable[Sequence[object]], kop: Sequence[object] = KOLOMMEN, blad: str = "Tellingen") -> bytes:
    """A workbook with these rows below the heads."""
    boek = Workbook(write_only=True)
    vel = boek.create_sheet(blad)
    for rij in (kop, *rijen):
        vel.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()

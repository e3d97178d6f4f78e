"""The edition of the draaiboek under which a zaak runs: the text that was kept when it began, never the file of now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.draaiboek.draaiboek import Editie, Merk, OngeldigDraaiboek, StapDef, lees_editie
from app.draaiboeken import editiebestand, editiebestanden
from app.gegevensbestand import Bestand, lees_inhoud
from app.models import Draaiboekversie, Stap, Zaak
from app.services.kern.invoegen import invoegen

_GELEZEN: dict[str, Editie] = {}
"""Texts of the database that were read before, by their SHA-256: they never change."""


def editie_van(session: Session, zaak: Zaak) -> Editie:
    """The edition as it was when the zaak was opened, or when it moved to another edition.

    A zaak without a text of its own follows the file of its edition, until it moves.
    """
    return editie_bij(session, zaak.editie_sha256, zaak.editie)


def editie_bij(session: Session, sha256: str | None, code: str) -> Editie:
    """The same, of a zaak with this text; without one, the file of this code."""
    return editie_met(session, sha256) if sha256 else editiebestand(code).deel


def tekst_van(zaak: Zaak) -> str:
    """The SHA-256 of the text that `editie_van` reads."""
    return zaak.editie_sha256 or editiebestand(zaak.editie).sha256


def editie_met(session: Session, sha256: str) -> Editie:
    """The edition of a text that was kept. Asks the database only for a text that differs from the files of now."""
    nu = next((b.deel for b in editiebestanden().values() if b.sha256 == sha256), None)
    if nu is not None:
        return nu
    if sha256 not in _GELEZEN:
        versie = session.get_one(Draaiboekversie, sha256)
        _GELEZEN[sha256] = lees_inhoud(versie.inhoud, f"{versie.code}.toml", lees_editie, OngeldigDraaiboek).deel
    return _GELEZEN[sha256]


def bevries(session: Session, bestand: Bestand[Editie], nu: datetime) -> str:
    """Keep the text of an edition, when it is not kept yet; returns its SHA-256. It is asked first: the text is long,
    and nearly always there.
    """
    if session.scalar(_BEWAARD, {"sha256": bestand.sha256}) is None:
        rij = {
            "sha256": bestand.sha256,
            "code": bestand.deel.code,
            "inhoud": bestand.inhoud,
            "vastgelegd_op": nu,
        }
        session.execute(invoegen(session, Draaiboekversie).values(rij).on_conflict_do_nothing())
    return bestand.sha256


_VERSIE = tabel(Draaiboekversie).c
_BEWAARD = select(_VERSIE.sha256).where(_VERSIE.sha256 == bindparam("sha256"))


def stapdefinitie(session: Session, zaak: Zaak, stap: Stap) -> StapDef:
    """What the edition says of a step of this zaak: that of now, or the one that the step stayed behind in."""
    return stap_in(editie_bij(session, stap.editie_sha256 or zaak.editie_sha256, zaak.editie), stap.code)


def stap_in(editie: Editie, code: str) -> StapDef:
    """What an edition says of a step, also when it does not know it any more."""
    return editie.stap(code) or _verdwenen(code, editie)


def _verdwenen(code: str, editie: Editie) -> StapDef:
    """A step that somebody took out of the file of a zaak that has no text of its own."""
    return StapDef(
        code=code,
        titel=f"Stap {code}, die niet meer in het draaiboek staat",
        verplicht=False,
        rol="onbekend",
        bron=f"niet meer te vinden in editie {editie.code}",
        merk=Merk.AFGELEID,
    )

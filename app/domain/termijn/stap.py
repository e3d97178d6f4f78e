"""A step of the draaiboek in a zaak: what can become of it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.fouten import OngeldigeOvergang


class Stapvelden(Protocol):
    """What the acts read and write of a step."""

    status: Stapstatus
    afgerond_datum: date | None
    toelichting: str
    document_id: int | None
    tredebepaling_id: int
    begonnen_bij_id: int | None
    editie_sha256: str | None


def eis_open(stap: Stapvelden) -> None:
    """Raises OngeldigeOvergang when there is nothing to be done any more."""
    if stap.status is not Stapstatus.OPEN:
        raise OngeldigeOvergang(f"Deze stap is al {stap.status.value}.")


def rond_af(stap: Stapvelden, datum: date, toelichting: str, document_id: int | None) -> Stapstatus:
    """Finish an open step; gives the status before. Raises OngeldigeOvergang."""
    eis_open(stap)
    van, stap.status, stap.afgerond_datum = stap.status, Stapstatus.AFGEROND, datum
    stap.toelichting, stap.document_id = toelichting, document_id
    return van


def laat_vervallen(stap: Stapvelden) -> None:
    """An open step lapses with the trede that it belonged to. Raises OngeldigeOvergang."""
    eis_open(stap)
    stap.status = Stapstatus.VERVALLEN


def ga_door(stap: Stapvelden, tredebepaling_id: int) -> None:
    """An open step goes on under a new tredebepaling; it keeps with which one it began. Raises OngeldigeOvergang."""
    eis_open(stap)
    stap.begonnen_bij_id = stap.begonnen_bij_id or stap.tredebepaling_id
    stap.tredebepaling_id = tredebepaling_id


def laat_achter(stap: Stapvelden, sha256: str) -> None:
    """A step is read in the words of the edition that it stays behind in; an open one lapses with it."""
    stap.editie_sha256 = stap.editie_sha256 or sha256
    stap.status = Stapstatus.VERVALLEN if stap.status is Stapstatus.OPEN else stap.status


def neem_mee(stap: Stapvelden) -> None:
    """The new edition knows this step: unless it was finished it goes on, with the term that it had."""
    if stap.status is Stapstatus.VERVALLEN:
        stap.status, stap.editie_sha256 = Stapstatus.OPEN, None

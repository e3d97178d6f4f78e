"""The emergency override: who may ratify it, and how it stands on a day (domein 3; its term is data of the edition)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.vierogen import Betrokkene, toets_tweede


class Noodgreepstatus(StrEnum):
    TE_BEKRACHTIGEN = "te_bekrachtigen"
    NIET_OP_TIJD = "niet_op_tijd"
    """Not ratified, and the last day has passed."""
    BEKRACHTIGD = "bekrachtigd"
    TE_LAAT_BEKRACHTIGD = "te_laat_bekrachtigd"


OPEN = frozenset({Noodgreepstatus.TE_BEKRACHTIGEN, Noodgreepstatus.NIET_OP_TIJD})


def status_op(dag: date, uiterlijk_op: date, bekrachtigd: date | None) -> Noodgreepstatus:
    """How a noodgreep stands at the end of a day; a ratification after that day does not count yet."""
    if bekrachtigd is None or bekrachtigd > dag:
        return Noodgreepstatus.NIET_OP_TIJD if dag > uiterlijk_op else Noodgreepstatus.TE_BEKRACHTIGEN
    return Noodgreepstatus.TE_LAAT_BEKRACHTIGD if bekrachtigd > uiterlijk_op else Noodgreepstatus.BEKRACHTIGD


def toets_bekrachtiging(deed: Betrokkene, wie: Betrokkene, *, is_bekrachtigd: bool) -> None:
    """The other Regievoerder ratifies, once; late is possible. Raises VierOgen, GeenRecht, OngeldigeOvergang."""
    if is_bekrachtigd:
        raise OngeldigeOvergang("Deze noodgreep is al bekrachtigd.")
    toets_tweede(
        deed,
        wie,
        zelf="U deed deze noodgreep zelf. De andere Regievoerder bekrachtigt haar.",
        functie="Uw eigen functie deed deze noodgreep. De andere Regievoerder bekrachtigt haar.",
    )

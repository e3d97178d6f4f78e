"""The regions of a zaak on a day, each with its mandaten, and which of them are missing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.zoeken import op_naam
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import status_op
from app.domain.regio.bovenregionaal import Regiorol, zonder_mandaat
from app.models import Mandaat, Zaak, Zaakregio
from app.regios import profiel
from app.services.mandaat.stand import lijst_mandaten, stand
from app.services.regio.betrokken import lijst


@dataclass(frozen=True)
class Mandaatregel:
    """A mandaat of a region in the present period, with its status on the day."""

    mandaat: Mandaat
    status: Mandaatstatus


@dataclass(frozen=True)
class Regioregel:
    """A region that takes part on the day. `ontbreekt` says that it has granted nothing that is active then."""

    rij: Zaakregio
    naam: str
    mandaten: Sequence[Mandaatregel]
    ontbreekt: bool

    @property
    def accounthoudend(self) -> bool:
        return self.rij.rol is Regiorol.ACCOUNTHOUDEND

    @property
    def gevraagd(self) -> list[Mandaatregel]:
        """What it was asked and has not turned into an active mandaat."""
        return [regel for regel in self.mandaten if regel.status is not Mandaatstatus.ACTIEF]


def betrokken_regios(session: Session, zaak: Zaak, dag: date) -> list[Regioregel]:
    """Who takes part on the day, the account holder first, then by name."""
    rijen = lijst(session, zaak)
    per_regio = mandaten_per_regio(session, zaak, dag)
    actief = [code for code, regels in per_regio.items() if any(r.status is Mandaatstatus.ACTIEF for r in regels)]
    zonder = zonder_mandaat([rij.feiten() for rij in rijen], actief, zaak.regio, dag)
    namen = profiel(zaak.regio)
    regels = [
        Regioregel(rij, namen.naam_van(rij.regio_code), per_regio.get(rij.regio_code, ()), rij.regio_code in zonder)
        for rij in rijen
        if rij.feiten().geldt_op(dag)
    ]
    return sorted(regels, key=lambda regel: (not regel.accounthoudend, op_naam(regel.naam)))


def ontbrekende(session: Session, zaak: Zaak, dag: date) -> list[Regioregel]:
    """Regions that take part on the day without an active mandaat; `gevraagd` says what they were asked."""
    return [regel for regel in betrokken_regios(session, zaak, dag) if regel.ontbreekt]


def mandaten_per_regio(session: Session, zaak: Zaak, dag: date) -> dict[str, list[Mandaatregel]]:
    """Mandaten of the present period by the code of the grantor, with their status at the end of the day."""
    op_id = {mandaat.id: mandaat for mandaat in lijst_mandaten(session, zaak.id)}
    gevonden: dict[str, list[Mandaatregel]] = {}
    for feiten in op_dag(stand(session, zaak), dag):
        mandaat = op_id[feiten.id]
        gevonden.setdefault(mandaat.mandaatgever.code, []).append(Mandaatregel(mandaat, status_op(feiten, dag)))
    return gevonden

"""Who leads a zaak today: who fills the roles, who deputises for whom, and which office nobody fills in this zaak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import RUST, Zaakrol
from app.domain.regio.functies import Bezetting, Functieperiode
from app.models import Rolvervulling
from app.services.kern.bezetting import leidende_functies
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Leider:
    """Somebody in a role. `waarnemend` says that he deputises for nobody: the office has no holder.

    `waarnemers` act for him today.
    """

    naam: str
    rol: Zaakrol
    sinds: date
    is_u: bool = False
    waarnemend: bool = False
    waarnemers: Sequence[Functieperiode] = ()

    @property
    def toegevoegd(self) -> bool:
        return self.rol is Zaakrol.EXTRA_REGIEVOERDER


@dataclass(frozen=True)
class LegePlaats:
    """A leading office that nobody in the zaak fills today, with the name of who does outside it, if anybody."""

    titel: str
    vervuller: str


@dataclass(frozen=True)
class Leiding:
    regie: Sequence[Leider]
    project: Sequence[Leider]
    leeg: Sequence[LegePlaats] = ()


def leiding_op(dossier: Dossier, bezetting: Bezetting, dag: date) -> Leiding:
    """The roles of the zaak with the offices of the region on the day; a zaak at rest follows no office any more."""
    regie = dossier.vervuld(Zaakrol.REGIEVOERDER)
    return Leiding(
        [_leider(v, dossier, bezetting, dag) for v in (*regie, *dossier.vervuld(Zaakrol.EXTRA_REGIEVOERDER))],
        [_leider(v, dossier, bezetting, dag) for v in dossier.vervuld(Zaakrol.PROJECTLEIDER)],
        () if dossier.zaak.toestand in RUST else list(_leeg(dossier, bezetting, dag)),
    )


def _leider(v: Rolvervulling, dossier: Dossier, bezetting: Bezetting, dag: date) -> Leider:
    eigen = bezetting.vervult(v.gebruiker_id, dag)
    houdt = {p.id for p in eigen if p.is_houder}
    return Leider(
        naam=v.gebruiker.naam,
        rol=v.rol,
        sinds=v.van,
        is_u=v.gebruiker_id == dossier.actor.id,
        waarnemend=not houdt and any(p.voor is None for p in eigen),
        waarnemers=[p for p in bezetting if p.voor in houdt and p.geldt_op(dag)],
    )


def _leeg(dossier: Dossier, bezetting: Bezetting, dag: date) -> Iterator[LegePlaats]:
    """A deputy of a holder acts for him and does not replace him; without a holder the deputy leads."""
    leidt = {v.gebruiker_id for v in dossier.vervuld(Zaakrol.REGIEVOERDER)}
    for functie in leidende_functies(dossier.zaak.regio):
        houder = bezetting.houder_op(functie.code, dag)
        vervullers = [houder] if houder else bezetting.waarnemers_op(functie.code, dag)
        if not leidt & {p.gebruiker_id for p in vervullers}:
            yield LegePlaats(functie.titel, vervullers[0].naam if vervullers else "")

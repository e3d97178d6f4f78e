"""A zaak on any day: who held which role and office, who deputised, the trede, the mandaten and their headroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Zaakrol
from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat.mandaatfeiten import is_actief_op
from app.domain.regio.functies import Bezetting, Functieperiode
from app.domain.regio.regio import Functie
from app.domain.termijn.termijn import datum_voluit
from app.models import Functievervulling, Rolvervulling, Stuurgroepplek, Tredebepaling
from app.services.dossier.stand import stand_op
from app.services.kern.bezetting import bezetting_in, functies_van_regio
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import Mandaatregel
from app.services.regio.stuurgroepen import zitten_op


@dataclass(frozen=True)
class Functiestand:
    """An office on a day: its holder, if any, and who deputises."""

    functie: Functie
    houder: Functieperiode | None
    waarnemers: Sequence[Functieperiode]


@dataclass(frozen=True)
class Situatie:
    """The answer for one day. `mandaten` are those on which a decision of that day could rest, spent up or not."""

    datum: date
    bepaling: Tredebepaling
    rollen: Sequence[Rolvervulling]
    functies: Sequence[Functiestand]
    mandaten: Sequence[Mandaatregel]
    ruimte: Ruimte
    stuurgroepen: Sequence[Stuurgroepplek] = ()

    def wie(self, rol: Zaakrol) -> list[str]:
        """The names of who filled the role."""
        return [v.gebruiker.naam for v in self.rollen if v.rol is rol]


def situatie_op(session: Session, dossier: Dossier, datum: date, vandaag: date) -> Situatie:
    """The zaak as it stood at the end of a day: mandaten replayed from the logboek, the rest by the dates of its rows.

    Raises DatumInToekomst, and DatumOnlogisch for a day before the zaak was opened.
    """
    _toets_dag(dossier, datum, vandaag)
    stand = stand_op(session, dossier, datum)
    nu = [m for m in stand.mandaten if m.mandaat.periode == stand.periode]
    return Situatie(
        datum=datum,
        bepaling=stand.bepalingen[-1],
        rollen=[v for v in dossier.vervullingen if v.van <= datum and (v.tot is None or v.tot >= datum)],
        functies=functiestanden(bezetting_in(stand.beeld.rijen.van(Functievervulling)), dossier.zaak.regio, datum),
        mandaten=[m for m in nu if is_actief_op(m.feiten, datum)],
        ruimte=ruimte_op([m.feiten for m in nu], datum),
        stuurgroepen=zitten_op(stand.beeld.rijen.van(Stuurgroepplek), datum),
    )


def functiestanden(bezetting: Bezetting, regio: str, datum: date) -> list[Functiestand]:
    """Every office of the region on a day, in the order of the profile."""
    return [
        Functiestand(f, bezetting.houder_op(f.code, datum), bezetting.waarnemers_op(f.code, datum))
        for f in functies_van_regio(regio).values()
    ]


def _toets_dag(dossier: Dossier, datum: date, vandaag: date) -> None:
    geopend = dossier.zaak.geopend_datum
    if datum > vandaag:
        raise DatumInToekomst("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.", veld="datum")
    if datum < geopend:
        raise DatumOnlogisch(f"De zaak begon op {datum_voluit(geopend)}. Kies die dag of een latere.", veld="datum")

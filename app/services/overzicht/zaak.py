"""A zaak as a whole, as far as an actor may see it: its course, mandaten, decisions and headroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, laatste_dag
from app.models import Afspraak, Besluit, Tredebepaling
from app.services.draaiboek.bepalingen import lijst_afspraken, lijst_bepalingen
from app.services.kern.toegang import Dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, mandaatregels
from app.services.mandaat.toegang import mag_zien, telt_in_ruimte
from app.services.zaak.noodgrepen import Noodgreepregel, lijst_noodgrepen


@dataclass(frozen=True)
class Zaakoverzicht:
    """Everything an actor may see of a zaak, and nothing else.

    `ruimte` and `feiten` are of the whole zaak; for another region of the mandaten that it granted itself.
    """

    bepalingen: Sequence[Tredebepaling]
    mandaten: Sequence[Mandaatregel]
    besluiten: Sequence[tuple[date, int | None]]
    ruimte: Ruimte
    feiten: Sequence[Mandaatfeiten]
    afspraken: Sequence[Afspraak] = ()
    noodgrepen: Sequence[Noodgreepregel] = ()

    def laatste_ruimte(self) -> Ruimte:
        """The headroom on the day of the page; when every mandaat has ended by then, on their last day."""
        if self.ruimte.plafond or not self.eindigde_op:
            return self.ruimte
        return ruimte_op(self.feiten, self.eindigde_op)

    @property
    def eindigde_op(self) -> date | None:
        """The last day on which a financial mandaat of this period was active, when that has passed."""
        dagen = [laatste_dag(f) for f in self.feiten if f.soort is Mandaatsoort.FINANCIEN and f.actief_vanaf]
        return max((d for d in dagen if d < self.ruimte.datum), default=None)


def zaakoverzicht(session: Session, dossier: Dossier, peildatum: date) -> Zaakoverzicht:
    """The zaak as it stands on the day, in as many queries whatever is in it."""
    zaak = dossier.zaak
    besluiten = lijst_besluiten(session, zaak.id)
    regels = mandaatregels(lijst_mandaten(session, zaak.id), besluiten, peildatum)
    nu = [r.feiten for r in regels if r.mandaat.periode == zaak.periode and telt_in_ruimte(dossier, r.mandaat)]
    return Zaakoverzicht(
        bepalingen=lijst_bepalingen(session, zaak),
        mandaten=[r for r in regels if mag_zien(dossier, dossier.actor, r.mandaat)],
        besluiten=_bedragen(dossier, besluiten),
        ruimte=ruimte_op(nu, peildatum),
        feiten=nu,
        afspraken=lijst_afspraken(session, zaak) if dossier.volledig else (),
        noodgrepen=lijst_noodgrepen(session, zaak, peildatum) if dossier.volledig else (),
    )


def _bedragen(dossier: Dossier, besluiten: Sequence[Besluit]) -> list[tuple[date, int | None]]:
    """Day and amount of each decision: the whole for the team, a grantor's own part for himself."""
    if dossier.volledig:
        return [(b.datum, b.bedrag) for b in besluiten]
    eigen = dossier.actor.organisatie_id
    return [(b.datum, d.bedrag or None) for b in besluiten for d in b.delen if d.mandaat.mandaatgever_id == eigen]

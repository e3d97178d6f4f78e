"""A zaak as a whole, as far as an actor may see it: its course, mandaten, decisions and headroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, laatste_dag
from app.models import Afspraak, Mandaat, Tredebepaling
from app.services.draaiboek.bepalingen import lijst_afspraken, lijst_bepalingen
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import Boeking, Mandaatregel, mandaten_met_delen, regels_met
from app.services.mandaat.toegang import mag_zien, telt_in_ruimte
from app.services.overzicht.zaakfeiten import Afspraakstand
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
    afspraken: Sequence[Afspraak | Afspraakstand] = ()
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


@dataclass(frozen=True)
class Gelezen:
    """What who asks has read already: the course of the zaak, its agreements and its noodgrepen."""

    bepalingen: Sequence[Tredebepaling]
    afspraken: Sequence[Afspraak | Afspraakstand] = ()
    noodgrepen: Sequence[Noodgreepregel] = ()


def zaakoverzicht(session: Session, dossier: Dossier, peildatum: date, gelezen: Gelezen | None = None) -> Zaakoverzicht:
    """The zaak as it stands on the day, in as many queries whatever is in it."""
    zaak = dossier.zaak
    mandaten, boekingen = mandaten_met_delen(session, zaak.id)
    regels = regels_met(mandaten, boekingen, peildatum)
    nu = [r.feiten for r in regels if r.mandaat.periode == zaak.periode and telt_in_ruimte(dossier, r.mandaat)]
    gelezen = gelezen or _lees(session, dossier, peildatum)
    return Zaakoverzicht(
        bepalingen=gelezen.bepalingen,
        mandaten=[r for r in regels if mag_zien(dossier, dossier.actor, r.mandaat)],
        besluiten=_bedragen(dossier, mandaten, boekingen),
        ruimte=ruimte_op(nu, peildatum),
        feiten=nu,
        afspraken=gelezen.afspraken,
        noodgrepen=gelezen.noodgrepen,
    )


def _lees(session: Session, dossier: Dossier, peildatum: date) -> Gelezen:
    zaak, heel = dossier.zaak, dossier.volledig
    return Gelezen(
        lijst_bepalingen(session, zaak),
        lijst_afspraken(session, zaak) if heel else (),
        lijst_noodgrepen(session, zaak, peildatum) if heel else (),
    )


def _bedragen(
    dossier: Dossier, mandaten: Sequence[Mandaat], boekingen: Sequence[Boeking]
) -> list[tuple[date, int | None]]:
    """Day and amount of each decision: the whole for the team, a grantor's own part for himself."""
    if dossier.volledig:
        return list({b.besluit_id: (b.datum, b.bedrag) for b in boekingen}.values())
    eigen = {m.id for m in mandaten if m.mandaatgever_id == dossier.actor.organisatie_id}
    return [(b.datum, b.deel or None) for b in boekingen if b.mandaat_id in eigen]

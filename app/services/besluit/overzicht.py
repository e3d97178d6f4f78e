"""What pages read about decisions: those that somebody may see, refused attempts, and what can still be spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.zoeken import op_naam
from app.domain.logboek.keten import GEWEIGERD
from app.domain.mandaat.houderschap import Houderschap, in_een_functie
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, is_actief_op, status_op
from app.domain.mandaat.ontbreekt import wat_ontbreekt
from app.models import Besluit, BesluitDeel
from app.services.kern.toegang import Dossier
from app.services.logboek.lezen import Leesregel, Logboekfilter, lees_logboek
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.houderschap import houderschap_van
from app.services.mandaat.stand import feiten_op, feiten_voor_besluit
from app.services.mandaat.toegang import mag_zien


@dataclass(frozen=True)
class Besluitregel:
    """A decision with the parts that its reader may see, and the entry that reverses it or that it reverses."""

    besluit: Besluit
    delen: Sequence[BesluitDeel]
    draait_terug: Besluit | None
    teruggedraaid_door: Besluit | None


def besluitregels(session: Session, dossier: Dossier) -> list[Besluitregel]:
    """The decisions of the zaak that this actor may see, in order of entry."""
    return regels_voor(dossier, lijst_besluiten(session, dossier.zaak.id))


def regels_voor(dossier: Dossier, alle: Sequence[Besluit]) -> list[Besluitregel]:
    """The team sees every decision; a grantor those in which it has a part, with no part but its own."""
    op_id = {b.id: b for b in alle}
    tegen = {b.tegenboeking_van_id: b for b in alle if b.tegenboeking_van_id}
    regels = [Besluitregel(b, _delen(dossier, b), op_id.get(b.tegenboeking_van_id or 0), tegen.get(b.id)) for b in alle]
    return [r for r in regels if dossier.volledig or r.delen]


def _delen(dossier: Dossier, besluit: Besluit) -> list[BesluitDeel]:
    delen = [d for d in besluit.delen if mag_zien(dossier, dossier.actor, d.mandaat)]
    return sorted(delen, key=lambda d: (op_naam(d.mandaat.mandaatgever.naam), d.mandaat_id))


def geweigerde_besluiten(session: Session, dossier: Dossier) -> list[Leesregel]:
    """Refused attempts to decide, newest first, as the logboek has them; at most a page of it."""
    regels, _volgende = lees_logboek(session, dossier.zaak, Logboekfilter(actie="neem_besluit", uitkomst=GEWEIGERD))
    return regels


@dataclass(frozen=True)
class Besteding:
    """The financial mandaten under which somebody can decide on a day, by grantor, and the offices (codes) in which he
    can: empty when there is no choice of capacity.

    `over` is what a decision of that day can still take: less than the headroom of that day when more was decided
    since.
    """

    mandaten: Sequence[Mandaatfeiten]
    functies: Sequence[str] = ()


def te_besteden(session: Session, dossier: Dossier, dag: date, functie: str | None = None) -> Besteding:
    """What this actor can decide under on the day, in the capacity that he chose."""
    alle = feiten_voor_besluit(session, dossier.zaak, dag)
    wie = houderschap_van(session, dossier.zaak.regio, dossier.actor, alle, dag)
    geld = [f for f in alle if f.soort is Mandaatsoort.FINANCIEN]
    try:
        eigen = in_een_functie(geld, wie, functie)
    except OngeldigeInvoer:  # he deputises in several offices, and did not say yet in which he acts
        eigen = []
    return Besteding([f for f in eigen if is_actief_op(f, dag)], _functies(alle, wie))


def _functies(mandaten: Sequence[Mandaatfeiten], wie: Houderschap) -> list[str]:
    """The offices that he deputises, when he holds something else too."""
    eigen = [f for f in mandaten if wie.is_houder(f)]
    waargenomen = {f.houder_functie for f in eigen if wie.neemt_waar(f)}
    zelf = any(not wie.neemt_waar(f) for f in eigen)
    return sorted(filter(None, waargenomen)) if len(waargenomen) + zelf > 1 else []


def wat_ontbreekt_voor(session: Session, dossier: Dossier, dag: date) -> str:
    """Why this actor cannot decide about money on the day: what his mandaten wait for; empty when he can."""
    geld = [f for f in feiten_op(session, dossier.zaak, dag) if f.soort is Mandaatsoort.FINANCIEN]
    wie = houderschap_van(session, dossier.zaak.regio, dossier.actor, geld, dag)
    eigen = [f for f in geld if wie.is_houder(f)]
    if geld and not eigen:
        return "U bent geen houder van een mandaat voor financiën in deze zaak. De houder kan wel een besluit nemen."
    return wat_ontbreekt({status_op(f, dag) for f in eigen})

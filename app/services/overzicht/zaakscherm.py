"""One zaak on one screen: everything that its first page tells to who looks, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.aanbieder.kwartaal import Horizon
from app.domain.basis.begrippen import RUST
from app.domain.basis.inzage import Inzage
from app.domain.draaiboek.draaiboekdelen import ZORG_STOPT
from app.domain.openstaand.kinderen.plaatsing import WACHTEND
from app.domain.openstaand.toezicht import PLAN, PLANSTAP, ZONDER_PLAN
from app.domain.regio.functies import Bezetting
from app.domain.telling.telling import Geteld
from app.services.aanbieder.kwartalen import Kwartaalregel, lijst_kwartalen
from app.services.besluit.spoedlijst import Spoedregel, lijst_spoedbesluiten
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.openstaand.lijst import van_zaak
from app.services.openstaand.lijstpunt import Openstaand, te_doen
from app.services.overzicht.leiding import Leiding, leiding_op
from app.services.overzicht.logboekgroep import Regelgroep, laatste_groepen
from app.services.overzicht.mandaatstand import Mandaatstand, mandaatstand
from app.services.overzicht.volgt import Taak, taken
from app.services.overzicht.zaak import Gelezen, Zaakoverzicht, zaakoverzicht
from app.services.overzicht.zaakfeiten import (
    KWARTALEN,
    NOODGREPEN,
    SPOEDBESLUITEN,
    STANDEN,
    TELLINGEN,
    Zaakfeiten,
    lees_zaakfeiten,
)
from app.services.overzicht.zaaktelling import Tellingen, uit
from app.services.plaatsing.geteld import IN_ZORG, op_het_bord
from app.services.plaatsing.mandaat import Gemachtigd, wie_mag_opschalen
from app.services.telling.blad import NIET_GETELD, kernaantallen
from app.services.termijn.stappen import Verloop, lees_verloop
from app.services.zaak.noodgrepen import lijst_noodgrepen

REGELS, GROEPEN = 60, 6
"""How far back the newest entries are read, and how many lines are made of them."""


@dataclass(frozen=True)
class Zaakscherm:
    """What the page tells; a part that somebody may not see is empty, or None.

    `kas` is the newest quarter whose figures say how long the cash lasts, or else the newest; None without any.
    `opschalen` is who has the power to decide where children wait harmfully; None when they do not.
    """

    dag: date
    overzicht: Zaakoverzicht
    punten: Sequence[Openstaand]
    taken: Sequence[Taak]
    mandaten: Mandaatstand
    aantallen: Mapping[str, Geteld]
    feiten: Zaakfeiten
    leiding: Leiding | None
    kas: Kwartaalregel | None
    logboek: Sequence[Regelgroep]
    verloop: Verloop
    opschalen: Gemachtigd | None = None
    spoed: Sequence[Spoedregel] = ()

    @property
    def tellingen(self) -> Tellingen:
        """How much there is behind each page of the zaak."""
        return uit(self.punten, self.feiten.aantal)

    @property
    def toezichtplan(self) -> Sequence[Openstaand]:
        """Open of the plan of the toezicht: that there is none, its term, its steps; what is due first leads."""
        open_ = [punt for punt in self.punten if punt.soort.code in (ZONDER_PLAN, PLAN, PLANSTAP)]
        return sorted(open_, key=lambda punt: (punt.soort.code == PLANSTAP, punt.punt.uiterlijk_op or self.dag))

    @property
    def schadelijk(self) -> Sequence[Openstaand]:
        """Bookings whose children wait longer than is harmless; never how many children."""
        return te_lang(self.punten)

    @property
    def peildag(self) -> date:
        """The day that the page tells of: today; of a zaak at rest the day since which it is."""
        rust = [b.datum for b in self.overzicht.bepalingen[-1:] if b.naar in RUST]
        return rust[0] if rust else self.dag

    @property
    def te_laat(self) -> int:
        return sum(punt.te_laat for taak in self.taken for punt in taak.punten)

    @property
    def horizon(self) -> Horizon | None:
        return self.kas.horizon if self.kas else None

    @property
    def zonder_plek(self) -> bool:
        """Whether children that are to be placed have no place: care in fact stopped."""
        stopt = self.feiten.gebeurtenis(ZORG_STOPT)
        er_zijn = self.aantallen.get("nog_te_plaatsen", Geteld()).er_zijn
        return bool(stopt and er_zijn and stopt.datum <= self.dag)


def zaakscherm(session: Session, dossier: Dossier, dag: date, bezetting: Bezetting | None = None) -> Zaakscherm:
    """For this actor on this day. `bezetting` is that of the region of the zaak, when it is at hand already."""
    heel, zaak, punten = dossier.volledig, dossier.zaak, van_zaak(session, dossier, dag)
    feiten = lees_zaakfeiten(session, dossier) if heel else Zaakfeiten()
    verloop = lees_verloop(session, zaak)
    noodgrepen = lijst_noodgrepen(session, zaak, dag) if feiten.aantal.get(NOODGREPEN) else ()
    overzicht = zaakoverzicht(session, dossier, dag, Gelezen(verloop.bepalingen, feiten.afspraken, noodgrepen))
    te_lang_wacht = heel and te_lang(punten)
    return Zaakscherm(
        dag=dag,
        overzicht=overzicht,
        punten=punten,
        taken=taken(te_doen(punten, zaak.toestand)),
        mandaten=mandaatstand(overzicht.mandaten, zaak.periode, punten),
        aantallen=_aantallen(session, dossier, feiten),
        feiten=feiten,
        leiding=_leiding(session, dossier, dag, bezetting),
        kas=_kas(lijst_kwartalen(session, zaak)) if feiten.aantal.get(KWARTALEN) else None,
        logboek=laatste_groepen(session, zaak, REGELS, GROEPEN) if heel else (),
        verloop=verloop,
        opschalen=wie_mag_opschalen(session, dossier, dag, overzicht.feiten) if te_lang_wacht else None,
        spoed=lijst_spoedbesluiten(session, dossier, dag) if feiten.aantal.get(SPOEDBESLUITEN) else (),
    )


def _aantallen(session: Session, dossier: Dossier, feiten: Zaakfeiten) -> Mapping[str, Geteld]:
    """What was counted by municipality; who is in care by the placement board, when that was not."""
    heel = dossier.volledig
    geteld = kernaantallen(session, dossier) if feiten.aantal.get(TELLINGEN, not heel) else NIET_GETELD
    if not feiten.aantal.get(STANDEN, not heel) or IN_ZORG not in geteld or not geteld[IN_ZORG].onbekend:
        return geteld
    return {**geteld, IN_ZORG: op_het_bord(session, dossier)}


def te_lang(punten: Sequence[Openstaand]) -> list[Openstaand]:
    """Bookings that wait for somebody's yes past the day on which that begins to do harm."""
    return [punt for punt in punten if punt.soort.code == WACHTEND and punt.te_laat]


def _leiding(session: Session, dossier: Dossier, dag: date, bezetting: Bezetting | None) -> Leiding | None:
    """Another region is not told who leads."""
    if dossier.inzage is Inzage.EIGEN:
        return None
    if bezetting is None:
        bezetting = lees_bezetting(session, dossier.zaak.regio)
    return leiding_op(dossier, bezetting, dag)


def _kas(regels: Sequence[Kwartaalregel]) -> Kwartaalregel | None:
    met_kas = [regel for regel in regels if regel.horizon]
    return next(iter((met_kas or list(regels))[-1:]), None)

"""The spoedbesluiten of a zaak as somebody may see them, as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.besluit.spoed import Deelfeiten, Spoedstand, Spoeduitkomst, stand_op
from app.domain.besluit.tweehandtekeningen import toets_intrekker, toets_ondertekenaar
from app.domain.besluit.verdeling import hoe_verdeeld
from app.domain.regio.functies import Bezetting
from app.models import Spoedbesluit, Spoeddeel
from app.services.besluit.spoed import ONZICHTBAAR
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.mandaat.gevers.account import met_account


@dataclass(frozen=True)
class Spoedregel:
    """A spoedbesluit on a day, with the parts that its reader may see and what he can do with it.

    `beletsel` says why he may not sign it as the other Regievoerder; None when he may, or when it was signed. `feiten`
    is what is due of each part (by its id), `op_papier` the colleges (ids) whose decision he can record from paper.
    """

    besluit: Spoedbesluit
    delen: Sequence[Spoeddeel]
    stand: Spoedstand
    dag: date
    beletsel: str | None
    eigen: Spoeddeel | None
    feiten: Mapping[int, Deelfeiten]
    mag_intrekken: bool = False
    op_papier: Collection[int] = ()

    @property
    def hoe(self) -> str:
        """By which key it was divided; empty for inhoud."""
        return hoe_verdeeld(self.besluit.sleutel, self.besluit.peiljaar) if self.besluit.sleutel else ""

    @property
    def mag_tekenen(self) -> bool:
        """After its last day too: what was signed in time can be recorded later."""
        return self.besluit.tweede_datum is None and self.besluit.einde is None and self.beletsel is None

    @property
    def mag_weigeren(self) -> bool:
        """Before it counts; after that it can be withdrawn."""
        return self.mag_tekenen and not self.besluit.geldt_op(self.dag)

    @property
    def te_bekrachtigen(self) -> bool:
        """Whether its parts are for the colleges to decide about."""
        einde = self.besluit.einde
        return self.besluit.geldt_op(self.dag) and not (einde and einde.niets_te_bekrachtigen)

    @property
    def mag_beslissen(self) -> bool:
        return self.eigen is not None and self.wacht(self.eigen)

    def wacht(self, deel: Spoeddeel) -> bool:
        """Whether it still waits for its college: nobody decided it, and nobody bears it instead."""
        feiten = deel.feiten()
        return self.te_bekrachtigen and feiten.uitkomst is Spoeduitkomst.WACHT and feiten.gedragen is None

    def bedrag_van(self, deel: Spoeddeel) -> int:
        """What is due of it, in euro cents."""
        return self.feiten[deel.id].bedrag

    def is_ongedekt(self, deel: Spoeddeel) -> bool:
        """Whether nobody covers this part on the day, and nobody bears it either."""
        ongedekt = deel.feiten().is_ongedekt_op(self.dag, self.besluit.geldig_tot)
        return self.te_bekrachtigen and ongedekt and not self.is_gedragen(deel)

    def is_gedragen(self, deel: Spoeddeel) -> bool:
        """Whether somebody bears it instead of its college."""
        return self.te_bekrachtigen and deel.feiten().is_gedragen_op(self.dag, self.besluit.geldig_tot)

    def mag_van_papier(self, deel: Spoeddeel) -> bool:
        return self.wacht(deel) and deel.organisatie_id in self.op_papier


def lijst_spoedbesluiten(session: Session, dossier: Dossier, dag: date) -> list[Spoedregel]:
    """Those of the zaak, the newest first: the team sees every part, a college its own."""
    rijen = session.scalars(
        select(Spoedbesluit)
        .where(Spoedbesluit.zaak_id == dossier.zaak.id)
        .order_by(Spoedbesluit.volgnr.desc())
        .options(
            joinedload(Spoedbesluit.nemer, innerjoin=True),
            joinedload(Spoedbesluit.tweede),
            joinedload(Spoedbesluit.einde_door),
            selectinload(Spoedbesluit.delen).joinedload(Spoeddeel.organisatie, innerjoin=True),
        )
        .execution_options(populate_existing=True)
    ).all()
    neemt = dossier.mag(Recht.BESLUIT_NEMEN)
    bezetting = lees_bezetting(session, dossier.zaak.regio) if rijen and neemt else Bezetting()
    zonder = _zonder_account(session, dossier, rijen)
    gezien = [_regel(dossier, rij, bezetting, dag, zonder) for rij in rijen]
    return [regel for regel in gezien if dossier.volledig or regel.eigen]


def vind_spoedbesluit(session: Session, dossier: Dossier, volgnr: int, dag: date) -> Spoedregel:
    """One of them. Raises NietGevonden."""
    gevonden = [r for r in lijst_spoedbesluiten(session, dossier, dag) if r.besluit.volgnr == volgnr]
    if not gevonden:
        raise NietGevonden(ONZICHTBAAR)
    return gevonden[0]


def _zonder_account(session: Session, dossier: Dossier, rijen: Sequence[Spoedbesluit]) -> set[int]:
    """The colleges whose decision this account can record from paper."""
    if not rijen or not dossier.mag(Recht.MANDAAT_VASTLEGGEN):
        return set()
    colleges = {deel.organisatie_id for rij in rijen for deel in rij.delen}
    return colleges - met_account(session, colleges)


def _regel(dossier: Dossier, rij: Spoedbesluit, bezetting: Bezetting, dag: date, zonder: Collection[int]) -> Spoedregel:
    eigen = next((d for d in rij.delen if d.organisatie_id == dossier.actor.organisatie_id), None)
    geeft, zelf = dossier.mag(Recht.MANDAAT_VERLENEN), dossier.actor.persoon_id
    geldt, einde = rij.geldt_op(dag), rij.einde_bekend_op(dag)
    return Spoedregel(
        besluit=rij,
        delen=rij.delen if dossier.volledig else [eigen] if eigen else [],
        stand=stand_op(dag, rij.geldig_tot, geldt=geldt, delen=[d.feiten() for d in rij.delen], einde=einde),
        dag=dag,
        beletsel=_beletsel(dossier, rij, bezetting, dag),
        eigen=eigen if geeft else None,
        feiten=rij.feiten_van(rij.delen, dag),
        mag_intrekken=_mag_intrekken(dossier, rij, bezetting, dag),
        op_papier=zonder if zelf not in (rij.genomen_persoon_id, rij.tweede_persoon_id) else (),
    )


def _beletsel(dossier: Dossier, rij: Spoedbesluit, bezetting: Bezetting, dag: date) -> str | None:
    if not dossier.mag(Recht.BESLUIT_NEMEN):
        return ""
    if rij.tweede_datum is not None:
        return None
    actor, leidend = dossier.actor, dossier.profiel.leidende_functies
    eerste = bezetting.eerste(rij.genomen_persoon_id, dag_van(rij.ingevoerd_op))
    tweede = bezetting.tweede(actor.persoon_id, dag)
    return _bericht(lambda: toets_ondertekenaar(eerste, tweede, actor.functies, leidend))


def _mag_intrekken(dossier: Dossier, rij: Spoedbesluit, bezetting: Bezetting, dag: date) -> bool:
    """What counts either of the two, what does not yet who took it."""
    if not dossier.mag(Recht.BESLUIT_NEMEN) or rij.einde is not None or dag > rij.geldig_tot:
        return False
    if rij.geldt_op(dag):
        return bool(dossier.actor.functies & dossier.profiel.leidende_functies)
    eerste = bezetting.eerste(rij.genomen_persoon_id, dag_van(rij.ingevoerd_op))
    return _bericht(lambda: toets_intrekker(eerste, bezetting.tweede(dossier.actor.persoon_id, dag))) is None


def _bericht(toets: Callable[[], None]) -> str | None:
    try:
        toets()
    except DomeinFout as fout:
        return fout.bericht
    return None

"""What of decisions and spoedbesluiten was promised, and what can still be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.domain.besluit.spoed import Spoedeinde
from app.models import Besluit, Spoedbesluit, Zaak
from app.services.geld.boek import Geldboek, Geldregel, lees_geld
from app.services.geld.toezeggen import kan_dragen
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Besluitruimte:
    """A decision about money with what is left of it, in euro cents."""

    id: int
    volgnr: int
    datum: date
    omschrijving: str
    over: int
    spoed: bool = False
    """A spoedbesluit; that has numbers of its own."""

    @property
    def kort(self) -> str:
        """What was decided, as far as it fits in a list."""
        return self.omschrijving if len(self.omschrijving) <= 60 else f"{self.omschrijving[:57]}…"


def besluiten_met_ruimte(session: Session, zaak: Zaak, dag: date) -> list[Besluitruimte]:
    """Those that were not reversed and have something left, in order of entry; then spoedbesluiten that count on the
    day, or did.
    """
    boek = lees_geld(session, zaak)
    alle = session.scalars(select(Besluit).where(Besluit.zaak_id == zaak.id).order_by(Besluit.volgnr)).all()
    terug = {b.tegenboeking_van_id for b in alle}
    ruimte = [
        Besluitruimte(b.id, b.volgnr, b.datum, b.omschrijving, (b.bedrag or 0) - boek.toegezegd_onder(b.id))
        for b in alle
        if kan_dragen(b) and b.id not in terug
    ]
    return [regel for regel in [*ruimte, *_spoed(session, zaak, boek, dag)] if regel.over > 0]


def _spoed(session: Session, zaak: Zaak, boek: Geldboek, dag: date) -> list[Besluitruimte]:
    """Also those that ended: what was promised before that may be entered late."""
    vraag = select(Spoedbesluit).where(Spoedbesluit.zaak_id == zaak.id, Spoedbesluit.soort == Mandaatsoort.FINANCIEN)
    return [
        Besluitruimte(b.id, b.volgnr, b.datum, b.omschrijving, _over_onder_spoed(b, boek, dag), spoed=True)
        for b in session.scalars(vraag.order_by(Spoedbesluit.volgnr))
    ]


def _over_onder_spoed(rij: Spoedbesluit, boek: Geldboek, dag: date) -> int:
    """What can still be promised under it, in euro cents; nothing as long as not all signed."""
    return rij.telt_mee - boek.toegezegd_onder_spoed(rij.id) if rij.geldt_op(dag) else 0


@dataclass(frozen=True)
class Onder:
    """The commitments under a decision or a spoedbesluit, and what can still be promised; euro cents."""

    regels: Sequence[Geldregel]
    toegezegd: int
    over: int


def onder_besluit(session: Session, dossier: Dossier, besluit: Besluit, *, teruggedraaid: bool) -> Onder | None:
    """For who may see every commitment; None for anybody else, and of what carries none. Under one that was reversed
    (`teruggedraaid`) nothing can be promised any more.
    """
    if not dossier.mag(Recht.GELD_BOEKEN) or not kan_dragen(besluit):
        return None
    boek = lees_geld(session, dossier.zaak)
    som = boek.toegezegd_onder(besluit.id)
    over = 0 if teruggedraaid else (besluit.bedrag or 0) - som
    return Onder([r for r in boek.regels if r.rij.besluit_id == besluit.id], som, over)


def onder_spoedbesluiten(
    session: Session, dossier: Dossier, rijen: Iterable[Spoedbesluit], dag: date
) -> dict[int, Onder]:
    """The same on a day of each of these (by id) about money, but what was refused; empty for who may not see
    commitments.
    """
    met_geld = [rij for rij in rijen if rij.bedrag is not None and rij.einde_wijze is not Spoedeinde.GEWEIGERD]
    if not met_geld or not dossier.mag(Recht.GELD_BOEKEN):
        return {}
    boek = lees_geld(session, dossier.zaak)
    return {
        rij.id: Onder(
            [r for r in boek.regels if r.rij.spoedbesluit_id == rij.id],
            boek.toegezegd_onder_spoed(rij.id),
            _over_onder_spoed(rij, boek, dag),
        )
        for rij in met_geld
    }

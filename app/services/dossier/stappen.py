"""The steps of a zaak as they stood at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Stapstatus
from app.domain.draaiboek.draaiboek import Editie
from app.models import Stap, Tredebepaling
from app.services.draaiboek.edities import stap_in
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.termijn.stappen import Zaakstap


@dataclass(frozen=True)
class Stapstand:
    """A step and its status on the day."""

    stap: Zaakstap
    status: Stapstatus
    te_laat: bool


def zaakstappen(beeld: Zaakfeit) -> list[Zaakstap]:
    """All steps of the zaak, those of the latest tredebepaling last."""
    return [Zaakstap(s, stap_in(beeld.editie_van(s.editie_sha256), s.code)) for s in beeld.rijen.van(Stap)]


def stappen_op(
    stappen: Iterable[Zaakstap], bepalingen: Sequence[Tredebepaling], editie: Editie, dag: date
) -> list[Stapstand]:
    """Steps of determinations up to the day. An open step lapses with the determination that follows the last under
    which it was to be done, or when the zaak moves to an edition without it; one that a later edition brought is not
    there yet.
    """
    ids = [b.id for b in bepalingen]
    standen = []
    for stap in (s for s in stappen if (s.stap.begonnen_bij_id or s.stap.tredebepaling_id) in ids):
        klaar = stap.stap.afgerond_datum is not None and stap.stap.afgerond_datum <= dag
        vreemd = editie.stap(stap.stap.code) is None
        if vreemd and not klaar and stap.stap.editie_sha256 is None:
            continue
        verlaten = vreemd or stap.stap.tredebepaling_id in ids[:-1]
        status = Stapstatus.AFGEROND if klaar else Stapstatus.VERVALLEN if verlaten else Stapstatus.OPEN
        uiterlijk = stap.stap.uiterlijk_op
        te_laat = status is Stapstatus.OPEN and uiterlijk is not None and uiterlijk < dag
        standen.append(Stapstand(stap, status, te_laat))
    return standen

"""Each zaak with its frame and the rows that its sources read: all of it in one statement, however many zaken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from app.domain.draaiboek.draaiboek import Editie
from app.domain.mandaat.mandaat import WEIGERINGEN
from app.domain.openstaand.kader import Bepaald, Kader
from app.models import LogboekRegel, Stap, Tredebepaling, Zaak
from app.regios import profiel
from app.services.draaiboek.edities import editie_bij, editie_met
from app.services.kern.rijen import Model, Rijen, lees_rijen

F = TypeVar("F")
K = TypeVar("K")
ALTIJD = frozenset({Zaak, Tredebepaling})
"""What the frame of a zaak is made of."""
LEG_VAST, LEES_EXPORT = "leg_afspraak_vast", "lees_export"
ACTIES = (LEG_VAST, LEES_EXPORT, *WEIGERINGEN)
"""Acts that leave something for the sources in the logboek alone: a day, or that they were done."""


@dataclass(frozen=True)
class Zaakfeit:
    """A zaak with what its sources read of it; `edities` are those that steps stayed behind in, by their SHA-256."""

    id: int
    editie: Editie
    kader: Kader
    rijen: Rijen
    edities: Mapping[str, Editie]

    def editie_van(self, sha256: str | None) -> Editie:
        """That of a step: of the zaak, or the one that it stayed behind in."""
        return self.edities[sha256] if sha256 else self.editie

    def genoteerd(self, actie: str) -> dict[str, list[LogboekRegel]]:
        """The lines of this act in its logboek by what they are about, oldest first."""
        regels = self.rijen.van(LogboekRegel)
        return per_sleutel((regel.object, regel) for regel in regels if regel.actie == actie and regel.object)


def lees_zaken(
    session: Session, ids: Collection[int], soorten: Collection[Model], punten: Collection[str] | None = None
) -> dict[int, Zaakfeit]:
    """Those that were not destroyed: of one that was, nothing is open but what its declaration says. Of what is open
    now only the kinds `punten`, or all.
    """
    alle = lees_rijen(session, ids, ALTIJD.union(soorten), ACTIES, punten)
    return {id_: maak_zaakfeit(session, rijen) for id_, rijen in alle.items() if _leeft(rijen)}


def _leeft(rijen: Rijen) -> bool:
    return bool(rijen.van(Tredebepaling)) and rijen.van(Zaak)[0].vernietigd_op is None


def maak_zaakfeit(session: Session, rijen: Rijen) -> Zaakfeit:
    """The one of which these are the rows."""
    (zaak,) = rijen.van(Zaak)
    editie = editie_bij(session, zaak.editie_sha256, zaak.editie)
    kader = Kader(
        profiel=profiel(zaak.regio),
        periode=zaak.periode,
        toestand=zaak.toestand,
        toestand_sinds=zaak.toestand_sinds,
        verloop=[Bepaald(b.volgnr, b.periode, b.naar, b.datum) for b in rijen.van(Tredebepaling)],
        grendels=editie.grendels,
        drempels=editie.drempels,
    )
    achter = {stap.editie_sha256 for stap in rijen.van(Stap)} if rijen.heeft(Stap) else set()
    return Zaakfeit(zaak.id, editie, kader, rijen, {sha: editie_met(session, sha) for sha in achter if sha})


def per_sleutel(paren: Iterable[tuple[K, F]]) -> dict[K, list[F]]:
    """Group facts by a key, in the order in which they come."""
    gevonden: dict[K, list[F]] = {}
    for sleutel, feit in paren:
        gevonden.setdefault(sleutel, []).append(feit)
    return gevonden

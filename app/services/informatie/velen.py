"""Several duties to inform, or council letters, told in one go: each by its own act, with its own entry."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Middel
from app.models import Informatieplicht, Raadsbrief
from app.services.informatie.plichten import Verzending, meld_verzonden
from app.services.informatie.plichtenblad import ONBEKEND, plichten_van
from app.services.informatie.raadsbriefblad import ONZICHTBAAR, lijst_brieven
from app.services.informatie.raadsbrieven import verzend_raadsbrief
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk
from app.services.kern.velen import Deel, Uitslag, doe_velen


@dataclass(frozen=True, kw_only=True)
class Verzendingen:
    """What was sent to these parties (ids of duties): without `middel` each by what the edition names for it.

    With `alles` nothing is kept when one of them cannot be recorded.
    """

    plichten: Sequence[int]
    datum: date
    middel: Middel | None = None
    toelichting: str = ""
    document_id: int | None = None
    alles: bool = True

    def voor(self, plicht: Informatieplicht) -> Verzending:
        """Of one duty. Raises OngeldigeInvoer when nothing says by what."""
        middel = self.middel or plicht.brief
        if middel is None:
            raise OngeldigeInvoer("Kies waarmee deze partij is geïnformeerd.", veld="middel")
        return Verzending(self.datum, middel, self.toelichting, self.document_id)


def meld_velen_verzonden(werk: Werk, zaaknummer: str, wat: Verzendingen) -> Uitslag[Informatieplicht]:
    """Record of several parties that they were informed. Raises NietAlles, NietGevonden, OngeldigeInvoer, GeenRecht."""
    zaak = open_dossier(werk, zaaknummer, Recht.INFORMATIE_VASTLEGGEN).zaak
    bekend = {plicht.id: plicht for plicht in werk.session.scalars(plichten_van(zaak))}
    _eis_bekend(wat.plichten, bekend, ONBEKEND)

    def meld(werk_: Werk, nr: int) -> Informatieplicht:
        return meld_verzonden(werk_, zaaknummer, nr, wat.voor(bekend[nr]))

    namen = {nr: plicht.partij for nr, plicht in bekend.items()}
    return doe_velen(werk, [Deel(nr, namen[nr], partial(meld, nr=nr)) for nr in wat.plichten], alles=wat.alles)


def verzend_raadsbrieven(
    werk: Werk, zaaknummer: str, brieven: Sequence[int], datum: date, toelichting: str = "", *, alles: bool = True
) -> Uitslag[Raadsbrief]:
    """Record of several letters (ids) that they were sent to their council. Raises NietAlles, NietGevonden, GeenRecht.

    A municipality sees its own alone: another one does not exist for it.
    """
    dossier = open_dossier(werk, zaaknummer, Recht.RAADSBRIEF_VERZENDEN)
    bekend = {r.brief.id: r.gemeente for r in lijst_brieven(werk.session, dossier, werk.verzoek.vandaag)}
    _eis_bekend(brieven, bekend, ONZICHTBAAR)

    def verzend(werk_: Werk, nr: int) -> Raadsbrief:
        return verzend_raadsbrief(werk_, zaaknummer, nr, datum, toelichting)

    return doe_velen(werk, [Deel(nr, bekend[nr], partial(verzend, nr=nr)) for nr in brieven], alles=alles)


def _eis_bekend(gevraagd: Sequence[int], bekend: Collection[int], bericht: str) -> None:
    if not set(gevraagd) <= set(bekend):
        raise NietGevonden(bericht)
    if len(set(gevraagd)) < len(gevraagd):
        raise OngeldigeInvoer("Hetzelfde staat er twee keer.", veld="kies")

"""Noodgrepen, exports with whether they were read, and what was said about keeping or destroying a zaak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.afloop import Bewaarfeit, Exportfeit, Noodgreepfeit
from app.domain.openstaand.buiten import Zgwfeit
from app.models import Bewaarbesluit, Export, LogboekRegel, Noodgreep, Organisatie, Vernietiging, Zgwverwijzing
from app.services.openstaand.feiten.ambten import ambten_in, andere_leider
from app.services.openstaand.feiten.kaders import LEES_EXPORT, Zaakfeit


def noodgrepen(zaak: Zaakfeit) -> list[Noodgreepfeit]:
    ambten = ambten_in(zaak.rijen)
    return [
        Noodgreepfeit(
            id=rij.id,
            datum=rij.datum,
            uiterlijk_op=rij.uiterlijk_op,
            bekrachtigd=rij.bekrachtigd_datum,
            ander=andere_leider(zaak.kader.profiel, ambten, rij.persoon_id, _dag(rij.ingevoerd_op)),
        )
        for rij in zaak.rijen.van(Noodgreep)
    ]


def exports(zaak: Zaakfeit) -> list[Exportfeit]:
    """Whether each was made; that it was read stands in the logboek alone."""
    gelezen = zaak.genoteerd(LEES_EXPORT)
    return [_export(zaak, rij, gelezen.get(f"export/{rij.volgnr}", ())) for rij in zaak.rijen.van(Export)]


def _export(zaak: Zaakfeit, rij: Export, gelezen: Sequence[LogboekRegel]) -> Exportfeit:
    wie = zaak.rijen.met(Organisatie, rij.ontvanger_id)
    klaar = _dag(rij.bundel.gereed_op) if rij.bundel else None
    eerst = _dag(gelezen[0].op) if gelezen else None
    code = wie.code if wie else ""
    return Exportfeit(rij.id, rij.volgnr, rij.ontvanger, code, _dag(rij.gemaakt_op), klaar, eerst)


def _dag(op: datetime) -> date:
    return dag_van(op)


def zgw(zaak: Zaakfeit) -> list[Zgwfeit]:
    """Whether another ZGW server did not take it the last time."""
    rijen = zaak.rijen.van(Zgwverwijzing)
    return [Zgwfeit(rij.mislukt, rij.mislukt_sinds, rij.fout) for rij in rijen if rij.mislukt_sinds]


def bewaren(zaak: Zaakfeit) -> list[Bewaarfeit]:
    """The last proposal, when it holds: of this period, and from after the last decision to keep longer."""
    langer, voorstellen = zaak.rijen.van(Bewaarbesluit), zaak.rijen.van(Vernietiging)
    if not langer and not voorstellen:
        return []
    voorstel = voorstellen[-1] if voorstellen and voorstellen[-1].periode == zaak.kader.periode else None
    if voorstel is None or any(b.ingevoerd_op >= voorstel.voorgesteld_op for b in langer):
        return [Bewaarfeit(langer=any(b.opgeheven_op is None for b in langer))]
    dag, ambten = voorstel.voorgesteld_datum, ambten_in(zaak.rijen)
    return [Bewaarfeit(dag, andere_leider(zaak.kader.profiel, ambten, voorstel.voorgesteld_persoon_id, dag))]

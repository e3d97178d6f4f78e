"""Counts of children by municipality, regions that take part, and the days that figures of the provider come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.domain.openstaand.cijfers import Regiofeit, Telfeit
from app.models import Gicertificaat, Kwartaalcijfer, Telling, Zaakregio
from app.regios import telt_voor
from app.services.openstaand.feiten.kaders import Zaakfeit


def tellingen(zaak: Zaakfeit) -> list[Telfeit | Regiofeit]:
    per_gemeente = _per_gemeente(zaak.rijen.van(Telling))
    eigen = zaak.kader.profiel.code
    geteld = [(wie, min(dagen), max(dagen)) for wie, dagen in per_gemeente.items()]
    gezegd = [(wie, min(bekend), max(bekend)) for wie, bekend in _bekend(per_gemeente)]
    regios = [rij for rij in zaak.rijen.van(Zaakregio) if rij.feiten().gold_ooit]
    return [
        *(_telfeit(eigen, wie, dagen) for wie, dagen in per_gemeente.items()),
        *(
            Regiofeit(r.regio_code, r.vanaf, r.tot, _geteld(r.regio_code, geteld), _geteld(r.regio_code, gezegd))
            for r in regios
        ),
    ]


def _per_gemeente(rijen: Iterable[Telling]) -> dict[str, dict[date, bool]]:
    """Of each municipality its reference dates, and of each whether it says how many are to be placed."""
    per_gemeente: dict[str, dict[date, bool]] = {}
    for rij in sorted(rijen, key=lambda rij: rij.gemeente):
        dagen = per_gemeente.setdefault(rij.gemeente, {})
        dagen[rij.peildatum] = dagen.get(rij.peildatum, False) or rij.nog_te_plaatsen is not None
    return per_gemeente


def _bekend(per_gemeente: Mapping[str, Mapping[date, bool]]) -> Iterator[tuple[str, list[date]]]:
    for wie, dagen in per_gemeente.items():
        if bekend := [dag for dag, gezegd in dagen.items() if gezegd]:
            yield wie, bekend


def _telfeit(eigen: str, gemeente: str, dagen: Mapping[date, bool]) -> Telfeit:
    *eerder, laatste = sorted(dagen)
    van_regio = (dag for dag in sorted(dagen) if dagen[dag] and telt_voor(eigen, gemeente, dag))
    return Telfeit(gemeente, next(van_regio, None), laatste, tuple(eerder))


def _geteld(regio: str, dagen: Sequence[tuple[str, date, date]]) -> date | None:
    """The first day on which the region was counted, from the first and last day of each municipality; who was no
    member at his last count does not count for it.
    """
    van = [(wie, eerste, laatste) for wie, eerste, laatste in dagen if telt_voor(regio, wie, laatste)]
    return min((eerste if telt_voor(regio, wie, eerste) else laatste for wie, eerste, laatste in van), default=None)


def kwartalen(zaak: Zaakfeit) -> list[date]:
    """Of the provider of the zaak, in whichever zaak they were entered."""
    return [cijfer.bron_datum for cijfer in zaak.rijen.van(Kwartaalcijfer)]


def certificaten(zaak: Zaakfeit) -> list[date]:
    """The ends of the certificates of the provider that were not struck out, in whichever zaak they were entered."""
    alle = sorted(zaak.rijen.van(Gicertificaat), key=lambda rij: rij.versie)
    nieuwste = {rij.nummer: rij for rij in alle}
    return [rij.geldig_tot for rij in nieuwste.values() if not rij.vervallen]

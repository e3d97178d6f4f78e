"""Counts of children by municipality, regions that take part, and the days that figures of the provider come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.openstaand.cijfers import Regiofeit, Telfeit
from app.models import Gicertificaat, Kwartaalcijfer, Telling, Zaakregio
from app.regios import telt_voor
from app.services.openstaand.feiten.kaders import Zaakfeit


def tellingen(zaak: Zaakfeit) -> list[Telfeit | Regiofeit]:
    telfeiten = _telfeiten(zaak.rijen.van(Telling))
    dagen = [(feit.gemeente, feit.dagen[0], feit.laatste) for feit in telfeiten]
    regios = [rij for rij in zaak.rijen.van(Zaakregio) if rij.feiten().gold_ooit]
    return [*telfeiten, *(Regiofeit(r.regio_code, r.vanaf, r.tot, _geteld(r.regio_code, dagen)) for r in regios)]


def _telfeiten(rijen: Iterable[Telling]) -> list[Telfeit]:
    """Of each municipality its reference dates, oldest first, and the first that says how many are to be placed."""
    per_gemeente: dict[str, dict[date, bool]] = {}
    for rij in rijen:
        dagen = per_gemeente.setdefault(rij.gemeente, {})
        dagen[rij.peildatum] = dagen.get(rij.peildatum, False) or rij.nog_te_plaatsen is not None
    feiten = []
    for gemeente, dagen in sorted(per_gemeente.items()):
        *eerder, laatste = sorted(dagen)
        geplaatst = next((dag for dag in sorted(dagen) if dagen[dag]), None)
        feiten.append(Telfeit(gemeente, geplaatst, laatste, tuple(eerder)))
    return feiten


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

"""What can be done with one mandaat among those of a request: which act it has for somebody, and whose turn it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.mandaatfeiten import ONDERWEG


class Verzoekhandeling(StrEnum):
    """An act on one of the mandaten of a request; the order is that of the page."""

    GOEDKEUREN = regels.KEUR_GOED
    VERLENEN = regels.VERLEEN
    INSTEMMEN_HOUDER = "stem_in_als_houder"
    INSTEMMEN_WERKGEVER = "stem_in_namens_werkgever"
    VOORSTELLEN = regels.STEL_VOOR
    AFWIJZEN = regels.WIJS_AF
    HERINNEREN = regels.HERINNER


class Beurt(StrEnum):
    """Whose turn it is."""

    VAN_U = "van_u"
    VAN_ANDEREN = "van_anderen"
    KLAAR = "klaar"


_V = Verzoekhandeling
INSTEMMEN: Mapping[str, Verzoekhandeling] = {
    regels.HOUDER: _V.INSTEMMEN_HOUDER,
    regels.WERKGEVER: _V.INSTEMMEN_WERKGEVER,
}
_EERST = (_V.GOEDKEUREN, _V.VERLENEN, _V.VOORSTELLEN)


def eigen_handeling(kan: Mapping[str, str | None], instemmers: Collection[str]) -> Verzoekhandeling | None:
    """The act by which it goes on that somebody can do; None when there is none for him.

    `kan` are its acts with what stands in his way (`Blik.handelingen`), `instemmers` in which capacity he can consent.
    """
    if kan.get(regels.STEM_IN, "") is None:
        return INSTEMMEN[next(iter(instemmers))]
    return next((wat for wat in _EERST if kan.get(wat.value, "") is None), None)


def beurt(nu: Mandaatstatus, eigen: Verzoekhandeling | None) -> Beurt:
    """`nu` is its status today."""
    if eigen is not None:
        return Beurt.VAN_U
    return Beurt.VAN_ANDEREN if nu in ONDERWEG | {Mandaatstatus.CONCEPT} else Beurt.KLAAR

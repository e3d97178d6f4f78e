"""The register of acts: everything that a program part must know of an act, once. Whoever makes an act adds it here.

An act or a field that is in use is never taken out, for the entries of the past hold it; a field that is no longer
always given becomes one that is given at times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.basis.handelingen import (
    beheer,
    gegevens,
    geld,
    mandaat,
    overleg,
    samenwerken,
    termijn,
    vergadering,
    zaak,
)
from app.domain.basis.handelingen.soort import Buiten, Handeling, Soort
from app.domain.basis.handelingen.velden import Veld, Vorm

__all__ = [
    "HANDELINGEN",
    "VELDEN",
    "Buiten",
    "Handeling",
    "Onbekend",
    "Soort",
    "Vorm",
    "buiten",
    "eis_geheel",
    "eis_velden",
    "met_wachtwoord",
    "soort_van",
    "van_soorten",
    "woord_van",
]

_MODULES = (zaak, termijn, mandaat, geld, overleg, vergadering, gegevens, beheer, samenwerken)
HANDELINGEN: Mapping[str, Handeling] = {h.code: h for module in _MODULES for h in module.HANDELINGEN}
_LEZEN = frozenset({Vorm.WOORD, Vorm.DATUM, Vorm.BEDRAG, Vorm.GROOTTE})
"""Forms that are read otherwise than they are written."""


def _bij_naam() -> dict[str, Veld]:
    alle = [veld for handeling in HANDELINGEN.values() for top in handeling.alle_velden for veld in (top, *top.delen)]
    return {veld.naam: veld for veld in sorted(alle, key=lambda veld: veld.vorm in _LEZEN)}


VELDEN: Mapping[str, Veld] = _bij_naam()
"""A field by its name, for who reads it without its act: a name reads the same wherever it stands."""


class Onbekend(TypeError):
    """An entry was about to say what the register does not know. A mistake of the program, never of a user."""


def eis_velden(code: str, inhoud: Mapping[str, object]) -> Handeling:
    """The act, to which each of these fields belongs and whose values fit. Raises Onbekend."""
    if code not in HANDELINGEN:
        raise Onbekend(f"{code}: geen handeling van het register")
    velden = {veld.naam: veld for veld in HANDELINGEN[code].alle_velden}
    for naam, waarde in inhoud.items():
        if naam not in velden or not velden[naam].past(waarde):
            raise Onbekend(f"{code}: geen veld {naam} met {type(waarde).__name__} in het register")
    return HANDELINGEN[code]


def eis_geheel(code: str, inhoud: Mapping[str, object]) -> None:
    """The same for what was done, of which nothing is left out that it always says. Raises Onbekend."""
    weg = {veld.naam for veld in eis_velden(code, inhoud).velden if veld.altijd} - inhoud.keys()
    if weg:
        raise Onbekend(f"{code}: zonder {', '.join(sorted(weg))}")


def woord_van(code: str) -> str | None:
    """What was done, for readers; None for an act that is not ours."""
    return HANDELINGEN[code].woord if code in HANDELINGEN else None


def soort_van(code: str) -> Soort | None:
    return HANDELINGEN[code].soort if code in HANDELINGEN else None


def buiten(code: str) -> Buiten:
    """Who outside the team may hear of it: nobody, unless the register says so."""
    return HANDELINGEN[code].buiten if code in HANDELINGEN else Buiten.NIEMAND


def van_soorten(soorten: Iterable[str]) -> frozenset[str]:
    """The acts of these kinds."""
    gevraagd = {Soort(soort) for soort in soorten}
    return frozenset(code for code, handeling in HANDELINGEN.items() if handeling.soort in gevraagd)


def met_wachtwoord() -> list[str]:
    """Acts whose screen asks the password of who does them."""
    return [code for code, handeling in HANDELINGEN.items() if handeling.wachtwoord]

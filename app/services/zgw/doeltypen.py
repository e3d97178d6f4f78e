"""The types that another server has for our words: found in its catalogus by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.zgw import typen
from app.services.zgw.server import ZgwMislukt, Zgwserver
from app.services.zgw.typen import Type

CATALOGI = "/catalogi/api/v1"


@dataclass(frozen=True)
class Doeltypen:
    """Addresses at the other server, by our type."""

    zaaktype: str
    adressen: Mapping[Type, str]

    def __getitem__(self, type_: Type) -> str:
        return self.adressen[type_]


def lees_doeltypen(server: Zgwserver, zaaktype: str) -> Doeltypen:
    """Every type that we need. Raises ZgwMislukt, which names those that are missing."""
    adressen = (
        _adressen(server, zaaktype, "statustypen", typen.STATUSTYPEN)
        | _adressen(server, zaaktype, "resultaattypen", typen.RESULTAATTYPEN)
        | _adressen(server, zaaktype, "roltypen", typen.ROLTYPEN)
        | _adressen(server, zaaktype, "besluittypen", typen.BESLUITTYPEN, filter_op="zaaktypen")
    )
    return Doeltypen(zaaktype, adressen)


def _adressen(
    server: Zgwserver, zaaktype: str, soort: str, onze: tuple[Type, ...], *, filter_op: str = "zaaktype"
) -> dict[Type, str]:
    rijen = server.alles(f"{CATALOGI}/{soort}", **{filter_op: zaaktype})
    daar = {str(rij.get("omschrijving")): str(rij.get("url") or "") for rij in rijen}
    ontbreekt = [t.omschrijving for t in onze if not daar.get(t.omschrijving)]
    if ontbreekt:
        raise ZgwMislukt(
            f"De catalogus van {server.basis} heeft bij dit zaaktype geen {soort}: {', '.join(ontbreekt)}."
        )
    return {t: daar[t.omschrijving] for t in onze}

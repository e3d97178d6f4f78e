"""What another server has of a zaak, as far as we have to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.services.zgw.server import ZgwMislukt, Zgwserver
from app.services.zgw.vorm import Deel

ZAKEN, STATUSSEN = "/zaken/api/v1/zaken", "/zaken/api/v1/statussen"
ROLLEN, RESULTATEN = "/zaken/api/v1/rollen", "/zaken/api/v1/resultaten"
BESLUITEN = "/besluiten/api/v1/besluiten"
Rolsleutel = tuple[str, str]


@dataclass(frozen=True)
class Aanwezig:
    """Where the zaak stands; the moments of its statussen, the addresses of its rollen, its resultaattype, and the
    identifications of its besluiten. Without an address there is nothing of it.
    """

    zaak: str | None = None
    statussen: frozenset[datetime] = frozenset()
    rollen: Mapping[Rolsleutel, str] = field(default_factory=dict)
    resultaattype: str | None = None
    besluiten: frozenset[str] = frozenset()


def lees_aanwezig(server: Zgwserver, zaaknummer: str, rsin: str, zaaktype: str) -> Aanwezig:
    """What the server has of this zaak. Raises ZgwMislukt."""
    try:
        return _lees(server, zaaknummer, rsin, zaaktype)
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        raise ZgwMislukt(f"{server.basis} geeft over zaak {zaaknummer} iets wat geen ZGW is.") from fout


def _lees(server: Zgwserver, zaaknummer: str, rsin: str, zaaktype: str) -> Aanwezig:
    zaken = server.alles(ZAKEN, identificatie=zaaknummer, bronorganisatie=rsin)
    if not zaken:
        return Aanwezig()
    if len(zaken) > 1 or zaken[0]["zaaktype"] != zaaktype:
        raise ZgwMislukt(f"Zaak {zaaknummer} staat al op {server.basis}, maar meer dan een keer of van een ander type.")
    url = str(zaken[0]["url"])
    return Aanwezig(
        url,
        frozenset(datetime.fromisoformat(rij["datumStatusGezet"]) for rij in server.alles(STATUSSEN, zaak=url)),
        {rolsleutel(rij): str(rij["url"]) for rij in server.alles(ROLLEN, zaak=url)},
        next((str(rij["resultaattype"]) for rij in server.alles(RESULTATEN, zaak=url)), None),
        frozenset(str(rij["identificatie"]) for rij in server.alles(BESLUITEN, zaak=url)),
    )


def rolsleutel(rol: Deel) -> Rolsleutel:
    """Which role, and whose: a provider has no identification, for not every server keeps its KvK number."""
    wie = rol.get("betrokkeneIdentificatie") or {}
    return str(rol["roltype"]), str(wie.get("identificatie", ""))

"""Addresses of our objects in the ZGW view: the same every time, and read back without a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from uuid import UUID

_VERSIE, _VARIANT = 8 << 76, 2 << 62
_ID_BITS, _MERK_BITS = 48, 62
_HOOGSTE = 2**31 - 1
"""The largest key that our tables hold."""


class Objectsoort(Enum):
    """Kinds of objects: a number that never changes, the API it belongs to, and its path there."""

    ZAAK = (1, "zaken", "zaken")
    STATUS = (2, "zaken", "statussen")
    ROL = (3, "zaken", "rollen")
    AANBIEDERROL = (4, "zaken", "rollen")
    RESULTAAT = (5, "zaken", "resultaten")
    ZAAKINFORMATIEOBJECT = (6, "zaken", "zaakinformatieobjecten")
    BESLUIT = (7, "besluiten", "besluiten")
    INFORMATIEOBJECT = (8, "documenten", "enkelvoudiginformatieobjecten")
    AUDITREGEL = (9, "zaken", "audittrail")
    CATALOGUS = (10, "catalogi", "catalogussen")
    ZAAKTYPE = (11, "catalogi", "zaaktypen")
    STATUSTYPE = (12, "catalogi", "statustypen")
    RESULTAATTYPE = (13, "catalogi", "resultaattypen")
    ROLTYPE = (14, "catalogi", "roltypen")
    BESLUITTYPE = (15, "catalogi", "besluittypen")
    INFORMATIEOBJECTTYPE = (16, "catalogi", "informatieobjecttypen")

    def __init__(self, nummer: int, api: str, pad: str) -> None:
        self.nummer = nummer
        self.api = api
        self.pad = pad


@dataclass(frozen=True)
class Adressen:
    """`basis` is the address of this installation without a slash at the end; `installatie` its name.

    A UUID is one of version 8 (RFC 9562): the kind and the key of the object, and a mark of installation, kind and
    key. So it needs no table, and two installations do not give two objects the same UUID.
    """

    basis: str
    installatie: str

    def uuid(self, soort: Objectsoort, sleutel: int) -> UUID:
        """The UUID of the object with this key."""
        merk = sha256(f"{self.installatie}\n{soort.nummer}\n{sleutel}".encode()).digest()
        rest = int.from_bytes(merk[:8]) >> (64 - _MERK_BITS)
        return UUID(int=sleutel << 80 | _VERSIE | soort.nummer << 64 | _VARIANT | rest)

    def url(self, soort: Objectsoort, sleutel: int) -> str:
        """Where the object stands."""
        return f"{self.api(soort)}/{self.uuid(soort, sleutel)}"

    def api(self, soort: Objectsoort) -> str:
        """Where the list of these objects stands."""
        return f"{self.basis}/zgw/{soort.api}/api/v1/{soort.pad}"

    def sleutel(self, soort: Objectsoort, uuid: UUID) -> int | None:
        """The key in a UUID of this kind; None when we did not give it out."""
        sleutel = uuid.int >> (128 - _ID_BITS)
        return sleutel if sleutel <= _HOOGSTE and uuid == self.uuid(soort, sleutel) else None

    def sleutel_van_url(self, soort: Objectsoort, url: str) -> int | None:
        """The key of the object that stands at this address; None when it is no address of ours."""
        gevonden = re.fullmatch(rf"{re.escape(self.api(soort))}/([0-9a-f-]{{36}})", url)
        if not gevonden:
            return None
        try:
            return self.sleutel(soort, UUID(gevonden[1]))
        except ValueError:
            return None

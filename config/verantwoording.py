"""What an installation tells the outside of itself: where a weakness is reported, and which processing this is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.lezen import OngeldigeInstelling

_WAAR = re.compile(r"mailto:[^@\s,]+@[^@\s,]+|https://[^\s,]+|tel:[0-9+-]+")


@dataclass(frozen=True)
class Meldpunt:
    """Where somebody reports a weakness, what he may expect, and up to which day that is right (RFC 9116)."""

    waar: tuple[str, ...]
    tot: date
    beleid: str = ""

    def bestand(self, basis: str) -> str:
        """As /.well-known/security.txt of the installation at this address."""
        regels = [f"Contact: {waar}" for waar in self.waar] + [f"Expires: {self.tot}T23:59:59Z"]
        if basis.startswith("https://"):
            regels.append(f"Canonical: {basis}/.well-known/security.txt")
        regels += [f"Policy: {self.beleid}"] if self.beleid else []
        return "\n".join([*regels, "Preferred-Languages: nl, en", ""])


def meldpunt(omgeving: Mapping[str, str]) -> Meldpunt | None:
    """None when nobody is named. Raises OngeldigeInstelling."""
    waar = tuple(omgeving.get("DRAAIBOEK_SECURITY_CONTACT", "").replace(",", " ").split())
    tot, beleid = omgeving.get("DRAAIBOEK_SECURITY_TOT", "").strip(), omgeving.get("DRAAIBOEK_SECURITY_POLICY", "")
    if not waar and not tot and not beleid:
        return None
    if not waar or not all(map(_WAAR.fullmatch, waar)):
        raise OngeldigeInstelling("DRAAIBOEK_SECURITY_CONTACT is een adres als mailto:cert@regio.nl of https://….")
    if beleid and not re.fullmatch(r"https://\S+", beleid):
        raise OngeldigeInstelling("DRAAIBOEK_SECURITY_POLICY is een adres dat met https:// begint.")
    try:
        return Meldpunt(waar, date.fromisoformat(tot), beleid)
    except ValueError:
        bericht = "DRAAIBOEK_SECURITY_TOT is de dag tot en met wanneer het meldpunt klopt, zoals 2027-06-30."
        raise OngeldigeInstelling(bericht) from None


def verwerking(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """The processing activity under which case files are read. Raises OngeldigeInstelling."""
    uri = omgeving.get("DRAAIBOEK_VERWERKING", "").strip()
    if uri and not re.fullmatch(r"(https://|urn:)[^\s]+", uri):
        bericht = "DRAAIBOEK_VERWERKING is de URI van de verwerking in uw register, met https:// of urn: ervoor."
        raise OngeldigeInstelling(bericht)
    return {"verwerking": uri}

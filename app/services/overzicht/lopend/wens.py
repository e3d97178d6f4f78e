"""What somebody asks of the overview, as the address says it and as it is kept by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.basis.begrippen import RUST, Actor, Rol, Toestand
from app.domain.basis.rechten import GEVERS, TEAM


class Blik(StrEnum):
    """What is shown of each zaak: all of it, to its team, or the part of one's own municipality or region."""

    TEAM = "team"
    AANDEEL = "aandeel"


class Let(StrEnum):
    """Only what needs attention."""

    LAAT = "laat"
    """Something is late."""
    KRAP = "krap"
    """Headroom or cash ends soon, by the thresholds of the draaiboek."""
    PLAATSEN = "plaatsen"
    """Children are to be placed."""


class Kolom(StrEnum):
    """By what the rows are sorted."""

    ZAAK = "zaak"
    TREDE = "trede"
    DAGEN = "dagen"
    LAAT = "laat"
    RUIMTE = "ruimte"
    TOT = "ruimteTot"
    ZORG = "inZorg"
    PLAATSEN = "nogTePlaatsen"
    KAS = "kas"
    DATUM = "datum"
    LEIDING = "leiding"


AFLOPEND = frozenset({Kolom.TREDE, Kolom.DAGEN, Kolom.LAAT, Kolom.ZORG, Kolom.PLAATSEN})
"""What is sorted downwards first: there the most is what somebody looks for."""


@dataclass(frozen=True)
class Wens:
    """Empty is all. `gemeente` is a code; the page counts from 1."""

    blik: Blik = Blik.TEAM
    toestand: Toestand | None = None
    regio: str = ""
    gemeente: str = ""
    let: Let | None = None
    kolom: Kolom = Kolom.TREDE
    af: bool = True
    pagina: int = 1

    @property
    def sorteer(self) -> str:
        """With a minus, downwards."""
        return f"{'-' if self.af else ''}{self.kolom}"

    def bij_kop(self, kolom: Kolom) -> Wens:
        """What the head of a column asks: this order, or the other way round when it is sorted so."""
        af = not self.af if kolom is self.kolom else kolom in AFLOPEND
        return replace(self, kolom=kolom, af=af, pagina=1)

    def vragen(self) -> dict[str, str]:
        """The parameters of the address, without what goes without saying and without the page."""
        gewoon = Wens()
        alles = {
            "blik": self.blik.value,
            "toestand": self.toestand.value if self.toestand else "",
            "regio": self.regio,
            "gemeente": self.gemeente,
            "let": self.let.value if self.let else "",
            "sorteer": self.sorteer if self.sorteer != gewoon.sorteer else "",
        }
        return {naam: waarde for naam, waarde in alles.items() if waarde}


def lees_wens(vragen: dict[str, str], standaard: Blik) -> Wens:
    """From such parameters; what they cannot ask counts as nothing asked."""
    blik, toestand, let, regio, gemeente = (
        vragen.get(naam, "").strip() for naam in ("blik", "toestand", "let", "regio", "gemeente")
    )
    sorteer = vragen.get("sorteer", "").strip()
    kolom = sorteer.removeprefix("-")
    bekend = kolom in list(Kolom)
    return Wens(
        blik=Blik(blik) if blik in list(Blik) else standaard,
        toestand=Toestand(toestand) if toestand in set(Toestand) - RUST else None,
        regio=regio[:40].replace("\0", ""),
        gemeente=gemeente[:10].replace("\0", ""),
        let=Let(let) if let in list(Let) else None,
        kolom=Kolom(kolom) if bekend else Kolom.TREDE,
        af=sorteer.startswith("-") if bekend else True,
    )


def blikken(actor: Actor) -> list[Blik]:
    """In which ways this account can look, the usual one first: a municipality sees its own part."""
    deelt = bool(actor.rollen & (GEVERS | {Rol.BESTUURDER}))
    eigen = [Blik.AANDEEL] if deelt else []
    return [Blik.TEAM, *eigen] if actor.rollen & TEAM or not deelt else [Blik.AANDEEL, Blik.TEAM]

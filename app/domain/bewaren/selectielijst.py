"""What the selectielijst says of the parts of a zaak: number of the result, kept or destroyed, and the term.

The numbers, the valuation and the terms are public [P]: Selectielijst gemeenten en intergemeentelijke organen 2020,
Staatscourant 2020, 11143. Which result fits which part is our inference [I], for an archivist to confirm; a region's
profile may bring its own (`[[selectielijst]]`).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.draaiboek.draaiboekdelen import Merk

BRON = "Selectielijst gemeenten en intergemeentelijke organen 2020 (Stcrt. 2020, 11143)"
_JAREN = range(1, 101)


@dataclass(frozen=True)
class Resultaat:
    """One result: `nummer` of the list, `jaren` after which it is destroyed, none when it is kept for ever.

    `merk` says on whose word it stands that this result fits `onderdeel`.
    """

    onderdeel: str
    nummer: str
    omschrijving: str
    jaren: int | None = None
    merk: Merk = Merk.AFGELEID
    bron: str = BRON

    def __post_init__(self) -> None:
        if self.jaren is not None and self.jaren not in _JAREN:
            raise OngeldigeWaarde("jaren", f"{self.jaren} kan niet; noem 1 tot en met 100 jaar, of laat het weg")

    @property
    def blijft(self) -> bool:
        """Kept for ever."""
        return self.jaren is None

    @property
    def regel(self) -> str:
        """The result on one line."""
        return f"{self.onderdeel}: {self.nummer} {self.omschrijving}, {self.termijn} [{self.merk.value}]"

    @property
    def termijn(self) -> str:
        return "blijvend" if self.jaren is None else f"{self.jaren} jaar"


VERLEEND, BEEINDIGD = "9.1.4", "9.3.3"
"""A mandaat that was granted and one that ended, both kept for ever."""
BESTUURSSTUK = "19.1.6"
"""A paper that a college, a council or the BOJ decided on: kept for ever, by who decided."""

STANDAARD: tuple[Resultaat, ...] = (
    Resultaat("verleend mandaat", VERLEEND, "Status toekennen: toegekend, delegatie en mandatering"),
    Resultaat("beëindigd of ingetrokken mandaat", BEEINDIGD, "Status toekennen: beëindigd, delegatie en mandatering"),
    Resultaat("geweigerd mandaat", "9.2", "Status toekennen: niet toegekend", 5),
    Resultaat("verklaring van vernietiging", "19.1.18", "Secretariaat voeren: archiefvernietiging"),
    Resultaat("stukken van BOJ, college en raad", BESTUURSSTUK, "Secretariaat voeren: bestuurlijke besluitvorming"),
    Resultaat("stukken van het DO", "19.1.8", "Secretariaat voeren: ambtelijke besluitvorming", 20),
    Resultaat("lening, garantie of voorschot", "16.1", "Overeenkomsten aangaan: aangegaan", 10),
    Resultaat("interbestuurlijk toezicht", "25.1", "Toezicht en handhaving ondergaan: afgehandeld", 10),
    Resultaat("subsidie", "8.1.7", "Voorzieningen verstrekken: verstrekt, subsidie", 7),
    Resultaat("vroegsignalering en kwartaalcijfers", "12.1.5", "Toezien: financieel en contractueel toezicht", 7),
    Resultaat("plan voor herstel of continuïteit", "3.1", "Plannen opstellen: vastgesteld", 5),
    Resultaat("brieven en meldingen aan anderen", "20.1", "Informeren: uitgevoerd", 1),
)
"""What holds for a region whose profile says nothing of it."""

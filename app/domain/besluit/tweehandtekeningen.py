"""Two Regievoerders sign together: from which amount or kind, who prepares, who signs, who refuses (region's profile).

What a second person does is held as the approval of a mandaat is: by natural person and by office, here and by the
database. Below the bound one of them decides, and the other is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import GeenRecht, OngeldigeOvergang, TweedeHandtekeningNodig
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.basis.vierogen import Betrokkene, is_ander, toets_tweede

BEREID_BESLUIT_VOOR, ONDERTEKEN_BESLUIT, WEIGER_BESLUIT = "bereid_besluit_voor", "onderteken_besluit", "weiger_besluit"
TREK_BESLUITVOORSTEL_IN, NEEM_KENNIS_VAN_BESLUIT = "trek_besluitvoorstel_in", "neem_kennis_van_besluit"
_HOOGSTE_EURO = 1_000_000_000
_BEREID = "Kies Voorbereiden: de andere Regievoerder ondertekent of weigert het."


class Voorstelstatus(StrEnum):
    """How a prepared decision stands."""

    WACHT = "wacht"
    ONDERTEKEND = "ondertekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True)
class TweeHandtekeningen:
    """What a region says of it: from which amount (`vanaf_euro`, whole euros) and of which kinds always."""

    bron: str
    vanaf_euro: int | None = None
    soorten: tuple[Mandaatsoort, ...] = ()

    def __post_init__(self) -> None:
        if self.vanaf_euro is None and not self.soorten:
            raise OngeldigeWaarde("vanaf_euro", "ontbreekt; noem een bedrag in hele euro’s, of noem soorten")
        if self.vanaf_euro is not None and not 0 < self.vanaf_euro <= _HOOGSTE_EURO:
            raise OngeldigeWaarde(
                "vanaf_euro", f"{self.vanaf_euro} kan niet; noem een bedrag van 1 tot {_HOOGSTE_EURO}"
            )

    def grens(self, soort: Mandaatsoort) -> int | None:
        """The amount in euro cents from which both sign: 0 is always, None never."""
        if soort in self.soorten:
            return 0
        return self.vanaf_euro * 100 if self.vanaf_euro and soort is Mandaatsoort.FINANCIEN else None


def laagste(grenzen: Iterable[int | None]) -> int | None:
    """The bound that counts, of what the region says now and what the mandaten said when they were drawn up."""
    return min((grens for grens in grenzen if grens is not None), default=None)


def toets_een_handtekening(grens: int | None, bedrag: int | None) -> None:
    """Whether one may decide this alone. Raises TweedeHandtekeningNodig."""
    if grens is None or abs(bedrag or 0) < grens:
        return
    if grens == 0:
        raise TweedeHandtekeningNodig(f"Hierover tekenen altijd beide Regievoerders. {_BEREID}", veld="soort")
    raise TweedeHandtekeningNodig(f"Vanaf {euro(grens)} tekenen beide Regievoerders. {_BEREID}", veld="bedrag")


def toets_voorbereider(functies: frozenset[str], leidend: frozenset[str]) -> None:
    """Who prepares it is one of the two. Raises GeenRecht."""
    if not functies & leidend:
        raise GeenRecht("Dit vraagt de handtekening van beide Regievoerders. Een van hen bereidt het besluit voor.")


def toets_ondertekenaar(
    voorbereider: Betrokkene, wie: Betrokkene, functies: frozenset[str], leidend: frozenset[str]
) -> None:
    """Who signs or refuses is another natural person, who fills or deputises another leading office by this account.

    Raises VierOgen, GeenRecht.
    """
    toets_tweede(
        voorbereider,
        wie,
        zelf="U heeft dit besluit zelf voorbereid. De andere Regievoerder ondertekent of weigert het.",
        functie="Uw eigen functie heeft dit besluit voorbereid. De andere Regievoerder ondertekent of weigert het.",
    )
    if not functies & leidend - voorbereider.functies:
        raise GeenRecht("Alleen de andere Regievoerder, of wie die waarneemt, ondertekent of weigert dit besluit.")


def toets_kennisnemer(nemer: Betrokkene, wie: Betrokkene, functies: frozenset[str], leidend: frozenset[str]) -> None:
    """Who says that he saw what one decided alone is the other one, by person and by office: nobody tells himself, and
    no deputy tells the office that he replaces. When he filled all of them, anybody else in one is: a decision that was
    taken is not taken back. Raises GeenRecht.
    """
    eigen = nemer.functies if leidend - nemer.functies else frozenset[str]()
    if not is_ander(Betrokkene(nemer.persoon_id, eigen), wie) or not functies & leidend - eigen:
        raise GeenRecht("De andere Regievoerder, of wie die waarneemt, zegt dat hij dit besluit zag.")


def toets_intrekker(voorbereider: Betrokkene, wie: Betrokkene) -> None:
    """Who prepared it takes it back, or who fills his office. Raises GeenRecht."""
    if wie.persoon_id != voorbereider.persoon_id and not wie.functies & voorbereider.functies:
        raise GeenRecht("Alleen wie dit besluit voorbereidde trekt het in. U kunt het weigeren.")


def toets_wacht(status: Voorstelstatus) -> None:
    """Nothing happens twice. Raises OngeldigeOvergang."""
    if status is not Voorstelstatus.WACHT:
        raise OngeldigeOvergang(f"Dit kan niet meer: het voorbereide besluit is {status.value}.")

"""One row of the overview, what it is sorted by, and what the rows add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.aanbieder.kwartaal import Horizon
from app.domain.telling.telling import Geteld
from app.services.openstaand.bladeren import NIETS, Volgende, Zaakstand
from app.services.overzicht.lopend.leiders import Leiders
from app.services.overzicht.lopend.ruimte import Gevermandaten, Zaakruimte
from app.services.overzicht.lopend.wens import Kolom, Let
from app.services.overzicht.lopend.zaken import ERNST, Lopend

IN_ZORG, PLAATSEN, OVERGEDRAGEN = "in_zorg", "nog_te_plaatsen", "overgedragen"
MATEN = (IN_ZORG, PLAATSEN, OVERGEDRAGEN)
NIET_GETELD = Geteld()
GEEN_MANDATEN = Gevermandaten()


@dataclass(frozen=True)
class Grenzen:
    """From how many days on headroom and cash are said to end soon; of the edition of the day."""

    ruimte: int
    kas: int


@dataclass(frozen=True)
class Rij:
    """A zaak as it stands on `dag`, as far as who looks may see it. What is None or empty is not known, or is not his
    to see; `ruimte` None is no active mandaat.
    """

    dag: date
    zaak: Lopend
    dagen: int
    punten: Zaakstand = NIETS
    volgende: Volgende | None = None
    ruimte: Zaakruimte | None = None
    kinderen: Mapping[str, Geteld] = field(default_factory=dict)
    kas: Horizon | None = None
    leiding: Leiders | None = None
    mandaten: Gevermandaten = GEEN_MANDATEN

    @property
    def in_zorg(self) -> Geteld:
        return self.kinderen.get(IN_ZORG, NIET_GETELD)

    @property
    def te_plaatsen(self) -> Geteld:
        return self.kinderen.get(PLAATSEN, NIET_GETELD)

    @property
    def te_laat(self) -> int:
        return self.punten.aantal.te_laat

    @property
    def ruimtedagen(self) -> int | None:
        """Calendar days from today to the day on which headroom ends; None without headroom."""
        return (self.ruimte.tot - self.dag).days if self.ruimte and self.ruimte.tot else None

    @property
    def kasdagen(self) -> int | None:
        """Calendar days with cash; None when that is not known or it does not run out."""
        return self.kas.dagen_op(self.dag) if self.kas else None

    def ruimte_krap(self, grenzen: Grenzen) -> bool:
        return self.ruimtedagen is not None and self.ruimtedagen <= grenzen.ruimte

    def kas_krap(self, grenzen: Grenzen) -> bool:
        return self.kasdagen is not None and self.kasdagen <= grenzen.kas

    def vraagt(self, let: Let | None, grenzen: Grenzen) -> bool:
        """Whether it needs the attention that is asked for."""
        match let:
            case Let.LAAT:
                return self.te_laat > 0
            case Let.KRAP:
                return self.ruimte_krap(grenzen) or self.kas_krap(grenzen)
            case Let.PLAATSEN:
                return bool(self.te_plaatsen.aantal)
        return True


def _leider(rij: Rij) -> str | None:
    return rij.leiding.project[0].naam.lower() if rij.leiding and rij.leiding.project else None


WAARDE: Mapping[Kolom, Callable[[Rij], Any]] = {
    Kolom.ZAAK: lambda rij: (rij.zaak.zoekvorm, rij.zaak.aanbieder),
    Kolom.TREDE: lambda rij: ERNST[rij.zaak.toestand],
    Kolom.DAGEN: lambda rij: rij.dagen,
    Kolom.LAAT: lambda rij: rij.te_laat,
    Kolom.RUIMTE: lambda rij: rij.ruimte.over if rij.ruimte else None,
    Kolom.TOT: lambda rij: rij.ruimte.tot if rij.ruimte else None,
    Kolom.ZORG: lambda rij: rij.in_zorg.aantal,
    Kolom.PLAATSEN: lambda rij: rij.te_plaatsen.aantal,
    Kolom.KAS: lambda rij: rij.kas.tot if rij.kas else None,
    Kolom.DATUM: lambda rij: rij.punten.eerstvolgende,
    Kolom.LEIDING: _leider,
}


def gesorteerd(rijen: Iterable[Rij], kolom: Kolom, *, af: bool) -> list[Rij]:
    """What is not known comes last either way; what is equal stays in the order of weight."""
    waarde, alle = WAARDE[kolom], list(rijen)
    bekend = [rij for rij in alle if waarde(rij) is not None]
    return [*sorted(bekend, key=waarde, reverse=af), *(rij for rij in alle if waarde(rij) is None)]


@dataclass(frozen=True)
class Totaal:
    """Over the rows together. Sums of children are None when nobody counted; `niet_geteld` are the zaken left out
    of those in care, `zonder_plekken` of those without a place.
    """

    zaken: int
    te_laat: int
    plafond: int
    besteed: int
    met_ruimte: int
    in_zorg: int | None
    te_plaatsen: int | None
    niet_geteld: int
    zonder_plekken: int
    mandaten: Gevermandaten

    @property
    def over(self) -> int:
        return self.plafond - self.besteed


def totaal(rijen: Sequence[Rij]) -> Totaal:
    ruimten = [rij.ruimte for rij in rijen if rij.ruimte]
    return Totaal(
        zaken=len(rijen),
        te_laat=sum(rij.te_laat for rij in rijen),
        plafond=sum(ruimte.plafond for ruimte in ruimten),
        besteed=sum(ruimte.besteed for ruimte in ruimten),
        met_ruimte=len(ruimten),
        in_zorg=_som(rij.in_zorg for rij in rijen),
        te_plaatsen=_som(rij.te_plaatsen for rij in rijen),
        niet_geteld=sum(rij.in_zorg.aantal is None and rij.zaak.binnen for rij in rijen),
        zonder_plekken=sum(rij.te_plaatsen.aantal is None and rij.zaak.binnen for rij in rijen),
        mandaten=Gevermandaten(
            *(sum(getattr(rij.mandaten, naam) for rij in rijen) for naam in ("gevraagd", "verleend", "actief"))
        ),
    )


def _som(geteld: Iterable[Geteld]) -> int | None:
    aantallen = [deel.aantal for deel in geteld if deel.aantal is not None]
    return sum(aantallen) if aantallen else None

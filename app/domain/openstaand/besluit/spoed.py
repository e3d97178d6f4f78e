"""Spoedbesluiten: the other signature, what each college has to decide, and what nobody covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.bedrag import euro
from app.domain.besluit.spoed import Deelfeiten, Spoeduitkomst
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, Punt, Weegt, functie, organisatie

TEKENEN, BEKRACHTIGEN, ONGEDEKT = "spoedbesluit_tekenen", "spoedbesluit_bekrachtigen", "spoedbesluit_ongedekt"


@dataclass(frozen=True, kw_only=True)
class Spoeddeelfeit:
    """The part of a college (code, name), with what is due of it when the spoedbesluit was withdrawn."""

    id: int
    college: str
    naam: str
    feiten: Deelfeiten


@dataclass(frozen=True, kw_only=True)
class Spoedfeit:
    """A spoedbesluit; `ander` is the office that signs too, empty when any other Regievoerder can. `geldt_vanaf` is the
    day from which it counts, None while a signature is missing. `einde` is the day on which it was refused or
    withdrawn, with `niets` when nothing is left for the colleges then.
    """

    id: int
    volgnr: int
    datum: date
    geldig_tot: date
    drager: str
    tweede: date | None
    geldt_vanaf: date | None
    ander: str
    delen: tuple[Spoeddeelfeit, ...]
    einde: date | None = None
    niets: bool = False

    @property
    def over(self) -> date | None:
        """The day from which no college has to do anything about it."""
        return self.einde if self.niets else None


def punten(kader: Kader, feiten: Sequence[Spoedfeit]) -> Iterator[Punt]:
    for feit in feiten:
        yield Punt(
            soort=TEKENEN,
            onderwerp=f"Teken spoedbesluit {feit.volgnr} mee",
            object=f"spoedbesluit/{feit.id}",
            ligt_bij=functie(kader.profiel, feit.ander) if feit.ander else DE_REGIEVOERDER,
            sinds=feit.datum,
            tot=feit.geldig_tot + timedelta(days=1) if feit.geldt_vanaf is None else None,
            gesloten_op=_eerste(feit.tweede, feit.einde),
            weegt=Weegt.WAARSCHUWT,
            gegevens={"volgnr": feit.volgnr},
        )
        for deel in feit.delen if feit.geldt_vanaf else ():
            yield from _van_college(kader, feit, deel)


def _eerste(*dagen: date | None) -> date | None:
    return min((dag for dag in dagen if dag), default=None)


def _van_college(kader: Kader, feit: Spoedfeit, deel: Spoeddeelfeit) -> Iterator[Punt]:
    assert feit.geldt_vanaf is not None  # noqa: S101 - asked by the caller
    yield Punt(
        soort=BEKRACHTIGEN,
        onderwerp=f"Bekrachtig uw deel van spoedbesluit {feit.volgnr}, of weiger het",
        object=f"spoeddeel/{deel.id}",
        ligt_bij=organisatie(kader.profiel, deel.college),
        sinds=feit.geldt_vanaf,
        uiterlijk_op=feit.geldig_tot,
        gesloten_op=_eerste(deel.feiten.datum or deel.feiten.gedragen, feit.over),
        weegt=Weegt.WAARSCHUWT,
        gegevens={"volgnr": feit.volgnr},
    )
    sinds = deel.feiten.ongedekt_sinds(feit.geldig_tot)
    if sinds is None or (feit.over and feit.over <= sinds):
        return
    laat = deel.feiten.datum if deel.feiten.uitkomst is Spoeduitkomst.BEKRACHTIGD else None
    waarvan = f"{euro(deel.feiten.bedrag)} van {deel.naam}" if deel.feiten.bedrag else f"het deel van {deel.naam}"
    yield Punt(
        soort=ONGEDEKT,
        onderwerp=f"Leg vast wie {waarvan} in spoedbesluit {feit.volgnr} draagt: niet gedekt, voor {feit.drager}",
        object=f"spoeddeel/{deel.id}",
        ligt_bij=DE_REGIEVOERDER,
        sinds=max(sinds, feit.geldt_vanaf),
        vanaf=max(sinds, feit.geldt_vanaf),
        gesloten_op=_eerste(laat, deel.feiten.gedragen, feit.over),
        weegt=Weegt.WAARSCHUWT,
        gegevens={"volgnr": feit.volgnr, "college": deel.college},
    )

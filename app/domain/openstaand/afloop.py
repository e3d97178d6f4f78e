"""What is left at the end: noodgrepen to ratify, exports that nobody read, a zaak whose retention term is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.bewaren.vernietiging import soort_van
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, LigtBij, Punt, Wie, functie
from app.domain.termijn.termijn import datum_voluit

NOODGREEP, EXPORT, EXPORT_ONAF = "noodgreep", "export_ongelezen", "export_onaf"
VOORSTELLEN, BEVESTIGEN = "vernietiging_voorstellen", "vernietiging_bevestigen"


@dataclass(frozen=True, kw_only=True)
class Noodgreepfeit:
    """`ander` is the office that has to ratify it; empty when any other Regievoerder can."""

    id: int
    datum: date
    uiterlijk_op: date
    bekrachtigd: date | None
    ander: str = ""


@dataclass(frozen=True)
class Exportfeit:
    """An export; `ontvanger_code` is empty for somebody who has no accounts here, `klaar` when its bundle was there."""

    id: int
    volgnr: int
    ontvanger: str
    ontvanger_code: str
    gevraagd: date
    klaar: date | None
    gelezen: date | None


@dataclass(frozen=True)
class Bewaarfeit:
    """A proposal to destroy that still holds (`voorgesteld`), or that the zaak is kept longer."""

    voorgesteld: date | None = None
    ander: str = ""
    langer: bool = False


def _leider(kader: Kader, ander: str) -> LigtBij:
    return functie(kader.profiel, ander) if ander else DE_REGIEVOERDER


def noodgrepen(kader: Kader, rijen: Sequence[Noodgreepfeit]) -> Iterator[Punt]:
    for rij in rijen:
        yield Punt(
            soort=NOODGREEP,
            onderwerp=f"Bekrachtig de noodgreep van {datum_voluit(rij.datum)}",
            object=f"noodgreep/{rij.id}",
            ligt_bij=_leider(kader, rij.ander),
            sinds=rij.datum,
            uiterlijk_op=rij.uiterlijk_op,
            gesloten_op=rij.bekrachtigd,
            weegt=kader.weegt(Grendelregel.NOODGREPEN),
            gegevens={"noodgreep_id": rij.id},
        )


def exports(_kader: Kader, rijen: Sequence[Exportfeit]) -> Iterator[Punt]:
    """Asked and not made; made for somebody who has accounts here, and not read by him."""
    for rij in rijen:
        yield Punt(
            soort=EXPORT_ONAF,
            onderwerp=f"Maak het gedeelde dossier voor {rij.ontvanger} af",
            object=f"export/{rij.volgnr}",
            ligt_bij=DE_REGIEVOERDER,
            sinds=rij.gevraagd,
            gesloten_op=rij.klaar,
            gegevens={"export_id": rij.id},
        )
        if rij.ontvanger_code and rij.klaar:
            yield Punt(
                soort=EXPORT,
                onderwerp=f"Lees het dossier dat met {rij.ontvanger} is gedeeld",
                object=f"export/{rij.volgnr}",
                ligt_bij=LigtBij(Wie.ORGANISATIE, rij.ontvanger_code, rij.ontvanger),
                sinds=rij.klaar,
                gesloten_op=rij.gelezen,
            )


def bewaren(kader: Kader, rijen: Sequence[Bewaarfeit]) -> Iterator[Punt]:
    """From the day on which the term is over: to propose, then to confirm; not when it is kept longer."""
    soort = soort_van(kader.toestand)
    termijn = kader.profiel.bewaartermijn(soort) if soort else None
    feit = rijen[0] if rijen else Bewaarfeit()
    if termijn is None or kader.gesloten_op is None or feit.langer:
        return
    vanaf = termijn.vanaf(kader.gesloten_op)
    if feit.voorgesteld is None:
        yield _bewaren(VOORSTELLEN, "Stel voor de inhoud te vernietigen: de bewaartermijn is voorbij", kader, vanaf)
    else:
        wat = "Bevestig de vernietiging, of zeg dat de zaak langer wordt bewaard"
        yield _bewaren(BEVESTIGEN, wat, kader, feit.voorgesteld, feit.ander)


def _bewaren(soort: str, onderwerp: str, kader: Kader, sinds: date, ander: str = "") -> Punt:
    return Punt(soort=soort, onderwerp=onderwerp, object="zaak", ligt_bij=_leider(kader, ander), sinds=sinds)

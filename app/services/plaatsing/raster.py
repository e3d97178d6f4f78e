"""A week in a grid: a location on each row, its children and its forms of care, beside what was counted before.

An empty row is not counted. A form of care that was broken down keeps its parts as long as its number stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.plaatsing.stand import Cel, Stand
from app.models import Plaatsstand
from app.services.kern.toegang import Dossier
from app.services.plaatsing import lezen
from app.services.plaatsing.lezen import Locatie
from app.services.plaatsing.standen import STAAT_ER_AL, versie_van

KINDEREN = "kinderen"
Vak = tuple[int, str]
"""A location, and a form of care or KINDEREN."""


@dataclass(frozen=True)
class Weekraster:
    """`nu` is what stands there for the week, `eerder` the newest before it with its week; `standen` and `toen` are
    the same with their parts, of the locations of which these were read.
    """

    week: date
    locaties: Mapping[int, Locatie]
    vormen: Mapping[str, str]
    nu: Mapping[Vak, int]
    eerder: Mapping[Vak, tuple[int, date]]
    standen: Mapping[int, Stand]
    toen: Mapping[int, Stand]
    versie: int

    @property
    def kolommen(self) -> dict[str, str]:
        return {KINDEREN: "Kinderen", **self.vormen}

    def naam(self, vak: Vak) -> str:
        plek, kolom = vak
        return f"{self.locaties[plek].naam}, {self.kolommen.get(kolom, kolom).lower()}"


def vaknaam(vak: Vak) -> str:
    """The name of a cell as a field."""
    return f"cel-{vak[0]}-{vak[1]}"


def lees_weekraster(session: Session, dossier: Dossier, week: date, cellen_van: Collection[int] = ()) -> Weekraster:
    """For the team alone. The newest count before the week stands beside it. Its parts are read of these locations
    alone: where sixty municipalities were counted they are many, and to show the grid their sums are enough.
    """
    zaak, zorgvormen = dossier.zaak, lezen.vormen(dossier)
    alle = lezen.standen(session, zaak)
    nu = {plek: rij for (dag, plek), rij in alle.items() if dag == week}
    eerder = _eerder(alle, week)
    sommen = lezen.vormsommen(session, [rij.id for rij in (*nu.values(), *eerder.values())])
    heel = [rij for rij in (*nu.values(), *eerder.values()) if rij.locatie in cellen_van]
    cellen = lezen.cellen_van(session, heel) if heel else {}
    plekken = lezen.locaties(session, zaak)
    return Weekraster(
        week=week,
        locaties=lezen.te_tellen(plekken, {plek for _dag, plek in alle}),
        vormen=zorgvormen,
        nu={vak: aantal for rij in nu.values() for vak, aantal in _vakken(rij, sommen)},
        eerder={vak: (aantal, rij.week) for rij in eerder.values() for vak, aantal in _vakken(rij, sommen)},
        standen={plek: lezen.als_stand(rij, cellen[rij.id]) for plek, rij in nu.items() if rij.id in cellen},
        toen={plek: lezen.als_stand(rij, cellen[rij.id]) for plek, rij in eerder.items() if rij.id in cellen},
        versie=versie_van(session, zaak, {week}),
    )


def _eerder(alle: Mapping[tuple[date, int], Plaatsstand], week: date) -> dict[int, Plaatsstand]:
    return {plek: rij for (dag, plek), rij in sorted(alle.items(), key=lambda deel: deel[0]) if dag < week}


def _vakken(rij: Plaatsstand, sommen: Mapping[int, Mapping[str, int]]) -> list[tuple[Vak, int]]:
    vormen = sommen.get(rij.id, {})
    return [((rij.locatie, KINDEREN), rij.kinderen), *(((rij.locatie, vorm), som) for vorm, som in vormen.items())]


def uit_raster(raster: Weekraster, ingevuld: Mapping[Vak, int | None]) -> list[Stand]:
    """The counts that differ from what stands there, by a grid that was read with the parts of all its locations.

    Raises OngeldigeInvoer at the cell, or when nothing differs.
    """
    anders = [
        stand
        for plek in raster.locaties
        if (stand := _stand(raster, plek, ingevuld)) and not stand.gelijk(raster.standen.get(plek))
    ]
    if not anders:
        raise OngeldigeInvoer(STAAT_ER_AL)
    return anders


def _stand(raster: Weekraster, plek: int, ingevuld: Mapping[Vak, int | None]) -> Stand | None:
    getypt = {kolom: ingevuld.get((plek, kolom)) for kolom in raster.kolommen}
    kinderen, was = getypt.pop(KINDEREN), raster.standen.get(plek)
    if kinderen is None:
        if was is None and all(aantal is None for aantal in getypt.values()):
            return None
        raise OngeldigeInvoer(
            f"{raster.naam((plek, KINDEREN))}: vul in hoeveel kinderen er zijn. Is er niemand? Vul dan 0 in.",
            veld=vaknaam((plek, KINDEREN)),
        )
    cellen = [cel for vorm, aantal in getypt.items() for cel in _cellen(raster, plek, vorm, aantal)]
    return Stand(week=raster.week, locatie=plek, kinderen=kinderen, cellen=tuple(cellen))


def _cellen(raster: Weekraster, plek: int, vorm: str, aantal: int | None) -> list[Cel]:
    was = raster.standen.get(plek)
    delen = [cel for cel in was.cellen if cel.zorgvorm == vorm] if was else []
    if delen and aantal == sum(cel.aantal for cel in delen):
        return delen
    if any(cel.gemeente for cel in delen):
        raise OngeldigeInvoer(
            f"{raster.naam((plek, vorm))}: dit aantal is per gemeente geteld. "
            "Verbeter het bij Uitsplitsen, of met een bestand.",
            veld=vaknaam((plek, vorm)),
        )
    return [] if aantal is None else [Cel(vorm, aantal)]

"""Looking ahead in one zaak: everything that is known, each figure with its source, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.telling.zorgvormen import Zorgvorm
from app.domain.vooruitblik.kas import Verloop
from app.domain.vooruitblik.scenario import Scenario
from app.domain.vooruitblik.stilstand import Beddenregel, Gemis, Onbekend, Vormregel, bedden, per_vorm
from app.models import Scenario as Rij
from app.services.aanbieder.kwartalen import lijst_kwartalen
from app.services.aanbieder.omzetaandelen import omzet_per_gever
from app.services.geld.boek import lees_geld
from app.services.geld.lezen import per_gemeente
from app.services.kern.toegang import Dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import lijst_mandaten, mandaatregels
from app.services.plaatsing.bord import Aanbodregel, Bord, lees_bord
from app.services.plaatsing.geteld import op_het_bord
from app.services.plaatsing.lezen import nieuwste_cellen
from app.services.telling.tellingen import laatste_cellen
from app.services.vooruitblik.gemeenten import Cellen, Gegevens, Gemeenteregel, gemeenteregels
from app.services.vooruitblik.kas import Kasblad, gemis_van_kas, kasblad
from app.services.vooruitblik.scenarios import scenarios, zorgvormen
from app.services.vooruitblik.steun import steun, zonder_dag

MAAT = "in_zorg"


@dataclass(frozen=True)
class Scenarioregel:
    """A scenario with what follows from it."""

    rij: Rij
    wat: Scenario
    verloop: Verloop | None
    bedden: Sequence[Beddenregel]


@dataclass(frozen=True)
class Vooruitblik:
    """`vormen` are names of the forms of care by code. `eerste` and `laatste` are the reference dates in the counts.

    `zonder_dag` was promised and has no day on which it is paid, in euro cents. `van_bord`: the children are those of
    the placement board, for nobody counted by municipality; `uitgesplitst` whether it says whose all of them are.
    """

    vandaag: date
    kas: Kasblad | None
    scenarios: Sequence[Scenarioregel]
    gemeenten: Sequence[Gemeenteregel]
    per_vorm: Sequence[Vormregel]
    bord: Bord
    vormen: Mapping[str, str]
    eerste: date | None
    laatste: date | None
    gemis: Sequence[Gemis]
    zonder_dag: int
    van_bord: bool
    uitgesplitst: bool
    kinderen: int | None
    """All that were counted last, or None when nothing was; of the board each child once."""

    @property
    def zonder_plek(self) -> int | None:
        """For whom nobody offers a place of their form now."""
        bekend = [regel.zonder for regel in self.per_vorm if regel.zonder is not None]
        return sum(bekend) if bekend else None

    @property
    def zonder_mandaat(self) -> list[Gemeenteregel]:
        """For whom nobody can decide about money today: members of the region, and others with children."""
        return [r for r in self.gemeenten if r.mandaat_ontbreekt and (r.eigen or r.kinderen)]

    @property
    def tekort(self) -> int | None:
        """What is missing without support until the last week, in euro cents; None when that cannot be told."""
        return self.kas.zonder.tekort if self.kas and self.kas.zonder else None

    def scenario(self, nummer: int) -> Scenarioregel | None:
        return next((regel for regel in self.scenarios if regel.rij.nummer == nummer), None)


def lees_vooruitblik(session: Session, dossier: Dossier, vandaag: date) -> Vooruitblik:
    """For the team, which sees every figure. As many statements however much there is."""
    zaak, namen = dossier.zaak, zorgvormen(dossier)
    kwartalen, besluiten = lijst_kwartalen(session, zaak), lijst_besluiten(session, zaak.id)
    geld = lees_geld(session, zaak)
    kas = kasblad(kwartalen, lambda na: steun(geld, besluiten, na, vandaag), vandaag)
    geteld, bord = laatste_cellen(session, zaak, MAAT), lees_bord(session, dossier, vandaag)
    cellen = geteld or (nieuwste_cellen(session, zaak) if bord.eerste else {})
    vormregels = _vormregels(cellen, bord.aanbod, dossier.profiel.zorgvormen, vandaag)
    mandaten = mandaatregels(lijst_mandaten(session, zaak.id), besluiten, vandaag)
    tekort = kas.zonder.tekort if kas and kas.zonder else 0
    wat = Gegevens(cellen, [*omzet_per_gever(session, zaak).values()], mandaten, besluiten, per_gemeente(geld), tekort)
    gemeenten = gemeenteregels(dossier, vandaag, wat)
    dagen = [dag for _aantal, dag in cellen.values()]
    rijen = [rij for rij in scenarios(session, zaak).values() if not rij.vervallen]
    return Vooruitblik(
        vandaag=vandaag,
        kas=kas,
        scenarios=[_regel(rij, kas, vormregels, vandaag) for rij in rijen],
        gemeenten=gemeenten,
        per_vorm=vormregels,
        bord=bord,
        vormen=namen,
        eerste=min(dagen, default=None),
        laatste=max(dagen, default=None),
        gemis=[*gemis_van_kas(kwartalen, kas), *_gemis(gemeenten, bord, van_bord=bool(cellen) and not geteld)],
        van_bord=bool(cellen) and not geteld,
        uitgesplitst=all(gemeente for gemeente, _vorm in cellen),
        zonder_dag=zonder_dag(geld),
        kinderen=sum(n for n, _dag in geteld.values()) if geteld else op_het_bord(session, dossier).aantal,
    )


def _regel(rij: Rij, kas: Kasblad | None, vormen: Sequence[Vormregel], vandaag: date) -> Scenarioregel:
    wat = rij.waarden()
    return Scenarioregel(rij, wat, kas.in_scenario(wat, vandaag) if kas else None, bedden(vormen, wat))


def _vormregels(
    cellen: Cellen, aanbod: Iterable[Aanbodregel], vormen: Sequence[Zorgvorm], dag: date
) -> list[Vormregel]:
    """In the order of the profile."""
    kinderen, vrij, later = dict[str, int](), dict[str, int](), dict[str, int]()
    for (_gemeente, vorm), (aantal, _dag) in cellen.items():
        kinderen[vorm] = kinderen.get(vorm, 0) + aantal
    for regel in aanbod:
        waar = later if regel.rij.vanaf > dag else vrij
        waar[regel.rij.zorgvorm] = waar.get(regel.rij.zorgvorm, 0) + max(0, regel.vrij)
    volgorde = {vorm.code: nr for nr, vorm in enumerate(vormen)}
    regels = per_vorm(kinderen, vrij, later, {vorm.code for vorm in vormen if not vorm.vraagt_plaats})
    return sorted(regels, key=lambda r: (volgorde.get(r.zorgvorm, len(volgorde)), r.zorgvorm))


def _gemis(gemeenten: Sequence[Gemeenteregel], bord: Bord, *, van_bord: bool) -> list[Gemis]:
    """What was not recorded of children, places and turnover; of whom, when it is of some."""
    zonder = [] if van_bord else [r for r in gemeenten if r.kinderen is None]
    gemis = [
        *_van_wie(gemeenten, zonder, Onbekend.KINDEREN, Onbekend.GEMEENTE_NIET_GETELD),
        *_van_wie(gemeenten, [r for r in gemeenten if r.omzet is None], Onbekend.OMZET, Onbekend.OMZET_VAN),
    ]  # fmt: skip
    if bord.eerste is None:
        gemis.append(Gemis(Onbekend.LOCATIES))
    return gemis if bord.aanbod else [*gemis, Gemis(Onbekend.AANBOD)]


def _van_wie(
    alle: Sequence[Gemeenteregel], zonder: Sequence[Gemeenteregel], niets: Onbekend, sommige: Onbekend
) -> list[Gemis]:
    """Of nobody, or of these members of the region."""
    if len(zonder) == len(alle):
        return [Gemis(niets)]
    wie = [regel.naam for regel in zonder if regel.eigen]
    return [Gemis(sommige, wie)] if wie else []

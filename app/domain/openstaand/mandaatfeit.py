"""What the sources about mandaten need to know of one, beside the facts that its own rules need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus, Voorwaardeoordeel
from app.domain.mandaat.mandaatfamilie import Boekingen
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, laatste_eigen_dag


@dataclass(frozen=True)
class Voorwaardefeit:
    """A condition; `oordelen` are the findings with their days, oldest first."""

    id: int
    nummer: int
    tekst: str
    oordelen: tuple[tuple[date, Voorwaardeoordeel], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mandaatkern:
    """One version, with its name. `opvolger_op` is the day of a later one."""

    feiten: Mandaatfeiten
    periode: int
    gever_naam: str
    opvolger_op: date | None = None

    @property
    def naam(self) -> str:
        soort = "het financieel mandaat" if self.feiten.soort is Mandaatsoort.FINANCIEN else "het mandaat op inhoud"
        return f"{soort} van {self.gever_naam}"

    @property
    def status(self) -> Mandaatstatus:
        return self.feiten.status

    @property
    def laatste_dag(self) -> date:
        return laatste_eigen_dag(self.feiten)


@dataclass(frozen=True, kw_only=True)
class Bestedingsfeit(Mandaatkern):
    """What was decided under it: all that changes with a decision."""

    boekingen: Boekingen


@dataclass(frozen=True, kw_only=True)
class Mandaatfeit(Mandaatkern):
    """One version with its way. `gever` is the code of the grantor, `boven_*` the holder above an ondermandaat.

    `beoordelaar` is the office that judges this proposal; `instemming` says whether consent is needed, `reactie_voor`
    the answer date that was asked, `gevolg_op` the day on which a refusal or a term that passed unused was followed up,
    `stilte_gevolgd_op` that of silence. `wijkt_af` says that a refusal is one of the grantor.
    `herinnerd` are the days on which who has to act was reminded, with how it stood then, oldest first; `verzoek` the
    number of its request, and `samen` in which statuses others of that request can wait with it for the same person.
    `zonder_orgaan` says that a region gives it and does not say in whose name.
    """

    gever: str
    houder_naam: str
    opgesteld: date
    voorgesteld: date | None
    goedgekeurd: date | None
    verleend: date | None
    afgewezen: date | None
    houder_stemde_in: date | None
    werkgever_stemde_in: date | None
    beoordelaar: str
    instemming: bool
    reactie_voor: date | None = None
    boven_houder_id: int | None = None
    boven_houder_naam: str = ""
    boven_houder_functie: str | None = None
    wijkt_af: bool = True
    gevolg_op: date | None = None
    stilte_gevolgd_op: date | None = None
    herinnerd: tuple[tuple[Mandaatstatus, date], ...] = ()
    verzoek: int | None = None
    samen: frozenset[Mandaatstatus] = frozenset()
    zonder_orgaan: bool = False
    voorwaarden: tuple[Voorwaardefeit, ...] = ()

"""Which pieces a grantor needs to decide on a mandaat: for the college, to be signed, for the council."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaatfeiten import ONDERWEG
from app.domain.mandaat.ondertekening import Vorm

_S = Mandaatstatus
TE_TEKENEN = ONDERWEG | {_S.CONCEPT}
"""Statuses in which there is something left to decide, to sign or to consent to."""


class Stuksoort(StrEnum):
    """The value is the name of its template and stands in addresses; the order is that of the set."""

    COLLEGEVOORSTEL = "collegevoorstel"
    MANDAATBESLUIT = "mandaatbesluit"
    INSTEMMING = "instemming"
    RAADSBRIEF = "mandaatraadsbrief"


def soorten(*, instemming: bool, raad: Sequence[str]) -> list[Stuksoort]:
    """`instemming` says that holder and employer have to consent (Awb 10:4), `raad` why the council is told."""
    stukken = [Stuksoort.COLLEGEVOORSTEL, Stuksoort.MANDAATBESLUIT]
    stukken += [Stuksoort.INSTEMMING] if instemming else []
    return [*stukken, Stuksoort.RAADSBRIEF] if raad else stukken


def redenen_raad(vormen: Sequence[Vorm], plafond: int | None, raad_vanaf: int | None) -> list[str]:
    """Why the council is told beforehand, in sentences; none when it need not be. Amounts in euro cents.

    Acts under private law that may have serious consequences are told to the council first (Gemeentewet 169, fourth
    paragraph); from which amount a decision about money goes by the council, the profile of the region says. Whether
    the consequences are serious, or the budget has to change, the college itself judges [I].
    """
    redenen = []
    if Vorm.VOLMACHT in vormen:
        redenen.append(
            "De volmacht is er voor overeenkomsten, zoals een lening of een garantie. Kan dat ingrijpende gevolgen "
            "hebben voor de gemeente, dan krijgt de raad vooraf inlichtingen (artikel 169, vierde lid, Gemeentewet)."
        )
    if plafond is not None and raad_vanaf is not None and plafond >= raad_vanaf:
        redenen.append(
            f"Het plafond is {euro(plafond)}. Past dat niet in de begroting, dan stelt de raad een wijziging van de "
            "begroting vast voordat het geld wordt uitgegeven (artikel 189 en 192 Gemeentewet)."
        )
    return redenen


GRONDSLAGEN = (
    "Mandaat: artikel 10:1 tot en met 10:12 van de Algemene wet bestuursrecht (Awb).",
    "Instemming van de houder en zijn werkgever: artikel 10:4 Awb.",
    "Het college blijft zelf bevoegd en kan het mandaat altijd intrekken: artikel 10:7 en 10:8 Awb.",
    "Bevoegdheid van het college: artikel 160 Gemeentewet en de Jeugdwet.",
)
"""What a proposal names as its grounds when the profile of the region names no other. Our reading [I]."""
VOLMACHT = (
    "Volmacht en machtiging: artikel 10:12 Awb; de burgemeester vertegenwoordigt de gemeente: artikel 171 Gemeentewet."
)
EIGEN_UITLEG = "De verwijzingen naar de wet zijn een eigen uitleg van dit systeem. Laat uw jurist ze nagaan."

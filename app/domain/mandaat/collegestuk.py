"""Which pieces a grantor needs to decide on a mandaat: for the college, to be signed, for the council."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from app.domain.basis.bedrag import euro, opsomming
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


def redenen_raad(
    vormen: Sequence[Vorm], plafond: int | None, raad_vanaf: int | None, *, is_gemeente: bool = True
) -> list[str]:
    """Why the council is told beforehand, in sentences; none when it need not be. Amounts in euro cents.

    Acts under private law that may have serious consequences are told to the council first (Gemeentewet 169, fourth
    paragraph); from which amount a decision about money goes by the council, the profile of the region says. Below that
    amount it holds a power of attorney for no serious consequence either. Whether the consequences are serious, or the
    budget has to change, the college itself judges [I]. A region has no council: each of its colleges has its own.
    """
    redenen: list[str] = []
    if not is_gemeente:
        return redenen
    klein = plafond is not None and raad_vanaf is not None and plafond < raad_vanaf
    if Vorm.VOLMACHT in vormen and not klein:
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


def grondslagen(vormen: Sequence[Vorm], *, is_gemeente: bool, instemming: bool) -> list[str]:
    """What a proposal names as its grounds when the profile of the region names no other: what this grant rests on, and
    nothing that it does not need. Our reading [I].
    """
    wie = "Het college" if is_gemeente else "Wie het mandaat verleent,"
    regels = ["Mandaat: artikel 10:1 tot en met 10:11 van de Algemene wet bestuursrecht (Awb)."]
    if instemming:
        regels.append("Instemming van de houder en zijn werkgever: artikel 10:4 Awb.")
    regels.append(f"{wie} blijft zelf bevoegd en kan het mandaat altijd intrekken: artikel 10:7 en 10:8 Awb.")
    if is_gemeente:
        regels.append("Bevoegdheid van het college: artikel 160 Gemeentewet en de Jeugdwet.")
    else:
        regels.append(
            "Bevoegdheid: de Jeugdwet, en voor het bestuur van een gemeenschappelijke regeling wat daaraan is "
            "overgedragen (artikel 30 en 33 Wet gemeenschappelijke regelingen)."
        )
    ook = [vorm.value for vorm in (Vorm.VOLMACHT, Vorm.MACHTIGING) if vorm in vormen]
    if ook:
        regels.append(f"{opsomming(ook).capitalize()}: artikel 10:12 Awb.")
    if is_gemeente and Vorm.VOLMACHT in vormen:
        regels.append("De burgemeester vertegenwoordigt de gemeente: artikel 171 Gemeentewet.")
    return regels


EIGEN_UITLEG = "De verwijzingen naar de wet zijn een eigen uitleg van dit systeem. Laat uw jurist ze nagaan."

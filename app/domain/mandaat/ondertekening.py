"""Who signs for whom: the grant of a mandaat, and what its holder does under it.

Awb 10:10 asks that a decision under mandaat says on whose behalf it was taken; Awb 10:12 has the same rules for
volmacht (acts under private law) and machtiging (other acts). The mayor represents the municipality (Gemeentewet 171),
so he gives the volmacht. That reading of the law is ours [I]; the law itself is public [P].
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.basis.bedrag import opsomming

_MEER = re.compile(r"(de )?(colleges|besturen)\b", re.IGNORECASE)


class Vorm(StrEnum):
    """What is given: power to decide, to do acts under private law, to do anything else."""

    MANDAAT = "mandaat"
    VOLMACHT = "volmacht"
    MACHTIGING = "machtiging"


class MetVormen(Protocol):
    @property
    def volmacht(self) -> bool: ...
    @property
    def machtiging(self) -> bool: ...


def vormen(mandaat: MetVormen) -> tuple[Vorm, ...]:
    """What one mandaat gives: always power to decide, and what goes with it."""
    meer = ((Vorm.VOLMACHT, mandaat.volmacht), (Vorm.MACHTIGING, mandaat.machtiging))
    return (Vorm.MANDAAT, *(vorm for vorm, erbij in meer if erbij))


def in_woorden(vormen_: Sequence[Vorm]) -> str:
    return opsomming([vorm.value for vorm in vormen_])


@dataclass(frozen=True)
class Gever:
    """Who grants: by the name of its municipality, or as another region that is no college itself."""

    naam: str
    is_gemeente: bool = True
    organen: str = ""
    """In whose name a region grants."""

    @property
    def zijn_meer(self) -> bool:
        """Whether several bodies decide, as the colleges of a region: then they `besluiten`."""
        return not self.is_gemeente and _MEER.match(self.organen) is not None

    @property
    def orgaan(self) -> str:
        """As it is called in a sentence."""
        if not self.is_gemeente and self.organen:
            return f"{self.organen} (regio {self.naam})"
        return (
            f"het college van burgemeester en wethouders van {self.naam}"
            if self.is_gemeente
            else f"de regio {self.naam}"
        )


@dataclass(frozen=True)
class Handtekening:
    """One place to sign: the body, and the offices whose signatures stand under it."""

    orgaan: str
    ambten: tuple[str, ...]


def handtekeningen(gever: Gever, vormen_: Sequence[Vorm]) -> list[Handtekening]:
    """Who signs the grant. The college by its secretary and its mayor (Gemeentewet 59a); the volmacht by the mayor."""
    if not gever.is_gemeente:
        wie = f"Namens {gever.organen}" if gever.organen else f"De regio {gever.naam}"
        return [Handtekening(wie, ("wie bevoegd is om te tekenen",))]
    plekken = [Handtekening(f"Burgemeester en wethouders van {gever.naam}", ("de secretaris", "de burgemeester"))]
    if Vorm.VOLMACHT in vormen_:
        plekken.append(Handtekening(f"De burgemeester van {gever.naam}", ("de burgemeester",)))
    return plekken


def wie_verlenen(vormen_: Sequence[Vorm]) -> str:
    """Who means to grant what, as a letter to the council begins: the mayor gives the volmacht."""
    van_college = [vorm for vorm in vormen_ if vorm is not Vorm.VOLMACHT]
    erbij = ", en de burgemeester volmacht," if Vorm.VOLMACHT in vormen_ else ""
    return f"Het college wil {in_woorden(van_college)} verlenen{erbij}"


def noemt_werkgever(functie: str, werkgever: str) -> bool:
    """Whether the office says by its name who employs its holder: then nothing says it a second time."""
    return werkgever.casefold() in functie.casefold()


def houder_voluit(functie: str, werkgever: str, naam: str) -> str:
    """The holder as a decision names him: his office, with who employs him when the office does not say so already."""
    bij = "" if noemt_werkgever(functie, werkgever) else f" van {werkgever}"
    return f"de {functie}{bij} ({naam})"


def onder_stukken(gever: Gever, vormen_: Sequence[Vorm], functie: str) -> list[str]:
    """How the holder signs what he does under it, for each form in a sentence of its own; `functie` is his office.

    Who deputises signs *voor deze*, with his own name: the office decides, he signs for it.
    """
    als = f"{functie}, met de naam"
    partij, door = f"de gemeente {gever.naam}", " van de burgemeester"
    if not gever.is_gemeente:  # a region is no party to a contract: in whose name it grants is
        partij, door = f"namens {gever.orgaan}", ""
    wat = {
        Vorm.MANDAAT: f"Een besluit: “namens {gever.orgaan}, {als}” (artikel 10:10 Awb).",
        Vorm.VOLMACHT: f"Een overeenkomst: “{partij}, krachtens volmacht{door}, {als}”.",
        Vorm.MACHTIGING: f"Iets anders: “krachtens machtiging van {gever.orgaan}, {als}”.",
    }
    zinnen = [wat[vorm] for vorm in vormen_]
    return [*zinnen, "Wie de houder waarneemt, tekent met “voor deze” en zijn eigen naam."]


def uitvoering(gemeenten: Sequence[str]) -> str:
    """How agreements are signed that carry out a decision, for the municipalities whose mandaat gives volmacht too."""
    wie = "de gemeente" if len(gemeenten) == 1 else "de gemeenten"
    van = "de burgemeester" if len(gemeenten) == 1 else "hun burgemeesters"
    return (
        "Overeenkomsten ter uitvoering van dit besluit worden getekend namens "
        f"{wie} {opsomming(gemeenten)}, krachtens volmacht van {van}."
    )

"""Who of those with whom a point lies does it: a working agreement, which changes neither that nor any power."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer
from app.domain.basis.rechten import TEAM
from app.domain.openstaand.punt import REGIEVOERDER, LigtBij, Wie


@dataclass(frozen=True)
class Collega:
    """Somebody in the eyes of one zaak: the roles that count in it, the offices that he fills there today, and the code
    of his organisation.
    """

    id: int
    naam: str
    email: str
    pseudoniem: str
    organisatie: str
    organisatienaam: str
    rollen: frozenset[Rol]
    functies: frozenset[str] = frozenset()

    @property
    def in_team(self) -> bool:
        return bool(self.rollen & TEAM)


def kan_hebben(collega: Collega, bij: LigtBij) -> bool:
    """Whether what lies there lies with him: only he can do it. What lies with one account is of that account alone,
    and a party outside has none.
    """
    if bij.wie is Wie.ROL:
        return bool(collega.rollen & ({Rol.REGIEVOERDER} if bij.code == REGIEVOERDER else TEAM))
    if bij.wie is Wie.FUNCTIE:
        return bij.code in collega.functies
    return bij.wie is Wie.ORGANISATIE and bij.code == collega.organisatie


def toets_aanwijzer(wie: Collega, bij: LigtBij) -> None:
    """With whom it lies divides it; what lies in the region, who leads the zaak does too. Raises GeenRecht."""
    leidt = Rol.REGIEVOERDER in wie.rollen and bij.wie in (Wie.ROL, Wie.FUNCTIE)
    if not leidt and not kan_hebben(wie, bij):
        raise GeenRecht(f"Deze taak ligt bij {bij.naam}. Alleen wie daar werkt, wijst een behandelaar aan.")


def kies(uit: Set[Collega] | list[Collega], email: str) -> Collega:
    """Raises OngeldigeInvoer at `gebruiker`."""
    gekozen = next((collega for collega in uit if collega.email == email), None)
    if gekozen is None:
        raise OngeldigeInvoer("Deze taak kan niet bij deze persoon liggen. Kies iemand uit de lijst.", veld="gebruiker")
    return gekozen

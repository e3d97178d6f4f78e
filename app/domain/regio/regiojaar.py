"""What comes back every year, or every so many years, in a region: procedures with their moments, from its profile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek

MAX_CODE = 40
_MEESTE_JAREN = 10
_DAGEN_PER_MAAND = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Per(StrEnum):
    """Whether a moment is there once, or for each municipality of that day."""

    REGIO = "regio"
    GEMEENTE = "gemeente"


@dataclass(frozen=True)
class Moment:
    """Something that is due in a month of a year: on `dag`, or on the last day of the month.

    It lies with the office `functie`, or with each municipality; `overleg` is the body that deals with it.
    """

    code: str
    titel: str
    maand: int
    bron: str
    functie: str = ""
    per: Per = Per.REGIO
    dag: int | None = None
    overleg: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.maand <= 12:
            raise OngeldigeWaarde("maand", f"{self.maand} kan niet; een maand is een getal van 1 tot en met 12")
        if self.dag is not None and not 1 <= self.dag <= _DAGEN_PER_MAAND[self.maand - 1]:
            raise OngeldigeWaarde("dag", f"{self.dag} kan niet in die maand; laat dag weg voor de laatste dag")
        if bool(self.functie) is (self.per is Per.GEMEENTE):
            raise OngeldigeWaarde("functie", "noem wie het doet, of schrijf per = 'gemeente'; niet allebei")


@dataclass(frozen=True)
class Procedure:
    """A procedure that comes back every `elke` years, from `vanaf` on; its papers go along `route` of the profile."""

    code: str
    titel: str
    toelichting: str
    momenten: tuple[Moment, ...]
    bron: str
    vanaf: int
    elke: int = 1
    route: str = ""

    def __post_init__(self) -> None:
        if not self.momenten:
            raise OngeldigeWaarde("momenten", "is leeg; noem minstens een moment")
        if not 1 <= self.elke <= _MEESTE_JAREN:
            raise OngeldigeWaarde("elke", f"{self.elke} kan niet; kies 1 tot en met {_MEESTE_JAREN} jaar")
        eis_uniek((moment.code for moment in self.momenten), "momenten")

    def is_in(self, jaar: int) -> bool:
        """Whether it falls in this year."""
        return jaar >= self.vanaf and (jaar - self.vanaf) % self.elke == 0


def controleer_procedures(
    procedures: Sequence[Procedure], functies: Collection[str], overleggen: Collection[str], routes: Collection[str]
) -> None:
    """Codes are once there and short enough; every office, body and route exists. Raises OngeldigeWaarde."""
    eis_uniek((procedure.code for procedure in procedures), "procedures")
    for procedure in procedures:
        for veld, code, bekend in _verwijzingen(procedure, functies, overleggen, routes):
            if code and code not in bekend:
                raise OngeldigeWaarde(
                    f"procedures ({procedure.code})", f"{veld} '{code}' bestaat niet; kies uit {', '.join(bekend)}"
                )
        for code in (procedure.code, *(moment.code for moment in procedure.momenten)):
            if len(code) > MAX_CODE:
                raise OngeldigeWaarde(
                    f"procedures ({procedure.code})", f"code '{code}' is te lang; gebruik hoogstens {MAX_CODE} tekens"
                )


def _verwijzingen(
    procedure: Procedure, functies: Collection[str], overleggen: Collection[str], routes: Collection[str]
) -> Iterator[tuple[str, str, Collection[str]]]:
    yield "route", procedure.route, routes
    for moment in procedure.momenten:
        yield "functie", moment.functie, functies
        yield "overleg", moment.overleg, overleggen

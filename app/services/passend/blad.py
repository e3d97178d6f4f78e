"""What the page of verdicts, checks and signals shows: the team everything, a municipality its own bookings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.passend.oordeel import Oordeelmoment, geplaatst_op, uiterlijk, vanaf
from app.domain.plaatsing.boekhouding import Geboekt
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.services.kern.toegang import Dossier
from app.services.passend import lezen
from app.services.passend.oordelen import mag_oordelen
from app.services.plaatsing import lezen as plaatsing
from app.services.plaatsing.lezen import Locatie


@dataclass(frozen=True)
class Vak:
    """A verdict that is asked of a booking, and what was said; None is nothing yet."""

    moment: Oordeelmoment
    vanaf: date
    uiterlijk: date
    gegeven: Plekoordeel | None

    def kan_op(self, dag: date) -> bool:
        """Whether it can be given by then."""
        return self.vanaf <= dag

    def te_laat(self, dag: date) -> bool:
        return self.gegeven is None and self.uiterlijk < dag


@dataclass(frozen=True)
class Regel:
    """A booking that was placed, with its four verdicts."""

    boeking: Geboekt
    geplaatst: date
    vakken: Sequence[Vak]

    def vraagt_op(self, dag: date) -> bool:
        """Whether a verdict can be given by then that nobody gave."""
        return any(vak.gegeven is None and vak.kan_op(dag) for vak in self.vakken)

    @property
    def laatste(self) -> Plekoordeel | None:
        """The verdict of the latest moment at which one was given. Of a booking that was withdrawn in part since, the
        numbers are not those of its children any more: such a verdict waits to be put right, and counts for nobody.
        """
        gegeven = (vak.gegeven for vak in reversed(self.vakken) if vak.gegeven)
        return next((rij for rij in gegeven if rij.waarden().samen == self.boeking.rest), None)


@dataclass(frozen=True)
class Sluitregel:
    """A location that closes, with its check; None is none yet."""

    locatie: Locatie
    toets: Kinderrechtentoets | None


@dataclass(frozen=True)
class Passendblad:
    """`plekken` are the names of the offered places by number. `sluit` and `signalen` are for the team alone."""

    regels: Sequence[Regel]
    sluit: Sequence[Sluitregel]
    signalen: Sequence[Kindsignaal]
    locaties: Mapping[int, Locatie]
    plekken: Mapping[int, str]

    @property
    def geplaatst(self) -> int:
        """Children, each once: another form of care of the same ones is not counted again."""
        return sum(regel.boeking.in_vorm(None) for regel in self.regels)

    def samen(self, soort: str) -> int:
        """Children by what was said of them last, of these kinds: past, past_niet, weg, onbekend."""
        laatste = [regel.laatste for regel in self.regels if not regel.boeking.wat.dubbel]
        return sum(getattr(rij, soort) for rij in laatste if rij)

    @property
    def zonder_oordeel(self) -> int:
        """Children of whom nobody said anything yet."""
        return sum(regel.boeking.in_vorm(None) for regel in self.regels if regel.laatste is None)

    def te_laat(self, dag: date) -> int:
        return sum(vak.te_laat(dag) for regel in self.regels for vak in regel.vakken)


def lees_passend(session: Session, dossier: Dossier) -> Passendblad:
    """As many statements for one booking as for a hundred."""
    zaak = dossier.zaak
    geboekt = [b for b in plaatsing.boekingen(session, zaak).geboekt if mag_oordelen(dossier, b)]
    regels = _regels(geboekt, lezen.oordelen(session, zaak))
    locaties = plaatsing.locaties(session, zaak)
    toetsen = lezen.toetsen(session, zaak) if dossier.volledig else {}
    naar = {regel.boeking.wat.aanbod for regel in regels}
    return Passendblad(
        regels=regels,
        sluit=[Sluitregel(p, toetsen.get(p.nummer)) for p in locaties.values() if _vraagt_toets(dossier, p, toetsen)],
        signalen=list(lezen.signalen(session, zaak).values()) if dossier.volledig else [],
        locaties=locaties,
        plekken={nr: rij.waarden().naam for nr, rij in plaatsing.aanbod(session, zaak).items() if nr in naar},
    )


def _regels(geboekt: Sequence[Geboekt], gegeven: Mapping[tuple[int, Oordeelmoment], Plekoordeel]) -> list[Regel]:
    return [
        Regel(
            boeking,
            dag,
            [Vak(m, vanaf(m, dag), uiterlijk(m, dag), gegeven.get((boeking.nummer, m))) for m in Oordeelmoment],
        )
        for boeking in geboekt
        if (dag := geplaatst_op(boeking))
    ]


def _vraagt_toets(dossier: Dossier, plek: Locatie, toetsen: Mapping[int, Kinderrechtentoets]) -> bool:
    return dossier.volledig and not plek.vervallen and (plek.tot is not None or plek.nummer in toetsen)

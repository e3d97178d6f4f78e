"""What the page of verdicts, checks and signals shows: the team everything, a municipality its own bookings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.passend.oordeel import geldt, geplaatst_op
from app.domain.passend.volgen import Oordeelmoment, Volgregels
from app.domain.passend.vraag import Grootte, vragen
from app.domain.plaatsing.boekhouding import Geboekt
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.services.kern.toegang import Dossier
from app.services.passend import lezen
from app.services.passend.oordelen import mag_oordelen
from app.services.plaatsing import lezen as plaatsing
from app.services.plaatsing.lezen import Locatie


@dataclass(frozen=True)
class Vak:
    """A verdict about a booking at a moment, and what was said last; None is nothing yet.

    It holds (`geldt`) when it is about all children of the booking as it is now. One that does not is asked again, as
    long as the region asks this moment (`gevraagd`): of one that it asks no more, what was said is kept.
    """

    moment: Oordeelmoment
    vanaf: date
    uiterlijk: date
    gegeven: Plekoordeel | None
    geldt: bool
    gevraagd: bool

    @property
    def open(self) -> bool:
        """Whether the region asks it, now or later, and nobody gave one that holds."""
        return self.gevraagd and not self.geldt

    def kan_op(self, dag: date) -> bool:
        """Whether it can be given, or put right, by then."""
        return self.gegeven is not None or (self.gevraagd and self.vanaf <= dag)

    def vraagt_op(self, dag: date) -> bool:
        """Whether it can be given by then, and nobody gave one that holds."""
        return self.open and self.vanaf <= dag

    def te_laat(self, dag: date) -> bool:
        return self.open and self.uiterlijk < dag


@dataclass(frozen=True)
class Regel:
    """A booking that was placed, with a verdict for each moment of the page."""

    boeking: Geboekt
    geplaatst: date
    vakken: Sequence[Vak]

    def vraagt_op(self, dag: date) -> bool:
        """Whether a verdict can be given by then that nobody gave."""
        return any(vak.vraagt_op(dag) for vak in self.vakken)

    def te_laat(self, dag: date) -> bool:
        return any(vak.te_laat(dag) for vak in self.vakken)

    @property
    def laatste(self) -> Plekoordeel | None:
        """The verdict of the latest moment at which one was given that holds."""
        return next((vak.gegeven for vak in reversed(self.vakken) if vak.geldt), None)

    @property
    def past_niet(self) -> int:
        """Of how many the place does not fit, by what was said last."""
        return self.laatste.past_niet if self.laatste else 0


@dataclass(frozen=True)
class Sluitregel:
    """A location that closes, with its check; None is none yet. One that does not hold (`geldt`) was about a decision
    that was withdrawn since.
    """

    locatie: Locatie
    toets: Kinderrechtentoets | None
    geldt: bool

    def te_laat(self, dag: date) -> bool:
        return not self.geldt and self.locatie.tot is not None and self.locatie.tot < dag


@dataclass(frozen=True)
class Passendblad:
    """`plekken` are the names of the offered places by number. `sluit` and `signalen` are for the team alone."""

    regels: Sequence[Regel]
    sluit: Sequence[Sluitregel]
    signalen: Sequence[Kindsignaal]
    locaties: Mapping[int, Locatie]
    plekken: Mapping[int, str]
    momenten: Sequence[Oordeelmoment]
    """Those that the region asks, and those of which something was said."""

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
    alle = plaatsing.boekingen(session, zaak)
    geboekt = [b for b in alle.geboekt if mag_oordelen(dossier, b)]
    gegeven = lezen.oordelen(session, zaak)
    volgens = dossier.profiel.passend
    gezegd = {moment for _boeking, moment in gegeven}
    momenten = [m for m in Oordeelmoment if m in volgens.momenten or m in gezegd]
    groot = lezen.groottes_van(alle.rijen.values())
    regels = [
        Regel(b, dag, [_vak(b, dag, m, gegeven.get((b.nummer, m), ()), groot[b.nummer], volgens) for m in momenten])
        for b in geboekt
        if (dag := geplaatst_op(b))
    ]
    locaties = plaatsing.locaties(session, zaak)
    toetsen = lezen.toetsen(session, zaak) if dossier.volledig else {}
    naar = {regel.boeking.wat.aanbod for regel in regels}
    return Passendblad(
        regels=regels,
        sluit=[
            Sluitregel(plek, toets, lezen.geldt_voor(toets, plek))
            for plek in locaties.values()
            if _vraagt_toets(dossier, plek, toetsen)
            for toets in [toetsen.get(plek.nummer)]
        ],
        signalen=list(lezen.signalen(session, zaak).values()) if dossier.volledig else [],
        locaties=locaties,
        plekken={nr: rij.waarden().naam for nr, rij in plaatsing.aanbod(session, zaak).items() if nr in naar},
        momenten=momenten,
    )


def _vak(
    boeking: Geboekt,
    geplaatst: date,
    moment: Oordeelmoment,
    gegeven: Sequence[Plekoordeel],
    groot: Sequence[Grootte],
    volgens: Volgregels,
) -> Vak:
    """How the question stands now."""
    nu = vragen(moment, geplaatst, groot, lezen.als_gegeven(gegeven), volgens)[-1]
    laatst = gegeven[-1] if gegeven else None
    telt = laatst is not None and geldt(laatst.waarden().samen, boeking)
    return Vak(moment, nu.vanaf, nu.uiterlijk, laatst, telt, moment in volgens.momenten)


def _vraagt_toets(dossier: Dossier, plek: Locatie, toetsen: Mapping[int, Kinderrechtentoets]) -> bool:
    return dossier.volledig and not plek.vervallen and (plek.tot is not None or plek.nummer in toetsen)

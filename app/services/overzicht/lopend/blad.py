"""The overview as one page: which zaken, sorted and cut, with their figures and what they add up to.

What the rows are sorted by or chosen by is asked of all zaken at once; the rest of those on the page alone, and so is
what they add up to, unless there are few. Ten statements at most, however many zaken there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.regio.functies import Bezetting
from app.domain.zaak.tredetijd import dagnummer
from app.draaiboeken import editie_op
from app.services.aanbieder.kwartalen import kas_per_aanbieder
from app.services.openstaand.bladeren import NIETS, eerste_per_zaak, in_team, per_zaak
from app.services.overzicht.lopend.leiders import leiders
from app.services.overzicht.lopend.rij import GEEN_MANDATEN, MATEN, Grenzen, Rij, Totaal, gesorteerd, totaal
from app.services.overzicht.lopend.ruimte import mandaten_van_gever, ruimte_per_zaak
from app.services.overzicht.lopend.wens import Blik, Kolom, Let, Wens
from app.services.overzicht.lopend.zaken import Lopend, lopende_zaken
from app.services.plaatsing.geteld import kinderstappen
from app.services.telling.telverloop import Telstap, laatste_per_zaak

GROOTTE = 50
WEINIG = 200
"""Of so many zaken at most everything is read: for a total of all, for drawings, for a page to print."""


class Maat(Enum):
    """What is asked together."""

    PUNTEN = auto()
    VOLGENDE = auto()
    RUIMTE = auto()
    KINDEREN = auto()
    KAS = auto()
    LEIDING = auto()
    MANDATEN = auto()


_VOOR_KOLOM = {
    Kolom.LAAT: Maat.PUNTEN,
    Kolom.DATUM: Maat.PUNTEN,
    Kolom.RUIMTE: Maat.RUIMTE,
    Kolom.TOT: Maat.RUIMTE,
    Kolom.ZORG: Maat.KINDEREN,
    Kolom.PLAATSEN: Maat.KINDEREN,
    Kolom.KAS: Maat.KAS,
    Kolom.LEIDING: Maat.LEIDING,
}
_VOOR_LET = {Let.LAAT: {Maat.PUNTEN}, Let.KRAP: {Maat.RUIMTE, Maat.KAS}, Let.PLAATSEN: {Maat.KINDEREN}}
_VAN_ALLES = {Maat.PUNTEN, Maat.RUIMTE, Maat.KINDEREN, Maat.MANDATEN, Maat.KAS}
"""What is added up and drawn, of a few."""


@dataclass(frozen=True)
class Blad:
    """A page of `aantal` zaken in all. `alle` are the rows that the selection has, when they are few; `stappen` the
    counts of their children.

    `totaal` is of all of them when they are few, else of the page. `meer` says that more zaken run than are looked at.
    """

    rijen: Sequence[Rij]
    aantal: int
    totaal: Totaal
    grenzen: Grenzen
    meer: bool
    alle: Sequence[Rij] = ()
    stappen: Sequence[Telstap] = ()
    later: bool = False


@dataclass
class Meter:
    """Reads figures of zaken for one actor, each kind once for as many zaken as are asked."""

    session: Session
    actor: Actor
    dag: date
    blik: Blik
    bezettingen: Mapping[str, Bezetting] = field(default_factory=dict)
    stappen: Sequence[Telstap] = ()
    _gelezen: dict[Maat, Mapping[int, Any]] = field(default_factory=dict)

    def lees(self, maten: Collection[Maat], zaken: Sequence[Lopend]) -> None:
        """What was read already is not asked again: it is of all zaken then."""
        for maat in maten:
            if maat not in self._gelezen:
                self._gelezen[maat] = _LEZERS[maat](self, zaken)

    def van(self, maat: Maat, zaak: Lopend, anders: Any = None) -> Any:
        return self._gelezen.get(maat, {}).get(zaak.id, anders)

    def rij(self, zaak: Lopend) -> Rij:
        return Rij(
            dag=self.dag,
            zaak=zaak,
            dagen=dagnummer(zaak.toestand_sinds, self.dag),
            punten=self.van(Maat.PUNTEN, zaak, NIETS),
            volgende=self.van(Maat.VOLGENDE, zaak),
            ruimte=self.van(Maat.RUIMTE, zaak),
            kinderen=self.van(Maat.KINDEREN, zaak, {}),
            kas=self.van(Maat.KAS, zaak),
            leiding=self.van(Maat.LEIDING, zaak),
            mandaten=self.van(Maat.MANDATEN, zaak, GEEN_MANDATEN),
        )

    @property
    def eigen(self) -> bool:
        """Whether it is about the part of one's own municipality or region."""
        return self.blik is Blik.AANDEEL


def _punten(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    """In the team everything shows; asking each point whether it does takes longer than to count it."""
    if not zaken:
        return {}
    return per_zaak(m.session, m.actor, m.dag, _ids(zaken)) if m.eigen else in_team(m.session, m.dag, _ids(zaken))


def _volgende(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    return eerste_per_zaak(m.session, m.actor, m.dag, _ids(zaken))


def _ruimte(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    return ruimte_per_zaak(m.session, _ids(zaken), m.dag, m.actor.organisatie_id if m.eigen else None)


def _kinderen(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    """Another region sees no counts; a municipality those of its own children, as the page of the zaak shows them."""
    gemeente = m.actor.organisatie_code if m.eigen else None
    m.stappen = kinderstappen(m.session, _ids([zaak for zaak in zaken if zaak.binnen]), MATEN, gemeente)
    return laatste_per_zaak(m.stappen)


def _kas(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    """The figures of a provider are for the team."""
    heel = [zaak for zaak in zaken if zaak.heel and not m.eigen]
    kas = kas_per_aanbieder(m.session, {zaak.aanbieder_id for zaak in heel})
    return {zaak.id: kas[zaak.aanbieder_id] for zaak in heel if zaak.aanbieder_id in kas}


def _leiding(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    return leiders(m.session, [zaak for zaak in zaken if zaak.binnen], m.dag, m.bezettingen)


def _mandaten(m: Meter, zaken: Sequence[Lopend]) -> Mapping[int, Any]:
    return mandaten_van_gever(m.session, _ids(zaken), m.dag, m.actor.organisatie_id) if m.eigen else {}


_LEZERS: Mapping[Maat, Callable[[Meter, Sequence[Lopend]], Mapping[int, Any]]] = {
    Maat.PUNTEN: _punten,
    Maat.VOLGENDE: _volgende,
    Maat.RUIMTE: _ruimte,
    Maat.KINDEREN: _kinderen,
    Maat.KAS: _kas,
    Maat.LEIDING: _leiding,
    Maat.MANDATEN: _mandaten,
}


def _ids(zaken: Sequence[Lopend]) -> list[int]:
    return [zaak.id for zaak in zaken]


def lees_blad(
    session: Session,
    actor: Actor,
    dag: date,
    wens: Wens,
    bezettingen: Mapping[str, Bezetting],
    grootte: int = GROOTTE,
) -> Blad:
    """What this actor sees of the zaken that run, as he asks it. `bezettingen` are offices that were read already."""
    zaken, meer = lopende_zaken(session, actor, wens)
    meter = Meter(session, actor, dag, wens.blik, bezettingen)
    weinig = len(zaken) <= WEINIG
    meter.lees(_om_te_kiezen(wens) | (_VAN_ALLES if weinig else set()), zaken)
    grenzen = drempels(dag)
    alle = [rij for zaak in zaken if (rij := meter.rij(zaak)).vraagt(wens.let, grenzen)]
    begin = (wens.pagina - 1) * grootte
    op_blad = [rij.zaak for rij in gesorteerd(alle, wens.kolom, af=wens.af)[begin : begin + grootte]]
    meter.lees(list(Maat), op_blad)
    gekozen, rijen = {rij.zaak.id for rij in alle}, [meter.rij(zaak) for zaak in op_blad]
    return Blad(
        rijen=rijen,
        aantal=len(alle),
        totaal=totaal(alle if weinig else rijen),
        grenzen=grenzen,
        meer=meer,
        alle=alle if weinig else (),
        stappen=[stap for stap in meter.stappen if stap.zaak_id in gekozen] if weinig else (),
        later=begin + grootte < len(alle),
    )


def _om_te_kiezen(wens: Wens) -> set[Maat]:
    kolom = _VOOR_KOLOM.get(wens.kolom)
    return ({kolom} if kolom else set()) | (_VOOR_LET.get(wens.let, set()) if wens.let else set())


def drempels(dag: date) -> Grenzen:
    """Of the edition of the day."""
    gevonden = editie_op(dag).deel.drempels
    return Grenzen(gevonden.mandaat_loopt_af, gevonden.kas_bijna_op)

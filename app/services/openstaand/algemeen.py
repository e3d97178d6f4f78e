"""What is open outside any zaak: what waits for a second person, messages, what is due in the year of the region, an
alarm of the logboek, offices without a holder; and beside the record of a zaak, notes in which somebody is named.

Computed when somebody asks, in a fixed number of queries; it is little, and of no zaak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, dag_van
from app.domain.basis.rechten import Recht, mag
from app.domain.openstaand.punt import DE_REGIEVOERDER, LigtBij, Punt, Weegt, Wie, functie
from app.domain.openstaand.register import ALGEMEEN, FUNCTIE, LOGALARM
from app.regios import alle_profielen
from app.services.kern.bezetting import lees_bezetting
from app.services.logboek.waak import open_alarm
from app.services.openstaand import jaarpunten, jaarstukken
from app.services.openstaand.genoemd import genoemd
from app.services.openstaand.lijst import Groep, Openstaand
from app.services.openstaand.toegang import wachtend

TABELLEN = frozenset(
    {"inlezing", "logalarm", "functievervulling", "toegangsvoorstel", "toegangsbericht", "notitie", "vermelding"}
    | {"accountbericht", "inlogidentiteit", "organisatiepostbus"}
    | {"jaarmoment", "jaaruitkomst", "jaarinbreng", "jaarweging", "jaarstuk", "jaarstukstap"}
)
"""What these are computed from."""


def algemeen(session: Session, actor: Actor, dag: date) -> list[Openstaand]:
    """What lies with this actor on the day outside any zaak, by his rights; then what is for his information."""
    return _bij_hem(session, actor, dag, _jaarstukken(session, actor))


def buiten_zaak_bij_anderen(session: Session, actor: Actor, dag: date) -> list[Openstaand]:
    """What is late with others outside any zaak, and papers of the year that wait there, for who chases them."""
    return _bij_anderen(session, actor, dag, _jaarstukken(session, actor))


def alles_buiten_zaak(session: Session, actor: Actor, dag: date) -> list[Openstaand]:
    """Both: what lies with him, then what is with others. The papers of the year are read once for it."""
    stukken = _jaarstukken(session, actor)
    return [*_bij_hem(session, actor, dag, stukken), *_bij_anderen(session, actor, dag, stukken)]


def _jaarstukken(session: Session, actor: Actor) -> Sequence[jaarstukken.Wachtend]:
    bij = jaarpunten.van(actor)
    return jaarstukken.onderweg(session, bij.regio) if bij else ()


def _bij_hem(session: Session, actor: Actor, dag: date, onderweg: Sequence[jaarstukken.Wachtend]) -> list[Openstaand]:
    stukken = jaarstukken.bij_hem(jaarpunten.van(actor), onderweg)
    punten = (*_alarm(session, actor), *wachtend(session, actor, dag), *stukken, *_functies(session, actor, dag))
    zonder_zaak = [Openstaand(punt, ALGEMEEN[punt.soort], None, "", punt.te_laat(dag), Groep.U) for punt in punten]
    return [*zonder_zaak, *genoemd(session, actor, dag)]


def _bij_anderen(
    session: Session, actor: Actor, dag: date, onderweg: Sequence[jaarstukken.Wachtend]
) -> list[Openstaand]:
    stukken = jaarstukken.bij_gemeenten(jaarpunten.van(actor), onderweg)
    punten = [*jaarpunten.bij_anderen(session, actor, dag), *stukken]
    return [Openstaand(p, ALGEMEEN[p.soort], None, "", p.te_laat(dag), Groep.ANDEREN) for p in punten]


def _alarm(session: Session, actor: Actor) -> Iterator[Punt]:
    alarm = open_alarm(session) if mag(Recht.HERVATTING_VRAGEN, actor.rollen) else None
    if alarm and not alarm.verhuisd_naar:  # of data that moved nobody here has anything to do
        yield Punt(
            soort=LOGALARM,
            onderwerp="Het logboek is niet wat het was: er kan niets worden vastgelegd",
            object=f"logalarm/{alarm.id}",
            ligt_bij=DE_REGIEVOERDER,
            sinds=dag_van(alarm.gevonden_op),
            weegt=Weegt.BLOKKEERT,
        )


def _functies(session: Session, actor: Actor, dag: date) -> Iterator[Punt]:
    """Offices that nobody holds and nobody deputises on the day, for who can fill them."""
    profiel = alle_profielen().get(actor.regio)
    if profiel is None or not mag(Recht.FUNCTIES_BEHEREN, actor.rollen):
        return
    bezetting = lees_bezetting(session, actor.regio)
    for ambt in profiel.functies:
        if any(periode.geldt_op(dag) for periode in bezetting.van_functie(ambt.code)):
            continue
        eerder = [periode.tot for periode in bezetting.van_functie(ambt.code) if periode.tot and periode.tot < dag]
        yield Punt(
            soort=FUNCTIE,
            onderwerp=f"Niemand vervult de functie {functie(profiel, ambt.code).naam}",
            object=f"functie/{ambt.code}",
            ligt_bij=LigtBij(Wie.ROL, "beheerder", "de functioneel beheerder"),
            sinds=max(eerder, default=dag),
            weegt=Weegt.WAARSCHUWT,
        )

"""What another server still lacks of a case, as steps in the order in which ZGW takes them.

No typed text, no names of people and no amounts go along: who may read the other server is not ours to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from app.domain.basis.begrippen import RUST, dag_van
from app.models import Tredebepaling
from app.services.besluit.overzicht import Besluitregel
from app.services.zgw.aanwezig import Aanwezig, Rolsleutel, rolsleutel
from app.services.zgw.beeld import Zaakbeeld
from app.services.zgw.besluit import kern as besluitkern
from app.services.zgw.doeltypen import Doeltypen
from app.services.zgw.rollen import betrokken_aanbieder, betrokken_medewerker
from app.services.zgw.typen import AANBIEDER, besluittype, resultaattype, roltype, statustype
from app.services.zgw.vorm import VAN_PAPIER, Deel, dag
from app.services.zgw.zaak import gezet_op, mogelijk_gezet
from app.services.zgw.zaak import kern as zaakkern

ZONDER_TEKST = "De tekst van dit besluit en de bedragen staan in draaiboek."


class Stapsoort(StrEnum):
    """What a step writes, or takes away."""

    ZAAK = "zaak"
    STATUS = "status"
    ROL = "rol"
    RESULTAAT = "resultaat"
    BESLUIT = "besluit"
    ROL_WEG = "rol weg"
    RESULTAAT_WEG = "resultaat weg"


@dataclass(frozen=True)
class Stap:
    """One thing to do. The address of the zaak there is filled in when it is done; `weg` is what is taken away."""

    soort: Stapsoort
    inhoud: Deel
    weg: str = ""


@dataclass(frozen=True)
class Inhoud:
    """A case and its decisions as the team sees them, and under which number we are responsible."""

    beeld: Zaakbeeld
    besluiten: Sequence[Besluitregel]
    rsin: str


def maak_plan(wat: Inhoud, er: Aanwezig, typen: Doeltypen) -> list[Stap]:
    """The steps. ZGW wants a resultaat before the end status, and after that nothing; so an end comes last."""
    verloop = list(_verloop(wat.beeld, er, typen))
    voor = list(takewhile(lambda deel: not deel.sluit, verloop))
    na = verloop[len(voor) :]
    tussen = [*_rollen(wat.beeld, er, typen), *_besluiten(wat, er, typen)]
    return [*_zaak(wat, er, typen), *_stappen(voor), *tussen, *_stappen(na)]


@dataclass(frozen=True)
class _Deel:
    """The steps of one determination, and whether the zaak is closed by them."""

    sluit: bool
    stappen: tuple[Stap, ...]


def _stappen(delen: Sequence[_Deel]) -> list[Stap]:
    return [stap for deel in delen for stap in deel.stappen]


def in_woorden(stappen: Sequence[Stap]) -> str:
    """How many of each kind: zaak 1, status 2."""
    return ", ".join(f"{soort} {aantal}" for soort, aantal in Counter(stap.soort.value for stap in stappen).items())


def _zaak(wat: Inhoud, er: Aanwezig, typen: Doeltypen) -> list[Stap]:
    if er.zaak:
        return []
    begonnen = dag_van(wat.beeld.bepalingen[0].ingevoerd_op)
    erbij = {"zaaktype": typen.zaaktype, "registratiedatum": dag(begonnen)}
    return [Stap(Stapsoort.ZAAK, zaakkern(wat.rsin, wat.beeld) | erbij)]


def _verloop(beeld: Zaakbeeld, er: Aanwezig, typen: Doeltypen) -> Iterator[_Deel]:
    """The statussen that are not there; with each end its resultaat, which goes when the zaak is reopened."""
    heeft = er.resultaattype
    for bepaling in beeld.bepalingen:
        if er.statussen & mogelijk_gezet(bepaling):
            continue
        soort = resultaattype(bepaling.naar, bepaling.uitkomst)
        wil = typen[soort] if soort else None
        yield _Deel(wil is not None, _van_bepaling(_status(bepaling, typen), heeft, wil))
        heeft = wil
    if heeft and beeld.zaak.toestand not in RUST:
        yield _Deel(sluit=False, stappen=(Stap(Stapsoort.RESULTAAT_WEG, {}),))


def _van_bepaling(status: Stap, heeft: str | None, wil: str | None) -> tuple[Stap, ...]:
    """A resultaat goes before the status that needs it, and away after the status that reopens."""
    weg = (Stap(Stapsoort.RESULTAAT_WEG, {}),) if heeft and heeft != wil else ()
    if wil is None:
        return (status, *weg)
    erbij = (Stap(Stapsoort.RESULTAAT, {"resultaattype": wil, "toelichting": ""}),) if heeft != wil else ()
    return (*weg, *erbij, status)


def _status(bepaling: Tredebepaling, typen: Doeltypen) -> Stap:
    type_ = statustype(bepaling.naar)
    inhoud = {"statustype": typen[type_], "datumStatusGezet": gezet_op(bepaling), "statustoelichting": ""}
    return Stap(Stapsoort.STATUS, inhoud)


def _rollen(beeld: Zaakbeeld, er: Aanwezig, typen: Doeltypen) -> list[Stap]:
    """Who fills a role now and is not there yet; and who is there, but filled it before."""
    nu, eerder = _vervuld(beeld, typen, lopend=True), _vervuld(beeld, typen, lopend=False)
    weg = [Stap(Stapsoort.ROL_WEG, {}, er.rollen[wie]) for wie in eerder if wie in er.rollen and wie not in nu]
    return [*weg, *(Stap(Stapsoort.ROL, rol) for wie, rol in nu.items() if wie not in er.rollen)]


def _vervuld(beeld: Zaakbeeld, typen: Doeltypen, *, lopend: bool) -> dict[Rolsleutel, Deel]:
    rollen = [
        {"roltype": typen[roltype(v.rol.value)], **betrokken_medewerker(v, "")}
        for v in beeld.dossier.vervullingen
        if (v.tot is None) is lopend
    ]
    if lopend:
        rollen.insert(0, {"roltype": typen[roltype(AANBIEDER)], **betrokken_aanbieder(beeld.zaak)})
    return {rolsleutel(rol): rol for rol in rollen}


def _besluiten(wat: Inhoud, er: Aanwezig, typen: Doeltypen) -> Iterator[Stap]:
    for regel in wat.besluiten:
        inhoud = besluitkern(wat.rsin, wat.beeld.zaak, regel)
        if inhoud["identificatie"] not in er.besluiten:
            waarom = f"{ZONDER_TEKST} {VAN_PAPIER}" if regel.besluit.inlezing_id else ZONDER_TEKST
            erbij = {"besluittype": typen[besluittype(regel.besluit.soort)], "toelichting": waarom}
            yield Stap(Stapsoort.BESLUIT, inhoud | erbij)

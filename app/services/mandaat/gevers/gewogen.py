"""What each grantor weighs by a key: its youth turnover at the provider, its inhabitants, or its children in care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from app.domain.besluit.verdeling import Gewichten, Verdeelsleutel
from app.models import Organisatie, Zaak
from app.naslag import naslag
from app.regios import profiel
from app.services.aanbieder.omzetaandelen import omzet_per_gever
from app.services.telling.weging import kinderen_van

S = TypeVar("S")


def weeg(
    session: Session, zaak: Zaak, sleutel: Verdeelsleutel, gevers: Mapping[S, Organisatie], dag: date
) -> Gewichten[S] | None:
    """By this key on a day; None for a key that asks for no weights. Who is not known is not in it."""
    if sleutel is Verdeelsleutel.KINDEREN:
        return _naar_kinderen(session, zaak, {wie: gever.code for wie, gever in gevers.items()}, dag)
    if sleutel is Verdeelsleutel.INWONERS:
        return naar_inwoners(zaak.regio, {wie: gever.code for wie, gever in gevers.items()}, dag)
    return _naar_omzet(session, zaak, gevers) if sleutel is Verdeelsleutel.OMZET else None


def _naar_omzet(session: Session, zaak: Zaak, gevers: Mapping[S, Organisatie]) -> Gewichten[S]:
    per_gever = omzet_per_gever(session, zaak)
    bekend = {wie: per_gever[gever.id] for wie, gever in gevers.items() if gever.id in per_gever}
    return Gewichten({wie: rij.bedrag for wie, rij in bekend.items()})


def _naar_kinderen(session: Session, zaak: Zaak, gevers: Mapping[S, str], dag: date) -> Gewichten[S]:
    """The children in care of one reference date, as `kinderen_van` says. `gevers` by their code."""
    gewicht = kinderen_van(session, zaak, gevers.values(), dag)
    bekend = {wie: gewicht.per_gever[code] for wie, code in gevers.items() if code in gewicht.per_gever}
    return Gewichten(bekend, teldatum=gewicht.teldatum)


def naar_inwoners(regio: str, gevers: Mapping[S, str], dag: date) -> Gewichten[S]:
    """All of one year: the newest that had begun on the day, as `Naslag.inwoners` says. `gevers` by their code."""
    van_wie = {wie: wie_is(regio, code, dag) for wie, code in gevers.items()}
    samen = naslag().inwoners({code for codes in van_wie.values() for code in codes}, dag)
    op = date(samen.jaar, 12, 31) if samen else dag
    tallen = {wie: naslag().inwoners(codes, op) for wie, codes in van_wie.items()}
    return Gewichten({wie: tal.aantal for wie, tal in tallen.items() if tal}, samen.jaar if samen else None)


def wie_is(regio: str, gever: str, dag: date) -> list[str]:
    """The municipalities that a grantor stands for on a day: itself, or those of the youth region that it is."""
    if naslag().gemeente(gever):
        return [gever]
    eigen = profiel(regio)
    jeugdregio = next((r.jeugdregio for r in eigen.andere_regios if r.code == gever), "")
    return naslag().leden_op(jeugdregio, dag)

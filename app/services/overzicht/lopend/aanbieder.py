"""A provider over all its zaken: those that run and those that are closed, in every region, as far as somebody sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import RUST, Actor
from app.domain.basis.fouten import NietGevonden
from app.domain.regio.functies import Bezetting
from app.models import Aanbieder, Zaak
from app.services.aanbieder.aanbieders import GEEN_KVK
from app.services.kern.toegang import gedeelde_zaken, per_actor, teamzaken, zichtbare_zaken
from app.services.overzicht.lopend.blad import Maat, Meter
from app.services.overzicht.lopend.rij import Rij, Totaal, totaal
from app.services.overzicht.lopend.wens import Blik
from app.services.overzicht.lopend.zaken import Lopend
from app.services.telling.telverloop import Telstap

GRENS = 200
ONBEKEND = "Deze aanbieder bestaat niet, of u ziet geen zaak van haar."


@dataclass(frozen=True)
class Aanbiederblad:
    """`aanbieder` is told in full to who is in the team of one of its zaken: `heel`. Of the zaken in whose team he is
    the rows tell all, of the others the part of his own municipality or region.
    """

    aanbieder: Aanbieder
    heel: bool
    lopend: Sequence[Rij]
    in_rust: Sequence[Lopend]
    totaal: Totaal
    stappen: Sequence[Telstap]


def aanbiederblad(
    session: Session, actor: Actor, dag: date, aanbieder_id: int, bezettingen: Mapping[str, Bezetting]
) -> Aanbiederblad:
    """The same provider is another row in each region: they are one by the number of the KvK.

    Raises NietGevonden, after the same question whether it is hidden or does not exist.
    """
    zaken = [Lopend(*rij) for rij in session.execute(_zaken(actor), {"aanbieder": aanbieder_id})]
    if not any(zaak.aanbieder_id == aanbieder_id for zaak in zaken):
        raise NietGevonden(ONBEKEND)
    lopend = [zaak for zaak in zaken if zaak.toestand not in RUST]
    rijen: dict[int, Rij] = {}
    stappen: list[Telstap] = []
    for blik in Blik:
        meter = Meter(session, actor, dag, blik, bezettingen)
        eigen = [zaak for zaak in lopend if bool(zaak.heel) is (blik is Blik.TEAM)]
        meter.lees(list(Maat), eigen)
        rijen |= {zaak.id: meter.rij(zaak) for zaak in eigen}
        stappen += meter.stappen
    return Aanbiederblad(
        aanbieder=session.get_one(Aanbieder, aanbieder_id),
        heel=any(zaak.heel for zaak in zaken if zaak.aanbieder_id == aanbieder_id),
        lopend=[rijen[zaak.id] for zaak in lopend],
        in_rust=[zaak for zaak in zaken if zaak.toestand in RUST],
        totaal=totaal(list(rijen.values())),
        stappen=sorted(stappen, key=lambda stap: (stap.dag, stap.zaak_id)),
    )


@per_actor
def _zaken(actor: Actor) -> Select[*tuple[Any, ...]]:
    z, zelf = Zaak, aliased(Aanbieder)
    nummer = select(zelf.kvk_nummer).where(zelf.id == bindparam("aanbieder"), zelf.kvk_nummer != GEEN_KVK)
    return (
        select(
            z.id, z.zaaknummer, z.regio, z.aanbieder_id, Aanbieder.naam, Aanbieder.zoekvorm, z.toestand,
            z.toestand_sinds, teamzaken(actor), gedeelde_zaken(actor),
        )
        .join(z.aanbieder)
        .where(Aanbieder.kvk_nummer == nummer.scalar_subquery(), zichtbare_zaken(actor))
        .order_by(z.volgorde.desc())
        .limit(GRENS)
    )  # fmt: skip
